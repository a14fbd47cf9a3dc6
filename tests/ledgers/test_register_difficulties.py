"""困难台账: taken in as offices keep it, out again unchanged, taken back whole."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.difficulties.drafts import draft_of
from chuangcheng.difficulties.models import (
    AskLevel,
    CostLine,
    Difficulty,
    DifficultyStage,
    DifficultyState,
)
from chuangcheng.difficulties.queries import stages_of
from chuangcheng.figures.asking import ask
from chuangcheng.figures.difficulties import FIGURES
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.difficulty_exporting import export_difficulties
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.reports.progress import scope_of
from tests.difficulties.hard import asked, raised
from tests.ledgers import difficulty_sheets, messy
from tests.ledgers.taking import all_accepted, errors, line, notes, previewed, verdicts, written
from tests.world import NOON, TODAY, World

S = DifficultyState
LATER = NOON + timedelta(hours=1)
BOOKS = (
    difficulty_sheets.whole,
    difficulty_sheets.bare,
    difficulty_sheets.itemised,
    difficulty_sheets.wrong,
)


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    return deepcopy(shared_world)


def accepted(content: bytes, world: World) -> Any:
    return written(content, world.office, all_accepted(content, world.office))


def rows() -> list[Any]:
    """All that the difficulties, their stages and their costs say, less who last touched them."""
    held = Difficulty.objects.standing().order_by("pk")
    stages = DifficultyStage.objects.filter(difficulty__in=held, void=False).order_by("pk")
    costs = CostLine.objects.filter(difficulty__in=held, dropped=False)
    kept = [each["fields"] for each in serializers.serialize("python", [*held, *stages])]
    plain = [{k: v for k, v in row.items() if k != "known_from"} for row in kept]
    return [*plain, *map(str, costs.order_by("difficulty", "position"))]


def counted(world: World) -> list[Any]:
    """The figures of today and of a day before."""
    found = [ask(FIGURES, scope_of(world.town, as_of=on)) for on in (TODAY, date(2021, 4, 8))]
    return [answers[figure.key].quantity for answers in found for figure in FIGURES]


@pytest.mark.parametrize("make", BOOKS)
def test_a_ledger_of_difficulties_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.DIFFICULTIES


def test_what_the_line_proves_is_entered_on_its_days(world: World) -> None:
    accepted(difficulty_sheets.whole(), world)

    ramps, heaps, toilet = Difficulty.objects.order_by("pk")
    assert [each.state for each in (ramps, heaps, toilet)] == [S.ASKED, S.ANSWERED, S.SOLVED]
    assert (ramps.cost_low, ramps.cost_high) == (236_000, 594_000)
    assert (heaps.cost_low, heaps.cost_high, heaps.level) == (150_000, 400_000, AskLevel.CITY)
    assert (ramps.raised_on, ramps.where_text) == (date(2021, 4, 8), "阳光花园等")
    answered, asked_for, _first = stages_of(heaps)
    assert (answered.said, asked_for.from_on) == ("列入计划", date(2021, 4, 7))
    assert (toilet.ended_on, toilet.cost_low) == (TODAY, None)


def test_a_community_brings_its_own_and_the_office_asks(world: World) -> None:
    content = messy.book(
        [["问题", "原因", "资金", "提交日期"], ["院墙没有钱修", "没有物业", None, "4月8日"]]
    )
    shown = previewed(content, world.pine_clerk, register=Register.DIFFICULTIES)
    assert "由创城办登记" in notes(shown, 2, "title")

    written(content, world.pine_clerk, register=Register.DIFFICULTIES)
    only = Difficulty.objects.get()
    assert (only.community, only.state) == (world.pine, S.RAISED)


def test_every_bad_cell_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(difficulty_sheets.wrong(), world.office)

    assert "A2" in errors(shown, 2)
    assert "看不懂“很多”" in errors(shown, 3)["C3"]
    assert "前大后小" in errors(shown, 4)["C4"]
    assert "D5" in errors(shown, 5)
    assert "不能晚于今天" in errors(shown, 6)["E6"]
    assert "没有“水泉社区”这个社区(村)" in errors(shown, 7)["F7"]
    assert "和第 8 行重复" in errors(shown, 9)["A9"]
    with pytest.raises(Refused):
        written(difficulty_sheets.wrong(), world.office)
    assert not Difficulty.objects.exists()


@pytest.mark.parametrize("make", BOOKS[:3])
def test_out_again_and_in_again_changes_nothing(world: World, make: Any) -> None:
    accepted(make(), world)
    asked(world)
    before = rows()
    out = export_difficulties(Difficulty.objects.order_by("pk"), now=NOON)

    assert set(verdicts(previewed(out, world.office)).values()) == {Verdict.SAME}
    assert rows() == before


@pytest.mark.parametrize("make", BOOKS[:3])
def test_an_undo_takes_back_every_line_and_figure(world: World, make: Any) -> None:
    raised(world)
    before, figures = rows(), counted(world)
    record = accepted(make(), world)
    assert rows() != before
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_a_known_one_is_said_otherwise_answered_and_taken_back(world: World) -> None:
    raised(world, costs=())
    before, figures = rows(), counted(world)
    told = ["老旧小区补建坡道没有钱", "没有这笔预算", "20-30", "市级", "4月8日", "同意", "已答复"]
    head = ["问题", "原因", "所需资金(万元)", "请求层级", "提交日期", "答复", "状态"]
    content = messy.book([head, told])
    was = line(previewed(content, world.office), 2).was
    assert set(was) == {"cause", "cost", "level", "asked_on", "answer"}

    record = accepted(content, world)

    only = Difficulty.objects.get()
    assert (only.state, only.cost_high, only.level) == (S.ANSWERED, 300_000, AskLevel.CITY)
    assert [stage.from_on for stage in stages_of(only)][:2] == [TODAY, date(2021, 4, 8)]
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)


def test_costs_told_line_by_line_are_not_overwritten_by_a_sum(world: World) -> None:
    raised(world)
    content = messy.book([["问题", "所需资金", "原因"], ["老旧小区补建坡道没有钱", 5, None]])
    shown = previewed(content, world.office)
    assert "合计不从台账改" in notes(shown, 2, "cost")
    assert verdicts(shown)[2] == Verdict.SAME


def test_costs_come_in_line_by_line(world: World) -> None:
    shown = previewed(difficulty_sheets.itemised(), world.office)
    assert "合计 6 不一样，按明细登记" in notes(shown, 3, "cost")

    accepted(difficulty_sheets.itemised(), world)

    ramps, roof = Difficulty.objects.order_by("pk")
    assert list(map(str, draft_of(ramps).costs)) == [
        *("坡道，38处，6000—15000元", "扶手，8处，1000—3000元", "监理，数量未知，单价未知"),
    ]
    assert (roof.cost_low, roof.cost_high, roof.state) == (60_000, 60_000, S.SOLVED)


def test_a_line_of_costs_that_cannot_be_read_is_named(world: World) -> None:
    head = ["问题", "原因", "费用明细"]
    content = messy.book([head, ["修路", "没钱", "石子，很多，一大笔"], ["修桥", "没钱", "木头"]])
    shown = previewed(content, world.office, register=Register.DIFFICULTIES)
    assert "不知道就写未知" in errors(shown, 2)["C2"]
    assert "写成 项目，数量，单价" in errors(shown, 3)["C3"]


def test_costs_on_record_are_told_otherwise_and_taken_back(world: World) -> None:
    raised(world)
    before, figures = rows(), counted(world)
    told = ["老旧小区补建坡道没有钱", "台账", "坡道，40处，6000元", "已解决"]
    content = messy.book([["问题", "原因", "费用明细", "状态"], told])
    shown = previewed(content, world.office)
    assert "扶手，8处，1000—3000元" in line(shown, 2).was["costs"]
    assert "登记结束" in notes(shown, 2, "state"), "an end names what goes on, a line does not"

    record = accepted(content, world)
    only = Difficulty.objects.get()
    assert (only.cost_low, only.cost_high, only.state) == (240_000, 240_000, S.RAISED)
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)
