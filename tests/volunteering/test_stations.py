"""Stations: is it there, is its equipment complete, is it in service, on which day."""

from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.evidence import attaching
from chuangcheng.figures.asking import ask
from chuangcheng.figures.volunteering import (
    EQUIPPED,
    IN_SERVICE,
    ITEMS_MISSING,
    OF_STATIONS,
    READY,
    STATIONS,
)
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from chuangcheng.volunteering import building, queries
from chuangcheng.volunteering.drafts import draft_of_station
from chuangcheng.volunteering.models import ItemState, Station
from chuangcheng.volunteering.stations import StationState
from tests.evidence import papers
from tests.volunteering.gatherings import BUILT_ON, station, station_draft
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

S = StationState
BROUGHT_ON = date(2021, 4, 8)
BROUGHT = {"急救箱": ItemState.HELD, "饮水设备": ItemState.HELD}


def numbers(world: World, on: date = TODAY, known_at: int | None = None) -> list[Any]:
    """There, complete, in service, both, things missing."""
    answers = ask(OF_STATIONS, scope_of(world.town, as_of=on, known_at=known_at))
    order = (STATIONS, EQUIPPED, IN_SERVICE, READY, ITEMS_MISSING)
    return [answers[figure.key].value for figure in order]


def verbs(thing: Station) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def lacking(thing: Station) -> list[str]:
    return queries.missing(queries.items_of([thing])[thing.pk])


def test_a_station_is_there_before_it_is_complete_and_before_it_serves(world: World) -> None:
    built = station(world)
    assert verbs(built) == ["register"]
    assert numbers(world, on=BUILT_ON - timedelta(days=1)) == [0, 0, 0, 0, 0]
    assert numbers(world) == [1, 0, 0, 0, 2]
    assert lacking(built) == ["急救箱", "饮水设备"]

    building.equip(built, BROUGHT, on=BROUGHT_ON, by=world.keeper, now=NOON)
    building.move(built, S.RUNNING, on=TODAY, by=world.keeper, now=NOON)

    assert numbers(world, on=BROUGHT_ON) == [1, 1, 0, 0, 0]
    assert numbers(world) == [1, 1, 1, 1, 0]
    assert verbs(built) == ["move_station", "equip", "register"]


def test_a_broken_thing_is_missing_and_one_that_is_not_needed_is_not(world: World) -> None:
    built = station(world)
    told = {"桌椅": ItemState.BROKEN, "急救箱": ItemState.NOT_NEEDED, "雨伞": ItemState.HELD}
    building.equip(built, told, on=BROUGHT_ON, by=world.office, now=NOON)

    assert lacking(built) == ["桌椅", "饮水设备"]
    standing = queries.standings_of([built])[built.pk]
    assert (standing.items, standing.missing, standing.is_complete) == (3, 2, False)
    names = [item.name for item in queries.items_of([built])[built.pk]]
    assert names == ["桌椅", "急救箱", "饮水设备", "雨伞"]


def test_a_station_that_asks_for_nothing_is_not_called_complete(world: World) -> None:
    station(world, items={})
    assert numbers(world) == [1, 0, 0, 0, 0]


def test_how_it_came_to_serve_is_told_at_once(world: World) -> None:
    stages = ((S.PREPARING, date(2021, 3, 20)), (S.BUILT, BUILT_ON), (S.RUNNING, BROUGHT_ON))
    built = station(world, stages=stages)

    assert numbers(world, on=date(2021, 3, 25)) == [0, 0, 0, 0, 2], "things are missing already"
    assert numbers(world, on=BUILT_ON) == [1, 0, 0, 0, 2]
    assert numbers(world)[2] == 1
    assert len(queries.history_of(built)) == 3


def test_the_last_change_is_taken_back_and_was_known_before(world: World) -> None:
    built = station(world)
    building.equip(built, BROUGHT, on=BROUGHT_ON, by=world.office, now=NOON)
    then = trail.last_entry_id()
    building.take_back(built, reason="记错了站", by=world.office, now=NOON)

    assert lacking(built) == ["急救箱", "饮水设备"]
    assert numbers(world) == [1, 0, 0, 0, 2]
    assert numbers(world, known_at=then) == [1, 1, 0, 0, 0]
    with pytest.raises(Refused, match="没有变动过"):
        building.take_back(built, reason="再撤", by=world.office, now=NOON)
    building.equip(built, BROUGHT, on=TODAY, by=world.office, now=NOON)
    assert numbers(world)[1] == 1


