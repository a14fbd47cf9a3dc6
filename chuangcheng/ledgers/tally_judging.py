"""日工作量台账: every line a community and a day, new or compared with what stands on record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import COUNTED, DayTally
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.shapes import FIRST_DAY
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.models import Area
from chuangcheng.trail.models import key_of

ANCHOR = "worked_on"
Key = tuple[int, date]


@dataclass(frozen=True, kw_only=True)
class TallyEntry:
    """要写入的一天: what the line says of it; `known` stands in the base."""

    community: Area
    worked_on: date
    amounts: Mapping[str, Quantity]
    note: str = ""
    known: DayTally | None = None


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the day it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = _Reader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    held = _held([entry for entry in entries if entry is not None])
    seen: dict[Key, int] = {}
    return [_judged(mark, entry, held, seen) for mark, entry in zip(marks, entries, strict=True)]


class _Reader:
    """读工作量行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self._references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> TallyEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        community = self._references.community(mark)
        if community is None and not mark.is_wrong("community"):
            mark.wrong("community", _("没有写在哪个社区(村)"))
        day = mark.value("worked_on")
        if isinstance(day, date) and not FIRST_DAY <= day <= self._today:
            late = _("日期不能晚于今天")
            mark.wrong("worked_on", late if day > self._today else _("日期太早了，请核对"))
        amounts = _amounts(mark)
        if not amounts and not any(mark.is_wrong(name) for name in COUNTED):
            mark.wrong(ANCHOR, _("五个数都空着，数过哪个写哪个"))
        if community is None or not isinstance(day, date):
            return None
        if any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        note = mark.text("note")
        return TallyEntry(community=community, worked_on=day, amounts=amounts, note=note)

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.TALLIES, area)


def _amounts(mark: Marking) -> dict[str, Quantity]:
    """What somebody counted; a blank cell, and 若干, stay unknown."""
    said = {name: mark.value(name) for name in COUNTED}
    return {
        name: amount
        for name, amount in said.items()
        if isinstance(amount, Quantity) and amount.value is not None
    }


def _held(entries: Sequence[TallyEntry]) -> dict[Key, DayTally]:
    """What stands on record of these communities and days, in one statement."""
    areas = {entry.community.pk for entry in entries}
    days = {entry.worked_on for entry in entries}
    found = DayTally.objects.standing().filter(community__in=areas, worked_on__in=days)
    rows = found.select_related("community")
    return {(row.community_id, row.worked_on): row for row in rows if row.community_id}


def _judged(
    mark: Marking, entry: TallyEntry | None, held: Mapping[Key, DayTally], seen: dict[Key, int]
) -> Judged:
    if entry is None:
        return Judged(mark.sheet, mark.row)
    key = (entry.community.pk, entry.worked_on)
    if key in seen:
        words = _("和第 %s 行是同一个社区(村)同一天，合成一行")
        mark.wrong(ANCHOR, words % seen[key])
    seen.setdefault(key, mark.number)
    known = held.get(key)
    if known is None:
        return Judged(mark.sheet, mark.row, plan=entry)
    was = _was(entry, known)
    plan = replace(entry, known=known) if was else None
    return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan)


def _was(entry: TallyEntry, known: DayTally) -> dict[str, str]:
    """What stands otherwise on record; an empty cell changes nothing."""
    found = {
        name: known.amount(name).screen()
        for name, amount in entry.amounts.items()
        if amount != known.amount(name)
    }
    if entry.note and folded(entry.note) != folded(known.note):
        found["note"] = known.note or _("空的")
    return found
