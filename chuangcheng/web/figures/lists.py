"""数到的行: the things behind a number as a table, each kind in its own columns."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.figures.kinds import Leaf, Sum
from chuangcheng.figures.rows import shown_of
from chuangcheng.inspections.models import Answer, Visit
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import Area, Place
from chuangcheng.standards import queries as standards
from chuangcheng.standards.models import Clause, EvaluationSystem
from chuangcheng.web import words
from chuangcheng.web.figures import (
    campaigns,
    difficulties,
    duties,
    meetings,
    papers,
    partners,
    plan,
    publicity,
    tallies,
    volunteering,
)
from chuangcheng.web.http import Request
from chuangcheng.web.issues import listing
from chuangcheng.web.issues.listing import short_area

Shape = dict[str, Any]
_KEPT = (
    duties,
    campaigns,
    meetings,
    papers,
    partners,
    publicity,
    tallies,
    volunteering,
    plan,
    difficulties,
)  # each has the ROWS of its models


def with_names(leaf: Leaf, things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name, in the same statement."""
    model = shown_of(leaf).model
    if model is Issue:
        return listing.with_names(things)
    if model is Visit:
        return things.select_related("place", "community", "unit", "by", "round")
    if model is Answer:
        return things.select_related("item", "place", "community", "visit__unit")
    if model is Clause:
        return standards.with_line(things)
    for kept in _KEPT:
        if model in kept.ROWS:
            related: QuerySet[Any] = kept.related_of(model, things)
            return related
    return things.select_related("community") if model is Place else things


def table(leaf: Leaf, rows: Iterable[Model], request: Request, as_of: date) -> Shape:
    """The table of the things behind a number, as of a day."""
    model = shown_of(leaf).model
    caption = _("%s数到的行") % leaf.name
    if model is Issue:
        calendar = calendars.calendar()
        shapes = [listing.row(issue, request.now, calendar) for issue in rows]  # type: ignore[arg-type]
        return {"caption": caption, "columns": listing.columns({}), "rows": shapes}
    if model in _LOOKED:
        columns, row = _LOOKED[model]
        return {"caption": caption, "columns": columns, "rows": [row(r, request) for r in rows]}
    if model is Place:
        adds = [*_PLACE, *([_amount(leaf)] if isinstance(leaf, Sum) else [])]
        return {"caption": caption, "columns": adds, "rows": [_place(p, leaf) for p in rows]}  # type: ignore[arg-type]
    if model is Clause:
        return {"caption": caption, "columns": _CLAUSE, "rows": [_clause(c) for c in rows]}  # type: ignore[arg-type]
    if model is EvaluationSystem:
        return {"caption": caption, "columns": _SYSTEM, "rows": [_system(s) for s in rows]}  # type: ignore[arg-type]
    for kept in _KEPT:
        if model in kept.ROWS:
            shape: Shape = kept.table(model, rows, caption, as_of)
            return shape
    return {"caption": caption, "columns": _AREA, "rows": [_area(area) for area in rows]}  # type: ignore[arg-type]


_VISIT = [
    {"label": _("点位"), "width": ""},
    {"label": _("社区/村"), "width": "kind"},
    {"label": _("检查单位"), "width": "unit", "hide": "phone"},
    {"label": _("轮次"), "width": "unit", "hide": "medium"},
    {"label": _("检查日期"), "width": "day", "align": "num"},
]
_ANSWER = [
    {"label": _("检查项"), "width": ""},
    {"label": _("结论"), "width": "kind"},
    {"label": _("点位"), "width": "unit"},
    {"label": _("检查单位"), "width": "unit", "hide": "medium"},
    {"label": _("检查日期"), "width": "day", "align": "num"},
]
_PLACE = [
    {"label": _("点位"), "width": ""},
    {"label": _("社区/村"), "width": "kind"},
    {"label": _("点位类型"), "width": "unit", "hide": "phone"},
    {"label": _("类型"), "width": "kind"},
]
_SYSTEM = [{"label": _("测评体系"), "width": ""}, {"label": _("体系出处"), "width": "kind"}]
_CLAUSE = [
    {"label": _("测评标准"), "width": ""},
    {"label": _("测评体系"), "width": "unit", "hide": "phone"},
    {"label": _("测评方法"), "width": "unit"},
]
_AREA = [{"label": _("区域"), "width": ""}, {"label": _("区域类型"), "width": "kind"}]


def _amount(leaf: Leaf) -> Shape:
    return {"label": leaf.name, "width": "amount", "align": "num"}


def _clause(clause: Clause) -> Shape:
    url = reverse("standards:clause", args=[clause.pk])
    return {
        "value": clause.pk,
        "label": clause.text,
        "cells": [
            {"kind": "text", "text": clause.text, "sub": clause.full_code, "url": url},
            {"kind": "plain", "text": str(clause.system), "hide": "phone"},
            {"kind": "plain", "text": clause.method_words},
        ],
    }


def _system(system: EvaluationSystem) -> Shape:
    url = reverse("standards:system", args=[system.pk])
    return {
        "value": system.pk,
        "label": str(system),
        "cells": [
            {"kind": "text", "text": str(system), "url": url},
            {"kind": "plain", "text": str(system.get_origin_display())},
        ],
    }


def _visit(visit: Visit, request: Request) -> Shape:
    where = visit.place.name if visit.place else _("整村")
    url = reverse("inspections:visit", args=[visit.pk])
    return {
        "value": visit.pk,
        "label": str(visit),
        "cells": [
            {"kind": "text", "text": where, "sub": visit.note, "url": url},
            {"kind": "plain", "text": short_area(visit.community.name)},
            {"kind": "plain", "text": str(visit.unit), "hide": "phone"},
            {"kind": "plain", "text": visit.round.name, "hide": "medium"},
            {"kind": "time", "text": words.day(visit.visited_on, request.today)},
        ],
    }


def _answer(answer: Answer, request: Request) -> Shape:
    url = reverse("inspections:visit", args=[answer.visit_id])
    where = answer.place.name if answer.place else answer.community.name
    return {
        "value": answer.pk,
        "label": str(answer),
        "cells": [
            {"kind": "text", "text": answer.item.text, "sub": answer.note, "url": url},
            {"kind": "plain", "text": str(answer.get_verdict_display())},
            {"kind": "plain", "text": where},
            {"kind": "plain", "text": str(answer.visit.unit), "hide": "medium"},
            {"kind": "time", "text": words.day(answer.visited_on, request.today)},
        ],
    }


def _place(place: Place, leaf: Leaf) -> Shape:
    url = reverse("places:detail", args=[place.pk])
    cells: list[Shape] = [
        {"kind": "text", "text": place.name, "sub": place.address, "url": url},
        {"kind": "plain", "text": short_area(place.community.name)},
        {"kind": "plain", "text": place.get_type_display(), "hide": "phone"},
        {"kind": "plain", "text": place.get_management_display()},
    ]
    if isinstance(leaf, Sum):
        cells.append({"kind": "amount", "text": place.homes.screen(), "unit": leaf.unit})
    return {"value": place.pk, "label": place.name, "cells": cells}


def _area(area: Area) -> Shape:
    kind = {"kind": "plain", "text": area.get_kind_display()}
    return {
        "value": area.pk,
        "label": area.name,
        "cells": [{"kind": "text", "text": area.name}, kind],
    }


_LOOKED: dict[type[Model], tuple[list[Shape], Callable[[Any, Request], Shape]]] = {
    Visit: (_VISIT, _visit),
    Answer: (_ANSWER, _answer),
}
