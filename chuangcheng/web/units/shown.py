"""单位的样子: a row of the list, and what the page of one unit shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.issues.trades import Trade
from chuangcheng.kernel.actor import Actor
from chuangcheng.people.models import Person, Unit, UnitName
from chuangcheng.people.queries import phone_for
from chuangcheng.web import words
from chuangcheng.web.people.shown import validity
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def table(
    units: Iterable[Unit], heads: Mapping[str, Shape], members: Mapping[int, int], today: date
) -> Shape:
    """单位一览 for components/table.html."""
    return {
        "caption": _("单位"),
        "columns": [
            {"label": _("名称"), "width": "", **heads["name"]},
            {"label": _("单位类型"), "width": "unit"},
            {"label": _("区域"), "width": "unit", "hide": "phone"},
            {"label": _("人员"), "width": "amount", "align": "num"},
            {"label": _("状态"), "width": "unit", "hide": "medium"},
        ],
        "rows": [_row(unit, members.get(unit.pk, 0), today) for unit in units],
    }


def _row(unit: Unit, members: int, today: date) -> Shape:
    over = unit.until <= today
    people = f"{reverse('people:list')}?unit={unit.pk}"
    return {
        "value": unit.pk,
        "label": unit.name,
        "cells": [
            {
                "kind": "text",
                "text": unit.name,
                "sub": unit.short,
                "url": reverse("units:detail", args=[unit.pk]),
            },
            {"kind": "plain", "text": str(unit.get_kind_display())},
            {"kind": "plain", "text": unit.area.name if unit.area else "—", "hide": "phone"},
            {
                "kind": "amount",
                "text": str(members),
                "unit": _("人"),
                "url": people if members else "",
            },
            {
                "kind": "plain",
                "text": _("%s撤销") % words.day(unit.until, today) if over else _("现有"),
                "quiet": over,
                "hide": "medium",
            },
        ],
    }


def facts(unit: Unit, today: date) -> list[Shape]:
    """基本情况 for components/facts.html."""
    found = [
        fact(_("单位类型"), str(unit.get_kind_display())),
        fact(_("简称"), unit.short),
        fact(_("区域"), unit.area.name if unit.area else ""),
        fact(_("行业"), str(Trade(unit.trade).label) if unit.trade in Trade.values else unit.trade),
        fact(_("撤销日期"), words.day(unit.until, today) if unit.until <= today else ""),
        fact(_("备注"), unit.note),
    ]
    return said(found)


def names(found: Iterable[UnitName], today: date) -> list[Shape]:
    """名称 that it bears and bore for components/rows.html."""
    return [
        {
            "text": row.name,
            "url": "",
            "note": _("正式名称") if row.official else _("别名"),
            "end": validity(row.since, row.until, today),
        }
        for row in found
        if row.since < row.until
    ]


def members(found: Iterable[Person], actor: Actor) -> list[Shape]:
    """人员 of a unit for components/rows.html."""
    return [
        {
            "text": person.name,
            "url": reverse("people:detail", args=[person.pk]),
            "note": person.post,
            "end": phone_for(actor, person, person.phone),
        }
        for person in found
    ]
