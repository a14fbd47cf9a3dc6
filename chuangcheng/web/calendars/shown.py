"""工作日历的样子: the special days of a year, what is known of it, the office hours."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars import wording
from chuangcheng.calendars.queries import SpecialDay
from chuangcheng.calendars.worktime import WorkCalendar
from chuangcheng.web import words

Shape = dict[str, Any]


def table(days: Iterable[SpecialDay], today: date) -> Shape:
    """特殊日 for components/table.html."""
    return {
        "caption": _("放假和调休"),
        "columns": [
            {"label": _("日期"), "width": ""},
            {"label": _("这一天"), "width": "kind"},
            {"label": _("名称"), "width": "unit"},
            {"label": _("出处"), "width": "unit"},
            {"label": "", "width": "deed"},
        ],
        "rows": [_row(day, today) for day in days],
    }


def status(year: int, calendar: WorkCalendar, *, own: bool) -> str:
    """调休公布没有, and what that means for due times."""
    if year not in calendar.published:
        return "".join(wording.plain_weeks([year]))
    if own:
        return _("%s年的调休由本单位标为已公布") % year
    return _("%s年的调休已公布") % year


def hours(calendar: WorkCalendar) -> str:
    """8:30—12:00、13:30—17:30."""
    return _("、").join(f"{each.opens:%H:%M}—{each.closes:%H:%M}" for each in calendar.hours)


def years(offered: Iterable[int], current: int) -> list[Shape]:
    """Each year as a view of the page."""
    return [
        {
            "text": _("%s年") % year,
            "count": "",
            "url": f"{reverse('calendars:list')}?year={year}",
            "current": year == current,
        }
        for year in offered
    ]


def _row(day: SpecialDay, today: date) -> Shape:
    name = f"{words.day(day.date, today)} {words.weekday(day.date)}"
    url = reverse("calendars:clearing", args=[day.date.isoformat()])
    return {
        "value": day.date.isoformat(),
        "label": name,
        "cells": [
            {"kind": "text", "text": name, "sub": day.note},
            {"kind": "plain", "text": _("上班") if day.is_work else _("放假")},
            {"kind": "plain", "text": day.name or "—", "quiet": not day.name},
            {
                "kind": "plain",
                "text": _("本单位设置") if day.own else _("已公布的安排"),
                "quiet": not day.own,
            },
            {
                "kind": "deed",
                "deed": {"text": _("撤销"), "url": url, "post": True} if day.own else None,
            },
        ],
    }
