"""Several units in one cell, several problems in one line."""

import pytest

from chuangcheng.ledgers.splitting import items, names, split_rows
from chuangcheng.ledgers.table import Severity
from tests.ledgers.samples import HEAD, column, line, table_from


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张三、李四", ("张三", "李四")),
        ("和美物业，城管局,住建局", ("和美物业", "城管局", "住建局")),
        ("和美物业/城管局", ("和美物业", "城管局")),
        ("和美物业；城管局;住建局", ("和美物业", "城管局", "住建局")),
        ("综合行政执法局 住建局", ("综合行政执法局", "住建局")),
        ("综合行政执法局\n住建局", ("综合行政执法局", "住建局")),
        ("和美物业、和美物业", ("和美物业",)),
        ("张三（兼）", ("张三",)),
        ("张三（兼）、李四", ("张三", "李四")),
        ("张 三", ("张三",)),
        ("张 三、李 四", ("张三", "李四")),
        ("张 三\n李 四", ("张三", "李四")),
        ("买买提·吐尔逊", ("买买提·吐尔逊",)),
        ("买买提•吐尔逊", ("买买提•吐尔逊",)),
        ("阿", ("阿",)),
        ("ᠪᠠᠲᠤ ᠪᠠᠭᠠᠲᠤᠷ", ("ᠪᠠᠲᠤ ᠪᠠᠭᠠᠲᠤᠷ",)),
        ("Bat Erdene", ("Bat Erdene",)),
        ("（兼）", ("（兼）",)),
        ("12345热线", ("12345热线",)),
        ("、", ()),
    ],
)
def test_family_53_names_are_split_where_people_split_them(text, found):
    assert names(text).names == found


def test_family_53_a_name_that_may_be_two_is_asked_about():
    assert names("张三 李").doubt
    assert not names("张三 李四").doubt


def test_the_first_of_several_leads_and_that_is_noted():
    table = table_from([HEAD, line(1, unit="消防救援大队、鑫园物业")])
    cell = table.rows[0].cells["unit"]

    assert cell.value == ("消防救援大队", "鑫园物业")
    assert cell.notes == ("2 个，排在前面的为主",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(1)楼道堆物;(2)声控灯不亮", ("楼道堆物", "声控灯不亮")),
        ("（1）楼道堆物；（2）声控灯不亮；", ("楼道堆物", "声控灯不亮")),
        ("（１）楼道堆物（２）声控灯不亮", ("楼道堆物", "声控灯不亮")),
        ("①楼道堆物②声控灯不亮③井盖破裂", ("楼道堆物", "声控灯不亮", "井盖破裂")),
        ("1.楼道堆物 2.声控灯不亮", ("楼道堆物", "声控灯不亮")),
        ("1.楼道堆物；2.声控灯不亮。", ("楼道堆物", "声控灯不亮")),
        ("1、楼道堆物\n2、声控灯不亮", ("楼道堆物", "声控灯不亮")),
        ("1.宽1.5米的裂缝；2.缺2.5米路缘石", ("宽1.5米的裂缝", "缺2.5米路缘石")),
        ("三单元：(1)堆物;(2)灯不亮", ("三单元：堆物", "三单元：灯不亮")),
        ("路面坑洼3处", ()),
        ("宽1.5米，长2.5米", ()),
        ("(1)只有一条", ()),
        ("(2)从二开始(3)再是三", ()),
        ("(1)跳过(3)了二", ()),
        ("(1)(2)空的", ()),
        ("", ()),
    ],
)
def test_numbered_items_are_found_and_nothing_else(text, found):
    assert items(text) == found


LINES = [
    HEAD,
    line(1, text="①堆物②灯不亮"),
    line(2),
    line(3, text="(1)井盖;(2)路面", due="4月底前"),
]


def test_several_problems_in_one_cell_are_offered_and_not_split_unasked():
    table = table_from(LINES)
    cell = table.rows[0].cells["text"]

    assert cell.value == "①堆物②灯不亮"
    assert cell.pieces == ("堆物", "灯不亮")
    assert [(flag.severity, "2 条" in flag.reason) for flag in cell.flags] == [
        (Severity.NOTE, True)
    ]


def test_lines_are_split_on_request_and_the_rest_of_the_line_holds_for_each():
    table = split_rows(table_from(LINES), [2, 4])

    assert column(table, "text") == ["堆物", "灯不亮", "问题2", "井盖", "路面"]
    assert [(row.number, row.part) for row in table.rows] == [
        (2, 1),
        (2, 2),
        (3, 0),
        (4, 1),
        (4, 2),
    ]
    assert column(table, "place") == ["龙泉花园"] * 5
    parts = [row.cells["text"] for row in table.rows]
    assert parts[1].notes == ("由 E2 拆出",)
    assert parts[1].raw == "①堆物②灯不亮"
    assert parts[0].flags == ()
    assert [row.cells["due"].has(Severity.ASK) for row in table.rows] == [False] * 3 + [True] * 2


def test_only_the_lines_that_were_asked_for_are_split():
    table = split_rows(table_from(LINES), [3, 4])

    assert column(table, "text") == ["①堆物②灯不亮", "问题2", "井盖", "路面"]
