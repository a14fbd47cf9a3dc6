"""人员、授权: who may sign in, as what, from when until when, and who may see a phone."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people import commands, queries, rules
from chuangcheng.people.models import Grant, Person
from chuangcheng.trail import queries as trail
from tests.world import NOON, TODAY, World

MAY_EDIT = {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR}


def add(world: World, **changes: Any) -> Person:
    facts: dict[str, Any] = {"unit": world.pine_unit, "by": world.administrator, "now": NOON}
    facts |= changes
    return commands.add_person(facts.pop("name", "孙丽"), **facts)


def grant(world: World, person: Person, **changes: Any) -> Grant:
    facts: dict[str, Any] = {"area": world.pine, "by": world.administrator, "now": NOON}
    facts |= changes
    return commands.grant(person, facts.pop("role", Role.GRID_WORKER), **facts)


def verbs(person: Person) -> list[str]:
    return [deed.verb for deed in trail.history_of(f"people.person:{person.pk}")]


def test_a_person_without_a_sign_in_name_is_no_account(world: World) -> None:
    one, other = add(world), add(world)

    assert (one.username, one.has_usable_password()) == (None, False)
    assert one != other
    assert queries.person_named("孙丽", unit=world.pine_unit) in {one, other}


def test_an_account_is_found_by_its_name_until_it_is_shut(world: World) -> None:
    person = add(world, username="sunli", password="long enough to keep", phone="0476-000 0001")

    assert queries.account("sunli") == person
    assert person.check_password("long enough to keep")
    assert verbs(person) == ["people.add_person"]
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert queries.account("sunli") is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": "　"}, "name"),
        ({"name": "长" * 61}, "name"),
        ({"post": "长" * 41}, "post"),
        ({"phone": "1" * 21}, "phone"),
        ({"phone": "139\x00"}, "phone"),
        ({"username": ""}, "username"),
        ({"username": "sun li"}, "username"),
        ({"username": "sunli\n"}, "username"),
        ({"username": "s" * 41}, "username"),
        ({"username": "sun\x00li"}, "username"),
        ({"username": "office"}, "username"),
    ],
    ids=str,
)
def test_what_no_person_can_be_is_refused(world: World, wrong: dict[str, Any], field: str) -> None:
    before = (Person.objects.count(), trail.last_entry_id())

    with pytest.raises(Refused) as refusal:
        add(world, **wrong)

    assert refusal.value.field == field
    assert (Person.objects.count(), trail.last_entry_id()) == before


def test_a_role_is_held_on_its_days(world: World) -> None:
    person = add(world)
    given = grant(world, person, since=date(2021, 4, 1), until=date(2021, 4, 20))

    assert queries.actor_of(person, on=date(2021, 3, 31)).roles == frozenset()
    assert queries.actor_of(person, on=TODAY).roles == {Role.GRID_WORKER}
    commands.end_grant(given, on=TODAY, by=world.administrator, now=NOON)
    assert queries.actor_of(person, on=date(2021, 4, 11)).roles == {Role.GRID_WORKER}
    assert queries.actor_of(person, on=TODAY).roles == frozenset()
    assert verbs(person) == ["people.end_grant", "people.grant", "people.add_person"]
    assert trail.history_of(f"people.person:{person.pk}")[1].facts["area"] == world.pine.pk


def test_an_actor_is_loaded_in_one_statement_with_units_and_areas(
    world: World, django_assert_num_queries: Any
) -> None:
    person = add(world)
    grant(world, person, area=world.pine, unit=world.enforcement)
    grant(world, person, role=Role.DISTRICT_SUPERVISOR, area=world.district, by=INSTALLER)

    with django_assert_num_queries(1):
        actor = queries.actor_of(person, on=TODAY)

    assert actor.unit_ids == {world.pine_unit.pk, world.enforcement.pk}
    assert actor.area_ids == {world.pine.pk, world.district.pk}
    assert [given.subdistrict_id for given in actor.grants] == [world.town.pk, None]


def test_a_role_is_for_something_and_for_some_day(world: World) -> None:
    person = add(world)

    with pytest.raises(Refused, match="单位或一个区域"):
        grant(world, person, area=None)
    with pytest.raises(Refused, match="晚于开始"):
        grant(world, person, since=TODAY, until=TODAY)


def test_a_role_is_taken_back_once_and_inside_its_days(world: World) -> None:
    given = grant(world, add(world), since=date(2021, 4, 1))
    seen = Grant.objects.get(pk=given.pk)

    with pytest.raises(Refused, match="有效期"):
        commands.end_grant(given, on=date(2021, 3, 1), by=world.administrator, now=NOON)
    commands.end_grant(given, on=TODAY, by=world.administrator, now=NOON)
    with pytest.raises(Refused, match="有效期"):
        commands.end_grant(given, on=date(2021, 5, 1), by=world.administrator, now=NOON)
    with pytest.raises(Overtaken):
        commands.end_grant(seen, on=TODAY, by=world.administrator, now=NOON)


def test_who_may_record_persons_and_give_roles_follows_the_table(world: World) -> None:
    person = add(world)
    given = grant(world, person)
    for role, by in world.everybody().items():
        deeds = {
            "person": (lambda by: add(world, by=by), MAY_EDIT),
            "grant": (lambda by: grant(world, person, by=by), {Role.ADMINISTRATOR}),
            "end": (
                lambda by: commands.end_grant(given, on=TODAY, by=by, now=NOON),
                {Role.ADMINISTRATOR},
            ),
        }
        for name, (deed, allowed) in deeds.items():
            if role in allowed:
                deed(by)
                continue
            with pytest.raises(NotAllowed):
                deed(by)
            assert role not in allowed, name


def test_nobody_changes_anothers_password(world: World) -> None:
    person = add(world, username="sunli")
    own = queries.actor_of(person, on=TODAY)

    for by in (world.administrator, world.office, INSTALLER):
        with pytest.raises(NotAllowed, match="自己的密码"):
            commands.change_password(person, "another long one", by=by, now=NOON)
    commands.change_password(person, "another long one", by=own, now=NOON)

    assert Person.objects.get(pk=person.pk).check_password("another long one")
    assert verbs(person)[0] == "people.change_password"
    assert trail.history_of(f"people.person:{person.pk}")[0].facts == {}


def test_phones_are_for_the_office_and_its_leaders(world: World) -> None:
    person = add(world, phone="13800001234")

    may = {role for role, by in world.everybody().items() if rules.may_see_phone(by, person)}
    assert may == {Role.CAMPAIGN_OFFICE, Role.LEADER}


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("13800001234", "138****1234"), ("0476-000 0001", "047****0001"), ("8221", "****")],
)
def test_others_see_it_masked(phone: str, shown: str) -> None:
    assert queries.masked(phone) == shown
