"""点位小区: the list, one place, adding and correcting."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.calendars import queries as calendars
from chuangcheng.duties import queries as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.inspections import lists
from chuangcheng.inspections.queries import visible_visits
from chuangcheng.inspections.rules import may as may_with_inspection
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import POLICY as ISSUES
from chuangcheng.issues.rules import may as may_with_issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import exporting
from chuangcheng.places import commands
from chuangcheng.places.models import Place, PlaceType
from chuangcheng.places.queries import visible_places
from chuangcheng.places.rules import POLICY, may_edit, reach_q
from chuangcheng.web import charges, filters, navigation, records, registers, workbooks
from chuangcheng.web.fields import PageForm
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, form_error, form_status, posted, see
from chuangcheng.web.issues import listing
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import crumb
from chuangcheng.web.places import asked, shown, visiting
from chuangcheng.web.places.forms import CorrectionForm, PlaceForm

_MOST_ROWS = 10

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """点位小区一览."""
    found = registers.read(
        request,
        asked.PlaceFilter(request),
        visible_places(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    companies = duties.holders(
        [place.pk for place in found.rows], ChargeKind.PROPERTY, on=request.today
    )
    return registers.shown(
        found,
        "places/list.html",
        table=shown.table(found.rows, found.heads, companies),
        figures=beside.of(request, placed.on("places:list")),
        export=workbooks.offer(
            request, "places:export", _exported(request, found.which), counted=_("个小区")
        ),
        new_url=navigation.address("places:new", request.actor),
        sheets_url=f"{reverse('places:sheets')}{filters.url(request.GET)}",
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出小区台账: of the list as it is filtered, the compounds."""
    rows = _exported(request, registers.exported(asked.PlaceFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = exporting.export_places(ordered, by=request.actor, now=request.now)
    return workbooks.sent(content, request, name=_("小区台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一个点位: what it is, who answers for it, what is open there, when it was looked at."""
    place = see(visible_places(request.actor), pk)
    visits = visible_visits(request.actor).filter(place=place).order_by("-visited_on", "-pk")
    looked_at = shown.visits(visits[:_MOST_ROWS], request.today)
    held = charges.of_place(place, request.actor, today=request.today)
    return records.shown(
        request,
        place,
        title=place.name,
        crumbs=[crumb(_("点位小区"), reverse("places:list"))],
        lead=_("%(type)s，%(community)s")
        % {"type": place.get_type_display(), "community": place.community.name},
        offered=records.Deeds(
            primary=records.deed(_("登记这里的问题"), _report_url(request, place), icon="plus"),
            buttons=[
                records.deed(_("登记检查"), visiting.urls(request, [place]).get(place.pk, "")),
                records.deed(_("一页纸"), reverse("places:sheet", args=[pk]), icon="printer"),
                records.edit(_edit_url(request, place)),
            ],
        ),
        parts=[
            *_issues(request, place),
            records.own(
                "checked",
                _("按检查表看，各项最近一次"),
                "inspections/verdicts.html",
                _checked(request, place),
            ),
            records.rows("visits", _("检查记录"), looked_at, empty=_("还没有检查记录")),
        ],
        side=[
            records.facts(shown.facts(place, place.aliases.values_list("name", flat=True))),
            records.charges(held),
        ],
    )


def new(request: Request) -> HttpResponse:
    """登记点位."""
    areas = [area for area in areas_of(request) if may_edit(request.actor, area)]
    form = PlaceForm(*posted(request), areas=areas, now=request.now)
    if form.is_bound and form.is_valid() and (place := _added(request, form)):
        messages.success(request, _("已登记“%s”") % place.name)
        return redirect("places:detail", place.pk)
    return _form(request, form, title=_("登记点位"), submit=_("登记"), back=reverse("places:list"))


def correction(request: Request, pk: int) -> HttpResponse:
    """修改点位."""
    place = see(visible_places(request.actor), pk)
    require(may_edit(request.actor, place))
    form = CorrectionForm(*posted(request), place=place, now=request.now)
    back = reverse("places:detail", args=[pk])
    if form.is_bound and form.is_valid() and _edited(request, place, form):
        messages.success(request, _("已修改“%s”") % place.name)
        return redirect(back)
    return _form(request, form, title=_("修改%s") % place.name, submit=_("保存修改"), back=back)


def _issues(request: Request, place: Place) -> list[records.Part]:
    """在办的问题, for whoever sees issues at all."""
    if not ISSUES.permit(request.actor, "issues.see"):
        return []
    at_place = Issue.objects.filter(seen_by(request.actor), place=place, ended_at__isnull=True)
    found = listing.with_names(at_place).order_by("due_at", "pk")[:_MOST_ROWS]
    brief = listing.brief(found, request.now, calendars.calendar())
    issues = {"caption": _("在办的问题"), **brief}
    link = _all_issues(request, place)
    return [records.table("issues", issues, empty=_("这里没有在办的问题"), link=link)]


def _checked(request: Request, place: Place) -> list[Shape]:
    """最近一次检查 of each item, for whoever sees the inspections here."""
    if not may_with_inspection("see", request.actor, place):
        return []
    return shown.last_answers(lists.last_answers(place), request.today)


def _exported(request: Request, which: Q) -> QuerySet[Place]:
    """小区, for which there is a register, of those that the person may take away."""
    mine = reach_q(POLICY, "places.export", actor=request.actor)
    return visible_places(request.actor).filter(mine & which, type=PlaceType.COMPOUND)


def _added(request: Request, form: PlaceForm) -> Place | None:
    try:
        return commands.add_place(form.draft(), by=request.actor, now=request.now)
    except Refused as refusal:
        form_error(form, refusal)
        return None


def _edited(request: Request, place: Place, form: CorrectionForm) -> bool:
    try:
        commands.edit_place(place, by=request.actor, now=request.now, **form.described())
    except Refused as refusal:
        form_error(form, refusal)
        return False
    return True


def _form(request: Request, form: PageForm, *, title: str, submit: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "submit": submit, "back_url": back}
    return render(request, "places/form.html", context, status=form_status(form))


def _edit_url(request: Request, place: Place) -> str:
    may = may_edit(request.actor, place)
    return reverse("places:correction", args=[place.pk]) if may else ""


def _all_issues(request: Request, place: Place) -> Shape | None:
    """这里的全部问题: the list, asked for the place by its name."""
    url = navigation.address("issues:list", request.actor)
    asked_for = urlencode({"q": place.name})
    return {"text": _("全部问题"), "url": f"{url}?{asked_for}"} if url else None


def _report_url(request: Request, place: Place) -> str:
    """随手报 at this place, for whoever may report here."""
    if not may_with_issue("raise", request.actor, place):
        return ""
    return f"{reverse('issues:new')}?place={place.pk}"
