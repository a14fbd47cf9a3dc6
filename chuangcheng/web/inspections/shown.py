"""检查的样子: rows of the lists, and what the pages of a round and a visit show."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.inspections.models import Round, Statement, Visit
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.places.models import Place
from chuangcheng.web import words

Shape = dict[str, Any]


def tabs(current: str) -> list[Shape]:
    """检查轮次, 检查记录 and 检查表."""
    named = (
        ("list", _("检查轮次")),
        ("visits", _("检查记录")),
        ("checklists", _("检查表")),
    )
    return [
        {
            "text": text,
            "count": "",
            "url": reverse(f"inspections:{page}"),
            "current": page == current,
        }
        for page, text in named
    ]


def rounds(found: Iterable[Round], numbers: Mapping[int, int], today: date) -> Shape:
    """检查轮次 for components/table.html."""
    return {
        "caption": _("检查轮次"),
        "columns": [
            {"label": _("轮次"), "width": ""},
            {"label": _("检查类型"), "width": "kind"},
            {"label": _("起止日期"), "width": "unit"},
            {"label": _("检查记录"), "width": "amount", "align": "num"},
        ],
        "rows": [_round(row, numbers.get(row.pk, 0), today) for row in found],
    }


def numbers_of(visits: QuerySet[Visit], rounds: Iterable[Round]) -> dict[int, int]:
    """How many visits of each round the person may see, in one statement."""
    mine = visits.filter(round__in=[row.pk for row in rounds]).order_by()
    return dict(mine.values_list("round").annotate(n=Count("pk")))


def visits(
    found: Iterable[Visit], issues: Mapping[int, int], uncounted: Container[int], today: date
) -> Shape:
    """检查记录 for components/table.html; what nobody counted is no 0."""
    return {
        "caption": _("检查记录"),
        "columns": [
            {"label": _("点位"), "width": ""},
            {"label": _("社区/村"), "width": "unit"},
            {"label": _("检查轮次"), "width": "unit", "hide": "medium"},
            {"label": _("检查单位"), "width": "unit", "hide": "phone"},
            {"label": _("发现问题"), "width": "amount", "align": "num"},
            {"label": _("检查日期"), "width": "day", "align": "num"},
        ],
        "rows": [
            _visit(visit, _number(visit, issues.get(visit.pk, 0), uncounted), today)
            for visit in found
        ],
    }


def places(found: Iterable[Place], visited: Mapping[int, list[Visit]], today: date) -> Shape:
    """查过的点位 and 还没查的小区 for components/table.html."""
    return {
        "caption": _("点位"),
        "columns": [
            {"label": _("点位"), "width": ""},
            {"label": _("社区/村"), "width": "unit"},
            {"label": _("点位类型"), "width": "unit", "hide": "phone"},
            {"label": _("检查单位"), "width": "unit", "hide": "phone"},
            {"label": _("检查日期"), "width": "day", "align": "num"},
        ],
        "rows": [_place(place, visited.get(place.pk, []), today) for place in found],
    }


def where(visit: Visit) -> str:
    """阳光花园, or the village as a whole."""
    return visit.place.name if visit.place else _("%s（整村）") % visit.community.name


def lead(visit: Visit) -> str:
    """松树园社区，2021年4月6日，创城办。下雨，只看了外面."""
    said = _("%(where)s，%(day)s，%(unit)s") % {
        "where": visit.community.name,
        "day": words.full_day(visit.visited_on),
        "unit": visit.unit,
    }
    return _("%(said)s。%(note)s") % {"said": said, "note": visit.note} if visit.note else said


def span(round: Round, today: date) -> str:
    """4月6日—4月13日."""
    facts = {"first": words.day(round.starts_on, today), "last": words.day(round.ends_on, today)}
    return _("%(first)s—%(last)s") % facts


def statements(found: Iterable[Statement]) -> list[Shape]:
    """所见情况 for components/rows.html; what nobody counted says so."""
    return [
        {
            "text": row.seen,
            "url": "",
            "note": "",
            "end": Quantity(row.quantity, Certainty(row.certainty)).screen(),
        }
        for row in found
    ]


def _round(row: Round, n: int, today: date) -> Shape:
    return {
        "value": row.pk,
        "label": row.name,
        "cells": [
            {"kind": "text", "text": row.name, "url": reverse("inspections:round", args=[row.pk])},
            {"kind": "plain", "text": row.get_type_display()},
            {"kind": "plain", "text": span(row, today)},
            {"kind": "amount", "text": str(n), "unit": _("次")},
        ],
    }


def _number(visit: Visit, issues: int, uncounted: Container[int]) -> Shape:
    if not issues and visit.pk in uncounted:
        return {"kind": "amount", "text": UNKNOWN.screen(), "unit": ""}
    return {"kind": "amount", "text": str(issues), "unit": _("条")}


def _visit(visit: Visit, number: Shape, today: date) -> Shape:
    url = reverse("inspections:visit", args=[visit.pk])
    return {
        "value": visit.pk,
        "label": str(visit),
        "cells": [
            {"kind": "text", "text": where(visit), "sub": visit.note, "url": url},
            {"kind": "plain", "text": visit.community.name},
            {"kind": "plain", "text": visit.round.name, "hide": "medium"},
            {"kind": "plain", "text": str(visit.unit), "hide": "phone"},
            number,
            {"kind": "time", "text": words.day(visit.visited_on, today)},
        ],
    }


def _place(place: Place, visited: list[Visit], today: date) -> Shape:
    last = visited[0] if visited else None
    url = reverse("places:detail", args=[place.pk])
    return {
        "value": place.pk,
        "label": place.name,
        "cells": [
            {"kind": "text", "text": place.name, "sub": place.address, "url": url},
            {"kind": "plain", "text": place.community.name},
            {"kind": "plain", "text": place.get_type_display(), "hide": "phone"},
            {
                "kind": "plain",
                "text": str(last.unit) if last else _("还没查"),
                "quiet": last is None,
                "hide": "phone",
            },
            {"kind": "time", "text": words.day(last.visited_on, today) if last else "—"},
        ],
    }
