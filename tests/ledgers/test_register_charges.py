"""包保分工表: who answers for which area or place, known again, begun, ended, taken back."""

from datetime import date, timedelta

import pytest

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.duties.queries import charges_of, visible_charges
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands, exporting
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.people import commands as units
from chuangcheng.people import queries as people
from chuangcheng.people.models import Person
from chuangcheng.places import commands as places
from chuangcheng.places.models import Area, AreaKind
from tests.ledgers import messy
from tests.ledgers.books import CHARGES, ambiguous, blocks, repeated
from tests.ledgers.taking import (
    all_accepted,
    errors,
    line,
    notes,
    previewed,
    questions,
    verdicts,
    written,
)
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def grids(world: World) -> dict[str, Area]:
    """Each community has a first grid."""
    return {
        area.name: places.add_area(
            parent=area, kind=AreaKind.GRID, name="第一网格", by=world.office, now=NOON
        )
        for area in (world.pine, world.dragon)
    }


def standing() -> set[tuple[str, str]]:
    return {(c.where_name, c.kind) for c in Charge.objects.valid(TODAY)}


def test_the_register_is_known_by_its_columns(world):
    for content in (blocks(), ambiguous(), repeated()):
        assert previewed(content, world.office).layout.key == "charges"


def test_a_block_is_written_and_taken_back(world, grids):
    before, persons = standing(), people.census(on=TODAY).persons
    record = written(blocks(), world.office, all_accepted(blocks(), world.office))

    assert standing() - before == {
        ("松树园社区", "leader"),
        ("龙头山社区", "leader"),
        ("松树园社区第一网格", "party"),
        ("阳光花园", "site"),
    }
    led = Charge.objects.get(area=world.pine, kind=ChargeKind.LEADER)
    assert (led.person_id, led.unit, led.since, led.note) == (
        world.leader.person_id,
        None,
        date(2021, 3, 1),
        "主要领导",
    )
    new = Person.objects.get(name="新领导")
    assert (new.unit, new.phone) == (world.office_unit, "0476-8220001")
    assert Charge.objects.get(person=new).until == date(2021, 12, 31)

    commands.undo(record, by=world.office, now=LATER)
    assert standing() == before
    assert people.census(on=TODAY).persons == persons
    assert set(
        verdicts(previewed(blocks(), world.office, all_accepted(blocks(), world.office))).values()
    ) == {Verdict.NEW}


def test_what_means_nothing_or_two_things_is_refused_at_every_cell_at_once(world, grids):
    shown = previewed(ambiguous(), world.office)

    said = {row: "".join(errors(shown, row).values()) for row in range(2, 9)}
    assert "有 2 个“第一网格”，前面写上社区" in said[2]
    assert "没有“松树林社区”这个区域或点位，最像的有：松树园社区" in said[3]
    assert "要写明单位或责任人" in said[4]
    assert "写上单位才能登记" in said[5]
    assert "没有“没有的局”这个单位" in said[6]
    assert "没有这一项" in said[7]
    assert "结束日期要晚于开始日期" in said[8]


def test_what_stands_already_is_the_same_and_a_line_twice_is_refused(world):
    shown = previewed(repeated(), world.office)

    assert verdicts(shown)[2] == Verdict.SAME
    assert errors(shown, 4) == {"B4": "和第 3 行重复"}


def test_a_known_charge_ends_as_the_ledger_says_and_goes_on_after_the_undoing(world):
    content = messy.book(
        [CHARGES[1:], ["物业", "阳光花园", "和美物业", None, None, None, "2021-4-10", None]]
    )
    shown = previewed(content, world.office)
    assert (verdicts(shown)[2], line(shown, 2).was) == (Verdict.CHANGED, {"until": "没有结束"})

    record = written(content, world.office)
    assert not charges_of(world.compound, on=TODAY)
    commands.undo(record, by=world.office, now=LATER)
    (charge,) = charges_of(world.compound, on=TODAY)
    assert (charge.unit, charge.until) == (world.property_company, OPEN_END)


def test_another_first_day_is_asked_about_and_not_written(world):
    content = messy.book(
        [CHARGES[1:], ["物业", "阳光花园", "和美物业", None, None, "2021-4-1", None, None]]
    )

    assert "这里不改" in questions(previewed(content, world.office), 2)["F2"]


def test_what_was_exported_comes_back_unchanged(world, grids):
    written(blocks(), world.office, all_accepted(blocks(), world.office))
    charges = visible_charges(world.office).order_by("kind", "id")

    content = exporting.export_charges(charges, by=world.office, now=NOON)

    assert set(verdicts(previewed(content, world.office)).values()) == {Verdict.SAME}


def test_a_charge_that_has_ended_keeps_the_name_its_unit_bore(world):
    ended = Charge.objects.get(kind=ChargeKind.PROPERTY)
    duties.end(ended, on=TODAY, by=world.office, now=NOON)
    world.hold(world.far_compound, world.property_company)
    units.rename_unit(
        world.property_company, name="安和物业", on=TODAY, by=world.administrator, now=NOON
    )

    content = exporting.export_charges(visible_charges(world.office), by=world.office, now=NOON)

    shown = previewed(content, world.office)
    named = {each.row.cells["where"].raw: each.row.cells["unit"].raw for each in shown.lines}
    assert named == {"阳光花园": "和美物业", "惠民家园": "安和物业"}
    assert set(verdicts(shown).values()) == {Verdict.SAME}


def test_a_community_imports_its_own_lines_and_records_no_people(world, grids):
    content = messy.book(
        [
            ["分工类型", "区域", "单位", "责任人"],
            ["网格员", "第一网格", "松树园社区居委会", "网格员grid"],
            ["网格员", "龙头山社区第一网格", "松树园社区居委会", "网格员grid"],
            ["网格员", "松树园社区", "松树园社区居委会", "新网格员"],
        ]
    )

    shown = previewed(content, world.pine_clerk)

    assert "有 2 个" in errors(shown, 2)["B2"]
    assert "只能在自己的辖区内" in errors(shown, 3)["B3"]
    assert "请创城办先登记" in errors(shown, 4)["D4"]
    assert "新登记的人员" in notes(previewed(content, world.office), 4, "person")


def test_undoing_is_refused_once_the_charge_was_ended(world):
    record = written(
        messy.book([CHARGES[1:5], ["点长", "阳光花园", "和美物业", None]]), world.office
    )
    charge = Charge.objects.get(kind=ChargeKind.SITE)
    duties.end(charge, on=TODAY, by=world.office, now=LATER)

    with pytest.raises(Refused, match="后来又办过"):
        commands.undo(record, by=world.office, now=LATER)
