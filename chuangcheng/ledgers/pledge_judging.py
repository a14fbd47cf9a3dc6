"""包联台账: every line known or new, compared with what stands on record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.pledge_lines import COLUMN_OF, PledgeEntry, PledgeReader, Progress
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.partners import frequencies, queries
from chuangcheng.partners.drafts import PledgeDraft, draft_of
from chuangcheng.partners.models import Agreement, Match, Pledge, PledgeState
from chuangcheng.partners.pledges import ROADS
from chuangcheng.partners.recurrence import Rule
from chuangcheng.places.models import Area, Place
from chuangcheng.trail.models import key_of

S = PledgeState
ANCHOR = "units"
_COMPARED = ("kind", "rule", "quantity", "quantity_unit", "due_on", "due_text")
Key = tuple[int, int | None, str, frozenset[int], date | None]


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the pledge it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = PledgeReader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    base = _Base(reader.areas)
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, areas: Sequence[Area]) -> None:
        towns = {area.subdistrict_id for area in areas}
        here = {"subdistrict__in": towns}
        pledges = list(queries.with_names(Pledge.objects.standing().filter(**here)))
        self._pledges = {_key_of_pledge(each): each for each in pledges}
        self._notes = queries.notes_of(pledges)
        self._agreements: dict[tuple[int, date], list[Agreement]] = {}
        for agreement in queries.with_units(Agreement.objects.standing().filter(**here)):
            day = (agreement.community_id or 0, agreement.signed_on)
            self._agreements.setdefault(day, []).append(agreement)
        matches = Match.objects.open().filter(**here)
        self._matches = {(each.community_id, each.unit_id): each for each in matches}
        self._seen: dict[Key, int] = {}

    def judged(self, mark: Marking, entry: PledgeEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        key = _key_of(entry)
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        entry = self._under(entry)
        known = self._pledges.get(key) if entry.draft else None
        if known is not None:
            plan, was = self._compared(mark, entry, known)
            return _known(mark, plan, was, key_of(known))
        if entry.draft is None:
            return self._bare(mark, entry)
        return Judged(mark.sheet, mark.row, plan=_new(mark, entry))

    def _under(self, entry: PledgeEntry) -> PledgeEntry:
        """The agreement of that day: the one that names its units, else the first."""
        if entry.signed_on is None:
            return entry
        wanted = {unit.pk for unit in entry.units}
        found = self._agreements.get((entry.community.pk, entry.signed_on), [])
        named = [(len(wanted & _units_of(each)), each) for each in found]
        best = max(named, key=lambda pair: pair[0], default=None)
        if best is None:
            return entry
        return replace(entry, agreement=best[1], joins=not wanted <= _units_of(best[1]))

    def _bare(self, mark: Marking, entry: PledgeEntry) -> Judged:
        """A line that names no promise: the agreement alone, or who stands by whom."""
        if agreement := entry.agreement:
            was = {"units": _names(row.unit for row in agreement.units.all())}
            return _known(mark, entry, was if entry.joins else {}, key_of(agreement))
        if entry.signed_on is not None:
            return Judged(mark.sheet, mark.row, plan=entry)
        held = [self._matches.get((entry.community.pk, unit.pk)) for unit in entry.units]
        if all(held) and held[0] is not None:
            return Judged(mark.sheet, mark.row, subject=key_of(held[0]))
        day = day_name(entry.since)
        mark.ask("signed_on", _("没有写签订日期，确认后只登记结对，从 %s 起") % day)
        return Judged(mark.sheet, mark.row, plan=entry)

    def _compared(
        self, mark: Marking, entry: PledgeEntry, known: Pledge
    ) -> tuple[PledgeEntry, dict[str, str]]:
        """What the line says otherwise; an empty cell changes nothing."""
        before = draft_of(known)
        changes = _changes(mark, entry.draft, before) if entry.draft else {}
        was = {COLUMN_OF.get(name, name): _words(getattr(before, name)) for name in changes}
        to = _to(mark, entry.progress, known, self._notes.get(known.pk, ""))
        if to is not None:
            was["progress"] = str(known.get_state_display())
        links = _links(mark, entry, known)
        if links:
            was["signed_on"] = ""
        plan = replace(
            entry, known=known, changes=changes, to=to, links=links, joins=links and entry.joins
        )
        return plan, {column: words or _("空的") for column, words in was.items()}


def _known(mark: Marking, plan: PledgeEntry, was: dict[str, str], subject: str) -> Judged:
    return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)


def _new(mark: Marking, entry: PledgeEntry) -> PledgeEntry:
    """A new pledge stands as its line says; what is done needs the day on which it was."""
    if entry.signed_on is None:
        day = day_name(entry.since)
        words = _("没有写签订日期，确认后不登记协议，事项按 %s 商定登记") % day
        mark.ask("signed_on", words)
    return replace(entry, to=_stands(mark, entry.progress, entry.draft))


def _stands(mark: Marking, said: Progress, draft: PledgeDraft | None) -> PledgeState:
    if said.state != S.FULFILLED:
        return said.state or S.AGREED
    if draft is not None and draft.rule is not None:
        mark.note("progress", _("周期性的事项开始以后按推进中登记"))
        return S.UNDER_WAY
    if said.on is None:
        mark.ask("progress", _("写了已落实，没有写兑现日期；确认后按推进中登记"))
        return S.UNDER_WAY
    return S.FULFILLED


def _to(mark: Marking, said: Progress, known: Pledge, note: str) -> PledgeState | None:
    """Where a known pledge goes on to; never back, and never without its day."""
    now = S(known.state)
    if said.state in (None, now):
        if said.words and folded(said.words) != folded(note):
            mark.note("progress", _("状态没有变，说明不从台账改"))
        if now == S.FULFILLED and said.on not in (None, known.state_on):
            day = day_name(known.state_on)
            mark.note("done_on", _("系统里的兑现日期是 %s，不从台账改") % day)
        return None
    to = _stands(mark, said, draft_of(known))
    if to == now:
        return None
    if now == S.FULFILLED or to not in ROADS[now]:
        mark.note("progress", _("系统里是“%s”，不从台账改回") % now.label)
        return None
    if said.on is not None and said.on < known.state_on:
        day = day_name(known.state_on)
        mark.wrong("done_on", _("不能早于上一次变动 %s") % day)
    return to


def _changes(mark: Marking, said: PledgeDraft, before: PledgeDraft) -> dict[str, Any]:
    found = {}
    for name in _COMPARED:
        new, old = getattr(said, name), getattr(before, name)
        if new not in (None, "", UNKNOWN) and _plain(new) != _plain(old):
            found[name] = new
    if "due_text" in found and before.due_on is not None:
        mark.note("due", _("系统里的时限已定到 %s，不改") % day_name(before.due_on))
        del found["due_text"]
    if "due_on" in found and before.due_text:
        found["due_text"] = ""
    return found


def _links(mark: Marking, entry: PledgeEntry, known: Pledge) -> bool:
    """Whether a pledge that stands under no agreement is to stand under that of the day."""
    held = known.agreement
    if entry.signed_on is None or (held and held.signed_on == entry.signed_on):
        return False
    if held is not None:
        day = day_name(held.signed_on)
        mark.note("signed_on", _("系统里的协议是 %s 签的，不从台账改") % day)
        return False
    return True


def _key_of(entry: PledgeEntry) -> Key:
    units = frozenset(unit.pk for unit in entry.units)
    if entry.draft is None:
        return entry.community.pk, None, "", units, entry.signed_on
    where = entry.draft.where
    place = where.pk if isinstance(where, Place) else None
    return entry.community.pk, place, folded(entry.draft.what), units, None


def _key_of_pledge(pledge: Pledge) -> Key:
    units = frozenset(row.unit_id for row in pledge.units.all())
    return pledge.community_id or 0, pledge.place_id, folded(pledge.what), units, None


def _units_of(agreement: Agreement) -> set[int]:
    return {row.unit_id for row in agreement.units.all()}


def _names(units: Any) -> str:
    return "、".join(map(str, units))


def _words(value: object) -> str:
    match value:
        case Quantity():
            return "" if value.value is None else value.screen()
        case Rule():
            return frequencies.words(value)
        case date():
            return day_name(value)
    return str(getattr(value, "label", value) or "")


def _plain(value: object) -> object:
    """As it is compared: a rule by its words, for since when weeks are counted is not written."""
    if isinstance(value, Rule):
        return frequencies.words(value)
    return folded(value) if type(value) is str else value
