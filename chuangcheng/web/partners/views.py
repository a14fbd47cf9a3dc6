"""包联共建: the lists of pledges, agreements and matches; one pledge, one agreement."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.ledgers.pledge_exporting import export_pledges
from chuangcheng.partners import queries
from chuangcheng.partners.models import Agreement, Match, Pledge, PledgeKind
from chuangcheng.partners.rules import (
    agreements_seen_by,
    matches_seen_by,
    may,
    pledges_seen_by,
)
from chuangcheng.publicity.queries import paid_by
from chuangcheng.volunteering.queries import shown_of
from chuangcheng.web import navigation, paging, records, registers, workbooks
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.partners import asked, keeping_shown, shown
from chuangcheng.web.publicity.shown import paid_for
from chuangcheng.web.volunteered import showing


def index(request: Request) -> HttpResponse:
    """共建事项一览."""
    found = registers.read(
        request,
        asked.PledgeFilter(request),
        queries.visible_pledges(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    names = queries.unit_names(found.rows)
    return registers.shown(
        found,
        "partners/list.html",
        table=shown.pledges(found.rows, names, found.heads, request.today),
        tabs=shown.tabs("partners:list", request.actor),
        export=workbooks.offer(request, "partners:export", _exported(request, found.which)),
        new_url=navigation.address("partners:new", request.actor),
        figures=beside.of(request, placed.on("partners:list")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出包联台账, of the list as it is filtered; unfiltered with all that was signed."""
    which = registers.exported(asked.PledgeFilter(request))
    ordered = workbooks.taken(_exported(request, which), request, sorts=asked.SORTS)
    rest: dict[str, Any] = {}
    if not which:
        signed, matched = (
            seen(request.actor, "partners.export") for seen in (agreements_seen_by, matches_seen_by)
        )
        rest["agreements"] = queries.visible_agreements(request.actor).filter(signed)
        rest["matches"] = queries.visible_matches(request.actor).filter(matched)
    content = export_pledges(ordered, **rest, now=request.now)
    return workbooks.sent(content, request, name=_("包联台账"))


def agreements(request: Request) -> HttpResponse:
    """共建协议一览."""
    found = queries.visible_agreements(request.actor)
    page = paging.page(found, request.GET, sorts=[asked.SIGNED])
    names = queries.unit_names(page.rows)
    return registers.whole(
        request,
        page,
        "partners/agreements.html",
        counted=paging.capped(found),
        table=shown.agreements(page.rows, names, {}, request.today),
        tabs=shown.tabs("partners:agreements", request.actor),
        new_url=navigation.address("partners:agreement_new", request.actor),
        figures=beside.of(request, placed.on("partners:agreements")),
    )


def matches(request: Request) -> HttpResponse:
    """包联结对一览."""
    found = queries.visible_matches(request.actor)
    page = paging.page(found, request.GET, sorts=[asked.MATCHED])

    def url(match: Match) -> str:
        ends = may("agree", request.actor, match) and not match.has_ended
        return reverse("partners:match_end", args=[match.pk]) if ends else ""

    return registers.whole(
        request,
        page,
        "partners/matches.html",
        counted=paging.capped(found),
        table=shown.matches(page.rows, {}, request.today, url),
        tabs=shown.tabs("partners:matches", request.actor),
        new_url=navigation.address("partners:match_new", request.actor),
        figures=beside.of(request, placed.on("partners:matches")),
    )


def detail(request: Request, pk: int) -> HttpResponse:
    """一项共建事项: who promised what, how it stood, when it is expected, what was delivered."""
    pledge = see(queries.visible_pledges(request.actor), pk)
    names = queries.unit_names([pledge])[pk]
    return records.shown(
        request,
        pledge,
        crumbs=[top()],
        offered=_offered(request, pledge),
        parts=[
            records.facts(shown.pledge_facts(pledge, names)),
            _delivered(request, pledge),
            records.rows(
                "activities",
                _("兑现时的志愿活动"),
                showing(shown_of(pledge, request.actor), request.today),
            ),
            records.rows(
                "linked",
                _("建成的设施和对接的需求"),
                keeping_shown.linked(queries.linked_to(pledge, request.actor), request.today),
            ),
            records.rows(
                "assets", _("由它出资的宣传设施"), paid_for(paid_by(pledge, actor=request.actor))
            ),
            records.rows(
                "stages", _("历次状态"), shown.stages(queries.stages_of(pledge), request.today)
            ),
        ],
        template="partners/detail.html",
        state=shown.state(pledge),
        vague=shown.vague(pledge),
    )


