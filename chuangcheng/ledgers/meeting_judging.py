"""会议台账: every line known or new. One meeting that is cited twice is never two."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.meeting_lines import (
    ANCHOR,
    COLUMN_OF,
    MeetingEntry,
    MeetingReader,
    plain_item,
)
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.meetings.drafts import AttendeeDraft, MeetingDraft, attendees_of, draft_of
from chuangcheng.meetings.models import Meeting, MeetingState, MeetingType
from chuangcheng.trail.models import key_of

_SAID = ("place", "chair", "recorder", "agenda", "note", "expected", "campaign")
Key = tuple[str, date]


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the meeting it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = MeetingReader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    held = Meeting.objects.standing().filter(subdistrict=reader.subdistrict)
    related = held.select_related("community", "subdistrict", "campaign", "minutes")
    base = _Base(list(related.prefetch_related("decisions", "attendees__unit")), by)
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, held: Sequence[Meeting], by: Actor) -> None:
        self._by = by
        self._known = {(each.folded, each.meets_on): each for each in held}
        self._kin = {(each.type, each.meets_on, _whose(each)): each.title for each in held}
        planned = (each for each in held if each.state == MeetingState.PLANNED)
        self._planned = {(each.folded, _whose(each)): each.meets_on for each in planned}
        self._seen: dict[Key, int] = {}

    def judged(self, mark: Marking, entry: MeetingEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        key = (folded(entry.draft.title), entry.draft.meets_on)
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行是同一次会，只留一行") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        known = self._known.get(key)
        if known is None:
            self._ask_whether_new(mark, entry.draft)
            return Judged(mark.sheet, mark.row, plan=entry)
        if not (answer := may_import(self._by, Register.MEETINGS, known)):
            mark.wrong(ANCHOR, answer.reason)
        plan, was = _compared(mark, entry, known)
        subject = key_of(known)
        return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)

    def _ask_whether_new(self, mark: Marking, draft: MeetingDraft) -> None:
        """The same meeting by another name, or put off to another day?"""
        kin = (str(draft.type), draft.meets_on, draft.where.pk)
        other = self._kin.setdefault(kin, draft.title)
        day = day_name(draft.meets_on)
        if other != draft.title and draft.type != MeetingType.OTHER:
            facts = {"day": day, "type": draft.type.label, "title": other}
            asked = _("%(day)s的%(type)s有“%(title)s”，是同一次就改成这个名称；确是另一次再确认")
            mark.ask(ANCHOR, asked % facts)
        elif planned := self._planned.get((folded(draft.title), draft.where.pk)):
            facts = {"day": day_name(planned)}
            asked = _("系统里有定在 %(day)s 的同名会议还没登记召开，确是另一次再确认")
            mark.ask(ANCHOR, asked % facts)


def _compared(
    mark: Marking, entry: MeetingEntry, known: Meeting
) -> tuple[MeetingEntry, dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    before = replace(draft_of(known), attendees=attendees_of(known))
    becomes = _becomes(mark, entry, known)
    changes = _changes(mark, entry.draft, before)
    if known.is_held and entry.draft.present not in (UNKNOWN, before.present):
        changes["present"] = entry.draft.present
    was = {COLUMN_OF.get(name, name): _words(getattr(before, name)) for name in changes}
    if becomes is not None:
        was["state"] = str(known.state.label)
    settled = _added(entry.settled, [each.text for each in known.decisions.all() if not each.void])
    if settled and (known.is_held or becomes == MeetingState.HELD):
        was["decisions"] = ""
    else:
        settled = ()
    _tell_what_stays(mark, entry, known)
    plan = replace(
        entry, known=known, changes=changes, becomes=becomes, settled=settled, minutes=None
    )
    return plan, {column: words or _("空的") for column, words in was.items()}


def _changes(mark: Marking, said: MeetingDraft, before: MeetingDraft) -> dict[str, Any]:
    names = [name for name in _SAID if getattr(said, name) not in ("", None, UNKNOWN)]
    names += ["type"] if mark.value("type") is not None else []
    found = {
        name: getattr(said, name)
        for name in names
        if _plain(getattr(said, name)) != _plain(getattr(before, name))
    }
    called = _called(mark, said.attendees, before.attendees)
    return found if called == before.attendees else {**found, "attendees": called}


def _called(
    mark: Marking, said: tuple[AttendeeDraft, ...], before: tuple[AttendeeDraft, ...]
) -> tuple[AttendeeDraft, ...]:
    """参会名单: whom the line names; those in a column that it leaves empty stay."""
    units, words = {each.unit for each in said}, {folded(each.name) for each in said}
    stays_unit = mark.value("units") is None
    stays_name = mark.value("people") is None
    kept = [
        each
        for each in before
        if (each.unit is not None and (stays_unit or each.unit in units))
        or (each.name and (stays_name or folded(each.name) in words))
    ]
    had = {each.unit for each in kept}, {folded(each.name) for each in kept}
    added = [
        each
        for each in said
        if (each.unit not in had[0] if each.unit else folded(each.name) not in had[1])
    ]
    return (*kept, *added)


def _becomes(mark: Marking, entry: MeetingEntry, known: Meeting) -> MeetingState | None:
    """A planned meeting is held or cancelled; no line takes back what was said before."""
    if entry.said is None or entry.said == known.state:
        return None
    if known.state == MeetingState.PLANNED:
        return entry.said
    mark.note("state", _("系统里%s，不从台账改") % known.state.label)
    return None


def _added(said: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """议定事项 that nobody has recorded yet."""
    if folded("".join(said)) == folded("".join(known)):
        return ()
    held = {plain_item(each) for each in known} | {folded(each) for each in known}
    return tuple(each for each in said if not {plain_item(each), folded(each)} & held)


def _tell_what_stays(mark: Marking, entry: MeetingEntry, known: Meeting) -> None:
    if mark.text("community") and entry.draft.where.pk != _whose(known):
        mark.note("community", _("登记时写的是%s，不从台账改") % draft_of(known).where)
    if entry.minutes is not None and entry.minutes.pk != known.minutes_id:
        mark.note("minutes", _("纪要在会议的页面上归入，不从台账改"))


def _whose(meeting: Meeting) -> int:
    return meeting.community_id or meeting.subdistrict_id


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(each.name or str(each.unit) for each in value)
    if isinstance(value, Quantity):
        return "" if value.value is None else value.screen()
    return str(getattr(value, "label", value) or "")


def _plain(value: object) -> object:
    return folded(value) if type(value) is str else value
