"""需求台账: lines known by where, what and when it was told; which pledge answers, how it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.facility_reading import KeptReader, otherwise, spot_of, stood
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.partners import queries
from chuangcheng.partners.drafts import NeedDraft, draft_of_need
from chuangcheng.partners.models import Need, NeedState, Pledge, PledgeKind
from chuangcheng.partners.needs import CLOSINGS
from chuangcheng.trail.models import key_of

ANCHOR = "what"
S = NeedState
_COMPARED = ("kind", "quantity", "quantity_unit", "due_on", "note")
Spot = tuple[int, int | None, str]


@dataclass(frozen=True, kw_only=True)
class NeedEntry:
    """要写入的需求: what is said; of a known one the changes; where it goes on to, from when on."""

    draft: NeedDraft
    told_on: date | None = None
    state: NeedState | None = None
    pledge: Pledge | None = None
    on: date
    known: Need | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    to: NeedState | None = None


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the need it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = KeptReader(Register.NEEDS, by=by, today=today)
    entries = [_entry(reader, mark) for mark in marks]
    held = Need.objects.standing().filter(subdistrict__in=reader.towns).order_by("pk")
    base = _Base(queries.with_pledge(held))
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


def _entry(reader: KeptReader, mark: Marking) -> NeedEntry | None:
    """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
    where, told_on = reader.where(mark), reader.day(mark, "told_on")
    due_on, on = reader.day(mark, "due_on", past=False), reader.day(mark, "state_on")
    pledge = reader.pledge(mark, where.community, reader.units(mark, "units", where))
    if told_on and due_on and due_on < told_on:
        mark.wrong("due_on", _("需要时间不能早于反映日期"))
    if told_on and on and on < told_on:
        mark.wrong("state_on", _("状态日期不能早于反映日期"))
    kind, quantity, state = mark.value("kind"), mark.value("quantity"), mark.value("state")
    if not isinstance(kind, PledgeKind) and not mark.is_wrong("kind"):
        mark.wrong("kind", _("写明类别：资金、物资、人力、服务、活动、设施或帮扶"))
    wrong = any(mark.is_wrong(key) for key in mark.row.cells)
    if wrong or where.community is None or not isinstance(kind, PledgeKind):
        return None
    draft = NeedDraft(
        where=where.place or where.community,
        kind=kind,
        what=mark.text("what"),
        told_on=told_on or min(filter(None, (due_on, on, reader.today))),
        quantity=quantity if isinstance(quantity, Quantity) else UNKNOWN,
        quantity_unit=mark.text("quantity_unit"),
        due_on=due_on,
        note=mark.text("note") or where.rest,
    )
    said = _said(mark, state if isinstance(state, NeedState) else None, pledge)
    return NeedEntry(draft=draft, told_on=told_on, state=said, pledge=pledge, on=on or reader.today)


def _said(mark: Marking, state: NeedState | None, pledge: Pledge | None) -> NeedState | None:
    """How the line says that it stands: what names its pledge is matched."""
    if state == S.MATCHED and pledge is None:
        mark.note("state", _("没有写对接的共建事项，按没有对接登记"))
        return None
    if state in (None, S.UNMATCHED) and pledge is not None:
        mark.note("state", _("写了对接的共建事项，按已对接登记"))
        return S.MATCHED
    return state


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, needs: Sequence[Need] | Any) -> None:
        self._held: dict[Spot, list[Need]] = {}
        for need in needs:
            spot = (need.community_id, need.place_id, folded(need.what))
            self._held.setdefault(spot, []).append(need)
        self._seen: dict[tuple[Spot, date | None], int] = {}

    def judged(self, mark: Marking, entry: NeedEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        spot = (*spot_of(entry.draft.where), folded(entry.draft.what))
        known = self._taken(spot, entry.told_on)
        key = (spot, entry.told_on)
        if known is None and key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        if known is None:
            return Judged(mark.sheet, mark.row, plan=self._new(mark, entry, spot))
        plan, was = _compared(mark, entry, known)
        subject = key_of(known)
        return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)

    def _taken(self, spot: Spot, told_on: date | None) -> Need | None:
        """The need on record that no line before has named."""
        same = self._held.get(spot, [])
        found = next((each for each in same if told_on in (None, each.told_on)), None)
        if found is not None:
            same.remove(found)
        return found

    def _new(self, mark: Marking, entry: NeedEntry, spot: Spot) -> NeedEntry:
        if entry.told_on is None:
            day = day_name(entry.draft.told_on)
            mark.note("told_on", _("没有写反映日期，按 %s 登记") % day)
        elif others := self._held.get(spot):
            day = day_name(others[0].told_on)
            mark.ask("told_on", _("系统里有 %s 反映的同一项需求，确认后另记一项") % day)
        to = None if entry.state == S.UNMATCHED else entry.state
        if to is not None and not mark.value("state_on"):
            mark.note("state_on", _("没有写状态日期，从 %s 起算") % day_name(entry.on))
        return replace(entry, to=to)


def _compared(mark: Marking, entry: NeedEntry, known: Need) -> tuple[NeedEntry, dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    before = draft_of_need(known)
    changes = otherwise(entry.draft, before, _COMPARED)
    if entry.draft.due_on is not None and entry.draft.due_on < known.told_on:
        mark.wrong("due_on", _("需要时间不能早于反映日期"))
    was = stood(before, changes)
    to = _to(mark, entry, known)
    if to is not None:
        was["state"] = str(known.get_state_display())
    return replace(entry, known=known, changes=changes, to=to), was


def _to(mark: Marking, entry: NeedEntry, known: Need) -> NeedState | None:
    """Where a known need goes on to; never back."""
    now, said = S(known.state), entry.state
    if entry.pledge is not None and known.pledge not in (None, entry.pledge):
        mark.note("pledge", _("系统里对接的是“%s”，不从台账改") % known.pledge)
    if said in (None, now):
        if said is not None and mark.value("state_on") not in (None, known.state_on):
            day = day_name(known.state_on)
            mark.note("state_on", _("系统里的状态日期是 %s，不从台账改") % day)
        return None
    if said not in (*CLOSINGS[now], *([S.MATCHED] if now == S.UNMATCHED else [])):
        mark.note("state", _("系统里是“%s”，不从台账改回") % now.label)
        return None
    if entry.on < known.state_on:
        day = day_name(known.state_on)
        mark.wrong("state_on", _("不能早于上一次变动 %s") % day)
    return said
