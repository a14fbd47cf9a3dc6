"""通讯录: units and people known again or recorded, numbers kept from who may not see them."""

from datetime import timedelta

import pytest

from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.ledgers import commands, exporting
from chuangcheng.ledgers.choices import Choices
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.people import commands as people
from chuangcheng.people import queries
from chuangcheng.people.models import Contact, Person, Unit, UnitKind
from tests.ledgers import messy
from tests.ledgers.books import SHORT, merged_units, same_names, spoiled
from tests.ledgers.taking import errors, line, notes, previewed, questions, verdicts, written
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)


def census() -> tuple[int, int]:
    found = queries.census(on=TODAY)
    return found.units, found.persons


@pytest.fixture
def decided(world: World) -> Choices:
    """What the merged cell below a unit means is asked, and taken."""
    return Choices().accepting(previewed(merged_units(), world.office).asked_cells)


def test_the_register_is_known_by_its_columns(world):
    for content in (merged_units(), same_names(), spoiled()):
        assert previewed(content, world.office).layout.key == "people"


def test_a_block_is_recorded_with_its_unit_and_its_numbers(world, decided):
    before = census()
    record = written(merged_units(), world.office, decided)

    wang, li = Person.objects.get(name="王 芳"), Person.objects.get(name="李强")
    assert wang.unit == li.unit == world.property_company
    assert (wang.phone, wang.contact, li.office_phone, li.note) == (
        "13800001234",
        Contact.LIAISON,
        "8221234",
        "夜班",
    )
    union = Unit.objects.get(name="区总工会")
    assert (union.kind, union.short, union.area) == (UnitKind.PARTNER, "总工会", world.town)
    assert queries.find_unit("总工会", on=TODAY) == [union]
    assert (census()[0] - before[0], census()[1] - before[1]) == (1, 3)

    commands.undo(record, by=world.office, now=LATER)
    assert census() == before
    assert queries.find_unit("总工会", on=TODAY) == []


def test_the_same_ledger_again_changes_nothing_and_after_the_undoing_it_is_new(world, decided):
    record = written(merged_units(), world.office, decided)
    assert set(verdicts(previewed(merged_units(), world.office, decided)).values()) == {
        Verdict.SAME
    }

    commands.undo(record, by=world.office, now=LATER)
    shown = previewed(merged_units(), world.office, decided)
    assert set(verdicts(shown).values()) == {Verdict.NEW}


def test_one_name_in_two_units_is_two_people(world):
    people.add_unit("综合执法局", kind="department", area=world.town, by=world.office, now=NOON)
    shown = previewed(same_names(), world.office)
    assert "按两个人记" in notes(shown, 4, "name")

    written(same_names(), world.office)

    assert Person.objects.filter(name="孙丽").count() == 2
    assert {p.unit for p in Person.objects.filter(name="孙丽")} == {
        world.pine_unit,
        world.dragon_unit,
    }


def test_a_renamed_unit_is_known_by_its_name_of_today(world):
    people.rename_unit(world.enforcement, name="综合执法局", on=TODAY, by=world.office, now=NOON)

    shown = previewed(same_names(), world.office)

    assert line(shown, 4).plan.unit == world.enforcement
    old = previewed(messy.book([SHORT, ["XX街道综合行政执法局", "马强", None]]), world.office)
    assert "新单位" in notes(old, 2, "unit")


def test_what_cannot_be_is_refused_at_every_cell_at_once(world):
    shown = previewed(spoiled(), world.office)

    said = {row: errors(shown, row) for row in range(2, 9)}
    assert "不像电话号码" in said[2]["D2"]
    assert "还要写姓名" in said[3]["C3"]
    assert "一格写一个号码" in said[4]["D4"]
    assert set(said[5]) == {"E5", "F5"}
    assert said[7] == {"C7": "和第 6 行重复"}
    assert "C8" in said[8]
    with pytest.raises(Refused):
        written(spoiled(), world.office)
    assert not Unit.objects.filter(name="区民政局").exists()


def test_a_change_is_shown_with_what_was_and_turned_back(world):
    person = people.add_person(
        "王芳", unit=world.property_company, phone="13800001234", by=world.office, now=NOON
    )
    content = messy.book([[*SHORT, "简称"], ["和美物业", "王芳", "13900005678", "和美"]])

    for who, was in ((world.office, "13800001234"), (world.administrator, "138****1234")):
        shown = previewed(content, who)
        assert line(shown, 2).was == {"phone": was, "short": "空的"}
    record = written(content, world.office)
    person.refresh_from_db()
    assert person.phone == "13900005678"
    assert queries.find_unit("和美", on=TODAY) == [world.property_company]
    commands.undo(record, by=world.office, now=LATER)
    person.refresh_from_db()
    assert person.phone == "13800001234"
    assert queries.find_unit("和美", on=TODAY) == []


def test_another_kind_of_unit_is_asked_about_and_not_written(world):
    content = messy.book([["单位", "类型", "姓名"], ["和美物业", "部门", "王芳"]])

    assert "这里不改" in questions(previewed(content, world.office), 2)["B2"]


def test_what_was_exported_comes_back_unchanged_and_masked_numbers_change_nothing(world):
    people.add_person("王芳", unit=world.pine_unit, phone="13800001234", by=world.office, now=NOON)
    everybody = queries.visible_people(world.office).order_by("pinyin", "id")

    for who in (world.office, world.administrator):
        content = exporting.export_contacts(everybody, by=who, now=NOON)
        shown = previewed(content, who, register=Register.PEOPLE)
        assert set(verdicts(shown).values()) == {Verdict.SAME}
    assert b"13800001234" not in exporting.export_contacts(
        everybody, by=world.administrator, now=NOON
    )


def test_undoing_is_refused_once_somebody_relies_on_it(world, decided):
    record = written(merged_units(), world.office, decided)
    union = Unit.objects.get(name="区总工会")
    people.add_person("后来的", unit=union, by=world.office, now=LATER)

    with pytest.raises(Refused, match="又登记了人员"):
        commands.undo(record, by=world.office, now=LATER)


def test_undoing_is_refused_once_somebody_signs_in(world):
    record = written(messy.book([SHORT, ["和美物业", "王芳", None]]), world.office)
    person = Person.objects.get(name="王芳")
    people.grant(
        person,
        Role.RESPONSIBLE_UNIT,
        unit=world.property_company,
        by=world.administrator,
        now=LATER,
    )

    with pytest.raises(Refused, match="后来又办过"):
        commands.undo(record, by=world.office, now=LATER)


def test_a_community_imports_no_contacts(world):
    with pytest.raises(NotAllowed):
        written(same_names(), world.pine_clerk)
