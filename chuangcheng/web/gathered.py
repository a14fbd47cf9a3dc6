"""会议和任务的样子, wherever they are shown: rows of lists, and what their pages say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents.models import Letter
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.meetings.models import (
    Decision,
    Meeting,
    MeetingState,
    Task,
    TaskStage,
    TaskState,
    source_of,
)
from chuangcheng.meetings.queries import Called
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
# The shapes of the states of an issue stand for those of meetings and tasks (frontend/sprite.mjs).
_SHAPES = {
    MeetingState.PLANNED: "accepted",
    MeetingState.HELD: "closed",
    MeetingState.CANCELLED: "void",
}
_TASK_SHAPES = {
    TaskState.OPEN: "rectifying",
    TaskState.DONE: "closed",
    TaskState.WITHDRAWN: "void",
}
_BETWEEN = re.compile(r"[；;]+")


def table(found: Iterable[Meeting], heads: Mapping[str, Shape], today: date) -> Shape:
    """会议一览 for components/table.html."""
    return {
        "caption": _("会议"),
        "columns": [
            {"label": _("会议名称"), "width": ""},
            {"label": _("会议类型"), "width": "unit", "hide": "phone"},
            {"label": _("会议状态"), "width": "state"},
            {"label": _("到会人数"), "width": "amount", "align": "num", "hide": "phone"},
            {"label": _("会议日期"), "width": "day", "align": "num", **heads.get("day", {})},
        ],
        "rows": [_row(meeting, today) for meeting in found],
    }


def tasks(found: Iterable[Task], heads: Mapping[str, Shape], today: date) -> Shape:
    """任务一览 for components/table.html."""
    return {
        "caption": _("任务"),
        "columns": [
            {"label": _("任务内容"), "width": ""},
            {"label": _("交给谁"), "width": "unit"},
            {"label": _("社区/村"), "width": "area", "hide": "phone"},
            {"label": _("任务状态"), "width": "state"},
            {"label": _("完成时限"), "width": "due", **heads.get("due", {})},
        ],
        "rows": [_task_row(task, today) for task in found],
    }


def state(meeting: Meeting) -> Shape:
    """会议状态 for components/state.html."""
    return {"key": _SHAPES[meeting.state], "word": meeting.state.label}


def task_state(task: Task) -> Shape:
    """任务状态 for components/state.html."""
    stands = TaskState(task.state)
    return {"key": _TASK_SHAPES[stands], "word": stands.label}


def due(task: Task, today: date) -> Shape:
    """完成时限 for components/due.html; where it has ended, the day on which it did."""
    return words.due(
        task.due_on if task.has_due_day else None,
        ended_on=None if task.is_open else task.ended_on,
        undated=_("“%s”待定") % task.due_text if task.due_text else _("没有写时限"),
        today=today,
    )


def late(meeting: Meeting, today: date) -> str:
    """到期没有登记: a note over the page of a planned meeting whose day has gone."""
    if not meeting.is_past_due(today):
        return ""
    return _("定在 %s 的会还没有登记开没开：开了登记召开，没开改期或取消") % words.day(
        meeting.meets_on, today
    )


def facts(meeting: Meeting) -> list[Shape]:
    """基本情况 of a meeting; what was not filled in is left out."""
    campaign = meeting.campaign
    found = [
        fact(_("会议类型"), str(meeting.get_type_display())),
        fact(_("会议日期"), words.full_day(meeting.meets_on)),
        fact(_("地点"), meeting.place),
        fact(_("主持"), meeting.chair),
        fact(_("记录"), meeting.recorder),
        fact(_("应到"), _people(meeting.asked)),
        fact(_("到会"), _people(meeting.came) if meeting.is_held else ""),
        fact(_("范围"), meeting.community.name if meeting.community else _("全街道")),
        fact(
            _("专项治理"),
            campaign.name if campaign else "",
            url=reverse("campaigns:detail", args=[campaign.pk]) if campaign else "",
        ),
        fact(_("备注"), meeting.note),
    ]
    return said(found)


def minutes(meeting: Meeting) -> list[Shape]:
    """纪要 for components/rows.html."""
    document = meeting.minutes
    if document is None:
        return []
    url = reverse("documents:detail", args=[document.pk])
    row = {"text": document.title, "url": url, "note": document.number}
    return [{**row, "end": words.full_day(document.issued_on)}]


def agenda(meeting: Meeting) -> list[str]:
    """议程, line by line."""
    return [line.strip() for line in _BETWEEN.split(meeting.agenda) if line.strip()]


def called(found: Iterable[Called]) -> list[Shape]:
    """参会名单 for components/rows.html."""
    return [
        {
            "text": row.unit or row.name,
            "url": "",
            "note": row.name if row.unit else "",
            "end": row.presence,
        }
        for row in found
    ]


def decisions(
    found: Sequence[Decision], tasks_of: Mapping[int, list[Task]], today: date, *, may_add: bool
) -> list[Shape]:
    """议定事项, each with its tasks, for meetings/decisions.html."""
    return [
        {
            "text": decision.text,
            "table": tasks(tasks_of[decision.pk], {}, today) if decision.pk in tasks_of else None,
            "deeds": _decision_deeds(decision, free=decision.pk not in tasks_of) if may_add else [],
        }
        for decision in found
    ]


def task_facts(task: Task) -> list[Shape]:
    """基本情况 of a task."""
    ended = "" if task.is_open else words.full_day(task.ended_on)
    text, url = source(task)
    decision = task.decision
    found = [
        fact(_("来源"), text, url=url),
        fact(_("议定事项"), decision.text if decision else ""),
        fact(_("责任单位"), str(task.unit or "")),
        fact(_("责任人"), str(task.person or "")),
        fact(_("社区/村"), task.community.name if task.community else _("全街道")),
        fact(_("布置日期"), words.full_day(task.set_on)),
        fact(_("完成时限"), limit(task)),
        fact(_("办结日期"), ended),
        fact(_("完成情况"), task.outcome if task.state == TaskState.DONE else ""),
        fact(_("备注"), task.note),
    ]
    return said(found)


def source(task: Task) -> tuple[str, str]:
    """任务来源: the meeting or the letter, and its page."""
    asked = source_of(task)
    if isinstance(asked, Letter):
        return asked.title, reverse("letters:detail", args=[asked.pk])
    meeting = asked.meeting
    return meeting.title, reverse("meetings:detail", args=[meeting.pk])


def given_to(task: Task) -> str:
    """交给谁: the unit, the person, or the community."""
    named = filter(None, (task.unit, task.person))
    return " ".join(map(str, named)) or str(task.community)


def limit(task: Task) -> str:
    """完成时限 in words, with what was said first."""
    if not task.has_due_day:
        return task.due_text
    day = words.full_day(task.due_on)
    if not task.due_text:
        return day
    return _("%(day)s（原写“%(said)s”）") % {"day": day, "said": task.due_text}


def stages(found: Iterable[TaskStage], today: date) -> list[Shape]:
    """历次变动 for components/rows.html."""
    return [
        {
            "text": str(stage.get_state_display()),
            "url": "",
            "note": _("时限 %s") % words.day(stage.due_on, today)
            if stage.due_on != OPEN_END
            else "",
            "end": _("%s起") % words.day(stage.from_on, today),
        }
        for stage in found
    ]


def _row(meeting: Meeting, today: date) -> Shape:
    sub = meeting.community.name if meeting.community else meeting.place
    return {
        "value": meeting.pk,
        "label": meeting.title,
        "cells": [
            {
                "kind": "text",
                "text": meeting.title,
                "sub": sub,
                "url": reverse("meetings:detail", args=[meeting.pk]),
            },
            {"kind": "plain", "text": str(meeting.get_type_display()), "hide": "phone"},
            {"kind": "state", "state": state(meeting)},
            {
                "kind": "amount",
                "text": meeting.came.screen() if meeting.is_held else "—",
                "unit": "",
                "hide": "phone",
            },
            {"kind": "time", "text": words.day(meeting.meets_on, today)},
        ],
    }


def _task_row(task: Task, today: date) -> Shape:
    where = task.community.name if task.community else _("全街道")
    return {
        "value": task.pk,
        "label": task.what,
        "cells": [
            {
                "kind": "text",
                "text": task.what,
                "sub": source(task)[0],
                "url": reverse("meetings:task", args=[task.pk]),
            },
            {"kind": "plain", "text": given_to(task)},
            {"kind": "plain", "text": where, "hide": "phone"},
            {"kind": "state", "state": task_state(task)},
            {"kind": "due", "due": due(task, today)},
        ],
    }


def _decision_deeds(decision: Decision, *, free: bool) -> list[Shape]:
    found = [
        {"text": _("布置任务"), "url": reverse("meetings:task_new", args=[decision.pk])},
    ]
    if free:
        url = reverse("meetings:decision_void", args=[decision.pk])
        found.append({"text": _("作废这一项"), "url": url})
    return found


def _people(quantity: Quantity) -> str:
    if quantity.value is None:
        return quantity.screen()
    return _("%s 人") % quantity.screen()
