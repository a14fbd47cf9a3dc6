"""From a sheet to a table: merges filled, 同上 resolved, every row a record or listed as none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.cells import Place, read_cell, shown
from chuangcheng.ledgers.header import Header, find_header, texts
from chuangcheng.ledgers.layout import Column, Layout
from chuangcheng.ledgers.skipping import Sorter, Tally
from chuangcheng.ledgers.table import Cell, Flag, Heading, Picture, Row, Severity, Skipped, Table
from chuangcheng.ledgers.workbook import (
    EMPTY,
    Kind,
    LineFault,
    Merge,
    PictureAt,
    Raw,
    Sheet,
    Workbook,
    address,
)

_DITTO = set(map(folded, ("同上", "上同", "同前", "〃", "〞", "″", '"', "''", "“", "”", "々")))
_LINE_FAULTS = {
    LineFault.UNREADABLE: (
        Severity.ERROR,
        gettext_lazy("这一行有读不出来的文字，请在原文件里改好再上传"),
    ),
    LineFault.OTHER_ENCODING: (
        Severity.ASK,
        gettext_lazy("这一行的编码和别的行不一样，看看文字对不对"),
    ),
    LineFault.RAGGED: (
        Severity.ERROR,
        gettext_lazy("这一行的格数比表头多，多半是内容里有分隔符又没有加引号"),
    ),
    LineFault.QUOTE: (
        Severity.ERROR,
        gettext_lazy("这一格的引号没有配对，后面的行都被吞了进来"),
    ),
}
_LONGEST_DITTO = 8  # characters, with the spaces around


@dataclass(frozen=True)
class Survey:
    """各表: the tables of a workbook, those in hidden sheets apart, and why others are none."""

    tables: tuple[Table, ...]
    hidden: tuple[Table, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)


def survey(workbook: Workbook, layout: Layout, *, today: date) -> Survey:
    """读各表: Refused when no sheet that can be seen is a table of this register."""
    tables: list[Table] = []
    hidden: list[Table] = []
    left_out: dict[str, str] = {}
    for sheet in workbook:
        try:
            (hidden if sheet.hidden else tables).append(read_table(sheet, layout, today=today))
        except Refused as refusal:
            left_out[sheet.name] = refusal.reason
    if not tables:
        seen = [left_out[sheet.name] for sheet in workbook if sheet.name in left_out]
        raise Refused(seen[0] if seen else _("能读的工作表都隐藏了。请取消隐藏后再上传。"))
    return Survey(tuple(tables), tuple(hidden), left_out)


def read_table(sheet: Sheet, layout: Layout, *, today: date) -> Table:
    """读一张表: its records and all that is none; Refused when it has no header or no record."""
    reader = _Reader(sheet, layout, find_header(sheet, layout), today)
    reader.run()
    if not (reader.rows or reader.hidden):
        raise Refused(_("工作表“%s”只有表头，没有记录。") % sheet.name)
    return Table(
        sheet=sheet,
        layout=layout,
        header_row=reader.header.last_row,
        columns=reader.header.columns,
        rows=tuple(reader.rows),
        skipped=tuple(sorted(reader.skipped, key=lambda skipped: skipped.row)),
        unknown_columns=reader.header.unknown,
        hidden=tuple(reader.hidden),
        hidden_columns=reader.header.hidden,
        flags=(*reader.header.flags, *reader.flags),
    )


@dataclass
class _Reader:
    """Goes down one sheet and remembers the record above, for 同上."""

    sheet: Sheet
    layout: Layout
    header: Header
    today: date
    rows: list[Row] = field(default_factory=list)
    hidden: list[Row] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    above: Mapping[str, Cell] = field(default_factory=dict)

    def run(self) -> None:
        sorter = Sorter(self.sheet, self.layout, self.header)
        tally = Tally(self.sheet, self.header.columns)
        self._skip_titles()
        numbers = sorted(row for row in self.sheet.rows if row > self.header.last_row)
        self._skip_blanks(numbers)
        for number in numbers:
            line = sorter.line(number)
            reason = sorter.reason(line)
            if not reason:
                if sorter.starts_another_table(line):
                    self._leave_another_table(number, numbers)
                    return
                self._take(number)
                tally.add(number)
                continue
            self.skipped.append(Skipped(number, reason))
            if total := sorter.total(line):
                self.flags += tally.flags(number, total)
                self.flags += self._merges_over(number)
        self._tell_drawings()

    def _skip_titles(self) -> None:
        for row in sorted(self.sheet.rows):
            if row < self.header.first_row:
                words = " ".join(texts(self.sheet, row).values())[:40]
                self.skipped.append(Skipped(row, _("表头上方的文字：%s") % words))

    def _skip_blanks(self, numbers: list[int]) -> None:
        """Blank rows between others; those behind the last row are the sheet's margin."""
        for before, number in pairwise([self.header.last_row, *numbers]):
            if number == before + 2:
                self.skipped.append(Skipped(before + 1, _("空行")))
            elif number > before + 2:
                self.skipped.append(Skipped(before + 1, _("空行，到第 %s 行为止") % (number - 1)))

    def _leave_another_table(self, number: int, numbers: list[int]) -> None:
        reason = _("从第 %s 行起像是另一张表，没有读入。请把它移到另一张工作表。") % number
        self.flags.append(Flag(address(number, 1), reason, Severity.ASK))
        left = _("属于另一张表，没有读入")
        self.skipped += [Skipped(row, left) for row in numbers if row >= number]

    def _merges_over(self, total_row: int) -> Iterator[Flag]:
        """A merge that reaches from the records into a total row says something about both."""
        for merge in self.sheet.merges:
            if self.header.last_row < merge.top < total_row <= merge.bottom:
                reason = _("合并单元格 %s 一直盖到合计行，请确认到哪一行为止") % merge.text
                yield Flag(address(merge.top, merge.left), reason, Severity.ASK)

    def _tell_drawings(self) -> None:
        if self.sheet.has_drawings and not self.sheet.pictures:
            reason = _("表上有文本框或图形，里面的内容没有读入")
            self.flags.append(Flag(address(1, 1), reason, Severity.NOTE))

    def _take(self, number: int) -> None:
        cells = {heading.column.key: self._cell(number, heading) for heading in self.header.columns}
        if fault := self.sheet.faults.get(number):
            anchor = self.layout.required[0].key
            cells[anchor] = _doubted(cells[anchor], fault)
        row = Row(number, cells, pictures=tuple(self._pictures(number)))
        (self.hidden if number in self.sheet.hidden_rows else self.rows).append(row)
        self.above = cells

    def _pictures(self, number: int) -> Iterator[Picture]:
        """Those over the row's cells; over merged cells the first row has them."""
        keys = {heading.index: heading.column.key for heading in self.header.columns}
        for row, column, part in self._pictures_by_row.get(number, ()):
            key = keys.get(column, "")
            yield Picture(address(row, column), part, key, is_after=key == "after")

    @cached_property
    def _pictures_by_row(self) -> Mapping[int, list[PictureAt]]:
        found: defaultdict[int, list[PictureAt]] = defaultdict(list)
        for picture in self.sheet.pictures:
            merge = self.sheet.merge_at(picture.row, picture.column)
            found[merge.top if merge else picture.row].append(picture)
        return found

    def _cell(self, number: int, heading: Heading) -> Cell:
        column = heading.column
        raw = self.sheet.cell(number, heading.index)
        merge = self.sheet.merge_at(number, heading.index)
        if raw is EMPTY and merge:
            return _required(self._merged(number, heading, merge), column)
        if raw.kind is Kind.TEXT and _is_ditto(str(raw.value)):
            return self._same_as_above(number, heading, raw)
        cell = read_cell(raw, column, self._place(number, heading.index))
        if cell.raw == "" and column.carried and not cell.flags:
            return self._left_blank(cell, column)
        return _required(cell, column)

    def _place(self, row: int, index: int) -> Place:
        return Place(address(row, index), self.today, self.sheet.counts_from_1904)

    def _merged(self, number: int, heading: Heading, merge: Merge) -> Cell:
        """Inside a merge the first cell speaks for those below it, not for those beside it."""
        here = address(number, heading.index)
        if merge.top <= self.header.last_row:
            return Cell(here, "")
        if merge.left != heading.index:
            reason = _("和左边的 %s 合并在一起，这一列没有自己的内容") % merge.text
            return Cell(here, "", flags=(Flag(here, reason, Severity.ASK),))
        raw = self.sheet.cell(merge.top, merge.left)
        cell = read_cell(raw, heading.column, self._place(number, heading.index))
        if raw is EMPTY:
            return cell
        return replace(cell, notes=(*cell.notes, _("合并单元格 %s 的内容") % merge.text))

    def _same_as_above(self, number: int, heading: Heading, raw: Raw) -> Cell:
        """同上: the record above says it, with whatever doubt there is about it."""
        here, written = address(number, heading.index), shown(raw)
        above = self.above.get(heading.column.key)
        if above is None or (above.value is None and not above.flags):
            reason = _("写的是“%s”，上面没有可以沿用的内容") % written.strip()
            return Cell(here, written, flags=(Flag(here, reason, Severity.ERROR),))
        flags = tuple(replace(flag, address=here) for flag in above.flags)
        note = _("原文 %s") % written.strip()
        return Cell(here, written, above.value, (note,), flags, above.pieces)

    def _left_blank(self, cell: Cell, column: Column) -> Cell:
        """A blank below a value in a column that is often written once for a block."""
        above = self.above.get(column.key)
        carried = _carried(above) if above else None
        if carried is None:
            return _required(cell, column)
        reason = _("“%s”是空的，又没有合并，是不是和上一行一样？") % column.name
        flag = Flag(cell.address, reason, Severity.ASK, proposal=carried)
        return replace(cell, flags=(flag,))


def _doubted(cell: Cell, fault: LineFault) -> Cell:
    """The whole line is doubtful; it is told at the cell that every record must fill."""
    severity, reason = _LINE_FAULTS[fault]
    return replace(cell, flags=(*cell.flags, Flag(cell.address, str(reason), severity)))


def _is_ditto(text: str) -> bool:
    return len(text) <= _LONGEST_DITTO and folded(text) in _DITTO


def _carried(above: Cell) -> object:
    """The value above, or the one that a blank above has already been asked about."""
    if above.value is not None:
        return above.value
    return next((flag.proposal for flag in above.flags if above.raw == ""), None)


def _required(cell: Cell, column: Column) -> Cell:
    if not column.required or cell.value is not None or cell.flags:
        return cell
    reason = _("“%s”不能空") % column.name
    return replace(cell, flags=(Flag(cell.address, reason, Severity.ERROR),))
