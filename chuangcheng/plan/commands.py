"""Deeds on items of the plan: draft, correct, assign, reschedule, end. Judging: `judging`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day, past
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.queries import kept_at
from chuangcheng.plan import stages
from chuangcheng.plan.criteria import criterion_of
from chuangcheng.plan.drafts import ItemDraft, check_criteria, columns_of, draft_of
from chuangcheng.plan.models import Criterion, Item, ItemState, Verdict
from chuangcheng.plan.rules import may
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

_BY_OTHER_DEEDS = ("due_on", "due_text", "unit", "person", "responsible", "criteria")
_TOLD = (
    *("aspect", "text", "where", "set_on", "position", "decision", "note"),
    *("due_on", "due_text", "unit", "person", "responsible"),
)


def draft(said_of: ItemDraft, *, by: Actor, now: datetime) -> Item:
    """列入计划."""
    return draft_all([said_of], by=by, now=now)[0]


@transaction.atomic
def draft_all(drafts: Sequence[ItemDraft], *, by: Actor, now: datetime) -> list[Item]:
    """列入计划: one deed for all of them; one bad draft and none is kept.

    Raises Refused for the same item twice, for a day to come, for criteria that say nothing.
    """
    for each in drafts:
        require(may("keep", by, each.where))
        check_criteria(each.criteria, within=each.where)
    entry = trail.record("plan.draft", by=by, at=now)
    made = []
    for each in drafts:
        item = _item(each, entry, by=by, now=now)
        _refuse_twice(item)
        item.save(force_insert=True)
        made.append(item)
    stages.begin(made, entry=entry)
    Criterion.objects.bulk_create(
        criterion_of(asked, item=item, position=position)
        for item, each in zip(made, drafts, strict=True)
        for position, asked in enumerate(each.criteria, start=1)
    )
    trail.note(entry, [(item, {"text": item.text, "due_on": _due(item)}) for item in made])
    return made


def revise(item: Item, said_of: ItemDraft, *, by: Actor, now: datetime) -> Item:
    """订正: what was written wrong; it holds for every day.

    Who answers, the deadline and the criteria have deeds of their own.
    """
    before = draft_of(item)
    kept = {name: getattr(before, name) for name in _BY_OTHER_DEEDS}
    return correct(item, replace(said_of, **kept), by=by, now=now)


@transaction.atomic
def correct(item: Item, said_of: ItemDraft, *, by: Actor, now: datetime) -> Item:
    """订正全部, as a ledger does: who answers and the deadline too were always as it says.

    The criteria have a deed of their own.
    """
    require(may("keep", by, item))
    require(may("keep", by, said_of.where))
    stages.refuse_void(item)
    before = draft_of(item)
    said_of = replace(
        said_of,
        set_on=said_of.set_on or before.set_on,
        position=said_of.position if said_of.position is not None else before.position,
        criteria=(),
    )
    shown = {
        name: [said(getattr(before, name)), said(getattr(said_of, name))]
        for name in _TOLD
        if getattr(before, name) != getattr(said_of, name)
    }
    if not shown:
        return item
    columns = {**_days(item, said_of, now), **columns_of(said_of), **_placed(said_of)}
    was = {name: getattr(item, name) for name in stages.CORRECTED}
    entry = trail.record("plan.revise", by=by, at=now, on=item, facts=shown)
    versions.revise(item, entry=entry, position=said_of.position, **columns)
    _refuse_twice(item)
    stages.restate(item, was=was, entry=entry)
    return item


@transaction.atomic
def assign(
    item: Item,
    *,
    unit: Unit | None,
    person: Person | None,
    responsible: str,
    by: Actor,
    now: datetime,
) -> Item:
    """落实责任: from today on this unit and this person answer for it."""
    require(may("keep", by, item))
    stages.refuse_ended(item)
    responsible = text.clean_line(responsible, most=60, field="responsible")
    said_now = {"unit": unit, "person": person, "responsible": responsible}
    facts = {
        name: [said(getattr(item, name)), said(value)]
        for name, value in said_now.items()
        if getattr(item, name) != value
    }
    if not facts:
        return item
    entry = trail.record("plan.assign", by=by, at=now, on=item, facts=facts)
    versions.revise(item, entry=entry, **said_now)
    stages.move(item, on=stages.starts(item, now=now), entry=entry)
    return item


@transaction.atomic
def reschedule(
    item: Item,
    *,
    due_on: date | None,
    reason: str,
    by: Actor,
    now: datetime,
    due_text: str = "",
) -> Item:
    """调整时限: from today on it is another day, a text, or none. Raises Refused."""
    require(may("keep", by, item))
    stages.refuse_ended(item)
    until = due_on or OPEN_END
    if until < item.set_on:
        raise Refused(_("完成时限不能早于列入日期"), field="due")
    due_text = text.clean_line(due_text, most=60, field="due")
    facts = {
        "was": _due(item),
        "due_on": said(due_on) or due_text,
        "reason": text.filled(reason, most=200, field="reason"),
    }
    entry = trail.record("plan.reschedule", by=by, at=now, on=item, facts=facts)
    versions.revise(item, entry=entry, due_on=until, due_text=due_text)
    stages.move(item, on=stages.starts(item, now=now), entry=entry)
    return item


@transaction.atomic
def close(item: Item, *, on: date, by: Actor, now: datetime, result: str = "") -> Item:
    """办结. What is asked by criteria ends only once they are met, or somebody judged so."""
    require(may("keep", by, item))
    stages.refuse_ended(item)
    if item.verdict not in {Verdict.NONE, Verdict.MET}:
        shown = Verdict(item.verdict).label
        raise Refused(_("结论是“%s”，达到以后再办结；标准不合适就改标准，或人工判定") % shown)
    if past(on, field="on", now=now) < item.set_on:
        raise Refused(_("办结日期不能早于列入日期"), field="on")
    result = text.clean_line(result, most=300, field="result")
    facts = {"on": on.isoformat(), "result": result}
    entry = trail.record("plan.close", by=by, at=now, on=item, facts=facts)
    versions.revise(item, entry=entry, state=ItemState.CLOSED, ended_on=on, result=result)
    stages.move(item, on=on, entry=entry)
    return item


@transaction.atomic
def withdraw(item: Item, *, reason: str, by: Actor, now: datetime) -> Item:
    """不再执行: from today on it is no longer planned."""
    require(may("keep", by, item))
    stages.refuse_ended(item)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("plan.withdraw", by=by, at=now, on=item, facts=facts)
    on = stages.starts(item, now=now)
    versions.revise(item, entry=entry, state=ItemState.WITHDRAWN, ended_on=on)
    stages.move(item, on=on, entry=entry)
    return item


@transaction.atomic
def reopen(item: Item, *, reason: str, by: Actor, now: datetime) -> Item:
    """重新执行: from today on it is open again. Raises Refused for what is open."""
    require(may("keep", by, item))
    stages.refuse_void(item)
    if item.is_open:
        raise Refused(_("“%s”还在进行") % item)
    facts = {"reason": text.filled(reason, most=200, field="reason"), "was": item.state}
    entry = trail.record("plan.reopen", by=by, at=now, on=item, facts=facts)
    versions.revise(item, entry=entry, state=ItemState.OPEN, ended_on=OPEN_END)
    stages.move(item, on=stages.starts(item, now=now), entry=entry)
    return item


@transaction.atomic
def void(item: Item, *, reason: str, by: Actor, now: datetime) -> Item:
    """作废: the item never was; it counts on no day."""
    require(may("void", by, item))
    stages.refuse_void(item)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("plan.void", by=by, at=now, on=item, facts=facts)
    stages.void_all(item, entry=entry)
    return versions.revise(item, entry=entry, void=True)


def _item(said_of: ItemDraft, entry: Entry, *, by: Actor, now: datetime) -> Item:
    item = Item(
        known_from=entry.pk,
        **columns_of(said_of),
        **_placed(said_of),
        verdict=Verdict.WAITING if said_of.criteria else Verdict.NONE,
        set_on=past(said_of.set_on or law_day(now), field="set_on", now=now),
        due_on=said_of.due_on or OPEN_END,
        due_text=text.clean_line(said_of.due_text, most=60, field="due"),
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    if item.due_on < item.set_on:
        raise Refused(_("完成时限不能早于列入日期"), field="due")
    if item.is_routine and said_of.criteria:
        raise Refused(_("常态任务没有时限，不写可核验标准"), field="criteria")
    item.position = _next(item) if said_of.position is None else said_of.position
    return item


def _days(item: Item, said_of: ItemDraft, now: datetime) -> dict[str, Any]:
    """The days of a correction, in their order. Raises Refused."""
    set_on = past(said_of.set_on or item.set_on, field="set_on", now=now)
    due_on = said_of.due_on or OPEN_END
    if set_on > min(due_on, item.ended_on):
        raise Refused(_("列入日期不能晚于完成时限和办结日期"), field="set_on")
    due_text = text.clean_line(said_of.due_text, most=60, field="due")
    return {"set_on": set_on, "due_on": due_on, "due_text": due_text}


def _placed(said_of: ItemDraft) -> dict[str, Any]:
    """Where it is to be reached: the whole sub-district, or one community of it."""
    found = kept_at(said_of.where)
    decision = said_of.decision
    if decision is not None and decision.meeting.subdistrict_id != found["subdistrict_id"]:
        raise Refused(_("这项议定事项不是本街道的"), field="decision")
    return found


def _next(item: Item) -> int:
    """The number after the last of the same plan."""
    same = Item.objects.standing().filter(
        subdistrict=item.subdistrict_id, community=item.community_id
    )
    return (same.aggregate(last=Max("position"))["last"] or 0) + 1


def _refuse_twice(item: Item) -> None:
    same = Item.objects.standing().filter(
        subdistrict=item.subdistrict_id,
        community=item.community_id,
        folded=item.folded,
        due_on=item.due_on,
    )
    if same.exclude(pk=item.pk).exists():
        raise Refused(_("计划里已经有这一项：%s") % item.text, field="text")


def _due(item: Item) -> str:
    return said(item.due_on) or item.due_text
