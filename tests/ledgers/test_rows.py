"""Which rows are records, and what the records take from merges and from the rows above."""

from dataclasses import replace

import pytest

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.table import Severity
from chuangcheng.ledgers.tidying import survey
from chuangcheng.ledgers.workbook import Merge, Workbook
from tests.ledgers import messy
from tests.ledgers.samples import (
    HEAD,
    ISSUES,
    PLACES,
    TODAY,
    column,
    doubts,
    line,
    sheet_of,
    skipped,
    table_from,
    table_of,
)

BLOCK = [
    ["社区/村", "问题描述"],
    ["龙头山", "一"],
    [None, "二"],
    [None, "三"],
    [None, "四"],
]


def test_family_3_a_merge_fills_its_own_rows_and_no_others():
    table = table_of(messy.Page(BLOCK, merges=["A2:A4"]))
    cells = [row.cells["area"] for row in table.rows]

    assert [cell.value for cell in cells] == ["龙头山", "龙头山", "龙头山", None]
    assert [cell.address for cell in cells] == ["A2", "A3", "A4", "A5"]
    assert cells[1].notes == ("合并单元格 A2:A4 的内容",)
    assert cells[2].flags == ()
    assert cells[3].flags[0].severity is Severity.ASK


def test_family_3_blanks_without_a_merge_are_asked_about_and_never_filled():
    table = table_from(BLOCK)
    cells = [row.cells["area"] for row in table.rows]

    assert [cell.value for cell in cells] == ["龙头山", None, None, None]
    for cell in cells[1:]:
        (flag,) = cell.flags
        assert (flag.address, flag.severity, flag.proposal) == (
            cell.address,
            Severity.ASK,
            "龙头山",
        )


def test_a_blank_in_a_required_column_is_wrong_where_nothing_above_could_be_meant():
    table = table_from(
        [["社区/村", "问题描述"], [None, "一"], ["龙头山", "二"], ["松树园", None, "x"]]
    )

    assert doubts(table.rows[0].cells["area"]) == {Severity.ERROR: "“社区/村”不能空"}
    assert column(table, "text") == ["一", "二", None]
    assert doubts(table.rows[2].cells["text"]) == {Severity.ERROR: "“问题描述”不能空"}


def test_merged_cells_beside_each_other_are_asked_about():
    table = table_from(
        [["社区/村", "点位名称", "问题描述"], ["龙头山", None, "垃圾"]], merges=(Merge(2, 1, 2, 2),)
    )
    cell = table.rows[0].cells["place"]

    assert cell.value is None
    assert "A2:B2" in doubts(cell)[Severity.ASK]


def test_family_4_a_merge_that_reaches_into_the_total_is_asked_about():
    rows = [["社区/村", "问题描述"], ["龙头山", "一"], [None, "二"], [None, "合计 2 条"]]
    table = table_from(rows, merges=(Merge(2, 1, 4, 1),))

    assert column(table, "area") == ["龙头山", "龙头山"]
    assert skipped(table)[4] == "合计行，不是记录"
    (flag,) = table.flags
    assert (flag.address, flag.severity) == ("A2", Severity.ASK)
    assert "A2:A4" in flag.reason


@pytest.mark.parametrize(
    "remark",
    [
        ["备注:以上问题截至4月20日"],
        ["备注：以上问题截至4月20日"],
        ["注：立行立改的不再列入"],
        ["填表人：张三", None, None, "审核人：李四", None, "填表日期：4月20日"],
        ["单位负责人（签字）："],
        [None, None, None, None, "（盖章）"],
        ["填报说明：一行一条"],
        [None, None, "制表人：王五", None, "联系电话：0476-8200000"],
    ],
)
def test_family_5_notes_and_signatures_are_skipped_and_listed(remark):
    table = table_from([HEAD, line(1), remark])

    assert len(table.rows) == 1
    assert skipped(table) == {3: "说明或签字，不是记录"}


