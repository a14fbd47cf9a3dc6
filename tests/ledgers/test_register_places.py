"""小区台账: numbers as people write them, who serves and looks after a compound, and back again."""

from datetime import timedelta

import pytest

from chuangcheng.duties import queries as duties
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import ask
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands
from chuangcheng.ledgers.choices import Choices
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.people.models import Person, Unit, UnitKind
from chuangcheng.places.models import Management, Place
from chuangcheng.reports.progress import scope_of
from tests.ledgers import messy, six
from tests.ledgers.taking import errors, line, notes, previewed, questions, value, verdicts, written
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)
DECIDED = Choices().correcting({"Sheet1!I7": "11"}).accepting(["Sheet1!I9"])
EXACT, ABOUT, AT_LEAST = Certainty.EXACT, Certainty.ABOUT, Certainty.AT_LEAST


def compounds_counted(world):
    figure = dictionary.figure("places.compounds")
    return ask([figure], scope_of(world.town, as_of=TODAY, known_at=None))[figure.key].value


@pytest.fixture
def shown(world):
    return previewed(six.compounds(), world.office)


def test_numbers_are_read_as_people_write_them(shown):
    assert [value(shown, row, "buildings") for row in (3, 4, 5, 8)] == [
        Quantity(12),
        Quantity(4),
        Quantity(20),
        Quantity(6),
    ]
    assert [value(shown, row, "households") for row in (3, 4, 5, 8)] == [
        Quantity(360),
        Quantity(1020),
        Quantity(1000, AT_LEAST),
        Quantity(360, ABOUT),
    ]
    assert [line(shown, row).plan.year_built for row in (3, 4, 5)] == [1998, 2003, 2010]


def test_an_estimate_is_no_number_of_buildings_and_is_refused_at_its_cell(shown):
    assert errors(shown, 7) == {"I7": "要填准确的数"}


def test_a_number_nobody_counted_is_none(shown):
    assert value(shown, 7, "households").certainty is Certainty.UNKNOWN


def test_a_total_that_is_not_the_sum_is_asked_about(shown):
    (flag,) = shown.sheets[0].asked

    assert (flag.address, flag.reason) == ("I9", "“楼数”合计写的是 43，各行相加是 42")
    assert [skipped.row for skipped in shown.sheets[0].skipped] == [1, 6, 9]


REFUSED = {2: "IJ", 3: "I", 5: "IJ", 6: "IJ", 7: "IJ", 8: "IJ", 9: "IJ", 10: "IJ", 13: "I"}


def test_what_is_no_count_is_refused_at_every_cell_at_once(world):
    shown = previewed(six.bad_counts(), world.office)

    wrong = tuple(f"Sheet1!{column}{row}" for row, columns in REFUSED.items() for column in columns)
    assert shown.wrong_cells == wrong
    assert list(questions(shown, 11)) == ["I11"]
    assert [verdicts(shown)[row] for row in (4, 12, 14)] == [Verdict.NEW] * 3


@pytest.mark.parametrize(
    ("row", "buildings", "homes"),
    [
        (4, Quantity(2), Quantity(20)),
        (12, Quantity(278), Quantity(12000)),
        (14, Quantity(1234), Quantity(1000, AT_LEAST)),
    ],
)
def test_odd_ways_to_write_a_count_are_taken(world, row, buildings, homes):
    shown = previewed(six.bad_counts(), world.office)

    assert (value(shown, row, "buildings"), value(shown, row, "households")) == (buildings, homes)


def test_a_written_register_is_counted_and_taken_back(world):
    before = compounds_counted(world)

    record = written(six.compounds(), world.office, DECIDED)
    during = compounds_counted(world)
    commands.undo(record, by=world.office, now=LATER)

    assert (before, during, compounds_counted(world)) == (2, 5, 2)


def test_a_known_compound_gets_what_the_register_says_and_loses_it_again(world):
    record = written(six.compounds(), world.office, DECIDED)

    place = Place.objects.get(pk=world.compound.pk)
    assert (place.address, place.buildings, place.year_built) == ("钢铁街1号", 12, 1998)
    assert place.homes == Quantity(360)

    commands.undo(record, by=world.office, now=LATER)

    place = Place.objects.get(pk=world.compound.pk)
    assert (place.address, place.buildings, place.year_built) == ("", None, None)
    assert place.homes.certainty is Certainty.UNKNOWN


def test_an_abandoned_compound_is_changed_and_an_empty_cell_changes_nothing(world):
    written(six.compounds(), world.office, DECIDED)

    place = Place.objects.get(pk=world.far_compound.pk)
    assert (place.management, place.buildings) == (Management.ABANDONED, 11)
    assert place.homes.certainty is Certainty.UNKNOWN


