"""Deeds on tasks: assign, correct, move, finish, reopen, withdraw. Sits beside commands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day, past
from chuangcheng.documents.models import Letter
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.meetings import stages
from chuangcheng.meetings.drafts import TaskDraft, set_by, task_columns_of, task_draft_of
from chuangcheng.meetings.models import (
    Decision,
    Meeting,
    Task,
    TaskProof,
    TaskState,
    source_of,
)
from chuangcheng.meetings.rules import may, may_answer, may_assign
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

Source = Decision | Letter
_TOLD = ("what", "community", "unit", "person", "set_on", "note")


def assign(source: Source, draft: TaskDraft, *, by: Actor, now: datetime) -> Task:
    """布置任务, of a decision or of a letter."""
    return assign_all([(source, draft)], by=by, now=now)[0]


@transaction.atomic
def assign_all(
    asked: Sequence[tuple[Source, TaskDraft]], *, by: Actor, now: datetime
) -> list[Task]:
    """布置任务: one deed for all of them; one bad draft and none is assigned.

    Raises Refused for nobody who is to do it, for the same task twice, for a day to come.
    """
    for source, _draft in asked:
        require(may("assign", by, source))
        _refuse_void_source(source)
    entry = trail.record("meetings.assign", by=by, at=now)
    made = []
    for source, draft in asked:
        task = _task(source, draft, entry, by=by, now=now)
        _refuse_twice(task)
        task.save(force_insert=True)
        made.append(task)
    stages.begin(made, entry=entry)
    trail.note(entry, [(task, {"what": task.what}) for task in made])
    return made


@transaction.atomic
def revise(task: Task, draft: TaskDraft, *, by: Actor, now: datetime) -> Task:
    """订正任务: what, who, where; it holds for every day. The deadline has a deed of its own."""
    require(may_assign(by, task))
    _refuse_void(task)
    before = task_draft_of(task)
    draft = replace(
        draft,
        set_on=draft.set_on or before.set_on,
        due_on=before.due_on,
        due_text=before.due_text,
    )
    if draft == before:
        return task
    columns = {**task_columns_of(draft), **_placed(source_of(task), draft)}
    columns["set_on"] = past(draft.set_on or task.set_on, field="set_on", now=now)
    if columns["set_on"] > min(task.due_on, task.ended_on):
        raise Refused(_("布置日期不能晚于完成时限和办结日期"), field="set_on")
    shown = _shown(before, draft)
    entry = trail.record("meetings.revise_task", by=by, at=now, on=task, facts=shown)
    versions.revise(task, entry=entry, **columns)
    _refuse_twice(task)
    stages.restate(task, entry=entry)
    return task


@transaction.atomic
def reschedule(
    task: Task,
    *,
    due_on: date | None,
    reason: str,
    by: Actor,
    now: datetime,
    due_text: str = "",
) -> Task:
    """调整时限: from today on it is another day, or a text. Raises Refused for what has ended."""
    require(may_assign(by, task))
    _refuse_ended(task)
    until = due_on or OPEN_END
    if until < task.set_on:
        raise Refused(_("完成时限不能早于布置日期"), field="due")
    due_text = text.clean_line(due_text, most=60, field="due") or task.due_text
    facts = {
        "was": said(task.due_on) or task.due_text,
        "due_on": said(due_on) or due_text,
        "reason": text.filled(reason, most=200, field="reason"),
    }
    entry = trail.record("meetings.reschedule", by=by, at=now, on=task, facts=facts)
    versions.revise(task, entry=entry, due_on=until, due_text=due_text)
    stages.move(task, on=_from(task, law_day(now)), entry=entry)
    return task


@transaction.atomic
def finish(
    task: Task,
    *,
    on: date,
    by: Actor,
    now: datetime,
    outcome: str = "",
    files: Sequence[FileUpload] = (),
) -> Task:
    """登记完成, with what shows it. Raises Refused for a day to come or before it was set."""
    require(may_answer(by, task))
    _refuse_ended(task)
    if past(on, field="on", now=now) < task.set_on:
        raise Refused(_("完成日期不能早于布置日期"), field="on")
    outcome = text.clean_line(outcome, most=300, field="outcome")
    facts = {"on": on.isoformat(), "outcome": outcome}
    entry = trail.record("meetings.finish", by=by, at=now, on=task, facts=facts)
    versions.revise(task, entry=entry, state=TaskState.DONE, ended_on=on, outcome=outcome)
    stages.move(task, on=on, entry=entry)
    _attach(task, files, by=by.within(entry.deed), now=now)
    return task


@transaction.atomic
def withdraw(task: Task, *, reason: str, by: Actor, now: datetime) -> Task:
    """撤回任务: from today on it need not be done. Raises Refused for what has ended."""
    require(may_assign(by, task))
    _refuse_ended(task)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("meetings.withdraw", by=by, at=now, on=task, facts=facts)
    on = _from(task, law_day(now))
    versions.revise(task, entry=entry, state=TaskState.WITHDRAWN, ended_on=on)
    stages.move(task, on=on, entry=entry)
    return task


@transaction.atomic
def reopen(task: Task, *, reason: str, by: Actor, now: datetime) -> Task:
    """退回重办: from today on it is open again. Raises Refused for what is open."""
    require(may_assign(by, task))
    _refuse_void(task)
    if task.is_open:
        raise Refused(_("“%s”还没有完成") % task)
    facts = {"reason": text.filled(reason, most=200, field="reason"), "was": task.state}
    entry = trail.record("meetings.reopen", by=by, at=now, on=task, facts=facts)
    versions.revise(task, entry=entry, state=TaskState.OPEN, ended_on=OPEN_END)
    stages.move(task, on=_from(task, law_day(now)), entry=entry)
    return task


@transaction.atomic
def retract(task: Task, *, reason: str, by: Actor, now: datetime) -> Task:
    """撤回上一次变动: what was said last of its deadline or its end never was so.

    Raises Refused where nothing has changed since it was set.
    """
    require(may_assign(by, task))
    _refuse_void(task)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("meetings.retract", by=by, at=now, on=task, facts=facts)
    was_open, before = task.is_open, stages.take_back(task, entry=entry)
    is_open = before.state == TaskState.OPEN
    return versions.revise(
        task,
        entry=entry,
        due_on=before.due_on,
        state=before.state,
        ended_on=OPEN_END if is_open else before.from_on,
        outcome="" if is_open and not was_open else task.outcome,
    )


@transaction.atomic
def void(task: Task, *, reason: str, by: Actor, now: datetime) -> Task:
    """作废任务: it never was; it counts on no day."""
    require(may_assign(by, task))
    _refuse_void(task)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("meetings.void_task", by=by, at=now, on=task, facts=facts)
    stages.void_all(task, entry=entry)
    return versions.revise(task, entry=entry, void=True)


@transaction.atomic
def add_files(task: Task, files: Sequence[FileUpload], *, by: Actor, now: datetime) -> Task:
    """补充凭证: more photos or files that show what was done."""
    require(may_answer(by, task))
    _refuse_void(task)
    entry = trail.record("meetings.add_task_files", by=by, at=now, on=task, facts=told(files))
    _attach(task, files, by=by.within(entry.deed), now=now)
    return task


def _task(source: Source, draft: TaskDraft, entry: Entry, *, by: Actor, now: datetime) -> Task:
    task = Task(
        known_from=entry.pk,
        decision=source if isinstance(source, Decision) else None,
        letter=source if isinstance(source, Letter) else None,
        **task_columns_of(draft),
        **_placed(source, draft),
        set_on=past(draft.set_on or set_by(source), field="set_on", now=now),
        due_on=draft.due_on or OPEN_END,
        due_text=text.clean_line(draft.due_text, most=60, field="due"),
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    if task.due_on < task.set_on:
        raise Refused(_("完成时限不能早于布置日期"), field="due")
    return task


def _placed(source: Source, draft: TaskDraft) -> dict[str, Any]:
    """Where it is to be done: the whole sub-district, or one community of it."""
    home = _home(source)
    where = draft.community or home.community
    if where is None:
        return kept_at(home.subdistrict)
    if where.subdistrict_id != home.subdistrict_id:
        raise Refused(_("%s不在本街道") % where, field="community")
    return kept_at(where)


def _home(source: Source) -> Meeting | Letter:
    return source if isinstance(source, Letter) else source.meeting


def _refuse_twice(task: Task) -> None:
    same = Task.objects.standing().filter(
        decision=task.decision,
        letter=task.letter,
        unit=task.unit,
        person=task.person,
        community=task.community_id,
    )
    others = same.exclude(pk=task.pk).values_list("what", flat=True)
    if folded(task.what) in map(folded, others):
        raise Refused(_("这项任务已经布置过：%s") % task.what, field="what")


def _refuse_void_source(source: Source) -> None:
    if source.void or _home(source).void:
        raise Refused(_("“%s”已经作废，不能布置任务") % source)


def _refuse_void(task: Task) -> None:
    if task.void:
        raise Refused(_("“%s”已经作废") % task)


def _refuse_ended(task: Task) -> None:
    _refuse_void(task)
    if not task.is_open:
        facts = {"task": task.what, "state": TaskState(task.state).label}
        raise Refused(_("“%(task)s”%(state)s，要改先退回重办") % facts)


def _from(task: Task, day: date) -> date:
    return max(day, task.set_on)


def _attach(task: Task, files: Sequence[FileUpload], *, by: Actor, now: datetime) -> None:
    start = task.proofs.count()
    kept_as(TaskProof, {"task": task}, files, start=start, by=by, now=now)


def _shown(before: TaskDraft, after: TaskDraft) -> dict[str, Any]:
    """What changed, for the trail."""
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in _TOLD}
    return {name: [said(was), said(now)] for name, (was, now) in pairs.items() if was != now}
