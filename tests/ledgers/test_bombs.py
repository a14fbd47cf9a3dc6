"""Files made to hurt: each is refused in seconds with a sentence, and none reaches the web."""

import time
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import opening
from chuangcheng.ledgers.opening import open_workbook
from tests.ledgers import bombs, messy
from tests.ledgers.bombs import DOCTYPES

PATIENCE = 5


def refused(content: bytes) -> str:
    """The sentence of the refusal, which must come in time."""
    began = time.monotonic()
    with pytest.raises(Refused) as answer:
        open_workbook(content)
    assert time.monotonic() - began < PATIENCE
    return answer.value.reason


def test_the_soil_in_which_every_fault_is_planted_is_healthy():
    (sheet,) = open_workbook(messy.plain())

    assert len(sheet.rows) == 3


@pytest.mark.parametrize(
    "part", [messy.STRINGS, messy.SHEET, messy.STYLES, messy.CORE, messy.RELATIONS]
)
@pytest.mark.parametrize("kind", DOCTYPES)
def test_family_21_no_part_may_declare_entities(kind, part):
    content = bombs.with_doctype(part, DOCTYPES[kind])
    assert b"<!DOCTYPE" in messy.parts(content)[part]

    assert part in refused(content)


def test_family_21_another_encoding_hides_no_document_type():
    content = bombs.in_utf_16(messy.STRINGS, DOCTYPES["billion laughs"])

    assert messy.STRINGS in refused(content)


@pytest.mark.parametrize("encoding", ["GB18030", "cp037", "UTF-7"])
def test_family_21_parts_are_utf_8(encoding):
    content = messy.tampered(messy.plain(), messy.SHEET, "UTF-8", encoding)

    assert "不是 UTF-8" in refused(content)


def test_family_19_a_cell_at_the_far_corner_is_refused_with_its_address():
    near = '<row r="1"><c r="A1"><v>1</v></c></row>'
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert "XFD1048576" in refused(bombs.with_cells(near + far))


def test_family_20_rows_end_at_fifty_thousand():
    (sheet,) = open_workbook(bombs.rows(50_000))
    assert len(sheet.rows) == 50_000

    assert "A50001" in refused(bombs.rows(50_001))


def test_family_20_a_million_rows_are_refused_at_the_first_too_many():
    content = bombs.rows(1_048_575)
    assert len(messy.parts(content)[messy.SHEET]) > 40 * 2**20

    assert "A50001" in refused(content)


def test_family_20_columns_end_at_two_hundred():
    (sheet,) = open_workbook(bombs.columns(200))
    assert max(sheet.rows[1]) == 200

    assert "GS1" in refused(bombs.columns(201))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: bombs.styles(60_000), "格式超过"),
        (lambda: bombs.entries(5_000), "超过 2000 个"),
        (lambda: messy.with_part(messy.plain(), "xl/theme/blank.xml", bytes(2 * 2**20)), "100 倍"),
        (
            lambda: messy.with_part(messy.plain(), "xl/theme/blank.xml", bytes(101 * 2**20)),
            "超过 100 MB",
        ),
        (bombs.many_blank_parts, "100 倍"),
        (lambda: bombs.with_sizes(name=messy.SHEET, unpacked=2**31), "超过 100 MB"),
        (lambda: bombs.with_sizes(name=messy.SHEET, unpacked=50), "已损坏"),
        (lambda: bombs.with_many_entries_said(0xFFFF), "2000"),
    ],
    ids=[
        "styles",
        "entries",
        "ratio",
        "unpacked",
        "many-small",
        "lies-large",
        "lies-small",
        "zip64-lie",
    ],
)
def test_family_20_sizes_are_capped_before_anything_is_parsed(make, sentence):
    assert sentence in refused(make())


def test_family_20_one_text_cited_by_every_cell_does_not_fill_the_memory():
    content = bombs.one_long_text_in_many_cells(20_000)
    assert len(content) < 200_000

    assert "太大" in refused(content)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: bombs.flagged(0x1), "请先取消密码"),
        (lambda: bombs.twice(messy.SHEET), "两个"),
        (lambda: messy.with_part(messy.plain(), "../../etc/cron.d/x", b"x"), "路径"),
        (lambda: messy.with_part(messy.plain(), "/etc/passwd", b"x"), "路径"),
        (lambda: messy.with_part(messy.plain(), "C:/x.xml", b"x"), "路径"),
        (lambda: messy.with_part(messy.plain(), "xl\\x.xml", b"x"), "路径"),
        (bombs.symlink, "路径"),
        (lambda: bombs.with_wrong_sum(messy.SHEET), messy.SHEET),
        (lambda: messy.plain()[:-40], "已损坏"),
        (lambda: messy.plain()[: len(messy.plain()) // 2], "已损坏"),
        (bombs.overlapping, "夹带"),
        (lambda: b"#!/bin/sh\n" + messy.plain(), "夹带"),
        (lambda: messy.plain() + b"PAYLOAD", "夹带"),
        (lambda: bombs.packed_with(zipfile.ZIP_BZIP2), "压缩方式"),
        (lambda: bombs.packed_with(zipfile.ZIP_LZMA), "压缩方式"),
    ],
    ids=[
        "encrypted",
        "duplicate",
        "dot-dot",
        "absolute",
        "drive",
        "backslash",
        "symlink",
        "wrong-crc",
        "no-end",
        "half",
        "overlapping",
        "before",
        "after",
        "bzip2",
        "lzma",
    ],
)
def test_family_22_a_crooked_zip_is_refused(make, sentence):
    assert sentence in refused(make())


