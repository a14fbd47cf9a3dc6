"""督导检查: rounds, visits, and what was covered."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.inspections import lists
from chuangcheng.inspections.models import Finding, Round, Visit
from chuangcheng.inspections.queries import uncounted, visible_rounds, visible_visits
from chuangcheng.inspections.rules import may, may_visit
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import may as may_with_issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.permission import Permission
from chuangcheng.places.models import Place
from chuangcheng.places.queries import visible_places
from chuangcheng.web import navigation, paging, policies, records, registers, workbooks
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, known_only, see
from chuangcheng.web.inspections import asked, exporting, listed, shown
from chuangcheng.web.issues import listing
from chuangcheng.web.pages import crumb
from chuangcheng.web.places.asked import NAME

_MOST_AREAS = 20
COVERED, MISSING = "covered", "missing"


def index(request: Request) -> HttpResponse:
    """检查轮次一览."""
    known_only(request.GET, "sort", "at")
    found = visible_rounds(request.actor)
    page = paging.page(found, request.GET, sorts=[asked.ROUNDS_LATEST])
    numbers = shown.numbers_of(visible_visits(request.actor), page.rows)
    return registers.whole(
        request,
        page,
        "inspections/list.html",
        counted=paging.capped(found),
        tabs=shown.tabs("list"),
        table=shown.rounds(page.rows, numbers, request.today),
        export=workbooks.offer(request, "inspections:export", exporting.rounds_of(request)),
        new_url=navigation.address("inspections:new", request.actor),
    )


def visits(request: Request) -> HttpResponse:
    """检查记录一览."""
    found = registers.read(
        request,
        asked.visit_filter(request),
        visible_visits(request.actor),
        names=asked.FILTERS,
        sorts=[asked.LATEST],
    )
    return registers.shown(
        found,
        "inspections/visits.html",
        figures=beside.of(request, placed.on("inspections:visits")),
        table=_visits(request, found.rows),
        tabs=shown.tabs("visits"),
        export=workbooks.offer(
            request, "inspections:visits_export", exporting.visits_of(request, found.which)
        ),
        export_answers=workbooks.offer(
            request, "inspections:answers_export", exporting.answers_of(request, found.which)
        ),
    )


def round(request: Request, pk: int) -> HttpResponse:
    """一轮检查: which places were looked at, or which compounds still wait for it."""
    row = see(visible_rounds(request.actor), pk)
    part = request.GET.get("part", COVERED)
    visited = visible_visits(request.actor).filter(round=row)
    seen = visible_places(request.actor).filter(subdistrict=row.subdistrict_id)
    covered = seen.filter(_looked_at(visited))
    found = _missing(seen, visited, row, request) if part == MISSING else covered
    page = paging.page(found, request.GET, sorts=[NAME])
    table = shown.places(page.rows, _by_place(visited, page.rows), request.today)
    whole = visited.filter(place__isnull=True).order_by("-visited_on", "-pk")[:_MOST_AREAS]
    return records.shown(
        request,
        row,
        title=row.name,
        crumbs=[crumb(_("督导检查"), reverse("inspections:list"))],
        lead=f"{row.get_type_display()}，{shown.span(row, request.today)}",
        offered=_offered_in_round(request, row),
        parts=[
            records.table(
                "places",
                table,
                empty=_("小区都查过了") if part == MISSING else _("这一轮还没有查过点位"),
                pager=page.pager(paging.capped(found)),
            ),
            records.table("areas", _visits(request, list(whole)), title=_("整村看的")),
        ],
        template="inspections/round.html",
        tabs=_parts(part),
    )


def visit(request: Request, pk: int) -> HttpResponse:
    """一次检查: what was seen, and the issues that came of it."""
    row = see(visible_visits(request.actor), pk)
    issues = Issue.objects.filter(
        seen_by(request.actor), pk__in=Finding.objects.filter(visit=row).values("issue")
    )
    calendar = calendars.calendar()
    tracked = list(listing.with_names(issues).order_by("pk"))
    rows = [listing.row(issue, request.now, calendar) for issue in tracked]
    issue_table = {"caption": _("发现的问题"), "columns": listing.columns({}), "rows": rows}
    round_url = reverse("inspections:round", args=[row.round_id])
    checked, can_answer = _checked(request, row, tracked)
    return records.shown(
        request,
        row,
        title=shown.where(row),
        crumbs=[
            crumb(_("督导检查"), reverse("inspections:list")),
            crumb(row.round.name, round_url),
        ],
        lead=shown.lead(row),
        offered=_offered(request, row, can_answer=can_answer),
        parts=[
            records.rows(
                "seen", _("看到什么，没有逐条登记"), shown.statements(row.statements.all())
            ),
            *checked,
            records.table("issues", issue_table, empty=_("这次检查没有记下问题")),
        ],
    )


def _offered(request: Request, row: Visit, *, can_answer: bool) -> records.Deeds:
    may_find = _may_find(request, row)
    voids = may("void_visit", request.actor, row)
    find = records.deed(_("记一条发现"), _url("finding_new", row) if may_find else "", icon="plus")
    answer = records.deed(
        _("按检查表检查"), _url("answers", row) if can_answer else "", icon="clipboard-check"
    )
    void = records.deed(_("作废"), _url("void", row) if voids else "")
    return records.Deeds(primary=answer or find, buttons=[void, find if answer else None])


def _may_find(request: Request, row: Visit) -> Permission:
    return may_with_issue("raise", request.actor, row.place or row.community)


def _url(page: str, row: Visit) -> str:
    return reverse(f"inspections:{page}", args=[row.pk])


def _checked(request: Request, row: Visit, tracked: list[Issue]) -> tuple[list[records.Part], bool]:
    """What was answered of the checklist, and whether this person may answer the rest."""
    checklist = lists.checklist_of(row)
    if checklist is None:
        return [], False
    answered = lists.answers_of(row)
    found = list(answered.prefetch_related("proofs"))
    lacking = set(answered.filter(lists.lacking_photo()).values_list("pk", flat=True))
    asked_for = checklist.items.count()
    may_answer = bool(may_visit(request.actor, row, row.unit))
    url = reverse("inspections:checklist", args=[checklist.pk])
    part = records.own(
        "answers",
        _("检查结果"),
        "inspections/verdicts.html",
        listed.answers(
            found,
            issues=lists.issues_by_item(row, tracked),
            lacking=lacking,
            can_correct=may_answer,
            can_raise=may_answer and bool(_may_find(request, row)),
        ),
        empty=_("还没有按检查表答过"),
        count=listed.tally(found, asked_for),
        deeds=[{"text": str(checklist), "url": url}],
    )
    return [part], may_answer and asked_for > len(found)


def _offered_in_round(request: Request, row: Round) -> records.Deeds:
    may_visit = policies.may_enter(request.actor, "inspections.visit")
    new_url = reverse("inspections:visit_new", args=[row.pk]) if may_visit else ""
    visits_url = f"{reverse('inspections:visits')}?round={row.pk}"
    return records.Deeds(
        primary=records.deed(_("登记检查"), new_url, icon="plus"),
        buttons=[records.deed(_("看这一轮的检查记录"), visits_url)],
    )


def _looked_at(visits: QuerySet[Visit]) -> Exists:
    return Exists(visits.order_by().filter(place=OuterRef("pk")))


def _missing(
    seen: QuerySet[Place], visits: QuerySet[Visit], row: Round, request: Request
) -> QuerySet[Place]:
    """还没查的小区, of those that stood when the round ended or stand today."""
    day = min(row.ends_on, request.today)
    standing = seen.filter(pk__in=Place.objects.valid(day).compounds().values("pk"))
    return standing.exclude(_looked_at(visits))


def _by_place(visits: QuerySet[Visit], places: Iterable[Place]) -> dict[int, list[Visit]]:
    """The visits of each place, the last first, in one statement."""
    found: dict[int, list[Visit]] = defaultdict(list)
    mine = visits.filter(place__in=[place.pk for place in places])
    for row in mine.order_by("-visited_on", "-pk"):
        found[row.place_id or 0].append(row)
    return found


def _visits(request: Request, found: Sequence[Visit]) -> dict[str, Any]:
    return shown.visits(found, _issues_of(request, found), uncounted(found), request.today)


def _issues_of(request: Request, visits: Iterable[Visit]) -> dict[int, int]:
    """How many issues of each visit the person may see, in one statement."""
    seen = Issue.objects.filter(seen_by(request.actor), void=False).values("pk")
    found = Finding.objects.filter(visit__in=[row.pk for row in visits], issue__in=seen)
    return dict(found.order_by().values_list("visit").annotate(n=Count("pk")))


def _parts(current: str) -> list[dict[str, object]]:
    named = ((COVERED, _("查过的点位")), (MISSING, _("还没查的小区")))
    return [
        {"text": text, "count": "", "url": f"?part={part}", "current": part == current}
        for part, text in named
    ]
