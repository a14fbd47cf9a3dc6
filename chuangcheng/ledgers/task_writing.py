"""任务台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.task_lines import TaskEntry
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood
from chuangcheng.meetings import assigning, commands, queries
from chuangcheng.meetings.assigning import Source
from chuangcheng.meetings.drafts import task_draft_of
from chuangcheng.meetings.models import Decision, Task, TaskState
from chuangcheng.people.models import Person, Unit
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: what was settled and not yet kept, new tasks in one deed, then deadlines and ends."""
    entries = [plan for plan in plans if isinstance(plan, TaskEntry)]
    settled = _settled(entries, by=by, now=now)
    new = [entry for entry in entries if entry.known is None]
    asked = [(_source(entry, settled), entry.draft) for entry in new]
    added = assigning.assign_all(asked, by=by, now=now) if new else []
    made = {id(entry): task for entry, task in zip(new, added, strict=True)}
    kept = {decision.pk for decision in settled.values()}
    written: list[Written] = []
    for entry in entries:
        task = entry.known or made[id(entry)]
        before = _edited(entry, task, by=by, now=now)
        if task.decision_id in kept:
            before["decision"] = task.decision_id
        _end(entry, task, by=by, now=now)
        written.append(Written(key_of(task), before, {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new tasks are void, then what was settled by their lines; the rest is taken back."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    tasks = queries.with_names(Task.objects.standing()).in_bulk(ids)
    reason = _("导入撤销")
    for row, pk in zip(kept, ids, strict=True):
        task = tasks[pk]
        if row.verdict == Verdict.NEW:
            assigning.void(task, reason=reason, by=by, now=now)
            continue
        for _move in range(row.before.get("moves", 0)):
            assigning.retract(task, reason=reason, by=by, now=now)
        if values := row.before.get("values"):
            draft = replace(task_draft_of(task), **_restored(values))
            assigning.revise(task, draft, by=by, now=now)
    settled = {row.before["decision"] for row in kept if "decision" in row.before}
    for decision in Decision.objects.filter(pk__in=settled).select_related("meeting"):
        commands.void_decision(decision, reason=reason, by=by, now=now)


def _settled(
    entries: Sequence[TaskEntry], *, by: Actor, now: datetime
) -> dict[tuple[int, str], Decision]:
    """议定事项 that the lines name and nobody has kept, each once."""
    made: dict[tuple[int, str], Decision] = {}
    for entry in entries:
        meeting, text = entry.asked.meeting, entry.asked.settles
        if meeting is not None and text and (meeting.pk, text) not in made:
            (made[(meeting.pk, text)],) = commands.decide(meeting, [text], by=by, now=now)
    return made


def _source(entry: TaskEntry, settled: Mapping[tuple[int, str], Decision]) -> Source:
    asked = entry.asked
    if asked.source is not None:
        return asked.source
    assert asked.meeting is not None  # noqa: S101 - it has either
    return settled[(asked.meeting.pk, asked.settles)]


def _edited(entry: TaskEntry, task: Task, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects and dates what is known; what stood there before, as JSON keeps it."""
    if entry.known is None:
        return {}
    ends = entry.state in {TaskState.DONE, TaskState.WITHDRAWN}
    before: dict[str, Any] = {"moves": int(ends)}
    if entry.changes:
        held = task_draft_of(task)
        before["values"] = what_stood(held, entry.changes)
        assigning.revise(task, replace(held, **entry.changes), by=by, now=now)
    if entry.due_on is not None:
        before["moves"] += 1
        reason = _("台账导入")
        assigning.reschedule(task, due_on=entry.due_on, reason=reason, by=by, now=now)
    return before


def _end(entry: TaskEntry, task: Task, *, by: Actor, now: datetime) -> None:
    if entry.state == TaskState.DONE and entry.ended_on is not None:
        assigning.finish(task, on=entry.ended_on, outcome=entry.outcome, by=by, now=now)
    if entry.state == TaskState.WITHDRAWN:
        assigning.withdraw(task, reason=_("台账登记为已撤回"), by=by, now=now)


def _restored(values: Mapping[str, Any]) -> dict[str, Any]:
    """From JSON, as the draft has it."""
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> Any:
    match name:
        case "unit":
            return Unit.objects.filter(pk=value).first()
        case "person":
            return Person.objects.filter(pk=value).first()
        case "set_on":
            return date.fromisoformat(value)
    return value
