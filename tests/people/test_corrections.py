"""订正: what is on record of units and persons is mended, ended, or taken back."""

from datetime import date, timedelta

import pytest

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people import commands, corrections, queries
from chuangcheng.people.models import Contact, Person, Unit, UnitKind
from chuangcheng.trail import queries as trail
from tests.world import NOON, TODAY, World

MAY_EDIT = {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR}


@pytest.fixture
def bureau(world: World) -> Unit:
    return commands.add_unit(
        "市扶贫办",
        kind=UnitKind.PARTNER,
        area=world.city,
        short="扶贫办",
        by=world.office,
        now=NOON,
    )


@pytest.fixture
def person(world: World) -> Person:
    return commands.add_person(
        "孙丽", unit=world.pine_unit, phone="13800001234", by=world.office, now=NOON
    )


def facts_of(row: Unit | Person) -> list[dict[str, object]]:
    return [deed.facts for deed in trail.history_of(f"people.{row._meta.model_name}:{row.pk}")]


def test_a_unit_is_corrected_and_its_trail_says_what_was(world, bureau):
    corrections.edit_unit(bureau, kind=UnitKind.DEPARTMENT, note="市里", by=world.office, now=NOON)

    unit = Unit.objects.get(pk=bureau.pk)
    assert (unit.kind, unit.note) == (UnitKind.DEPARTMENT, "市里")
    assert facts_of(unit)[0] == {"kind": ["partner", "department"], "note": ["", "市里"]}


def test_other_names_are_found_and_those_given_up_no_more(world, bureau):
    corrections.edit_unit(bureau, short="扶办", aliases=["扶贫开发办"], by=world.office, now=NOON)

    for name in ("市扶贫办", "扶办", "扶贫开发办"):
        assert queries.find_unit(name, on=TODAY) == [bureau], name
    assert queries.find_unit("扶贫办", on=TODAY) == []
    assert queries.find_unit("扶贫办", on=date(2021, 4, 1)) == [bureau]


def test_what_is_the_same_leaves_no_trail(world, bureau, person):
    before = trail.last_entry_id()

    corrections.edit_unit(bureau, short="扶贫办", by=world.office, now=NOON)
    corrections.edit_person(person, phone="13800001234", by=world.office, now=NOON)

    assert trail.last_entry_id() == before


def test_a_person_is_corrected_and_no_phone_enters_the_trail(world, person):
    corrections.edit_person(
        person,
        name="孙莉",
        unit=world.dragon_unit,
        phone="13900005678",
        contact="liaison",
        by=world.office,
        now=NOON,
    )

    known = Person.objects.get(pk=person.pk)
    assert (known.name, known.unit, known.phone) == ("孙莉", world.dragon_unit, "13900005678")
    assert known.contact == Contact.LIAISON
    assert known.pinyin.startswith("sun")
    assert "139" not in str(facts_of(person))
    assert facts_of(person)[0]["phone"] is True


@pytest.mark.parametrize(
    "deed", ["edit_unit", "end_unit", "void_units", "edit_person", "void_people"]
)
def test_who_may_correct_follows_the_table(world, bureau, person, deed):
    deeds = {
        "edit_unit": lambda by: corrections.edit_unit(bureau, note=by.name, by=by, now=NOON),
        "end_unit": lambda by: commands.end_unit(bureau, on=TODAY, by=by, now=NOON),
        "void_units": lambda by: corrections.void_units([bureau], reason="重复", by=by, now=NOON),
        "edit_person": lambda by: corrections.edit_person(person, note=by.name, by=by, now=NOON),
        "void_people": lambda by: corrections.void_people([person], reason="重复", by=by, now=NOON),
    }
    for role, by in world.everybody().items():
        if role not in MAY_EDIT:
            with pytest.raises(NotAllowed):
                deeds[deed](by)
    deeds[deed](world.administrator)


def test_what_nobody_can_be_is_refused(world, bureau, person):
    with pytest.raises(Refused):
        corrections.edit_unit(bureau, note="坏\x00", by=world.office, now=NOON)
    with pytest.raises(Refused):
        corrections.edit_person(person, name=" ", by=world.office, now=NOON)
    with pytest.raises(TypeError, match="username"):
        corrections.edit_person(person, username="x", by=world.office, now=NOON)


def test_two_who_correct_the_same_are_told(world, person):
    seen = Person.objects.get(pk=person.pk)
    corrections.edit_person(person, post="主任", by=world.office, now=NOON)

    with pytest.raises(Overtaken):
        corrections.edit_person(seen, post="副主任", by=world.office, now=NOON)
    corrections.edit_person(seen, note="另一栏", by=world.office, now=NOON)


def test_a_unit_ends_and_is_known_on_the_days_before(world, bureau):
    commands.end_unit(bureau, on=TODAY, by=world.office, now=NOON)

    assert queries.find_unit("市扶贫办", on=TODAY) == []
    assert queries.find_unit("市扶贫办", on=date(2021, 4, 11)) == [bureau]
    assert bureau not in Unit.objects.valid(TODAY)
    assert facts_of(bureau)[0] == {"on": "2021-04-12"}
    commands.add_unit("市扶贫办", kind="partner", area=world.city, by=world.office, now=NOON)


@pytest.mark.parametrize(
    ("on", "said"),
    [(date(1900, 1, 1), "晚于单位的起用"), (TODAY + timedelta(days=1), "到那天再办")],
)
def test_a_unit_ends_inside_its_days(world, bureau, on, said):
    with pytest.raises(Refused, match=said):
        commands.end_unit(bureau, on=on, by=world.office, now=NOON)


def test_an_ended_unit_neither_ends_again_nor_is_renamed(world, bureau):
    commands.end_unit(bureau, on=TODAY, by=world.office, now=NOON)

    with pytest.raises(Refused, match="已经撤销"):
        commands.end_unit(bureau, on=TODAY, by=world.office, now=NOON)
    with pytest.raises(Refused, match="已经撤销"):
        commands.rename_unit(bureau, name="新名", on=TODAY, by=world.office, now=NOON)


def test_what_is_void_is_nowhere_and_may_be_recorded_again(world, bureau, person):
    before = queries.census(on=TODAY)
    corrections.void_units([bureau], reason="重复登记", by=world.office, now=NOON)
    corrections.void_people([person], reason="重复登记", by=world.office, now=NOON)

    after = queries.census(on=TODAY)
    assert (before.units - after.units, before.persons - after.persons) == (1, 1)
    assert queries.find_unit("市扶贫办", on=date(2021, 4, 1)) == []
    assert bureau not in queries.visible_units(world.office)
    assert person not in queries.visible_people(world.office)
    again = commands.add_unit(
        "市扶贫办", kind="partner", area=world.city, by=world.office, now=NOON
    )
    corrections.void_units([again], reason="又一次", by=world.office, now=NOON)


def test_what_is_in_use_is_not_void(world, person):
    with pytest.raises(Refused, match="还有"):
        corrections.void_units([world.pine_unit], reason="重复", by=world.office, now=NOON)
    with pytest.raises(Refused, match="有账号"):
        corrections.void_people(
            [world.account(world.leader)], reason="重复", by=world.office, now=NOON
        )
    corrections.void_people([person], reason="重复", by=world.office, now=NOON)
    with pytest.raises(Overtaken):
        corrections.void_people([person], reason="重复", by=world.office, now=NOON)
