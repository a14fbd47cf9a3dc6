"""Figures of meetings that were held, and of the tasks that decisions and letters ask for."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import COMMUNITY, LEVELS, by_choice, by_month, by_unit
from chuangcheng.figures.kinds import Count, Happened, Kind, Scope, Shown, Standing, Sum
from chuangcheng.meetings import queries
from chuangcheng.meetings.models import (
    Meeting,
    MeetingEver,
    MeetingType,
    Task,
    TaskStage,
    TaskStageEver,
    TaskState,
)

MEETINGS = Kind(
    key="meetings",
    name=_("会议"),
    model=Meeting,
    ever=MeetingEver,
    levels=LEVELS,
    cuts={
        "type": by_choice("type", _("会议类型"), MeetingType),
        "month": by_month("held_on"),
    },
    shown=Shown(Meeting, queries.visible_meetings, label="title"),
)
TASKS = Kind(
    key="tasks",
    name=_("任务"),
    model=TaskStage,
    ever=TaskStageEver,
    levels=LEVELS,
    cuts={
        "state": by_choice("state", _("任务状态"), TaskState),
        "unit": by_unit("unit", _("责任单位")),
        "community": COMMUNITY,
    },
    shown=Shown(Task, queries.visible_tasks, key="task", label="what"),
)

HELD = Count(
    key="meetings.held",
    name=_("召开会议"),
    unit=_("次"),
    of=MEETINGS,
    when=Happened("held_on"),
    basis=_(
        "登记为已召开的会议，按召开日期计入；一次会只记一条，专项治理里提到的会不另算；"
        "待召开、已取消和作废的不计。"
    ),
)
ATTENDANCE = Sum(
    key="meetings.attendance",
    name=_("会议到会"),
    unit=_("人次"),
    of=MEETINGS,
    when=Happened("held_on"),
    column="present",
    certainty="present_certainty",
    basis=_("已召开会议的到会人数之和，同一个人到几次会算几次；没有写到会人数的会不按0算。"),
)
SET = Count(
    key="meetings.tasks",
    name=_("布置任务"),
    unit=_("项"),
    of=TASKS,
    when=Standing("from_on", "until_on"),
    basis=_(
        "截至日已布置的任务，会议议定的和来文要求的都算；未完成、已完成和已撤回的相加等于它；"
        "作废的不计。"
    ),
)
OPEN = SET.among(
    "meetings.tasks_open",
    name=_("未完成的任务"),
    which=Q(state=TaskState.OPEN),
    basis=_("布置任务中截至日没有登记完成、也没有撤回的；退回重办的从退回那天起又算。"),
)
DONE = SET.among(
    "meetings.tasks_done",
    name=_("已完成的任务"),
    which=Q(state=TaskState.DONE),
    basis=_("布置任务中到截至日已登记完成的，按完成日期计入。"),
)


def _past_due(scope: Scope) -> Q:
    return Q(state=TaskState.OPEN, due_on__lt=scope.as_of)


OVERDUE = Count(
    key="meetings.tasks_overdue",
    name=_("超期任务"),
    unit=_("项"),
    of=TASKS,
    when=Standing("from_on", "until_on"),
    only=_past_due,
    basis=_("截至日未完成、完成时限早于截至日的任务；时限没有定到哪一天的不算。"),
)

FIGURES = (HELD, ATTENDANCE, SET, OPEN, DONE, OVERDUE)
