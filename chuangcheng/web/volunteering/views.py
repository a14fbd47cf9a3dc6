"""志愿服务: the list of activities, one activity with who took part, its pictures."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.ledgers import volunteering_exporting
from chuangcheng.partners.queries import visible_deliveries
from chuangcheng.volunteering import queries
from chuangcheng.volunteering.models import Activity, ActivityState
from chuangcheng.volunteering.rules import activities_seen_by, may
from chuangcheng.web import navigation, records, registers, words, workbooks
from chuangcheng.web import volunteered as shown
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.volunteering import asked, promises, tabs


def index(request: Request) -> HttpResponse:
    """志愿活动一览."""
    found = registers.read(
        request,
        asked.ActivityFilter(request),
        queries.visible_activities(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    return registers.shown(
        found,
        "volunteering/list.html",
        table=shown.table(found.rows, found.heads, request.today),
        export=workbooks.offer(request, "volunteering:export", _exported(request, found.which)),
        new_url=navigation.address("volunteering:new", request.actor),
        tabs=tabs.of("list"),
        figures=beside.of(request, placed.on("volunteering:list")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出志愿活动台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.ActivityFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = volunteering_exporting.export_activities(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("志愿活动台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一次志愿活动: who took part, with whom, its pictures."""
    found = queries.visible_activities(request.actor)
    activity = see(found.select_related("fulfils__pledge"), pk)
    edits = bool(may("record", request.actor, activity))
    return records.shown(
        request,
        activity,
        crumbs=[tabs.top()],
        offered=_offered(request, activity, edits=edits),
        parts=[
            records.facts(
                shown.counted(activity),
                title=_("参加和受益"),
                id="counted",
                empty="" if activity.is_held else _("开展了再登记人数"),
            ),
            records.files(
                activity.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("volunteering:file", args=[pk, proof.pk]),
                add_url=_url("files", activity) if edits else "",
            ),
        ],
        side=[records.facts(_facts(request, activity))],
        template="volunteering/detail.html",
        state=shown.state(activity),
        day=words.full_day(activity.held_on),
        note=shown.late(activity, request.today),
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """活动材料, under its activity."""
    activity = see(queries.visible_activities(request.actor), pk)
    found = get_object_or_404(activity.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{activity.title[:40]}-{found.order + 1}")


def _facts(request: Request, activity: Activity) -> list[dict[str, str]]:
    """基本情况, with the promise that it kept, where somebody linked one."""
    kept = activity.fulfils
    if kept is None or kept.void:
        return shown.facts(activity)
    is_seen = visible_deliveries(request.actor).filter(pk=kept.pk).exists()
    url = reverse("partners:delivery", args=[kept.pk]) if is_seen else ""
    return [*shown.facts(activity), records.fact(_("兑现承诺"), kept.pledge.what, url=url)]


def _offered(request: Request, activity: Activity, *, edits: bool) -> records.Deeds:
    planned = edits and activity.state == ActivityState.PLANNED
    linked = activity.fulfils is not None and not activity.fulfils.void
    links = edits and activity.is_held and not linked and bool(promises.keepable(request, activity))
    voids = may("void", request.actor, activity)
    return records.Deeds(
        primary=records.deed(_("登记开展"), _url("holding", activity) if planned else ""),
        buttons=[records.edit(_url("correction", activity) if edits else "")],
        menu=[
            records.deed(_("改期"), _url("postponement", activity) if planned else ""),
            records.deed(_("取消活动"), _url("cancellation", activity) if planned else ""),
            records.deed(_("关联承诺"), _url("fulfilment", activity) if links else ""),
            records.deed(_("解除关联"), _url("separation", activity) if edits and linked else ""),
            records.deed(_("作废"), _url("void", activity) if voids else ""),
        ],
    )


def _exported(request: Request, which: Q) -> QuerySet[Activity]:
    mine = activities_seen_by(request.actor, "volunteering.export")
    return queries.visible_activities(request.actor).filter(mine & which)


def _url(page: str, activity: Activity) -> str:
    return reverse(f"volunteering:{page}", args=[activity.pk])
