"""志愿活动台账 and 志愿服务站点台账: taken in as they are kept, out unchanged, taken back."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.figures.asking import ask
from chuangcheng.figures.volunteering import FIGURES, OF_ACTIVITIES, OF_STATIONS
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.volunteering_exporting import export_activities, export_stations
from chuangcheng.reports.progress import scope_of
from chuangcheng.volunteering import queries
from chuangcheng.volunteering.models import (
    Activity,
    ActivityPartner,
    ActivityState,
    ServiceField,
    Station,
    StationItem,
    StationStanding,
)
from tests.ledgers import messy
from tests.ledgers import volunteering_sheets as sheets
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
from tests.partners.friends import Friends
from tests.volunteering.gatherings import activity, station
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)
BOOKS = [
    (sheets.activities, "office"),
    (sheets.own_activities, "pine_clerk"),
    (sheets.activities_of_the_town, "office"),
    (sheets.stations, "office"),
    (sheets.own_station, "pine_clerk"),
    (sheets.stations_of_villages, "office"),
]


@pytest.fixture(autouse=True)
def friends(world: World) -> Friends:
    """The buses stand by the pine community, the union by the dragon; the pine has a station."""
    found = Friends(world)
    found.agreed()
    found.agreed(community=world.dragon, units=(found.union,))
    station(world)
    return found


def accepted(content: bytes, by: Any) -> Any:
    return written(content, by, all_accepted(content, by))


def rows() -> list[Any]:
    """All that stands on record, less which deed last touched it."""
    stands = StationStanding.objects.filter(void=False).order_by("station", "seq")
    items = StationItem.objects.filter(void=False, station__void=False).order_by("pk")
    kept = [
        *Activity.objects.standing().order_by("pk"),
        *ActivityPartner.objects.filter(activity__void=False).order_by("activity", "order"),
        *(*Station.objects.standing().order_by("pk"), *stands, *items),
    ]
    said = [each["fields"] for each in serializers.serialize("python", kept)]
    return [{k: v for k, v in row.items() if k != "known_from"} for row in said]


def counted(world: World) -> list[Any]:
    """All figures of today and of three days before."""
    return [
        answer.quantity
        for on in (TODAY, date(2021, 4, 9))
        for answer in ask(FIGURES, scope_of(world.town, as_of=on)).values()
    ]


def values(world: World, figures: Any) -> list[Any]:
    return [each.value for each in ask(figures, scope_of(world.town, as_of=TODAY)).values()]


def exported(make: Any) -> bytes:
    if make in {sheets.stations, sheets.own_station, sheets.stations_of_villages}:
        return export_stations(Station.objects.standing().order_by("pk"), now=NOON)
    return export_activities(Activity.objects.standing().order_by("pk"), now=NOON)


@pytest.mark.parametrize(
    ("make", "register"),
    [
        *((make, Register.ACTIVITIES) for make, _who in BOOKS[:3]),
        *((make, Register.STATIONS) for make, _who in BOOKS[3:]),
        (sheets.wrong_activities, Register.ACTIVITIES),
        (sheets.wrong_stations, Register.STATIONS),
    ],
)
def test_each_is_known_by_its_header(make: Any, register: Register) -> None:
    assert guess(open_workbook(make())) is register


def test_lines_become_activities_with_real_partners(world: World, friends: Friends) -> None:
    shown = previewed(sheets.activities(), world.office)
    assert "按包联单位“红山区总工会”登记" in notes(shown, 5, "joint")

    accepted(sheets.activities(), world.office)

    swept, cards, patrol = Activity.objects.order_by("pk")
    assert (swept.field, swept.unit, swept.is_joint) == (
        *(ServiceField.SANITATION, world.pine_unit, False),
    )
    assert swept.counted("residents") == Quantity(20, Certainty.AT_LEAST)
    assert cards.partners.get().match.unit == friends.buses
    assert (patrol.community, patrol.held_on) == (world.dragon, date(2021, 4, 8))
    assert patrol.counted("beneficiaries") == UNKNOWN
    assert values(world, OF_ACTIVITIES) == [3, 2, 12, 70, 174, 0, 0], "约80 is at least 64"


def test_a_community_s_own_book_names_its_station_and_what_lies_ahead(world: World) -> None:
    accepted(sheets.own_activities(), world.pine_clerk)

    held, ahead = Activity.objects.order_by("pk")
    assert (str(held.station), held.hours, held.community) == (
        *("松树园志愿服务站", Decimal("2.5"), world.pine),
    )
    assert (ahead.state, ahead.spot) == (ActivityState.PLANNED, "阳光花园")


def test_the_town_s_own_a_cancelled_one_and_a_field_that_nobody_knows(world: World) -> None:
    content = sheets.activities_of_the_town()
    assert "没有“踏青”这个服务领域" in questions(previewed(content, world.office), 3)["C3"]

    accepted(content, world.office)

    whole, gone = Activity.objects.order_by("pk")
    assert (whole.community, whole.state) == (None, ActivityState.HELD)
    assert (gone.state, gone.field) == (ActivityState.CANCELLED, "")


def test_every_bad_cell_of_an_activity_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(sheets.wrong_activities(), world.office)

    assert "没有写在哪个社区" in errors(shown, 2)["C2"]
    assert "不能空" in errors(shown, 3)["B3"]
    assert "没有“水泉社区”" in errors(shown, 4)["C4"]
    assert "没有包联本街道的社区" in errors(shown, 5)["D5"]
    assert "日期还没到" in errors(shown, 6)["B6"]
    assert "F7" in errors(shown, 7)
    assert "和第 8 行重复" in errors(shown, 9)["A9"]
    with pytest.raises(Refused):
        written(sheets.wrong_activities(), world.office)
    assert not Activity.objects.exists()


def test_lines_become_stations_as_they_came_to_stand(world: World) -> None:
    accepted(sheets.stations(), world.office)

    pine, dragon = Station.objects.order_by("pk")[1:]
    assert (pine.keeper_id, dragon.keeper_name) == (world.keeper.person_id, "刘阿姨")
    assert queries.missing(queries.items_of([dragon])[dragon.pk]) == ["标识牌", "饮水机"]
    assert [row.from_on for row in queries.histories_of([pine])[pine.pk]] == [
        *(date(2021, 3, 25), date(2021, 4, 1)),
    ]
    assert values(world, OF_STATIONS) == [3, 0, 1, 0, 5]


def test_every_bad_cell_of_a_station_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(sheets.wrong_stations(), world.office)

    assert "没有“水泉社区”" in errors(shown, 2)["A2"]
    assert "不能晚于今天" in errors(shown, 3)["C3"]
    assert "不能早于建成" in errors(shown, 4)["D4"]
    assert "既写了已配" in errors(shown, 5)["G5"]
    assert "E6" in errors(shown, 6)
    assert "和第 7 行重复" in errors(shown, 8)["B8"]
    with pytest.raises(Refused):
        written(sheets.wrong_stations(), world.office)
    assert Station.objects.count() == 1


@pytest.mark.parametrize(("make", "who"), BOOKS)
def test_out_again_and_in_again_changes_nothing(world: World, make: Any, who: str) -> None:
    accepted(make(), getattr(world, who))
    before = rows()

    assert set(verdicts(previewed(exported(make), world.office)).values()) == {Verdict.SAME}
    assert rows() == before


@pytest.mark.parametrize(("make", "who"), BOOKS)
def test_an_undo_takes_back_every_row_and_figure(world: World, make: Any, who: str) -> None:
    activity(world)
    before, figures = rows(), counted(world)
    record = accepted(make(), getattr(world, who))
    assert rows() != before
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_what_is_known_is_filled_in_and_taken_back(world: World, friends: Friends) -> None:
    activity(world, hours=Decimal(2), partners=(friends.buses,))
    before, figures = rows(), counted(world)
    held = messy.book(
        [
            ["日期", "活动名称", "社区", "主办", "包联单位", "居民", "时长", "服务领域"],
            ["4月8日", "清理楼道", "松树园", "和美物业", "红山区总工会", 22, 3, "清扫"],
        ]
    )
    stood = messy.book(
        [
            ["社区", "站点名称", "负责人", "状态", "启用日期", "已配设施", "缺少设施", "备注"],
            ["松树园", "松树园志愿服务站", "刘阿姨", "运行", "4月9日", "急救箱", "桌椅", "换人"],
        ]
    )
    assert set(line(previewed(held, world.office), 2).was) == {
        *("host", "joint", "residents", "hours", "field"),
    }
    assert set(line(previewed(stood, world.office), 2).was) == {
        *("keeper", "state", "missing", "note"),
    }

    records = [written(content, world.office) for content in (held, stood)]

    changed, place = Activity.objects.get(), Station.objects.get()
    assert (changed.hours, changed.partners.get().match.unit) == (Decimal(3), friends.union)
    assert (place.kept_by, queries.standings_of([place])[place.pk].state) == ("刘阿姨", "running")
    for record in records:
        ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)


def test_a_line_never_says_whether_a_known_one_was_held(world: World) -> None:
    activity(world, state=ActivityState.PLANNED, held_on=TODAY, beneficiaries=UNKNOWN)
    told = messy.book(
        [["日期", "名称", "社区", "状态"], ["4月12日", "清理楼道", "松树园", "已开展"]]
    )

    shown = previewed(told, world.office)

    assert "到这次活动的页面上登记" in notes(shown, 2, "state")
    assert set(verdicts(shown).values()) == {Verdict.SAME}
