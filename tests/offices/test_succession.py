"""移交: who answered for an area that ended answers for its successor, from its first day on."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import Charge, ChargeKind, DutyItem
from chuangcheng.figures import asking, dictionary
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.offices.left_behind import left_behind
from chuangcheng.offices.succession import hand_over
from chuangcheng.people import commands as people
from chuangcheng.people.models import Grant
from chuangcheng.people.queries import actor_of
from chuangcheng.places import districting
from chuangcheng.places.models import Area, Place
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.models import Entry, Event, key_of
from tests.duties import listed
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


def by(actor: Any) -> dict[str, Any]:
    return {"by": actor, "now": NOON}


def both(world: World) -> Actor:
    """The administrator, who is of the office too."""
    admin, office = world.administrator, world.office
    return replace(admin, grants=(*admin.grants, *office.grants))


def adjusted(world: World) -> Area:
    """The pine community, led by the leader, is replaced; its issue is still open."""
    leader = world.account(world.leader)
    duties.assign(world.pine, ChargeKind.LEADER, person=leader, **by(world.office))
    listed.published(world, on=YESTERDAY)
    world.dispatched()
    return districting.replace_area(
        world.pine, name="松园社区", on=TODAY, **by(world.administrator)
    )


def numbers(world: World, area: Area, day: Any) -> dict[str, Any]:
    figures = list(dictionary.FIGURES.values())
    answers = asking.ask(figures, scope_of(area, as_of=day))
    return {key: (answer.value, answer.rows) for key, answer in answers.items()}


def test_charges_items_and_roles_go_on_in_the_successor_in_one_deed(world: World) -> None:
    new = adjusted(world)
    before = left_behind(world.pine, on=TODAY)
    assert (before.places, before.issues, before.roles) == (1, 1, 3)
    assert (before.charges, before.items) == (1, 1)

    hand_over(world.pine, **by(both(world)))

    after = left_behind(world.pine, on=TODAY)
    assert (after.places, after.issues) == (1, 1)
    assert (after.roles, after.charges, after.items) == (0, 0, 0)
    charge = Charge.objects.get(area=new)
    assert (charge.person, charge.since) == (world.account(world.leader), TODAY)
    item, old = DutyItem.objects.in_force(TODAY).get(), DutyItem.objects.get(until=TODAY)
    assert (item.area, item.follows, item.since) == (new, old, TODAY)
    assert old.area == world.pine
    assert [row.unit for row in item.units.all()] == [row.unit for row in old.units.all()]
    clerk = actor_of(world.account(world.pine_clerk), on=TODAY)
    assert {new.pk, world.pine.pk} <= clerk.area_ids


def test_it_is_one_entry_with_an_event_for_each_row(world: World) -> None:
    new = adjusted(world)

    hand_over(world.pine, **by(both(world)))

    entry = Entry.objects.get(verb="offices.hand_over")
    subjects = set(Event.objects.filter(entry=entry).values_list("subject", flat=True))
    rows: list[Model] = [new, world.pine, DutyItem.objects.get(area=new)]
    rows += [*Charge.objects.exclude(area=None), *Grant.objects.filter(area=new)]
    assert subjects == {key_of(row) for row in rows}
    deeds = Entry.objects.filter(deed=entry.deed).exclude(pk=entry.pk)
    assert {each.verb for each in deeds} == {
        *("duties.end", "duties.assign", "duties.hand_over_item", "people.grant")
    }


def test_the_numbers_of_an_earlier_day_stay_what_they_were(world: World) -> None:
    adjusted(world)
    town, pine = world.town, world.pine
    before = [numbers(world, area, YESTERDAY) for area in (town, pine)]
    today = numbers(world, town, TODAY)

    hand_over(world.pine, **by(both(world)))

    assert [numbers(world, area, YESTERDAY) for area in (town, pine)] == before
    assert numbers(world, town, TODAY) == today


def test_once_nothing_lies_there_the_old_roles_end(world: World) -> None:
    districting.merge_area(world.village, into=world.dragon, on=TODAY, **by(world.administrator))
    person = world.account(world.grid_worker)
    people.grant(person, Role.GRID_WORKER, area=world.village, **by(world.administrator))

    hand_over(world.village, **by(both(world)))

    held = Grant.objects.filter(person=person)
    assert held.get(area=world.village).until == TODAY
    assert held.get(area=world.dragon).since == TODAY


def test_what_the_successor_has_already_only_ends(world: World) -> None:
    leader = world.account(world.leader)
    for area in (world.village, world.dragon):
        duties.assign(area, ChargeKind.LEADER, person=leader, **by(world.office))
    system = listed.published(world, area=world.village).system
    listed.published(
        world, system=system, area=world.dragon, duty_list=listed.duty_list(world, name="二")
    )
    districting.merge_area(world.village, into=world.dragon, on=TODAY, **by(world.office))

    hand_over(world.village, **by(world.office))

    assert not left_behind(world.village, on=TODAY).can_be_handed_over
    assert Charge.objects.valid(TODAY).filter(area=world.dragon).count() == 1
    assert DutyItem.objects.in_force(TODAY).filter(area=world.dragon).count() == 1
    with pytest.raises(Refused, match="没有你可以移交的"):
        hand_over(world.village, **by(world.office))


def test_the_office_hands_over_all_but_the_roles(world: World) -> None:
    new = adjusted(world)

    hand_over(world.pine, **by(world.office))

    assert not Grant.objects.filter(area=new).exists()
    assert left_behind(world.pine, on=TODAY).roles == 3


def test_the_administrator_hands_over_all_but_the_items_of_the_list(world: World) -> None:
    new = adjusted(world)

    hand_over(world.pine, **by(world.administrator))

    assert Charge.objects.get(area=new).since == TODAY
    assert Grant.objects.filter(area=new).count() == 3
    assert left_behind(world.pine, on=TODAY).items == 1


def test_who_may_not_set_up_areas_hands_nothing_over(world: World) -> None:
    adjusted(world)
    for role, actor in world.everybody().items():
        if role in {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR}:
            continue
        with pytest.raises(NotAllowed):
            hand_over(world.pine, **by(actor))


def test_an_area_that_goes_on_hands_nothing_over(world: World) -> None:
    with pytest.raises(Refused, match="还没有由别的区域接替"):
        hand_over(world.pine, **by(world.office))


def test_places_and_issues_stay_where_they_were_recorded(world: World) -> None:
    new = adjusted(world)

    hand_over(world.pine, **by(world.office))

    assert not Place.objects.filter(community=new).exists()
    assert not Issue.objects.filter(community=new).exists()
