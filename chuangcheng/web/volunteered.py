"""志愿活动和站点的样子, wherever they are shown: rows of lists, what their pages say."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.volunteering.models import (
    Activity,
    ActivityState,
    ItemState,
    Programme,
    Station,
    StationItem,
    StationStanding,
    StationState,
)
from chuangcheng.volunteering.queries import Standings, missing
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
# The shapes of the states of an issue stand for those of activities and stations (sprite.mjs).
_SHAPES = {
    ActivityState.PLANNED: "accepted",
    ActivityState.HELD: "closed",
    ActivityState.CANCELLED: "void",
}
_STATION_SHAPES = {
    StationState.PREPARING: "accepted",
    StationState.BUILT: "rectifying",
    StationState.RUNNING: "closed",
    StationState.PAUSED: "suspended",
    StationState.CLOSED: "void",
}


def table(found: Iterable[Activity], heads: Mapping[str, Shape], today: date) -> Shape:
    """志愿活动一览 for components/table.html; what nobody counted says so."""
    return {
        "caption": _("志愿活动"),
        "columns": [
            {"label": _("活动名称"), "width": ""},
            {"label": _("社区/村"), "width": "unit", "hide": "phone"},
            {"label": _("党员"), "width": "amount", "align": "num", "hide": "medium"},
            {"label": _("居民"), "width": "amount", "align": "num", "hide": "medium"},
            {"label": _("受益"), "width": "amount", "align": "num", "hide": "phone"},
            {"label": _("活动状态"), "width": "state"},
            {"label": _("活动日期"), "width": "day", "align": "num", **heads.get("day", {})},
        ],
        "rows": [_row(activity, today) for activity in found],
    }


def showing(found: Iterable[Activity], today: date) -> list[Shape]:
    """志愿活动 that show a delivery, for components/rows.html."""
    return [
        {
            "text": each.title,
            "url": reverse("volunteering:detail", args=[each.pk]),
            "note": each.where,
            "end": words.day(each.held_on, today),
        }
        for each in found
    ]


def stations(found: Sequence[Station], standings: Standings) -> Shape:
    """志愿服务站点一览 for components/table.html."""
    return {
        "caption": _("志愿服务站点"),
        "columns": [
            {"label": _("站点名称"), "width": ""},
            {"label": _("社区/村"), "width": "unit", "hide": "phone"},
            {"label": _("负责人"), "width": "kind", "hide": "phone"},
            {"label": _("站点状态"), "width": "state"},
            {"label": _("设施"), "width": "amount", "align": "num"},
        ],
        "rows": [_station(each, standings[each.pk]) for each in found],
    }


def programmes(found: Iterable[Programme], today: date) -> list[Shape]:
    """志愿服务项目 for components/rows.html; each leads to what was held under it."""
    held = reverse("volunteering:list")
    return [
        {
            "text": each.name,
            "url": f"{held}?programme={each.pk}",
            "note": each.note,
            "end": period(each.since, each.until, today),
        }
        for each in found
    ]


def state(activity: Activity) -> Shape:
    """活动状态 for components/state.html."""
    stands = ActivityState(activity.state)
    return {"key": _SHAPES[stands], "word": stands.label}


def station_state(standing: StationStanding) -> Shape:
    """站点状态 for components/state.html."""
    stands = StationState(standing.state)
    return {"key": _STATION_SHAPES[stands], "word": stands.label}


def late(activity: Activity, today: date) -> str:
    """到日子没有登记: a note over the page of a planned one whose day has gone."""
    if activity.state != ActivityState.PLANNED or activity.held_on >= today:
        return ""
    day = words.day(activity.held_on, today)
    return _("定在 %s 的活动还没有登记：开展了登记开展，没开展改期或取消") % day


def facts(activity: Activity) -> list[Shape]:
    """基本情况 of an activity; what was not filled in is left out."""
    station = activity.station
    partners = [str(row.match.unit) for row in activity.partners.all()]
    found = [
        fact(_("活动日期"), _when(activity)),
        fact(_("服务领域"), str(activity.get_field_display()) if activity.field else ""),
        fact(_("服务项目"), str(activity.programme or "")),
        fact(_("范围"), activity.community.name if activity.community else _("全街道")),
        fact(
            _("站点"),
            str(station or ""),
            url=reverse("volunteering:station", args=[station.pk]) if station else "",
        ),
        fact(_("地点"), activity.spot),
        fact(_("主办"), activity.organiser),
        fact(_("共同开展"), _("、").join(partners)),
        fact(_("服务时长"), _("%s 小时") % activity.hours if activity.hours else ""),
        fact(_("备注"), activity.note),
    ]
    return said(found)


def counted(activity: Activity) -> list[Shape]:
    """参加和受益, of one that was held: a number that nobody counted says so."""
    if not activity.is_held:
        return []
    heads = activity.counted("headcount")
    found = [
        fact(_("参加党员"), people(activity.counted("party_members"))),
        fact(_("参加居民"), people(activity.counted("residents"))),
        fact(_("受益"), people(activity.counted("beneficiaries"))),
        fact(_("不重复人数"), people(heads) if heads.value is not None else ""),
    ]
    return said(found)


def station_facts(station: Station) -> list[Shape]:
    """基本情况 of a station."""
    place = station.place
    found = [
        fact(_("社区/村"), str(station.community or "")),
        fact(
            _("点位"),
            str(place or ""),
            url=reverse("places:detail", args=[place.pk]) if place else "",
        ),
        fact(_("位置"), station.spot),
        fact(_("负责人"), station.kept_by),
        fact(_("服务时间"), station.hours),
        fact(_("备注"), station.note),
    ]
    return said(found)


def station_lead(standing: StationStanding) -> str:
    """设施配齐, or how many things are missing."""
    if standing.is_complete:
        return _("设施配齐")
    if not standing.items:
        return _("还没有列应配的设施")
    facts = {"items": standing.items, "missing": standing.missing}
    return _("应配设施 %(items)d 样，缺 %(missing)d 样") % facts


def items(found: Iterable[StationItem], today: date) -> list[Shape]:
    """设施 for components/rows.html: what is missing first, in the order of the list."""
    ordered = sorted(found, key=lambda item: list(_ITEM_ORDER).index(ItemState(item.state)))
    return [
        {
            "text": item.name,
            "url": "",
            "note": _("%s起") % words.day(item.from_on, today),
            "end": item.get_state_display(),
        }
        for item in ordered
    ]


def history(found: Iterable[StationStanding], today: date) -> list[Shape]:
    """历次情况 for components/rows.html."""
    return [
        {
            "text": str(row.get_state_display()),
            "url": "",
            "note": _("，").join(filter(None, (station_lead(row), row.note))),
            "end": period(row.from_on, row.until_on, today),
        }
        for row in found
    ]


def lacking(found: Iterable[StationItem]) -> str:
    """缺：急救箱、饮水设备; nothing where nothing is missing."""
    names = missing(found)
    return _("缺：%s") % _("、").join(names) if names else ""


def people(quantity: Quantity) -> str:
    """5 人; 未统计."""
    if quantity.value is None:
        return quantity.screen()
    return _("%s 人") % quantity.screen()


def period(since: date, until: date, today: date) -> str:
    """4月1日起; 4月1日—4月8日."""
    if until == OPEN_END:
        return _("%s起") % words.day(since, today)
    days = {"first": words.day(since, today), "last": words.day(until, today)}
    return _("%(first)s—%(last)s") % days


_ITEM_ORDER = (ItemState.LACKING, ItemState.BROKEN, ItemState.HELD, ItemState.NOT_NEEDED)


def _when(activity: Activity) -> str:
    day = words.full_day(activity.held_on)
    begins = activity.begins_at
    return f"{day} {begins:%H:%M}" if begins else day


def _row(activity: Activity, today: date) -> Shape:
    where = activity.community.name if activity.community else _("全街道")
    joint = [str(row.match.unit) for row in activity.partners.all()]
    sub = _("与%s共同开展") % _("、").join(joint) if joint else activity.spot
    return {
        "value": activity.pk,
        "label": activity.title,
        "cells": [
            {
                "kind": "text",
                "text": activity.title,
                "sub": sub,
                "url": reverse("volunteering:detail", args=[activity.pk]),
            },
            {"kind": "plain", "text": where, "hide": "phone"},
            {**_amount(activity, "party_members"), "hide": "medium"},
            {**_amount(activity, "residents"), "hide": "medium"},
            {**_amount(activity, "beneficiaries"), "hide": "phone"},
            {"kind": "state", "state": state(activity)},
            {"kind": "time", "text": words.day(activity.held_on, today)},
        ],
    }


def _amount(activity: Activity, column: str) -> Shape:
    amount = activity.counted(column)
    text = amount.screen() if activity.is_held else "—"
    quiet = not activity.is_held or amount.value is None
    return {"kind": "amount", "text": text, "unit": "", "quiet": quiet}


def _missing(standing: StationStanding) -> Shape:
    """缺 2 样; a phone shows no head over it."""
    if not standing.missing:
        return {"kind": "amount", "text": _("齐"), "unit": ""}
    return {"kind": "amount", "text": _("缺 %s") % standing.missing, "unit": _("样")}


def _station(station: Station, standing: StationStanding) -> Shape:
    return {
        "value": station.pk,
        "label": station.name,
        "cells": [
            {
                "kind": "text",
                "text": station.name,
                "sub": station.where,
                "url": reverse("volunteering:station", args=[station.pk]),
            },
            {"kind": "plain", "text": str(station.community or ""), "hide": "phone"},
            {"kind": "plain", "text": station.kept_by or "—", "hide": "phone"},
            {"kind": "state", "state": station_state(standing)},
            _missing(standing),
        ],
    }
