"""交办给谁: to whom the demo's office sends a compound's issue, and the reason it writes down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from chuangcheng.demo.cast import Cast
from chuangcheng.demo.tables import Compound
from chuangcheng.issues.limits import Limit
from chuangcheng.issues.limits import Unit as LimitUnit
from chuangcheng.issues.models import Category
from chuangcheng.issues.trades import Trade
from chuangcheng.kernel.actor import Actor
from chuangcheng.people.models import Unit


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


def assignment(category: Category, compound: Compound, cast: Cast) -> Assignment:
    """The office's example rules: 物业 where there is one, else the community."""
    committee = cast.committee(compound.community)
    trade = next((Trade(lead) for lead in category.lead.split("/")), Trade.COMMUNITY)
    if outside := OUT_OF_HAND.get(trade):
        why = f"“{category.name}”归{trade.label}：{outside.why}"
        return Assignment(cast.units[outside.unit], (committee,), why)
    if compound.company:
        company = cast.units[compound.company]
        why = f"小区有物业 → 物业公司：{compound.name}的物业是{company}"
        return Assignment(company, (committee,), why)
    kind = compound.management.label
    why = f"小区没有物业 → 社区：{compound.name}是{kind}小区，由{committee}负责"
    return Assignment(committee, (cast.units["区住建局"],), why)


def dispatcher(category: Category, compound: Compound, cast: Cast) -> Actor:
    """交办人: the community sends small things to its own 物业, the office all the rest."""
    lead = assignment(category, compound, cast).lead
    limit = limit_of(category)
    is_small = limit.unit == LimitUnit.WORK_HOUR or limit.n <= 1
    if is_small and compound.company and lead == cast.units[compound.company]:
        return cast.worker(compound.community)
    return cast.office


def limit_of(category: Category) -> Limit:
    """时限 of the category's example."""
    if category.limit_n is None:
        raise ValueError(category.name)
    return Limit(category.limit_n, LimitUnit(category.limit_unit))
