"""纸面: a workbook as an office keeps it: merged title rows, borders, cells written by hand.

The same rows give the same bytes on every machine: nothing is compressed, nothing is dated but
by the caller.
"""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]

Value = str | int | None
_STAMP = (2021, 4, 1, 0, 0, 0)
_FONT = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
_STYLES = {
    "title": {**_FONT, "font_size": 18, "bold": True, "align": "center"},
    "head": {**_FONT, "bold": True, "align": "center", "border": 1},
    "cell": {**_FONT, "border": 1},
    "middle": {**_FONT, "align": "center", "border": 1},
    "plain": _FONT,
}


class Paper:
    """一张表 under way; rows are written from the top, columns counted from 0."""

    def __init__(self, *, sheet: str, widths: Sequence[int], made_at: datetime) -> None:
        self._out = BytesIO()
        self._book = xlsxwriter.Workbook(self._out, {"in_memory": True})
        self._book.set_properties({"created": made_at.replace(tzinfo=None), "author": "示例"})
        self._sheet = self._book.add_worksheet(sheet)
        self._styles = {name: self._book.add_format(given) for name, given in _STYLES.items()}
        self._last = len(widths) - 1
        self.row = 0
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4

    def across(self, text: str, style: str = "plain") -> None:
        """One text over the whole width."""
        self._sheet.merge_range(self.row, 0, self.row, self._last, text, self._styles[style])
        self.row += 1

    def head(self, names: Sequence[str]) -> None:
        """The header, as often as a page begins."""
        self._sheet.write_row(self.row, 0, names, self._styles["head"])
        self.row += 1

    def grouped_head(self, names: Sequence[str], groups: Sequence[tuple[str, int, int]]) -> None:
        """A header of two rows: groups span columns, single names span both rows."""
        head, top = self._styles["head"], self.row
        grouped = {column for _, first, last in groups for column in range(first, last + 1)}
        for group, first, last in groups:
            self._sheet.merge_range(top, first, top, last, group, head)
        for column, name in enumerate(names):
            if column in grouped:
                self._sheet.write(top + 1, column, name, head)
            else:
                self._sheet.merge_range(top, column, top + 1, column, name, head)
        self.row += 2

    def line(self, values: Sequence[Value]) -> None:
        """One record, or a total."""
        for column, value in enumerate(values):
            style = self._styles["middle" if column == 0 else "cell"]
            self._sheet.write(self.row, column, "" if value is None else value, style)
        self.row += 1

    def merge_down(self, column: int, first: int, last: int, text: str) -> None:
        """One cell down several rows; what stood in them gives way."""
        if last > first:
            self._sheet.merge_range(first, column, last, column, text, self._styles["middle"])

    def saved(self) -> bytes:
        """The .xlsx, packed so that any machine packs the same bytes."""
        self._book.close()
        out = BytesIO()
        with zipfile.ZipFile(self._out) as made, zipfile.ZipFile(out, "w") as packed:
            for entry in made.infolist():
                fresh = zipfile.ZipInfo(entry.filename, _STAMP)
                packed.writestr(fresh, made.read(entry), zipfile.ZIP_STORED)
        return out.getvalue()
