"""What somebody says of an activity or a station before it is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, Place
from chuangcheng.volunteering.models import (
    COUNTED,
    Activity,
    ActivityState,
    ItemState,
    Programme,
    ServiceField,
    Station,
    StationState,
)
from chuangcheng.volunteering.stations import EQUIPMENT

MOST_COUNTED = 100_000  # more on one day is a slip of the pen
MOST_HOURS = 12
MOST_ITEMS = 40
QUANTITIES = (*COUNTED, "headcount")
Stages = tuple[tuple[StationState, date], ...]


@dataclass(frozen=True, kw_only=True)
class ActivityDraft:
    """活动草稿. `where` is a community, a village or the town; what is unsaid is unknown."""

    title: str
    held_on: date
    where: Area
    state: ActivityState = ActivityState.HELD
    programme: Programme | None = None
    field: ServiceField | None = None
    begins_at: time | None = None
    station: Station | None = None
    spot: str = ""
    unit: Unit | None = None
    host: str = ""
    partners: tuple[Unit, ...] = ()
    party_members: Quantity = UNKNOWN
    residents: Quantity = UNKNOWN
    beneficiaries: Quantity = UNKNOWN
    headcount: Quantity = UNKNOWN
    hours: Decimal | None = None
    note: str = ""


def standard_items() -> dict[str, ItemState]:
    """示例设施: what a new station is to have, all of it still lacking."""
    return {str(name): ItemState.LACKING for name in EQUIPMENT}


@dataclass(frozen=True, kw_only=True)
class StationDraft:
    """站点草稿. `stages` are how it stood since which day, in the order of time."""

    name: str
    community: Area
    stages: Stages
    items: Mapping[str, ItemState] = field(default_factory=standard_items)
    place: Place | None = None
    spot: str = ""
    keeper: Person | None = None
    keeper_name: str = ""
    hours: str = ""
    note: str = ""


def columns_of_activity(draft: ActivityDraft) -> dict[str, Any]:
    """The columns that a draft fills beside its days. Raises Refused for what cannot be."""
    title = text.filled(draft.title, most=60, field="title")
    return {
        "title": title,
        "folded": folded(title),
        "programme": draft.programme,
        "field": draft.field or "",
        "begins_at": draft.begins_at,
        "station": draft.station,
        "spot": text.clean_line(draft.spot, most=60, field="spot"),
        "unit": draft.unit,
        "host": text.clean_line(draft.host, most=60, field="host"),
        "hours": _hours(draft.hours),
        "note": text.clean_line(draft.note, most=200, field="note"),
        **numbers_of({name: getattr(draft, name) for name in QUANTITIES}),
    }


def numbers_of(told: Mapping[str, Quantity]) -> dict[str, Any]:
    """The two columns of each number. Raises Refused for too many, for more heads than came."""
    columns: dict[str, Any] = {}
    for name, amount in told.items():
        if (amount.value or 0) > MOST_COUNTED:
            raise Refused(_("数最多写到 %d") % MOST_COUNTED, field=name)
        columns[name] = amount.value
        columns[f"{name}_certainty"] = amount.certainty
    _check_heads(told)
    return columns


def draft_of_activity(activity: Activity) -> ActivityDraft:
    """What is said of an activity, to be said again with changes."""
    return ActivityDraft(
        title=activity.title,
        held_on=activity.held_on,
        where=activity.community or activity.subdistrict,
        state=ActivityState(activity.state),
        programme=activity.programme,
        field=ServiceField(activity.field) if activity.field else None,
        begins_at=activity.begins_at,
        station=activity.station,
        spot=activity.spot,
        unit=activity.unit,
        host=activity.host,
        partners=tuple(row.match.unit for row in activity.partners.all()),
        party_members=activity.counted("party_members"),
        residents=activity.counted("residents"),
        beneficiaries=activity.counted("beneficiaries"),
        headcount=activity.counted("headcount"),
        hours=activity.hours,
        note=activity.note,
    )


def columns_of_station(draft: StationDraft) -> dict[str, Any]:
    """The columns that a draft fills. Raises Refused for what cannot be."""
    name = text.filled(draft.name, most=60, field="name")
    if draft.place is not None and draft.place.community_id != draft.community.pk:
        facts = {"place": draft.place.name, "area": draft.community.name}
        raise Refused(_("“%(place)s”不在%(area)s") % facts, field="place")
    return {
        "name": name,
        "folded": folded(name),
        "place": draft.place,
        "spot": text.clean_line(draft.spot, most=60, field="spot"),
        "keeper": draft.keeper,
        "keeper_name": text.clean_line(draft.keeper_name, most=40, field="keeper"),
        "hours": text.clean_line(draft.hours, most=60, field="hours"),
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def items_named(told: Mapping[str, ItemState]) -> dict[str, ItemState]:
    """设施 by their cleaned names. Raises Refused for too many."""
    found = {text.filled(name, most=20, field="items"): state for name, state in told.items()}
    if len(found) > MOST_ITEMS:
        raise Refused(_("一个站点最多列 %s 样设施") % MOST_ITEMS, field="items")
    return found


def draft_of_station(station: Station, *, stages: Stages = ()) -> StationDraft:
    """What is said of a station itself, to be said again with changes."""
    assert station.community is not None  # noqa: S101 - a station always lies in one
    return StationDraft(
        name=station.name,
        community=station.community,
        stages=stages,
        items={},
        place=station.place,
        spot=station.spot,
        keeper=station.keeper,
        keeper_name=station.keeper_name,
        hours=station.hours,
        note=station.note,
    )


def _hours(hours: Decimal | None) -> Decimal | None:
    if hours is None:
        return None
    if not 0 < hours <= MOST_HOURS:
        raise Refused(_("服务时长写 0.1 到 %s 小时") % MOST_HOURS, field="hours")
    return hours.quantize(Decimal("0.1"))


def _check_heads(told: Mapping[str, Quantity]) -> None:
    """Different persons are never more than the times that somebody took part."""
    names = ("party_members", "residents", "headcount")
    known = [told[name] for name in names if name in told]
    if len(known) < len(names) or any(each.certainty != Certainty.EXACT for each in known):
        return
    came, heads = (known[0].value or 0) + (known[1].value or 0), known[2].value or 0
    if heads > came:
        raise Refused(_("不重复人数不能多于党员和居民之和 %d") % came, field="headcount")
