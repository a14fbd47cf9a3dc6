"""责任清单: every line known or new, compared with what stands in drafts and in force."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.duties import queries
from chuangcheng.duties.drafts import DutyDraft, draft_of
from chuangcheng.duties.models import DutyItem, DutyList
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.duty_citing import ANCHOR
from chuangcheng.ledgers.duty_lines import COLUMN_OF, DutyEntry, DutyReader
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.standards.models import SystemState
from chuangcheng.trail.models import key_of

_KEPT = frozenset({"clause", "area", "lead_unit"})  # by these a line is known


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the item it is known as, and what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    subdistrict = subdistrict_of(by)
    if subdistrict is None:
        for mark in marks:
            mark.wrong(ANCHOR, _("责任清单按街道起草，你的角色不在哪个街道"))
        return [Judged(mark.sheet, mark.row) for mark in marks]
    reader = DutyReader(subdistrict, by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    base = _Base(subdistrict, today)
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Base:
    """系统里的责任项 of a sub-district, read once; drafts stand before what is in force."""

    def __init__(self, subdistrict: Area, today: date) -> None:
        self._today = today
        drafts = DutyList.objects.filter(subdistrict=subdistrict, void=False, published_on=OPEN_END)
        self._drafts = list(drafts.order_by("-id"))
        self._held: dict[tuple[int, int], list[DutyItem]] = defaultdict(list)
        rows = queries.with_names(DutyItem.objects.standing().filter(subdistrict=subdistrict))
        for item in rows.order_by("-since", "-duty_list", "id"):
            self._held[item.clause_id, item.area_id].append(item)
        self._seen: dict[object, int] = {}

    def judged(self, mark: Marking, entry: DutyEntry | None) -> Judged:
        if entry is None:
            return Judged(mark.sheet, mark.row)
        held = self._standing(entry)
        same = next((item for item in held if not _changes(entry.draft, draft_of(item))), None)
        if same is not None:
            return Judged(mark.sheet, mark.row, subject=key_of(same))
        if entry.is_ended:
            mark.note(ANCHOR, _("写着已结束，不写入"))
            return Judged(mark.sheet, mark.row)
        draft = next((item for item in held if item.is_draft), None)
        plan = self._edited(entry, draft) if draft else self._new(mark, entry, held)
        self._tell_twice(mark, plan)
        before = draft or next(iter(held), None)
        was = _was(draft_of(before), entry) if before else {}
        return Judged(mark.sheet, mark.row, key_of(draft) if draft else "", was, plan=plan)

    def _standing(self, entry: DutyEntry) -> list[DutyItem]:
        """What the line may be: a draft or in force, or ended where the line says so."""
        area, lead = entry.draft.area.pk, entry.draft.lead_unit
        return [
            item
            for clause in entry.clauses
            for item in self._held[clause.pk, area]
            if (lead is None or item.lead_unit_id == lead.pk)
            and (item.until <= self._today) == entry.is_ended
            and _is_of(item.duty_list, entry)
        ]

    def _edited(self, entry: DutyEntry, known: DutyItem) -> DutyEntry:
        return replace(entry, known=known, changes=_changes(entry.draft, draft_of(known)))

    def _new(self, mark: Marking, entry: DutyEntry, held: Sequence[DutyItem]) -> DutyEntry:
        """Into a draft; what is in force already is said anew and takes over when published."""
        draft = entry.draft
        if held:
            before = draft_of(held[0])
            draft = replace(before, **_changes(draft, before))
            mark.note(ANCHOR, _("已发布的不改，这一行写进草稿，发布后接续"))
        in_use = [c for c in entry.clauses if c.system.state is SystemState.IN_USE]
        if not held and len(in_use) > 1:
            mark.wrong(ANCHOR, _("“%s”在几个在用的体系里都有，写上指标编号才分得清") % draft.clause)
        elif draft.clause.system.state is not SystemState.IN_USE:
            facts = {"system": draft.clause.system, "clause": draft.clause.text}
            mark.wrong(ANCHOR, _("“%(clause)s”属于已停用的“%(system)s”") % facts)
        into = next((each for each in self._drafts if _is_of(each, entry)), None)
        return replace(entry, draft=draft, into=into)

    def _tell_twice(self, mark: Marking, plan: DutyEntry) -> None:
        draft = plan.draft
        lead = draft.lead_unit.pk if draft.lead_unit else None
        key = plan.known.pk if plan.known else (draft.clause.pk, draft.area.pk, lead)
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复") % self._seen[key])
        self._seen.setdefault(key, mark.number)


def _is_of(duty_list: DutyList, entry: DutyEntry) -> bool:
    """Whether a line may be of a list: it names its document, or none."""
    return entry.document is None or duty_list.document_id == entry.document.pk


def _changes(said: DutyDraft, known: DutyDraft) -> dict[str, Any]:
    """What the line says otherwise; an empty cell changes nothing."""
    names = [each.name for each in fields(DutyDraft) if each.name not in _KEPT]
    found = {}
    for name in names:
        new, old = getattr(said, name), getattr(known, name)
        if new not in (None, "", (), UNKNOWN, OPEN_END) and _plain(new) != _plain(old):
            found[name] = new
    if {"due_on", "due_text"} & found.keys():  # one is said in the place of the other
        found |= {"due_on": said.due_on, "due_text": said.due_text}
    return found


def _was(before: DutyDraft, entry: DutyEntry) -> dict[str, str]:
    """What stands in a draft or in force where the line says otherwise, by column."""
    found: dict[str, str] = {}
    for name in _changes(entry.draft, before):
        words = _words(getattr(before, name))
        column = COLUMN_OF.get(name, name)
        found[column] = found.get(column) or words
    return {column: words or _("空的") for column, words in found.items()}


def _words(value: object) -> str:
    if isinstance(value, Quantity):
        return value.screen()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "、".join(map(str, value))
    return "" if value in (None, OPEN_END) else str(value)


def _plain(value: object) -> object:
    return folded(value) if isinstance(value, str) else value
