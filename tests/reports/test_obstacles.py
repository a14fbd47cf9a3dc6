"""进展报告 三: what cannot be solved here, numbered through, and never what it costs."""

from datetime import date

import pytest

from chuangcheng.difficulties.models import AskLevel
from chuangcheng.reports.progress import progress_paper, scope_of
from chuangcheng.trail import queries as trail
from tests.difficulties.hard import asked, raised
from tests.reports.read import paragraphs
from tests.world import TODAY, World

pytestmark = pytest.mark.one_engine

KEY = "difficulties"
RAMPS = "老旧小区补建坡道没有钱，主要原因是建成时没有无障碍设计，街道没有这笔预算。"


def test_no_difficulty(world: World) -> None:
    assert paragraphs(world, KEY) == ["目前没有登记的难点问题。"]


def test_one_that_nobody_was_asked_about(world: World) -> None:
    raised(world)

    assert paragraphs(world, KEY) == ["目前尚有难点问题1个未解决。", RAMPS]


def test_several_with_what_is_needed_and_who_was_asked(world: World) -> None:
    asked(world, needed="列入改造资金。")
    known = trail.last_entry_id()
    raised(world, title="渣土太多", cause="拆迁没完", level=AskLevel.CITY, needed="调车清运")

    paper = progress_paper(scope_of(world.town, as_of=TODAY))
    assert [f"{label}{block.text}" for label, block in paper.labelled][-3:] == [
        "目前尚有难点问题2个未解决。",
        f"一是{RAMPS}需区级协调解决：列入改造资金。已于4月8日向区住建局请示。",
        "二是渣土太多，主要原因是拆迁没完。需市级协调解决：调车清运。",
    ]
    assert len(paragraphs(world, KEY, known_at=known)) == 2
    assert "请示" not in "".join(paragraphs(world, KEY, as_of=date(2021, 4, 7)))
    assert len(paragraphs(world, KEY, as_of=date(2021, 4, 5))) == 1


def test_no_cost_is_printed(world: World) -> None:
    raised(world)

    text = "".join(paragraphs(world, KEY))
    assert "万元" not in text
    assert "38" not in text
