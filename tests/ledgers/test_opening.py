"""What a healthy workbook is read as, and which files are no workbook of ours at all."""

from datetime import date, datetime

import pytest

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.opening import MOST_BYTES, open_workbook
from chuangcheng.ledgers.workbook import EMPTY, Kind, Merge, Raw, address, position
from tests.ledgers import messy

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def only_sheet(content: bytes):
    (sheet,) = open_workbook(content)
    return sheet


def test_every_kind_of_value_keeps_its_kind_and_its_place():
    moment = datetime(2021, 4, 30, 9, 30)
    sheet = only_sheet(messy.book([[], ["甲", 7, 1.5, True], [date(2021, 4, 30), None, moment]]))

    assert sheet.rows == {
        2: {
            1: Raw(Kind.TEXT, "甲"),
            2: Raw(Kind.NUMBER, 7),
            3: Raw(Kind.NUMBER, 1.5),
            4: Raw(Kind.BOOLEAN, True),
        },
        3: {1: Raw(Kind.DATE, date(2021, 4, 30)), 3: Raw(Kind.MOMENT, moment)},
    }
    assert sheet.cell(9, 9) == EMPTY


def test_family_9_hidden_rows_columns_and_sheets_are_told():
    page = messy.Page([["甲", "乙"], [1, 2], [3, 4]], "四月", hidden_rows=[2], hidden_columns=["B"])
    first, second, third = open_workbook(
        messy.book(
            page,
            messy.Page([[1]], "底稿", state="hidden"),
            messy.Page([[1]], "深藏", state="veryHidden"),
        )
    )

    assert not first.hidden
    assert (set(first.hidden_rows), set(first.hidden_columns)) == ({2}, {2})
    assert (second.name, second.hidden, third.hidden) == ("底稿", True, True)
    revealed = first.revealed()
    assert not revealed.hidden_rows | revealed.hidden_columns
    assert revealed.rows == first.rows


def test_merged_ranges_are_found_by_any_cell_inside():
    sheet = only_sheet(messy.book(messy.Page([["甲"], [], [], [1]], merges=["A1:C3"])))

    assert sheet.merges == (Merge(1, 1, 3, 3),)
    assert sheet.merge_at(3, 3) == sheet.merge_at(1, 1) == Merge(1, 1, 3, 3)
    assert sheet.merge_at(4, 1) is None
    assert sheet.merge_at(1, 4) is None
    assert sheet.merges[0].text == "A1:C3"


def test_family_17_a_formula_gives_its_result_or_says_that_there_is_none():
    without = only_sheet(messy.book([["=1+1"]]))
    with_result = messy.tampered(messy.plain(), messy.SHEET, "<v>7</v>", "<f>3+4</f><v>7</v>")

    assert without.cell(1, 1) == Raw(Kind.UNCALCULATED)
    assert only_sheet(with_result).cell(3, 2) == Raw(Kind.NUMBER, 7)


@pytest.mark.parametrize("code", ["#REF!", "#N/A", "#DIV/0!"])
def test_family_17_an_error_cell_keeps_its_code(code):
    content = messy.tampered(
        messy.plain(), messy.SHEET, '<c r="B3"><v>7</v>', f'<c r="B3" t="e"><f>X1</f><v>{code}</v>'
    )

    assert only_sheet(content).cell(3, 2) == Raw(Kind.ERROR, code)


def test_family_18_rich_text_is_joined_without_its_reading_aid():
    rich = (
        "<si><r><t>重</t></r><r><rPr><b/></rPr><t>庆路</t></r>"
        '<rPh sb="0" eb="1"><t>chong</t></rPh></si>'
    )
    content = messy.tampered(messy.plain(), messy.STRINGS, "<si><t>龙头山</t></si>", rich)

    assert only_sheet(content).cell(2, 1) == Raw(Kind.TEXT, "重庆路")


def test_family_18_a_picture_in_a_cell_is_a_picture_and_not_its_formula():
    dispimg = '<c r="B3" t="str"><f>_xlfn.DISPIMG("ID_8F",1)</f><v>=DISPIMG("ID_8F",1)</v>'
    content = messy.tampered(messy.plain(), messy.SHEET, '<c r="B3"><v>7</v>', dispimg)

    assert only_sheet(content).cell(3, 2) == Raw(Kind.PICTURE, "ID_8F")


def test_family_18_drawings_over_the_cells_are_told():
    content = messy.tampered(
        messy.plain(), messy.SHEET, "</worksheet>", '<drawing r:id="rId9"/></worksheet>'
    )

    assert only_sheet(content).has_drawings
    assert not only_sheet(messy.plain()).has_drawings


