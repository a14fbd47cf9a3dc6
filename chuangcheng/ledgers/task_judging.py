"""任务台账: every line known or new, compared with the tasks of its meeting or letter."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.table import Row
from chuangcheng.ledgers.task_lines import ANCHOR, COLUMN_OF, TaskEntry, TaskReader
from chuangcheng.ledgers.task_sources import Asked
from chuangcheng.ledgers.verdicts import Judged
from chuangcheng.meetings import queries
from chuangcheng.meetings.drafts import TaskDraft, task_columns_of, task_draft_of
from chuangcheng.meetings.models import Task, TaskState, source_of
from chuangcheng.trail.models import key_of

_DOERS = ("unit", "person")
Key = tuple[object, ...]


def judge(rows: Sequence[tuple[str, Row]], *, by: Actor, today: date) -> list[Judged]:
    """对照: each line with its doubts, the task it is known as, what would be written."""
    marks = [Marking(sheet, row, ANCHOR) for sheet, row in rows]
    reader = TaskReader(by=by, today=today)
    entries = [reader.entry(mark) for mark in marks]
    base = _Base(Task.objects.standing().filter(subdistrict=reader.subdistrict))
    return [base.judged(mark, entry) for mark, entry in zip(marks, entries, strict=True)]


class _Base:
    """What stands on record, and which of it the lines have named so far."""

    def __init__(self, held: Any) -> None:
        self._held: dict[Key, list[Task]] = defaultdict(list)
        for task in queries.with_names(held):
            self._held[(key_of(source_of(task)), folded(task.what))].append(task)
        self._seen: dict[Key, int] = {}

    def judged(self, mark: Marking, entry: TaskEntry | None) -> Judged:
        """One line: wrong, new, known and otherwise, or known and the same."""
        if entry is None:
            return Judged(mark.sheet, mark.row)
        draft = entry.draft
        key = (_key_of(entry.asked), folded(draft.what), draft.unit, draft.person, draft.community)
        if key in self._seen:
            mark.wrong(ANCHOR, _("和第 %s 行重复") % self._seen[key])
        self._seen.setdefault(key, mark.number)
        known = self._known(mark, entry)
        if known is None:
            _check_doer(mark, draft)
            return Judged(mark.sheet, mark.row, plan=entry)
        plan, was = _compared(mark, entry, known)
        subject = key_of(known)
        return Judged(mark.sheet, mark.row, subject=subject, was=was, plan=plan if was else None)

    def _known(self, mark: Marking, entry: TaskEntry) -> Task | None:
        """The task of the same words whose doers are those of the line."""
        same = self._held[(_key_of(entry.asked), folded(entry.draft.what))]
        fitting = [task for task in same if _fits(entry, task)]
        exact = [task for task in fitting if _is_given_so(entry, task)]
        found = exact if len(exact) == 1 else fitting
        if len(found) > 1:
            mark.wrong(ANCHOR, _("这项任务交给了几家，写明责任单位、责任人或社区(村)"))
            return None
        if not found and same:
            given = "、".join(_given(task) for task in same)
            mark.ask(ANCHOR, _("同样的任务已经交给%s，确是另交给一家再确认") % given)
        return next(iter(found), None)


def _check_doer(mark: Marking, draft: TaskDraft) -> None:
    try:
        task_columns_of(draft)
    except Refused as refusal:
        name = refusal.field or ANCHOR
        mark.wrong(COLUMN_OF.get(name, name), refusal.reason)


def _compared(mark: Marking, entry: TaskEntry, known: Task) -> tuple[TaskEntry, dict[str, str]]:
    """What the line says otherwise; an empty cell changes nothing."""
    before = task_draft_of(known)
    changes = {
        name: getattr(entry.draft, name)
        for name in (*_DOERS, "set_on", "note")
        if getattr(entry.draft, name) and not _same(entry.draft, before, name)
    }
    was = {COLUMN_OF.get(name, name): _words(getattr(before, name)) for name in changes}
    due_on = _moved(mark, entry, known)
    if due_on is not None:
        was["due"] = day_name(known.due_on) if known.has_due_day else known.due_text
    state = _comes_to(mark, entry, known)
    if state is not None:
        was["state"] = str(known.get_state_display())
    plan = replace(entry, known=known, changes=changes, due_on=due_on, state=state)
    return plan, {column: words or _("空的") for column, words in was.items()}


def _moved(mark: Marking, entry: TaskEntry, known: Task) -> date | None:
    """Another day; a text never takes the place of a day, and what has ended has no deadline."""
    said = entry.draft.due_on
    if said is None and entry.draft.due_text and known.has_due_day:
        mark.note("due", _("系统里的时限已定到 %s，不改") % day_name(known.due_on))
    if said is None or said == known.due_on:
        return None
    if not known.is_open:
        mark.note("due", _("已经办结，时限不改"))
        return None
    return said


def _comes_to(mark: Marking, entry: TaskEntry, known: Task) -> TaskState | None:
    """An open task is done or withdrawn; no line takes back what was said before."""
    said = entry.state
    if known.is_open:
        return said if said != TaskState.OPEN else None
    if said is not None and said != known.state:
        mark.note("state", _("系统里%s，不从台账改") % known.get_state_display())
    elif entry.ended_on not in (None, known.ended_on):
        mark.note("ended_on", _("系统里的办结日期是 %s，不改") % day_name(known.ended_on))
    return None


def _fits(entry: TaskEntry, task: Task) -> bool:
    """Nothing that the line says of who and where speaks against it."""
    for name in _DOERS:
        said, held = getattr(entry.draft, name), getattr(task, name)
        if said is not None and held is not None and said != held:
            return False
    where = entry.draft.community
    return where is None or where.pk == task.community_id


def _is_given_so(entry: TaskEntry, task: Task) -> bool:
    draft = entry.draft
    where = draft.community.pk if draft.community else None
    held = (task.unit, task.person, task.community_id)
    return (draft.unit, draft.person, where) == held


def _given(task: Task) -> str:
    return str(task.unit or task.person or task.community)


def _key_of(asked: Asked) -> str:
    """The trail's key of the source; one of its own for what nobody has kept yet."""
    if asked.source is not None:
        return key_of(asked.source)
    return f"{asked.meeting and asked.meeting.pk}:{folded(asked.settles)}"


def _same(said: object, before: object, name: str) -> bool:
    new, old = getattr(said, name), getattr(before, name)
    return folded(new) == folded(old) if type(new) is str else bool(new == old)


def _words(value: object) -> str:
    return day_name(value) if isinstance(value, date) else str(value or "")
