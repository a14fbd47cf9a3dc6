"""宣传设施的样子: a row of the list, and what the page of one batch shows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.partners.models import Pledge
from chuangcheng.publicity.models import (
    Asset,
    AssetForm,
    AssetPart,
    AssetState,
    AssetText,
    FormRule,
)
from chuangcheng.publicity.queries import Parts, installed_on, present
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
# The shapes of the states of an issue stand for these too (frontend/sprite.mjs).
_SHAPES: Mapping[AssetState, str] = {
    AssetState.DAMAGED: "returned",
    AssetState.PLANNED: "accepted",
    AssetState.IN_PRODUCTION: "rectifying",
    AssetState.IN_USE: "closed",
}


def tabs(current: str) -> list[Shape]:
    """宣传设施, 媒体报道 and 上门入户."""
    named = (
        ("list", _("宣传设施")),
        ("pieces", _("媒体报道")),
        ("doorsteps", _("上门入户")),
    )
    return [
        {
            "text": text,
            "count": "",
            "url": reverse(f"publicity:{page}"),
            "current": page == current,
        }
        for page, text in named
    ]


def table(found: Iterable[Asset], parts: Parts, heads: Mapping[str, Shape], today: date) -> Shape:
    """宣传设施一览 for components/table.html."""
    return {
        "caption": _("宣传设施"),
        "columns": [
            {"label": _("宣传设施"), "width": ""},
            {"label": _("社区/村"), "width": "unit", "hide": "phone"},
            {"label": _("数量"), "width": "amount", "align": "num", **heads["quantity"]},
            {"label": _("设施状态"), "width": "unit"},
            {"label": _("最近巡检"), "width": "day", "align": "num", "hide": "medium"},
        ],
        "rows": [_row(asset, parts[asset.pk], today) for asset in found],
    }


def state(parts: Iterable[AssetPart]) -> Shape:
    """设施状态 for components/state.html; the shape is that of what asks for something first."""
    held = present(parts)
    key = next((shape for one, shape in _SHAPES.items() if one in held), "void")
    return {"key": key, "word": _state_words(held)}


def _state_words(held: Mapping[AssetState, int]) -> str:
    """在用; of a batch that stands in several ways, 在用 56、破损 4."""
    if len(held) == 1:
        return str(next(iter(held)).label)
    return _("、").join(f"{state.label} {n}" for state, n in held.items())


def facts(
    asset: Asset, parts: Sequence[AssetPart], *, paying: Pledge | None, counts: bool
) -> list[Shape]:
    """基本情况; what was not filled in is left out."""
    installed = installed_on(parts)
    found = [
        fact(_("设施编号"), asset.number),
        fact(_("宣传形式"), str(asset.get_form_display())),
        fact(_("批次数量"), f"{asset.quantity} {asset.counted_in}"),
        fact(_("社区/村"), str(asset.community or "")),
        fact(_("点位"), asset.place.name if asset.place else "", url=_place_url(asset)),
        fact(_("主题"), _("、").join(asset.theme_words)),
        fact(_("规格"), asset.size),
        fact(_("固定形式"), _("是") if asset.fixed else _("否")),
        fact(_("测评"), _("可计入") if counts else _("这种形式不计入")),
        fact(_("安装日期"), words.full_day(installed) if installed else ""),
        fact(_("制作单位"), str(asset.unit or asset.maker)),
        fact(_("经费来源"), asset.funding),
        fact(_("出资的共建事项"), str(paying or ""), url=_pledge_url(paying)),
        fact(_("最近巡检"), words.full_day(asset.checked_on) if asset.checked_on else ""),
        fact(_("备注"), asset.note),
    ]
    return said(found)


def now_rows(asset: Asset, parts: Iterable[AssetPart], today: date) -> list[Shape]:
    """现在的状态 for components/rows.html."""
    held = sorted((part for part in parts if not part.ended_seq), key=_in_order)
    return [_part(asset, part, today) for part in held]


def history(asset: Asset, parts: Iterable[AssetPart], today: date) -> list[Shape]:
    """历次状态: what was before, the latest first; what lasted no day is left out."""
    past = [part for part in parts if part.ended_seq and part.until_on > part.from_on]
    return [_part(asset, part, today) for part in reversed(past)]


def texts(found: Iterable[AssetText], today: date) -> list[Shape]:
    """宣传内容 for components/rows.html, the present one first."""
    return [
        {
            "text": row.wording,
            "url": "",
            "note": _("现在的内容") if row.until == OPEN_END else "",
            "end": _period(row.since, row.until, today),
        }
        for row in found
    ]


def texts_title(asset: Asset) -> str:
    """宣传内容; of a screen, 播放内容."""
    return _("播放内容") if asset.form == AssetForm.LED else _("宣传内容")


def rules(found: Iterable[FormRule], today: date) -> list[Shape]:
    """历次设定 for components/rows.html."""
    return [
        {
            "text": str(rule),
            "url": "",
            "note": _("计入") if rule.counts else _("不计入"),
            "end": _period(rule.from_on, rule.until_on, today),
        }
        for rule in found
    ]


def _row(asset: Asset, parts: Sequence[AssetPart], today: date) -> Shape:
    where = asset.where
    themes = _("、").join(asset.theme_words)
    return {
        "value": asset.pk,
        "label": str(asset),
        "cells": [
            {
                "kind": "text",
                "text": str(asset),
                "sub": _("，").join(filter(None, (asset.number, themes))),
                "url": reverse("publicity:detail", args=[asset.pk]),
            },
            {"kind": "plain", "text": str(asset.community or where), "hide": "phone"},
            {"kind": "amount", "text": str(asset.quantity), "unit": asset.counted_in},
            {"kind": "state", "state": state(parts)},
            {
                "kind": "time",
                "text": words.day(asset.checked_on, today) if asset.checked_on else "—",
                "hide": "medium",
            },
        ],
    }


def _part(asset: Asset, part: AssetPart, today: date) -> Shape:
    return {
        "text": f"{part.get_state_display()} {part.quantity} {asset.counted_in}",
        "url": "",
        "note": "",
        "end": _period(part.from_on, part.until_on, today),
    }


def _period(since: date, until: date, today: date) -> str:
    if until == OPEN_END:
        return _("%s起") % words.day(since, today)
    days = {"first": words.day(since, today), "last": words.day(until, today)}
    return _("%(first)s—%(last)s") % days


def _in_order(part: AssetPart) -> int:
    return list(AssetState).index(AssetState(part.state))


def _pledge_url(pledge: Pledge | None) -> str:
    return reverse("partners:detail", args=[pledge.pk]) if pledge else ""


def paid_for(found: Iterable[Asset]) -> list[Shape]:
    """由它出资的宣传设施 for components/rows.html."""
    return [
        {
            "text": str(asset),
            "url": reverse("publicity:detail", args=[asset.pk]),
            "note": asset.number,
            "end": f"{asset.quantity} {asset.counted_in}",
        }
        for asset in found
    ]


def _place_url(asset: Asset) -> str:
    return reverse("places:detail", args=[asset.place_id]) if asset.place_id else ""
