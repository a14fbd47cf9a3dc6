"""进展报告 二: the plan by deadline, one numbering, no aspect headed twice, nothing done."""

from datetime import date

import pytest

from chuangcheng.plan import commands
from chuangcheng.reports.models import Order
from chuangcheng.reports.progress import progress_paper, scope_of
from chuangcheng.trail import queries as trail
from tests.plan.planned import planned
from tests.reports.read import paragraphs
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.one_engine

KEY = "plan"


def item(world: World, aspect: str, text: str, due: date | None = None, **more: object) -> object:
    given = {"aspect": aspect, "text": text, "due_on": due, "unit": None, "criteria": ()}
    return planned(world, **{**given, **more})


def labels(world: World, order: Order = Order.PLAN_FIRST) -> list[str]:
    paper = progress_paper(scope_of(world.town, as_of=TODAY), order=order)
    return [f"{label}{block.text}" for label, block in paper.labelled]


def test_no_plan(world: World) -> None:
    assert paragraphs(world, KEY) == ["还没有登记下一步工作计划。"]


def test_one_item(world: World) -> None:
    item(world, "宣传", "小区公益广告不少于十幅。", date(2021, 4, 30))

    assert paragraphs(world, KEY) == [
        "列入工作计划1项，下一步抓好以下工作。",
        "宣传方面，4月30日前，小区公益广告不少于十幅。",
    ]


def test_items_by_deadline_then_routine_and_no_aspect_is_headed_twice(world: World) -> None:
    item(world, "宣传", "劲头不松")
    item(world, "宣传工作", "月底再查一遍", due_text="月底前")
    item(world, "志愿服务", "站点天天开门", date(2021, 6, 30))
    item(world, "志愿服务方面", "站点配齐", date(2021, 4, 30))
    item(world, "路面", "不积水", date(2022, 1, 10), where=world.pine)

    assert labels(world)[-8:-2] == [
        "列入工作计划5项，下一步抓好以下工作。",
        "一是志愿服务方面，4月30日前，站点配齐。",
        "二是继续抓好志愿服务工作，6月30日前，站点天天开门。",
        "三是路面方面，2022年1月10日前，在松树园社区，不积水。",
        "四是宣传方面，月底再查一遍（时限：月底前）。",
        "五是继续抓好宣传工作，劲头不松。",
    ]


def test_a_day_that_has_passed_is_not_told_as_one_to_come(world: World) -> None:
    item(world, "宣传", "公约上墙", date(2021, 4, 10))

    assert paragraphs(world, KEY)[1] == "宣传方面，抓紧完成原定4月10日前的任务：公约上墙。"
    earlier = paragraphs(world, KEY, as_of=date(2021, 4, 10))
    assert earlier[1] == "宣传方面，4月10日前，公约上墙。"


def test_what_is_done_is_counted_and_not_printed(world: World) -> None:
    first = planned(world, text="公约上墙", criteria=())
    known = trail.last_entry_id()
    planned(world, text="横幅挂齐")
    commands.close(first, on=date(2021, 4, 9), result="上墙了", by=world.office, now=NOON)

    assert paragraphs(world, KEY) == [
        "列入工作计划2项，已办结1项，下一步抓好以下工作。",
        "宣传方面，4月30日前，横幅挂齐。",
    ]
    assert paragraphs(world, KEY, known_at=known)[1:] == ["宣传方面，4月30日前，公约上墙。"]
    assert len(paragraphs(world, KEY, as_of=date(2021, 4, 8))) == 3


def test_a_plan_of_which_all_is_done(world: World) -> None:
    done = planned(world, criteria=())
    commands.close(done, on=date(2021, 4, 9), result="挂齐", by=world.office, now=NOON)

    assert paragraphs(world, KEY) == ["列入工作计划1项，已办结。"]


def test_the_problems_may_come_first_and_the_numbers_follow(world: World) -> None:
    item(world, "宣传", "公约上墙", date(2021, 4, 30))

    heads = [line for line in labels(world, Order.PROBLEMS_FIRST) if line[1:2] == "、"]
    assert heads == ["一、工作进展情况", "二、目前存在的问题", "三、下一步工作计划"]
    assert labels(world, Order.PROBLEMS_FIRST)[-1].startswith("一是宣传方面")
