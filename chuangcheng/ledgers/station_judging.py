"""志愿服务站点台账: lines known by community and name; how a station stands, what it has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.trail.models import key_of
from chuangcheng.volunteering import queries
from chuangcheng.volunteering.drafts import (
    Stages,
    StationDraft,
    columns_of_station,
    draft_of_station,
    items_named,
)
from chuangcheng.volunteering.models import ItemState, Station, StationStanding, StationState
from chuangcheng.volunteering.stations import MOVES

ANCHOR = "name"
_BROKEN = ("(损坏)", "（损坏）")
_SAID = ("spot", "hours", "note")
S = StationState
Items = Mapping[str, ItemState]


@dataclass(frozen=True, kw_only=True)
class StationEntry:
    """要写入的站点: what it would say; of a known one the changes, its new state, its things."""

    draft: StationDraft
    on: date
    known: Station | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    state: StationState | None = None
    items: Items = field(default_factory=dict)


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the station it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = _Reader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    held = Station.objects.standing().filter(subdistrict=subdistrict_of(by))
    base = _Base(list(held.select_related("community", "place", "keeper")), today)
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Reader:
    """读站点行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self._references = References(by=by, permits=self._permits, today=today)

    def entry(self, mark: Marking) -> StationEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        community = self._references.community(mark)
        if community is None and not mark.is_wrong("community"):
            mark.wrong("community", _("没有写在哪个社区(村)"))
        stages, items = self._stages(mark), self._items(mark)
        if community is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        draft = StationDraft(
            name=mark.text("name"),
            community=community,
            stages=stages,
            items=items,
            spot=mark.text("spot"),
            hours=mark.text("hours"),
            note=mark.text("note"),
            **self._keeper(mark),
        )
        try:
            columns_of_station(draft)
            items_named(items)
        except Refused as refusal:
            key = "held" if refusal.field == "items" else refusal.field
            mark.wrong(key or ANCHOR, refusal.reason)
            return None
        return StationEntry(draft=draft, on=stages[-1][1])

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.STATIONS, area)

    def _stages(self, mark: Marking) -> Stages:
        """How it came to stand, as far as the two days and the state say."""
        built, running = self._day(mark, "built_on"), self._day(mark, "running_on")
        if built and running and running < built:
            mark.wrong("running_on", _("运行日期不能早于建成日期"))
            return ((S.RUNNING, running),)
        state = mark.value("state")
        if not isinstance(state, StationState):
            state = S.RUNNING if running else S.BUILT
        told: list[tuple[StationState, date]] = []
        if built and state != S.PREPARING:
            told.append((S.BUILT, built))
        if running and state not in {S.PREPARING, S.BUILT}:
            told.append((S.RUNNING, running))
        if not told or told[-1][0] != state:
            told.append((state, told[-1][1] if told else self._today))
        if not (built or running):
            mark.note("state", _("没有写日期，从 %s 起算") % day_name(self._today))
        return tuple(told)

    def _day(self, mark: Marking, key: str) -> date | None:
        value = mark.value(key)
        if isinstance(value, date) and value > self._today:
            mark.wrong(key, _("日期不能晚于今天"))
        return value if isinstance(value, date) else None

    def _items(self, mark: Marking) -> dict[str, ItemState]:
        held, missing = (_named(mark, key) for key in ("held", "missing"))
        found = dict.fromkeys(held, ItemState.HELD)
        for name in missing:
            plain = name
            for words in _BROKEN:
                plain = plain.removesuffix(words)
            if plain in found:
                mark.wrong("missing", _("“%s”既写了已配，又写了缺少") % plain)
            found[plain] = ItemState.BROKEN if plain != name else ItemState.LACKING
        return found

    def _keeper(self, mark: Marking) -> dict[str, Any]:
        """The one person of this name, else the name as it was written."""
        name = mark.text("keeper")
        found = self._references.people_named(name) if name else []
        return {"keeper": found[0]} if len(found) == 1 else {"keeper_name": name}


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, held: Sequence[Station], today: date) -> None:
        self._known = {(each.community_id, each.folded): each for each in held}
        self._standings = queries.standings_of(held)
        self._items = queries.items_of(held)
        self._today = today
        self._seen: dict[tuple[int, str], int] = {}

    def judged(self, mark: Marking, entry: StationEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        key = (entry.draft.community.pk, folded(entry.draft.name))
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复，一个站点写一行") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        known = self._known.get(key)
        if known is None:
            return Judged(mark.sheet, mark.row, plan=entry)
        plan, was = self._compared(mark, entry.draft, known)
        subject = key_of(known)
        return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)

    def _compared(
        self, mark: Marking, said: StationDraft, known: Station
    ) -> tuple[StationEntry, dict[str, str]]:
        """What the line says otherwise; an empty cell changes nothing."""
        before, standing = draft_of_station(known), self._standings[known.pk]
        changes = _changes(said, before)
        was = {name: _words(before, name) for name in changes if name != "keeper_name"}
        state = _moved(mark, standing)
        if state is not None:
            was["state"] = str(standing.get_state_display())
        now = {item.name: item.state for item in self._items[known.pk]}
        items = {name: to for name, to in said.items.items() if now.get(name) != to}
        if items:
            lacking = queries.missing(self._items[known.pk])
            was["missing"] = "、".join(lacking) or _("空的")
        on = max(said.stages[-1][1], standing.from_on)
        plan = StationEntry(
            draft=said, on=on, known=known, changes=changes, state=state, items=items
        )
        return plan, was


def _changes(said: StationDraft, before: StationDraft) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: getattr(said, name)
        for name in _SAID
        if getattr(said, name) and folded(getattr(said, name)) != folded(getattr(before, name))
    }
    named = said.keeper.name if said.keeper else said.keeper_name
    was = before.keeper.name if before.keeper else before.keeper_name
    if named and folded(named) != folded(was):
        found |= {"keeper": said.keeper, "keeper_name": said.keeper_name}
    return found


def _moved(mark: Marking, standing: StationStanding) -> StationState | None:
    """The state that the line names, where it may become of what stands there."""
    said, now = mark.value("state"), StationState(standing.state)
    if not isinstance(said, StationState) or said == now:
        return None
    if said not in MOVES[now]:
        facts = {"now": now.label, "said": said.label}
        mark.note("state", _("系统里是%(now)s，不能直接改为%(said)s") % facts)
        return None
    return said


def _named(mark: Marking, key: str) -> list[str]:
    value = mark.value(key)
    return [str(name) for name in value] if isinstance(value, tuple) else []


def _words(before: StationDraft, name: str) -> str:
    value = before.keeper or before.keeper_name if name == "keeper" else getattr(before, name)
    return str(value or _("空的"))
