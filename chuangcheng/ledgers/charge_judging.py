"""包保分工表: every line known or new, compared with the charges in the base."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from chuangcheng.calendars import wording
from chuangcheng.duties.models import Charge
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.ledgers.charge_lines import ChargeEntry, ChargeReader, Newcomer
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.people.models import Person
from chuangcheng.places.models import Area, Place
from chuangcheng.trail.models import key_of

ANCHOR = "where"


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the charge it is known as, what would be written."""
    reader = ChargeReader(by=by, today=today)
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    entries = [reader.entry(mark) for mark in marks]
    standing = _standing(filter(None, entries))
    seen: dict[object, int] = {}
    return [
        _judged(mark, entry, standing, seen) for mark, entry in zip(marks, entries, strict=True)
    ]


def _judged(
    mark: Marking,
    entry: ChargeEntry | None,
    standing: dict[object, list[Charge]],
    seen: dict[object, int],
) -> Judged:
    if entry is None:
        return Judged(mark.sheet, mark.row)
    line = (_key(entry), entry.since)
    if line in seen:
        mark.wrong(ANCHOR, _("和第 %s 行重复") % seen[line])
    seen.setdefault(line, mark.number)
    same = [c for c in standing.get(_key(entry), []) if _overlap(c, entry)]
    if not same:
        return Judged(mark.sheet, mark.row, plan=entry)
    known = same[-1]
    if entry.since not in {ALWAYS, known.since}:
        mark.ask("since", _("系统里从%s起，这里不改，确认后保留") % _day(known.since))
    if entry.until in {OPEN_END, known.until}:
        return Judged(mark.sheet, mark.row, subject=key_of(known))
    if known.until != OPEN_END:
        mark.wrong("until", _("系统里到%s止，改期请在系统里办") % _day(known.until))
    plan = replace(entry, known=known)
    was = {"until": _("没有结束")}
    return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan)


def _overlap(charge: Charge, entry: ChargeEntry) -> bool:
    return charge.since < entry.until and entry.since < charge.until


def _key(entry: ChargeEntry) -> object:
    person = entry.person
    who = person.pk if isinstance(person, Person) else _new(person)
    return (*_where(entry.where), str(entry.kind), entry.unit.pk if entry.unit else None, who)


def _new(person: Newcomer | None) -> str | None:
    return f"{person.unit.pk}:{person.name}" if person else None


def _where(where: Area | Place) -> tuple[str, int]:
    return ("place" if isinstance(where, Place) else "area", where.pk)


def _standing(entries: Iterable[ChargeEntry]) -> dict[object, list[Charge]]:
    """The charges over these things that ever held, in two statements."""
    wheres = [entry.where for entry in entries]
    places = [where.pk for where in wheres if isinstance(where, Place)]
    areas = [where.pk for where in wheres if not isinstance(where, Place)]
    found: dict[object, list[Charge]] = {}
    ever = Charge.objects.filter(since__lt=F("until")).order_by("since", "id")
    for charge in [*ever.filter(place__in=places), *ever.filter(area__in=areas)]:
        place = charge.place_id
        where = ("place", place) if place else ("area", charge.area_id)
        key = (*where, charge.kind, charge.unit_id, charge.person_id)
        found.setdefault(key, []).append(charge)
    return found


def _day(day: date) -> str:
    return _("最初") if day == ALWAYS else wording.day_name(day)
