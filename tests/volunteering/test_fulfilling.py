"""关联承诺: an activity shows a delivery where somebody links it, and nowhere else."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.partners import delivering
from chuangcheng.partners.models import Delivery, Outcome
from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import history_of
from chuangcheng.volunteering import commands
from chuangcheng.volunteering.fulfilling import fulfil, unlink
from chuangcheng.volunteering.models import Activity
from chuangcheng.volunteering.queries import promises_for, shown_of
from tests.partners.friends import Friends
from tests.volunteering.gatherings import activity, activity_draft, planned
from tests.world import NOON, World

pytestmark = pytest.mark.django_db

FRIDAY = date(2021, 4, 9)


@pytest.fixture
def friends(world: World) -> Friends:
    return Friends(world)


def cards(friends: Friends, **changes: Any) -> Activity:
    """On Friday the buses issue cards together with the pine community."""
    world = friends.world
    given = {"title": "办理公交卡", "held_on": FRIDAY, "unit": friends.buses, **changes}
    return activity(world, **given)


def verbs(thing: Any) -> list[str]:
    return [deed.verb for deed in history_of(key_of(thing))]


def test_linking_notes_the_delivery_and_says_so_on_both_sides(
    world: World, friends: Friends
) -> None:
    pledge, held = friends.pledge(), cards(friends)
    assert not shown_of(pledge, world.office)

    delivery = fulfil(held, pledge, own_day=FRIDAY, by=world.pine_clerk, now=NOON)

    assert (delivery.happened_on, delivery.outcome) == (FRIDAY, Outcome.DELIVERED)
    assert Activity.objects.get(pk=held.pk).fulfils == delivery
    assert [each.pk for each in shown_of(pledge, world.office)] == [held.pk]
    assert "volunteering.fulfil" in verbs(held)
    assert "volunteering.fulfil" in verbs(pledge)


def test_what_was_noted_already_is_not_noted_twice(world: World, friends: Friends) -> None:
    pledge, held = friends.pledge(), cards(friends)
    said = {"on": FRIDAY, "own_day": FRIDAY, "by": world.office, "now": NOON}
    noted = delivering.note(pledge, Outcome.DELIVERED, **said)  # type: ignore[arg-type]

    assert fulfil(held, pledge, own_day=FRIDAY, by=world.office, now=NOON) == noted
    assert Delivery.objects.count() == 1


def test_only_who_writes_down_what_was_delivered_links_it(world: World, friends: Friends) -> None:
    pledge, held = friends.pledge(), cards(friends)

    for who in (world.dragon_clerk, world.leader, world.keeper, friends.driver):
        with pytest.raises(NotAllowed):
            fulfil(held, pledge, own_day=FRIDAY, by=who, now=NOON)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("not_held", "已开展的活动"),
        ("others", "没有共同开展"),
        ("elsewhere", "别的社区"),
        ("missed", "没有兑现"),
        ("linked", "已经关联了"),
    ],
)
def test_what_cannot_have_kept_it_is_refused(
    world: World, friends: Friends, what: str, said: str
) -> None:
    pledge, held = friends.pledge(), cards(friends)
    match what:
        case "not_held":
            held = planned(world, title="下周办卡", unit=friends.buses)
        case "others":
            held = cards(friends, title="大扫除", unit=None)
        case "elsewhere":
            held = cards(friends, where=world.dragon)
        case "missed":
            given = {"on": FRIDAY, "own_day": FRIDAY, "by": world.office, "now": NOON}
            delivering.note(pledge, Outcome.NOT_HELD, **given)  # type: ignore[arg-type]
        case "linked":
            fulfil(held, pledge, own_day=FRIDAY, by=world.office, now=NOON)

    with pytest.raises(Refused, match=said):
        fulfil(held, pledge, own_day=FRIDAY, by=world.office, now=NOON)


def test_a_link_is_taken_back_with_a_reason_and_the_delivery_stays(
    world: World, friends: Friends
) -> None:
    pledge, held = friends.pledge(), cards(friends)
    delivery = fulfil(held, pledge, own_day=FRIDAY, by=world.office, now=NOON)
    seen_by_other = Activity.objects.get(pk=held.pk)

    with pytest.raises(NotAllowed):
        unlink(held, reason="不是一回事", by=world.leader, now=NOON)
    unlink(held, reason="不是一回事", by=world.pine_clerk, now=NOON)

    assert Activity.objects.get(pk=held.pk).fulfils is None
    assert not Delivery.objects.get(pk=delivery.pk).void
    assert verbs(pledge)[0] == "volunteering.unlink"
    with pytest.raises(Refused, match="没有关联"):
        unlink(held, reason="再来", by=world.office, now=NOON)
    with pytest.raises(Overtaken):
        unlink(seen_by_other, reason="再来", by=world.office, now=NOON)


def test_the_day_of_what_is_linked_is_not_moved(world: World, friends: Friends) -> None:
    held = cards(friends)
    fulfil(held, friends.pledge(), own_day=FRIDAY, by=world.office, now=NOON)
    draft = activity_draft(world, title="办理公交卡", held_on=date(2021, 4, 8), unit=friends.buses)
    with pytest.raises(Refused, match="先解除关联"):
        commands.revise(held, draft, by=world.office, now=NOON)


def test_only_promises_of_that_day_and_those_units_are_offered(
    world: World, friends: Friends
) -> None:
    fridays, once = friends.pledge(), friends.once(units=(friends.buses,))
    friends.once(what="别的单位的")
    by_day = {
        day: {(each.pledge.pk, each.own_day) for each in promises_for(held, world.office)}
        for day in (FRIDAY, date(2021, 4, 8))
        for held in [cards(friends, held_on=day)]
    }

    assert by_day[FRIDAY] == {(fridays.pk, FRIDAY), (once.pk, None)}
    assert by_day[date(2021, 4, 8)] == {(once.pk, None)}
