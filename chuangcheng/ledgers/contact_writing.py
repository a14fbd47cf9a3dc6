"""通讯录: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.contact_lines import ContactEntry, NewUnit
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.people import commands, corrections
from chuangcheng.people.models import Person, Unit, UnitName
from chuangcheng.people.queries import names_of
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: new units once, then who belongs to them; what is known is corrected."""
    entries = [plan for plan in plans if isinstance(plan, ContactEntry)]
    writer = _Writer(by, now)
    written: list[Written] = []
    for entry in entries:
        written.append(writer.line(entry))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: corrections are turned back, and what was made is void: people first, then units."""
    kept = list(rows)
    people = Person.objects.in_bulk(_made(kept, "person") + _ids(kept, "people.person"))
    units = Unit.objects.in_bulk(_made(kept, "unit") + [pk for pk, _values in _renamed(kept)])
    for row in kept:
        if values := row.before.get("values"):
            person = people[int(row.subject.partition(":")[2])]
            corrections.edit_person(person, by=by, now=now, **values)
    for pk, values in _renamed(kept):
        corrections.edit_unit(units[pk], by=by, now=now, **values)
    reason = _("导入撤销")
    if made := [people[pk] for pk in _made(kept, "person")]:
        corrections.void_people(made, reason=reason, by=by, now=now)
    if new := [units[pk] for pk in _made(kept, "unit")]:
        corrections.void_units(new, reason=reason, by=by, now=now)


class _Writer:
    """Each unit is made or corrected once, however many lines name it."""

    def __init__(self, by: Actor, now: datetime) -> None:
        self._given: dict[str, Any] = {"by": by, "now": now}
        self._new: dict[str, Unit] = {}
        self._known: dict[int, Unit] = {}

    def line(self, entry: ContactEntry) -> Written:
        """One line; what stood there before is kept for the undoing."""
        unit, before = self._unit(entry)
        if not entry.name:
            return Written(key_of(unit), before, {})
        if entry.known is None:
            person = commands.add_person(entry.name, unit=unit, **entry.facts, **self._given)
            return Written(key_of(person), {**before, "person": person.pk}, {})
        if entry.changes:
            values = {key: str(getattr(entry.known, key)) for key in entry.changes}
            corrections.edit_person(entry.known, **entry.changes, **self._given)
            before = {**before, "values": values}
        return Written(key_of(entry.known), before, {})

    def _unit(self, entry: ContactEntry) -> tuple[Unit, dict[str, Any]]:
        if isinstance(entry.unit, NewUnit):
            return self._made(entry.unit)
        unit = self._known.setdefault(entry.unit.pk, entry.unit)
        changes: dict[str, Any] = {
            k: v for k, v in entry.unit_changes.items() if getattr(unit, k) != v
        }
        if not changes:
            return unit, {}
        values: dict[str, Any] = {key: str(getattr(unit, key)) for key in changes}
        values["aliases"] = [row.name for row in names_of(unit) if _is_alias(row)]
        corrections.edit_unit(unit, **changes, **self._given)
        return unit, {"unit_values": [unit.pk, values]}

    def _made(self, new: NewUnit) -> tuple[Unit, dict[str, Any]]:
        key = folded(new.name)
        if key in self._new:
            return self._new[key], {}
        self._new[key] = commands.add_unit(
            new.name, kind=new.kind, short=new.short, area=new.area, **self._given
        )
        return self._new[key], {"unit": self._new[key].pk}


def _is_alias(name: UnitName) -> bool:
    return not name.official and name.until == OPEN_END


def _made(rows: Iterable[ImportRow], what: str) -> list[int]:
    return [row.before[what] for row in rows if what in row.before]


def _ids(rows: Iterable[ImportRow], model: str) -> list[int]:
    keys = (row.subject.partition(":") for row in rows if row.verdict == Verdict.CHANGED)
    return [int(pk) for name, _colon, pk in keys if name == model]


def _renamed(rows: Sequence[ImportRow]) -> list[tuple[int, dict[str, Any]]]:
    """What stood in units that were corrected, the last correction first."""
    found = [row.before["unit_values"] for row in rows if "unit_values" in row.before]
    return [(pk, values) for pk, values in reversed(found)]
