"""Ledgers out: workbooks in which text stays text, days are days and numbers are numbers.

Whatever is written here reads back as the same values, and no text ever becomes a formula.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import BinaryIO

import xlsxwriter  # type: ignore[import-untyped]
from django.utils.translation import gettext as _
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.reading import read_number
from chuangcheng.kernel.times import SHANGHAI
from chuangcheng.ledgers.layout import ColumnKind, Layout

LONGEST_TEXT = 32_767  # characters, the limit of a cell
_FIRST_DAY = date(1900, 3, 1)  # before it Excel's days are off by one
_MOST_DIGITS = 15  # what a cell keeps of a number
_LONGEST_NAME = 31
_PIXELS = 7  # of a column for each character of its width
_PICTURE_HEIGHT, _PICTURE_GAP = 84, 4  # pixels
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n?")
_WIDE = 32
_WIDTHS = {
    ColumnKind.SERIAL: 6,
    ColumnKind.TEXT: 24,
    ColumnKind.COUNT: 9,
    ColumnKind.AMOUNT: 11,
    ColumnKind.DATE: 14,
    ColumnKind.DEADLINE: 14,
    ColumnKind.CHOICE: 9,
    ColumnKind.NAME: 16,
    ColumnKind.NAMES: 20,
}


@dataclass(frozen=True)
class Picture:
    """图片 for a cell: a file, its pixels, and the words that stand for it."""

    path: Path
    width: int
    height: int
    words: str


@dataclass(frozen=True)
class Pictures:
    """一格的图片, side by side."""

    all: tuple[Picture, ...]


Plain = str | int | float | date | datetime
Value = Plain | Decimal | Quantity | Pictures | None


@dataclass(frozen=True)
class Outgoing:
    """导出的一张表: headings and rows; the title and the note stand above the headings."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    title: str = ""
    note: str = ""
    widths: Sequence[int] = ()
    to_fill: Collection[int] = ()


def of_layout(
    layout: Layout,
    rows: Iterable[Sequence[Value]],
    *,
    note: str = "",
    wide: Collection[str] = (),
    to_fill: Collection[str] = (),
) -> Outgoing:
    """按表样导出: a register as its own import reads it, in the order of its columns.

    `wide`: the keys of columns that need room for pictures; `to_fill`: of those that are to be
    filled, and whose headings say so by their colour.
    """
    return Outgoing(
        name=layout.name,
        headings=[str(column.name) for column in layout.columns],
        rows=rows,
        title=layout.name,
        note=note,
        widths=[_WIDE if column.key in wide else _WIDTHS[column.kind] for column in layout.columns],
        to_fill=[n for n, column in enumerate(layout.columns) if column.key in to_fill],
    )


def write_workbook(out: BinaryIO, sheets: Iterable[Outgoing], *, made_at: datetime) -> None:
    """写出工作簿: row by row, so that a long list needs no memory.

    Raises ValueError for more rows or columns than a sheet has.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties({"created": made_at.astimezone(UTC)})
        formats = _Formats(workbook)
        names: set[str] = set()
        for sheet in sheets:
            _Page(workbook.add_worksheet(_free_name(sheet.name, names)), formats, sheet).fill()


def exact_words(quantity: Quantity) -> str:
    """数量的写法 that reads back as the same number: 1000余, but 至少1350 and not 1300余."""
    text = quantity.text()
    said = read_number(text)
    if quantity.certainty != Certainty.AT_LEAST or said.value == quantity.value:
        return text
    return _("至少%s") % quantity.value


class _Formats:
    """The looks of a ledger: made once for a workbook."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        cell = {"border": 1, "border_color": "#B8B4AA", "valign": "top", "text_wrap": True}
        self.title = _format(workbook, bold=True, font_size=16, align="center", valign="vcenter")
        self.note = _format(workbook, font_color="#7A5B12", text_wrap=True, valign="vcenter")
        self.heading = _format(
            workbook, cell, bold=True, bg_color="#EDEAE2", align="center", valign="vcenter"
        )
        self.to_fill = _format(
            workbook, cell, bold=True, bg_color="#FCE9B2", align="center", valign="vcenter"
        )
        self.text = _format(workbook, cell, num_format="@")
        self.number = _format(workbook, cell, num_format="0.##########")
        self.whole = _format(workbook, cell, num_format="0")
        self.day = _format(workbook, cell, num_format='yyyy"年"m"月"d"日"')
        self.moment = _format(workbook, cell, num_format='yyyy"年"m"月"d"日" hh:mm')
        self.blank = _format(workbook, cell)


def _format(
    workbook: xlsxwriter.Workbook, base: dict[str, object] | None = None, **more: object
) -> Format:
    return workbook.add_format({**(base or {}), **more})


