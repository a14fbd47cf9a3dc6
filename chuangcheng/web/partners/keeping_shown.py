"""便民设施和需求的样子: rows of their lists, and what their pages show."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.partners.models import Facility, FacilityState, Need, NeedState
from chuangcheng.web import words
from chuangcheng.web.partners.shown import amount
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
# The shapes of the states of an issue stand for these too (frontend/sprite.mjs).
_SHAPES: Mapping[str, str] = {
    FacilityState.IN_USE: "closed",
    FacilityState.OUT_OF_ORDER: "suspended",
    FacilityState.DISMANTLED: "void",
    NeedState.UNMATCHED: "accepted",
    NeedState.MATCHED: "rectifying",
    NeedState.MET: "closed",
    NeedState.WITHDRAWN: "void",
}


def state(thing: Facility | Need) -> Shape:
    """状态 for components/state.html."""
    return {"key": _SHAPES[thing.state], "word": str(thing.get_state_display())}


def facilities(found: Iterable[Facility], heads: Mapping[str, Shape], today: date) -> Shape:
    """便民设施一览 for components/table.html."""
    return {
        "caption": _("便民设施"),
        "columns": [
            {"label": _("设施名称"), "width": ""},
            {"label": _("社区/村"), "width": "unit", "hide": "phone"},
            {"label": _("建设单位"), "width": "unit", "hide": "medium"},
            {"label": _("状态"), "width": "state"},
            {"label": _("投用日期"), "width": "day", "align": "num", **heads.get("set_up", {})},
        ],
        "rows": [_facility(each, today) for each in found],
    }


def needs(found: Iterable[Need], heads: Mapping[str, Shape], today: date) -> Shape:
    """需求一览 for components/table.html."""
    return {
        "caption": _("需求清单"),
        "columns": [
            {"label": _("需要什么"), "width": ""},
            {"label": _("社区/村、点位"), "width": "unit", "hide": "phone"},
            {"label": _("类别"), "width": "kind", "hide": "phone"},
            {"label": _("数量"), "width": "kind", "hide": "medium"},
            {"label": _("状态"), "width": "state"},
            {"label": _("需要时间"), "width": "due", "hide": "phone", **heads.get("due", {})},
            {"label": _("反映日期"), "width": "day", "align": "num", **heads.get("told", {})},
        ],
        "rows": [_need(each, today) for each in found],
    }


def facility_facts(facility: Facility) -> list[Shape]:
    """基本情况 of a facility; what was not filled in is left out."""
    pledge = facility.pledge
    url = reverse("partners:detail", args=[pledge.pk]) if pledge else ""
    found = [
        fact(_("提供什么"), facility.offers),
        fact(_("设施种类"), str(facility.get_kind_display())),
        fact(_("社区/村"), facility.community.name),
        fact(_("点位"), facility.place.name if facility.place else ""),
        fact(_("摆放位置"), facility.spot),
        fact(_("建设单位"), built_by(facility)),
        fact(_("共建事项"), pledge.what if pledge else "", url=url),
        fact(_("管护单位"), str(facility.keeper or "")),
        fact(_("投用日期"), words.full_day(facility.set_up_on)),
    ]
    return said(found)


def need_facts(need: Need) -> list[Shape]:
    """基本情况 of a need; what was not filled in is left out."""
    pledge = need.pledge
    url = reverse("partners:detail", args=[pledge.pk]) if pledge else ""
    found = [
        fact(_("需要什么"), need.what),
        fact(_("社区/村"), need.community.name),
        fact(_("点位"), need.place.name if need.place else ""),
        fact(_("需求类别"), str(need.get_kind_display())),
        fact(_("数量"), amount(need)),
        fact(_("反映日期"), words.full_day(need.told_on)),
        fact(_("需要时间"), words.full_day(need.due_on) if need.has_due_day else ""),
        fact(_("对接的共建事项"), pledge.what if pledge else "", url=url),
        fact(_("包联单位"), helped_by(need)),
        fact(_("备注"), need.note),
    ]
    return said(found)


def built_by(facility: Facility) -> str:
    """建设单位, in their order."""
    return "、".join(map(str, facility.builders))


def helped_by(need: Need) -> str:
    """The units of the pledge that answers a need."""
    return "、".join(str(row) for row in need.pledge.units.all()) if need.pledge else ""


def linked(found: Iterable[Facility | Need], today: date) -> list[Shape]:
    """建成的设施 and 对接的需求 of a pledge, for components/rows.html."""
    return [
        {
            "text": str(each),
            "url": reverse(f"partners:{_page_of(each)}", args=[each.pk]),
            "note": str(each._meta.verbose_name),
            "end": f"{each.get_state_display()} {words.day(each.state_on, today)}",
        }
        for each in found
    ]


def _page_of(thing: Facility | Need) -> str:
    return "facility" if isinstance(thing, Facility) else "need"


def _facility(facility: Facility, today: date) -> Shape:
    url = reverse("partners:facility", args=[facility.pk])
    return {
        "value": facility.pk,
        "label": facility.name,
        "cells": [
            {"kind": "text", "text": facility.name, "sub": facility.offers, "url": url},
            {"kind": "plain", "text": facility.where, "hide": "phone"},
            {"kind": "plain", "text": built_by(facility) or "—", "hide": "medium"},
            {"kind": "state", "state": state(facility)},
            {"kind": "time", "text": words.day(facility.set_up_on, today)},
        ],
    }


def _need(need: Need, today: date) -> Shape:
    url = reverse("partners:need", args=[need.pk])
    by = words.day(need.due_on, today) if need.has_due_day else ""
    due = {"mark": "plain", "text": by} if by else {"mark": "none", "text": "—"}
    return {
        "value": need.pk,
        "label": need.what,
        "cells": [
            {"kind": "text", "text": need.what, "sub": helped_by(need), "url": url},
            {"kind": "plain", "text": need.receiver, "hide": "phone"},
            {"kind": "plain", "text": str(need.get_kind_display()), "hide": "phone"},
            {"kind": "plain", "text": amount(need) or "—", "hide": "medium"},
            {"kind": "state", "state": state(need)},
            {"kind": "due", "due": due, "hide": "phone"},
            {"kind": "time", "text": words.day(need.told_on, today)},
        ],
    }