def test_a_new_company_is_recorded_once_with_its_manager(world, shown):
    assert "新单位" in notes(shown, 5, "company")
    written(six.compounds(), world.office, DECIDED)

    company = Unit.objects.get(name="鑫园物业")
    manager = Person.objects.get(name="孙经理")
    assert (company.kind, company.trade, company.area) == (
        UnitKind.PROPERTY,
        "property",
        world.town,
    )
    assert (manager.unit, manager.phone) == (company, "0476-0000002")
    places = Place.objects.filter(name__in=["向阳小区", "龙泉苑"])
    assert {duties.property_of(place, on=TODAY) for place in places} == {company}


def test_the_grid_workers_look_after_the_compound(world):
    written(six.compounds(), world.office, DECIDED)

    held = Charge.objects.filter(kind=ChargeKind.GRID_WORKER).values_list(
        "place__name", "person__name", "person__unit__name"
    )
    assert set(held) == {
        ("阳光花园", "网格员grid", "松树园社区居委会"),
        ("幸福里", "赵网格", "松树园社区居委会"),
        ("幸福里", "钱网格", "松树园社区居委会"),
    }


def test_a_change_of_company_ends_one_charge_and_begins_another_and_back(world):
    content = messy.book([["社区", "小区名称", "物业公司"], ["松树园", "阳光花园", "鑫园物业公司"]])

    shown = previewed(content, world.office)
    record = written(content, world.office)

    assert dict(line(shown, 2).was) == {"company": "和美物业"}
    assert duties.property_of(world.compound, on=TODAY).name == "鑫园物业公司"
    commands.undo(record, by=world.office, now=LATER)
    assert duties.property_of(world.compound, on=TODAY) == world.property_company


def test_the_same_register_again_is_the_same(world):
    written(six.compounds(), world.office, DECIDED)

    shown = previewed(six.compounds(), world.office, DECIDED)

    assert set(verdicts(shown).values()) == {Verdict.SAME}


def test_undoing_is_refused_once_something_lies_there(world):
    record = written(six.compounds(), world.office, DECIDED)
    world.issue(place=Place.objects.get(name="幸福里"), now=LATER)

    with pytest.raises(Refused, match="幸福里有了问题 000001"):
        commands.undo(record, by=world.office, now=LATER)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"小区名称": "阳光花园小区"}, "系统里有“阳光花园”，是不是同一个小区？"),
        ({"小区名称": "新村", "负责人": "王经理"}, "没有物业公司，确认后不写入负责人"),
        ({"小区名称": "新村", "类型": "三无", "物业公司": "和美物业"}, "却写了物业公司"),
    ],
)
def test_what_does_not_fit_together_is_asked_about(world, cells, said):
    head = ["社区", "小区名称", "类型", "物业公司", "负责人"]
    content = messy.book([head, ["松树园", *(cells.get(name) for name in head[1:])]])

    shown = previewed(content, world.office)

    assert said in "".join(questions(shown, 2).values())


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"小区名称": "新村", "建成年份": 2050}, "建成年份不能晚于今年"),
        ({"小区名称": "新村", "建成年份": 1066}, "不能小于 1900"),
        ({"小区名称": "新村", "楼栋数": 5000}, "不能大于 2000"),
        ({"小区名称": "新村", "电话": "找老王"}, "不像电话号码"),
        ({"小区名称": "新村", "类型": "商品房"}, "没有这一项"),
        ({"小区名称": None}, "不能空"),
    ],
)
def test_what_cannot_be_is_refused(world, cells, said):
    head = ["社区", "小区名称", "类型", "电话", "楼栋数", "建成年份"]
    content = messy.book([head, ["松树园", *(cells.get(name) for name in head[1:])]])

    shown = previewed(content, world.office)

    assert said in "".join(errors(shown, 2).values())


def test_one_compound_twice_in_a_register_is_refused(world):
    content = messy.book([["社区", "小区名称"], ["松树园", "新村"], ["松树园", "新 村"]])

    assert errors(previewed(content, world.office), 3) == {"B3": "和第 2 行重复"}


def test_a_community_records_no_units_and_no_people(world):
    content = messy.book(
        [
            ["小区名称", "物业公司", "负责人", "网格员"],
            ["新村", "鑫园物业", None, None],
            ["旧村", "和美物业", "新经理", "新网格员"],
        ]
    )

    shown = previewed(content, world.pine_clerk)

    assert "请创城办先登记" in errors(shown, 2)["B2"]
    assert list(questions(shown, 3)) == ["C3", "D3"]


def test_a_community_imports_its_own_compounds_and_takes_them_back(world):
    content = messy.book([["小区名称", "物业公司", "户数"], ["新村", "和美物业", "约300"]])

    record = written(content, world.pine_clerk)
    place = Place.objects.get(name="新村")

    assert (place.community, place.homes) == (world.pine, Quantity(300, ABOUT))
    assert duties.property_of(place, on=TODAY) == world.property_company
    with pytest.raises(Refused):
        commands.undo(record, by=world.dragon_clerk, now=LATER)
    commands.undo(record, by=world.pine_clerk, now=LATER)
    assert Place.objects.get(name="新村").void
