"""数到的行动、措施和所见情况: the rows behind the figures of campaigns, each in its own columns."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import Campaign, CampaignStatement, Measure
from chuangcheng.web import words

Shape = dict[str, Any]
Row = Callable[[Any, date], Shape]


def related_of(model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name."""
    if model is Measure:
        return things.select_related("unit", "community", "campaign")
    if model is CampaignStatement:
        return things.select_related("statement", "community", "visit__unit", "campaign")
    return things.select_related("lead_unit")


def table(model: type[Model], rows: Iterable[Model], caption: str, today: date) -> Shape:
    """The table of the things behind a number; only for the models in `ROWS`."""
    columns, row = ROWS[model]
    heads = [{"label": str(label), "width": width} for label, width in columns()]
    return {"caption": caption, "columns": heads, "rows": [row(each, today) for each in rows]}


def _of_campaigns() -> list[tuple[str, str]]:
    return [(_("行动名称"), ""), (_("牵头单位"), "unit"), (_("开始日期"), "day")]


def _campaign(campaign: Campaign, today: date) -> Shape:
    url = reverse("campaigns:detail", args=[campaign.pk])
    return {
        "value": campaign.pk,
        "label": campaign.name,
        "cells": [
            {"kind": "text", "text": campaign.name, "url": url},
            {"kind": "plain", "text": str(campaign.lead_unit or "—")},
            {"kind": "time", "text": words.day(campaign.began_on, today)},
        ],
    }


def _of_measures() -> list[tuple[str, str]]:
    return [(_("治理措施"), ""), (_("责任单位"), "unit"), (_("措施状态"), "state")]


def _measure(measure: Measure, _today: date) -> Shape:
    url = reverse("campaigns:measure", args=[measure.pk])
    where = measure.community.name if measure.community else _("全部范围")
    sub = f"{measure.campaign.name}，{where}"
    return {
        "value": measure.pk,
        "label": measure.what,
        "cells": [
            {"kind": "text", "text": measure.what, "sub": sub, "url": url},
            {"kind": "plain", "text": str(measure.unit or _("待明确"))},
            {"kind": "plain", "text": str(measure.state.label)},
        ],
    }


def _of_statements() -> list[tuple[str, str]]:
    return [
        (_("所见情况"), ""),
        (_("社区/村"), "unit"),
        (_("检查日期"), "day"),
        (_("数量"), "amount"),
    ]


def _statement(row: CampaignStatement, today: date) -> Shape:
    url = reverse("inspections:visit", args=[row.visit_id])
    return {
        "value": row.pk,
        "label": str(row),
        "cells": [
            {"kind": "text", "text": row.statement.seen, "sub": row.campaign.name, "url": url},
            {"kind": "plain", "text": row.community.name if row.community else "—"},
            {"kind": "time", "text": words.day(row.visit.visited_on, today)},
            {"kind": "amount", "text": row.quantity.screen(), "unit": ""},
        ],
    }


ROWS: dict[type[Model], tuple[Callable[[], list[tuple[str, str]]], Row]] = {
    Campaign: (_of_campaigns, _campaign),
    Measure: (_of_measures, _measure),
    CampaignStatement: (_of_statements, _statement),
}
