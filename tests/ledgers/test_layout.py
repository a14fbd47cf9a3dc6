"""Finding the header, whatever stands above it and however its names are written."""

import pytest

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.table import Severity
from chuangcheng.ledgers.workbook import Merge
from tests.ledgers import messy
from tests.ledgers.samples import (
    HEAD,
    ISSUES,
    column,
    line,
    sheet_of,
    skipped,
    table_from,
    table_of,
)


def keys(table) -> dict[str, str]:
    return {heading.column.key: heading.letters for heading in table.columns}


def test_family_1_the_header_is_found_under_a_merged_title():
    page = messy.Page(
        [["XX街道2021年创城整改问题清单"], ["填报单位：创城办"], [], HEAD, line(1), line(2)],
        merges=["A1:G1"],
    )
    table = table_of(page)

    assert table.header_row == 4
    assert column(table, "text") == ["问题1", "问题2"]
    assert skipped(table) == {
        1: "表头上方的文字：XX街道2021年创城整改问题清单",
        2: "表头上方的文字：填报单位：创城办",
    }


@pytest.mark.parametrize("depth", range(6))
def test_family_1_any_of_the_first_six_rows_may_be_the_header(depth):
    table = table_from([*([f"标题{n}"] for n in range(depth)), HEAD, line(1)])

    assert table.header_row == depth + 1


def test_family_1_a_header_in_the_seventh_row_is_not_found():
    with pytest.raises(Refused, match="前 6 行里找不到"):
        table_from([*([f"标题{n}"] for n in range(6)), HEAD, line(1)])


TWO_ROWS = [
    ["2021年问题清单"],
    ["序号", "社区/村", "问题描述", "整改", None, "核查", None],
    [None, None, None, "责任单位", "时限", "责任人", "结论"],
    [1, "龙头山", "垃圾桶满溢", "和美物业", "3天", "张三", "合格"],
]
TWO_ROW_MERGES = (
    Merge(2, 1, 3, 1),
    Merge(2, 2, 3, 2),
    Merge(2, 3, 3, 3),
    Merge(2, 4, 2, 5),
    Merge(2, 6, 2, 7),
)


@pytest.mark.parametrize("merges", [TWO_ROW_MERGES, ()], ids=["merged", "unmerged"])
def test_family_2_two_header_rows_are_joined(merges):
    table = table_from(TWO_ROWS, merges=merges)

    assert table.header_row == 3
    assert keys(table) == {
        "serial": "A", "area": "B", "text": "C", "unit": "D", "due": "E", "person": "F",
    }  # fmt: skip
    assert [heading.title for heading in table.columns][3:] == [
        "整改-责任单位",
        "整改-时限",
        "核查-责任人",
    ]
    assert [(other.letters, other.title) for other in table.unknown_columns] == [("G", "核查-结论")]
    assert [row.number for row in table.rows] == [4]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("责任部门", "unit"),
        ("承办科室", "unit"),
        ("整改\n责任单位", "unit"),
        ("责 任 人", "person"),
        ("责　任　人", "person"),
        ("整改\n时限", "due"),
        ("整改时限（必填）", "due"),
        ("*整改时限", "due"),
        ("整改时限：", "due"),
        ("整改时限（天）", "due"),
        ("责任\u200b人", "person"),
        ("联系電话", None),
    ],
)
def test_family_11_synonyms_breaks_spaces_and_required_marks(title, key):
    table = table_from([["社区", "问题", title], ["龙头山", "垃圾", None]])

    assert keys(table).get(key or "") == ("C" if key else None)
    assert [other.title for other in table.unknown_columns] == ([] if key else [title])


def test_family_11_a_name_with_a_bracket_is_found_without_it_and_as_it_is():
    from tests.ledgers.samples import PLACES

    for title in ("类型", "类型(有物业/三无/弃管)", "类型（有物业／三无／弃管）"):
        table = table_from([["社区", "小区名称", title], ["龙头山", "龙泉", "三无"]], PLACES)
        assert keys(table)["kind"] == "C"


