"""专项治理的样子: rows of the lists, and what the pages of a campaign and a measure show."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import (
    Campaign,
    CampaignRound,
    CampaignSite,
    CampaignStatement,
    Measure,
    MeasureStage,
    MeasureState,
)
from chuangcheng.campaigns.queries import DayProgress
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.web import citing, navigation, words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
Sites = Mapping[int, Sequence[CampaignSite]]
# The shapes of the states of an issue stand for those of a measure too (frontend/sprite.mjs).
_SHAPES = {
    MeasureState.UNDATED: "accepted",
    MeasureState.UNDER_WAY: "rectifying",
    MeasureState.DONE: "closed",
}
_MOST_SITES = 3
_LONGEST_HEAD = 14  # characters that a phone's head has room for
_LONGEST_MARK = 6  # characters that fit into the column of the deadline


def tabs(current: str, actor: Actor) -> list[Shape]:
    """专项治理, 治理措施, 日工作量: those that a person may open."""
    named = (("list", _("行动")), ("measures", _("治理措施")), ("tallies", _("日工作量")))
    found = ((page, text, navigation.address(f"campaigns:{page}", actor)) for page, text in named)
    return [
        {"text": text, "count": "", "url": url, "current": page == current}
        for page, text, url in found
        if url
    ]


def table(
    found: Iterable[Campaign],
    sites: Sites,
    done: Mapping[int, Shape],
    heads: Mapping[str, Shape],
    today: date,
) -> Shape:
    """专项治理一览 for components/table.html; `done` says how many measures are, by campaign."""
    return {
        "caption": _("专项治理"),
        "columns": [
            {"label": _("行动名称"), "width": ""},
            {"label": _("牵头单位"), "width": "unit", "hide": "phone"},
            {"label": _("状态"), "width": "state"},
            {"label": _("措施完成"), "width": "amount", "align": "num"},
            {"label": _("完成时限"), "width": "due", **heads["due"]},
            {"label": _("开始日期"), "width": "day", "align": "num", **heads["day"]},
        ],
        "rows": [_row(each, sites[each.pk], done.get(each.pk, {}), today) for each in found],
    }


def measures(found: Iterable[Measure], heads: Mapping[str, Shape], today: date) -> Shape:
    """治理措施一览 for components/table.html."""
    return {
        "caption": _("治理措施"),
        "columns": _measure_columns(heads.get("due", {})),
        "rows": [_measure(each, each.campaign.name, today) for each in found],
    }


def measures_of(found: Iterable[Measure], today: date) -> Shape:
    """治理措施 of one campaign: where and how much stand under what is done."""
    return {
        "caption": _("治理措施"),
        "columns": [
            {"label": _("措施"), "width": ""},
            {"label": _("责任单位"), "width": "unit"},
            {"label": _("措施状态"), "width": "state"},
            {"label": _("完成时限"), "width": "due"},
        ],
        "rows": [_brief(each, today) for each in found],
    }


def state(campaign: Campaign) -> Shape:
    """状态 for components/state.html."""
    if campaign.has_ended:
        return {"key": "closed", "word": _("已结束")}
    return {"key": "rectifying", "word": _("进行中")}


def measure_state(measure: Measure) -> Shape:
    """措施状态 for components/state.html."""
    return {"key": _SHAPES[measure.state], "word": measure.state.label}


def due(thing: Campaign | Measure, ended_on: date, today: date) -> Shape:
    """完成时限 for components/due.html; where it is done, the day on which it was."""
    return words.due(
        thing.due_on if thing.has_due_day else None,
        ended_on=ended_on if ended_on != OPEN_END else None,
        undated=_undated(thing.due_text),
        today=today,
    )


def vague(thing: Campaign | Measure) -> str:
    """时限待定日期: what was said, so that somebody dates it."""
    if thing.has_due_day or not thing.due_text:
        return ""
    return _("时限写的是“%s”，还没有定到哪一天，定了以前不算超期") % thing.due_text


def facts(campaign: Campaign, sites: Sequence[CampaignSite], actor: Actor) -> list[Shape]:
    """基本情况 of a campaign; what was not filled in is left out."""
    plan = campaign.plan
    ended = words.full_day(campaign.ended_on) if campaign.has_ended else ""
    found = [
        fact(_("行动名称"), _whole(campaign.name)),
        fact(_("牵头单位"), str(campaign.lead_unit or "")),
        fact(_("治理方案"), plan.title if plan else "", url=citing.url_of(plan, actor)),
        fact(_("治理范围"), _("、").join(map(str, sites))),
        fact(_("开始日期"), words.full_day(campaign.began_on)),
        fact(_("完成时限"), _limit(campaign)),
        fact(_("结束日期"), ended),
        fact(_("治理结果"), campaign.outcome if campaign.has_ended else ""),
        fact(_("备注"), campaign.note),
    ]
    return said(found)


def measure_facts(measure: Measure) -> list[Shape]:
    """基本情况 of a measure; nobody counted is 未统计, nobody named is 待明确."""
    done = words.full_day(measure.done_on) if measure.is_done else ""
    helping = _("、").join(str(row.unit) for row in measure.units.all())
    found = [
        fact(_("做什么"), _whole(measure.what)),
        fact(
            _("行动"),
            measure.campaign.name,
            url=reverse("campaigns:detail", args=[measure.campaign_id]),
        ),
        fact(_("在哪里"), where(measure)),
        fact(_("责任单位"), str(measure.unit or _("待明确"))),
        fact(_("配合单位"), helping),
        fact(_("数量"), amount(measure)),
        fact(_("安排日期"), words.full_day(measure.set_on)),
        fact(_("完成时限"), _limit(measure)),
        fact(_("完成日期"), done),
        fact(_("完成情况"), measure.outcome if measure.is_done else ""),
        fact(_("备注"), measure.note),
    ]
    return said(found)


def where(measure: Measure) -> str:
    """六大份村, or all sites."""
    return measure.community.name if measure.community else _("全部范围")


def amount(measure: Measure) -> str:
    """12 处, 未统计."""
    if measure.quantity is None:
        return measure.amount.screen()
    return f"{measure.amount.screen()} {measure.quantity_unit}".strip()


def days(found: Iterable[DayProgress], today: date) -> list[Shape]:
    """按日进度 for components/rows.html."""
    return [_day(each, today) for each in found]


def stages(found: Iterable[MeasureStage], today: date) -> list[Shape]:
    """历次变动 for components/rows.html."""
    return [
        {
            "text": str(stage.get_state_display()),
            "url": "",
            "note": _("时限 %s") % words.day(stage.due_on, today)
            if stage.due_on != OPEN_END
            else "",
            "end": _("%s起") % words.day(stage.from_on, today),
        }
        for stage in found
    ]


def statements(found: Iterable[CampaignStatement], today: date) -> Shape:
    """治理范围所见 for components/table.html; what nobody counted says so."""
    return {
        "caption": _("治理范围所见，没有逐条登记"),
        "columns": [
            {"label": _("看到什么"), "width": ""},
            {"label": _("社区/村"), "width": "unit"},
            {"label": _("检查单位"), "width": "unit", "hide": "phone"},
            {"label": _("检查日期"), "width": "day", "align": "num"},
            {"label": _("数量"), "width": "amount", "align": "num"},
        ],
        "rows": [_statement(each, today) for each in found],
    }


def rounds(found: Iterable[CampaignRound], today: date, *, can_link: bool) -> Shape:
    """归入的检查 for components/table.html."""
    return {
        "caption": _("归入的检查"),
        "columns": [
            {"label": _("检查轮次"), "width": ""},
            {"label": _("检查类型"), "width": "kind"},
            {"label": _("开始日期"), "width": "day", "align": "num"},
            *removal_column(can_link=can_link),
        ],
        "rows": [_round(each, today, can_link=can_link) for each in found],
    }


def removal_column(*, can_link: bool) -> list[Shape]:
    """移出, for those who may."""
    return [{"label": _("操作"), "width": "deed", "align": "num"}] if can_link else []


def removal(page: str, pk: int, *, can_link: bool) -> list[Shape]:
    """The cell under it."""
    url = reverse(f"campaigns:{page}", args=[pk])
    deed = {"text": _("移出"), "url": url, "post": False}
    return [{"kind": "deed", "deed": deed}] if can_link else []


def _row(
    campaign: Campaign, sites: Sequence[CampaignSite], done: Mapping[str, Any], today: date
) -> Shape:
    return {
        "value": campaign.pk,
        "label": campaign.name,
        "cells": [
            {
                "kind": "text",
                "text": campaign.name,
                "sub": _some(sites),
                "url": reverse("campaigns:detail", args=[campaign.pk]),
            },
            {"kind": "plain", "text": str(campaign.lead_unit or "—"), "hide": "phone"},
            {"kind": "state", "state": state(campaign)},
            {"kind": "amount", "text": "0 / 0", "unit": "", **done},
            {"kind": "due", "due": due(campaign, campaign.ended_on, today)},
            {"kind": "time", "text": words.day(campaign.began_on, today)},
        ],
    }


def _some(sites: Sequence[CampaignSite]) -> str:
    """哈达和硕村、六大份村; of many the first three and how many there are."""
    named = _("、").join(map(str, sites[:_MOST_SITES]))
    if len(sites) <= _MOST_SITES:
        return named
    return _("%(named)s等 %(n)s 处") % {"named": named, "n": len(sites)}


def _measure_columns(head: Shape) -> list[Shape]:
    return [
        {"label": _("措施"), "width": ""},
        {"label": _("社区/村"), "width": "unit", "hide": "phone"},
        {"label": _("责任单位"), "width": "unit"},
        {"label": _("数量"), "width": "amount", "align": "num", "hide": "phone"},
        {"label": _("措施状态"), "width": "state"},
        {"label": _("完成时限"), "width": "due", **head},
    ]


def _measure(measure: Measure, sub: str, today: date) -> Shape:
    quantity, unit = measure.quantity, measure.unit
    return {
        "value": measure.pk,
        "label": measure.what,
        "cells": [
            {
                "kind": "text",
                "text": measure.what,
                "sub": sub,
                "url": reverse("campaigns:measure", args=[measure.pk]),
            },
            {"kind": "plain", "text": where(measure), "hide": "phone"},
            {"kind": "plain", "text": str(unit or _("待明确")), "quiet": unit is None},
            {
                "kind": "amount",
                "text": measure.amount.screen(),
                "unit": measure.quantity_unit if quantity is not None else "",
                "hide": "phone",
            },
            {"kind": "state", "state": measure_state(measure)},
            {"kind": "due", "due": due(measure, measure.done_on, today)},
        ],
    }


def _brief(measure: Measure, today: date) -> Shape:
    counted = "" if measure.quantity is None else amount(measure)
    whole = _measure(measure, _("，").join(filter(None, (where(measure), counted))), today)
    what, _where, unit, _amount, state, due = whole["cells"]
    return {**whole, "cells": [what, unit, state, due]}


def _day(each: DayProgress, today: date) -> Shape:
    """4月15日: 完成 1 / 8，超期 0，时限待定 1."""
    numbers = {name: getattr(each, name) for name in ("total", "done", "late", "undated")}
    said_so = _("完成 %(done)s / %(total)s 项，超期 %(late)s 项，时限待定 %(undated)s 项") % numbers
    return {"text": words.day(each.day, today), "url": "", "note": "", "end": said_so}


def _statement(row: CampaignStatement, today: date) -> Shape:
    url = reverse("inspections:visit", args=[row.visit_id])
    return {
        "value": row.pk,
        "label": str(row),
        "cells": [
            {"kind": "text", "text": row.statement.seen, "sub": "", "url": url},
            {"kind": "plain", "text": row.community.name if row.community else "—"},
            {"kind": "plain", "text": str(row.visit.unit), "hide": "phone"},
            {"kind": "time", "text": words.day(row.visit.visited_on, today)},
            {"kind": "amount", "text": row.quantity.screen(), "unit": ""},
        ],
    }


def _round(linked: CampaignRound, today: date, *, can_link: bool) -> Shape:
    row = linked.round
    return {
        "value": linked.pk,
        "label": row.name,
        "cells": [
            {"kind": "text", "text": row.name, "url": reverse("inspections:round", args=[row.pk])},
            {"kind": "plain", "text": str(row.get_type_display())},
            {"kind": "time", "text": words.day(row.starts_on, today)},
            *removal("round_removal", linked.pk, can_link=can_link),
        ],
    }


def _whole(name: str) -> str:
    """A name that the head of a phone's page cuts off; '' for one that it shows."""
    return name if len(name) > _LONGEST_HEAD else ""


def _undated(said_so: str) -> str:
    """“方案时限”待定; a longer text stands among the facts."""
    if not said_so:
        return _("没有写时限")
    return _("“%s”待定") % said_so if len(said_so) <= _LONGEST_MARK else _("待定日期")


def _limit(thing: Campaign | Measure) -> str:
    if not thing.has_due_day:
        return thing.due_text
    day = words.full_day(thing.due_on)
    if not thing.due_text:
        return day
    return _("%(day)s（原写“%(said)s”）") % {"day": day, "said": thing.due_text}
