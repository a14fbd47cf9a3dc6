"""数到的责任项和席位: the rows behind the figures of duties, each kind in its own columns."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.duties.models import DutyItem, LeadingGroup, Seat
from chuangcheng.people import queries as people
from chuangcheng.web import words

Shape = dict[str, Any]
Names = Mapping[int, str]
Row = Callable[[Any, Names, date], Shape]


def related_of(model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name."""
    if model is DutyItem:
        return things.select_related("clause", "area", "person")
    if model is LeadingGroup:
        return things.select_related("founding")
    return things.select_related("person", "group")


def table(model: type[Model], rows: Iterable[Any], caption: str, as_of: date) -> Shape:
    """The table of the things behind a number; only for the models in `ROWS`.

    Units bear the names of the as-of day.
    """
    found, (columns, row) = list(rows), ROWS[model]
    names = people.names_on({unit for each in found if (unit := _unit(each))}, on=as_of)
    heads = [{"label": str(label), "width": width} for label, width in columns()]
    shown = [row(each, names, as_of) for each in found]
    return {"caption": caption, "columns": heads, "rows": shown}


def _unit(thing: DutyItem | LeadingGroup | Seat) -> int | None:
    """The unit that a row names."""
    match thing:
        case DutyItem():
            return thing.lead_unit_id
        case Seat():
            return thing.person.unit_id
    return None


def _of_items() -> list[tuple[str, str]]:
    return [
        (_("测评标准"), ""),
        (_("区域"), "area"),
        (_("牵头单位"), "unit"),
        (_("责任人"), "area"),
    ]


def _item(item: DutyItem, names: Names, _as_of: date) -> Shape:
    person = item.person.name if item.person else _("责任人待定")
    return {
        "value": item.pk,
        "label": str(item),
        "cells": [
            {"kind": "text", "text": str(item.clause)},
            {"kind": "plain", "text": item.area.name},
            {"kind": "plain", "text": names.get(item.lead_unit_id or 0, "—")},
            {"kind": "plain", "text": person, "quiet": item.person is None},
        ],
    }


def _of_groups() -> list[tuple[str, str]]:
    return [(_("领导小组"), ""), (_("成立文件"), ""), (_("成立日期"), "day")]


def _group(group: LeadingGroup, _names: Names, as_of: date) -> Shape:
    return {
        "value": group.pk,
        "label": group.name,
        "cells": [
            {"kind": "text", "text": group.name},
            {"kind": "plain", "text": group.founding.citation if group.founding else "—"},
            {"kind": "time", "text": words.day(group.since, as_of)},
        ],
    }


def _of_seats() -> list[tuple[str, str]]:
    return [(_("姓名"), ""), (_("组内职务"), "kind"), (_("领导小组"), "unit")]


def _seat(seat: Seat, names: Names, _as_of: date) -> Shape:
    unit = names.get(seat.person.unit_id or 0, "")
    return {
        "value": seat.pk,
        "label": seat.person.name,
        "cells": [
            {"kind": "text", "text": seat.person.name, "sub": f"{unit}{seat.person.post}"},
            {"kind": "plain", "text": str(seat.get_post_display())},
            {"kind": "plain", "text": seat.group.name},
        ],
    }


ROWS: dict[type[Model], tuple[Callable[[], list[tuple[str, str]]], Row]] = {
    DutyItem: (_of_items, _item),
    LeadingGroup: (_of_groups, _group),
    Seat: (_of_seats, _seat),
}
