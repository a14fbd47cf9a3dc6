"""单位: the list, one unit, adding, correcting, renaming, ending."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import present, require
from chuangcheng.people import commands, corrections
from chuangcheng.people.models import Person, Unit
from chuangcheng.people.queries import names_of, visible_people, visible_units
from chuangcheng.people.rules import may_edit_person, may_edit_unit
from chuangcheng.places.models import Area
from chuangcheng.web import charges, navigation, records, registers
from chuangcheng.web.http import Request, accepted, posted, see
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.units import asked, shown
from chuangcheng.web.units.forms import CorrectionForm, EndingForm, RenamingForm, UnitForm

_MOST_MEMBERS = 20


def index(request: Request) -> HttpResponse:
    """单位一览."""
    found = registers.read(
        request,
        asked.UnitFilter(request),
        visible_units(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    return registers.shown(
        found,
        "units/list.html",
        table=shown.table(found.rows, found.heads, _members(found.rows), request.today),
        new_url=navigation.address("units:new", request.actor),
    )


def detail(request: Request, pk: int) -> HttpResponse:
    """一个单位: its names, who belongs to it, what it answers for."""
    unit = see(visible_units(request.actor), pk)
    people = visible_people(request.actor).filter(unit=unit).order_by("pinyin", "id")
    may_edit = may_edit_unit(request.actor, unit.area)
    members = shown.members(people[:_MOST_MEMBERS], request.actor)
    held = charges.of_unit(unit, today=request.today)
    nobody, nothing = _("还没有登记这个单位的人员"), _("还没有安排它负责的点位或区域")
    return records.shown(
        request,
        unit,
        title=unit.name,
        crumbs=_crumbs(unit)[:-1],
        offered=records.Deeds(
            primary=records.deed(_("登记人员"), _new_person_url(request, unit), icon="plus"),
            buttons=[records.edit(reverse("units:correction", args=[pk]) if may_edit else "")],
            menu=_deeds(unit) if may_edit and unit.until == OPEN_END else [],
        ),
        parts=[
            records.rows("members", _("人员"), members, empty=nobody, link=_members_link(unit)),
            records.rows("charges", _("负责什么"), held, empty=nothing),
        ],
        side=[
            records.facts(shown.facts(unit, request.today)),
            records.rows("names", _("用过的名称"), shown.names(names_of(unit), request.today)),
        ],
    )


def new(request: Request) -> HttpResponse:
    """登记单位."""
    made: list[Unit] = []
    form = UnitForm(*posted(request), areas=_areas(request), now=request.now)

    def deed() -> None:
        given = form.described()
        made.append(
            commands.add_unit(given.pop("name"), **given, by=request.actor, now=request.now)
        )

    if accepted(form, deed):
        messages.success(request, _("已登记“%s”") % made[0].name)
        return redirect("units:detail", made[0].pk)
    top = [crumb(_("单位"), reverse("units:list"))]
    return form_page(request, form, title=_("登记单位"), submit=_("登记"), crumbs=top)


def correction(request: Request, pk: int) -> HttpResponse:
    """修改单位."""
    unit = _to_change(request, pk)
    standing = names_of(unit).filter(official=False, until=OPEN_END).exclude(name=unit.short)
    form = CorrectionForm(
        *posted(request),
        unit=unit,
        aliases=list(standing.values_list("name", flat=True)),
        areas=_areas(request),
        now=request.now,
    )

    def deed() -> Unit:
        given = form.described()
        return corrections.edit_unit(unit, **given, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已修改“%s”") % unit.name)
        return redirect("units:detail", pk)
    title = _("修改%s") % unit
    return form_page(request, form, title=title, submit=_("保存修改"), crumbs=_crumbs(unit))


def renaming(request: Request, pk: int) -> HttpResponse:
    """单位更名."""
    unit = _to_change(request, pk)
    form = RenamingForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Unit:
        return commands.rename_unit(unit, **form.cleaned_data, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已更名为“%s”") % unit.name)
        return redirect("units:detail", pk)
    lead = _("现在叫“%s”") % unit.name
    return form_page(
        request, form, title=_("更名"), submit=_("更名"), crumbs=_crumbs(unit), lead=lead
    )


def ending(request: Request, pk: int) -> HttpResponse:
    """撤销单位."""
    unit = _to_change(request, pk)
    form = EndingForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Unit:
        on = form.cleaned_data["on"]
        return commands.end_unit(unit, on=on, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已撤销“%s”") % unit.name)
        return redirect("units:detail", pk)
    title = _("撤销%s") % unit
    return form_page(request, form, title=title, submit=_("撤销单位"), crumbs=_crumbs(unit))


def _to_change(request: Request, pk: int) -> Unit:
    unit = see(visible_units(request.actor), pk)
    require(may_edit_unit(request.actor, unit.area))
    return unit


def _members(units: list[Unit]) -> dict[int, int]:
    """How many people each has, in one statement."""
    mine = Person.objects.filter(unit__in=units, void=False).order_by()
    return dict(mine.values_list("unit").annotate(n=Count("pk")))


def _members_link(unit: Unit) -> dict[str, str]:
    return {"text": _("全部人员"), "url": f"{reverse('people:list')}?unit={unit.pk}"}


def _areas(request: Request) -> list[Area]:
    """The areas in which somebody works, and those above them."""
    inside = Area.objects.valid(request.today).below(request.actor.area_ids)
    own = list(inside.order_by("order", "id"))
    above = present(*(key for area in own for key in (area.city_id, area.district_id)))
    higher = Area.objects.filter(pk__in=above - {area.pk for area in own}).order_by("id")
    return [*higher, *own]


def _deeds(unit: Unit) -> list[dict[str, Any]]:
    named = ((_("更名"), "renaming"), (_("撤销单位"), "ending"))
    return [
        {"text": text, "url": reverse(f"units:{page}", args=[unit.pk]), "post": False}
        for text, page in named
    ]


def _new_person_url(request: Request, unit: Unit) -> str:
    may = may_edit_person(request.actor, unit.area) and unit.until == OPEN_END
    return f"{reverse('people:new')}?unit={unit.pk}" if may else ""


def _crumbs(unit: Unit) -> list[dict[str, str]]:
    return [
        crumb(_("单位"), reverse("units:list")),
        crumb(unit, reverse("units:detail", args=[unit.pk])),
    ]
