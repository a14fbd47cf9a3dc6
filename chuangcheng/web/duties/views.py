"""包联分工: the list, assigning, ending."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.duties import commands
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.duties.queries import visible_charges
from chuangcheng.duties.rules import may_assign, seen_by
from chuangcheng.kernel.permission import require
from chuangcheng.ledgers import exporting
from chuangcheng.people.queries import visible_people, visible_units
from chuangcheng.places.models import Area
from chuangcheng.web import naming, navigation, registers, workbooks
from chuangcheng.web.duties import asked, shown
from chuangcheng.web.duties.forms import ChargeForm
from chuangcheng.web.http import Request, accepted, posted, see
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.people.forms import EndForm

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """包联分工一览."""
    seen = visible_charges(request.actor)
    found = registers.read(
        request, asked.ChargeFilter(request), seen, names=asked.FILTERS, sorts=asked.SORTS
    )
    return registers.shown(
        found,
        "duties/list.html",
        table=shown.table(found.rows, found.heads, actor=request.actor, today=request.today),
        views=shown.views(seen, given=request.GET, today=request.today),
        export=workbooks.offer(request, "duties:export", _exported(request, found.which)),
        new_url=navigation.address("duties:new", request.actor),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出包保分工表: of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.ChargeFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = exporting.export_charges(ordered, by=request.actor, now=request.now)
    return workbooks.sent(content, request, name=_("包保分工表"))


def new(request: Request) -> HttpResponse:
    """安排包联分工."""
    areas = _areas(request)
    form = ChargeForm(
        *posted(request),
        areas=areas,
        people=list(visible_people(request.actor).order_by("unit__pinyin", "pinyin", "id")),
        offered=list(visible_units(request.actor).valid(request.today).order_by("pinyin")),
        initial={"since": request.today},
        now=request.now,
    )

    def deed() -> Charge:
        where = form.found_place() or form.cleaned_data["community"]
        kind = ChargeKind(form.cleaned_data["kind"])
        return commands.assign(where, kind, **form.given(), by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已安排"))
        return redirect("duties:list")
    return form_page(
        request,
        form,
        title=_("安排包联分工"),
        submit=_("安排"),
        crumbs=[crumb(_("包联分工"), reverse("duties:list"))],
        template="duties/form.html",
        places=naming.names(request, areas),
    )


def ending(request: Request, pk: int) -> HttpResponse:
    """结束包联分工."""
    charge = see(visible_charges(request.actor), pk)
    require(may_assign(request.actor, charge))
    form = EndForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Charge:
        on = form.cleaned_data["on"]
        return commands.end(charge, on=on, by=request.actor, now=request.now)

    if accepted(form, deed):
        messages.success(request, _("已结束"))
        return redirect("duties:list")
    facts = {"where": charge.where_name, "kind": charge.get_kind_display()}
    title = _("结束%(where)s的%(kind)s") % facts
    top = [crumb(_("包联分工"), reverse("duties:list"))]
    return form_page(request, form, title=title, submit=_("结束"), crumbs=top)


def _areas(request: Request) -> list[Area]:
    """社区、村 and their grids in which somebody works."""
    inside = Area.objects.valid(request.today).below(request.actor.area_ids)
    found = inside.select_related("parent").order_by("parent__order", "order", "id")
    return [area for area in found if may_assign(request.actor, area)]


def _exported(request: Request, which: Q) -> QuerySet[Charge]:
    mine = seen_by(request.actor, verb="duties.export")
    return visible_charges(request.actor).filter(mine & which)
