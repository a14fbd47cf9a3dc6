"""便民设施台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.facility_judging import FacilityEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.written import Progress, Written, undo_lines, what_stood, write_lines
from chuangcheng.partners import keeping, queries
from chuangcheng.partners.drafts import draft_of_facility
from chuangcheng.partners.models import Facility, FacilityKind, Pledge
from chuangcheng.people.models import Unit


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: what is new in one deed, then what is otherwise, then how each stands."""
    return write_lines(
        [plan for plan in plans if isinstance(plan, FacilityEntry)],
        add=partial(keeping.set_up_all, by=by, now=now),
        change=partial(_changed, by=by, now=now),
        begin=partial(_moved_on, by=by, now=now),
        progress=progress,
    )


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new facilities are void; a change is taken back, then what was edited."""
    undo_lines(
        rows,
        queries.with_builders(Facility.objects.standing()),
        void=partial(keeping.void, reason=_("导入撤销"), by=by, now=now),
        restore=partial(_restore, by=by, now=now),
    )


def _changed(
    entry: FacilityEntry, facility: Facility, *, by: Actor, now: datetime
) -> dict[str, Any]:
    """Corrects what is known and says how it stands; what stood there before."""
    held = draft_of_facility(facility)
    values = what_stood(held, entry.changes)
    keeping.revise(facility, replace(held, **entry.changes), by=by, now=now)
    return {"values": values, "moves": _moved_on(entry, facility, by=by, now=now)}


def _moved_on(entry: FacilityEntry, facility: Facility, *, by: Actor, now: datetime) -> int:
    if entry.to is None:
        return 0
    keeping.change(facility, entry.to, on=entry.on, by=by, now=now)
    return 1


def _restore(facility: Facility, before: Mapping[str, Any], *, by: Actor, now: datetime) -> None:
    for _move in range(before["moves"]):
        keeping.retract(facility, reason=_("导入撤销"), by=by, now=now)
    values = {name: _value(name, value) for name, value in before["values"].items()}
    keeping.revise(facility, replace(draft_of_facility(facility), **values), by=by, now=now)


def _value(name: str, value: Any) -> Any:
    """From JSON, as the draft has it."""
    match name:
        case "kind":
            return FacilityKind(value)
        case "pledge":
            return Pledge.objects.filter(pk=value).first()
        case "keeper":
            return Unit.objects.filter(pk=value).first()
        case "units":
            held = Unit.objects.in_bulk(value)
            return tuple(held[pk] for pk in value)
    return value
