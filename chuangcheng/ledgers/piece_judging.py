"""媒体报道台账: every line known or new; a piece in one channel on one day is one line."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.outreach_reading import day_of, unit_of
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.ledgers.words import EVERYWHERE
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.publicity.drafts import PieceDraft, link_of, piece_draft_of
from chuangcheng.publicity.models import MediaChannel, MediaPiece
from chuangcheng.trail.models import key_of

ANCHOR = "title"
_SAID = {"outlet": "outlet", "url": "url", "unit": "unit", "note": "note", "where": "community"}
# In which channel a medium tells, by its name; the narrower word first.
_BY_OUTLET = (
    (re.compile("抖音|快手|视频"), MediaChannel.SHORT_VIDEO),
    (re.compile("微信|公众号"), MediaChannel.WECHAT),
    (re.compile("电视"), MediaChannel.TELEVISION),
    (re.compile("电台|广播"), MediaChannel.RADIO),
    (re.compile("网"), MediaChannel.WEBSITE),
    (re.compile("报"), MediaChannel.NEWSPAPER),
)
Key = tuple[str, str, date]


@dataclass(frozen=True, kw_only=True)
class PieceEntry:
    """要写入的报道; `changes` are those of a known one."""

    draft: PieceDraft
    known: MediaPiece | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the piece it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = _Reader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    held = MediaPiece.objects.standing().filter(subdistrict=reader.town)
    base = _Base(list(held.select_related("community", "subdistrict", "unit")), by)
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Reader:
    """读报道行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self.town = subdistrict_of(by)
        self._references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> PieceEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        where = self._where(mark)
        day = day_of(mark, "published_on", today=self._today)
        channel = self._channel(mark)
        unit = unit_of(mark, self._references, where, on=day)
        url = self._url(mark)
        if where is None or day is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        return PieceEntry(
            draft=PieceDraft(
                title=mark.text("title"),
                channel=channel,
                published_on=day,
                where=where,
                outlet=mark.text("outlet"),
                url=url,
                unit=unit,
                note=mark.text("note"),
            )
        )

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.PIECES, area)

    def _where(self, mark: Marking) -> Area | None:
        """A community of which it tells, else the whole sub-district."""
        found = None
        if folded(mark.text("community")) not in EVERYWHERE:
            found = self._references.community(mark)
        if found or self.town is None or mark.is_wrong("community"):
            return found
        if not (answer := self._permits(self.town)):
            mark.wrong("community", answer.reason)
            return None
        return self.town

    def _url(self, mark: Marking) -> str:
        try:
            return link_of(mark.text("url"))
        except Refused as refusal:
            mark.wrong("url", refusal.reason)
            return ""

    def _channel(self, mark: Marking) -> MediaChannel:
        value = mark.value("channel")
        if isinstance(value, MediaChannel):
            return value
        outlet = mark.text("outlet")
        found = next((c for words, c in _BY_OUTLET if words.search(outlet)), None)
        if found is None and not mark.is_wrong("channel"):
            mark.ask("channel", _("看不出是什么渠道，确认后按“其他渠道”登记"))
        elif found is not None:
            mark.note("channel", _("没有写报道渠道，按媒体名称记为%s") % found.label)
        return found or MediaChannel.OTHER_CHANNEL


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, held: Sequence[MediaPiece], by: Actor) -> None:
        self._by = by
        self._held: dict[Key, list[MediaPiece]] = defaultdict(list)
        for piece in held:
            self._held[(folded(piece.title), piece.channel, piece.published_on)].append(piece)
        self._seen: dict[tuple[Key, str], int] = {}

    def judged(self, mark: Marking, entry: PieceEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        draft = entry.draft
        key = (folded(draft.title), str(draft.channel), draft.published_on)
        whole = (key, folded(draft.outlet))
        if whole in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复；几家刊播的写清媒体名称") % self._seen[whole])
        self._seen.setdefault(whole, mark.number)
        known = self._known(mark, key, folded(draft.outlet))
        if known is None:
            return Judged(mark.sheet, mark.row, plan=entry)
        if not (answer := may_import(self._by, Register.PIECES, known)):
            mark.wrong(ANCHOR, answer.reason)
        changes, was = _differences(mark, draft, piece_draft_of(known))
        plan = replace(entry, known=known, changes=changes) if changes else None
        return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan)

    def _known(self, mark: Marking, key: Key, outlet: str) -> MediaPiece | None:
        """Of those of the same title, channel and day that of the same medium."""
        same = self._held[key]
        exact = [piece for piece in same if folded(piece.outlet) == outlet]
        found = exact or [piece for piece in same if not outlet or not piece.outlet]
        if len(found) > 1:
            mark.wrong(ANCHOR, _("这一天这个渠道登记了几篇，写清媒体名称"))
            return None
        return next(iter(found), None)


def _differences(
    mark: Marking, said: PieceDraft, before: PieceDraft
) -> tuple[dict[str, Any], dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    names = [name for name, column in _SAID.items() if mark.text(column)]
    changes = {
        name: getattr(said, name)
        for name in names
        if getattr(said, name) and _plain(getattr(said, name)) != _plain(getattr(before, name))
    }
    was = {_SAID[name]: str(getattr(before, name) or _("空的")) for name in changes}
    return changes, was


def _plain(value: object) -> object:
    return folded(value) if type(value) is str else value
