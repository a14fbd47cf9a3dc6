"""困难台账: every line known or new, compared with what stands on record."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.difficulties.costs import in_wan, total
from chuangcheng.difficulties.drafts import DifficultyDraft, draft_of
from chuangcheng.difficulties.models import Difficulty, DifficultyStage, DifficultyState
from chuangcheng.difficulties.queries import stages_of, with_names
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.difficulty_lines import ANCHOR, DifficultyEntry, DifficultyReader
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.trail.models import key_of

S = DifficultyState
_WORDS = ("where_text", "cause", "tried", "needed", "note")
Held = Mapping[tuple[int, str], Difficulty]


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the difficulty it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = DifficultyReader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    towns = {area.subdistrict_id for area in reader.areas}
    found = with_names(Difficulty.objects.standing().filter(subdistrict__in=towns))
    held = {(each.subdistrict_id, each.folded): each for each in found}
    seen: dict[str, int] = {}
    return [_judged(mark, entry, held, seen) for mark, entry in zip(marks, entries, strict=True)]


def _judged(
    mark: Marking, entry: DifficultyEntry | None, held: Held, seen: dict[str, int]
) -> Judged:
    if entry is None:
        return Judged(mark.sheet, mark.row)
    name = folded(entry.draft.title)
    if name in seen:
        mark.wrong(ANCHOR, _("和第 %s 行重复") % seen[name])
    seen.setdefault(name, mark.number)
    town = entry.draft.where.subdistrict_id or entry.draft.where.pk
    known = held.get((town, name))
    if known is None:
        return Judged(mark.sheet, mark.row, plan=entry)
    plan, was = _compared(mark, entry, known)
    return Judged(mark.sheet, mark.row, subject=key_of(known), was=was, plan=plan if was else None)


def _compared(
    mark: Marking, entry: DifficultyEntry, known: Difficulty
) -> tuple[DifficultyEntry, dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    before = draft_of(known)
    changes = _changes(mark, entry.draft, before)
    lines = bool(mark.value("costs"))
    columns = {"costs": "costs" if lines else "cost"}
    was = {columns.get(name, name): _told(name, before, lines=lines) for name in changes}
    steps = stages_of(known)
    asked_on = _asked(mark, entry, steps)
    answer = _answered(mark, entry, steps)
    if asked_on is not None:
        was["asked_on"] = _("空的")
    if answer:
        was["answer"] = next((each.said for each in steps if each.state == S.ANSWERED), _("空的"))
    if entry.ended is not None and known.state != entry.ended:
        mark.note("state", _("系统里还没有结束，请在那一条上登记结束"))
    plan = DifficultyEntry(
        draft=replace(before, **changes),
        asked_on=asked_on,
        answer=answer,
        known=known,
        is_edited=bool(changes),
    )
    return plan, was


def _changes(mark: Marking, said: DifficultyDraft, before: DifficultyDraft) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: getattr(said, name)
        for name in _WORDS
        if mark.text(name) and folded(getattr(said, name)) != folded(getattr(before, name))
    }
    if mark.value("level") and said.level != before.level:
        found["level"] = said.level
    if mark.value("costs"):
        if said.costs != before.costs:
            found["costs"] = said.costs
    elif said.costs and in_wan(*total(said.costs)) != in_wan(*total(before.costs)):
        if len(before.costs) > 1:
            mark.note("cost", _("系统里有费用明细，合计不从台账改"))
        else:
            found["costs"] = said.costs
    return found


def _asked(mark: Marking, entry: DifficultyEntry, steps: Sequence[DifficultyStage]) -> date | None:
    """The day on which it was asked, where nobody has said so yet."""
    known = next((each for each in reversed(steps) if each.state == S.ASKED), None)
    if known is not None or entry.asked_on is None:
        return None
    if steps[0].state != S.RAISED:
        return None
    if entry.asked_on < steps[0].from_on:
        mark.note("asked_on", _("早于系统里的提出日期，请示按提出日期登记"))
        return steps[0].from_on
    return entry.asked_on


def _answered(mark: Marking, entry: DifficultyEntry, steps: Sequence[DifficultyStage]) -> str:
    """What was answered, where that is not on record yet."""
    told = {folded(each.said) for each in steps if each.state == S.ANSWERED}
    said = mark.text("answer")
    if not said or folded(said) in told:
        return ""
    if steps[0].state in {S.SOLVED, S.WITHDRAWN}:
        mark.note("answer", _("系统里已经结束，答复不登记"))
        return ""
    return entry.answer


def _told(name: str, before: DifficultyDraft, *, lines: bool) -> str:
    if name == "costs" and lines:
        return "；".join(map(str, before.costs)) or _("空的")
    if name == "costs":
        return in_wan(*total(before.costs)) or _("空的")
    if name == "level":
        return str(before.level.label)
    return str(getattr(before, name)) or _("空的")
