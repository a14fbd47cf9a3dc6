"""账号、授权: opened, reset and shut by the administrator, who gives no more than he holds."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from chuangcheng.kernel.actor import INSTALLER, Actor, Role
from chuangcheng.kernel.ids import one_time_password
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people import accounts, commands, queries
from chuangcheng.people.models import Grant, Person
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from chuangcheng.trail import queries as trail
from tests.world import NOON, TODAY, World

SECRET = "abcd-efgh-jkmn"


@pytest.fixture
def newcomer(world: World) -> Person:
    return commands.add_person("孙丽", unit=world.pine_unit, by=world.office, now=NOON)


def opened(world: World, person: Person) -> Person:
    by, now = world.administrator, NOON
    return accounts.open_account(person, "sunli", password=SECRET, by=by, now=now)


def verbs(person: Person) -> list[str]:
    return [deed.verb for deed in trail.history_of(f"people.person:{person.pk}")]


def test_an_account_is_opened_with_a_password_that_has_to_be_changed(world, newcomer):
    opened(world, newcomer)

    person = Person.objects.get(pk=newcomer.pk)
    assert queries.account("sunli") == person
    assert person.check_password(SECRET)
    assert person.must_change_password
    assert verbs(person) == ["people.open_account", "people.add_person"]
    assert SECRET not in str(
        [deed.facts for deed in trail.history_of(f"people.person:{person.pk}")]
    )

    own = queries.actor_of(person, on=TODAY)
    commands.change_password(person, "one that I keep myself", by=own, now=NOON)
    assert not Person.objects.get(pk=person.pk).must_change_password


def test_a_password_is_reset_and_an_account_shut_and_opened_again(world, newcomer):
    opened(world, newcomer)
    by = {"by": world.administrator, "now": NOON}

    accounts.reset_password(newcomer, "nnnn-mmmm-kkkk", **by)
    assert Person.objects.get(pk=newcomer.pk).check_password("nnnn-mmmm-kkkk")
    accounts.close_account(newcomer, **by)
    assert queries.account("sunli") is None
    accounts.reopen_account(newcomer, **by)
    assert queries.account("sunli") == newcomer
    assert verbs(newcomer)[:3] == [
        "people.reopen_account",
        "people.close_account",
        "people.reset_password",
    ]


DEEDS: dict[str, Callable[[Person, Actor], object]] = {
    "open": lambda person, by: accounts.open_account(
        person, "sunli", password=SECRET, by=by, now=NOON
    ),
    "reset": lambda person, by: accounts.reset_password(person, SECRET, by=by, now=NOON),
    "close": lambda person, by: accounts.close_account(person, by=by, now=NOON),
    "reopen": lambda person, by: accounts.reopen_account(person, by=by, now=NOON),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_only_the_administrator_manages_accounts(world, newcomer, deed):
    for role, by in world.everybody().items():
        if role != Role.ADMINISTRATOR:
            with pytest.raises(NotAllowed):
                DEEDS[deed](newcomer, by)
    with pytest.raises(NotAllowed):
        commands.add_person("周倩", username="zhouqian", by=world.office, now=NOON)


@pytest.mark.parametrize("deed", ["reset", "close", "reopen"])
def test_somebody_without_an_account_has_none_to_manage(world, newcomer, deed):
    with pytest.raises(Refused, match="还没有账号"):
        DEEDS[deed](newcomer, world.administrator)


def test_what_makes_no_sense_is_refused(world, newcomer):
    with pytest.raises(Refused, match="已有人用"):
        accounts.open_account(newcomer, "office", password=SECRET, by=world.administrator, now=NOON)
    opened(world, newcomer)
    with pytest.raises(Refused, match="已经有账号"):
        opened(world, newcomer)
    with pytest.raises(Refused, match="没有停用"):
        DEEDS["reopen"](newcomer, world.administrator)
    DEEDS["close"](newcomer, world.administrator)
    with pytest.raises(Refused, match="已经停用"):
        DEEDS["close"](newcomer, world.administrator)


def test_whoever_is_second_is_told(world, newcomer):
    opened(world, newcomer)
    seen = Person.objects.get(pk=newcomer.pk)
    DEEDS["close"](newcomer, world.administrator)

    with pytest.raises(Overtaken):
        DEEDS["close"](seen, world.administrator)


def test_nobody_shuts_or_resets_the_own_account(world):
    own = world.account(world.administrator)

    with pytest.raises(Refused, match="自己的账号"):
        accounts.close_account(own, by=world.administrator, now=NOON)
    with pytest.raises(Refused, match="修改密码"):
        accounts.reset_password(own, SECRET, by=world.administrator, now=NOON)


def second_administrator(world: World, **more: Any) -> Actor:
    person = commands.add_person(
        "另一位", unit=world.office_unit, username="second", by=INSTALLER, now=NOON
    )
    commands.grant(person, Role.ADMINISTRATOR, area=world.town, by=INSTALLER, now=NOON, **more)
    return queries.actor_of(person, on=TODAY)


def test_the_last_administrator_cannot_be_locked_out(world):
    own = Grant.objects.get(role=Role.ADMINISTRATOR)

    with pytest.raises(Refused, match="最后一位"):
        commands.end_grant(own, on=TODAY, by=world.administrator, now=NOON)
    second = second_administrator(world, until=TODAY + timedelta(days=30))
    with pytest.raises(Refused, match="最后一位"):
        accounts.close_account(world.account(world.administrator), by=second, now=NOON)

    Grant.objects.filter(person=second.person_id).update(until=date(9999, 12, 31))
    accounts.close_account(world.account(world.administrator), by=second, now=NOON)
    with pytest.raises(Refused, match="最后一位"):
        commands.end_grant(
            Grant.objects.get(person=second.person_id), on=TODAY, by=second, now=NOON
        )


def test_nobody_grants_more_than_they_hold(world, newcomer):
    shared = {"by": INSTALLER, "now": NOON}
    other = places.add_area(
        parent=world.district, kind=AreaKind.SUBDISTRICT, name="YY街道", mark="YY", **shared
    )
    by = {"by": world.administrator, "now": NOON}

    for area in (world.district, world.city, other):
        with pytest.raises(NotAllowed, match="辖区内"):
            commands.grant(newcomer, Role.DISTRICT_SUPERVISOR, area=area, **by)
    for area in (world.town, world.pine):
        assert commands.grant(newcomer, Role.COMMUNITY, area=area, **by).area == area
    foreign = commands.grant(newcomer, Role.LEADER, area=other, **shared)
    with pytest.raises(NotAllowed, match="辖区内"):
        commands.end_grant(foreign, on=TODAY, **by)


def test_nobody_grants_to_oneself(world):
    with pytest.raises(NotAllowed, match="不能给自己"):
        commands.grant(
            world.account(world.administrator),
            Role.CAMPAIGN_OFFICE,
            area=world.town,
            by=world.administrator,
            now=NOON,
        )


def test_only_roles_of_a_unit_need_no_area(world, newcomer):
    by = {"unit": world.enforcement, "by": world.administrator, "now": NOON}

    assert commands.grant(newcomer, Role.RESPONSIBLE_UNIT, **by).area is None
    with pytest.raises(Refused, match="要对应一个区域"):
        commands.grant(newcomer, Role.ADMINISTRATOR, **by)


def test_a_neighbours_people_are_not_mine_to_manage(world):
    shared = {"by": INSTALLER, "now": NOON}
    town = places.add_area(
        parent=world.district, kind=AreaKind.SUBDISTRICT, name="YY街道", mark="YY", **shared
    )
    unit = commands.add_unit("YY街道创城办", kind="office", area=town, **shared)
    theirs = commands.add_person("远方的人", unit=unit, **shared)
    above = commands.add_unit("市扶贫办", kind="partner", area=world.city, **shared)

    assert theirs not in queries.visible_people(world.office)
    assert unit not in queries.visible_units(world.office)
    assert above in queries.visible_units(world.office)
    with pytest.raises(NotAllowed, match="不在你的街道里"):
        opened(world, theirs)
    with pytest.raises(NotAllowed, match="不在你的街道里"):
        commands.add_person("新来的", unit=unit, by=world.office, now=NOON)
    commands.rename_unit(above, name="市乡村振兴局", on=TODAY, by=world.office, now=NOON)


def test_each_sees_the_people_of_the_sub_district_and_units_their_own(world):
    everybody = set(queries.visible_people(world.office))

    for actor in (world.leader, world.pine_clerk, world.administrator, world.supervisor):
        assert set(queries.visible_people(actor)) == everybody
    own = set(queries.visible_units(world.property_clerk))
    assert own == {world.property_company}


def test_one_time_passwords_are_long_and_differ():
    drawn = {one_time_password() for _n in range(50)}

    assert len(drawn) == 50
    assert {len(each) for each in drawn} == {14}
