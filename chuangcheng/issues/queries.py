"""Questions across issues: what waits for whom, who is late, what was last said of an issue.

A queue is a frozen value: which issues stand in it on a day, and which of them are somebody's to
move on. Queues that reach equally far from a person are counted in one statement.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar

from django.db.models import Count, Exists, F, Min, Model, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from chuangcheng.calendars.worktime import WorkCalendar, law_day
from chuangcheng.issues import clock, rules
from chuangcheng.issues.deeds import OPEN, RUNNING, State
from chuangcheng.issues.models import Issue, IssueProof, Recheck, Rectification, Suspension
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Reach, present
from chuangcheng.places.models import within
from chuangcheng.places.queries import subdistricts_below

Record = TypeVar("Record", bound=Model)


@dataclass(frozen=True, slots=True)
class Days:
    """今天, and the last day that counts as 临期."""

    today: date
    soon_until: date


def _all(_days: Days) -> Q:
    return Q()


def _none(_days: Days) -> Q:
    return Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Queue:
    """待办: issues in one situation, for those who can move them on.

    `reach` says how far from the person its issues lie, and so which index finds them; `since`
    names the column whose least value has waited longest; `pressing` is worth an own word.
    """

    key: str
    states: frozenset[State]
    reach: Reach
    whose: Callable[[Actor], Q]
    among: Callable[[Days], Q] = _all
    since: str = "changed_at"
    pressing: Callable[[Days], Q] = _none
    order: tuple[str, ...] = ("due_at", "pk")

    def of(self, actor: Actor, days: Days) -> Q:
        """The issues that stand in it for one person."""
        return Q(state__in=sorted(self.states)) & self.among(days) & self.whose(actor)


@dataclass(frozen=True, slots=True)
class Pile:
    """一堆待办: how many, since when the oldest waits (None when there is none), how many press."""

    n: int = 0
    since: datetime | None = None
    pressing: int = 0


@dataclass(frozen=True, slots=True)
class Lag:
    """一个单位的超期: how many issues, the earliest due time, the categories, most first."""

    unit_id: int | None
    unit: str
    n: int
    due_at: datetime
    categories: tuple[str, ...]


def branches_of(actor: Actor) -> tuple[Q, ...]:
    """可见范围的各支, each of which an index has in order.

    Who stands above the sub-districts sees them one by one, in the same rights.
    """
    above = {within(present(g.area_id)): g.area_id for g in actor.grants if not g.subdistrict_id}
    branches: list[Q] = []
    for branch in rules.branches_of(actor):
        towns = subdistricts_below(present(above[branch])) if branch in above else [None]
        branches += (Q(subdistrict=town) & branch if town else branch for town in towns)
    return tuple(branches)


def days_of(now: datetime, calendar: WorkCalendar) -> Days:
    """今天和临期 by the work calendar."""
    today = law_day(now)
    return Days(today, clock.due_soon_until(today, calendar))


def waiting_for(actor: Actor, queues: Iterable[Queue], days: Days) -> dict[str, Pile]:
    """等他处理的: the piles by the keys of their queues, in one statement for each reach."""
    piles: dict[str, Pile] = {}
    for group in _by_reach(queues):
        found = _near(actor, group).aggregate(**_measures(actor, group, days))
        for queue in group:
            named = {name: found[f"{queue.key}_{name}"] for name in ("n", "since", "pressing")}
            piles[queue.key] = Pile(**named)
    return piles


def waiting_count(actor: Actor, queues: Iterable[Queue], today: date) -> int:
    """等他处理的条数, in one statement for each reach; for queues that know no 临期 (`TO_DO`)."""
    days = Days(today, today)
    count = 0
    for group in _by_reach(queues):
        which = Q(pk__in=())
        for queue in group:
            which |= queue.of(actor, days)
        count += _near(actor, group).filter(which).count()
    return count


def standing_in(queue: Queue, actor: Actor, days: Days) -> QuerySet[Issue]:
    """待办的问题 in the order of the queue: as a rule the earliest due, then the oldest, first."""
    near = _in_states([queue]) if _is_seekable(queue, actor) else _near(actor, [queue])
    return near.filter(queue.of(actor, days)).order_by(*queue.order)


def settled_unseen(actor: Actor, *, since: datetime, until: datetime) -> QuerySet[Issue]:
    """可抽查的: closed since an instant, where the person may look again and had no hand in it.

    What was looked at again before `until` is left out.
    """
    closed = Issue.objects.filter(state=State.CLOSED, ended_at__gte=since, void=False)
    own = Rectification.objects.filter(issue=OuterRef("pk"))
    by_me = Exists(own.filter(Q(by=actor.person_id) | Q(unit__in=actor.unit_ids)))
    looked = Exists(Recheck.objects.standing().filter(issue=OuterRef("pk"), at__lt=until))
    return closed.filter(rules.seen_by(actor, verb="issues.recheck")).exclude(by_me | looked)


def lags(late: QuerySet[Issue]) -> list[Lag]:
    """超期按单位: who is late with what, the longest late first, in one statement."""
    grouped = (
        late.order_by()
        .values("lead_unit", "lead_unit__short", "lead_unit__name", "category__name")
        .annotate(n=Count("pk"), due=Min("due_at"))
    )
    by_unit: dict[int | None, Lag] = {}
    for row in grouped.order_by("-n", "category__name"):
        named = (row["category__name"],) if row["category__name"] else ()
        unit = row["lead_unit__short"] or row["lead_unit__name"] or ""
        lag = Lag(row["lead_unit"], unit, row["n"], row["due"], named)
        before = by_unit.get(lag.unit_id)
        by_unit[lag.unit_id] = _joined(before, lag) if before else lag
    return sorted(by_unit.values(), key=lambda lag: (lag.due_at, -lag.n, lag.unit))


def latest(records: QuerySet[Record], issues: Iterable[Issue]) -> dict[int, Record]:
    """最近一条: the last record of each issue, in one statement."""
    rows = records.filter(issue__in=[issue.pk for issue in issues]).order_by("pk")
    return {row.issue_id: row for row in rows}  # type: ignore[attr-defined]


def first_open_at(places: Iterable[int], *, actor: Actor, most: int) -> dict[int, list[Issue]]:
    """在办的 at each of some places, as far as a person may see, the first due first."""
    due = Window(RowNumber(), partition_by=[F("place")], order_by=[F("due_at"), F("pk")])
    seen = Issue.objects.open().filter(rules.seen_by(actor), place__in=list(places))
    rows = seen.annotate(nth=due).filter(nth__lte=most).order_by("due_at", "pk")
    found: dict[int, list[Issue]] = {}
    for issue in rows.select_related("community", "category", "place", "lead_unit"):
        found.setdefault(issue.place_id or 0, []).append(issue)
    return found


def first_photos(issues: Iterable[Issue]) -> dict[int, IssueProof]:
    """整改前的第一张照片 of each issue that has one, in one statement."""
    before = IssueProof.objects.filter(
        issue__in=[issue.pk for issue in issues], moment=IssueProof.Moment.BEFORE
    )
    found: dict[int, IssueProof] = {}
    for proof in before.order_by("order", "id"):
        found.setdefault(proof.issue_id, proof)
    return found


def _by_reach(queues: Iterable[Queue]) -> list[list[Queue]]:
    groups: dict[Reach, list[Queue]] = {}
    for queue in queues:
        groups.setdefault(queue.reach, []).append(queue)
    return list(groups.values())


def _near(actor: Actor, queues: Iterable[Queue]) -> QuerySet[Issue]:
    """The open issues in which queues of one reach are looked for.

    Narrowed to what an index begins with: rights name four levels of areas, which none can seek.
    """
    queues = list(queues)
    issues = _in_states(queues)
    match queues[0].reach:
        case Reach.UNIT:
            return issues.filter(lead_unit__in=actor.unit_ids)
        case Reach.OWN:
            return issues.filter(raised_by=actor.person_id)
    held = [grant for grant in actor.grants if grant.area_id is not None]
    if any(grant.subdistrict_id is None for grant in held):
        return issues  # above the sub-districts
    return issues.filter(subdistrict__in=present(*(grant.subdistrict_id for grant in held)))


def _in_states(queues: Iterable[Queue]) -> QuerySet[Issue]:
    """The open issues in a state that any of the queues looks for."""
    states = frozenset[State]().union(*(queue.states for queue in queues))
    return Issue.objects.open().filter(state__in=sorted(states))


def _is_seekable(queue: Queue, actor: Actor) -> bool:
    """Whether the rights themselves begin as an index does.

    Then nothing is narrowed: one column asked twice makes SQLite take a worse index.
    """
    if queue.reach is not Reach.AREA:
        return True
    held = [grant for grant in actor.grants if grant.area_id is not None]
    return all(grant.area_id == grant.subdistrict_id for grant in held)


def _measures(actor: Actor, queues: Iterable[Queue], days: Days) -> dict[str, Any]:
    measures: dict[str, Any] = {}
    for queue in queues:
        which = queue.of(actor, days)
        measures[f"{queue.key}_n"] = Count("pk", filter=which)
        measures[f"{queue.key}_since"] = Min(queue.since, filter=which)
        measures[f"{queue.key}_pressing"] = Count("pk", filter=which & queue.pressing(days))
    return measures


def _joined(one: Lag, other: Lag) -> Lag:
    return replace(
        one,
        n=one.n + other.n,
        due_at=min(one.due_at, other.due_at),
        categories=one.categories + other.categories,
    )


def _past_due(days: Days) -> Q:
    return Q(due_on__lt=days.today)


def _due_soon(days: Days) -> Q:
    return Q(due_on__range=(days.today, days.soon_until))


def _due_today(days: Days) -> Q:
    return Q(due_on=days.today)


def _unit_pending(_days: Days) -> Q:
    return Q(unit_pending=True)


def _once(_days: Days) -> Q:
    return Q(reworked=False)


def _again(_days: Days) -> Q:
    return Q(reworked=True)


def _not_accepted(_days: Days) -> Q:
    return Q(state=State.REPORTED)


def _held_until(days: Days) -> Q:
    over = Suspension.objects.filter(resumed_at=None, until__lte=days.today)
    return Q(pk__in=over.values("issue"))


def _may(deed: str) -> Callable[[Actor], Q]:
    return partial(rules.seen_by, verb=f"issues.{deed}")


def _raised_by(actor: Actor) -> Q:
    return Q(raised_by=actor.person_id)


def _verifiable(actor: Actor) -> Q:
    """`rules.may_verify` over rows: a test holds the two together."""
    later = Rectification.objects.filter(issue=OuterRef("issue"), pk__gt=OuterRef("pk"))
    answers = Rectification.objects.filter(~Exists(later), issue=OuterRef("pk"))
    answers = answers.exclude(by=actor.person_id).exclude(unit__in=actor.unit_ids)
    others = tuple(grant for grant in actor.grants if grant.role != Role.COMMUNITY)
    as_office = rules.seen_by(replace(actor, grants=others), verb="issues.pass")
    dispatched = answers.filter(dispatch__by_unit__in=actor.unit_ids)
    own = rules.seen_by(actor, verb="issues.pass") & Q(Exists(dispatched))
    return (as_office & Q(Exists(answers))) | own


def _states(*states: State) -> frozenset[State]:
    return frozenset(states)


AREA, UNIT, OWN = Reach.AREA, Reach.UNIT, Reach.OWN

ACCEPT = Queue("accept", _states(State.REPORTED), AREA, _may("accept"), since="raised_at")
DISPATCH = Queue(
    "dispatch",
    _states(State.ACCEPTED),
    AREA,
    _may("dispatch"),
    since="raised_at",
    pressing=_unit_pending,
    order=("unit_pending", "pk"),  # those whose unit is known can be dispatched at once
)
DECIDE = Queue("decide", _states(State.RETURNED), AREA, _may("dispatch"))
VERIFY = Queue("verify", _states(State.SUBMITTED), AREA, _verifiable)
RESUME = Queue("resume", _states(State.SUSPENDED), AREA, _may("resume"), _held_until)
RECEIVE = Queue("receive", _states(State.DISPATCHED), UNIT, _may("receive"))
RECTIFY = Queue(
    "rectify",
    _states(State.RECTIFYING),
    UNIT,
    _may("submit"),
    _once,
    since="due_at",
    pressing=_past_due,
)
REWORK = replace(RECTIFY, key="rework", among=_again)
TO_DO = (ACCEPT, DISPATCH, DECIDE, VERIFY, RESUME, RECEIVE, RECTIFY, REWORK)

OVERDUE = Queue("overdue", RUNNING, AREA, _may("see"), _past_due, since="due_at")
SOON = Queue("soon", RUNNING, AREA, _may("see"), _due_soon, since="due_at", pressing=_due_today)
MINE = Queue("mine", OPEN, OWN, _raised_by, since="raised_at", pressing=_not_accepted)
