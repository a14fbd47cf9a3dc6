"""Ledgers out: read back by our own reader and by another one, cell by cell."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.tidying import read_table
from chuangcheng.ledgers.workbook import Kind, Raw
from chuangcheng.ledgers.writing import LONGEST_TEXT, Outgoing, of_layout, write_workbook
from tests.ledgers import messy
from tests.ledgers.samples import ISSUES, PLACES, TODAY

MADE_AT = datetime(2021, 4, 15, 1, tzinfo=UTC)
FORMULAS = [
    "=1+1",
    "＝cmd|' /C calc'!A0",
    "=cmd|' /C calc'!A0",
    "+86 138 0476 0001",
    "-5℃",
    "@张三",
    "\t=1",
    '=HYPERLINK("http://example.com","x")',
    "{=SUM(A1:A3)}",
    "http://example.com",
    "mailto:a@example.com",
    "internal:Sheet1!A1",
    "00123",
    "1e5",
    "TRUE",
    "#REF!",
    "_x000B_",
    "_x005F_",
    "'单引号",
    " 两头空格 ",
    "多行\n文字",
    "]]>&<w:p/>&#x202e;",
    "𠮷田䶮㛃㑇",
    "👨‍👩‍👧🏳️‍🌈",
]


def written(*sheets: Outgoing) -> bytes:
    out = BytesIO()
    write_workbook(out, sheets, made_at=MADE_AT)
    return out.getvalue()


def rows_of(values: list[list[Any]]) -> bytes:
    width = max(map(len, values))
    return written(Outgoing("表", [f"列{n}" for n in range(width)], values))


def read_back(content: bytes) -> list[list[Any]]:
    (sheet,) = open_workbook(content)
    last = max(sheet.rows)
    width = max(map(max, sheet.rows.values()))
    return [
        [sheet.cell(row, column).value for column in range(1, width + 1)]
        for row in range(2, last + 1)
    ]


TEXT = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
    ),
    min_size=1,
    max_size=60,
) | st.sampled_from(FORMULAS)
VALUES = st.one_of(
    TEXT,
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.dates(date(1900, 3, 2), date(9999, 12, 31)),
    st.decimals(-(10**9), 10**9, places=3).map(float),
)


@settings(max_examples=12)
@given(st.lists(st.lists(VALUES, min_size=6, max_size=6), min_size=1, max_size=12))
@example([[*FORMULAS]])
@example([[date(1900, 3, 2), date(2021, 2, 28), date(9999, 12, 31), 0, -1, 0.001]])
def test_what_was_written_reads_back_the_same(values):
    assert read_back(rows_of(values)) == values


@settings(max_examples=20)
@given(st.lists(TEXT, min_size=1, max_size=20))
@example(FORMULAS)
def test_another_reader_finds_text_and_never_a_formula(texts):
    sheet = openpyxl.load_workbook(BytesIO(rows_of([texts]))).active
    assert sheet is not None
    cells = list(sheet[2])

    assert {cell.data_type for cell in cells} == {"s"}
    assert [unescape(str(cell.value)) for cell in cells] == texts  # _x005F_ is Excel's own escape
    assert all(cell.hyperlink is None for cell in cells)


@pytest.mark.parametrize("text", FORMULAS)
def test_family_57_no_formula_stands_in_the_file(text):
    parts = messy.parts(written(Outgoing(text[:5], [text], [[text]], title=text, note=text)))
    sheets = [part for name, part in parts.items() if name.startswith("xl/worksheets/")]

    assert sheets
    assert not any(re.search(rb"<f[ >]|<hyperlink", part) for part in sheets)


BECOMES: list[tuple[Any, Any]] = [
    ("甲\x0b乙\x00丙\ufffe丁\ud800", "甲\ufffd乙\ufffd丙\ufffd丁\ufffd"),
    ("一行\r\n二行\r三行", "一行\n二行\n三行"),
    (True, "是"),
    (False, "否"),
    (10**18, "1000000000000000000"),
    (Decimal("0.5"), 0.5),
    (Decimal("0.1234567890123456789"), "0.1234567890123456789"),
    (float("nan"), "nan"),
    (date(1900, 2, 28), "1900-02-28"),
    (date(2021, 4, 30), date(2021, 4, 30)),
    (datetime(2021, 4, 30, 15, 30), datetime(2021, 4, 30, 15, 30)),
    (datetime(2021, 4, 30, 7, 30, 59, tzinfo=UTC), datetime(2021, 4, 30, 15, 30)),
    (Quantity(278), 278),
    (Quantity(1000, Certainty.AT_LEAST), "1000余"),
    (Quantity(1350, Certainty.AT_LEAST), "至少1350"),
    (Quantity(7, Certainty.AT_LEAST), "至少7"),
    (Quantity(360, Certainty.ABOUT), "约360"),
    (Quantity(50, Certainty.AT_MOST), "不超过50"),
    (Quantity(None, Certainty.UNKNOWN), "若干"),
]


@pytest.fixture(scope="module")
def became() -> list[Any]:
    """All of them through one file."""
    return read_back(rows_of([[value for value, _expected in BECOMES]]))[0]


@pytest.mark.parametrize("number", range(len(BECOMES)), ids=[repr(value) for value, _ in BECOMES])
def test_what_a_cell_cannot_hold_becomes_its_text(became, number):
    assert became[number] == BECOMES[number][1]


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_a_blank_cell(value):
    assert read_back(rows_of([["首", value, "尾"]])) == [["首", None, "尾"]]


def test_a_text_that_no_cell_holds_is_cut_and_says_so():
    ((text,),) = read_back(rows_of([["长" * 40_000]]))

    assert len(text) == LONGEST_TEXT
    assert text.endswith("……（全文 40000 字，单元格放不下）")


def test_kinds_are_kept_and_days_look_like_days():
    content = rows_of([["00123", 169, 1.5, date(2021, 4, 5)]])
    (sheet,) = open_workbook(content)
    assert [sheet.cell(2, n) for n in range(1, 5)] == [
        Raw(Kind.TEXT, "00123"),
        Raw(Kind.NUMBER, 169),
        Raw(Kind.NUMBER, 1.5),
        Raw(Kind.DATE, date(2021, 4, 5)),
    ]

    other = openpyxl.load_workbook(BytesIO(content)).active
    assert other is not None
    assert [cell.number_format for cell in other[2]][::3] == ["@", 'yyyy"年"m"月"d"日"']


def test_the_paper_is_a4_on_its_side_and_the_header_stays_in_sight() -> None:
    content = written(
        Outgoing("表", ["甲", "乙"], [[1, 2]], title="标题", note="演示数据", widths=[6, 30])
    )
    sheet: Any = openpyxl.load_workbook(BytesIO(content)).active

    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:B4"
    assert sorted(str(merge) for merge in sheet.merged_cells.ranges) == ["A1:B1", "A2:B2"]
    assert [sheet["A1"].value, sheet["A2"].value, sheet["A3"].value] == ["标题", "演示数据", "甲"]
    assert round(sheet.column_dimensions["B"].width) == 31


def test_a_sheet_of_one_column_needs_no_merge():
    content = written(Outgoing("表", ["甲"], [[1]], title="标题", note="说明"))

    assert read_back(content) == [["说明"], ["甲"], [1]]


def test_sheets_get_names_that_excel_takes():
    names = ["2021/4:清单*?", "2021/4:清单*?", "长" * 40, "长" * 40, "", "'引号'", "SHEET", "sheet"]
    content = written(*(Outgoing(name, ["甲"], [["乙"]]) for name in names))

    assert [sheet.name for sheet in open_workbook(content)] == [
        "2021 4 清单",
        "2021 4 清单 (2)",
        "长" * 31,
        "长" * 27 + " (2)",
        "表",
        "引号",
        "SHEET",
        "sheet (2)",
    ]


def test_too_many_rows_or_columns_are_an_error_and_not_a_shorter_file():
    with pytest.raises(ValueError, match="does not fit"):
        written(Outgoing("表", ["甲"], [[0] * 16_385]))


def test_the_same_ledger_gives_the_same_bytes():
    sheet = Outgoing("表", ["甲"], [["乙", date(2021, 4, 5), 1]])

    assert written(sheet) == written(sheet)


def test_rows_are_taken_one_by_one():
    content = written(Outgoing("表", ["甲"], ([n] for n in range(3000))))

    assert len(read_back(content)) == 3000


ISSUE: list[Any] = ["1", date(2021, 4, 6), "龙头山", "龙泉花园", "垃圾桶满溢", "和美物业、城管局"]
ISSUE += ["张三", "+86 138", "3个工作日", "是", None]
PLACE: list[Any] = ["1", "龙头山", "龙泉花园", "有物业", Quantity(6)]
PLACE += [Quantity(1350, Certainty.AT_LEAST), Decimal("2.5")]


@pytest.mark.parametrize(
    ("layout", "row"), [(ISSUES, ISSUE), (PLACES, PLACE)], ids=["issues", "places"]
)
def test_an_exported_ledger_imports_with_the_same_values_and_no_doubts(layout, row):
    out = BytesIO()
    write_workbook(out, [of_layout(layout, [row, row], note="演示数据")], made_at=MADE_AT)
    (sheet,) = open_workbook(out.getvalue())
    table = read_table(sheet, layout, today=TODAY)

    assert [heading.column for heading in table.columns] == list(layout.columns)
    assert (table.unknown_columns, table.all_flags) == ((), ())
    assert [skip.row for skip in table.skipped] == [1, 2]
    first, second = ([cell.value for cell in found.cells.values()] for found in table.rows)
    assert first == second
    assert first[1:5] == row[1:5]


def test_quantities_survive_the_way_out_and_in():
    out = BytesIO()
    write_workbook(out, [of_layout(PLACES, [PLACE])], made_at=MADE_AT)
    (sheet,) = open_workbook(out.getvalue())
    cells = read_table(sheet, PLACES, today=TODAY).rows[0].cells

    assert [cells[key].value for key in ("buildings", "households", "cost")] == PLACE[4:]
