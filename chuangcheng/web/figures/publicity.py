"""数到的宣传设施: the parts of batches behind the figures of publicity, with how many each adds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.publicity.models import AssetPart, DoorstepVisit, MediaPiece
from chuangcheng.web import outreach, words

ROWS: frozenset[type[Model]] = frozenset({AssetPart, MediaPiece, DoorstepVisit})

Shape = dict[str, Any]


def related_of(model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name."""
    if model is not AssetPart:
        return things.select_related("community")
    return things.select_related("asset__place", "asset__community")


def table(model: type[Model], rows: Iterable[Any], caption: str, today: date) -> Shape:
    """For components/table.html."""
    if model is MediaPiece:
        return {**outreach.pieces(rows, {"day": {}}, today), "caption": caption}
    if model is DoorstepVisit:
        return {**outreach.doorsteps(rows, {"day": {}}, today), "caption": caption}
    return {
        "caption": caption,
        "columns": [
            {"label": _("宣传设施"), "width": ""},
            {"label": _("设施状态"), "width": "state"},
            {"label": _("起"), "width": "day"},
            {"label": _("数量"), "width": "amount", "align": "num"},
        ],
        "rows": [_part(part, today) for part in rows],
    }


def _part(part: AssetPart, today: date) -> Shape:
    asset = part.asset
    url = reverse("publicity:detail", args=[asset.pk])
    sub = str(asset.community) if asset.place else ""
    return {
        "value": part.pk,
        "label": str(asset),
        "cells": [
            {"kind": "text", "text": str(asset), "sub": sub, "url": url},
            {"kind": "plain", "text": part.get_state_display()},
            {"kind": "time", "text": words.day(part.from_on, today)},
            {"kind": "amount", "text": str(part.quantity), "unit": asset.counted_in},
        ],
    }
