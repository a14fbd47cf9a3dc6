"""帮扶对象的样子: codes, never a name."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.partners.models import AssistedCase
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def table(found: Iterable[AssistedCase], heads: Mapping[str, Shape], today: date) -> Shape:
    """帮扶对象一览 for components/table.html."""
    return {
        "caption": _("帮扶对象"),
        "columns": [
            {"label": _("帮扶编号"), "width": ""},
            {"label": _("社区/村"), "width": "unit"},
            {"label": _("帮扶方式"), "width": "kind"},
            {"label": _("帮扶单位"), "width": "unit", "hide": "phone"},
            {"label": _("开始日期"), "width": "day", "align": "num", **heads.get("day", {})},
            {"label": _("结束日期"), "width": "day", "align": "num", "hide": "phone"},
        ],
        "rows": [row(case, today) for case in found],
    }


def row(case: AssistedCase, today: date) -> Shape:
    """One case by its code."""
    url = reverse("assistance:detail", args=[case.pk])
    ended = words.day(case.until_on, today) if case.has_ended else "—"
    return {
        "value": case.pk,
        "label": case.code,
        "cells": [
            {"kind": "text", "text": case.code, "sub": case.what, "url": url},
            {"kind": "plain", "text": case.community.name},
            {"kind": "plain", "text": str(case.get_kind_display())},
            {"kind": "plain", "text": str(case.unit or "—"), "hide": "phone"},
            {"kind": "time", "text": words.day(case.from_on, today)},
            {"kind": "time", "text": ended, "hide": "phone"},
        ],
    }


def facts(case: AssistedCase) -> list[Shape]:
    """基本情况 of a case; the name is not among them."""
    pledge = case.pledge
    promised = reverse("partners:detail", args=[pledge.pk]) if pledge else ""
    return said(
        [
            fact(_("帮扶编号"), case.code),
            fact(_("社区/村"), case.community.name),
            fact(_("帮扶方式"), str(case.get_kind_display())),
            fact(_("帮扶内容"), case.what),
            fact(_("帮扶单位"), str(case.unit or "")),
            fact(_("共建事项"), pledge.what if pledge else "", url=promised),
            fact(_("开始日期"), words.full_day(case.from_on)),
            fact(_("结束日期"), words.full_day(case.until_on) if case.has_ended else ""),
        ]
    )
