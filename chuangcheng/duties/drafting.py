"""Drafting a list from what the sheet of a system says; nothing is invented. Beside commands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.duties import lists
from chuangcheng.duties.drafts import DutyDraft
from chuangcheng.duties.gaps import named_in
from chuangcheng.duties.models import DutyItem, DutyList
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.reading import Kind
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.people.models import Person, Unit, UnitName
from chuangcheng.places.models import Area
from chuangcheng.standards.models import EvaluationSystem
from chuangcheng.standards.queries import Said, said_by_sheet


@dataclass(frozen=True)
class Drafted:
    """起草结果: what was added, and the names in the sheet that nobody bears."""

    items: tuple[DutyItem, ...]
    unmatched: tuple[str, ...]


def draft_from_sheet(
    duty_list: DutyList, system: EvaluationSystem, area: Area, *, by: Actor, now: datetime
) -> Drafted:
    """按表里写的起草: an item for each standard of which the sheet says who answers.

    The first unit that is known leads, the others do it. A leader whose name one person bears is
    taken; a deadline that is no day stays text. Standards that the list has for this area are left.
    Raises Refused where the sheet says nothing more.
    """
    today = law_day(now)
    drafted = DutyItem.objects.drafts().filter(duty_list=duty_list, area=area)
    known = set(drafted.values_list("clause", flat=True))
    said = [each for each in said_by_sheet(system) if each.clause.pk not in known]
    if not said:
        raise Refused(_("“%s”的表里没有写责任单位，或都已经在清单里") % system, field="system")
    names = _Names(said, today)
    drafts = [_draft(each, area, names, today) for each in said]
    made = lists.add_items(duty_list, drafts, by=by, now=now)
    return Drafted(tuple(made), names.unmatched)


class _Names:
    """What the names in a sheet stand for, read in two statements."""

    def __init__(self, said: Sequence[Said], today: date) -> None:
        units = {name for each in said for name in named_in(each.units)}
        people = {name for each in said for name in named_in(each.leader)}
        self._units = _units(units, today)
        self._people = _people(people)
        lost = {n for n in units if folded(n) not in self._units}
        self.unmatched = tuple(sorted(lost | {n for n in people if n not in self._people}))

    def units(self, words: str) -> list[Unit]:
        """The units of a cell that are known, each once."""
        found = (self._units.get(folded(name)) for name in named_in(words))
        return list(dict.fromkeys(unit for unit in found if unit is not None))

    def leader(self, words: str) -> Person | None:
        """The first name of a cell that one person bears."""
        return next((self._people[n] for n in named_in(words) if n in self._people), None)


def _units(names: Iterable[str], today: date) -> dict[str, Unit]:
    """Units by their folded names, the official one first; one name for two units is neither."""
    rows = UnitName.objects.filter(
        folded__in=[folded(name) for name in names], since__lte=today, until__gt=today
    ).select_related("unit")
    found: dict[str, set[Unit]] = {}
    for row in rows:
        if not row.unit.void:
            found.setdefault(row.folded, set()).add(row.unit)
    return {name: next(iter(units)) for name, units in found.items() if len(units) == 1}


def _people(names: Iterable[str]) -> dict[str, Person]:
    found: dict[str, list[Person]] = {}
    for person in Person.objects.filter(name__in=list(names), void=False):
        found.setdefault(person.name, []).append(person)
    return {name: people[0] for name, people in found.items() if len(people) == 1}


def _draft(said: Said, area: Area, names: _Names, today: date) -> DutyDraft:
    units = names.units(said.units)
    due_on = _day(said.due, today)
    return DutyDraft(
        clause=said.clause,
        area=area,
        leader=names.leader(said.leader),
        lead_unit=units[0] if units else None,
        responsible=tuple(units[1:]) or tuple(units),
        due_on=due_on or OPEN_END,
        due_text="" if due_on else said.due,
    )


def _day(words: str, today: date) -> date | None:
    if not words:
        return None
    reading = read_date(words, today=today)
    day = reading.value
    return day if reading.ok and reading.kind is Kind.DATE and isinstance(day, date) else None