class _Page:
    """One sheet, written from the top down."""

    def __init__(self, sheet: Worksheet, formats: _Formats, plan: Outgoing) -> None:
        self.sheet = sheet
        self.formats = formats
        self.plan = plan
        self.row = 0

    def fill(self) -> None:
        self._set_up_paper()
        self._write_across(self.plan.title, self.formats.title, height=30)
        self._write_across(self.plan.note, self.formats.note, height=18)
        header = self.row
        self._write_headings()
        for values in self.plan.rows:
            self._write_row(values)
        self.sheet.freeze_panes(header + 1, 0)
        self.sheet.repeat_rows(header)
        self.sheet.autofilter(header, 0, max(self.row - 1, header), len(self.plan.headings) - 1)

    def _set_up_paper(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.sheet.set_footer(_("&C第 &P 页，共 &N 页"))
        for column, width in enumerate(self.plan.widths):
            self.sheet.set_column(column, column, width)

    def _write_across(self, text: str, form: Format, *, height: int) -> None:
        if not text:
            return
        self.sheet.set_row(self.row, height)
        last = len(self.plan.headings) - 1
        if last:
            self.sheet.merge_range(self.row, 0, self.row, last, "", form)
        self.sheet.write_string(self.row, 0, _writable(text), form)
        self.row += 1

    def _write_headings(self) -> None:
        for column, heading in enumerate(self.plan.headings):
            to_fill = column in self.plan.to_fill
            self._write(column, heading, self.formats.to_fill if to_fill else self.formats.heading)
        self.row += 1

    def _write_row(self, values: Sequence[Value]) -> None:
        if any(isinstance(value, Pictures) and value.all for value in values):
            self.sheet.set_row_pixels(self.row, _PICTURE_HEIGHT + 2 * _PICTURE_GAP)
        for column, value in enumerate(values):
            if isinstance(value, Pictures):
                self._write(column, "")
                self._show(column, value.all)
            else:
                self._write(column, _plain(value))
        self.row += 1

    def _show(self, column: int, pictures: Sequence[Picture]) -> None:
        """Side by side inside of their cell, to which they are anchored."""
        if not pictures:
            return
        share = (self.plan.widths[column] * _PIXELS - _PICTURE_GAP) // len(pictures)
        for n, picture in enumerate(pictures):
            wide = max(share - _PICTURE_GAP, 1)
            scale = min(wide / picture.width, _PICTURE_HEIGHT / picture.height)
            options = {
                "x_offset": _PICTURE_GAP + n * share,
                "y_offset": _PICTURE_GAP,
                "x_scale": scale,
                "y_scale": scale,
                "object_position": 1,
                "description": picture.words,
            }
            self.sheet.insert_image(self.row, column, str(picture.path), options)

    def _write(self, column: int, value: Plain, form: Format | None = None) -> None:
        formats, sheet, at = self.formats, self.sheet, (self.row, column)
        match value:
            case "":
                code = sheet.write_blank(*at, None, form or formats.blank)
            case str():
                code = sheet.write_string(*at, value, form or formats.text)
            case datetime():
                code = sheet.write_datetime(*at, value, form or formats.moment)
            case date():
                code = sheet.write_datetime(*at, value, form or formats.day)
            case int():
                code = sheet.write_number(*at, value, form or formats.whole)
            case _:
                code = sheet.write_number(*at, value, form or formats.number)
        if code:
            raise ValueError(f"row {self.row + 1}, column {column + 1} does not fit: {value!r}")


def _plain(value: Value) -> Plain:
    """The value as a cell can hold it; what a cell cannot hold becomes its text."""
    match value:
        case None:
            return ""
        case bool():
            return _("是") if value else _("否")
        case Quantity():
            exact = value.certainty == Certainty.EXACT and value.value is not None
            return _plain(value.value) if exact else exact_words(value)
        case int() | float() | Decimal():
            return _number(value)
        case datetime():
            return _moment(value)
        case date():
            return value if value >= _FIRST_DAY else value.isoformat()
    return _writable(str(value))


def _number(value: int | float | Decimal) -> str | int | float:
    """A number unless the cell would lose digits of it."""
    if not isfinite(value):
        return str(value)
    if isinstance(value, Decimal) and Decimal(f"{float(value):.{_MOST_DIGITS}g}") != value:
        return str(value)
    if abs(value) >= 10**_MOST_DIGITS:
        return str(value)
    return float(value) if isinstance(value, Decimal) else value


def _moment(value: datetime) -> datetime | str:
    local = value.astimezone(SHANGHAI).replace(tzinfo=None) if value.tzinfo else value
    local = local.replace(second=0, microsecond=0)
    return local if local.date() >= _FIRST_DAY else local.isoformat(" ", "minutes")


def _writable(text: str) -> str:
    """What XML can carry, at a length that a cell can hold; a cut says so."""
    plain = _NOT_IN_XML.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    if len(plain) <= LONGEST_TEXT:
        return plain
    told = _("……（全文 %s 字，单元格放不下）") % len(plain)
    return plain[: LONGEST_TEXT - len(told)] + told


def _free_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have and that no other sheet has."""
    plain = _NOT_IN_NAMES.sub(" ", _writable(name)).strip(" '")[:_LONGEST_NAME] or _("表")
    free, count = plain, 2
    while free.lower() in taken:
        tail = f" ({count})"
        free, count = plain[: _LONGEST_NAME - len(tail)] + tail, count + 1
    taken.add(free.lower())
    return free
