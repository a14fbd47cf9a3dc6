"""日工作量: one line for a community and a day; what nobody counted is unknown, never 0."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from chuangcheng.campaigns import queries, tallying
from chuangcheng.campaigns.models import DayTally
from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.tallies import FIXED, LINES, PEOPLE, SMALL_ADS, VEHICLES
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.campaigns.days import WORKED_ON, tally, tally_draft
from tests.world import NOON, TODAY, World


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    return deepcopy(shared_world)


def verbs(thing: Any) -> list[str]:
    return [deed.verb.partition(".")[2] for deed in trail.history_of(key_of(thing))]


def test_sums_say_what_nobody_counted(world: World) -> None:
    told = tally(world)
    tally(world, community=world.dragon, amounts={"people": Quantity(8), "vehicles": Quantity(0)})
    tally(world, worked_on=TODAY, amounts={"people": Quantity(5)})

    assert verbs(told) == ["tally"]
    scope = scope_of(world.town, as_of=TODAY)
    found: Any = ask([LINES, PEOPLE, VEHICLES, SMALL_ADS, FIXED], scope)
    assert [found[each.key].value for each in (LINES, PEOPLE)] == [3, 25]
    assert found[PEOPLE.key].quantity == Quantity(25)
    ads, cars = found[SMALL_ADS.key].quantity, found[VEHICLES.key].quantity
    assert (ads.value, ads.certainty, ads.missing) == (30, Certainty.AT_LEAST, 2)
    assert (cars.value, cars.certainty, cars.missing) == (0, Certainty.AT_LEAST, 2)
    assert found[FIXED.key].quantity.certainty == Certainty.UNKNOWN

    days = ask_by([PEOPLE], scope, "day")[PEOPLE.key]
    assert {day: answer.value for day, answer in days.items()} == {WORKED_ON: 20, TODAY: 5}


def test_a_day_is_told_once_and_said_again_by_a_correction(world: World) -> None:
    told = tally(world)
    with pytest.raises(Refused, match="已经登记过，打开那一条修改") as refusal:
        tally(world)
    assert refusal.value.field == "worked_on"

    draft = tally_draft(world, amounts={"people": Quantity(15), "fixed": Quantity(0)})
    tallying.revise_tally(told, draft, by=world.pine_clerk, now=NOON)
    tallying.revise_tally(told, draft, by=world.pine_clerk, now=NOON)

    assert verbs(told) == ["revise_tally", "tally"]
    row = DayTally.objects.get()
    assert (row.people, row.small_ads, row.fixed) == (15, None, 0)
    other = tally(world, worked_on=TODAY)
    with pytest.raises(Refused, match="已经登记过"):
        tallying.revise_tally(other, tally_draft(world), by=world.office, now=NOON)


def test_a_void_day_counts_nowhere_and_may_be_told_anew(world: World) -> None:
    told = tally(world)
    tallying.void_tally(told, reason="报错了", by=world.office, now=NOON)

    assert verbs(told) == ["void_tally", "tally"]
    assert ask([LINES], scope_of(world.town, as_of=TODAY))[LINES.key].value == 0
    give: dict[str, Any] = {"by": world.office, "now": NOON}
    for deed in (
        lambda: tallying.void_tally(told, reason="再来", **give),
        lambda: tallying.revise_tally(told, tally_draft(world), **give),
    ):
        with pytest.raises(Refused, match="已经作废"):
            deed()
    tally(world)


@pytest.mark.parametrize(
    ("changes", "words", "field"),
    [
        ({"worked_on": TODAY + timedelta(days=1)}, "不能晚于今天", "worked_on"),
        ({"amounts": {}}, "五个数都空着", "people"),
        ({"amounts": {"leaflets": Quantity(100_001)}}, "最多写到", "leaflets"),
    ],
)
def test_what_is_no_days_work_is_refused(
    world: World, changes: Any, words: str, field: str
) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        tally(world, **changes)
    assert refusal.value.field == field
    with pytest.raises(Refused, match="写明在哪个社区"):
        tally(world, community=world.town)


@pytest.mark.parametrize("who", ["leader", "dragon_clerk", "grid_worker", "verifier", "supervisor"])
def test_only_the_office_and_the_own_community_keep_them(world: World, who: str) -> None:
    told, other = tally(world), getattr(world, who)
    give: dict[str, Any] = {"by": other, "now": NOON}
    for deed in (
        lambda: tallying.record_tally(tally_draft(world, worked_on=TODAY), **give),
        lambda: tallying.revise_tally(told, tally_draft(world, note="新"), **give),
        lambda: tallying.void_tally(told, reason="错", **give),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert verbs(told) == ["tally"]


def test_a_community_sees_its_own_days_and_no_others(world: World) -> None:
    mine = tallying.record_tally(tally_draft(world), by=world.pine_clerk, now=NOON)
    tally(world, community=world.dragon)

    assert [*queries.visible_tallies(world.pine_clerk)] == [mine]
    assert queries.visible_tallies(world.leader).count() == 2
    assert not queries.visible_tallies(world.property_clerk).exists()
