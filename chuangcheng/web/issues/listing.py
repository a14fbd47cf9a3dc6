"""问题的一行: how an issue stands in a list, a section or a figure's rows."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import WorkCalendar, law_day
from chuangcheng.issues import clock
from chuangcheng.issues.deeds import RUNNING, State
from chuangcheng.issues.limits import Unit
from chuangcheng.issues.models import Issue
from chuangcheng.web import words
from chuangcheng.web.paging import Sort

DUE = Sort("due", "due_at", _("按时限，先到期在前"))
CHANGED = Sort("changed", "changed_at", _("最近变动在前"), descending=True)
FOUND = Sort("found", "found_on", _("最近发现在前"), descending=True)
SORTS = (DUE, CHANGED, FOUND)

Cell = dict[str, Any]


def with_names(issues: QuerySet[Issue]) -> QuerySet[Issue]:
    """The issues with all that a row names, in the same statement."""
    return issues.select_related("community", "category", "place", "lead_unit")


def state(issue: Issue) -> Cell:
    """The state for components/state.html."""
    if issue.reworked and issue.state == State.RECTIFYING:
        return {"key": "reworking", "word": _("退回重改")}
    return {"key": issue.state, "word": issue.get_state_display()}


def where(issue: Issue) -> str:
    """阳光花园 3 号楼东侧."""
    place = issue.place.name if issue.place else issue.community.name
    return f"{place} {issue.location}".strip()


def due(issue: Issue, now: datetime, calendar: WorkCalendar) -> Cell:
    """The time mark for components/due.html."""
    if issue.ended_at is not None:
        return {"mark": "plain", "text": words.day(law_day(issue.ended_at), law_day(now))}
    if issue.state in {State.SUSPENDED, State.RETURNED}:
        return {"mark": "paused", "text": _("计时暂停")}
    if not issue.has_deadline:
        return {"mark": "none", "text": _("待定")}
    shown = words.moment(issue.due_at, law_day(now))
    if issue.state not in RUNNING:
        return {"mark": "plain", "text": shown}
    if late := clock.overdue_by(issue.due_at, now, Unit.WORK_DAY, calendar):
        return {"mark": "overdue", "text": late}
    if clock.is_due_soon(issue.due_on, law_day(now), calendar):
        return {"mark": "soon", "text": _("%s 临期") % shown}
    return {"mark": "plain", "text": shown}


def columns(heads: Mapping[str, Mapping[str, str]]) -> list[Cell]:
    """The columns of the list; `heads` holds sort_url and sorted by a sort's key."""
    return [
        {"label": _("编号"), "width": "number"},
        {"label": _("问题"), "width": ""},
        {"label": _("社区"), "width": "area", "hide": "phone"},
        {"label": _("类别"), "width": "kind", "hide": "medium"},
        {"label": _("状态"), "width": "state"},
        {"label": _("责任单位"), "width": "unit", "hide": "phone"},
        {"label": _("时限"), "width": "due", **heads.get("due", {})},
        {
            "label": _("最近变动"),
            "width": "time",
            "align": "num",
            "hide": "medium",
            **heads.get("changed", {}),
        },
    ]


def row(issue: Issue, now: datetime, calendar: WorkCalendar) -> Cell:
    """One row for components/table.html."""
    unit, url = issue.lead_unit, reverse("issues:detail", args=[issue.pk])
    return {
        "value": issue.pk,
        "label": issue.serial,
        "peek_url": url,
        "cells": [
            {"kind": "number", "text": issue.serial, "hide": "phone"},
            {
                "kind": "text",
                "text": issue.title,
                "sub": where(issue),
                "url": url,
            },
            {"kind": "plain", "text": short_area(issue.community.name), "hide": "phone"},
            {"kind": "plain", "text": issue.get_kind_display() or _("未填"), "hide": "medium"},
            {"kind": "state", "state": state(issue)},
            {
                "kind": "plain",
                "text": str(unit) if unit else _without_unit(issue),
                "quiet": unit is None,
                "hide": "phone",
            },
            {"kind": "due", "due": due(issue, now, calendar)},
            {
                "kind": "time",
                "text": words.moment(issue.changed_at, law_day(now)),
                "hide": "medium",
            },
        ],
    }


def brief(
    issues: Iterable[Issue],
    now: datetime,
    calendar: WorkCalendar,
    *,
    kept: Iterable[str] = ("number", "", "state", "due"),
) -> Cell:
    """Issues beside other things: number, what, how it stands, until when; by their widths."""
    widths = [column["width"] for column in columns({})]
    places = [widths.index(width) for width in kept]
    rows = [row(issue, now, calendar) for issue in issues]
    return {
        "columns": [columns({})[place] for place in places],
        "rows": [{**shown, "cells": [shown["cells"][p] for p in places]} for shown in rows],
    }


def _without_unit(issue: Issue) -> str:
    """What stands where nobody has been asked to rectify it."""
    if issue.has_ended:
        return "—"
    return _("责任单位待明确") if issue.unit_pending else _("未定")


def short_area(name: str) -> str:
    """松树园社区 → 松树园, where the column says that it is a community."""
    return name.removesuffix(_("社区"))


def found_day(issue: Issue, today: date) -> str:
    """4月6日."""
    return words.day(issue.found_on, today)