def test_family_5_a_full_record_is_a_record_however_it_begins():
    table = table_from([HEAD, line(1), line("备注：2", text="说明：桶盖缺失")])

    assert column(table, "text") == ["问题1", "说明：桶盖缺失"]


PLACE_HEAD = ["序号", "社区", "小区名称", "楼栋数", "户数"]
PLACE_ROWS = [
    PLACE_HEAD,
    [1, "龙头山", "龙泉花园", 6, "120户"],
    [2, "龙头山", "公交家属院", 4, 80],
]


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("小计", ["小计", None, None, 10, 200]),
        ("合计", [None, "合计", None, 10, 200]),
        ("合 计", [None, "合 计", "2个", 10, 200]),
        ("总计：", ["总计：", None, None, "10栋", "200户"]),
        ("龙头山社区小计", [None, "龙头山社区小计", None, 10, 200]),
        ("共计2条", ["共计2条", None, None, 10, 200]),
    ],
)
def test_family_6_a_total_that_adds_up_is_skipped_in_silence(label, row):
    table = table_from([*PLACE_ROWS, row], PLACES)

    assert len(table.rows) == 2
    assert skipped(table) == {4: "合计行，不是记录"}
    assert table.flags == ()


@pytest.mark.parametrize(
    ("row", "address", "pieces"),
    [
        (["合计", None, None, 11, 200], "D4", ("11", "10")),
        (["小计", None, None, 10, 201], "E4", ("201", "200")),
        (["合计3条", None, None, 10, 200], "A4", ("3 条", "2 条")),
    ],
)
def test_family_6_and_47_a_total_that_does_not_add_up_is_asked_about(row, address, pieces):
    table = table_from([*PLACE_ROWS, row], PLACES)

    (flag,) = table.flags
    assert (flag.address, flag.severity) == (address, Severity.ASK)
    assert all(piece in flag.reason for piece in pieces)


def test_family_6_parts_and_the_whole_are_compared_each_with_their_own_rows():
    rows = [
        *PLACE_ROWS,
        ["小计", None, None, 10, 200],
        [3, "松树园", "松园小区", 5, 90],
        ["小计", None, None, 5, 91],
        ["合计", None, None, 15, 290],
    ]
    table = table_from(rows, PLACES)

    assert len(table.rows) == 3
    assert [flag.address for flag in table.flags] == ["E6"]


def test_family_6_a_sum_of_the_visible_rows_alone_is_right_too():
    rows = [*PLACE_ROWS, ["合计", None, None, 6, 120]]
    table = table_from(rows, PLACES, hidden_rows=frozenset({3}))

    assert table.flags == ()


def test_family_7_headers_and_titles_of_each_printed_page_are_skipped():
    title = ["XX街道问题清单"]
    table = table_from([title, HEAD, line(1), title, HEAD, line(2), [n and f" {n} " for n in HEAD]])

    assert column(table, "text") == ["问题1", "问题2"]
    assert {row: skipped(table)[row] for row in (4, 5, 7)} == {
        4: "重复的标题",
        5: "重复的表头",
        7: "重复的表头",
    }


def test_family_8_blank_rows_are_skipped_and_listed():
    table = table_from([HEAD, [], line(1), [], [None, " "], [], line(2), []])

    assert column(table, "text") == ["问题1", "问题2"]
    assert set(skipped(table)) >= {2, 4}
    assert "空行" in skipped(table)[2]


def test_family_8_a_second_table_below_is_asked_about_and_not_read():
    other = ["序号", "问题描述", "社区/村", "责任单位", "整改时限"]
    table = table_from([HEAD, line(1), [], other, [1, "路灯", "松树园", "住建", "3天"]])

    assert column(table, "text") == ["问题1"]
    (flag,) = table.flags
    assert (flag.address, flag.severity) == ("A4", Severity.ASK)
    assert {4, 5} <= set(skipped(table))


