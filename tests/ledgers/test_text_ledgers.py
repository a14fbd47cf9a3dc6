"""Ledgers saved as text: the encoding is found strictly, the delimiter by fit, doubts by line."""

import pytest

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.table import Severity
from chuangcheng.ledgers.tidying import read_table
from chuangcheng.ledgers.workbook import Form, Kind, LineFault, Raw
from tests.ledgers.samples import ISSUES, TODAY, column, doubts

HEAD = "序号,发现日期,社区,点位,问题描述,责任单位\r\n"
LINE = "1,2021年4月6日,松树园,阳光花园,楼道堆物,和美物业\r\n"


def origin(content: bytes) -> tuple[Form, str, str]:
    found = open_workbook(content).origin
    return found.form, found.encoding, found.delimiter


def sheet_of(content: bytes):
    (sheet,) = open_workbook(content)
    return sheet


def table_of(content: bytes):
    return read_table(sheet_of(content), ISSUES, today=TODAY)


def errors(row) -> str:
    return " ".join(flag.reason for flag in row.flags if flag.severity is Severity.ERROR)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("gb18030", "gb18030"),
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
    ],
)
def test_family_26_the_encoding_is_found_and_told(encoding, told):
    content = (HEAD + "1,2021-4-6,松树园,㐂乐苑,𬭎发路牌匾掉字,和美物业\r\n").encode(encoding)

    assert origin(content) == (Form.TEXT, told, ",")
    assert sheet_of(content).cell(2, 5) == Raw(Kind.TEXT, "𬭎发路牌匾掉字")


def test_family_26_the_mark_of_big_endian_text_is_believed():
    content = b"\xfe\xff" + (HEAD + LINE).encode("utf-16-be")

    assert origin(content)[1] == "utf-16-be"
    assert column(table_of(content), "text") == ["楼道堆物"]


def test_family_26_traditional_characters_are_told_from_simplified_ones():
    content = "序號,社區,問題描述\r\n1,松樹園,垃圾桶滿溢，樓道堆物\r\n".encode("big5")

    assert origin(content) == (Form.TEXT, "big5", ",")
    assert sheet_of(content).cell(2, 3).value == "垃圾桶滿溢，樓道堆物"


def test_family_27_a_file_whose_start_is_ascii_is_read_to_its_end():
    content = ("a,b\r\n" * 14_000 + "1,街道\r\n").encode("gb18030")

    assert origin(content)[1] == "gb18030"
    assert sheet_of(content).cell(14_001, 2).value == "街道"


def test_family_27_what_two_people_pasted_is_asked_line_by_line():
    other = LINE.replace("1,", "2,", 1).replace("楼道堆物", "街道积水")
    table = table_of(HEAD.encode() + LINE.encode() + LINE.encode() + other.encode("gb18030"))

    assert column(table, "text") == ["楼道堆物", "楼道堆物", "街道积水"]
    assert [flag.severity for flag in table.rows[2].flags] == [Severity.ASK]
    assert not table.rows[0].flags


@pytest.mark.parametrize("bytes_", [b"\x80", b"\xff\xfe\xfd", b"a\0b"], ids=["euro", "none", "nul"])
def test_families_28_30_a_line_with_bytes_that_say_nothing_is_refused_alone(bytes_):
    bad = b"2,2021-4-6," + "松树园,阳光花园,灯".encode("gb18030") + bytes_ + b",x\r\n"
    table = table_of((HEAD + LINE).encode("gb18030") + bad)

    assert not table.rows[0].has_errors
    assert "读不出来" in errors(table.rows[1])


def test_family_28_a_character_cut_off_at_the_end_is_told():
    cut = (HEAD + "1,2021-4-6,松树园,阳光花园,楼道灯").encode("gb18030")[:-1]
    table = table_of(cut)

    assert table.rows[0].has_errors


@pytest.mark.parametrize("text", ["锟斤拷锟斤拷", "烫烫烫", "â€œç¯ä¸äº®"])
def test_family_29_what_was_garbled_before_is_asked_about(text):
    table = table_of((HEAD + LINE.replace("楼道堆物", text)).encode())

    assert "乱码" in doubts(table.rows[0].cells["text"])[Severity.ASK]


@pytest.mark.parametrize("sign", [",", ";", "\t", "，", "、", "|"])
def test_family_30_the_delimiter_is_the_one_that_fits(sign):
    content = (HEAD + LINE + LINE).replace(",", sign).encode()

    assert origin(content)[2] == sign
    assert sheet_of(content).cell(2, 5).value == "楼道堆物"


def test_family_30_quotes_hold_delimiters_and_line_ends_together():
    line = '1,2021-4-6,松树园,阳光花园,"灯不亮,\r\n门也坏",和美物业\r\n'
    chinese = "2,2021-4-6,松树园,阳光花园,“井盖坏,路不平”,和美物业\r\n"
    sheet = sheet_of((HEAD + line + chinese).encode("gb18030"))

    assert sheet.cell(2, 5).value == "灯不亮,\r\n门也坏"
    assert sheet.cell(3, 5).value == "井盖坏,路不平"
    assert not sheet.faults


def test_family_30_lines_may_end_as_on_an_old_mac():
    assert column(table_of((HEAD + LINE + LINE).replace("\r\n", "\r").encode()), "text") == [
        "楼道堆物",
        "楼道堆物",
    ]


def test_family_30_a_line_with_more_cells_than_the_header_is_refused_alone():
    table = table_of((HEAD + LINE + "2,2021-4-6,松树园,阳光花园,灯,坏,了,和美物业\r\n").encode())

    assert not table.rows[0].has_errors
    assert "格数" in errors(table.rows[1])


def test_family_30_a_short_line_has_empty_cells():
    table = table_of((HEAD + "1,2021-4-6,松树园,阳光花园,灯不亮\r\n").encode())

    assert column(table, "unit") == [None]
    assert not table.rows[0].has_errors


def test_family_30_a_quote_that_never_closes_is_told_where_it_opens():
    content = (HEAD + LINE.replace("楼道", '"楼道') + LINE * 60).encode()

    assert sheet_of(content).faults[2] is LineFault.QUOTE


def test_family_30_a_cell_of_two_hundred_thousand_characters_is_refused_with_its_address():
    with pytest.raises(Refused, match="E2"):
        open_workbook((HEAD + LINE.replace("楼道堆物", "长" * 200_000)).encode())


def test_family_31_digits_that_were_lost_are_refused_and_zeros_kept():
    text = LINE.replace("楼道堆物", "1.30404E+17") + LINE.replace("楼道堆物", "00123")
    table = table_of((HEAD + text).encode())

    assert table.rows[0].has_errors
    assert table.rows[1].cells["text"].value == "00123"


def test_family_32_a_table_that_begins_with_id_is_no_sylk():
    content = "ID,社区,问题描述\r\n1,松树园,灯不亮\r\n".encode()

    assert sheet_of(content).cell(1, 1).value == "ID"


def test_family_32_the_line_that_names_the_delimiter_is_believed_and_is_no_record():
    content = ("sep=;\r\n" + HEAD.replace(",", ";") + LINE.replace(",", ";")).encode("gb18030")

    assert origin(content)[2] == ";"
    assert column(table_of(content), "text") == ["楼道堆物"]


def test_a_text_without_columns_is_no_ledger():
    with pytest.raises(Refused, match="不是表格"):
        open_workbook("今天开会\r\n明天检查\r\n".encode())
