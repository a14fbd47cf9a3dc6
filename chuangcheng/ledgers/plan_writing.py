"""工作计划台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.plan_judging import PlanEntry
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood, write_lines
from chuangcheng.people.models import Person, Unit
from chuangcheng.plan import commands, judging, queries
from chuangcheng.plan.criteria import criterion_draft_of
from chuangcheng.plan.drafts import draft_of
from chuangcheng.plan.models import Compare, CriterionDraft, Item


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: what is new in one deed, then what is otherwise, then what is asked otherwise."""
    return write_lines(
        [plan for plan in plans if isinstance(plan, PlanEntry)],
        add=partial(commands.draft_all, by=by, now=now),
        change=partial(_changed, by=by, now=now),
        progress=progress,
    )


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new items are void, what was otherwise is as it was, and asks what it asked."""
    kept = {int(row.subject.partition(":")[2]): row for row in rows}
    held = queries.with_names(Item.objects.standing())
    for pk, item in held.in_bulk(list(kept)).items():
        row = kept[pk]
        if row.verdict == Verdict.NEW:
            commands.void(item, reason=_("导入撤销"), by=by, now=now)
            continue
        if values := row.before.get("values"):
            draft = replace(draft_of(item), **_restored(values))
            commands.correct(item, draft, by=by, now=now)
        if "criteria" in row.before:
            asked = [_asked(each) for each in row.before["criteria"]]
            judging.set_criteria(item, asked, by=by, now=now)


def _changed(entry: PlanEntry, item: Item, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects what is known; what stood there before, as JSON keeps it."""
    before: dict[str, Any] = {}
    if entry.changes:
        held = draft_of(item)
        before["values"] = what_stood(held, entry.changes)
        commands.correct(item, replace(held, **entry.changes), by=by, now=now)
    if entry.criteria is not None:
        asked = map(criterion_draft_of, queries.criteria_of([item])[item.pk])
        before["criteria"] = [_said(each) for each in asked]
        judging.set_criteria(item, entry.criteria, by=by, now=now)
    return before


def _said(draft: CriterionDraft) -> dict[str, Any]:
    """标准, as JSON keeps it."""
    return {
        "figure": draft.figure,
        "compare": str(draft.compare),
        "target": None if draft.target is None else str(draft.target),
        "cells": [list(cell) for cell in draft.cells],
        "per": draft.per,
        "area_id": draft.area_id,
        "due_on": draft.due_on and draft.due_on.isoformat(),
    }


def _asked(said: Mapping[str, Any]) -> CriterionDraft:
    return CriterionDraft(
        figure=said["figure"],
        compare=Compare(said["compare"]),
        target=None if said["target"] is None else Decimal(said["target"]),
        cells=tuple((cut, cell) for cut, cell in said["cells"]),
        per=said["per"],
        area_id=said["area_id"],
        due_on=said["due_on"] and date.fromisoformat(said["due_on"]),
    )


def _restored(values: Mapping[str, Any]) -> dict[str, Any]:
    """From JSON, as the draft has it."""
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> Any:
    match name:
        case "unit":
            return Unit.objects.filter(pk=value).first()
        case "person":
            return Person.objects.filter(pk=value).first()
        case "set_on" | "due_on":
            return date.fromisoformat(value) if value else None
    return value
