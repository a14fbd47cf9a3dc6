"""区域的样子: the areas below one, and what the page of one area shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.periods import OPEN_END
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


def left_behind(area: Area, *, places: int, roles: int, today: date) -> str:
    """撤销以后还挂在这里的: what somebody has to look after by hand."""
    if area.until == OPEN_END or not (places or roles):
        return ""
    facts = {"day": words.day(area.until, today), "places": places, "roles": roles}
    return (
        _("%(day)s起撤销，还有 %(places)s 个点位、%(roles)s 项角色在它名下，请到接替的区域重新登记")
        % facts
    )
