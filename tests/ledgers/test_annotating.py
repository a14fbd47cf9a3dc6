"""批注表: the user's own file comes back with its marks, and otherwise as it was, byte for byte."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from chuangcheng.ledgers import previewing
from chuangcheng.ledgers.annotating import annotated
from chuangcheng.ledgers.choices import NONE
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.ledgers.workbook import Kind, Raw
from tests.ledgers import illustrated, messy, six
from tests.ledgers.soundness import faults
from tests.world import NOON, TODAY

pytestmark = [pytest.mark.one_engine, pytest.mark.django_db]


def rich() -> bytes:
    """A decorated ledger with pictures everywhere; F4 is wrong, B4 and F5 are too."""
    over = illustrated.decorated(
        [(2, 6, illustrated.photo(1)), (3, 6, illustrated.photo(2))],
        wrong={3: "没有这个单位", 4: "也没有"},
    )
    return illustrated.with_cell_pictures(over, {"H3": illustrated.photo(3)})


def bare() -> bytes:
    """As small programs write it: no style sheet, no addresses, tags with a prefix."""
    contents = messy.parts(messy.plain())
    del contents[messy.STYLES]
    types, relations = contents[messy.TYPES].decode(), contents[messy.RELATIONS].decode()
    contents[messy.TYPES] = re.sub('<Override PartName="/xl/styles.xml"[^>]*>', "", types).encode()
    contents[messy.RELATIONS] = re.sub(
        "<Relationship [^>]*styles.xml[^>]*>", "", relations
    ).encode()
    rows = [["社区", "问题描述", "发现日期"], ["松树园", "灯不亮", "2021-02-30"], ["龙头山", ""]]
    cells = "".join(
        "<x:row>"
        + "".join(f'<x:c t="inlineStr"><x:is><x:t>{text}</x:t></x:is></x:c>' for text in row)
        + "</x:row>"
        for row in rows
    )
    contents[messy.SHEET] = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<x:sheetData>{cells}</x:sheetData></x:worksheet>"
    ).encode()
    return messy.packed(contents)


LEDGERS = {
    "四月汇总": six.april_round,
    "六列公式": six.names_and_formulas,
    "图文并茂": rich,
    "没有格式": bare,
}


def marked(content: bytes, by, choices=NONE) -> bytes:
    workbook = open_workbook(content)
    register = previewing.guess(workbook)
    shown = previewing.preview(workbook, register, choices, by=by, today=TODAY)
    return annotated(content, workbook, shown, choices, made_at=NOON)


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = messy.parts(before), messy.parts(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def cell(content: bytes, address: str) -> bytes:
    found = re.search(
        rb'<c r="%s"(?:[^>]*/>|.*?</c>)' % address.encode(), messy.parts(content)[messy.SHEET]
    )
    assert found, address
    return found[0]


def test_only_the_sheet_and_the_styles_are_other_bytes(world):
    content = rich()

    assert changed(content, marked(content, world.office)) == {messy.SHEET, messy.STYLES}


def test_all_around_the_marks_stays_byte_for_byte(world):
    content = rich()
    old = messy.parts(content)[messy.SHEET]
    new = messy.parts(marked(content, world.office))[messy.SHEET]

    assert new.partition(b"</sheetData>")[2] == old.partition(b"</sheetData>")[2]
    for each in (b"mergeCell", b"conditionalFormatting", b"dataValidation", b"drawing", b"pane"):
        assert each in new
    assert re.search(rb'<row r="4"[^>]*ht="61.5"[^>]*>', new)
    untouched = [c for c in re.findall(rb"<c [^>]*?(?:/>|>.*?</c>)", old) if c in new]
    assert len(untouched) == len(re.findall(rb"<c ", old)) - 2


def test_a_wrong_cell_turns_red_and_keeps_its_own_number_format(world):
    content = rich()
    after = marked(content, world.office)
    styles = messy.parts(after)[messy.STYLES].decode()
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.partition("<cellXfs")[2])
    was = int(re.search(rb's="(\d+)"', cell(content, "F4"))[1])
    now = int(re.search(rb's="(\d+)"', cell(after, "F4"))[1])

    assert was != now
    assert (
        re.search(r'numFmtId="\d+"', formats[now])[0]
        == re.search(r'numFmtId="\d+"', formats[was])[0]
    )
    assert (
        re.search(r'fontId="\d+"', formats[now])[0] == re.search(r'fontId="\d+"', formats[was])[0]
    )
    assert "FFFAD4CF" in styles


def test_the_column_behind_the_table_says_what_is_wrong(world):
    (sheet, _other) = open_workbook(marked(rich(), world.office))

    assert sheet.cell(2, 9) == Raw(Kind.TEXT, "错误")
    assert str(sheet.cell(4, 9).value).startswith("F4 ")
    assert sheet.cell(3, 9).value is None
    assert (
        b'<col min="9" max="9" width="40"' in messy.parts(marked(rich(), world.office))[messy.SHEET]
    )


def test_pictures_in_cells_survive(world):
    content = rich()
    after = marked(content, world.office)

    assert cell(after, "H3") == cell(content, "H3")
    assert (
        messy.parts(after)[illustrated.CELL_IMAGES] == messy.parts(content)[illustrated.CELL_IMAGES]
    )


def test_what_was_typed_over_in_the_preview_stands_in_its_cell(world):
    choices = NONE.correcting({"四月!F4": "和美物业", "四月!E9": "路面坑洼"})
    (sheet, _other) = open_workbook(marked(rich(), world.office, choices))

    assert sheet.cell(4, 6) == Raw(Kind.TEXT, "和美物业")
    assert sheet.cell(9, 5) == Raw(Kind.TEXT, "路面坑洼")
    assert sheet.cell(4, 9).value is None


def test_a_formula_stays_and_what_was_typed_over_it_is_told(world):
    content = messy.tampered(
        rich(), messy.SHEET, '<c r="F4"', '<c r="F4" t="e"><f>X1</f><v>#N/A</v></c><c r="G4"'
    )
    after = marked(content, world.office, NONE.correcting({"四月!F4": "社区"}))

    assert b"<f>X1</f>" in cell(after, "F4")
    assert "F4 → 社区" in str(open_workbook(after).sheets[0].cell(4, 9).value)


def test_a_copy_marked_once_more_has_one_column_of_errors(world):
    once = marked(rich(), world.office)
    mended = NONE.correcting({"四月!F4": "和美物业"})
    (sheet, _other) = open_workbook(marked(once, world.office, mended))

    assert [c for c, raw in sheet.rows[2].items() if raw.value == "错误"] == [9]
    assert sheet.cell(4, 9).value is None
    assert str(sheet.cell(5, 9).value).startswith("F5 ")


def test_in_merged_cells_the_first_turns_red(world):
    rows = [["社区", "发现日期", "问题描述", "责任单位"], ["松树园", "2021-4-6", "路灯不亮", None]]
    content = messy.book(messy.Page(rows, merges=["C2:D2"]))
    after = marked(content, world.office)

    assert cell(after, "C2") != cell(content, "C2")
    assert str(open_workbook(after).sheets[0].cell(2, 5).value).startswith("D2 ")


@pytest.mark.parametrize("name", LEDGERS)
def test_every_marked_copy_is_sound(world, name):
    content = LEDGERS[name]()

    assert name == "没有格式" or faults(content) == []
    assert faults(marked(content, world.office)) == []


def test_a_planted_fault_is_found_by_the_check():
    content = messy.tampered(messy.plain(), messy.SHEET, 'r="B3"', 'r="B3" s="77"')

    assert faults(content) == ["xl/worksheets/sheet1.xml: B3: no such format"]


@pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not installed: NO MARKED COPY WAS OPENED in it (libreoffice-calc)",
)
def test_every_marked_copy_opens_in_libreoffice_with_its_cells(world, tmp_path):
    for name, content in LEDGERS.items():
        (tmp_path / f"{name}.xlsx").write_bytes(marked(content(), world.office))
    out = tmp_path / "out"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/home"]
    files = map(str, sorted(tmp_path.glob("*.xlsx")))
    command += ["--convert-to", "xlsx", "--outdir", str(out), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)

    for name in LEDGERS:
        before = open_workbook((tmp_path / f"{name}.xlsx").read_bytes()).sheets[0]
        after = open_workbook(Path(out / f"{name}.xlsx").read_bytes()).sheets[0]
        assert _texts(before).items() <= _texts(after).items(), name


def _texts(sheet) -> dict[tuple[int, int], object]:
    return {
        (row, column): raw.value
        for row, cells in sheet.rows.items()
        for column, raw in cells.items()
        if raw.kind is Kind.TEXT
    }
