"""Figures of the work plan: how many items there are, fall due, are met or not, day by day."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import COMMUNITY, LEVELS, by_choice, by_unit
from chuangcheng.figures.kinds import Count, Cut, Kind, Rate, Scope, Shown, Standing
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.plan import queries
from chuangcheng.plan.models import JUDGED, Item, ItemStage, ItemStageEver, ItemState, Verdict


def _as_written(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
    return {value: value for value in sorted(set(values))}


ITEMS = Kind(
    key="plan_items",
    name=_("计划事项"),
    model=ItemStage,
    ever=ItemStageEver,
    levels=LEVELS,
    cuts={
        "aspect": Cut("aspect", _("方面"), _as_written),
        "verdict": by_choice("verdict", _("结论"), Verdict),
        "state": by_choice("state", _("计划状态"), ItemState),
        "unit": by_unit("unit", _("责任单位")),
        "community": COMMUNITY,
    },
    shown=Shown(Item, queries.visible_items, key="item", label="text"),
)
_STANDS = Standing("from_on", "until_on")
_PLANNED = ~Q(state=ItemState.WITHDRAWN)

PLANNED = Count(
    key="plan.items",
    name=_("计划事项"),
    unit=_("项"),
    of=ITEMS,
    when=_STANDS,
    only=_PLANNED,
    basis=_("截至日列入工作计划的，进行中和已办结的都算，常态任务也算；不再执行和作废的不计。"),
)
ROUTINE = PLANNED.among(
    "plan.items_routine",
    name=_("没有标准的计划事项"),
    which=Q(verdict=Verdict.NONE),
    basis=_("计划事项中没有写可核验标准、不作判定的，常态任务都在内。"),
)
CLOSED = PLANNED.among(
    "plan.items_closed",
    name=_("已办结的计划事项"),
    which=Q(state=ItemState.CLOSED),
    basis=_("计划事项中到截至日已登记办结的，按办结日期计入。"),
)
WITH_VERDICT = PLANNED.among(
    "plan.items_judged",
    name=_("已判定的计划事项"),
    which=Q(verdict__in=JUDGED),
    basis=_("计划事项中写了可核验标准、已经核算出结论的；达到、未达到、无数据、无法判定都在内。"),
)
MET = WITH_VERDICT.among(
    "plan.items_met",
    name=_("达到的计划事项"),
    which=Q(verdict=Verdict.MET),
    basis=_("已判定的计划事项中，截至日每条标准都达到的；人工判定为达到的也算。"),
)
NOT_MET = WITH_VERDICT.among(
    "plan.items_not_met",
    name=_("未达到的计划事项"),
    which=Q(verdict=Verdict.NOT_MET),
    basis=_("已判定的计划事项中，截至日有一条或几条标准没有达到的，时限未到的也算。"),
)
MET_RATE = Rate(
    key="plan.met_rate",
    name=_("计划达到率"),
    unit="",
    part=MET,
    whole=WITH_VERDICT,
    basis=_("达到的除以已判定的计划事项，两位小数；无数据和无法判定的只进分母。"),
)


def _due(scope: Scope) -> Q:
    return _PLANNED & Q(due_on__lte=scope.as_of)


def _overdue(scope: Scope) -> Q:
    return Q(state=ItemState.OPEN, due_on__lt=scope.as_of)


DUE = Count(
    key="plan.items_due",
    name=_("到期的计划事项"),
    unit=_("项"),
    of=ITEMS,
    when=_STANDS,
    only=_due,
    basis=_("计划事项中完成时限在截至日当天或以前的，办结没办结都算；没有定到哪一天的不算。"),
)
OVERDUE = Count(
    key="plan.items_overdue",
    name=_("超期的计划事项"),
    unit=_("项"),
    of=ITEMS,
    when=_STANDS,
    only=_overdue,
    basis=_("进行中、完成时限早于截至日的计划事项，不论结论是什么。"),
)
DATED = PLANNED.among(
    "plan.items_dated",
    name=_("有时限的计划事项"),
    which=~Q(due_on=OPEN_END),
    basis=_("计划事项中完成时限定到了哪一天的。"),
)

FIGURES = (
    PLANNED,
    DATED,
    ROUTINE,
    WITH_VERDICT,
    MET,
    NOT_MET,
    MET_RATE,
    DUE,
    OVERDUE,
    CLOSED,
)
