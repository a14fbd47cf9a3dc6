"""Messy workbooks: what offices really upload, and what an attacker would.

Everything is built in memory; `tampered` says loudly when the fault to plant found no soil.
"""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Literal

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"

Rows = Iterable[Any]


@dataclass
class Page:
    """One sheet to be built: its rows from the top, and what else an office does to it."""

    rows: Rows
    name: str = "Sheet1"
    merges: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    state: Literal["visible", "hidden", "veryHidden"] = "visible"
    formats: Mapping[str, str] = field(default_factory=dict)


def book(*pages: Page | Rows) -> bytes:
    """An .xlsx with these sheets; strings that begin with = become formulas without results."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for page in pages:
        _fill(made, page if isinstance(page, Page) else Page(page))
    return _saved(made)


def _fill(made: openpyxl.Workbook, page: Page) -> None:
    sheet: Worksheet = made.create_sheet(page.name)
    for values in page.rows:
        sheet.append(list(values))
    for merge in page.merges:
        sheet.merge_cells(merge)
    for number in page.hidden_rows:
        sheet.row_dimensions[number].hidden = True
    for column in page.hidden_columns:
        sheet.column_dimensions[column].hidden = True
    for cell, number_format in page.formats.items():
        sheet[cell].number_format = number_format
    sheet.sheet_state = page.state


def _saved(made: openpyxl.Workbook) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def plain() -> bytes:
    """A small healthy workbook with shared strings: the soil for planted faults."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet("清单")
        sheet.write_row(0, 0, ["社区/村", "问题描述"])
        sheet.write_row(1, 0, ["龙头山", "垃圾桶满溢"])
        sheet.write_row(2, 0, ["松树园", 7])
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    """Every part of a workbook by name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in contents.items():
            archive.writestr(name, part)
    return out.getvalue()


class _Pipe(BytesIO):
    """Takes bytes but cannot go back, as when a server writes a workbook straight to the net."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError("a pipe has no position")


def streamed(contents: Mapping[str, bytes]) -> bytes:
    """A zip whose entries carry their sizes behind them, in data descriptors."""
    out = _Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in contents.items():
            archive.writestr(name, part)
    return out.getvalue()


def tampered(content: bytes, part: str, old: str, new: str) -> bytes:
    """The workbook with a piece of one part replaced."""
    contents = parts(content)
    assert old.encode() in contents[part], f"{old!r} is not in {part}: nothing would be planted"
    contents[part] = contents[part].replace(old.encode(), new.encode(), 1)
    return packed(contents)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    return packed({**parts(content), name: part})


def without_part(content: bytes, name: str) -> bytes:
    contents = parts(content)
    del contents[name]
    return packed(contents)