def test_family_12_a_missing_required_column_is_refused_with_what_was_found():
    with pytest.raises(Refused) as refusal:
        table_from([["序号", "社区", "责任单位", "说明栏"], [1, "龙头山", "物业", "x"]])

    assert "缺少必需的列：问题描述" in refusal.value.reason
    assert "序号、社区、责任单位、说明栏" in refusal.value.reason


def test_family_12_a_double_name_is_asked_about_and_the_first_is_read():
    table = table_from(
        [["社区", "问题", "责任单位", "责任单位"], ["龙头山", "垃圾", "和美物业", "城管局"]]
    )

    assert column(table, "unit") == [("和美物业",)]
    (flag,) = table.flags
    assert (flag.address, flag.severity) == ("D1", Severity.ASK)
    assert "C、D 列" in flag.reason


def test_family_12_unknown_columns_are_listed_by_letter_and_name():
    table = table_from(
        [["社区", "问题", "天气", None, "温度"], ["龙头山", "垃圾", "晴", "没有表头的", "20"]]
    )

    assert [(other.letters, other.title) for other in table.unknown_columns] == [
        ("C", "天气"),
        ("D", ""),
        ("E", "温度"),
    ]


@pytest.mark.parametrize("first_column", [1, 2])
def test_family_13_a_form_on_its_side_is_refused_with_a_hint(first_column):
    pad = [None] * (first_column - 1)
    names = ["社区/村", "点位名称", "问题描述", "责任单位", "整改时限"]
    with pytest.raises(Refused, match="竖着写在左边"):
        table_from([["整改单"], *([*pad, name, "内容"] for name in names)])


def test_family_8_a_second_table_to_the_right_is_asked_about_and_not_read():
    head = ["序号", "社区", "问题描述"]
    table = table_from(
        [
            [*head, None, *head],
            [1, "龙头山", "垃圾", None, 1, "松树园", "路灯"],
            [2, "龙头山", "井盖"],
        ]
    )

    assert column(table, "text") == ["垃圾", "井盖"]
    assert ["从 E 列起像是另一张表" in flag.reason for flag in table.flags] == [True]


def test_family_9_a_hidden_required_column_says_that_it_is_hidden():
    rows = [["社区", "问题描述"], ["龙头山", "垃圾"]]
    with pytest.raises(Refused, match="隐藏"):
        table_from(rows, hidden_columns=frozenset({2}))

    assert column(table_from(rows), "text") == ["垃圾"]


def test_family_9_a_hidden_column_is_listed_and_read_only_after_a_tick():
    rows = [["社区", "问题描述", "责任单位"], ["龙头山", "垃圾", "和美物业"]]
    sheet = sheet_of(rows, hidden_columns=frozenset({3}))
    from chuangcheng.ledgers.tidying import read_table
    from tests.ledgers.samples import TODAY

    table = read_table(sheet, ISSUES, today=TODAY)
    assert "unit" not in table.rows[0].cells
    assert [hidden.letters for hidden in table.hidden_columns] == ["C"]

    assert column(read_table(sheet.revealed(), ISSUES, today=TODAY), "unit") == [("和美物业",)]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "找不到"),
        ([["说明"]], "看到的是：说明"),
        ([["社区"], ["龙头山"]], "找不到"),
        ([HEAD], "只有表头"),
        ([HEAD, [None, " "]], "只有表头"),
    ],
    ids=["empty", "one cell", "one name", "header only", "spaces"],
)
def test_family_24_a_sheet_without_records_is_refused(rows, sentence):
    with pytest.raises(Refused, match=sentence):
        table_from(rows)


def test_a_refusal_names_the_register_its_columns_and_what_was_seen():
    with pytest.raises(Refused) as refusal:
        table_from([["姓名", "年龄"], ["张三", 40]])

    for piece in ("Sheet1", "问题清单", "社区/村、问题描述", "姓名、年龄"):
        assert piece in refusal.value.reason
