"""需求台账 and 便民设施台账: taken in as they are kept, out again unchanged, taken back whole."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.figures.asking import ask
from chuangcheng.figures.partners import FIGURES
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.facility_exporting import export_facilities, export_needs
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.partners import delivering, keeping, needing, queries
from chuangcheng.partners.models import (
    Facility,
    FacilityKind,
    FacilityStage,
    FacilityState,
    FacilityUnit,
    Need,
    NeedStage,
    NeedState,
    Outcome,
)
from chuangcheng.reports.progress import scope_of
from tests.ledgers import facility_sheets as sheets
from tests.ledgers import messy
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
from tests.partners.friends import SET_UP_ON, SIGNED_ON, Friends
from tests.world import NOON, TODAY, World

N, F = NeedState, FacilityState
LATER = NOON + timedelta(hours=1)
BOOKS = {
    sheets.needs: ("office", Register.NEEDS),
    sheets.own_needs: ("pine_clerk", Register.NEEDS),
    sheets.facilities: ("office", Register.FACILITIES),
    sheets.own_facilities: ("pine_clerk", Register.FACILITIES),
}
HEAD_OF_NEEDS = ["社区", "需要什么", "类别", "数量", "反映日期", "状态", "对接的共建事项"]
HEAD_OF_FACILITIES = ["社区", "设施名称", "提供什么", "管护单位", "建设单位", "状态", "状态日期"]


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    return deepcopy(shared_world)


@pytest.fixture(autouse=True)
def friends(world: World) -> Friends:
    """Pledges to the pine community: benches, a corner that was delivered, one that was not."""
    found = Friends(world)
    found.once(units=(found.union,), what="送十把休息椅")
    corner = found.once()
    found.once(what="还没有兑现的")
    delivering.note(corner, Outcome.DELIVERED, on=SET_UP_ON, by=world.office, now=NOON)
    return found


def accepted(make: Any, world: World) -> Any:
    by = getattr(world, BOOKS[make][0])
    return written(make(), by, all_accepted(make(), by))


def taken(rows: list[list[Any]], world: World) -> Any:
    content = messy.book(rows)
    return written(content, world.office, all_accepted(content, world.office))


def rows() -> list[Any]:
    """All that stands on record, less which deed last touched it."""
    kept = [
        *Need.objects.standing().order_by("pk"),
        *NeedStage.objects.filter(void=False).order_by("pk"),
        *Facility.objects.standing().order_by("pk"),
        *FacilityUnit.objects.filter(facility__void=False).order_by("facility", "order"),
        *FacilityStage.objects.filter(void=False).order_by("pk"),
    ]
    said = [each["fields"] for each in serializers.serialize("python", kept)]
    return [{k: v for k, v in row.items() if k != "known_from"} for row in said]


def counted(world: World) -> list[Any]:
    """All figures of partners of today and of ten days before."""
    return [
        answer.quantity
        for on in (TODAY, date(2021, 4, 2))
        for answer in ask(FIGURES, scope_of(world.town, as_of=on)).values()
    ]


def out(register: Register) -> bytes:
    if register is Register.NEEDS:
        return export_needs(queries.with_pledge(Need.objects.standing().order_by("pk")), now=NOON)
    held = queries.with_builders(Facility.objects.standing().order_by("pk"))
    return export_facilities(held, now=NOON)


def test_the_ledgers_are_known_by_their_headers() -> None:
    known = {
        **{make: register for make, (_who, register) in BOOKS.items()},
        sheets.wrong_needs: Register.NEEDS,
        sheets.wrong_facilities: Register.FACILITIES,
    }
    assert {make: guess(open_workbook(make())) for make in known} == known


def test_needs_stand_as_their_lines_say(world: World) -> None:
    accepted(sheets.needs, world)

    benches, hair, law = Need.objects.order_by("pk")
    assert [each.state for each in (benches, hair, law)] == [N.MATCHED, N.UNMATCHED, N.MET]
    assert (benches.amount, benches.quantity_unit) == (Quantity(10), "把")
    assert (str(benches.pledge), benches.state_on) == ("送十把休息椅", date(2021, 4, 6))
    assert (hair.receiver, hair.due_on, hair.note) == (
        *("阳光花园", date(2021, 6, 30), "每月一次就好"),
    )
    assert (law.told_on, law.state_on) == (date(2021, 3, 12), date(2021, 4, 8))


def test_a_community_tells_its_own_needs(world: World) -> None:
    shown = previewed(sheets.own_needs(), world.pine_clerk)
    assert "没有写反映日期" in " ".join(line(shown, 2).row.cells["what"].notes)

    accepted(sheets.own_needs, world)

    lamp, prints = Need.objects.order_by("pk")
    assert (lamp.community, lamp.told_on, lamp.quantity) == (world.pine, TODAY, None)
    assert (prints.state, queries.stages_of(prints)[0].note) == (N.WITHDRAWN, "台账记载：已撤回")


def test_facilities_stand_as_their_lines_say(world: World, friends: Friends) -> None:
    accepted(sheets.facilities, world)

    corner, chairs, books = Facility.objects.order_by("pk")
    assert corner.builders == [friends.women, friends.union]
    assert (str(corner.pledge), str(corner.keeper)) == ("建应急角", "松树园社区居委会")
    assert (chairs.state, chairs.state_on, chairs.builders) == (
        *(F.OUT_OF_ORDER, date(2021, 4, 5), [friends.buses, friends.women]),
    )
    assert (chairs.kind, chairs.where) == (FacilityKind.WHEELCHAIRS, "阳光花园 门卫室")
    assert [row.state for row in queries.stages_of(books)] == [F.DISMANTLED, F.IN_USE]
    assert (books.set_up_on, books.state_on) == (date(2021, 3, 1), date(2021, 4, 1))


def test_a_facility_without_a_kind_is_asked_about(world: World) -> None:
    shown = previewed(sheets.own_facilities(), world.pine_clerk)
    assert "按其他便民设施登记" in " ".join(questions(shown, 2).values())

    accepted(sheets.own_facilities, world)
    shoes = Facility.objects.order_by("pk")[0]
    assert (shoes.kind, shoes.set_up_on) == (FacilityKind.OTHER_FACILITY, TODAY)
    assert (shoes.community, shoes.spot) == (world.pine, "院门口")


@pytest.mark.parametrize("make", BOOKS)
def test_out_again_and_in_again_changes_nothing(world: World, make: Any) -> None:
    accepted(make, world)
    before, register = rows(), BOOKS[make][1]

    shown = previewed(out(register), world.office)
    assert guess(open_workbook(out(register))) is register
    assert set(verdicts(shown).values()) == {Verdict.SAME}
    assert not [flag for each in shown.lines for flag in each.row.flags]
    assert rows() == before


@pytest.mark.parametrize("make", [sheets.needs, sheets.facilities])
def test_an_undo_takes_back_every_line_and_figure(world: World, make: Any) -> None:
    before, figures = rows(), counted(world)
    record = accepted(make, world)
    assert rows() != before
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


@pytest.mark.parametrize("make", [sheets.own_needs, sheets.own_facilities])
def test_a_community_takes_its_own_import_back_and_no_neighbour_does(
    world: World, make: Any
) -> None:
    before, figures = rows(), counted(world)
    record = accepted(make, world)
    assert rows() != before
    for who in (world.dragon_clerk, world.leader):
        with pytest.raises(NotAllowed):
            ledgers.undo(record, by=who, now=LATER)
    ledgers.undo(record, by=world.pine_clerk, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_what_is_on_record_goes_on_and_is_taken_back(world: World, friends: Friends) -> None:
    need = friends.need()
    hall = keeping.set_up(friends.said_of_corner(), by=world.office, now=NOON)
    before, figures = rows(), counted(world)
    of_needs: list[list[Any]] = [
        HEAD_OF_NEEDS,
        ["松树园", need.what, "设施", 12, "3月10日", "已满足", "送十把休息椅"],
    ]
    of_facilities: list[list[Any]] = [
        HEAD_OF_FACILITIES,
        ["松树园", hall.name, "药箱", "市公交公司", "红山区妇联", "待修", "4月9日"],
    ]
    shown = previewed(messy.book(of_needs), world.office)
    assert line(shown, 2).was == {"kind": "物资", "quantity": "10", "state": "待对接"}

    told, kept = taken(of_needs, world), taken(of_facilities, world)

    need.refresh_from_db()
    hall.refresh_from_db()
    assert (need.state, str(need.pledge), need.quantity) == (N.MET, "送十把休息椅", 12)
    assert (hall.state, hall.state_on, hall.offers) == (F.OUT_OF_ORDER, date(2021, 4, 9), "药箱")
    assert (hall.builders, hall.keeper) == ([friends.women], friends.buses)
    for record in (told, kept):
        ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)


def test_nothing_is_set_back_by_a_ledger(world: World, friends: Friends) -> None:
    need, corner = friends.need(), friends.corner()
    needing.close(need, N.MET, on=TODAY, by=world.office, now=NOON)
    told = [HEAD_OF_NEEDS, ["松树园", need.what, "物资", None, "3月10日", "未对接", None]]
    kept = [
        HEAD_OF_FACILITIES,
        ["松树园", corner.name, None, None, "市公交公司", "在用", "4月5日"],
    ]
    needs, facilities = (previewed(messy.book(each), world.office) for each in (told, kept))

    assert "不从台账改回" in notes(needs, 2, "state")
    assert "按共建事项的单位记" in notes(facilities, 2, "builders")
    assert "不从台账改" in notes(facilities, 2, "state_on")
    assert {*verdicts(needs).values(), *verdicts(facilities).values()} == {Verdict.SAME}


def test_the_same_need_of_another_day_is_asked_about(world: World, friends: Friends) -> None:
    need = friends.need()
    again = [HEAD_OF_NEEDS, ["松树园", need.what, "物资", None, "4月1日", None, None]]
    shown = previewed(messy.book(again), world.office)
    assert "3月10日" in " ".join(questions(shown, 2).values())
    assert (need.told_on, verdicts(shown)[2]) != (SIGNED_ON, Verdict.SAME)


def test_every_bad_need_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(sheets.wrong_needs(), world.office)

    assert "没有“水泉社区”" in errors(shown, 2)["A2"]
    assert "没有“没有的小区”这个点位" in errors(shown, 3)["B3"]
    assert "D4" in errors(shown, 4)
    assert "写明类别" in errors(shown, 5)["D5"]
    assert "不能晚于今天" in errors(shown, 6)["E6"]
    assert "没有“没有这一项”这项共建事项" in errors(shown, 7)["G7"]
    assert "不能早于反映日期" in errors(shown, 8)["H8"]
    assert "和第 9 行重复" in errors(shown, 10)["C10"]
    with pytest.raises(Refused):
        written(sheets.wrong_needs(), world.office)
    assert not Need.objects.exists()


def test_every_bad_facility_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(sheets.wrong_facilities(), world.office)

    assert "没有“水泉社区”" in errors(shown, 2)["A2"]
    assert "没有“天外来客公司”" in errors(shown, 3)["E3"]
    assert "没有“天外来客公司”" in errors(shown, 4)["E4"]
    assert "还没有登记兑现" in errors(shown, 5)["F5"]
    assert "不能晚于今天" in errors(shown, 6)["G6"]
    assert "不能早于投用日期" in errors(shown, 7)["I7"]
    assert "没有写提供什么" in errors(shown, 8)["D8"]
    assert "C9" in errors(shown, 9)
    assert "和第 10 行重复" in errors(shown, 11)["B11"]
    with pytest.raises(Refused):
        written(sheets.wrong_facilities(), world.office)
    assert not Facility.objects.exists()
