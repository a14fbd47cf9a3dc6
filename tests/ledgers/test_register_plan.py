"""工作计划台账: taken in as offices keep it, out again unchanged, taken back row by row."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.figures.asking import ask
from chuangcheng.figures.plan import FIGURES
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.plan_exporting import export_items
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.plan import commands, judging
from chuangcheng.plan.models import Criterion, Item, Outcome
from chuangcheng.plan.models import Verdict as Shown
from chuangcheng.plan.queries import criteria_of, with_names
from chuangcheng.reports.progress import scope_of
from chuangcheng.web.plan import nightly
from tests.ledgers import plan_sheets
from tests.ledgers.taking import (
    all_accepted,
    errors,
    notes,
    previewed,
    questions,
    verdicts,
    written,
)
from tests.plan.planned import judge, planned, posters
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=1)
SHEETS = (plan_sheets.printed, plan_sheets.typed)


def accepted(content: bytes, by: Any) -> Any:
    return written(content, by, all_accepted(content, by))


def rows() -> list[Any]:
    """All that items and what they ask say, less which deed last touched them."""
    items = Item.objects.standing().order_by("pk")
    asked = Criterion.objects.filter(item__in=items, dropped=False).order_by("pk")
    kept = [*items, *asked, *Outcome.objects.filter(criterion__in=asked).order_by("pk")]
    said = [each["fields"] for each in serializers.serialize("python", kept)]
    return [{k: v for k, v in row.items() if k != "known_from"} for row in said]


def counted(world: World) -> list[Any]:
    answers = ask(FIGURES, scope_of(world.town, as_of=TODAY))
    return [answers[figure.key].value for figure in FIGURES]


def exported() -> bytes:
    return export_items(with_names(Item.objects.standing().order_by("pk")), now=NOON)


@pytest.mark.parametrize("make", [*SHEETS, plan_sheets.wrong])
def test_it_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.PLAN


def test_lines_become_items_with_criteria_as_data(world: World) -> None:
    accepted(plan_sheets.printed(), world.office)

    first, second, third = Item.objects.order_by("pk")
    assert (first.aspect, second.aspect, third.aspect) == ("宣传", "宣传", "志愿服务")
    assert (first.unit, second.responsible, third.is_routine) == (
        *(world.enforcement, "各村委会", True),
    )
    asked = criteria_of([first])[first.pk]
    assert [c.figure for c in asked] == ["publicity.for_standard", "issues.unfinished"]
    assert (asked[0].target, asked[1].cells) == (Decimal(10), [["category", world.lamp.pk]])
    assert [item.verdict for item in (first, third)] == [Shown.WAITING, Shown.NONE]


def test_what_was_typed_by_hand_is_read_and_doubts_are_asked(world: World) -> None:
    shown = previewed(plan_sheets.typed(), world.office)
    assert "照写的记" in notes(shown, 2, "due")
    assert "照写的记" in notes(shown, 3, "unit")
    assert "没有登记“无名氏”" in "".join(questions(shown, 3).values())

    accepted(plan_sheets.typed(), world.office)

    own, whole = Item.objects.order_by("pk")
    assert (own.community, own.unit, own.due_text) == (
        *(world.pine, world.property_company, "方案时限"),
    )
    assert own.person_id == world.property_clerk.person_id
    assert (whole.responsible, whole.person, whole.is_routine) == ("教育局、妇联", None, True)
    assert [c.per for c in criteria_of([own])[own.pk]] == ["residential_compound", ""]


def test_what_is_wrong_says_so_at_its_cell_and_nothing_is_kept(world: World) -> None:
    shown = previewed(plan_sheets.wrong(), world.office)
    for number, words in (
        (2, "没有认出统计项"),
        (3, "时限已经过了"),
        (4, "常态任务没有时限"),
        (6, "和第 5 行重复"),
        (7, "水泉社区"),
    ):
        assert words in "".join(errors(shown, number).values()), number
    with pytest.raises(Refused):
        written(plan_sheets.wrong(), world.office)
    assert not Item.objects.exists()


@pytest.mark.parametrize("make", SHEETS)
def test_what_went_out_comes_in_again_unchanged(world: World, make: Any) -> None:
    accepted(make(), world.office)
    nightly.judge_town(world.town, by=world.office, now=NOON)
    before = rows()

    shown = previewed(exported(), world.office)
    assert set(verdicts(shown).values()) == {Verdict.SAME}
    with pytest.raises(Refused, match="没有要写入"):
        written(exported(), world.office, now=LATER)
    assert rows() == before


@pytest.mark.parametrize("make", SHEETS)
def test_taking_it_back_leaves_nothing(world: World, make: Any) -> None:
    before = (rows(), counted(world))
    record = accepted(make(), world.office)
    nightly.judge_town(world.town, by=world.office, now=NOON)
    assert rows() != before[0]
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == before


def test_what_stood_there_stands_there_again(world: World) -> None:
    item = planned(world, text="小区公益广告补足", aspect="氛围", criteria=(posters(),))
    judge(world, item, Shown.NOT_MET)
    other = planned(world, text="常年开展活动", aspect="志愿服务", due_on=None, criteria=())
    before = (rows(), counted(world))

    record = accepted(plan_sheets.printed(), world.office)
    item.refresh_from_db()
    assert (item.aspect, len(criteria_of([item])[item.pk])) == ("宣传", 2)
    assert item.verdict == Shown.NOT_MET
    assert Item.objects.standing().count() == 3
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == before
    other.refresh_from_db()
    assert other.is_open


def test_what_has_ended_is_left_and_what_was_done_since_stays(world: World) -> None:
    ended = planned(world, text="小区公益广告补足", criteria=())
    commands.withdraw(ended, reason="不做了", by=world.office, now=NOON)
    shown = previewed(plan_sheets.printed(), world.office)
    assert "不从台账改" in notes(shown, 3, "text")
    record = accepted(plan_sheets.printed(), world.office)
    ended.refresh_from_db()
    assert ended.aspect == "宣传"
    made = Item.objects.standing().exclude(pk=ended.pk).order_by("pk")[0]
    judging.set_criteria(made, [posters()], by=world.office, now=LATER)
    with pytest.raises(Refused):
        ledgers.undo(record, by=world.office, now=LATER)
