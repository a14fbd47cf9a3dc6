"""计时: the clock of a dispatch, wound anew whenever something happened to it. Beside commands."""

from datetime import datetime
from typing import Any

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues import clock
from chuangcheng.issues.clock import EventKind, Limit, Unit
from chuangcheng.issues.models import ClockEvent, Dispatch, Issue
from chuangcheng.kernel.periods import NO_DEADLINE, OPEN_END


def wind(sent: Dispatch) -> dict[str, Any]:
    """Sets the clock of a dispatch: stores how its due time came about and returns it."""
    if sent.limit_n is None:
        due_at = sent.due_given
        return no_deadline() if due_at is None else _deadline(due_at)
    events = [_heard(event) for event in sent.clock_events.order_by("id")]
    limit = Limit(sent.limit_n, Unit(sent.limit_unit))
    found = clock.due(sent.at, limit, events, calendars.calendar())
    Dispatch.objects.filter(pk=sent.pk).update(
        steps=[step.facts() for step in found.steps], provisional=found.provisional
    )
    return no_deadline() if found.due is None else _deadline(found.due)


def no_deadline() -> dict[str, Any]:
    """The columns of an issue towards which no clock runs."""
    return {"due_at": NO_DEADLINE, "due_on": OPEN_END}


def show(issue: Issue, deadline: dict[str, Any]) -> None:
    """The deadline on the issue in hand, so that its next stage begins with it."""
    for name, value in deadline.items():
        setattr(issue, name, value)


def _heard(event: ClockEvent) -> clock.Event:
    given = None if event.n is None else Limit(event.n, Unit(event.unit))
    return clock.Event(EventKind(event.type), event.at, limit=given)


def _deadline(due_at: datetime) -> dict[str, Any]:
    return {"due_at": due_at, "due_on": law_day(due_at)}