def test_family_9_records_in_hidden_rows_stand_apart():
    table = table_of(messy.Page([HEAD, line(1), line(2), line(3)], hidden_rows=[3]))

    assert column(table, "text") == ["问题1", "问题3"]
    assert [row.number for row in table.hidden] == [3]


def test_family_10_every_sheet_of_the_same_layout_is_read_and_the_others_are_told():
    pages = [
        messy.Page([HEAD, line(n)], name) for n, name in enumerate(["Sheet1", "2021.4.20 (2)"])
    ]
    cover = messy.Page([["封面"]], "封面")
    hidden = messy.Page([HEAD, line(9)], "底稿", state="hidden")
    found = survey(open_workbook(messy.book(cover, *pages, hidden)), ISSUES, today=TODAY)

    assert [table.sheet.name for table in found.tables] == ["Sheet1", "2021.4.20 (2)"]
    assert [table.sheet.name for table in found.hidden] == ["底稿"]
    assert "找不到" in found.left_out["封面"]


def test_family_10_forty_one_sheets_give_forty_one_tables():
    pages = [messy.Page([HEAD, line(n)], f"小区{n}") for n in range(41)]
    found = survey(open_workbook(messy.book(*pages)), ISSUES, today=TODAY)

    assert len(found.tables) == 41


def test_a_workbook_without_a_fitting_sheet_is_refused_with_the_first_reason():
    with pytest.raises(Refused, match="封面"):
        survey(open_workbook(messy.book(messy.Page([["封面"]], "封面"))), ISSUES, today=TODAY)
    only_hidden = Workbook((replace(sheet_of([HEAD, line(1)]), hidden=True),))
    with pytest.raises(Refused, match="隐藏"):
        survey(only_hidden, ISSUES, today=TODAY)


def test_numbered_but_empty_rows_and_banners_are_no_records():
    rows = [HEAD, ["一、环境卫生方面"], line(1), [2], [3], [None] * 7 + ["边上的字"]]
    table = table_from(rows, merges=(Merge(2, 1, 2, 7),))

    assert len(table.rows) == 1
    assert skipped(table) == {
        2: "通栏文字，不是记录：一、环境卫生方面",
        4: "只有序号",
        5: "只有序号",
        6: "没有表头里的内容",
    }


@pytest.mark.parametrize("ditto", ["同上", "同 上", "〃", "〞", '"', "″", "同前", " 同上 "])
def test_family_53_ditto_marks_take_the_cell_above(ditto):
    table = table_from([HEAD, line(1), line(2, area=ditto, due=ditto), line(3, area=ditto)])
    cells = [row.cells["area"] for row in table.rows]

    assert [cell.value for cell in cells] == ["龙头山"] * 3
    assert cells[1].notes == (f"原文 {ditto.strip()}",)
    assert table.rows[1].cells["due"].value == table.rows[0].cells["due"].value


def test_family_53_ditto_skips_the_rows_that_are_no_records():
    table = table_from([HEAD, line(1), ["合计"], HEAD, line(2, area="同上")])

    assert column(table, "area") == ["龙头山", "龙头山"]


def test_family_53_ditto_under_nothing_is_wrong():
    table = table_from([HEAD, line(1, area="同上")])

    assert "没有可以沿用的内容" in doubts(table.rows[0].cells["area"])[Severity.ERROR]


def test_family_53_ditto_under_a_doubt_is_as_doubtful():
    table = table_from([HEAD, line(1, due="4月底前"), line(2, due="同上")])
    above, below = (row.cells["due"] for row in table.rows)

    assert below.value is above.value is None
    assert below.flags[0].proposal == above.flags[0].proposal
    assert below.flags[0].address == "G3"


def test_drawings_are_told_as_not_read():
    table = table_from([HEAD, line(1)], has_drawings=True)

    assert "文本框或图形" in table.flags[0].reason
    assert table.flags[0].severity is Severity.NOTE
