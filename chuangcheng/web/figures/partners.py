"""数到的结对、协议、事项和兑现: the rows behind the figures of partners, in their columns."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.partners.models import (
    Agreement,
    AssistedCase,
    Delivery,
    Facility,
    Match,
    Need,
    Pledge,
)
from chuangcheng.partners.queries import with_builders, with_names, with_pledge, with_units
from chuangcheng.people.models import Unit
from chuangcheng.web import words

Shape = dict[str, Any]
Row = Callable[[Any, date], Shape]


def related_of(model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name."""
    if model is Pledge:
        return with_names(things)
    if model is Agreement:
        return with_units(things)
    if model is Facility:
        return with_builders(things)
    if model is Need:
        return with_pledge(things)
    if model is Delivery:
        return things.select_related("pledge__community", "pledge__place")
    return things.select_related("unit", "community") if model is not Unit else things


def table(model: type[Model], rows: Iterable[Model], caption: str, today: date) -> Shape:
    """The table of the things behind a number; only for the models in `ROWS`."""
    columns, row = ROWS[model]
    heads = [{"label": str(label), "width": width} for label, width in columns()]
    return {"caption": caption, "columns": heads, "rows": [row(each, today) for each in rows]}


def named(row: Agreement | Pledge) -> str:
    """The units of an agreement or a pledge."""
    return _("、").join(str(each.unit) for each in row.units.all())


def _of_units() -> list[tuple[str, str]]:
    return [(_("包联单位"), "")]


def _unit(unit: Unit, _today: date) -> Shape:
    return _cells(unit, {"kind": "text", "text": unit.name})


def _of_matches() -> list[tuple[str, str]]:
    return [(_("包联单位"), ""), (_("社区/村"), "unit"), (_("起"), "day")]


def _match(match: Match, today: date) -> Shape:
    return _cells(
        match,
        {"kind": "text", "text": match.unit.name},
        {"kind": "plain", "text": match.community.name},
        {"kind": "time", "text": words.day(match.from_on, today)},
    )


def _of_agreements() -> list[tuple[str, str]]:
    return [(_("包联单位"), ""), (_("社区/村"), "unit"), (_("签订日期"), "day")]


def _agreement(agreement: Agreement, today: date) -> Shape:
    return _cells(
        agreement,
        {
            "kind": "text",
            "text": named(agreement),
            "url": reverse("partners:agreement", args=[agreement.pk]),
        },
        {"kind": "plain", "text": agreement.community.name},
        {"kind": "time", "text": words.day(agreement.signed_on, today)},
    )


def _of_pledges() -> list[tuple[str, str]]:
    return [
        (_("承诺事项"), ""),
        (_("社区/村"), "unit"),
        (_("事项类别"), "kind"),
        (_("事项状态"), "state"),
    ]


def _pledge(pledge: Pledge, _today: date) -> Shape:
    return _cells(
        pledge,
        {
            "kind": "text",
            "text": pledge.what,
            "sub": named(pledge),
            "url": reverse("partners:detail", args=[pledge.pk]),
        },
        {"kind": "plain", "text": pledge.community.name},
        {"kind": "plain", "text": str(pledge.get_kind_display())},
        {"kind": "plain", "text": str(pledge.get_state_display())},
    )


def _of_deliveries() -> list[tuple[str, str]]:
    return [(_("承诺事项"), ""), (_("社区/村"), "unit"), (_("兑现日期"), "day")]


def _delivery(delivery: Delivery, today: date) -> Shape:
    return _cells(
        delivery,
        {
            "kind": "text",
            "text": delivery.pledge.what,
            "sub": delivery.words,
            "url": reverse("partners:delivery", args=[delivery.pk]),
        },
        {"kind": "plain", "text": delivery.pledge.community.name},
        {"kind": "time", "text": words.day(delivery.happened_on, today)},
    )


def _of_cases() -> list[tuple[str, str]]:
    return [(_("帮扶编号"), ""), (_("社区/村"), "unit"), (_("开始日期"), "day")]


def _case(case: AssistedCase, today: date) -> Shape:
    return _cells(
        case,
        {"kind": "text", "text": case.code, "url": reverse("assistance:detail", args=[case.pk])},
        {"kind": "plain", "text": case.community.name},
        {"kind": "time", "text": words.day(case.from_on, today)},
    )


def _of_facilities() -> list[tuple[str, str]]:
    return [(_("设施名称"), ""), (_("社区/村"), "unit"), (_("投用日期"), "day")]


def _facility(facility: Facility, today: date) -> Shape:
    return _cells(
        facility,
        {
            "kind": "text",
            "text": facility.name,
            "sub": facility.offers,
            "url": reverse("partners:facility", args=[facility.pk]),
        },
        {"kind": "plain", "text": facility.community.name},
        {"kind": "time", "text": words.day(facility.set_up_on, today)},
    )


def _of_needs() -> list[tuple[str, str]]:
    return [(_("需要什么"), ""), (_("社区/村"), "unit"), (_("需求状态"), "state")]


def _need(need: Need, _today: date) -> Shape:
    return _cells(
        need,
        {
            "kind": "text",
            "text": need.what,
            "sub": need.pledge.what if need.pledge else "",
            "url": reverse("partners:need", args=[need.pk]),
        },
        {"kind": "plain", "text": need.community.name},
        {"kind": "plain", "text": str(need.get_state_display())},
    )


def _cells(thing: Model, *cells: Shape) -> Shape:
    return {"value": thing.pk, "label": str(thing), "cells": list(cells)}


ROWS: dict[type[Model], tuple[Callable[[], list[tuple[str, str]]], Row]] = {
    Unit: (_of_units, _unit),
    Match: (_of_matches, _match),
    Agreement: (_of_agreements, _agreement),
    Pledge: (_of_pledges, _pledge),
    Delivery: (_of_deliveries, _delivery),
    AssistedCase: (_of_cases, _case),
    Facility: (_of_facilities, _facility),
    Need: (_of_needs, _need),
}
