"""志愿活动台账: every line known or new, by its day, its name and where it was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.activity_lines import ANCHOR, ActivityEntry, ActivityReader
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.trail.models import key_of
from chuangcheng.volunteering import queries
from chuangcheng.volunteering.drafts import ActivityDraft, draft_of_activity
from chuangcheng.volunteering.models import Activity, ActivityState

_COUNTED = ("party_members", "residents", "beneficiaries")
_SAID = ("field", "station", "spot", "hours", "note", *_COUNTED)
_COLUMN_OF = {"station": "community", "unit": "host", "partners": "joint"}
Key = tuple[int | None, str, date]


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the activity it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = ActivityReader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    held = Activity.objects.standing().filter(subdistrict=subdistrict_of(by))
    base = _Base(list(queries.with_names(held)), today)
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, held: Sequence[Activity], today: date) -> None:
        self._known = {(a.community_id, a.folded, a.held_on): a for a in held}
        self._today = today
        self._seen: dict[Key, int] = {}

    def judged(self, mark: Marking, entry: ActivityEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        key = _key_of(entry.draft)
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复，一次活动写一行") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        known = self._known.get(key)
        if known is None:
            self._check_ahead(mark, entry.draft)
            return Judged(mark.sheet, mark.row, plan=entry)
        before = draft_of_activity(known)
        changes = _changes(mark, entry.draft, before)
        was = {_COLUMN_OF.get(name, name): _was(before, name) for name in changes}
        plan = replace(entry, known=known, changes=changes) if changes else None
        return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan)

    def _check_ahead(self, mark: Marking, draft: ActivityDraft) -> None:
        if draft.state == ActivityState.PLANNED and draft.held_on < self._today:
            mark.wrong("held_on", _("日期已经过了，写已开展或已取消"))


def _key_of(draft: ActivityDraft) -> Key:
    return draft.where.community_id, folded(draft.title), draft.held_on


def _changes(mark: Marking, said: ActivityDraft, before: ActivityDraft) -> dict[str, Any]:
    """What the line says otherwise; an empty cell changes nothing."""
    if mark.value("state") is not None and said.state != before.state:
        facts = {"state": before.state.label}
        mark.note("state", _("系统里是%(state)s，到这次活动的页面上登记") % facts)
    names = [name for name in _SAID if before.state == ActivityState.HELD or name not in _COUNTED]
    found = {
        name: getattr(said, name)
        for name in names
        if getattr(said, name) not in ("", None, UNKNOWN)
        and _plain(getattr(said, name)) != _plain(getattr(before, name))
    }
    if said.partners and set(said.partners) != set(before.partners):
        found["partners"] = said.partners
    organiser = str(said.unit or said.host)
    if organiser and folded(organiser) != folded(str(before.unit or before.host)):
        found |= {"unit": said.unit, "host": said.host}
    return found


def _was(before: ActivityDraft, name: str) -> str:
    if name in {"unit", "host"}:
        return _words(before.unit or before.host)
    return _words(getattr(before, name))


def _words(value: object) -> str:
    if isinstance(value, Quantity):
        return value.screen()
    if isinstance(value, tuple):
        return "、".join(map(str, value)) or _("空的")
    return str(getattr(value, "label", value) or _("空的"))


def _plain(value: object) -> object:
    return folded(value) if type(value) is str else value
