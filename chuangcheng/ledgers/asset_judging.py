"""宣传设施台账: every line known or new, compared with what stands on record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.asset_lines import ANCHOR, AssetEntry, AssetReader, says_installed
from chuangcheng.ledgers.asset_states import Move, moves_between
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.publicity import queries
from chuangcheng.publicity.drafts import AssetDraft, Key, draft_of, key_of_batch, keys_of
from chuangcheng.publicity.models import Asset, AssetPart
from chuangcheng.trail.models import key_of

_COLUMN_OF = {"since": "installed_on", "unit": "maker"}
_WHERE_SAID = (
    *("form", "community", "place", "quantity", "themes", "number", "size", "funding"),
    *("note", "checked_on", "paid_by"),
)


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the batch it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = AssetReader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    towns = {area.subdistrict_id for area in reader.areas}
    held = queries.with_names(Asset.objects.standing().filter(subdistrict__in=towns))
    base = _Base(list(held), today)
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, held: Sequence[Asset], today: date) -> None:
        self._known = keys_of(held)
        self._parts = queries.parts_of(held)
        self._today = today
        self._seen: dict[Key, int] = {}

    def judged(self, mark: Marking, entry: AssetEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        key = key_of_batch(entry.draft)
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复；确是两批，就各写编号") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        known = self._known.get(key)
        if known is None:
            _ask_for_day(mark, entry)
            return Judged(mark.sheet, mark.row, plan=entry)
        plan, was = _compared(mark, entry, known, self._parts[known.pk], self._today)
        subject = key_of(known)
        return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)


def _ask_for_day(mark: Marking, entry: AssetEntry) -> None:
    if mark.value("installed_on") is None and says_installed(entry.states):
        day = day_name(entry.draft.since)
        mark.ask("installed_on", _("没有写安装日期，确认后按 %s 登记") % day)


def _compared(
    mark: Marking, entry: AssetEntry, known: Asset, parts: Sequence[AssetPart], today: date
) -> tuple[AssetEntry, dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    before = draft_of(known, since=parts[0].from_on)
    changes = _changes(mark, entry.draft, before)
    if len(parts) > 1 and "quantity" in changes:
        mark.note("quantity", _("这一批登记过变动，数量不从台账改"))
        del changes["quantity"]
    changes |= _moved_day(mark, before, parts)
    was = {_COLUMN_OF.get(name, name): _words(getattr(before, name)) for name in changes}
    after = replace(before, **changes)
    moves = _moves(mark, entry, after, parts)
    if moves:
        was["state"] = "、".join(f"{s.label}{n}" for s, n in queries.present(parts).items())
    last = max(part.from_on for part in parts)
    moved_on = entry.draft.checked_on
    plan = AssetEntry(
        draft=after,
        moves=moves,
        moved_on=moved_on if moved_on is not None and moved_on >= last else max(today, last),
        known=known,
        is_edited=bool(changes),
    )
    return plan, {column: words or _("空的") for column, words in was.items()}


def _changes(mark: Marking, said: AssetDraft, before: AssetDraft) -> dict[str, Any]:
    names = [name for name in _WHERE_SAID if mark.value(name)]
    if said.paid_by is None:
        names = [name for name in names if name != "paid_by"]
    names += ["fixed"] if mark.value("fixed") is not None else []
    found = {
        name: getattr(said, name)
        for name in names
        if _plain(getattr(said, name)) != _plain(getattr(before, name))
    }
    maker = mark.text("maker")
    if maker and folded(maker) != folded(str(before.unit or before.maker)):
        found |= {"unit": said.unit, "maker": said.maker}
    return found


def _moved_day(mark: Marking, before: AssetDraft, parts: Sequence[AssetPart]) -> dict[str, Any]:
    """Another day of installation; only where nothing was changed since."""
    said, known = mark.value("installed_on"), queries.installed_on(parts)
    if not isinstance(said, date) or said == known:
        return {}
    if known is None:
        return {}
    if len(parts) > 1:
        mark.note("installed_on", _("系统里的安装日期是 %s，登记过变动，不改") % day_name(known))
        return {}
    return {"since": said} if said != before.since else {}


def _moves(
    mark: Marking, entry: AssetEntry, after: AssetDraft, parts: Sequence[AssetPart]
) -> tuple[Move, ...]:
    """The changes that lead to what the line says; told where none do."""
    now = queries.present(parts)
    if len(now) == 1:
        now = dict.fromkeys(now, after.quantity)
    if entry.states is None or sum(entry.states.values()) != sum(now.values()):
        return ()
    try:
        return tuple(moves_between(now, entry.states))
    except Refused as refusal:
        mark.note("state", refusal.reason)
        return ()


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(str(each.label) for each in value)
    if isinstance(value, date):
        return day_name(value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return str(getattr(value, "label", value) or "")


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return frozenset(value)
    return folded(value) if type(value) is str else value
