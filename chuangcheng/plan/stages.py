"""How items stand on which days: begin, move on, restate, never have been. Beside commands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.refusal import Refused
from chuangcheng.plan.models import Item, ItemStage, ItemState
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a stage repeats its item, so that figures join nothing.
_REPEATED = ("city_id", "district_id", "subdistrict_id", "community_id", "aspect")
CORRECTED = ("unit_id", "due_on")  # what a correction may say otherwise of stages
_STANDS = ("unit_id", "state", "verdict", "by_hand", "due_on")


def begin(items: Sequence[Item], *, entry: Entry) -> None:
    """The first stage of new items, from the day on which they were set."""
    made = [_stage(item, seq=1, on=item.set_on, entry=entry) for item in items]
    ItemStage.objects.bulk_create(made, batch_size=500)


def move(item: Item, *, on: date, entry: Entry) -> None:
    """From a day on the item stands as its row now says."""
    move_all([item], on=on, entry=entry)


def move_all(items: Sequence[Item], *, on: date, entry: Entry) -> None:
    """From a day on they stand as their rows now say; what was said of later days is gone."""
    rows = ItemStage.objects.filter(item__in=items, void=False, until_on__gt=on).order_by("id")
    cut: dict[date, list[ItemStage]] = {}
    for row in rows:
        cut.setdefault(max(row.from_on, on), []).append(row)
    for until_on, stages in cut.items():
        versions.revise_all(stages, entry=entry, until_on=until_on)
    numbered = ItemStage.objects.filter(item__in=items).order_by().values_list("item")
    last = dict(numbered.annotate(last=Max("seq")))
    made = [
        _stage(item, seq=last[item.pk] + 1, on=max(on, item.set_on), entry=entry) for item in items
    ]
    ItemStage.objects.bulk_create(made, batch_size=500)


def restate(item: Item, *, was: Mapping[str, object], entry: Entry) -> None:
    """订正: the item was always so; the stages repeat it anew. Raises Refused.

    `was`: what stood in the columns of CORRECTED; stages of another unit or deadline keep theirs.
    """
    rows = _of(item)
    first = rows[0]
    if item.set_on > first.until_on:
        facts = day_name(first.until_on)
        raise Refused(_("列入日期不能晚于 %s 的变动") % facts, field="set_on")
    if item.set_on != first.from_on:
        versions.revise(first, entry=entry, from_on=item.set_on)
    facts_of = {name: getattr(item, name) for name in _REPEATED}
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts_of.items())]
    versions.revise_all(otherwise, entry=entry, **facts_of)
    for name, before in was.items():
        if (now := getattr(item, name)) != before:
            stood = [row for row in rows if getattr(row, name) == before]
            versions.revise_all(stood, entry=entry, **{name: now})


def void_all(item: Item, *, entry: Entry) -> None:
    """作废: it never was; none of the stages counts on any day."""
    versions.revise_all(_of(item), entry=entry, void=True)


def refuse_void(item: Item) -> None:
    """Raises Refused for what never was."""
    if item.void:
        raise Refused(_("“%s”已经作废") % item)


def refuse_ended(item: Item) -> None:
    """Raises Refused for what is no longer open."""
    refuse_void(item)
    if not item.is_open:
        facts = {"item": item.text, "state": ItemState(item.state).label}
        raise Refused(_("“%(item)s”%(state)s，要改先重新执行") % facts)


def starts(item: Item, *, now: datetime) -> date:
    """The day from which what is said of an item today holds."""
    return max(law_day(now), item.set_on)


def _of(item: Item) -> list[ItemStage]:
    return list(ItemStage.objects.filter(item=item, void=False).order_by("seq"))


def _stage(item: Item, *, seq: int, on: date, entry: Entry) -> ItemStage:
    return ItemStage(
        item=item,
        seq=seq,
        from_on=on,
        known_from=entry.pk,
        **{name: getattr(item, name) for name in (*_REPEATED, *_STANDS)},
    )
