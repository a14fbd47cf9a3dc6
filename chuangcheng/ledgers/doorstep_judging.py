"""入户宣传台账: every line known or new; what nobody counted stays unknown."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.outreach_reading import counted, day_of, unit_of
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.publicity.drafts import MOST_COUNTED, DoorstepDraft, doorstep_draft_of
from chuangcheng.publicity.models import DoorstepVisit
from chuangcheng.trail.models import key_of

ANCHOR = "households"
_SAID = ("households", "leaflets", "unit", "note")
Key = tuple[int, date]


@dataclass(frozen=True, kw_only=True)
class DoorstepEntry:
    """要写入的入户; `changes` are those of a known one."""

    draft: DoorstepDraft
    known: DoorstepVisit | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: lines that say what stands on record first, then those that say otherwise."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = _Reader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    held = DoorstepVisit.objects.standing().filter(subdistrict=subdistrict_of(by))
    base = _Base(list(held.select_related("community", "unit")))
    known = [base.same(entry) for entry in entries]
    return [
        base.judged(mark, entry, found)
        for mark, entry, found in zip(marks, entries, known, strict=True)
    ]


class _Reader:
    """读入户行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self._references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> DoorstepEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        community = self._references.community(mark)
        if community is None and not mark.is_wrong("community"):
            mark.wrong("community", _("没有写在哪个社区(村)"))
        day = day_of(mark, "visited_on", today=self._today)
        unit = unit_of(mark, self._references, community, on=day)
        for key in ("households", "leaflets"):
            if (counted(mark, key).value or 0) > MOST_COUNTED:
                mark.wrong(key, _("数最多写到 %d") % MOST_COUNTED)
        if community is None or day is None or any(mark.is_wrong(k) for k in mark.row.cells):
            return None
        return DoorstepEntry(
            draft=DoorstepDraft(
                community=community,
                visited_on=day,
                households=counted(mark, "households"),
                leaflets=counted(mark, "leaflets"),
                unit=unit,
                note=mark.text("note"),
            )
        )

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.DOORSTEPS, area)


class _Base:
    """What stands on record; each of it is one line's and no other's."""

    def __init__(self, held: Sequence[DoorstepVisit]) -> None:
        self._free: dict[Key, list[DoorstepVisit]] = defaultdict(list)
        for visit in held:
            self._free[(visit.community_id or 0, visit.visited_on)].append(visit)
        self._new: dict[Key, int] = {}

    def same(self, entry: DoorstepEntry | None) -> DoorstepVisit | None:
        """The visit of which the line says nothing otherwise."""
        if entry is None:
            return None
        free = self._free[_key_of(entry.draft)]
        found = next((v for v in free if not _changes(entry.draft, doorstep_draft_of(v))), None)
        if found is not None:
            free.remove(found)
        return found

    def judged(
        self, mark: Marking, entry: DoorstepEntry | None, known: DoorstepVisit | None
    ) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        known = known or self._otherwise(mark, entry.draft)
        if known is None:
            self._ask_for_twice(mark, _key_of(entry.draft))
            return Judged(mark.sheet, mark.row, plan=entry)
        before = doorstep_draft_of(known)
        changes = _changes(entry.draft, before)
        was = {name: _words(getattr(before, name)) for name in changes}
        plan = replace(entry, known=known, changes=changes) if changes else None
        return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan)

    def _otherwise(self, mark: Marking, draft: DoorstepDraft) -> DoorstepVisit | None:
        """The visit of that day whose unit is not another."""
        free = self._free[_key_of(draft)]
        found = [v for v in free if None in (draft.unit, v.unit) or v.unit == draft.unit]
        if len(found) > 1:
            mark.wrong("visited_on", _("这一天登记了几次入户，写明入户单位"))
            return None
        for visit in found:
            free.remove(visit)
            return visit
        return None

    def _ask_for_twice(self, mark: Marking, key: Key) -> None:
        if key in self._new:
            asked = _("和第 %s 行是同一天同一个社区(村)，确是两次再确认")
            mark.ask("visited_on", asked % self._new[key])
        self._new.setdefault(key, mark.number)


def _key_of(draft: DoorstepDraft) -> Key:
    return draft.community.pk, draft.visited_on


def _changes(said: DoorstepDraft, before: DoorstepDraft) -> dict[str, Any]:
    """What the line says otherwise; an empty cell changes nothing."""
    return {
        name: getattr(said, name)
        for name in _SAID
        if getattr(said, name) not in ("", None, UNKNOWN)
        and _plain(getattr(said, name)) != _plain(getattr(before, name))
    }


def _words(value: object) -> str:
    if isinstance(value, Quantity):
        return value.screen()
    return str(value or _("空的"))


def _plain(value: object) -> object:
    return folded(value) if type(value) is str else value