def test_what_cannot_become_of_a_station_is_refused(world: World) -> None:
    built = station(world)
    give: dict[str, Any] = {"by": world.office, "now": NOON}
    with pytest.raises(Refused, match="不能改为“筹建中”"):
        building.move(built, S.PREPARING, on=TODAY, **give)
    with pytest.raises(Refused, match="不能早于上一次变动"):
        building.move(built, S.RUNNING, on=BUILT_ON - timedelta(days=1), **give)
    with pytest.raises(Refused, match="不能晚于今天"):
        building.equip(built, BROUGHT, on=TODAY + timedelta(days=1), **give)
    with pytest.raises(Refused, match="没有变"):
        building.equip(built, {"桌椅": ItemState.HELD}, on=TODAY, **give)
    many = {f"第{n}样": ItemState.HELD for n in range(41)}
    with pytest.raises(Refused, match="最多列"):
        building.equip(built, many, on=TODAY, **give)
    assert verbs(built) == ["register"]


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"name": " "}, "不能空", "name"),
        ({"stages": ()}, "站点状态", "state"),
        ({"stages": ((S.BUILT, TODAY + timedelta(days=1)),)}, "不能晚于今天", "on"),
        ({"stages": ((S.BUILT, TODAY), (S.RUNNING, BUILT_ON))}, "不能早于", "on"),
        ({"name": "松树园 志愿服务站"}, "已经登记了", "name"),
    ],
)
def test_what_is_no_station_is_refused(world: World, changes: Any, words: str, field: str) -> None:
    station(world)
    with pytest.raises(Refused, match=words) as refusal:
        station(world, **{"name": "新站", **changes})
    assert refusal.value.field == field


def test_a_station_lies_in_one_community_and_its_place_too(world: World) -> None:
    with pytest.raises(Refused, match="写明在哪个社区"):
        station(world, community=world.town)
    with pytest.raises(Refused, match="不在松树园社区"):
        station(world, place=world.far_compound)
    assert station(world, place=world.compound).where == "阳光花园"


def test_it_is_corrected_shown_and_void(world: World) -> None:
    built = station(world)
    give: dict[str, Any] = {"by": world.office, "now": NOON}
    said = draft_of_station(built)
    building.revise(built, said, **give)
    changed = station_draft(world, hours="周一至周五 9:00—11:30", keeper=None, keeper_name="刘阿姨")
    building.revise(built, changed, **give)
    assert (built.kept_by, verbs(built)) == ("刘阿姨", ["revise_station", "register"])
    upload = attaching.receive_file(papers.pdf(), name="站点.pdf", by=world.office)
    building.add_files(built, [upload], **give)
    assert built.proofs.count() == 1

    building.void(built, reason="不是站点", **give)

    assert numbers(world) == [0, 0, 0, 0, 0]
    assert not queries.visible_stations(world.office).exists()
    with pytest.raises(Refused, match="已经作废"):
        building.move(built, S.RUNNING, on=TODAY, **give)


@pytest.mark.parametrize("who", ["leader", "dragon_clerk", "grid_worker", "partner", "supervisor"])
def test_nobody_else_changes_a_station(world: World, who: str) -> None:
    built = station(world)
    give: dict[str, Any] = {"by": getattr(world, who), "now": NOON}
    for deed in (
        lambda: building.register(station_draft(world, name="新站"), **give),
        lambda: building.revise(built, station_draft(world, note="新"), **give),
        lambda: building.move(built, S.RUNNING, on=TODAY, **give),
        lambda: building.equip(built, BROUGHT, on=TODAY, **give),
        lambda: building.take_back(built, reason="错", **give),
        lambda: building.add_files(built, [], **give),
        lambda: building.void(built, reason="错", **give),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert verbs(built) == ["register"]


def test_a_keeper_notes_what_becomes_of_the_own_station_only(world: World) -> None:
    other = station(world, keeper=None)
    give: dict[str, Any] = {"by": world.keeper, "now": NOON}
    with pytest.raises(NotAllowed, match="自己负责的站点"):
        building.equip(other, BROUGHT, on=TODAY, **give)
    with pytest.raises(NotAllowed):
        building.revise(other, station_draft(world, note="新"), **give)
