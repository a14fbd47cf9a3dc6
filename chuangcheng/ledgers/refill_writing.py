"""回填表: writing what was previewed, as the unit's own deeds. Sits beside commands."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from chuangcheng.calendars import queries as calendars
from chuangcheng.issues import backlog, handling, stages
from chuangcheng.issues.backlog import Proven, done_at
from chuangcheng.issues.deeds import State
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.models import ImportRow, Register
from chuangcheng.ledgers.queries import why_final
from chuangcheng.ledgers.refill_judging import RefillEntry
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: 签收 and 反馈整改 line by line; what the office brings for a unit is proven only."""
    entries = [plan for plan in plans if isinstance(plan, RefillEntry)]
    standing = stages.current_stages(entry.issue for entry in entries)
    calendar = calendars.calendar()
    for n, entry in enumerate(entries, 1):
        if entry.by_unit:
            since = standing[entry.issue.pk].from_on
            at = done_at(entry.done_on, since, calendar, now=now)
            _answer(entry, at=at, by=by, now=now)
        progress(n, len(entries))
    if proven := [_proven(entry) for entry in entries if not entry.by_unit]:
        backlog.enter_proven(proven, by=by, now=now)
    return [Written(key_of(entry.issue), {}, {}) for entry in entries]


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: what a unit has answered stands until somebody verifies it. Raises Refused."""
    del rows, by, now
    raise Refused(why_final(Register.REFILL))


def _answer(entry: RefillEntry, *, at: datetime, by: Actor, now: datetime) -> None:
    """Whoever has mended a thing by a day had received it by then."""
    issue = entry.issue
    if issue.state == State.DISPATCHED:
        issue = handling.receive(issue, by=by, now=now, at=at)
    if entry.done:
        handling.submit(issue, done=entry.done, by=by, now=now, at=at)


def _proven(entry: RefillEntry) -> Proven:
    unit = entry.issue.lead_unit
    assert unit is not None  # noqa: S101 - it was dispatched
    return Proven(
        issue=entry.issue,
        reaches=State.SUBMITTED,
        unit=unit,
        done=entry.done,
        done_on=entry.done_on,
    )
