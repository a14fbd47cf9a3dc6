"""重做的批注表: the sheets of a file that is no .xlsx, as an .xlsx, each cell in its place."""

from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.exceptions import OverlappingRange  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from chuangcheng.ledgers.cells import shown
from chuangcheng.ledgers.faults import HEADING, flags_of, reasons_of
from chuangcheng.ledgers.table import Flag, Severity
from chuangcheng.ledgers.verdicts import Preview, SheetPreview
from chuangcheng.ledgers.workbook import Merge, Raw, Sheet, Workbook

_WIDTH = 16
_REMARK_WIDTH = 40


def rebuilt(workbook: Workbook, shown_: Preview, *, made_at: datetime) -> bytes:
    """批注表 made anew: everything stands where it stood, so the addresses are the preview's."""
    out = BytesIO()
    by_name = {sheet.name: sheet for sheet in workbook}
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as made:
        made.set_properties({"created": made_at.astimezone(UTC)})
        looks = _Looks(made)
        for sheet in shown_.sheets:
            page = made.add_worksheet(sheet.name)
            _Page(page, looks, by_name[sheet.name], sheet).fill()
    return out.getvalue()


class _Looks:
    """How cells look."""

    def __init__(self, made: xlsxwriter.Workbook) -> None:
        plain = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self.plain = made.add_format(plain)
        self.head = made.add_format({**plain, "bold": True})
        self.wrong = made.add_format({**plain, "bg_color": "#FCEDEA", "border": 2})
        self.wrong.set_border_color("#B42318")
        self.asked = made.add_format({**plain, "bg_color": "#FBF1DC", "border": 1})
        self.remark = made.add_format({**plain, "font_color": "#B42318"})


class _Page:
    """One sheet, cell by cell."""

    def __init__(self, page: Worksheet, looks: _Looks, sheet: Sheet, judged: SheetPreview) -> None:
        self.page = page
        self.looks = looks
        self.sheet = sheet
        self.judged = judged
        self.flags = flags_of(judged)

    def fill(self) -> None:
        last = max((column for row in self.sheet.rows.values() for column in row), default=1)
        self.page.set_column(0, last - 1, _WIDTH)
        self.page.set_column(last, last, _REMARK_WIDTH)
        for merge in self.sheet.merges:
            self._merge(merge)
        for row, cells in self.sheet.rows.items():
            for column, raw in cells.items():
                self._write(row, column, raw)
        for (row, column), flag in self.flags.items():
            if column not in self.sheet.rows.get(row, {}):
                self.page.write_blank(row - 1, column - 1, None, self._look(flag))
        self._remark(self.judged.header_row, last, str(HEADING), self.looks.head)
        for row, reasons in reasons_of(self.flags).items():
            self._remark(row, last, reasons, self.looks.remark)

    def _merge(self, merge: Merge) -> None:
        """What Excel would not merge stays as it is: one cell, or a range over another."""
        corners = (merge.top - 1, merge.left - 1, merge.bottom - 1, merge.right - 1)
        if corners[:2] == corners[2:]:
            return
        with suppress(OverlappingRange):
            self.page.merge_range(*corners, "", self.looks.plain)

    def _write(self, row: int, column: int, raw: Raw) -> None:
        at = (row - 1, column - 1)
        flag = self.flags.get((row, column))
        look = self._look(flag) if flag else self.looks.plain
        if isinstance(raw.value, int | float) and not isinstance(raw.value, bool):
            self.page.write_number(*at, raw.value, look)
        else:
            self.page.write_string(*at, shown(raw), look)

    def _look(self, flag: Flag) -> Format:
        return self.looks.wrong if flag.severity is Severity.ERROR else self.looks.asked

    def _remark(self, row: int, column: int, text: str, look: Format) -> None:
        self.page.write_string(row - 1, column, text, look)
