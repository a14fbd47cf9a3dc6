"""区域的样子: the areas below one, and what the page of one area shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.offices.left_behind import LeftBehind
from chuangcheng.places.models import Area
from chuangcheng.web import words
from chuangcheng.web.people.shown import validity
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def table(
    areas: Iterable[Area], *, below: Mapping[int, list[str]], places: Mapping[int, int], today: date
) -> Shape:
    """下级区域 for components/table.html, each with the names of what lies below it."""
    return {
        "caption": _("下级区域"),
        "columns": [
            {"label": _("名称"), "width": ""},
            {"label": _("区域类型"), "width": "unit"},
            {"label": _("区划代码"), "width": "unit", "hide": "medium"},
            {"label": _("点位"), "width": "amount", "align": "num"},
            {"label": _("有效期"), "width": "unit", "hide": "phone"},
        ],
        "rows": [
            _row(area, below.get(area.pk, []), places.get(area.pk, 0), today) for area in areas
        ],
    }


def _row(area: Area, below: list[str], places: int, today: date) -> Shape:
    over = area.until <= today
    return {
        "value": area.pk,
        "label": area.name,
        "cells": [
            {
                "kind": "text",
                "text": area.name,
                "sub": _("、").join(below),
                "url": reverse("areas:detail", args=[area.pk]),
            },
            {"kind": "plain", "text": str(area.get_kind_display()), "quiet": over},
            {"kind": "plain", "text": area.code or "—", "quiet": not area.code, "hide": "medium"},
            {"kind": "amount", "text": str(places), "unit": _("个")},
            {
                "kind": "plain",
                "text": validity(area.since, area.until, today),
                "quiet": over,
                "hide": "phone",
            },
        ],
    }


def facts(area: Area, today: date) -> list[Shape]:
    """基本情况 for components/facts.html."""
    successor = area.successor
    url = reverse("areas:detail", args=[successor.pk]) if successor else ""
    found = [
        fact(_("区域类型"), str(area.get_kind_display())),
        fact(_("上级"), area.parent.name if area.parent else ""),
        fact(_("区划代码"), area.code),
        fact(_("编号前缀"), area.mark),
        fact(_("有效期"), validity(area.since, area.until, today)),
        fact(_("由谁接替"), successor.name if successor else "", url),
    ]
    return said(found)


def ended(area: Area, today: date) -> str:
    """4月12日起撤销; nothing for an area that goes on."""
    return "" if area.until > today else _("%s起撤销") % words.day(area.until, today)


def handing_over(area: Area, found: LeftBehind, today: date) -> str:
    """What goes to the successor, and what stays."""
    facts = {
        "day": words.day(area.until, today),
        "to": area.successor.name if area.successor else "—",
        "charges": found.charges,
        "items": found.items,
        "roles": found.roles,
        "issues": found.issues,
    }
    goes = _(
        "从%(day)s起转给%(to)s：责任分工 %(charges)d 项；"
        "责任项 %(items)d 项由创城办移交，角色 %(roles)d 项由系统管理员移交。"
    )
    stays = _("没办结的 %(issues)d 条问题留在原处办完，记录不改。")
    return str(goes % facts) + str(stays % facts)


def left(found: LeftBehind) -> list[Shape]:
    """还在它名下的 for components/rows.html; what is none is left out."""
    named = (
        (_("点位"), found.places, _("个"), _("到接替的区域重新登记，原来的记录不改")),
        (_("没办结的问题"), found.issues, _("条"), _("留在原处办完")),
        (_("角色"), found.roles, _("项"), _("可以移交，由系统管理员办")),
        (_("责任分工"), found.charges, _("项"), _("可以移交")),
        (_("责任项"), found.items, _("项"), _("可以移交，由创城办办")),
    )
    return [
        {"text": text, "url": "", "note": note, "end": f"{number} {unit}"}
        for text, number, unit, note in named
        if number
    ]
