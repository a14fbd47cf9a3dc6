"""专项治理: the list, one campaign with its measures by day, its issues and what was seen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.calendars import queries as calendars
from chuangcheng.campaigns import queries
from chuangcheng.campaigns.models import Campaign, Measure
from chuangcheng.campaigns.rules import may, measures_seen_by, seen_by
from chuangcheng.figures import campaigns as figures
from chuangcheng.figures.asking import Answer, ask_by
from chuangcheng.figures.kinds import Figure, Scope
from chuangcheng.figures.rules import may_see
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.ledgers import measure_exporting
from chuangcheng.meetings import queries as meetings
from chuangcheng.reports.progress import scope_of
from chuangcheng.web import gathered, navigation, paging, records, registers, workbooks
from chuangcheng.web.campaigns import asked, shown
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.figures.asked import own_area, rows_url
from chuangcheng.web.figures.shown import number
from chuangcheng.web.http import Request, see
from chuangcheng.web.issues import listing
from chuangcheng.web.pages import crumb
from chuangcheng.web.paging import Sort

ORDER = Sort("order", "position")
BY_CAMPAIGN = "campaign"
_MOST_ISSUES = 50

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """专项治理一览."""
    found = registers.read(
        request,
        asked.CampaignFilter(request),
        queries.visible_campaigns(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    sites = queries.sites_of(found.rows)
    done = _done_of(request, found.rows)
    export = workbooks.offer(request, "campaigns:export", _exported(request, found.which))
    return registers.shown(
        found,
        "campaigns/list.html",
        table=shown.table(found.rows, sites, done, found.heads, request.today),
        tabs=shown.tabs("list", request.actor),
        export={**export, "text": _("导出这些行动的措施")} if export else None,
        new_url=navigation.address("campaigns:new", request.actor),
        figures=beside.of(request, placed.on("campaigns:list")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出治理措施台账: the measures of the campaigns that the list shows."""
    rows = _exported(request, registers.exported(asked.CampaignFilter(request)))
    workbooks.require_few(rows)
    ordered = rows.order_by("campaign", "position", "id")
    content = measure_exporting.export_measures(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("治理措施台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一个专项治理: how far it is, its measures, its issues, what was seen and not counted."""
    campaign = see(queries.visible_campaigns(request.actor), pk)
    sites = queries.sites_of([campaign])[pk]
    can_link = bool(may("link", request.actor, campaign)) and not campaign.has_ended
    return records.shown(
        request,
        campaign,
        crumbs=[crumb(_("专项治理"), reverse("campaigns:list"))],
        offered=_offered(request, campaign),
        parts=[
            *_numbers(request, campaign),
            _measures(request, campaign),
            _days(request, campaign),
            _issues(request, campaign, can_link=can_link),
            *_seen(request, campaign, can_link=can_link),
            _meetings(request, campaign),
        ],
        side=[records.facts(shown.facts(campaign, sites, request.actor))],
        template="campaigns/detail.html",
        state=shown.state(campaign),
        due=shown.due(campaign, campaign.ended_on, request.today),
        ended=campaign.has_ended,
        vague="" if campaign.has_ended else shown.vague(campaign),
    )


def _numbers(request: Request, campaign: Campaign) -> list[records.Part]:
    """到今天的数, for those to whom the sub-district's figures are open."""
    if not may_see(request.actor, campaign.subdistrict):
        return []
    scope = scope_of(campaign.subdistrict, as_of=request.today)
    cells = ask_by(
        [figure for column in placed.OF_ONE_CAMPAIGN for figure in column], scope, BY_CAMPAIGN
    )
    columns = [
        [_line(figure, cells[figure.key].get(campaign.pk), scope, campaign) for figure in column]
        for column in placed.OF_ONE_CAMPAIGN
    ]
    return [records.own("numbers", _("到今天"), "campaigns/numbers.html", columns)]


def _line(figure: Figure, answer: Answer | None, scope: Scope, campaign: Campaign) -> Shape:
    answer = answer or Answer(figure, Quantity(0), rows=0)
    url = rows_url(figure.key, scope, {BY_CAMPAIGN: campaign.pk}) if answer.rows else ""
    return {"name": figure.name, "figure": number(answer, url), "change": None, "note": ""}


def _measures(request: Request, campaign: Campaign) -> records.Part:
    found = queries.visible_measures(request.actor).filter(campaign=campaign)
    page = paging.page(found, request.GET, sorts=[ORDER])
    return records.table(
        "measures",
        shown.measures_of(page.rows, request.today),
        empty=_("还没有安排措施"),
        pager=page.pager(paging.capped(found)),
    )


def _days(request: Request, campaign: Campaign) -> records.Part:
    """按日进度 of the measures that the person sees, from the first day to the last or today."""
    found = queries.visible_measures(request.actor).filter(campaign=campaign)
    ids = found.select_related(None).prefetch_related(None).order_by().only("pk")
    last = min(request.today, campaign.ended_on)
    days = queries.progress(ids, since=campaign.began_on, until=last)
    held = shown.days(days, request.today) if ids else []
    return records.rows("days", _("按日进度"), held)


def _issues(request: Request, campaign: Campaign, *, can_link: bool) -> records.Part:
    """归入的问题, each with the way out of the campaign."""
    links = queries.visible_links(request.actor).filter(campaign=campaign)
    held = dict(links.order_by("pk").values_list("issue", "pk")[:_MOST_ISSUES])
    issues = listing.with_names(Issue.objects.filter(pk__in=held)).order_by("due_at", "pk")
    brief = listing.brief(issues, request.now, calendars.calendar())
    table = {
        "caption": _("归入的问题"),
        "columns": [*brief["columns"], *shown.removal_column(can_link=can_link)],
        "rows": [
            {
                **row,
                "cells": [
                    *row["cells"],
                    *shown.removal("issue_removal", held[row["value"]], can_link=can_link),
                ],
            }
            for row in brief["rows"]
        ],
    }
    url = _url("issues", campaign) if can_link else ""
    deeds = [{"text": _("归入已登记的问题"), "url": url}] if url else []
    return records.table("issues", table, empty=_("还没有归入问题"), deeds=deeds)


def _seen(request: Request, campaign: Campaign, *, can_link: bool) -> list[records.Part]:
    """归入的检查, and what they stated without counting it."""
    rounds = list(queries.rounds_of(campaign))
    statements = queries.visible_statements(request.actor).filter(campaign=campaign)
    url = _url("rounds", campaign) if can_link else ""
    deeds = [{"text": _("归入检查轮次"), "url": url}] if url else []
    if url and queries.stated_inside(campaign, [row.round for row in rounds]).exists():
        deeds.append({"text": _("有新的所见情况，再归入一次就接过来"), "url": url})
    return [
        records.table("seen", shown.statements(statements, request.today)),
        records.table(
            "rounds",
            shown.rounds(rounds, request.today, can_link=can_link),
            empty=_("还没有归入检查"),
            deeds=deeds,
        ),
    ]


def _meetings(request: Request, campaign: Campaign) -> records.Part:
    """专项治理的会议: cited from the list of meetings, where they are counted."""
    found = meetings.meetings_of(campaign, actor=request.actor)
    return records.table("meetings", gathered.table(found, {}, request.today))


def _offered(request: Request, campaign: Campaign) -> records.Deeds:
    runs = bool(may("run", request.actor, campaign))
    arranges = may("arrange", request.actor, campaign) and not campaign.has_ended
    voids = may("void", request.actor, campaign)
    going, ended = runs and not campaign.has_ended, runs and campaign.has_ended
    return records.Deeds(
        primary=records.deed(
            _("安排措施"), _url("measure_new", campaign) if arranges else "", icon="plus"
        ),
        buttons=[records.edit(_url("correction", campaign) if going else "")],
        menu=[
            records.deed(_("结束行动"), _url("ending", campaign) if going else ""),
            records.deed(_("重新启动"), _url("resumption", campaign) if ended else ""),
            records.deed(_("作废"), _url("void", campaign) if voids else ""),
        ],
    )


def _done_of(request: Request, found: Iterable[Campaign]) -> Mapping[int, Shape]:
    """已完成 / 安排的 of each campaign, where the figures are open to the person."""
    area = own_area(request.actor)
    campaigns = list(found)
    if area is None or not campaigns or not may_see(request.actor, area):
        return {each.pk: {"text": "—"} for each in campaigns}
    scope = scope_of(area, as_of=request.today)
    cells = ask_by([figures.SET, figures.DONE], scope, BY_CAMPAIGN)
    return {each.pk: _fraction(cells, each.pk, scope) for each in campaigns}


def _fraction(cells: Mapping[str, Mapping[Any, Answer]], pk: int, scope: Scope) -> Shape:
    whole = cells[figures.SET.key].get(pk)
    if whole is None:
        return {"text": "—"}
    done = cells[figures.DONE.key].get(pk)
    url = rows_url(figures.SET.key, scope, {BY_CAMPAIGN: pk})
    return {"text": f"{done.rows if done else 0} / {whole.rows}", "url": url}


def _exported(request: Request, which: Q) -> QuerySet[Measure]:
    """The measures, of the campaigns of a list, that the person may take along."""
    mine = Campaign.objects.standing().filter(seen_by(request.actor, "campaigns.export"), which)
    measures = Measure.objects.standing().filter(campaign__in=mine.values("pk"))
    return measures.filter(measures_seen_by(request.actor, "campaigns.export"))


def _url(page: str, campaign: Campaign) -> str:
    return reverse(f"campaigns:{page}", args=[campaign.pk])
