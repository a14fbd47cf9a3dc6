"""测评体系: every line known or new, compared with what stands in its system."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.clause_lines import (
    ANCHOR,
    COLUMN_OF,
    ClauseEntry,
    ClauseReader,
    Step,
    Target,
)
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.standards.drafts import ClauseDraft, draft_of
from chuangcheng.standards.models import Clause, EvaluationSystem, Level, SystemState
from chuangcheng.standards.requirements import written
from chuangcheng.trail.models import key_of

_FACTS = (
    *("code", "text", "methods", "weight", "place_types", "requirements", "note"),
    *("said_units", "said_leader", "said_due", "said_sites"),
)


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the clause it is known as, and what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    subdistrict = subdistrict_of(by)
    if subdistrict is None:
        for mark in marks:
            mark.wrong(ANCHOR, _("测评体系按街道建立，你的角色不在哪个街道"))
        return [Judged(mark.sheet, mark.row) for mark in marks]
    reader = ClauseReader(subdistrict, today=today)
    entries = [reader.entry(mark) for mark in marks]
    trees = {
        entry.target: _Tree(entry.target.known) for entry in entries if entry and entry.target.known
    }
    seen: dict[object, int] = {}
    return [_judged(mark, entry, trees, seen) for mark, entry in zip(marks, entries, strict=True)]


class _Tree:
    """What stands in a known system, found by words and by marks."""

    def __init__(self, system: EvaluationSystem) -> None:
        standing = Clause.objects.standing().filter(system=system)
        rows = standing.select_related("system").prefetch_related("place_types", "requirements")
        self._below: dict[int | None, list[Clause]] = {}
        for clause in rows.order_by("order", "id"):
            self._below.setdefault(clause.parent_id, []).append(clause)

    def find(self, above: Clause | None, step: Step) -> Clause | None:
        """The clause of this level below another: by its words, else by its mark."""
        beside = self._below.get(above.pk if above else None, [])
        level = [clause for clause in beside if clause.level == step.level]
        by_words = (c for c in level if folded(c.text) == folded(step.text))
        by_mark = (c for c in level if step.code and c.code == step.code)
        return next(by_words, None) or next(by_mark, None)


def _judged(
    mark: Marking,
    entry: ClauseEntry | None,
    trees: Mapping[Target, _Tree],
    seen: dict[object, int],
) -> Judged:
    if entry is None:
        return Judged(mark.sheet, mark.row)
    _tell_twice(mark, entry, seen)
    tree = trees.get(entry.target)
    if tree is None:
        return Judged(mark.sheet, mark.row, plan=replace(entry, missing=entry.steps))
    plan = _placed(mark, entry, tree)
    was = _was(plan) if plan.known else {}
    is_new = plan.known is None
    if is_new or was:
        _tell_frozen(mark, entry.target.known)
    subject = key_of(plan.known) if plan.known else ""
    return Judged(
        mark.sheet, mark.row, subject=subject, was=was, plan=plan if is_new or was else None
    )


def _placed(mark: Marking, entry: ClauseEntry, tree: _Tree) -> ClauseEntry:
    """The entry with what is known of the clauses above it and of itself."""
    above: Clause | None = None
    for n, step in enumerate(entry.steps):
        found = tree.find(above, step)
        if found is None:
            return replace(entry, parent=above, missing=entry.steps[n:])
        if folded(found.text) != folded(step.text):
            mark.note(ANCHOR, _("系统里的上级条目是“%s”，这里不改它") % found)
        above = found
    draft = entry.draft
    known = tree.find(above, Step(Level(draft.level), draft.code, draft.text))
    changes = _changes(draft, draft_of(known)) if known else {}
    return replace(entry, parent=above, known=known, changes=changes)


def _changes(draft: ClauseDraft, known: ClauseDraft) -> dict[str, Any]:
    """What the line says otherwise; an empty cell changes nothing."""
    found: dict[str, Any] = {}
    for name in _FACTS:
        new, old = getattr(draft, name), getattr(known, name)
        if new not in {None, "", ()} and _plain(new) != _plain(old):
            found[name] = new
    return found


def _was(entry: ClauseEntry) -> dict[str, str]:
    if entry.known is None:
        return {}
    before = draft_of(entry.known)
    return {
        COLUMN_OF.get(name, name): _words(name, getattr(before, name)) or _("空的")
        for name in entry.changes
    }


def _words(name: str, value: Any) -> str:
    if name == "requirements":
        return written(value)
    if name in {"methods", "place_types"}:
        return "、".join(str(each.label) for each in value)
    return "" if value is None else str(value)


def _plain(value: object) -> object:
    return folded(value) if isinstance(value, str) else value


def _tell_twice(mark: Marking, entry: ClauseEntry, seen: dict[object, int]) -> None:
    path = tuple((step.level, folded(step.text)) for step in entry.steps)
    key = (entry.target, path, folded(entry.draft.text))
    if key in seen:
        mark.wrong(ANCHOR, _("和第 %s 行重复") % seen[key])
    seen.setdefault(key, mark.number)


def _tell_frozen(mark: Marking, system: EvaluationSystem | None) -> None:
    if system and system.state is not SystemState.DRAFT:
        facts = {"name": system, "state": system.state.label}
        mark.wrong(
            ANCHOR, _("“%(name)s”是%(state)s的体系，条文不能改；换一个体系名称或版次再导入") % facts
        )
