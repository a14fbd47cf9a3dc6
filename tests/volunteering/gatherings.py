"""Activities and stations with partners, as tests want them."""

from datetime import date
from typing import Any

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.people.models import Person
from chuangcheng.volunteering import building, commands
from chuangcheng.volunteering.drafts import ActivityDraft, StationDraft
from chuangcheng.volunteering.models import Activity, ActivityState, ItemState, Station
from chuangcheng.volunteering.stations import StationState
from tests.world import NOON, World

HELD_ON = date(2021, 4, 8)
AHEAD = date(2021, 4, 20)
BUILT_ON = date(2021, 4, 1)
ITEMS = {"桌椅": ItemState.HELD, "急救箱": ItemState.LACKING, "饮水设备": ItemState.LACKING}


def activity_draft(world: World, **changes: Any) -> ActivityDraft:
    """Residents and Party members clean a stairwell in the pine community."""
    given = {
        "title": "清理楼道",
        "held_on": HELD_ON,
        "where": world.pine,
        "party_members": Quantity(5),
        "residents": Quantity(20),
        "beneficiaries": Quantity(80, Certainty.AT_LEAST),
    }
    return ActivityDraft(**{**given, **changes})


def activity(world: World, *, by: Actor | None = None, **changes: Any) -> Activity:
    """It is on record."""
    draft = activity_draft(world, **changes)
    return commands.record(draft, by=by or world.office, now=NOON)


def planned(world: World, **changes: Any) -> Activity:
    """It is to be held on 20 April."""
    return activity(world, **{"state": ActivityState.PLANNED, "held_on": AHEAD, **changes})


def station_draft(world: World, **changes: Any) -> StationDraft:
    """A station of the pine community that lacks two of three things; the keeper keeps it."""
    given = {
        "name": "松树园志愿服务站",
        "community": world.pine,
        "stages": ((StationState.BUILT, BUILT_ON),),
        "items": ITEMS,
        "keeper": Person.objects.get(pk=world.keeper.person_id),
    }
    return StationDraft(**{**given, **changes})


def station(world: World, **changes: Any) -> Station:
    """It is on record."""
    return building.register(station_draft(world, **changes), by=world.office, now=NOON)
