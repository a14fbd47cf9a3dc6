"""Deeds on a difficulty as a whole: record, correct, void. Answers stand in `asking`."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day, past
from chuangcheng.difficulties import queries, stages
from chuangcheng.difficulties.costs import Cost
from chuangcheng.difficulties.drafts import DifficultyDraft, columns_of, draft_of
from chuangcheng.difficulties.models import CostLine, Difficulty, Receipt, StuckIssue, StuckItem
from chuangcheng.difficulties.rules import may
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry


def record(draft: DifficultyDraft, *, by: Actor, now: datetime) -> Difficulty:
    """登记难点. Raises Refused for one that is there, for a day to come."""
    return record_all([draft], by=by, now=now)[0]


@transaction.atomic
def record_all(drafts: Sequence[DifficultyDraft], *, by: Actor, now: datetime) -> list[Difficulty]:
    """登记难点: one deed for all of them; one bad draft and none is recorded."""
    for draft in drafts:
        require(may("record", by, draft.where))
    filled = [_columns(draft, now) for draft in drafts]
    entry = trail.record("difficulties.record", by=by, at=now)
    made = [
        _made(draft, columns, entry, by, now) for draft, columns in zip(drafts, filled, strict=True)
    ]
    stages.begin(made, entry=entry)
    trail.note(entry, [(each, {"title": each.title}) for each in made])
    return made


@transaction.atomic
def revise(
    difficulty: Difficulty, draft: DifficultyDraft, *, by: Actor, now: datetime
) -> Difficulty:
    """订正难点: what it is, why, what it costs; it holds for every day."""
    refuse_void(difficulty)
    require(may("record", by, difficulty))
    require(may("record", by, draft.where))
    before = draft_of(difficulty)
    columns = _columns(draft, now)
    if draft == before:
        return difficulty
    facts = _shown(before, draft)
    entry = trail.record("difficulties.revise", by=by, at=now, on=difficulty, facts=facts)
    with once(_there_already(draft)):
        versions.revise(difficulty, entry=entry, **columns)
    if draft.costs != before.costs:
        difficulty.cost_lines.filter(dropped=False).update(dropped=True)
        _price(difficulty, draft.costs)
    stages.restate(difficulty, entry=entry)
    return difficulty


@transaction.atomic
def void(difficulty: Difficulty, *, reason: str, by: Actor, now: datetime) -> Difficulty:
    """作废难点: it never was; what it was said to hold up, and its money, count nowhere.

    Raises Refused while issues are held for it: those go on first.
    """
    refuse_void(difficulty)
    require(may("void", by, difficulty))
    if queries.held_issues(difficulty).exists():
        raise Refused(_("还有问题因为“%s”暂缓，先恢复") % difficulty)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("difficulties.void", by=by, at=now, on=difficulty, facts=facts)
    stages.void_all(difficulty, entry=entry)
    for model in (Receipt, StuckIssue):
        if rows := list(model._default_manager.filter(difficulty=difficulty, void=False)):
            versions.revise_all(rows, entry=entry, void=True)
    StuckItem.objects.filter(difficulty=difficulty, until=OPEN_END).update(until=law_day(now))
    return versions.revise(difficulty, entry=entry, void=True)


def refuse_void(difficulty: Difficulty) -> None:
    """Raises Refused for one that is void."""
    if difficulty.void:
        raise Refused(_("“%s”已经作废") % difficulty)


def refuse_closed(difficulty: Difficulty) -> None:
    """Raises Refused for one that is void or ended."""
    refuse_void(difficulty)
    if difficulty.has_ended:
        raise Refused(_("“%s”已经结束，要改先重新提出") % difficulty)


def _columns(draft: DifficultyDraft, now: datetime) -> dict[str, Any]:
    raised_on = past(draft.raised_on, field="raised_on", now=now)
    return {**kept_at(draft.where), **columns_of(draft), "raised_on": raised_on}


def _made(
    draft: DifficultyDraft, columns: dict[str, Any], entry: Entry, by: Actor, now: datetime
) -> Difficulty:
    with once(_there_already(draft)):
        difficulty = Difficulty.objects.create(
            known_from=entry.pk, recorded_by_id=by.person_id, recorded_at=now, **columns
        )
    _price(difficulty, draft.costs)
    return difficulty


def _price(difficulty: Difficulty, costs: Sequence[Cost]) -> None:
    CostLine.objects.bulk_create(
        CostLine(
            difficulty=difficulty,
            position=position,
            item=cost.item,
            quantity_low=cost.quantity[0],
            quantity_high=cost.quantity[1],
            unit=cost.unit,
            price_low=cost.price[0],
            price_high=cost.price[1],
        )
        for position, cost in enumerate(costs, 1)
    )


def _there_already(draft: DifficultyDraft) -> Refused:
    return Refused(_("“%s”已经登记过，打开那一条修改") % draft.title, field="title")


def _shown(before: DifficultyDraft, after: DifficultyDraft) -> dict[str, Any]:
    """What changed, for the trail."""
    found = {}
    for name in (each.name for each in fields(DifficultyDraft)):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            found[name] = [_told(old), _told(new)]
    return found


def _told(value: object) -> str:
    return "；".join(map(str, value)) if isinstance(value, tuple) else str(value)
