"""一轮交办: a round with a unit, and its clock, wound anew whenever something happened to it.

Sits beside commands; only they begin a round.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.worktime import NO_TIME, law_day
from chuangcheng.issues import clock
from chuangcheng.issues.clock import Event, EventKind, Limit
from chuangcheng.issues.limits import Unit
from chuangcheng.issues.models import ClockEvent, Cooperation, Dispatch, Issue
from chuangcheng.issues.transition import hold
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


def begin(issue: Issue, order: Order, *, at: datetime, by: Actor) -> Dispatch:
    """Begins the next round; each unit cooperates once, and the lead unit not with itself.

    Raises Overtaken when somebody else has done something to the issue.
    """
    hold(issue)
    limit = order.limit
    sent = Dispatch.objects.create(
        issue=issue,
        round=issue.dispatches.count() + 1,
        lead_unit=order.unit,
        at=at,
        by_id=by.person_id,
        by_unit_id=by.unit_id,
        limit_n=limit.n if limit else None,
        limit_unit=limit.unit if limit else "",
        due_given=order.due_at,
        explanation=text.clean_line(order.explanation, most=200, field="explanation"),
    )
    others = dict.fromkeys(unit for unit in order.cooperating if unit != order.unit)
    Cooperation.objects.bulk_create(Cooperation(dispatch=sent, unit=unit) for unit in others)
    return sent


def wind(sent: Dispatch) -> dict[str, Any]:
    """Sets the clock of a round: stores how its due time came about and returns it."""
    events = [_heard(event) for event in sent.clock_events.order_by("id")]
    start, limit = sent.at, None
    if sent.limit_n is not None:
        limit = Limit(sent.limit_n, Unit(sent.limit_unit))
    elif restarts := [n for n, event in enumerate(events) if event.kind == EventKind.RESTART]:
        start, limit = events[restarts[-1]].at, events[restarts[-1]].limit
        events = events[restarts[-1] + 1 :]
    if limit is None:
        return _shifted(sent.due_given, events)
    found = clock.due(start, limit, events, calendars.calendar())
    Dispatch.objects.filter(pk=sent.pk).update(
        steps=[step.facts() for step in found.steps], provisional=found.provisional
    )
    return no_deadline() if found.due is None else _deadline(found.due)


def no_deadline() -> dict[str, Any]:
    """The columns of an issue towards which no clock runs."""
    return {"due_at": NO_DEADLINE, "due_on": OPEN_END}


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
