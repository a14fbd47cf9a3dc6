"""包联台账: one line read against the base: who stands by whom, what was promised, how it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from chuangcheng.kernel import reading
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.pledge_layout import ONCE, STATES
from chuangcheng.ledgers.references import References, Where
from chuangcheng.ledgers.rules import may_import
from chuangcheng.partners import frequencies
from chuangcheng.partners.drafts import PledgeDraft, facts_of
from chuangcheng.partners.models import Agreement, Pledge, PledgeKind, PledgeState
from chuangcheng.partners.recurrence import Rule
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place

ANCHOR = "units"
COLUMN_OF = {"due_on": "due", "due_text": "due", "quantity_unit": "quantity"}
_BEHIND = " ：:，,；;。（()）-—"
_BRACKETS = " （()）-—·"


class Progress(NamedTuple):
    """兑现情况 of a line: the state where one is said, since when, and the words behind it."""

    state: PledgeState | None
    on: date | None
    words: str


@dataclass(frozen=True, kw_only=True)
class PledgeEntry:
    """要写入的一行: without a `draft` only the agreement, or only the match.

    `agreement` stands on record; `joins`: the units are to be written into it. `known` is the
    pledge on record, with what is said otherwise, and how it stands from when on.
    """

    community: Area
    units: tuple[Unit, ...]
    since: date
    signed_on: date | None = None
    draft: PledgeDraft | None = None
    progress: Progress
    agreement: Agreement | None = None
    joins: bool = False
    known: Pledge | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    links: bool = False
    to: PledgeState | None = None


class PledgeReader:
    """读包联行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self._references = References(by=by, permits=self._permits, today=today)

    @property
    def areas(self) -> list[Area]:
        """社区和村 of the sub-districts in which the importer works."""
        return self._references.leaves

    def entry(self, mark: Marking) -> PledgeEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        where = self._where(mark)
        units = self._units(mark, where)
        signed_on, progress = self._day(mark, "signed_on"), self._progress(mark)
        if where.community is None and not mark.is_wrong("community"):
            mark.wrong("community", _("没有写包联哪个社区(村)"))
        if signed_on and progress.on and progress.on < signed_on:
            mark.wrong("done_on", _("兑现日期不能早于签订日期"))
        since = signed_on or progress.on or self._today
        draft = self._draft(mark, where, units, since)
        if where.community is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        return PledgeEntry(
            community=where.community,
            units=units,
            since=since,
            signed_on=signed_on,
            draft=draft,
            progress=progress,
        )

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.PARTNERS, area)

    def _where(self, mark: Marking) -> Where:
        """The community or village; behind its name a place in it may stand: 松树园社区（一小）."""
        written = mark.text("community")
        community = self._references.community(mark)
        rest = written.removeprefix(community.name).strip(_BRACKETS) if community else ""
        if community is None or rest == written.strip(_BRACKETS) or not rest:
            return Where(community)
        place = self._references.known_place(community, rest)
        if place is None:
            facts = {"area": community.name, "name": rest}
            mark.wrong("community", _("%(area)s没有“%(name)s”这个点位") % facts)
        return Where(community, place)

    def _units(self, mark: Marking, where: Where) -> tuple[Unit, ...]:
        value = mark.value("units")
        names = value if isinstance(value, tuple) else ()
        found = [self._references.unit(mark, "units", name, where) for name in names]
        return tuple(dict.fromkeys(unit for unit in found if unit is not None))

    def _day(self, mark: Marking, key: str) -> date | None:
        day = mark.value(key)
        if isinstance(day, date) and day > self._today:
            mark.wrong(key, _("日期不能晚于今天"))
        return day if isinstance(day, date) else None

    def _draft(
        self, mark: Marking, where: Where, units: tuple[Unit, ...], since: date
    ) -> PledgeDraft | None:
        """What was promised; None where the line names nothing."""
        if not mark.text("what"):
            return None
        kind = mark.value("kind")
        if not isinstance(kind, PledgeKind):
            if not mark.is_wrong("kind"):
                mark.wrong("kind", _("写明类别：资金、物资、人力、服务、活动、设施或帮扶"))
            return None
        facts = {**self._rule(mark), **self._quantity(mark), **self._due(mark)}
        if where.community is None or not units:
            return None
        place: Area | Place = where.place or where.community
        draft = PledgeDraft(
            where=place, units=units, kind=kind, what=mark.text("what"), agreed_on=since, **facts
        )
        if draft.due_on is not None and draft.due_on < since:
            mark.wrong("due", _("承诺时限不能早于商定日期"))
        try:
            facts_of(draft)
        except Refused as refusal:
            name = refusal.field or ANCHOR
            mark.wrong(COLUMN_OF.get(name, name), refusal.reason)
        return draft

    def _rule(self, mark: Marking) -> dict[str, Any]:
        """频次 in words; what names no rule is kept as a remark, once somebody agrees."""
        words = mark.text("rule")
        if not words or folded(words) in ONCE:
            return {"rule": None}
        try:
            rule: Rule | None = frequencies.read(words)
        except Refused as refusal:
            mark.wrong("rule", refusal.reason)
            return {"rule": None}
        if rule is None:
            mark.ask("rule", _("看不出是哪几天，确认后按一次性登记，原话记到备注"))
            return {"rule": None, "note": words}
        return {"rule": rule}

    def _quantity(self, mark: Marking) -> dict[str, Any]:
        """3000元: the number with what it counts."""
        words = mark.text("quantity")
        if not words:
            return {"quantity": UNKNOWN, "quantity_unit": ""}
        said = reading.read_number(words)
        if not said.ok or not isinstance(said.value, int) or said.value < 0:
            mark.ask("quantity", _("看不出是多少，确认后数量空着，写成 3000元、2名 这样才登记"))
            return {"quantity": UNKNOWN, "quantity_unit": ""}
        found: Quantity = said.quantity()
        return {"quantity": found, "quantity_unit": said.unit[:12]}

    def _due(self, mark: Marking) -> dict[str, Any]:
        """A day, or what is written where no day can be taken from it: 上半年, 长期."""
        raw = " ".join(mark.raw("due").split())[:60]
        value = mark.value("due")
        if isinstance(value, date):
            return {"due_on": value, "due_text": ""}
        if said := mark.text("due") or raw:
            mark.settle("due", said)
            mark.note("due", _("没有写明是哪一天，照写的记，定了再改"))
        return {"due_on": None, "due_text": said}

    def _progress(self, mark: Marking) -> Progress:
        """已落实，药箱已摆放: the state that the words begin with, and what is said behind it."""
        words, on = mark.text("progress"), self._day(mark, "done_on")
        plain = folded(words)
        begins = sorted((word for word in STATES if plain.startswith(word)), key=len)
        if not begins:
            return Progress(PledgeState.FULFILLED if on else None, on, words)
        state, rest = STATES[begins[-1]], _behind(words, begins[-1])
        if state != PledgeState.FULFILLED and on is not None:
            mark.note("done_on", _("状态不是已落实，按从这一天起是这样登记"))
        return Progress(state, on, rest)


def _behind(words: str, beginning: str) -> str:
    """What stands behind a beginning that was compared folded."""
    length = next(n for n in range(len(words) + 1) if folded(words[:n]) == beginning)
    return words[length:].strip(_BEHIND)
