"""一轮交办: a round with a unit, and its clock, wound anew whenever something happened to it.

Sits beside commands; only they begin a round.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.worktime import NO_TIME, WorkCalendar, law_day
from chuangcheng.issues import clock
from chuangcheng.issues.clock import Event, EventKind, Limit
from chuangcheng.issues.limits import Unit
from chuangcheng.issues.models import ClockEvent, Cooperation, Dispatch, Issue
from chuangcheng.issues.transition import hold_all
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import NO_DEADLINE, OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people import models as people


@dataclass(frozen=True, kw_only=True)
class Order:
    """交办什么: to which unit, by a limit or a given due time or neither, with whom, and why.

    Raises Refused when both a limit and a due time are given.
    """

    unit: people.Unit
    limit: Limit | None = None
    due_at: datetime | None = None
    cooperating: Sequence[people.Unit] = ()
    explanation: str = ""

    def __post_init__(self) -> None:
        if self.limit is not None and self.due_at is not None:
            raise Refused(_("时限和到期时间只写一个"), field="limit")


@dataclass(frozen=True, kw_only=True)
class Sending:
    """交办一条: which issue, what is ordered, when."""

    issue: Issue
    order: Order
    at: datetime


def begin(issue: Issue, order: Order, *, at: datetime, by: Actor) -> dict[str, Any]:
    """Begins the next round and winds its clock; returns the deadline.

    Each unit cooperates once, and the lead unit not with itself. Raises Overtaken when somebody
    else has done something to the issue.
    """
    return begin_all([Sending(issue=issue, order=order, at=at)], by=by)[0]


def begin_all(sendings: Sequence[Sending], *, by: Actor) -> list[dict[str, Any]]:
    """`begin` for several issues, in few statements."""
    issues = [sending.issue for sending in sendings]
    hold_all(issues)
    rounds = Counter(Dispatch.objects.filter(issue__in=issues).values_list("issue_id", flat=True))
    calendar = calendars.calendar()
    sent, deadlines = [], []
    for sending in sendings:
        dispatch = _dispatch(sending, round=rounds[sending.issue.pk] + 1, by=by)
        deadline, found = _reckon(dispatch, (), calendar)
        if found:
            dispatch.steps, dispatch.provisional = _steps(found), found.provisional
        sent.append(dispatch)
        deadlines.append(deadline)
    Dispatch.objects.bulk_create(sent, batch_size=500)
    Cooperation.objects.bulk_create(
        Cooperation(dispatch=dispatch, unit=unit)
        for dispatch, sending in zip(sent, sendings, strict=True)
        for unit in dict.fromkeys(sending.order.cooperating)
        if unit != sending.order.unit
    )
    return deadlines


def wind(sent: Dispatch) -> dict[str, Any]:
    """Sets the clock of a round: stores how its due time came about and returns it."""
    events = [_heard(event) for event in sent.clock_events.order_by("id")]
    deadline, found = _reckon(sent, events, calendars.calendar())
    if found:
        Dispatch.objects.filter(pk=sent.pk).update(
            steps=_steps(found), provisional=found.provisional
        )
    return deadline


def no_deadline() -> dict[str, Any]:
    """The columns of an issue towards which no clock runs."""
    return {"due_at": NO_DEADLINE, "due_on": OPEN_END}


def _dispatch(sending: Sending, *, round: int, by: Actor) -> Dispatch:
    order = sending.order
    return Dispatch(
        issue=sending.issue,
        round=round,
        lead_unit=order.unit,
        at=sending.at,
        by_id=by.person_id,
        by_unit_id=by.unit_id,
        limit_n=order.limit.n if order.limit else None,
        limit_unit=order.limit.unit if order.limit else "",
        due_given=order.due_at,
        explanation=text.clean_line(order.explanation, most=200, field="explanation"),
    )


def _reckon(
    sent: Dispatch, events: Sequence[Event], calendar: WorkCalendar
) -> tuple[dict[str, Any], clock.Due | None]:
    """The deadline of a round, and how it came about where a limit runs."""
    start, limit = sent.at, None
    if sent.limit_n is not None:
        limit = Limit(sent.limit_n, Unit(sent.limit_unit))
    elif restarts := [n for n, event in enumerate(events) if event.kind == EventKind.RESTART]:
        start, limit = events[restarts[-1]].at, events[restarts[-1]].limit
        events = events[restarts[-1] + 1 :]
    if limit is None:
        return _shifted(sent.due_given, events), None
    found = clock.due(start, limit, events, calendar)
    return (no_deadline() if found.due is None else _deadline(found.due)), found


def _steps(found: clock.Due) -> list[dict[str, object]]:
    return [step.facts() for step in found.steps]


def _shifted(due_at: datetime | None, events: Sequence[Event]) -> dict[str, Any]:
    """A given due time, later by the real time for which its clock stood; none while it stands."""
    since = None
    for event in events:
        if event.kind == EventKind.PAUSE:
            since = event.at
        elif event.kind == EventKind.RESUME and since is not None and due_at is not None:
            due_at += event.at - since if since < due_at else NO_TIME
            since = None
    return no_deadline() if due_at is None or since is not None else _deadline(due_at)


def _heard(event: ClockEvent) -> Event:
    given = None if event.n is None else Limit(event.n, Unit(event.unit))
    return Event(EventKind(event.type), event.at, limit=given)


def _deadline(due_at: datetime) -> dict[str, Any]:
    return {"due_at": due_at, "due_on": law_day(due_at)}
