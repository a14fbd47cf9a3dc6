"""Questions about the plan: which items somebody sees, what they ask, what that showed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.places.models import Area
from chuangcheng.plan.models import (
    Criterion,
    Item,
    ItemStage,
    ItemStageEver,
    ItemState,
    Outcome,
    Override,
    Verdict,
)
from chuangcheng.plan.rules import seen_by
from chuangcheng.trail.queries import as_known, as_told


@dataclass(frozen=True)
class Ahead:
    """一项计划事项 as it stood on a day."""

    item: Item
    aspect: str
    due_on: date
    unit_id: int | None
    state: ItemState

    @property
    def has_due_day(self) -> bool:
        """Whether a day was said by which it is to be reached."""
        return self.due_on != OPEN_END


def visible_items(actor: Actor) -> QuerySet[Item]:
    """计划事项 that a person may see."""
    return with_names(Item.objects.standing().filter(seen_by(actor)))


def with_names(items: QuerySet[Item]) -> QuerySet[Item]:
    """With all that an item names."""
    return items.select_related("unit", "person", "community", "subdistrict", "decision__meeting")


def ahead_known(inside: Q, *, on: date, known_at: int | None = None) -> list[Ahead]:
    """当时还要做的计划事项 of an area: by deadline, then those without a day, 常态任务 last."""
    return _known(inside & Q(state=ItemState.OPEN), on, known_at)


def planned_known(inside: Q, *, on: date, known_at: int | None = None) -> list[Ahead]:
    """当时的工作计划 of an area in the same order, with what was closed by then."""
    return _known(inside & ~Q(state=ItemState.WITHDRAWN), on, known_at)


def to_watch(actor: Actor, *, by: date) -> QuerySet[Item]:
    """要盯的计划: due by a day or falling short, of the office's area or of one's own unit."""
    items = visible_items(actor).filter(open_and_wanting(by))
    if actor.holding(Role.CAMPAIGN_OFFICE):
        return items
    own = [grant.area_id for grant in actor.holding(Role.COMMUNITY) if grant.area_id is not None]
    mine = Q(unit__in=actor.unit_ids) | Q(person=actor.person_id) | Q(community__in=own)
    return items.filter(mine)


def open_and_wanting(by: date) -> Q:
    """The same as `ItemQuerySet.wanting`, for rows that are filtered already."""
    return Q(pk__in=Item.objects.wanting(by).order_by().values("pk"))


def criteria_of(items: Iterable[Item]) -> dict[int, list[Criterion]]:
    """可核验标准 that some items ask now, in their order, in one statement."""
    found: dict[int, list[Criterion]] = {item.pk: [] for item in items}
    rows = Criterion.objects.filter(item__in=found, dropped=False).select_related("area")
    for criterion in rows:
        found[criterion.item_id].append(criterion)
    return found


def asked_in(subdistrict: Area) -> list[Criterion]:
    """All that the plan of a sub-district asks of what is still open."""
    rows = Criterion.objects.filter(
        dropped=False, item__in=Item.objects.open().filter(subdistrict=subdistrict)
    )
    return list(rows.select_related("area", "item__community", "item__subdistrict"))


def outcomes_of(criteria: Iterable[Criterion]) -> dict[int, Outcome]:
    """判定结果 that some criteria show now."""
    rows = Outcome.objects.filter(criterion__in=list(criteria), until_on=OPEN_END)
    return {row.criterion_id: row for row in rows}


def override_of(item: Item) -> Override | None:
    """人工判定 that stands."""
    rows = item.overrides.filter(until_on=OPEN_END)
    return rows.select_related("recorded_by").first()


def overrides_of(items: Iterable[Item]) -> dict[int, Override]:
    """人工判定 that stand, of some items."""
    rows = Override.objects.filter(item__in=list(items), until_on=OPEN_END)
    return {row.item_id: row for row in rows}


def stages_of(item: Item) -> list[ItemStage]:
    """历次变动 of an item that lasted a day or longer, the latest first."""
    rows = ItemStage.objects.filter(item=item, void=False).select_related("unit").order_by("-seq")
    return [row for row in rows if row.until_on > row.from_on]


def aspects_in(subdistrict: Area) -> list[str]:
    """方面 that the plan of a sub-district has used."""
    rows = Item.objects.standing().filter(subdistrict=subdistrict).order_by("aspect")
    return list(rows.values_list("aspect", flat=True).distinct())


def falling_short(items: QuerySet[Item]) -> QuerySet[Item]:
    """未达到的."""
    return items.filter(verdict=Verdict.NOT_MET)


def _known(which: Q, on: date, known_at: int | None) -> list[Ahead]:
    stages = as_known(ItemStage, ItemStageEver, known_at).filter(
        which, from_on__lte=on, until_on__gt=on, void=False
    )
    stood = {row.item_id: row for row in stages}
    rows = Item.objects.filter(pk__in=stood).select_related("community")
    items = as_told(rows, known_at, "community")
    found = [_stood(item, stood[item.pk]) for item in items]
    return sorted(found, key=_by_deadline)


def _stood(item: Item, stage: ItemStage) -> Ahead:
    state = ItemState(stage.state)
    return Ahead(item, stage.aspect, stage.due_on, stage.unit_id, state)


def _by_deadline(each: Ahead) -> tuple[date, bool, int, int]:
    return each.due_on, not each.item.due_text, each.item.position, each.item.pk
