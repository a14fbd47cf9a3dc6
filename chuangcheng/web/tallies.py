"""日工作量的样子: rows of the list, the facts of one day, the days with their sums."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import COUNTED, DayTally
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def table(found: Iterable[DayTally], heads: Mapping[str, Shape], today: date) -> Shape:
    """日工作量一览 for components/table.html; what nobody counted says so."""
    return {
        "caption": _("日工作量"),
        "columns": [
            {"label": _("社区/村"), "width": ""},
            {"label": _("工作日期"), "width": "day", "align": "num", **heads.get("day", {})},
            *(
                {"label": name, "width": "amount", "align": "num"}
                for name, _unit in COUNTED.values()
            ),
        ],
        "rows": [_row(each, today) for each in found],
    }


def facts(tally: DayTally) -> list[Shape]:
    """基本情况 of a day in a community."""
    amounts = tally.amounts
    found = [
        fact(_("社区/村"), str(tally.community or "")),
        fact(_("工作日期"), words.full_day(tally.worked_on)),
        *(fact(str(name), told(amounts, key)) for key, (name, _unit) in COUNTED.items()),
        fact(_("备注"), tally.note),
    ]
    return said(found)


def told(amounts: Mapping[str, Quantity], key: str) -> str:
    """12 人次, 未统计."""
    amount = amounts[key]
    unit = "" if amount.value is None else f" {COUNTED[key][1]}"
    return f"{amount.screen()}{unit}"


def title(tally: DayTally) -> str:
    """松树园社区 2021年4月14日工作量."""
    facts = {"where": tally.community, "day": words.full_day(tally.worked_on)}
    return _("%(where)s%(day)s工作量") % facts


def line(tally: DayTally, today: date) -> Shape:
    """Another day's line beside the form: 4月14日, and what was counted on it."""
    amounts = tally.amounts
    counted = (f"{name} {told(amounts, key)}" for key, (name, _unit) in COUNTED.items())
    return {
        "day": words.day(tally.worked_on, today),
        "text": _("，").join(counted),
        "url": reverse("campaigns:tally", args=[tally.pk]),
    }


def _row(tally: DayTally, today: date) -> Shape:
    url = reverse("campaigns:tally", args=[tally.pk])
    amounts = tally.amounts
    return {
        "value": tally.pk,
        "label": str(tally),
        "cells": [
            {"kind": "text", "text": str(tally.community), "sub": tally.note, "url": url},
            {"kind": "time", "text": words.day(tally.worked_on, today)},
            *(_amount(amounts, key) for key in COUNTED),
        ],
    }


def _amount(amounts: Mapping[str, Quantity], key: str) -> Shape:
    unknown = amounts[key].value is None
    unit = "" if unknown else str(COUNTED[key][1])
    counted = {"text": amounts[key].screen(), "unit": unit, "quiet": unknown}
    return {"kind": "amount", "word": str(COUNTED[key][0]), **counted}
