"""通讯录: every line known or new, compared with what the base says, all doubts marked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.contact_lines import ContactEntry, ContactReader, NewUnit
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.people import queries
from chuangcheng.people.models import Contact, Person, Unit
from chuangcheng.trail.models import key_of

ANCHOR = "unit"
_PHONES = ("office_phone", "phone")


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, whom it is known as, and what would be written."""
    reader = ContactReader(by=by, today=today)
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    seen: dict[object, int] = {}
    return [_judged(mark, reader.entry(mark), seen, by) for mark in marks]


def _judged(
    mark: Marking, entry: ContactEntry | None, seen: dict[object, int], by: Actor
) -> Judged:
    if entry is None:
        return Judged(mark.sheet, mark.row)
    line = (_unit_key(entry.unit), folded(entry.name), entry.known.pk if entry.known else None)
    if line in seen:
        mark.wrong("name" if entry.name else "unit", _("和第 %s 行重复") % seen[line])
    seen.setdefault(line, mark.number)
    if entry.known is not None:
        return _compared(mark, entry, entry.known, by)
    if not entry.name and isinstance(entry.unit, Unit):
        was = _was(entry.unit, entry)
        plan = entry if was else None
        return Judged(mark.sheet, mark.row, subject=key_of(entry.unit), was=was, plan=plan)
    return Judged(mark.sheet, mark.row, plan=entry)


def _compared(mark: Marking, entry: ContactEntry, known: Person, by: Actor) -> Judged:
    """What the line says otherwise; an empty cell changes nothing, and no number is betrayed."""
    changes = {
        key: value
        for key, value in entry.facts.items()
        if folded(value) != folded(str(getattr(known, key)))
    }
    was = _was(entry.unit, entry)
    for key in changes:
        old = str(getattr(known, key))
        shown = queries.phone_for(by, known, old) if key in _PHONES else _word(key, old)
        was[key] = shown or _("空的")
    plan = replace(entry, changes=changes) if was else None
    return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan)


def _was(unit: Unit | NewUnit, entry: ContactEntry) -> dict[str, str]:
    return {key: str(getattr(unit, key)) or _("空的") for key in entry.unit_changes}


def _word(key: str, value: str) -> str:
    return str(Contact(value).label) if key == "contact" and value else value


def _unit_key(unit: Unit | NewUnit) -> object:
    return unit.pk if isinstance(unit, Unit) else folded(unit.name)
