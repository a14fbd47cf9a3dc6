"""交办给谁: to whom the demo's office sends an issue, by whom, and the reason it writes down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chuangcheng.demo.cast import Cast
from chuangcheng.issues import routing
from chuangcheng.issues.limits import Limit
from chuangcheng.issues.limits import Unit as LimitUnit
from chuangcheng.issues.models import Category, Issue
from chuangcheng.issues.trades import Trade
from chuangcheng.kernel.actor import Actor
from chuangcheng.people.models import Unit, UnitKind
from chuangcheng.places.models import PlaceType


class Outside(NamedTuple):
    """管不了的事: which unit has the power or the ladder for it, and why nobody nearer does."""

    unit: str
    why: str


OUT_OF_HAND: Mapping[Trade, Outside] = {
    Trade.ENFORCEMENT: Outside("综合行政执法局", "物业和社区没有执法权"),
    Trade.POWER: Outside("供电所", "线路要由产权单位处理"),
}


@dataclass(frozen=True, slots=True)
class Assignment:
    """交办: the lead unit, who helps, and why."""

    lead: Unit
    cooperating: tuple[Unit, ...]
    why: str


def assignment(issue: Issue, cast: Cast, *, on: date) -> Assignment:
    """What the rules suggest, but for the few things in a compound that nobody there can mend."""
    category = category_of(issue)
    trade = Trade(category.lead.partition("/")[0])
    outside = OUT_OF_HAND.get(trade)
    if outside and issue.place_type == PlaceType.COMPOUND:
        why = f"“{category.name}”归{trade.label}：{outside.why}"
        committee = cast.committee(issue.community.name)
        return Assignment(cast.units[outside.unit], (committee,), why)
    route = routing.route_of(issue, on=on)
    if route.unit is None:
        raise ValueError(issue.title)
    return Assignment(route.unit, route.cooperating, route.reason)


def dispatcher(issue: Issue, lead: Unit, cast: Cast) -> Actor:
    """交办人: the community sends small things to its own 物业, the office all the rest."""
    limit = limit_of(category_of(issue))
    is_small = limit.unit == LimitUnit.WORK_HOUR or limit.n <= 1
    if is_small and lead.kind == UnitKind.PROPERTY:
        return cast.worker(issue.community.name)
    return cast.office


def limit_of(category: Category) -> Limit:
    """时限 of the category's example."""
    if category.limit_n is None:
        raise ValueError(category.name)
    return Limit(category.limit_n, LimitUnit(category.limit_unit))


def category_of(issue: Issue) -> Category:
    """The category, which whatever is dispatched has."""
    if issue.category is None:
        raise ValueError(issue.title)
    return issue.category
