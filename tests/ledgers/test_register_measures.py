"""治理措施台账: taken in as offices keep it, out again unchanged, taken back whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.campaigns import arranging, commands, queries
from chuangcheng.campaigns.models import Campaign, Measure, MeasureState, MeasureUnit
from chuangcheng.figures.asking import ask
from chuangcheng.figures.campaigns import DONE, LATE, SET, UNDATED
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.measure_exporting import export_measures
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from tests.campaigns import village
from tests.ledgers import measure_sheets, messy
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
HEAD = ["治理措施", "责任单位", "数量", "计量单位", "完成时限", "完成日期", "备注", "村"]
BOOKS = (measure_sheets.merged, measure_sheets.several_units, measure_sheets.wrong)


@pytest.fixture
def campaign(world: World) -> Campaign:
    return village.started(world)


def known(*row: Any) -> bytes:
    """One line of the heaps at the village's entrance."""
    return messy.book([HEAD, ["清运村口渣土堆", *row, "六大份村"]])


def accepted(content: bytes, world: World) -> Any:
    return written(content, world.office, all_accepted(content, world.office))


def rows() -> list[Any]:
    """All that the measures and their units say, less which deed last touched them."""
    measures = Measure.objects.standing().order_by("pk")
    units = MeasureUnit.objects.filter(measure__in=measures).order_by("measure", "order")
    kept = [each["fields"] for each in serializers.serialize("python", [*measures, *units])]
    return [{k: v for k, v in row.items() if k != "known_from"} for row in kept]


def counted(world: World) -> list[Any]:
    """The figures of today and of three days before."""
    found = []
    for on in (TODAY, date(2021, 4, 9)):
        answers = ask([SET, DONE, LATE, UNDATED], scope_of(world.town, as_of=on))
        found += [answers[figure.key].value for figure in (SET, DONE, LATE, UNDATED)]
    return found


@pytest.mark.parametrize("make", BOOKS)
def test_a_ledger_of_measures_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.MEASURES


def test_merged_lines_and_the_same_as_above_become_measures(
    world: World, campaign: Campaign
) -> None:
    shown = previewed(measure_sheets.merged(), world.office)
    assert "没有写明是哪一天" in notes(shown, 4, "due")

    record = accepted(measure_sheets.merged(), world)

    heaps, rubbish, straw = queries.with_names(Measure.objects.all())
    assert (heaps.amount, heaps.quantity_unit, heaps.unit) == (
        *(Quantity(12), "处", world.enforcement),
    )
    assert (heaps.done_on, heaps.outcome) == (date(2021, 4, 9), "已全部清运")
    assert (rubbish.amount, rubbish.due_text, rubbish.state) == (
        *(UNKNOWN, "方案时限", MeasureState.UNDATED),
    )
    assert (straw.amount, straw.unit, straw.due_text) == (
        *(Quantity(10, Certainty.AT_LEAST), None, "长期坚持"),
    )
    assert {each.community for each in (heaps, rubbish, straw)} == {world.village}
    assert counted(world) == [3, 1, 0, 2, 3, 1, 0, 2]
    assert trail.history_of(key_of(record))[0].verb == "ledgers.commit"
    verbs = [entry.verb for entry in trail.history_of(key_of(heaps))]
    assert verbs == ["campaigns.finish", "campaigns.add_measures"]


def test_the_only_campaign_is_meant_and_the_first_unit_is_responsible(
    world: World, campaign: Campaign
) -> None:
    shown = previewed(measure_sheets.several_units(), world.office)
    assert "第一个是责任单位" in notes(shown, 2, "units")
    assert "没有写完成日期" in questions(shown, 3)["F3"]

    accepted(measure_sheets.several_units(), world)

    fence, signs = queries.with_names(Measure.objects.all())
    assert (fence.campaign, fence.unit, fence.due_on) == (
        *(campaign, world.enforcement, date(2021, 5, 30)),
    )
    assert [row.unit for row in fence.units.all()] == [world.property_company, world.pine_unit]
    assert (signs.community, signs.is_done, signs.due_on) == (None, False, OPEN_END)


def test_every_bad_cell_is_named_and_nothing_is_written(world: World, campaign: Campaign) -> None:
    shown = previewed(measure_sheets.wrong(), world.office)

    assert "没有“河道清理”这个专项治理" in errors(shown, 2)["A2"]
    assert "不在“村庄环境专项治理”的治理范围里" in errors(shown, 3)["B3"]
    assert "没有“县水利局”这个单位" in errors(shown, 4)["D4"]
    assert "不能早于安排日期" in errors(shown, 5)["F5"]
    assert "完成日期不能晚于今天" in errors(shown, 6)["G6"]
    assert "安排日期不能晚于今天" in errors(shown, 7)["E7"]
    assert "和第 8 行重复" in errors(shown, 9)["C9"]
    with pytest.raises(Refused, match="一条也没有写入"):
        written(measure_sheets.wrong(), world.office)
    assert not Measure.objects.exists()


@pytest.mark.parametrize("make", BOOKS[:2])
def test_what_was_taken_in_goes_out_and_comes_back_unchanged(
    world: World, campaign: Campaign, make: Any
) -> None:
    accepted(make(), world)

    content = export_measures(Measure.objects.standing().order_by("position"), now=NOON)

    assert guess(open_workbook(content)) is Register.MEASURES
    assert set(verdicts(previewed(content, world.office)).values()) == {Verdict.SAME}


def test_an_import_taken_back_leaves_every_row_and_figure_as_it_was(
    world: World, campaign: Campaign
) -> None:
    village.measure(world, campaign)
    village.undated(world, campaign, community=world.village)
    before = rows(), counted(world)
    dated = ["拆除破损围挡", None, None, None, "4月11日", None, None, "六大份村"]
    new = ["粉刷围墙", None, None, None, None, "4月8日", None, "六大份村"]
    heaps = ["清运村口渣土堆", "和美物业", "15", None, "4月20日", "4月9日", "加急", "六大份村"]
    record = written(messy.book([HEAD, heaps, dated, new]), world.office)

    measure = Measure.objects.get(what="清运村口渣土堆")
    assert (measure.unit, measure.amount, measure.due_on) == (
        *(world.property_company, Quantity(15), date(2021, 4, 20)),
    )
    assert counted(world) == [3, 2, 1, 0, 3, 2, 0, 1]
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == before


def test_a_line_says_only_what_is_otherwise(world: World, campaign: Campaign) -> None:
    village.measure(world, campaign)

    shown = previewed(known(None, "12", "处", "4月10日", None, None), world.office)
    assert verdicts(shown) == {2: Verdict.SAME}
    shown = previewed(known("和美物业", None, None, "长期", None, None), world.office)
    assert "已定到 2021年4月10日" in notes(shown, 2, "due")
    assert line(shown, 2).was == {"units": "XX街道综合行政执法局"}


def test_what_is_done_or_over_is_not_moved(world: World, campaign: Campaign) -> None:
    todo = village.measure(world, campaign)
    arranging.finish(todo, on=date(2021, 4, 9), by=world.office, now=NOON)
    shown = previewed(known(None, None, None, "4月20日", "4月8日", None), world.office)
    assert verdicts(shown) == {2: Verdict.SAME}
    assert "时限不改" in notes(shown, 2, "due")
    assert "要改先退回重做" in notes(shown, 2, "done_on")

    commands.end(campaign, on=TODAY, outcome="清完", by=world.office, now=NOON)
    content = messy.book([["行动名称", *HEAD], ["村庄环境", "再清一遍", *[None] * 6, "六大份村"]])
    assert "已经结束" in errors(previewed(content, world.office), 2)["A2"]
