"""A small checklist for the tests, and what a visit answers to it."""

from datetime import date
from typing import Any

from chuangcheng.inspections import checking
from chuangcheng.inspections.checking import Said
from chuangcheng.inspections.lists import ItemDraft, items_of
from chuangcheng.inspections.models import Answer, Checklist, ChecklistItem, Verdict, Visit
from chuangcheng.places.models import PlaceType
from tests.world import NOON, World

LIGHTS, FIRE, RUBBISH = "楼道照明完好", "消防通道畅通", "没有积存垃圾"
SINCE = date(2021, 4, 1)


def published(world: World, *more: str, **changes: Any) -> Checklist:
    """检查表 for compounds: three items, the last two with a category."""
    given = {
        "place_type": PlaceType.COMPOUND,
        "subdistrict": world.town,
        "since": SINCE,
        "by": world.office,
        "now": NOON,
        **changes,
    }
    items = [
        ItemDraft(LIGHTS, category=world.lamp),
        ItemDraft(FIRE),
        ItemDraft(RUBBISH, category=world.rubbish),
        *(ItemDraft(text) for text in more),
    ]
    return checking.publish(given.pop("place_type"), given.pop("items", items), **given)


def items(checklist: Checklist) -> dict[str, ChecklistItem]:
    """检查项 by their words."""
    return {item.text: item for item in items_of(checklist)}


def answered(world: World, visit: Visit, verdicts: dict[str, Verdict], **more: Any) -> list[Answer]:
    """What a visit says of some items."""
    of = items(Checklist.objects.get(place_type=visit.checked_as, used_until__year=9999))
    said = [Said(item=of[text], verdict=verdict) for text, verdict in verdicts.items()]
    return checking.answer(visit, said, by=more.pop("by", world.office), now=NOON, **more)
