"""日工作量台账: taken in as offices keep it, out again unchanged, taken back whole."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import serializers

from chuangcheng.campaigns.models import DayTally
from chuangcheng.figures.asking import ask
from chuangcheng.figures.tallies import FIGURES
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands as ledgers
from chuangcheng.ledgers.models import Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import guess
from chuangcheng.ledgers.tally_exporting import export_tallies
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.reports.progress import scope_of
from tests.campaigns.days import tally
from tests.ledgers import messy, tally_sheets
from tests.ledgers.taking import all_accepted, errors, line, previewed, verdicts, written
from tests.world import NOON, TODAY, World

LATER = NOON + timedelta(hours=1)
BOOKS = (tally_sheets.merged, tally_sheets.bare, tally_sheets.wrong)


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    return deepcopy(shared_world)


def accepted(content: bytes, world: World) -> Any:
    return written(content, world.office, all_accepted(content, world.office))


def rows() -> list[Any]:
    """All that the lines say, less which deed last touched them."""
    held = DayTally.objects.standing().order_by("pk")
    kept = [each["fields"] for each in serializers.serialize("python", held)]
    return [{k: v for k, v in row.items() if k != "known_from"} for row in kept]


def counted(world: World) -> list[Any]:
    """The figures of today and of a day before."""
    found = [ask(FIGURES, scope_of(world.town, as_of=on)) for on in (TODAY, date(2021, 4, 8))]
    return [answers[figure.key].quantity for answers in found for figure in FIGURES]


@pytest.mark.parametrize("make", BOOKS)
def test_a_ledger_of_days_is_known_by_its_header(make: Any) -> None:
    assert guess(open_workbook(make())) is Register.TALLIES


def test_what_is_written_is_counted_and_a_blank_stays_unknown(world: World) -> None:
    accepted(tally_sheets.merged(), world)

    first, second, third = DayTally.objects.order_by("pk")
    assert [each.worked_on.day for each in (first, second, third)] == [8, 8, 9]
    assert first.amount("people") == Quantity(12)
    assert first.amount("small_ads") == Quantity(30, Certainty.AT_LEAST)
    assert first.amount("leaflets") == UNKNOWN
    assert (second.community, second.amount("small_ads")) == (world.dragon, UNKNOWN)
    assert (third.people, third.vehicles, third.vehicles_certainty) == (15, 0, Certainty.EXACT)
    assert first.note == "楼道清扫"


def test_every_bad_cell_is_named_and_nothing_is_written(world: World) -> None:
    shown = previewed(tally_sheets.wrong(), world.office)

    assert "没有写在哪个社区(村)" in errors(shown, 2)["B2"]
    assert "A3" in errors(shown, 3)
    assert "没有“水泉社区”这个社区(村)" in errors(shown, 4)["B4"]
    assert "不能晚于今天" in errors(shown, 5)["A5"]
    assert "五个数都空着" in errors(shown, 6)["A6"]
    assert "和第 7 行是同一个社区(村)同一天" in errors(shown, 8)["A8"]
    assert "C9" in errors(shown, 9)
    with pytest.raises(Refused):
        written(tally_sheets.wrong(), world.office)
    assert not DayTally.objects.exists()


@pytest.mark.parametrize("make", BOOKS[:2])
def test_out_again_and_in_again_changes_nothing(world: World, make: Any) -> None:
    accepted(make(), world)
    before = rows()
    out = export_tallies(DayTally.objects.order_by("pk"), now=NOON)

    assert set(verdicts(previewed(out, world.office)).values()) == {Verdict.SAME}
    assert rows() == before


@pytest.mark.parametrize("make", BOOKS[:2])
def test_an_undo_takes_back_every_line_and_figure(world: World, make: Any) -> None:
    tally(world, worked_on=date(2021, 4, 5))
    before, figures = rows(), counted(world)
    record = accepted(make(), world)
    assert rows() != before
    ledgers.undo(record, by=world.office, now=LATER)

    assert (rows(), counted(world)) == (before, figures)


def test_a_known_day_is_said_otherwise_and_taken_back(world: World) -> None:
    tally(world)
    before, figures = rows(), counted(world)
    content = messy.book(
        [["日期", "社区", "人数", "小广告", "车辆"], ["4月8日", "松树园", 14, None, 2]]
    )
    was = line(previewed(content, world.office), 2).was
    assert was == {"people": "12", "vehicles": "未统计"}

    record = accepted(content, world)

    row = DayTally.objects.get()
    assert (row.people, row.vehicles, row.small_ads) == (14, 2, 30)
    ledgers.undo(record, by=world.office, now=LATER)
    assert (rows(), counted(world)) == (before, figures)