def agreement(request: Request, pk: int) -> HttpResponse:
    """一份共建协议: whom it binds, its scan, what was promised under it."""
    found = see(queries.visible_agreements(request.actor), pk)
    names = queries.unit_names([found])[pk]
    pledges = list(queries.visible_pledges(request.actor).filter(agreement=found))
    table = shown.pledges(pledges, queries.unit_names(pledges), {}, request.today)
    writes = bool(may("agree", request.actor, found))
    voids = may("void", request.actor, found)
    return records.shown(
        request,
        found,
        crumbs=[top(), crumb(_("共建协议"), reverse("partners:agreements"))],
        offered=records.Deeds(
            buttons=[records.edit(_of(found, "correction") if writes else "")],
            menu=[records.deed(_("作废"), _of(found, "void") if voids else "")],
        ),
        parts=[
            records.facts(shown.agreement_facts(found, names)),
            records.table("pledges", table, empty=_("协议下还没有登记共建事项")),
            records.files(
                found.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("partners:agreement_file", args=[pk, proof.pk]),
                add_url=_of(found, "files") if writes else "",
            ),
        ],
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """协议扫描件, under its agreement."""
    found = see(queries.visible_agreements(request.actor), pk)
    scan = get_object_or_404(found.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(scan, name=f"{found}-{scan.order + 1}")


def top() -> dict[str, str]:
    """包联共建, the first crumb."""
    return crumb(_("包联共建"), reverse("partners:list"))


def _exported(request: Request, which: Q) -> QuerySet[Pledge]:
    mine = pledges_seen_by(request.actor, "partners.export")
    return queries.visible_pledges(request.actor).filter(mine & which)


def _delivered(request: Request, pledge: Pledge) -> records.Part:
    """应有的各次 of what comes again, else what was noted."""
    may_note = bool(may("deliver", request.actor, pledge))
    new = reverse("partners:delivery_new", args=[pledge.pk])

    def note_url(own_day: date) -> str:
        return f"{new}?own_day={own_day.isoformat()}" if may_note else ""

    if pledge.rule is not None:
        found = queries.expected(pledge, until=request.today + queries.AHEAD)
        table = shown.expected(found, request.today, note_url)
        return records.table("expected", table, empty=_("频次在商定以后还没有应有的一次"))
    noted = queries.visible_deliveries(request.actor).filter(pledge=pledge)
    table = shown.deliveries(noted.order_by("-happened_on", "-pk"), request.today)
    return records.table("deliveries", table, empty=_("还没有登记兑现"))


def _offered(request: Request, pledge: Pledge) -> records.Deeds:
    writes = may("pledge", request.actor, pledge)
    notes = may("deliver", request.actor, pledge)
    has_moved = writes and queries.has_moved(pledge)
    answers = writes and queries.waiting_beside(pledge).exists()
    sets_up = notes and pledge.kind == PledgeKind.FACILITY and queries.was_kept(pledge)
    built = reverse("partners:facility_new")
    voids = may("void", request.actor, pledge)
    return records.Deeds(
        primary=records.deed(
            _("登记兑现"), _url("delivery_new", pledge) if notes else "", icon="check"
        ),
        buttons=[
            records.edit(_url("correction", pledge) if writes else ""),
            records.deed(_("更新状态"), _url("progress", pledge) if writes else ""),
        ],
        menu=[
            records.deed(_("对接需求"), _url("answer", pledge) if answers else ""),
            records.deed(_("登记便民设施"), f"{built}?pledge={pledge.pk}" if sets_up else ""),
            records.deed(_("撤回上一次变动"), _url("retraction", pledge) if has_moved else ""),
            records.deed(_("作废"), _url("void", pledge) if voids else ""),
        ],
    )


def _url(page: str, pledge: Pledge) -> str:
    return reverse(f"partners:{page}", args=[pledge.pk])


def _of(agreement: Agreement, page: str) -> str:
    return reverse(f"partners:agreement_{page}", args=[agreement.pk])
