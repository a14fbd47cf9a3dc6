"""Items of a plan with what they ask, as tests want them."""

from datetime import date
from decimal import Decimal
from typing import Any

from chuangcheng.places.models import PlaceType
from chuangcheng.plan import commands, judging
from chuangcheng.plan.criteria import EACH_COMMUNITY
from chuangcheng.plan.drafts import ItemDraft
from chuangcheng.plan.models import Compare, CriterionDraft, Item, Judgement, Verdict
from chuangcheng.plan.queries import criteria_of
from tests.world import NOON, World, days_ago

SET_ON = date(2021, 4, 6)
DUE_ON = date(2021, 4, 30)


def posters(**changes: Any) -> CriterionDraft:
    """Ten pieces that count for the standard, at each compound."""
    given: dict[str, Any] = {
        "figure": "publicity.for_standard",
        "compare": Compare.AT_LEAST,
        "target": Decimal(10),
        "per": PlaceType.COMPOUND.value,
    }
    return CriterionDraft(**{**given, **changes})


def agreed_everywhere() -> CriterionDraft:
    """An agreement in each community."""
    return posters(figure="partners.agreements_signed", target=Decimal(1), per=EACH_COMMUNITY)


def draft(world: World, **changes: Any) -> ItemDraft:
    """Posters by 30 April, by the enforcement bureau."""
    given: dict[str, Any] = {
        "aspect": "宣传",
        "text": "小区公益广告每处不少于十幅",
        "where": world.town,
        "due_on": DUE_ON,
        "unit": world.enforcement,
        "criteria": (posters(),),
    }
    return ItemDraft(**{**given, **changes})


def planned(world: World, **changes: Any) -> Item:
    """列入计划 on 6 April."""
    return commands.draft(draft(world, **changes), by=world.office, now=days_ago(6))


def judge(world: World, item: Item, *verdicts: Verdict, **more: Any) -> Item:
    """Its criteria show this, in their order."""
    asked = criteria_of([item])[item.pk]
    found = [
        Judgement(criterion.pk, verdict, "8处")
        for criterion, verdict in zip(asked, verdicts, strict=True)
    ]
    given: dict[str, Any] = {"by": world.office, "now": NOON, "within": world.town}
    judging.keep(found, **{**given, **more})
    item.refresh_from_db()
    return item
