"""任务阶段: on which days a task stood how. Sits beside commands; only they call it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.meetings.models import Task, TaskStage
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a stage repeats its task, so that figures join nothing.
_REPEATED = ("city_id", "district_id", "subdistrict_id", "community_id", "unit_id")


def begin(tasks: Sequence[Task], *, entry: Entry) -> None:
    """The first stage of new tasks, from the day on which they were set."""
    TaskStage.objects.bulk_create(
        [_stage(task, seq=1, on=task.set_on, entry=entry) for task in tasks], batch_size=500
    )


def move(task: Task, *, on: date, entry: Entry) -> None:
    """From a day on the task stands as its row now says; what was said of later days is gone.

    Raises Refused when the day lies before the one on which it was set.
    """
    rows = _of(task)
    if on < rows[0].from_on:
        raise Refused(_("日期不能早于布置日期 %s") % day_name(rows[0].from_on), field="on")
    for row in rows:
        if row.until_on > on:
            versions.revise(row, entry=entry, until_on=max(row.from_on, on))
    last = TaskStage.objects.filter(task=task).order_by("-seq")[0]
    TaskStage.objects.bulk_create([_stage(task, seq=last.seq + 1, on=on, entry=entry)])


def take_back(task: Task, *, entry: Entry) -> TaskStage:
    """撤回: the last stage never was; those before it last as they did. Returns the one before.

    Raises Refused where only the first is left.
    """
    *kept, last = _of(task)
    if not kept:
        raise Refused(_("“%s”布置以后没有变动过") % task)
    versions.revise(last, entry=entry, void=True)
    ends = [*(row.from_on for row in kept[1:]), OPEN_END]
    for row, until_on in zip(kept, ends, strict=True):
        if row.until_on != until_on:
            versions.revise(row, entry=entry, until_on=max(row.from_on, until_on))
    return kept[-1]


def restate(task: Task, *, entry: Entry) -> None:
    """订正: the task was always so; the stages repeat it anew. Raises Refused."""
    rows = _of(task)
    first = rows[0]
    if task.set_on > first.until_on:
        last = day_name(first.until_on)
        raise Refused(_("布置日期不能晚于 %s 的变动") % last, field="set_on")
    if task.set_on != first.from_on:
        versions.revise(first, entry=entry, from_on=task.set_on)
    facts = {name: getattr(task, name) for name in _REPEATED}
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
    versions.revise_all(otherwise, entry=entry, **facts)


def void_all(task: Task, *, entry: Entry) -> None:
    """作废: it never was; none of the stages counts on any day."""
    versions.revise_all(_of(task), entry=entry, void=True)


def _of(task: Task) -> list[TaskStage]:
    return list(TaskStage.objects.filter(task=task, void=False).order_by("seq"))


def _stage(task: Task, *, seq: int, on: date, entry: Entry) -> TaskStage:
    return TaskStage(
        task=task,
        seq=seq,
        state=task.state,
        due_on=task.due_on,
        from_on=on,
        known_from=entry.pk,
        **{name: getattr(task, name) for name in _REPEATED},
    )
