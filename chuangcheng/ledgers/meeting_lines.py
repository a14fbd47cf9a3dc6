"""会议台账: one line read against the base: when, whose, who came, what was settled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import Campaign
from chuangcheng.documents.models import Document, DocumentKind
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.splitting import items, names
from chuangcheng.ledgers.words import EVERYWHERE
from chuangcheng.meetings.drafts import (
    MOST_ATTENDEES,
    MOST_DECISIONS,
    AttendeeDraft,
    MeetingDraft,
    columns_of,
)
from chuangcheng.meetings.models import Meeting, MeetingState, MeetingType, Presence
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area

ANCHOR = "title"
COLUMN_OF = {"attendees": "units"}
# Of which type a meeting is by its name, the narrower word first.
_BY_NAME = (
    (re.compile("领导小组"), MeetingType.LEADING_GROUP),
    (re.compile("动员"), MeetingType.MOBILIZATION),
    (re.compile("专题|(治理|整治).*推进会"), MeetingType.SPECIAL_TOPIC),
    (re.compile("推进会|调度会"), MeetingType.PROGRESS),
)
_MARK = re.compile(r"^\s*(?:[(（]?[0-9０-９一二三四五六七八九十]{1,2}[)）.．、]|[①-⑳])\s*")


@dataclass(frozen=True, kw_only=True)
class MeetingEntry:
    """要写入的会议: `known` stands in the base; `said` is how the line itself says it stands."""

    draft: MeetingDraft
    settled: tuple[str, ...] = ()
    minutes: Document | None = None
    said: MeetingState | None = None
    known: Meeting | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    becomes: MeetingState | None = None


class MeetingReader:
    """读会议行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self._references = References(by=by, permits=self._permits, today=today)

    @property
    def subdistrict(self) -> Area | None:
        """街道 in which the importer works."""
        return self._references.subdistrict

    def entry(self, mark: Marking) -> MeetingEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        where = self._where(mark)
        meets_on = mark.value("meets_on")
        if not isinstance(meets_on, date) and not mark.is_wrong("meets_on"):
            mark.wrong("meets_on", _("写明会议日期"))
        if where is None or not isinstance(meets_on, date):
            return None
        said = self._said(mark)
        state = said or self._by_day(mark, meets_on)
        draft = self._called(mark, self._draft(mark, meets_on, where, state))
        settled = _settled(mark)
        self._check(mark, draft, settled)
        if any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        return MeetingEntry(draft=draft, settled=settled, minutes=self._minutes(mark), said=said)

    def _draft(
        self, mark: Marking, meets_on: date, where: Area, state: MeetingState
    ) -> MeetingDraft:
        return MeetingDraft(
            type=self._type(mark),
            title=mark.text("title"),
            meets_on=meets_on,
            where=where,
            state=state,
            expected=_counted(mark, "expected"),
            present=_counted(mark, "present"),
            campaign=self._campaign(mark),
            place=mark.text("place"),
            chair=mark.text("chair"),
            recorder=mark.text("recorder"),
            agenda=mark.text("agenda"),
            note=mark.text("note"),
        )

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.MEETINGS, area)

    def _where(self, mark: Marking) -> Area | None:
        """A community's own meeting, else the sub-district's."""
        words = folded(mark.text("community"))
        found = None
        if words not in EVERYWHERE:
            found = self._references.community(mark)
        town = self._references.subdistrict
        if found or town is None or mark.is_wrong("community"):
            return found
        if not (answer := self._permits(town)):
            mark.wrong("community", answer.reason)
            return None
        return town

    def _type(self, mark: Marking) -> MeetingType:
        value = mark.value("type")
        if isinstance(value, MeetingType):
            return value
        title = mark.text("title")
        found = next((type for words, type in _BY_NAME if words.search(title)), MeetingType.OTHER)
        if not mark.is_wrong("type"):
            mark.note("type", _("没有写会议类型，按名称记为%s") % found.label)
        return found

    def _said(self, mark: Marking) -> MeetingState | None:
        value = mark.value("state")
        if isinstance(value, MeetingState):
            return value
        return MeetingState.HELD if _counted(mark, "present") != UNKNOWN else None

    def _by_day(self, mark: Marking, meets_on: date) -> MeetingState:
        if meets_on > self._today:
            return MeetingState.PLANNED
        mark.note("state", _("没有写会议状态，日期已到，按已召开登记"))
        return MeetingState.HELD

    def _called(self, mark: Marking, draft: MeetingDraft) -> MeetingDraft:
        """参会名单 with the units by the names that they bore on the day."""
        presence = Presence.PRESENT if draft.state == MeetingState.HELD else Presence.EXPECTED
        units = mark.value("units")
        named = [
            self._unit(mark, name, draft.meets_on)
            for name in (units if isinstance(units, tuple) else ())
        ]
        people = names(str(mark.value("people") or ""))
        if people.doubt:
            mark.ask("people", people.doubt)
        called: list[tuple[Unit | None, str]] = [*named, *((None, each) for each in people.names)]
        drafts = [
            AttendeeDraft(unit=unit, name=name[:40], presence=presence) for unit, name in called
        ]
        return replace(draft, attendees=tuple(dict.fromkeys(drafts)))

    def _unit(self, mark: Marking, name: str, on: date) -> tuple[Unit | None, str]:
        found = self._references.units_called(name, on=on)
        if len(found) == 1:
            return found[0], ""
        if found:
            listed = "、".join(unit.name for unit in found)
            facts = {"name": name, "listed": listed}
            mark.wrong("units", _("“%(name)s”对上了几个单位：%(listed)s") % facts)
        else:
            mark.note("units", _("“%s”不是登记过的单位，照写的记") % name)
        return None, name

    def _campaign(self, mark: Marking) -> Campaign | None:
        """By its name, or by the unambiguous beginning of it."""
        words = folded(mark.text("campaign"))
        if not words:
            return None
        named = [each for each in self._campaigns if each.folded == words]
        named = named or [each for each in self._campaigns if each.folded.startswith(words)]
        if len(named) == 1:
            mark.read_as("campaign", named[0].name)
            return named[0]
        mark.wrong("campaign", _("没有“%s”这个专项治理，先部署再导入") % mark.text("campaign"))
        return None

    def _minutes(self, mark: Marking) -> Document | None:
        words = mark.text("minutes")
        if not words:
            return None
        found = self._papers.get(folded(words))
        if found is None:
            mark.ask("minutes", _("还没有登记“%s”这份纪要，确认后先不归入") % words)
        return found

    def _check(self, mark: Marking, draft: MeetingDraft, settled: tuple[str, ...]) -> None:
        held = draft.state == MeetingState.HELD
        if held and draft.meets_on > self._today:
            mark.wrong("meets_on", _("还没到这一天，不能登记为已召开"))
        if settled and not held:
            mark.wrong("decisions", _("会还没有开，先不写议定事项"))
        if len(settled) > MOST_DECISIONS or any(len(each) > 500 for each in settled):
            mark.wrong("decisions", _("一次会最多记 %s 项，一项最多 500 个字") % MOST_DECISIONS)
        if len(draft.attendees) > MOST_ATTENDEES:
            mark.wrong("units", _("参会名单最多写 %s 行") % MOST_ATTENDEES)
        try:
            columns_of(draft)
        except Refused as refusal:
            mark.wrong(refusal.field or ANCHOR, refusal.reason)

    @cached_property
    def _campaigns(self) -> list[Campaign]:
        return list(Campaign.objects.standing().filter(subdistrict=self.subdistrict))

    @cached_property
    def _papers(self) -> dict[str, Document]:
        kept = Document.objects.filter(
            subdistrict=self.subdistrict, kind=DocumentKind.MINUTES, void=False
        )
        return {folded(paper.title): paper for paper in kept.order_by("issued_on", "id")}


def plain_item(words: str) -> str:
    """An item as it is compared: folded, without the number before it."""
    return folded(_MARK.sub("", words))


def _settled(mark: Marking) -> tuple[str, ...]:
    """议定事项: a line each, or numbered in one line."""
    said = str(mark.value("decisions") or "")
    lines = [line for line in said.split("\n") if line.strip()]
    if len(lines) > 1:
        return tuple(" ".join(_MARK.sub("", line).split()) for line in lines)
    return items(said) or tuple(" ".join(line.split()) for line in lines)


def _counted(mark: Marking, key: str) -> Quantity:
    value = mark.value(key)
    return value if isinstance(value, Quantity) else UNKNOWN
