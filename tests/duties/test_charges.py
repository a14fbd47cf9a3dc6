"""谁负责: who answers for a place or an area, from when until when."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chuangcheng.duties import commands, queries
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.issues import handling
from chuangcheng.issues.deeds import State
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people.models import Person
from chuangcheng.trail import queries as trail
from tests.world import NOON, THREE_DAYS, TODAY, World

pytestmark = pytest.mark.django_db

MAY_ASSIGN = {Role.CAMPAIGN_OFFICE, Role.COMMUNITY, Role.ADMINISTRATOR}


def assign(world: World, **changes: Any) -> Charge:
    facts = {"unit": world.enforcement, "by": world.office, "now": NOON, **changes}
    where = facts.pop("where", world.compound)
    return commands.assign(where, facts.pop("kind", ChargeKind.OWNER), **facts)


def verbs(charge: Charge) -> list[str]:
    return [deed.verb for deed in trail.history_of(f"duties.charge:{charge.pk}")]


def test_a_charge_is_assigned_and_ended_and_leaves_a_trail(world: World) -> None:
    charge = assign(world)
    assert charge in queries.charges_of(world.compound, on=TODAY)

    commands.end(charge, on=TODAY, by=world.office, now=NOON)

    assert charge not in queries.charges_of(world.compound, on=TODAY)
    assert charge in queries.charges_of(world.compound, on=date(2021, 4, 11))
    assert verbs(charge) == ["duties.end", "duties.assign"]


def test_who_may_assign_follows_the_table(world: World) -> None:
    everybody = world.everybody() | {Role.COMMUNITY: world.pine_clerk}
    for role, actor in everybody.items():
        if role in MAY_ASSIGN:
            commands.end(assign(world, by=actor), on=date(1900, 1, 1), by=actor, now=NOON)
            continue
        with pytest.raises(NotAllowed):
            assign(world, by=actor)


def test_a_community_assigns_in_its_own_area_only(world: World) -> None:
    with pytest.raises(NotAllowed, match="辖区内"):
        assign(world, by=world.dragon_clerk)
    with pytest.raises(NotAllowed, match="辖区内"):
        commands.end(assign(world), on=TODAY, by=world.dragon_clerk, now=NOON)


def test_the_office_ends_a_charge_over_a_community(world: World) -> None:
    charge = assign(world, where=world.pine, kind=ChargeKind.LEADER)

    assert commands.end(charge, on=TODAY, by=world.office, now=NOON).until == TODAY


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"unit": None}, "责任单位或责任人"),
        ({"since": TODAY, "until": TODAY}, "晚于开始"),
        ({"since": TODAY, "until": date(2021, 4, 1)}, "晚于开始"),
    ],
    ids=["nobody", "no day", "backwards"],
)
def test_what_makes_no_sense_is_refused(world: World, wrong: dict[str, Any], said: str) -> None:
    before = (Charge.objects.count(), trail.last_entry_id())

    with pytest.raises(Refused, match=said):
        assign(world, **wrong)

    assert (Charge.objects.count(), trail.last_entry_id()) == before


def test_the_same_charge_is_not_assigned_twice(world: World) -> None:
    ended = assign(world, until=date(2021, 4, 1))
    assign(world, since=date(2021, 4, 1))

    with pytest.raises(Refused, match="已经安排过"):
        assign(world)
    assert ended in queries.charges_of(world.compound, on=date(2021, 3, 31))
    assert ended not in queries.charges_of(world.compound, on=date(2021, 4, 1))


@pytest.mark.parametrize(
    ("on", "said"),
    [(date(2021, 1, 1), "早于开始"), (date(2021, 5, 1), "已经结束")],
    ids=["before its start", "after its end"],
)
def test_a_charge_ends_inside_its_days(world: World, on: date, said: str) -> None:
    charge = assign(world, since=date(2021, 2, 1), until=date(2021, 4, 1))

    with pytest.raises(Refused, match=said):
        commands.end(charge, on=on, by=world.office, now=NOON)


def test_whoever_ends_it_second_is_told(world: World) -> None:
    charge = assign(world)
    seen = Charge.objects.get(pk=charge.pk)
    commands.end(charge, on=TODAY, by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        commands.end(seen, on=date(2021, 4, 20), by=world.office, now=NOON)


def test_the_property_company_is_that_of_the_day(world: World) -> None:
    assign(world, kind=ChargeKind.PROPERTY, since=date(2021, 4, 10))

    assert queries.property_of(world.compound, on=date(2021, 4, 9)) == world.property_company
    assert queries.property_of(world.compound, on=TODAY) == world.enforcement
    assert queries.property_of(world.far_compound, on=TODAY) is None


def test_holders_are_found_for_many_places_in_one_statement(
    world: World, django_assert_num_queries: Callable[[int], Any]
) -> None:
    places = [world.compound.pk, world.far_compound.pk]

    with django_assert_num_queries(1):
        held = queries.holders(places, ChargeKind.PROPERTY, on=TODAY)
        assert {place: charge.unit for place, charge in held.items()} == {
            world.compound.pk: world.property_company
        }


def test_a_community_dispatches_to_its_property_companies_and_grid_workers(world: World) -> None:
    worker = Person.objects.get(pk=world.grid_worker.person_id)
    assign(world, where=world.pine, kind=ChargeKind.GRID_WORKER, unit=None, person=worker)
    assign(world, where=world.far_compound, kind=ChargeKind.PROPERTY)
    own = {world.property_company.pk, world.pine_unit.pk}
    assert queries.own_units(world.pine.pk, on=TODAY) == own

    for unit in (world.property_company, world.pine_unit):
        issue = world.issue()
        handling.dispatch(issue, unit=unit, limit=THREE_DAYS, by=world.pine_clerk, now=NOON)
        assert issue.state == State.DISPATCHED


@pytest.mark.parametrize("kind", [ChargeKind.OWNER, ChargeKind.LEADER])
@pytest.mark.parametrize("where", ["compound", "pine", "district"])
def test_other_charges_do_not_make_a_department_the_communitys_own(
    world: World, where: str, kind: ChargeKind
) -> None:
    by = world.administrator if where != "district" else world.supervisor
    if where == "district":
        Charge.objects.create(kind=ChargeKind.PROPERTY, area=world.district, unit=world.enforcement)
    else:
        assign(world, where=getattr(world, where), kind=kind, by=by)

    with pytest.raises(NotAllowed, match="物业、网格"):
        handling.dispatch(
            world.issue(), unit=world.enforcement, limit=THREE_DAYS, by=world.pine_clerk, now=NOON
        )
