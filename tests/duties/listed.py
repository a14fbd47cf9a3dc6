"""A responsibility list for the tests: a system in use, and an item of one of its standards."""

from dataclasses import replace
from typing import Any

from chuangcheng.duties import lists
from chuangcheng.duties.drafts import DutyDraft
from chuangcheng.duties.models import DutyItem, DutyList
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.standards.models import EvaluationSystem
from tests.standards import trees
from tests.world import NOON, TODAY, World


def duty_list(world: World, **changes: Any) -> DutyList:
    """草稿 without an item."""
    facts: dict[str, Any] = {"name": "创城责任清单", "by": world.office, "now": NOON, **changes}
    return lists.draft_list(facts.pop("subdistrict", world.town), **facts)


def draft(world: World, system: EvaluationSystem, **changes: Any) -> DutyDraft:
    """The corridor lamps of the pine community: the committee leads, its clerk is named."""
    facts = DutyDraft(
        clause=trees.clause(system, trees.LIGHTS),
        area=world.pine,
        leader=world.account(world.leader),
        lead_unit=world.pine_unit,
        responsible=(world.property_company,),
        cooperating=(world.enforcement,),
        person=world.account(world.pine_clerk),
        target=Quantity(12),
        target_unit="盏",
    )
    return replace(facts, **changes)


def item(world: World, **changes: Any) -> DutyItem:
    """责任项 of a draft."""
    system = changes.pop("system", None) or trees.in_use(world)
    holder = changes.pop("duty_list", None) or duty_list(world)
    return lists.add_item(holder, draft(world, system, **changes), by=world.office, now=NOON)


def published(world: World, **changes: Any) -> DutyItem:
    """责任项 in force since the day on which the list was published."""
    on = changes.pop("on", TODAY)
    made = item(world, **changes)
    lists.publish(made.duty_list, on=on, by=world.office, now=NOON)
    return DutyItem.objects.get(pk=made.pk)