def test_family_22_a_comment_behind_the_directory_is_refused():
    out = BytesIO(messy.plain())
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"PK\x03\x04 something else"

    assert "夹带" in refused(out.getvalue())


@pytest.mark.parametrize(
    ("part", "content", "sentence"),
    [
        ("xl/vbaProject.bin", b"\0", "宏"),
        ("xl/macrosheets/sheet1.xml", b"<a/>", "宏"),
        ("xl/activeX/activeX1.xml", b"<a/>", "宏"),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "断开链接"),
        ("xl/connections.xml", b"<a/>", "外部数据"),
        ("xl/queryTables/queryTable1.xml", b"<a/>", "外部数据"),
        ("customXml/item1.xml", "<DataMashup/>".encode("utf-16"), "外部数据"),
        ("xl/embeddings/oleObject1.bin", b"\0", "嵌"),
        ("xl/media/inner.zip", b"\0", "嵌"),
        ("xl/media/inner.xlsx", b"\0", "嵌"),
        ("xl/media/image1.png", messy.plain(), "嵌"),
    ],
)
def test_family_16_nothing_that_runs_or_reaches_out_comes_in(part, content, sentence):
    workbook = messy.with_part(messy.plain(), part, content)
    assert part in messy.parts(workbook)
    refusal = refused(workbook)

    assert sentence in refusal
    assert part in refusal


def test_family_16_a_macro_workbook_is_known_by_its_type_whatever_its_name():
    content = messy.tampered(
        messy.plain(),
        messy.TYPES,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )

    assert "宏" in refused(content)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("<v>3</v>", "<v>99</v>", "不存在的文字"),
        ("<v>3</v>", "<v>-1</v>", "不存在的文字"),
        ("<v>7</v>", "<v>NaN</v>", "数字不能读"),
        ("<v>7</v>", "<v>1e400</v>", "数字不能读"),
        ("<v>7</v>", "<v>1_000</v>", "数字不能读"),
        ("<v>7</v>", "<v>&#x664;</v>", "数字不能读"),
        ('r="B3"', 'r="B0"', "地址"),
        ('r="B3"', 'r="ZZZZZZZZZ3"', "地址"),
        ('r="B3"', 'r="B4"', "地址"),
        ('r="B3"', 'r="A3"', "地址"),
        ('<row r="3"', '<row r="1"', "地址"),
        ('<row r="3"', '<row r="-3"', "地址"),
        ('<row r="3"', '<row r="９"', "地址"),
        ("</sheetData>", "", "已损坏"),
        (
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A1:ZZZZ9"/></mergeCells>',
            "地址",
        ),
        ('<c r="B3"><v>7</v>', f'<c r="B3" t="str"><v>{"长" * 32_768}</v>', "B3"),
    ],
)
def test_family_23_a_damaged_sheet_is_refused_before_the_fast_reader_sees_it(old, new, sentence):
    assert sentence in refused(messy.tampered(messy.plain(), messy.SHEET, old, new))


@pytest.mark.parametrize(
    "part", [messy.STRINGS, messy.SHEET, messy.WORKBOOK, messy.RELATIONS, messy.TYPES]
)
def test_family_23_a_missing_part_is_refused(part):
    assert refused(messy.without_part(messy.plain(), part))


def test_a_reader_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(opening, "_PROGRAM", ("-c", "while True: pass"))
    monkeypatch.setattr(opening, "LIMITS", replace(opening.LIMITS, seconds=0.5))

    assert "没有读完" in refused(messy.plain())


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "raise SystemExit(1)",
        "print('{')",
        "print('[1, 2]')",
        "print('{}')",
        "pass",
        "import chuangcheng.kernel.jail as j; j.shut_in(); bytes(600 * 2**20)",
    ],
)
def test_whatever_becomes_of_the_reader_is_a_refusal(monkeypatch, program):
    monkeypatch.setattr(opening, "_PROGRAM", ("-c", program))

    assert "读不下去" in refused(messy.plain())


def test_the_reader_gets_no_secret(monkeypatch, tmp_path):
    seen = tmp_path / "seen"
    program = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    monkeypatch.setattr(opening, "_PROGRAM", ("-c", program))
    refused(messy.plain())

    assert "SECRET_KEY" not in seen.read_text()
    assert "DATABASE_URL" not in seen.read_text()