@pytest.mark.parametrize("lie", ["A1", "A1:XFD1048576", "ZZ99:A1"])
def test_family_19_the_dimension_is_never_believed(lie):
    content = messy.tampered(messy.plain(), messy.SHEET, 'ref="A1:B3"', f'ref="{lie}"')

    assert only_sheet(content).rows == only_sheet(messy.plain()).rows


def test_family_19_formatted_but_empty_cells_far_away_do_not_count():
    far = '</row><row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    content = messy.tampered(messy.plain(), messy.SHEET, "</row></sheetData>", far)

    assert only_sheet(content).rows == only_sheet(messy.plain()).rows


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="B3" t="d"><v>2021-04-30</v>', Raw(Kind.DATE, date(2021, 4, 30))),
        (
            '<c r="B3" t="d"><v>2021-04-30T10:00:00</v>',
            Raw(Kind.MOMENT, datetime(2021, 4, 30, 10)),
        ),
        (
            '<c r="B3" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is>',
            Raw(Kind.TEXT, "甲乙"),
        ),
        ("<c><v>7</v>", Raw(Kind.NUMBER, 7)),
    ],
)
def test_family_23_rare_but_lawful_cells_are_read(cell, expected):
    content = messy.tampered(messy.plain(), messy.SHEET, '<c r="B3"><v>7</v>', cell)

    assert only_sheet(content).cell(3, 2) == expected


def test_family_23_the_strict_dialect_is_read():
    content = messy.plain()
    contents = {
        name: part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in messy.parts(content).items()
    }
    assert contents[messy.SHEET] != messy.parts(content)[messy.SHEET]

    assert only_sheet(messy.packed(contents)).rows == only_sheet(content).rows


def test_family_22_a_lawful_zip_with_sizes_behind_its_entries_is_read():
    content = messy.streamed(messy.parts(messy.plain()))
    assert b"PK\x07\x08" in content

    assert only_sheet(content).rows == only_sheet(messy.plain()).rows


def test_family_37_days_counted_from_1904_are_told_and_dates_turned():
    content = messy.book(messy.Page([[44316]], formats={"A1": "yyyy-mm-dd"}))
    content = messy.tampered(content, messy.WORKBOOK, "<workbookPr", '<workbookPr date1904="1"')
    sheet = only_sheet(content)

    assert sheet.counts_from_1904
    assert sheet.cell(1, 1) == Raw(Kind.DATE, date(2025, 5, 1))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (bytes(MOST_BYTES + 1), "超过 15 MB"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "请先取消密码"),
        (OLE + "\tDRMContent".encode("utf-16-le"), "请先取消密码"),
        (OLE + "Workbook".encode("utf-16-le"), "已损坏"),
        (b"%PDF-1.7\n1 0 obj, 2 0 obj", "不是表格"),
        (b"{\\rtf1 a, b}", "不是表格"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "网页"),
        (
            b'<?xml version="1.0"?><a xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "XML 表格",
        ),
        (b"%PDF-1.7\n\x00\x01\x02", "不是表格"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "不是表格"),
        (b"x", "不是表格"),
    ],
    ids=[
        "empty",
        "large",
        "password",
        "irm",
        "broken-xls",
        "pdf-text",
        "rtf",
        "html",
        "xml",
        "pdf",
        "png",
        "one-byte",
    ],
)
def test_families_14_15_24_other_files_are_named_and_what_to_do_is_said(content, sentence):
    with pytest.raises(Refused, match=sentence):
        open_workbook(content)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("xl/workbook.bin", "xlsb"),
        ("content.xml", "ods"),
        ("word/document.xml", "Word"),
        ("ppt/presentation.xml", "Word"),
        ("readme.txt", "不是表格"),
    ],
)
def test_family_14_other_packages_are_named(part, sentence):
    with pytest.raises(Refused, match=sentence):
        open_workbook(messy.packed({part: b"<a/>"}))


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(1, 1, "A1"), (7, 26, "Z7"), (3, 27, "AA3"), (1048576, 16384, "XFD1048576")],
)
def test_addresses_are_written_and_read(row, column, name):
    assert address(row, column) == name
    assert position(name) == (row, column)


@pytest.mark.parametrize("name", ["", "A0", "1A", "XFE1", "A1048577", "ZZZZ1", "a1", "A1\n", "A１"])
def test_no_sheet_has_such_a_cell(name):
    assert position(name) is None
