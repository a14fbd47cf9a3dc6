"""需求台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.need_judging import NeedEntry
from chuangcheng.ledgers.written import Progress, Written, undo_lines, what_stood, write_lines
from chuangcheng.partners import needing, queries
from chuangcheng.partners.drafts import draft_of_need
from chuangcheng.partners.models import Need, NeedState, PledgeKind


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: what is new in one deed, then what is otherwise, then what became of each."""
    return write_lines(
        [plan for plan in plans if isinstance(plan, NeedEntry)],
        add=partial(needing.tell_all, by=by, now=now),
        change=partial(_changed, by=by, now=now),
        begin=partial(_moved_on, by=by, now=now),
        progress=progress,
    )


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new needs are void; what became of them is taken back, then what was edited."""
    undo_lines(
        rows,
        queries.with_pledge(Need.objects.standing()),
        void=partial(needing.void, reason=_("导入撤销"), by=by, now=now),
        restore=partial(_restore, by=by, now=now),
    )


def _changed(entry: NeedEntry, need: Need, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects what is known and notes what became of it; what stood there before."""
    held = draft_of_need(need)
    values = what_stood(held, entry.changes)
    needing.revise(need, replace(held, **entry.changes), by=by, now=now)
    return {"values": values, "moves": _moved_on(entry, need, by=by, now=now)}


def _moved_on(entry: NeedEntry, need: Need, *, by: Actor, now: datetime) -> int:
    """Matched, met or withdrawn, as far as the line says so; how many steps that were."""
    if entry.to is None:
        return 0
    moves = 0
    if entry.pledge is not None and need.state == NeedState.UNMATCHED:
        needing.match(need, entry.pledge, on=entry.on, by=by, now=now)
        moves += 1
    if entry.to != NeedState.MATCHED:
        said = _("台账记载：%s") % NeedState(entry.to).label
        needing.close(need, entry.to, on=entry.on, note=said, by=by, now=now)
        moves += 1
    return moves


def _restore(need: Need, before: Mapping[str, Any], *, by: Actor, now: datetime) -> None:
    for _move in range(before["moves"]):
        needing.retract(need, reason=_("导入撤销"), by=by, now=now)
    values = {name: _value(name, value) for name, value in before["values"].items()}
    needing.revise(need, replace(draft_of_need(need), **values), by=by, now=now)


def _value(name: str, value: Any) -> Any:
    """From JSON, as the draft has it."""
    match name:
        case "kind":
            return PledgeKind(value)
        case "quantity":
            return Quantity(value[0], Certainty(value[1]))
        case "due_on":
            return date.fromisoformat(value) if value else None
    return value
