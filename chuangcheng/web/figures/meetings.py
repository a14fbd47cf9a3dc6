"""数到的会议和任务: the rows behind the figures of meetings, each in its own columns."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.meetings import queries
from chuangcheng.meetings.models import Meeting, Task
from chuangcheng.web import words

Shape = dict[str, Any]
Row = Callable[[Any, date], Shape]


def related_of(model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name."""
    return queries.with_names(things) if model is Task else things.select_related("community")


def table(model: type[Model], rows: Iterable[Model], caption: str, today: date) -> Shape:
    """The table of the things behind a number; only for the models in `ROWS`."""
    columns, row = ROWS[model]
    heads = [{"label": str(label), "width": width} for label, width in columns()]
    return {"caption": caption, "columns": heads, "rows": [row(each, today) for each in rows]}


def _of_meetings() -> list[tuple[str, str]]:
    return [
        (_("会议名称"), ""),
        (_("会议类型"), "kind"),
        (_("会议日期"), "day"),
        (_("到会人数"), "amount"),
    ]


def _meeting(meeting: Meeting, today: date) -> Shape:
    url = reverse("meetings:detail", args=[meeting.pk])
    return {
        "value": meeting.pk,
        "label": meeting.title,
        "cells": [
            {"kind": "text", "text": meeting.title, "sub": meeting.place, "url": url},
            {"kind": "plain", "text": str(meeting.get_type_display())},
            {"kind": "time", "text": words.day(meeting.meets_on, today)},
            {"kind": "amount", "text": meeting.came.screen(), "unit": ""},
        ],
    }


def _of_tasks() -> list[tuple[str, str]]:
    return [(_("任务内容"), ""), (_("责任单位"), "unit"), (_("任务状态"), "state")]


def _task(task: Task, _today: date) -> Shape:
    url = reverse("meetings:task", args=[task.pk])
    return {
        "value": task.pk,
        "label": task.what,
        "cells": [
            {"kind": "text", "text": task.what, "url": url},
            {"kind": "plain", "text": str(task.unit or task.person or task.community)},
            {"kind": "plain", "text": str(task.get_state_display())},
        ],
    }


ROWS: dict[type[Model], tuple[Callable[[], list[tuple[str, str]]], Row]] = {
    Meeting: (_of_meetings, _meeting),
    Task: (_of_tasks, _task),
}
