"""工作计划台账: every line known or new, compared with the plan; what it asks is read as data."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures import required
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.permission import Permission
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.plan_layout import ROUTINE
from chuangcheng.ledgers.references import References
from chuangcheng.ledgers.rules import may_import
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.ledgers.words import EVERYWHERE
from chuangcheng.people.queries import person_named
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.plan import queries
from chuangcheng.plan.drafts import ItemDraft, check_criteria, columns_of, draft_of
from chuangcheng.plan.models import CriterionDraft, Item, ItemState
from chuangcheng.trail.models import key_of

ANCHOR = "text"
COLUMN_OF = {
    "due_on": "due",
    "due_text": "due",
    "responsible": "unit",
    "where": "community",
    "target": "criteria",
    "per": "criteria",
    "area": "criteria",
}
_SAID = ("aspect", "unit", "person", "responsible", "due_on", "due_text", "set_on", "note")
Key = tuple[int | None, str]


@dataclass(frozen=True, kw_only=True)
class PlanEntry:
    """要写入的计划事项; `changes` and `criteria` are those of a known one, None for no change."""

    draft: ItemDraft
    known: Item | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    criteria: tuple[CriterionDraft, ...] | None = None


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the item it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = _Reader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    base = _Base(list(queries.with_names(Item.objects.standing().filter(subdistrict=reader.town))))
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Reader:
    """读计划行: for one importer on one day."""

    def __init__(self, *, by: Actor, today: date) -> None:
        self._by = by
        self._today = today
        self.town = subdistrict_of(by)
        self._references = References(by=by, permits=self._permits, today=today)
        leaves = Area.objects.leaves().filter(subdistrict=self.town)
        self._areas = list(leaves.valid(today)) if self.town else []

    def entry(self, mark: Marking) -> PlanEntry | None:
        """The line as it would be kept; None when it cannot be. Every doubt is marked."""
        where = self._where(mark)
        facts = {**self._due(mark), **self._answerable(mark), "set_on": self._set_on(mark)}
        criteria = self._criteria(mark, where)
        if not mark.text("aspect") and not mark.is_wrong("aspect"):
            mark.wrong("aspect", _("写明是哪个方面的工作"))
        if where is None or any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        draft = ItemDraft(
            aspect=mark.text("aspect"),
            text=mark.text("text"),
            where=where,
            note=mark.text("note"),
            criteria=criteria,
            **facts,
        )
        self._check(mark, draft)
        if any(mark.is_wrong(key) for key in mark.row.cells):
            return None
        return PlanEntry(draft=draft)

    def _permits(self, area: Area) -> Permission:
        return may_import(self._by, Register.PLAN, area)

    def _where(self, mark: Marking) -> Area | None:
        """A community whose own plan it is, else the whole sub-district."""
        found = None
        if folded(mark.text("community")) not in EVERYWHERE:
            found = self._references.community(mark) if mark.text("community") else None
        if found or self.town is None or mark.is_wrong("community"):
            return found
        if not (answer := self._permits(self.town)):
            mark.wrong("community", answer.reason)
            return None
        return self.town

    def _due(self, mark: Marking) -> dict[str, Any]:
        """A day, 常态任务 without one, or what is written where no day can be taken from it."""
        value, raw = mark.value("due"), " ".join(mark.raw("due").split())[:60]
        if isinstance(value, date):
            return {"due_on": value, "due_text": ""}
        said = mark.text("due") or raw
        if folded(said) in ROUTINE:
            mark.settle("due", said)
            mark.note("due", _("常态任务，没有时限"))
            return {"due_on": None, "due_text": ""}
        if said:
            mark.settle("due", said)
            mark.note("due", _("没有写明是哪一天，照写的记，定了再改"))
        return {"due_on": None, "due_text": said}

    def _answerable(self, mark: Marking) -> dict[str, Any]:
        """单位 by its name; several, or one that nobody recorded, stay as they are written."""
        name = mark.text("unit")
        found = self._references.units_named(name) if name else []
        unit = found[0] if len(found) == 1 else None
        if unit is not None:
            mark.read_as("unit", unit.name)
        elif name:
            mark.note("unit", _("不是一个登记过的单位，照写的记"))
        person = person_named(mark.text("person"), unit=unit) if mark.text("person") else None
        if mark.text("person") and person is None:
            mark.ask("person", _("没有登记“%s”，确认后责任人不写入") % mark.text("person"))
        return {"unit": unit, "person": person, "responsible": "" if unit else name}

    def _set_on(self, mark: Marking) -> date | None:
        value = mark.value("set_on")
        if isinstance(value, date) and value > self._today:
            mark.wrong("set_on", _("列入日期不能晚于今天"))
        return value if isinstance(value, date) else None

    def _criteria(self, mark: Marking, where: Area | None) -> tuple[CriterionDraft, ...]:
        """可核验标准 by the grammar of figures.required."""
        said = mark.raw("criteria")
        if not said or where is None:
            return ()
        try:
            found = required.read_all(said, areas=self._areas, today=self._today)
            check_criteria(found, within=where)
        except Refused as refusal:
            mark.wrong("criteria", refusal.reason)
            return ()
        return found

    def _check(self, mark: Marking, draft: ItemDraft) -> None:
        if draft.due_on is not None and draft.due_on < (draft.set_on or self._today):
            if draft.set_on is not None:
                mark.wrong("due", _("时限不能早于列入日期"))
            else:
                mark.wrong("due", _("时限已经过了，写上列入日期"))
        if draft.criteria and draft.due_on is None and not draft.due_text:
            mark.wrong("criteria", _("常态任务没有时限，不写可核验标准"))
        try:
            columns_of(draft)
        except Refused as refusal:
            name = refusal.field or ANCHOR
            mark.wrong(COLUMN_OF.get(name, name), refusal.reason)


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, held: Sequence[Item]) -> None:
        self._held: dict[Key, list[Item]] = defaultdict(list)
        for item in held:
            self._held[(item.community_id, item.folded)].append(item)
        self._asked = queries.criteria_of(held)
        self._seen: dict[tuple[Key, date | None], int] = {}

    def judged(self, mark: Marking, entry: PlanEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        draft = entry.draft
        key = (draft.where.community_id, folded(draft.text))
        if (key, draft.due_on) in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复") % self._seen[(key, draft.due_on)])
        self._seen.setdefault((key, draft.due_on), mark.number)
        known = self._known(mark, key, draft)
        if known is None:
            _note_state(mark)
            return Judged(mark.sheet, mark.row, plan=entry)
        plan, was = self._compared(mark, entry, known)
        subject = key_of(known)
        return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)

    def _known(self, mark: Marking, key: Key, draft: ItemDraft) -> Item | None:
        same = self._held[key]
        exact = [item for item in same if item.has_due_day and item.due_on == draft.due_on]
        found = exact or same
        if len(found) > 1:
            mark.wrong(ANCHOR, _("计划里有几项内容一样，写明时限"))
            return None
        return next(iter(found), None)

    def _compared(
        self, mark: Marking, entry: PlanEntry, known: Item
    ) -> tuple[PlanEntry, dict[str, str]]:
        """What the line says otherwise; an empty cell changes nothing."""
        held = self._asked[known.pk]
        before = draft_of(known, criteria=held)
        changes = _changes(mark, entry.draft, before)
        criteria = entry.draft.criteria
        asks = bool(criteria) and criteria != before.criteria
        if (changes or asks) and not known.is_open:
            mark.note(ANCHOR, _("这一项%s，不从台账改") % known.get_state_display())
            changes, asks = {}, False
        was = {COLUMN_OF.get(name, name): _words(getattr(before, name)) for name in changes}
        if asks:
            was["criteria"] = required.all_words(held)
        plan = replace(entry, known=known, changes=changes, criteria=criteria if asks else None)
        return plan, {column: words or _("空的") for column, words in was.items()}


def _changes(mark: Marking, said: ItemDraft, before: ItemDraft) -> dict[str, Any]:
    changes = {
        name: getattr(said, name)
        for name in _SAID
        if getattr(said, name) and _plain(getattr(said, name)) != _plain(getattr(before, name))
    }
    if "due_text" in changes and before.due_on is not None:
        mark.note("due", _("系统里的时限已定到 %s，不改") % day_name(before.due_on))
        del changes["due_text"]
    if "due_on" in changes:
        changes["due_text"] = ""
    if "unit" in changes:
        changes["responsible"] = ""
    elif "responsible" in changes:
        changes["unit"] = None
    return changes


def _note_state(mark: Marking) -> None:
    if mark.value("state") not in (None, ItemState.OPEN):
        mark.note("state", _("新列入的按进行中记，达到以后再办结"))


def _plain(value: object) -> object:
    return folded(value) if type(value) is str else value


def _words(value: object) -> str:
    return day_name(value) if isinstance(value, date) else str(value or "")
