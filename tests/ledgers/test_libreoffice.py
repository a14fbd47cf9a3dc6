"""Every annotated copy in LibreOffice: it opens, the user's sheet is all there, marks beside it.

    OFFICE=all ./dev test tests/ledgers/test_libreoffice.py -s      all ledgers, with their figures

Without OFFICE=all two of them are opened. What LibreOffice itself does not know (pictures inside
of cells, as WPS keeps them) is proved part by part in test_annotating.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from math import isclose
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.ledgers import (
    asset_sheets,
    books,
    difficulty_sheets,
    duty_sheets,
    facility_sheets,
    illustrated,
    meeting_sheets,
    outreach_sheets,
    papers,
    plan_sheets,
    pledge_sheets,
    six,
    six_more,
    systems,
    tally_sheets,
    task_sheets,
    volunteering_sheets,
)
from tests.ledgers.soundness import faults
from tests.ledgers.test_annotating import marked, rich

pytestmark = [
    pytest.mark.one_engine,
    pytest.mark.django_db,
    pytest.mark.skipif(
        shutil.which("soffice") is None,
        reason="LibreOffice is not installed: NO ANNOTATED COPY WAS OPENED in it",
    ),
]

MESSY: dict[str, Callable[[], bytes]] = {
    "01 四月汇总": six.april_round,
    "02 日期和时限": six.days_and_deadlines,
    "03 公式和名称": six.names_and_formulas,
    "04 社区自己的": six.own_list,
    "05 已办结的": six.finished_work,
    "06 小区台账": six.compounds,
    "07 一个小区一张表": six_more.one_sheet_for_each_estate,
    "08 打印出来的": six_more.printed_pages,
    "09 存成CSV": six_more.saved_as_csv,
    "10 Unicode文本": six_more.saved_as_unicode_text,
    "11 旧工作簿": six_more.old_workbook,
    "12 带照片": six_more.with_photos,
}
REGISTERS: dict[str, Callable[[], bytes]] = {
    "问题清单 图文并茂": rich,
    "问题清单 1904": six.days_of_1904,
    "小区台账 数字有错": six.bad_counts,
    "通讯录 合并单位": books.merged_units,
    "通讯录 同名": books.same_names,
    "通讯录 有错": books.spoiled,
    "包保分工表 分块": books.blocks,
    "包保分工表 对不上": books.ambiguous,
    "包保分工表 重复": books.repeated,
    "文件登记表": papers.documents,
    "文件登记表 有错": papers.wrong_documents,
    "来文登记表": papers.letters,
    "来文登记表 有错": papers.wrong_letters,
    "责任清单 合并": duty_sheets.merged,
    "责任清单 几个单位": duty_sheets.several_units,
    "责任清单 有错": duty_sheets.wrong,
    "测评体系表 五列": systems.five_columns,
    "测评体系表 单位在旁": systems.units_beside,
    "测评体系表 按点位": systems.by_place,
    "宣传设施台账 合并": asset_sheets.merged,
    "会议台账 合并": meeting_sheets.merged,
    "会议台账 有错": meeting_sheets.wrong,
    "任务台账 合并": task_sheets.merged,
    "任务台账 有错": task_sheets.wrong,
    "包联台账 合并": pledge_sheets.merged,
    "包联台账 只有协议": pledge_sheets.bare,
    "包联台账 有错": pledge_sheets.wrong,
    "便民设施台账": facility_sheets.facilities,
    "便民设施台账 有错": facility_sheets.wrong_facilities,
    "需求台账": facility_sheets.needs,
    "需求台账 有错": facility_sheets.wrong_needs,
    "媒体报道台账": outreach_sheets.pieces,
    "入户宣传台账": outreach_sheets.doorsteps,
    "志愿活动台账": volunteering_sheets.activities,
    "志愿服务站点台账": volunteering_sheets.stations,
    "志愿服务站点台账 有错": volunteering_sheets.wrong_stations,
    "工作计划台账 打印": plan_sheets.printed,
    "日工作量台账 合并": tally_sheets.merged,
    "困难台账": difficulty_sheets.whole,
    "困难台账 费用明细": difficulty_sheets.itemised,
    "困难台账 有错": difficulty_sheets.wrong,
}
ALL = {**MESSY, **REGISTERS}
FEW = ("01 四月汇总", "问题清单 图文并茂")
NEAR = 1.0  # LibreOffice writes widths anew from the pixels of its own font


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@dataclass
class Counted:
    """What of a copy was found again after the round trip."""

    sheets: int = 0
    cells: int = 0
    formats: int = 0
    widths: int = 0
    merges: int = 0
    pictures: int = 0
    remarks: int = 0

    def __str__(self) -> str:
        return " ".join(f"{name} {n}" for name, n in vars(self).items())


def converted(folder: Path, to: str) -> Path:
    """All workbooks of a folder, opened and written again."""
    out = folder / to
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/home"]
    command += ["--convert-to", to, "--outdir", str(out), *map(str, sorted(folder.glob("*.xlsx")))]
    subprocess.run(command, check=True, capture_output=True, timeout=580)
    return out


def book_of(content: bytes) -> list[Any]:
    return list(openpyxl.load_workbook(BytesIO(content)).worksheets)


def compared(before: bytes, after: bytes) -> Counted:
    """Asserts that all of a copy is there after the round trip, and counts it."""
    counted = Counted()
    old_sheets, new_sheets = book_of(before), book_of(after)
    assert [sheet.title for sheet in old_sheets] == [sheet.title for sheet in new_sheets]
    for old, new in zip(old_sheets, new_sheets, strict=True):
        counted.sheets += 1
        counted.merges += _merges(old, new)
        counted.widths += _widths(old, new)
        counted.pictures += _pictures(old, new)
        for was in _filled(old):
            now = new[was.coordinate]
            _same_cell(was, now)
            counted.cells += 1
            counted.formats += was.number_format != "General"
            counted.remarks += was.column == _remarks(old)
    return counted


def _filled(sheet: Worksheet) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        yield from (cell for cell in row if isinstance(cell, Cell) and cell.value is not None)


def _same_cell(was: Cell, now: Cell) -> None:
    where = f"{was.parent.title}!{was.coordinate}"
    if isinstance(was.value, float) and isinstance(now.value, int | float):
        assert isclose(now.value, was.value), where
    elif was.data_type != "f" and "DISPIMG" not in str(was.value):
        assert str(now.value).strip() == str(was.value).strip(), where
    assert _format(now) == _format(was), where
    if was.fill.fill_type == "solid":
        assert now.fill.fgColor.rgb[-6:] == was.fill.fgColor.rgb[-6:], where


def _format(cell: Cell) -> str:
    return cell.number_format.replace("\\", "").replace('"', "").lower()


def _merges(old: Worksheet, new: Worksheet) -> int:
    wanted = {str(each) for each in old.merged_cells.ranges}
    assert wanted == {str(each) for each in new.merged_cells.ranges}, old.title
    return len(wanted)


def _widths(old: Worksheet, new: Worksheet) -> int:
    wanted, found = _by_column(old), _by_column(new)
    for column, width in wanted.items():
        assert abs(found.get(column, 0) - width) <= NEAR, f"{old.title} {column}"
    return len(wanted)


def _by_column(sheet: Worksheet) -> dict[int, float]:
    """The widths that somebody set, of the columns that hold something."""
    found: dict[int, float] = {}
    for each in sheet.column_dimensions.values():
        if each.width and each.min and each.max:
            columns = range(each.min, min(each.max, sheet.max_column) + 1)
            found |= dict.fromkeys(columns, float(each.width))
    return found


def _pictures(old: Worksheet, new: Worksheet) -> int:
    def places(sheet: Worksheet) -> list[tuple[int, int]]:
        anchors = [image.anchor._from for image in sheet._images]  # type: ignore[attr-defined]
        return sorted((anchor.row, anchor.col) for anchor in anchors)

    assert places(old) == places(new), old.title
    return len(places(old))


def _remarks(sheet: Worksheet) -> int:
    """The column 错误; 0 on a sheet that has none."""
    return next((cell.column for cell in _filled(sheet) if cell.value == "错误"), 0)


def test_every_annotated_copy_is_whole_after_libreoffice(world, tmp_path):
    names = ALL if os.environ.get("OFFICE") == "all" else FEW
    chosen = {name: ALL[name]() for name in names}
    for name, content in chosen.items():
        (tmp_path / f"{name}.xlsx").write_bytes(marked(content, world.office))
    sheets, papers_out = converted(tmp_path, "xlsx"), converted(tmp_path, "pdf")

    wrong: dict[str, str] = {}
    for name, content in chosen.items():
        copy, after = (tmp_path / f"{name}.xlsx").read_bytes(), sheets / f"{name}.xlsx"
        try:
            assert not set(faults(copy)) - set(faults(content) if content[:2] == b"PK" else ())
            found = compared(copy, after.read_bytes())
            assert found.remarks, "no column 错误"
            assert (papers_out / f"{name}.pdf").read_bytes().startswith(b"%PDF-")
            sys.stdout.write(f"\n{name}: {found}")
        except AssertionError as error:
            wrong[name] = str(error).splitlines()[0]
    assert wrong == {}


def test_the_comparison_sees_what_is_missing():
    bare, one = illustrated.decorated(), illustrated.decorated([(2, 6, illustrated.photo(1))])
    assert compared(one, one).pictures == compared(bare, bare).pictures + 1

    with pytest.raises(AssertionError):
        compared(one, bare)
