"""包联共建的样子: rows of the lists, and what the pages of a pledge and an agreement show."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.partners.models import (
    Agreement,
    Delivery,
    FacilityStage,
    Match,
    Need,
    NeedStage,
    Pledge,
    PledgeStage,
    PledgeState,
)
from chuangcheng.partners.queries import Expected, level_of
from chuangcheng.web import navigation, words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
Names = Mapping[int, str]
# The shapes of the states of an issue stand for those of a pledge too (frontend/sprite.mjs).
_SHAPES = {
    PledgeState.OUTLINED: "reported",
    PledgeState.AGREED: "accepted",
    PledgeState.UNDER_WAY: "rectifying",
    PledgeState.PENDING: "suspended",
    PledgeState.FULFILLED: "closed",
}
_LONGEST_MARK = 6  # characters that fit into the column of the limit


def tabs(current: str, actor: Actor) -> list[Shape]:
    """The lists that a person may see, in words so short that most stand in one line on a phone."""
    named = (
        ("partners:list", _("共建事项")),
        ("partners:agreements", _("协议")),
        ("partners:matches", _("结对")),
        ("partners:needs", _("需求")),
        ("partners:facilities", _("便民设施")),
        ("assistance:list", _("帮扶对象")),
    )
    found = ((page, text, navigation.address(page, actor)) for page, text in named)
    return [
        {"text": text, "count": "", "url": url, "current": page == current}
        for page, text, url in found
        if url
    ]


def pledges(
    found: Iterable[Pledge], names: Names, heads: Mapping[str, Shape], today: date
) -> Shape:
    """共建事项一览 for components/table.html."""
    return {
        "caption": _("共建事项"),
        "columns": [
            {"label": _("承诺事项"), "width": ""},
            {"label": _("受益方"), "width": "unit", "hide": "phone"},
            {"label": _("类别"), "width": "kind", "hide": "phone"},
            {"label": _("频次"), "width": "unit", "hide": "medium"},
            {"label": _("状态"), "width": "state"},
            {"label": _("承诺时限"), "width": "due", "hide": "phone", **heads.get("due", {})},
            {"label": _("商定日期"), "width": "day", "align": "num", **heads.get("agreed", {})},
        ],
        "rows": [_pledge(each, names[each.pk], today) for each in found],
    }


def agreements(
    found: Iterable[Agreement], names: Names, heads: Mapping[str, Shape], today: date
) -> Shape:
    """共建协议一览 for components/table.html."""
    return {
        "caption": _("共建协议"),
        "columns": [
            {"label": _("社区/村、包联单位"), "width": ""},
            {"label": _("有效期"), "width": "due", "hide": "phone"},
            {"label": _("签订日期"), "width": "day", "align": "num", **heads.get("signed", {})},
        ],
        "rows": [_agreement(each, names[each.pk], today) for each in found],
    }


def matches(
    found: Iterable[Match], heads: Mapping[str, Shape], today: date, url: Callable[[Match], str]
) -> Shape:
    """包联结对一览; `url` leads to the end of a match, for who may say so."""
    return {
        "caption": _("包联结对"),
        "columns": [
            {"label": _("包联单位"), "width": ""},
            {"label": _("级别"), "width": "kind", "hide": "phone"},
            {"label": _("社区/村"), "width": "unit"},
            {"label": _("从哪天起"), "width": "day", "align": "num", **heads.get("matched", {})},
            {"label": _("到哪天"), "width": "day", "align": "num", "hide": "phone"},
        ],
        "rows": [_match(each, today, url(each)) for each in found],
    }


def state(pledge: Pledge) -> Shape:
    """事项状态 for components/state.html."""
    found = PledgeState(pledge.state)
    return {"key": _SHAPES[found], "word": str(found.label)}


def due(pledge: Pledge, today: date) -> Shape:
    """承诺时限 for components/due.html: a day or what was said of one, never a reproach."""
    if pledge.has_due_day:
        return {"mark": "plain", "text": words.day(pledge.due_on, today)}
    text = pledge.due_text
    return {"mark": "none", "text": text if 0 < len(text) <= _LONGEST_MARK else "—"}


def vague(pledge: Pledge) -> str:
    """时限待定日期: what was said, so that somebody dates it."""
    if not pledge.is_vague:
        return ""
    return _("时限说的是“%s”，还没有定到哪一天") % pledge.due_text


def amount(thing: Pledge | Need) -> str:
    """3000 元; what nobody said is left out."""
    if thing.quantity is None:
        return ""
    return f"{thing.amount.screen()} {thing.quantity_unit}".strip()


def pledge_facts(pledge: Pledge, names: str) -> list[Shape]:
    """基本情况 of a pledge; what was not filled in is left out."""
    held = pledge.agreement
    url = reverse("partners:agreement", args=[held.pk]) if held else ""
    place = pledge.place.name if pledge.place else ""
    first = pledge.recurrence.first if pledge.recurrence else None
    found = [
        fact(_("承诺事项"), pledge.what),
        fact(_("包联单位"), names),
        fact(_("社区/村"), pledge.community.name),
        fact(_("点位"), place),
        fact(_("事项类别"), str(pledge.get_kind_display())),
        fact(_("频次"), pledge.frequency or _("一次性")),
        fact(_("周期从哪天算起"), words.full_day(first) if first else ""),
        fact(_("数量/金额"), amount(pledge)),
        fact(_("商定日期"), words.full_day(pledge.agreed_on)),
        fact(_("承诺时限"), _limit(pledge)),
        fact(_("共建协议"), _signed(held) if held else "", url=url),
        fact(_("备注"), pledge.note),
    ]
    return said(found)


def agreement_facts(agreement: Agreement, names: str) -> list[Shape]:
    """基本情况 of an agreement."""
    found = [
        fact(_("社区/村"), agreement.community.name),
        fact(_("包联单位"), names),
        fact(_("签订日期"), words.full_day(agreement.signed_on)),
        fact(_("有效期止"), words.full_day(agreement.until_on) if agreement.ends else ""),
        fact(_("备注"), agreement.note),
    ]
    return said(found)


def delivery_facts(delivery: Delivery) -> list[Shape]:
    """基本情况 of a delivery, with both words on it."""
    pledge = delivery.pledge
    own = words.full_day(delivery.own_day) if delivery.own_day else ""
    found = [
        fact(_("共建事项"), pledge.what, url=reverse("partners:detail", args=[pledge.pk])),
        fact(_("兑现结果"), str(delivery.get_outcome_display())),
        fact(_("日期"), words.full_day(delivery.happened_on)),
        fact(_("频次上的日期"), own if delivery.own_day != delivery.happened_on else ""),
        fact(_("兑现情况"), delivery.words),
        fact(_("登记人"), str(delivery.recorded_by)),
        fact(_("单位确认"), confirmed(delivery)),
    ]
    return said(found)


def confirmed(delivery: Delivery) -> str:
    """2021年4月12日 何敏; not confirmed is said as what it is."""
    if not delivery.is_confirmed:
        return _("还没有确认")
    return f"{words.full_day(delivery.confirmed_on)} {delivery.confirmed_by or ''}".strip()


def expected(found: Iterable[Expected], today: date, note_url: Callable[[date], str]) -> Shape:
    """应有的各次 for components/table.html, each with what was noted of it."""
    return {
        "caption": _("应有的各次"),
        "columns": [
            {"label": _("哪天"), "width": ""},
            {"label": _("兑现结果"), "width": "unit"},
            {"label": _("单位确认"), "width": "state", "hide": "phone"},
        ],
        "rows": [_expected(each, today, note_url) for each in found],
    }


def deliveries(found: Iterable[Delivery], today: date) -> Shape:
    """兑现记录 of what is kept once, for components/table.html."""
    return {
        "caption": _("兑现记录"),
        "columns": [
            {"label": _("哪天"), "width": ""},
            {"label": _("兑现结果"), "width": "unit"},
            {"label": _("单位确认"), "width": "state", "hide": "phone"},
        ],
        "rows": [_delivery(each, today) for each in found],
    }


def stages(found: Iterable[PledgeStage | FacilityStage | NeedStage], today: date) -> list[Shape]:
    """历次状态 for components/rows.html."""
    return [
        {
            "text": str(stage.get_state_display()),
            "url": "",
            "note": stage.note,
            "end": _("%s起") % words.day(stage.from_on, today),
        }
        for stage in found
    ]


def _pledge(pledge: Pledge, names: str, today: date) -> Shape:
    url = reverse("partners:detail", args=[pledge.pk])
    return {
        "value": pledge.pk,
        "label": pledge.what,
        "cells": [
            {"kind": "text", "text": pledge.what, "sub": names, "url": url},
            {"kind": "plain", "text": pledge.receiver, "hide": "phone"},
            {"kind": "plain", "text": str(pledge.get_kind_display()), "hide": "phone"},
            {"kind": "plain", "text": pledge.frequency or _("一次性"), "hide": "medium"},
            {"kind": "state", "state": state(pledge)},
            {"kind": "due", "due": due(pledge, today), "hide": "phone"},
            {"kind": "time", "text": words.day(pledge.agreed_on, today)},
        ],
    }


def _agreement(agreement: Agreement, names: str, today: date) -> Shape:
    ends = words.day(agreement.until_on, today) if agreement.ends else _("没写到期")
    url = reverse("partners:agreement", args=[agreement.pk])
    return {
        "value": agreement.pk,
        "label": str(agreement),
        "cells": [
            {"kind": "text", "text": agreement.community.name, "sub": names, "url": url},
            {"kind": "plain", "text": ends, "hide": "phone"},
            {"kind": "time", "text": words.day(agreement.signed_on, today)},
        ],
    }


def _match(match: Match, today: date, url: str) -> Shape:
    ended = words.day(match.until_on, today) if match.until_on != OPEN_END else "—"
    return {
        "value": match.pk,
        "label": str(match),
        "cells": [
            {"kind": "text", "text": match.unit.name, "sub": "", "url": url},
            {"kind": "plain", "text": level_of(match.unit) or "—", "hide": "phone"},
            {"kind": "plain", "text": match.community.name},
            {"kind": "time", "text": words.day(match.from_on, today)},
            {"kind": "time", "text": ended, "hide": "phone"},
        ],
    }


def _expected(each: Expected, today: date, note_url: Callable[[date], str]) -> Shape:
    occurrence, delivery = each.occurrence, each.delivery
    own_day = occurrence.own_days[-1]
    day = words.day(occurrence.order, today)
    named = f"{day} {words.weekday(occurrence.order)}"
    if delivery is not None:
        return _noted(delivery, named, occurrence.why)
    ahead = occurrence.order > today or occurrence.day is None
    left_out = _("停一次") if occurrence.day is None else ""
    waiting = _("未到") if ahead else _("未登记")
    return {
        "value": own_day.isoformat(),
        "label": named,
        "cells": [
            {
                "kind": "text",
                "text": named,
                "sub": occurrence.why,
                "url": "" if ahead else note_url(own_day),
            },
            {"kind": "plain", "text": left_out or waiting, "quiet": True},
            {"kind": "plain", "text": "—", "hide": "phone"},
        ],
    }


def _delivery(delivery: Delivery, today: date) -> Shape:
    return _noted(delivery, words.day(delivery.happened_on, today), delivery.words)


def _noted(delivery: Delivery, named: str, sub: str) -> Shape:
    url = reverse("partners:delivery", args=[delivery.pk])
    done = _("已确认") if delivery.is_confirmed else _("还没有确认")
    return {
        "value": delivery.pk,
        "label": named,
        "cells": [
            {"kind": "text", "text": named, "sub": sub, "url": url},
            {"kind": "plain", "text": str(delivery.get_outcome_display())},
            {"kind": "plain", "text": done, "hide": "phone"},
        ],
    }


def _limit(pledge: Pledge) -> str:
    return words.full_day(pledge.due_on) if pledge.has_due_day else pledge.due_text


def _signed(agreement: Agreement) -> str:
    return _("%s签订") % words.full_day(agreement.signed_on)
