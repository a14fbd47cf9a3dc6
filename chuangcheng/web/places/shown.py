"""点位的样子: a row of the list, and what the page of one place shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.duties.models import Charge
from chuangcheng.inspections.models import Answer, Visit
from chuangcheng.places.models import Place, PlaceType
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def table(
    places: Iterable[Place], heads: Mapping[str, Shape], companies: Mapping[int, Charge]
) -> Shape:
    """点位一览 for components/table.html."""
    return {
        "caption": _("点位小区"),
        "columns": [
            {"label": _("名称"), "width": "", **heads["name"]},
            {"label": _("社区/村"), "width": "unit"},
            {"label": _("点位类型"), "width": "unit", "hide": "phone"},
            {"label": _("小区类型"), "width": "kind"},
            {"label": _("物业公司"), "width": "unit", "hide": "medium"},
            {"label": _("户数"), "width": "amount", "align": "num", "hide": "phone"},
        ],
        "rows": [_row(place, companies.get(place.pk)) for place in places],
    }


def _row(place: Place, company: Charge | None) -> Shape:
    url = reverse("places:detail", args=[place.pk])
    unit = str(company.unit) if company and company.unit else ""
    is_compound = place.type == PlaceType.COMPOUND
    unsaid = _("未填") if is_compound else "—"
    return {
        "value": place.pk,
        "label": place.name,
        "cells": [
            {"kind": "text", "text": place.name, "sub": place.address, "url": url},
            {"kind": "plain", "text": place.community.name},
            {"kind": "plain", "text": place.get_type_display(), "hide": "phone"},
            {
                "kind": "plain",
                "text": place.get_management_display() if place.management else unsaid,
                "quiet": not place.management,
                "hide": "" if is_compound else "phone",
            },
            {"kind": "plain", "text": unit or "—", "quiet": not unit, "hide": "medium"},
            {
                "kind": "amount",
                "text": place.homes.screen() if is_compound else "—",
                "hide": "phone",
            },
        ],
    }


def facts(place: Place, aliases: Iterable[str]) -> list[Shape]:
    """基本情况 for components/facts.html; what was not filled in is left out."""
    found = [
        fact(_("社区/村"), place.community.name),
        fact(_("地址"), place.address),
        fact(_("别名"), _("、").join(aliases)),
        fact(_("小区类型"), str(place.get_management_display()) if place.management else ""),
        fact(_("户数"), place.homes.screen() if place.type == PlaceType.COMPOUND else ""),
        fact(_("楼栋数"), str(place.buildings or "")),
        fact(_("建成年份"), str(place.year_built or "")),
        fact(_("备注"), place.note),
    ]
    return said(found)


def visits(found: Iterable[Visit], today: date) -> list[Shape]:
    """检查记录 for components/rows.html."""
    return [
        {
            "text": visit.round.name,
            "url": reverse("inspections:visit", args=[visit.pk]),
            "note": str(visit.unit),
            "end": words.day(visit.visited_on, today),
        }
        for visit in found
    ]


def last_answers(found: Iterable[Answer], today: date) -> list[Shape]:
    """最近一次检查 of each item, for inspections/verdicts.html."""
    return [
        {
            "text": row.item.text,
            "verdict": row.verdict,
            "word": row.get_verdict_display(),
            "note": row.note,
            "url": "",
            "visit_url": reverse("inspections:visit", args=[row.visit_id]),
            "day": words.day(row.visited_on, today),
        }
        for row in found
    ]
