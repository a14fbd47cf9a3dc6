"""The demo's workbooks: kept as they are generated, with real habits, imported unchanged."""

import re
from io import BytesIO

import openpyxl
import pytest

from chuangcheng.demo import workbooks
from chuangcheng.demo.standards import EXAMPLES
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.previewing import preview
from chuangcheng.ledgers.verdicts import Verdict
from tests.demo.office import LAST_DAY

NAMES = ("小区台账.xlsx", "龙头山社区问题清单.xlsx", "物流园社区问题清单.xlsx")
SYSTEMS = tuple(each.file_name for each in EXAMPLES.values())
ALL = (*NAMES, *SYSTEMS)
REGISTERS = {NAMES[0]: Register.PLACES, **dict.fromkeys(SYSTEMS, Register.STANDARDS)}
LINES = {NAMES[0]: 41, NAMES[1]: 38, NAMES[2]: 24, SYSTEMS[0]: 74, SYSTEMS[1]: 25}


def sheet_of(name: str):
    """The only sheet, as another reader opens it."""
    return openpyxl.load_workbook(BytesIO((workbooks.FILES / name).read_bytes())).active


def texts(sheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("name", ALL)
def test_a_workbook_is_generated_to_the_bytes_that_are_kept(name):
    assert workbooks.files()[name] == (workbooks.FILES / name).read_bytes()


def test_no_other_workbook_is_kept():
    assert sorted(path.name for path in workbooks.FILES.iterdir()) == sorted(ALL)


def test_writing_puts_them_where_somebody_wants_them(tmp_path):
    written = workbooks.write(tmp_path / "new")

    assert sorted(path.name for path in written) == sorted(ALL)


@pytest.mark.parametrize("name", NAMES)
def test_a_title_stands_above_the_header_and_the_community_is_merged(name):
    sheet = sheet_of(name)
    merges = list(sheet.merged_cells.ranges)

    assert any(m.min_row == 1 and m.max_col > 10 for m in merges)
    assert any(m.min_col == m.max_col == 2 and m.max_row - m.min_row > 3 for m in merges)


@pytest.mark.parametrize("name", NAMES)
def test_totals_notes_and_signatures_stand_below(name):
    said = texts(sheet_of(name))

    assert any(text.startswith("合计") for text in said)
    assert any(text.startswith(("填表人：", "填报人：")) for text in said)


@pytest.mark.parametrize("name", NAMES[:2])
def test_hands_wrote_the_same_again_and_wide_digits(name):
    said = texts(sheet_of(name))

    assert {"同上", "〃"} <= set(said)
    assert any(set(text) & set("０１２３４５６７８９") for text in said)


def test_days_are_written_in_several_ways():
    ways = (r"4\.\d+", r"4月\d+日", r"2021\.4\.\d+", r"２０２１年４月[０-９]+日", r"2021/4/\d+")
    said = texts(sheet_of("龙头山社区问题清单.xlsx"))

    assert sum(any(re.fullmatch(way, text) for text in said) for way in ways) >= 4


def test_several_units_stand_in_one_cell():
    assert any("物业、社区" in text for text in texts(sheet_of("龙头山社区问题清单.xlsx")))


def test_one_header_spans_two_rows_and_the_other_comes_again():
    grouped, paged = sheet_of("物流园社区问题清单.xlsx"), sheet_of("龙头山社区问题清单.xlsx")

    assert "整改" in texts(grouped)
    assert texts(paged).count("存在问题") == 2


def test_the_demo_came_in_through_its_workbooks(demo):
    committed = Import.objects.filter(state=Import.State.COMMITTED).order_by("id")

    kept = [record for record in committed if record.file_name in LINES]
    assert [record.file_name for record in kept] == [NAMES[0], *SYSTEMS, NAMES[2], NAMES[1]]
    for record in kept:
        assert record.counts[Verdict.NEW] == record.counts["read"] == LINES[record.file_name]
    (assets,) = set(committed) - set(kept)
    assert assets.file_name == "宣传设施台账.xlsx"
    assert assets.counts[Verdict.NEW] == assets.counts["read"]


@pytest.mark.parametrize("name", ALL)
def test_importing_a_workbook_again_would_change_nothing(demo, name):
    register = REGISTERS.get(name, Register.ISSUES)
    opened = open_workbook((workbooks.FILES / name).read_bytes())

    shown = preview(opened, register, by=demo.actor("office"), today=LAST_DAY)

    assert dict(shown.counts) == {Verdict.SAME: LINES[name]}
    assert shown.to_write == 0


@pytest.mark.parametrize("name", SYSTEMS)
def test_an_example_says_that_it_is_one_and_merges_its_levels(name):
    sheet = sheet_of(name)

    assert any("示例，以上级下发版本为准" in text for text in texts(sheet))
    assert any(m.min_col == 2 and m.max_row > m.min_row for m in sheet.merged_cells.ranges)
