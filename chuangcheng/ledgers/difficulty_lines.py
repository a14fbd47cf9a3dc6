"""困难台账: one line read against the base: what, why, how much, whom it was put to."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from chuangcheng.difficulties.costs import WAN, Cost, in_wan, read_costs, total
from chuangcheng.difficulties.drafts import DifficultyDraft, columns_of
from chuangcheng.difficulties.models import AskLevel, Difficulty, DifficultyState
from chuangcheng.difficulties.rules import may
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of

ANCHOR = "title"
S = DifficultyState
_WAN = re.compile(
    r"(?:约|大约)?(\d{1,6}(?:\.\d{1,4})?)(?:(?:—|–|-|~|～|至|到)+(\d{1,6}(?:\.\d{1,4})?))?"
    r"(?:万元|万)?(以上|余)?"
)
_NOT_KNOWN = frozenset({"", "未知", "待定", "不详", "若干", "无", "未测算", "没有估算"})
_WHOLE_TOWN = frozenset(folded(name) for name in ("全街道", "街道", "各社区", "全部"))


@dataclass(frozen=True, kw_only=True)
class DifficultyEntry:
    """要写入的难点: `steps` are what the line proves beyond its raising; `known` is in the base."""

    draft: DifficultyDraft
    asked_on: date | None = None
    answer: str = ""
    ended: DifficultyState | None = None
    known: Difficulty | None = None
    is_edited: bool = False


class DifficultyReader:
    """读难点行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self._town = subdistrict_of(by)
        self._references = References(by=by, permits=self._permits, today=today)

    @property
    def areas(self) -> list[Area]:
        """社区和村 of the sub-districts in which the importer works."""
        return self._references.leaves

    def entry(self, mark: Marking) -> DifficultyEntry | None:
        """The line as it would be recorded; None when it cannot be. Every doubt is marked."""
        where, costs = self._where(mark), _lines(mark) or _whole(mark)
        asked_on = self._asked_on(mark)
        if where is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        draft = _draft(mark, where, costs, asked_on or self._today)
        try:
            columns_of(draft)
        except Refused as refusal:
            mark.wrong(refusal.field or ANCHOR, refusal.reason)
            return None
        return self._taken_on(mark, DifficultyEntry(draft=draft), asked_on)

    def _taken_on(
        self, mark: Marking, entry: DifficultyEntry, asked_on: date | None
    ) -> DifficultyEntry:
        """Asked, answered and ended, as far as the line says so; only for whoever may enter it."""
        state, answer = mark.value("state"), mark.text("answer")
        if not (asked_on or answer or state not in (None, S.RAISED)):
            return entry
        if not may("ask", self._by, entry.draft.where):
            mark.note(ANCHOR, _("请示、答复和结束由创城办登记，这里只登记难点"))
            return entry
        if asked_on is None and (answer or state in (S.ASKED, S.ANSWERED)):
            mark.note("asked_on", _("没有写提交日期，请示按今天登记"))
            asked_on = self._today
        if state == S.ANSWERED and not answer:
            answer = _("台账记载已答复")
        ended = state if state in (S.SOLVED, S.WITHDRAWN) else None
        return replace(
            entry,
            asked_on=asked_on,
            answer=answer,
            ended=ended if isinstance(ended, DifficultyState) else None,
        )

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.DIFFICULTIES, area)

    def _where(self, mark: Marking) -> Area | None:
        """A community; nothing written is the whole sub-district, for whoever answers for it."""
        words = folded(mark.text("community"))
        if words and words not in _WHOLE_TOWN:
            return self._references.community(mark)
        if self._town is not None and self._permits(self._town):
            return self._town
        own = [area for area in self._references.leaves if self._permits(area)]
        if not words and len(own) == 1:
            return own[0]
        mark.wrong("community", _("没有写在哪个社区(村)"))
        return None

    def _asked_on(self, mark: Marking) -> date | None:
        day = mark.value("asked_on")
        if not isinstance(day, date):
            return None
        if day > self._today:
            mark.wrong("asked_on", _("提交日期不能晚于今天"))
        return day


def _draft(mark: Marking, where: Area, costs: tuple[Cost, ...], raised_on: date) -> DifficultyDraft:
    level = mark.value("level")
    cause = mark.text("cause")
    if not cause:
        mark.note("cause", _("没有写原因，先按“台账没有写”登记"))
    return DifficultyDraft(
        title=mark.text("title"),
        cause=cause or _("台账没有写"),
        where=where,
        raised_on=raised_on,
        level=level if isinstance(level, AskLevel) else AskLevel.DISTRICT,
        where_text=mark.text("where_text"),
        tried=mark.text("tried"),
        needed=mark.text("needed"),
        costs=costs,
        note=mark.text("note"),
    )


def _lines(mark: Marking) -> tuple[Cost, ...]:
    """费用明细, one item a line; where it is written it holds, and the sum is told beside it."""
    try:
        costs = read_costs(mark.raw("costs")) if mark.value("costs") else ()
    except Refused as refusal:
        mark.wrong("costs", refusal.reason)
        return ()
    if costs:
        mark.settle("costs", "\n".join(map(str, costs)))
        whole = _whole(mark)
        if whole and in_wan(*total(whole)) != in_wan(*total(costs)):
            said = in_wan(*total(costs)) or _("没有估算")
            mark.note("cost", _("和费用明细的合计 %s 不一样，按明细登记") % said)
    return costs


def _whole(mark: Marking) -> tuple[Cost, ...]:
    """所需资金 as one line of costs; 以上 leaves it open; nothing written is not known."""
    words = folded(mark.text("cost"))
    if words in _NOT_KNOWN:
        return ()
    found = _WAN.fullmatch(words)
    if not found:
        mark.wrong("cost", _("看不懂“%s”，写成 15—40 或 26.8，单位万元") % words)
        return ()
    low = Decimal(found[1]) * WAN
    high = Decimal(found[2]) * WAN if found[2] else low
    if high < low:
        mark.wrong("cost", _("“%s”前大后小，从小写到大") % words)
        return ()
    one = (Decimal(1), Decimal(1))
    whole = Cost(item=_("台账所列"), quantity=one, unit=_("项"), price=(low, high))
    return (whole, Cost(item=_("其余"))) if found[3] else (whole,)
