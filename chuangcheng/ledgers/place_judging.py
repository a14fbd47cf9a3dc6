"""小区台账: every line known or new, compared with what the base says, all doubts marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.place_lines import CompoundEntry, CompoundReader
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.models import Management, Place
from chuangcheng.trail.models import key_of

ANCHOR = "name"
_TEXTS = ("address", "note")
_NUMBERS = ("buildings", "year_built")


@dataclass(frozen=True)
class _Held:
    """谁负责 now: the company that serves a place, who manages it there, its grid workers."""

    property: Charge | None
    grid_workers: tuple[Charge, ...]


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the place it is known as, and what would be written."""
    reader = CompoundReader(by=by, today=today)
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    entries = [reader.entry(mark) for mark in marks]
    held = _held([entry.known for entry in entries if entry and entry.known], today)
    seen: dict[object, int] = {}
    return [_judged(mark, entry, held, seen) for mark, entry in zip(marks, entries, strict=True)]


def _judged(
    mark: Marking, entry: CompoundEntry | None, held: dict[int, _Held], seen: dict[object, int]
) -> Judged:
    if entry is None:
        return Judged(mark.sheet, mark.row)
    place = (entry.community.pk, folded(entry.name))
    if place in seen:
        mark.wrong(ANCHOR, _("和第 %s 行重复") % seen[place])
    seen.setdefault(place, mark.number)
    if entry.known is None:
        return Judged(mark.sheet, mark.row, plan=entry)
    changes, was = _differences(entry, entry.known)
    charges = _charges(entry, held[entry.known.pk])
    was |= charges
    plan = replace(
        entry,
        changes=changes,
        new_company="company" in charges,
        new_grid_workers="grid_workers" in charges,
    )
    return Judged(
        mark.sheet, mark.row, subject=key_of(entry.known), was=was, plan=plan if was else None
    )


def _differences(entry: CompoundEntry, known: Place) -> tuple[dict[str, object], dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    changes: dict[str, object] = {}
    was: dict[str, str] = {}
    for name in _TEXTS:
        new, old = getattr(entry, name), getattr(known, name)
        if new and folded(new) != folded(old):
            changes[name], was[name] = new, old or _("空的")
    for name in _NUMBERS:
        new, old = getattr(entry, name), getattr(known, name)
        if new is not None and new != old:
            changes[name], was[name] = new, str(old) if old is not None else _("空的")
    if entry.households.certainty is not Certainty.UNKNOWN and entry.households != known.homes:
        changes["households"], was["households"] = entry.households, known.homes.screen()
    if entry.management not in {Management.UNKNOWN, known.management}:
        changes["management"] = entry.management
        was["management"] = str(known.get_management_display())
    return changes, was


def _charges(entry: CompoundEntry, held: _Held) -> dict[str, str]:
    """Who serves the place or looks after it, where the line names somebody else."""
    was: dict[str, str] = {}
    if entry.company and not _serves(entry, held.property):
        was["company"] = _holder(held.property)
    workers = {somebody.name for somebody in entry.grid_workers}
    before = {charge.person.name for charge in held.grid_workers if charge.person}
    if workers and workers != before:
        was["grid_workers"] = "、".join(sorted(before)) or _("空的")
    return was


def _serves(entry: CompoundEntry, held: Charge | None) -> bool:
    """Whether company and manager are those of the charge; no manager named is no other one."""
    company, manager = entry.company, entry.manager
    if held is None or company is None or company.known is None:
        return False
    same_person = manager is None or (
        manager.known is not None and manager.known.pk == held.person_id
    )
    return held.unit_id == company.known.pk and same_person


def _holder(held: Charge | None) -> str:
    if held is None:
        return _("空的")
    return " ".join(str(each) for each in (held.unit, held.person) if each)


def _held(places: Sequence[Place], today: date) -> dict[int, _Held]:
    """The charges over the places today, in one statement."""
    ids = [place.pk for place in places]
    rows = (
        Charge.objects.valid(today)
        .filter(place__in=ids, kind__in=(ChargeKind.PROPERTY, ChargeKind.GRID_WORKER))
        .select_related("unit", "person")
        .order_by("since", "id")
    )
    held = {pk: _Held(None, ()) for pk in ids}
    for row in rows:
        if row.place_id is None:
            continue
        now = held[row.place_id]
        if row.kind == ChargeKind.PROPERTY:
            held[row.place_id] = replace(now, property=row)
        else:
            held[row.place_id] = replace(now, grid_workers=(*now.grid_workers, row))
    return held
