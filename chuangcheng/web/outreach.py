"""媒体报道和上门入户的样子: rows of the lists, the facts of one."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.quantity import Quantity
from chuangcheng.publicity.models import DoorstepVisit, MediaPiece
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def pieces(found: Iterable[MediaPiece], heads: Mapping[str, Shape], today: date) -> Shape:
    """媒体报道一览 for components/table.html."""
    return {
        "caption": _("媒体报道"),
        "columns": [
            {"label": _("报道标题"), "width": ""},
            {"label": _("报道渠道"), "width": "kind"},
            {"label": _("社区/村"), "width": "unit", "hide": "phone"},
            {"label": _("刊播日期"), "width": "day", "align": "num", **heads["day"]},
        ],
        "rows": [_piece(each, today) for each in found],
    }


def piece_facts(piece: MediaPiece) -> list[Shape]:
    """基本情况 of a piece; what was not filled in is left out."""
    found = [
        fact(_("报道渠道"), str(piece.get_channel_display())),
        fact(_("媒体名称"), piece.outlet),
        fact(_("刊播日期"), words.full_day(piece.published_on)),
        fact(_("链接"), piece.url, url=piece.url),
        fact(_("范围"), _where(piece)),
        fact(_("供稿单位"), str(piece.unit or "")),
        fact(_("备注"), piece.note),
    ]
    return said(found)


def doorsteps(found: Iterable[DoorstepVisit], heads: Mapping[str, Shape], today: date) -> Shape:
    """上门入户一览 for components/table.html; what nobody counted says so."""
    return {
        "caption": _("上门入户"),
        "columns": [
            {"label": _("社区/村"), "width": ""},
            {"label": _("入户户次"), "width": "amount", "align": "num"},
            {"label": _("发放宣传单"), "width": "amount", "align": "num"},
            {"label": _("入户日期"), "width": "day", "align": "num", **heads["day"]},
        ],
        "rows": [_doorstep(each, today) for each in found],
    }


def doorstep_facts(visit: DoorstepVisit) -> list[Shape]:
    """基本情况 of a visit."""
    found = [
        fact(_("社区/村"), str(visit.community or "")),
        fact(_("入户日期"), words.full_day(visit.visited_on)),
        fact(_("入户户次"), visit.household_amount.screen()),
        fact(_("发放宣传单"), visit.leaflet_amount.screen()),
        fact(_("入户单位"), str(visit.unit or "")),
        fact(_("备注"), visit.note),
    ]
    return said(found)


def doorstep_title(visit: DoorstepVisit) -> str:
    """松树园社区入户."""
    return _("%s入户") % visit.community


def _where(piece: MediaPiece) -> str:
    return piece.community.name if piece.community else _("全街道")


def _piece(piece: MediaPiece, today: date) -> Shape:
    url = reverse("publicity:piece", args=[piece.pk])
    return {
        "value": piece.pk,
        "label": piece.title,
        "cells": [
            {"kind": "text", "text": piece.title, "sub": piece.outlet, "url": url},
            {"kind": "plain", "text": piece.get_channel_display()},
            {"kind": "plain", "text": _where(piece), "hide": "phone"},
            {"kind": "time", "text": words.day(piece.published_on, today)},
        ],
    }


def _doorstep(visit: DoorstepVisit, today: date) -> Shape:
    url = reverse("publicity:doorstep", args=[visit.pk])
    return {
        "value": visit.pk,
        "label": str(visit),
        "cells": [
            {"kind": "text", "text": str(visit.community), "sub": visit.note, "url": url},
            _amount(visit.household_amount, unit=_("户次"), word=_("入户")),
            _amount(visit.leaflet_amount, unit=_("份"), word=_("宣传单")),
            {"kind": "time", "text": words.day(visit.visited_on, today)},
        ],
    }


def _amount(quantity: Quantity, *, unit: str, word: str) -> Shape:
    unknown = quantity.value is None
    counted = {"text": quantity.screen(), "unit": "" if unknown else unit}
    return {"kind": "amount", "word": word, "quiet": unknown, **counted}
