"""撤回移交: the rows are as before, unless something of what was handed over was changed since."""

from typing import Any

import pytest

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import Charge, DutyItem
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.offices.left_behind import left_behind
from chuangcheng.offices.reversal import last_hand_over, take_back
from chuangcheng.offices.succession import hand_over
from chuangcheng.people import commands as people
from chuangcheng.people.models import Grant
from chuangcheng.places import districting
from chuangcheng.trail.models import Entry
from tests.offices.test_succession import YESTERDAY, adjusted, both, by, numbers
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db


def standing(*areas: Any) -> list[list[Any]]:
    """What lasts a day at least, in the areas."""
    columns = ("area", "since", "until")
    return [
        sorted(
            row
            for model in (Charge, Grant)
            for row in model.objects.filter(area__in=areas).values_list(*columns)
            if row[1] < row[2]
        ),
        sorted(DutyItem.objects.standing().filter(area__in=areas).values_list(*columns)),
    ]


def test_all_is_as_it_was_before_and_the_deed_stands_in_the_trail(world: World) -> None:
    new = adjusted(world)
    areas, days = (world.pine, new), (YESTERDAY, TODAY)
    before = standing(*areas), left_behind(world.pine, on=TODAY)
    counted = [numbers(world, area, day) for area in (world.town, world.pine) for day in days]
    hand_over(world.pine, **by(both(world)))
    assert standing(*areas) != before[0]

    take_back(world.pine, **by(both(world)))

    assert (standing(*areas), left_behind(world.pine, on=TODAY)) == before
    again = [numbers(world, area, day) for area in (world.town, world.pine) for day in days]
    assert again == counted
    assert Entry.objects.filter(verb="offices.take_back").count() == 1
    assert last_hand_over(world.pine) is None
    with pytest.raises(Refused, match="没有可以撤回的移交"):
        take_back(world.pine, **by(both(world)))
    hand_over(world.pine, **by(both(world)))
    assert DutyItem.objects.in_force(TODAY).get().area == new


def test_a_role_that_ended_with_it_goes_on(world: World) -> None:
    districting.merge_area(world.village, into=world.dragon, on=TODAY, **by(world.administrator))
    person = world.account(world.grid_worker)
    people.grant(person, Role.GRID_WORKER, area=world.village, **by(world.administrator))
    before = standing(world.village, world.dragon)
    hand_over(world.village, **by(both(world)))

    take_back(world.village, **by(both(world)))

    assert standing(world.village, world.dragon) == before


def test_what_was_changed_since_is_not_taken_back_as_a_whole(world: World) -> None:
    new = adjusted(world)
    hand_over(world.pine, **by(both(world)))
    duties.end(Charge.objects.get(area=new), on=TODAY, **by(world.office))
    after = standing(world.pine, new)

    with pytest.raises(Refused, match="又办过，不能整体撤回"):
        take_back(world.pine, **by(both(world)))
    assert standing(world.pine, new) == after


def test_who_may_not_do_all_of_it_takes_nothing_back(world: World) -> None:
    new = adjusted(world)
    hand_over(world.pine, **by(both(world)))
    after = standing(world.pine, new)

    for actor in world.everybody().values():
        with pytest.raises(NotAllowed):
            take_back(world.pine, **by(actor))
    assert standing(world.pine, new) == after
