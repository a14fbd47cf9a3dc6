"""One sheet with its marks: cells painted and typed over, a column of remarks behind the table.

Widths, heights, merges, formats, panes, filters, drawings and every cell that is not marked stay
byte for byte. Runs inside the jail: standard library only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from chuangcheng.ledgers.patching import (
    Edit,
    edited,
    end_of,
    is_closed,
    opened,
    prefix_of,
    tag_at,
    with_attribute,
    without_attribute,
    written,
)
from chuangcheng.ledgers.style_patching import Look, Wanted
from chuangcheng.ledgers.workbook import address, position

REMARK_WIDTH = 40
_LAST_COLUMN = 16_384
Attributes = dict[str, str]
At = tuple[int, int]
Numbers = Callable[[Wanted], int]


@dataclass(frozen=True)
class Mark:
    """一格的批注: how it looks, and the text that stands there now; None keeps what it holds."""

    look: Look
    text: str | None = None


@dataclass
class _Cell:
    start: int
    stop: int
    style: int
    has_formula: bool = False


@dataclass
class _Row:
    start: int
    stop: int = 0
    style: int | None = None
    cells: dict[int, _Cell] = field(default_factory=dict)


class SheetPatch:
    """A worksheet's part and the marks that go into it."""

    def __init__(self, part: bytes, marks: Mapping[At, Mark], *, remarks: int) -> None:
        self.part = part
        self.marks = dict(marks)
        self.remarks = remarks
        self.prefix = b""
        self.rows: dict[int, _Row] = {}
        self.following: dict[int, int] = {}
        self.columns: list[tuple[int, Attributes]] = []
        self.columns_end = 0
        self.cells_start = self.cells_end = 0
        self.dimension: tuple[int, str] | None = None
        self._waiting = sorted({row for row, _column in self.marks})
        self._scan()
        self._say_over_formulas()

    def wanted(self) -> Iterator[Wanted]:
        """The formats that the marks need."""
        for at, mark in self.marks.items():
            if mark.look is not Look.SAME:
                yield self._base(at, mark), mark.look

    def patched(self, numbers: Numbers) -> bytes:
        """The part with its marks, under the numbers that the style sheet gave their formats."""
        edits = [*self._dimension_edits(), *self._column_edits()]
        by_row: dict[int, dict[int, Mark]] = {}
        for (row, column), mark in sorted(self.marks.items()):
            by_row.setdefault(row, {})[column] = mark
        for row, marks in by_row.items():
            edits += self._row_edits(row, marks, numbers)
        return edited(self.part, edits)

    def _base(self, at: At, mark: Mark) -> int:
        """The format that a cell has now: its own, its row's or its column's."""
        row, column = at
        if mark.look is Look.HEADING:
            column -= 1
        found = self.rows.get(row)
        if found and column in found.cells:
            return found.cells[column].style
        if found and found.style is not None:
            return found.style
        return next((_style(given) for _at, given in self.columns if _covers(given, column)), 0)

    def _say_over_formulas(self) -> None:
        """A formula stays where it is; what was typed over it is told in the remark."""
        for (row, column), mark in list(self.marks.items()):
            found = self.rows.get(row)
            cell = found.cells.get(column) if found else None
            if mark.text is None or cell is None or not cell.has_formula:
                continue
            self.marks[row, column] = Mark(mark.look)
            remark = self.marks.get((row, self.remarks), Mark(Look.REMARK, ""))
            line = f"{address(row, column)} → {mark.text}"
            said = f"{remark.text}\n{line}" if remark.text else line
            self.marks[row, self.remarks] = Mark(remark.look, said)

    def _row_edits(
        self, number: int, marks: Mapping[int, Mark], numbers: Numbers
    ) -> Iterator[Edit]:
        row = self.rows.get(number)
        cells = {
            column: self._cell(number, column, mark, numbers) for column, mark in marks.items()
        }
        if row is None:
            at = self.following.get(number, self.cells_end)
            tag = self.prefix + b"row"
            yield Edit(at, at, b'<%s r="%d">%s</%s>' % (tag, number, b"".join(cells.values()), tag))
            return
        old = tag_at(self.part, row.start)
        tag = without_attribute(old, "spans")
        if is_closed(old):
            inside = b"".join(cells.values()) + b"</%srow>" % self.prefix
            yield Edit(row.start, row.start + len(old), opened(tag) + inside)
            return
        yield Edit(row.start, row.start + len(old), tag)
        for column, cell in cells.items():
            known = row.cells.get(column)
            behind = [each.start for index, each in row.cells.items() if index > column]
            start, stop = (
                (known.start, known.stop) if known else (min(behind, default=row.stop),) * 2
            )
            yield Edit(start, stop, cell)

    def _cell(self, row: int, column: int, mark: Mark, numbers: Numbers) -> bytes:
        base = self._base((row, column), mark)
        style = base if mark.look is Look.SAME else numbers((base, mark.look))
        found = self.rows.get(row)
        known = found.cells.get(column) if found else None
        if known and mark.text is None:
            old = tag_at(self.part, known.start)
            return with_attribute(old, "s", style) + self.part[known.start + len(old) : known.stop]
        p, here = self.prefix, address(row, column).encode()
        if not mark.text:
            return b'<%sc r="%s" s="%d"/>' % (p, here, style)
        facts = {b"p": p, b"r": here, b"s": style, b"t": written(mark.text)}
        return (
            b'<%(p)sc r="%(r)s" s="%(s)d" t="inlineStr"><%(p)sis><%(p)st xml:space="preserve">'
            b"%(t)s</%(p)st></%(p)sis></%(p)sc>" % facts
        )

    def _dimension_edits(self) -> Iterator[Edit]:
        """The sheet is told to be wider; some readers believe it."""
        if self.dimension is None:
            return
        at, said = self.dimension
        first, _colon, last = said.partition(":")
        stop = position(last or first)
        if stop is None:
            return
        rows, columns = zip(stop, *self.marks, strict=True)
        tag = tag_at(self.part, at)
        wider = f"{first}:{address(max(rows), max(columns))}"
        yield Edit(at, at + len(tag), with_attribute(tag, "ref", wider))

    def _column_edits(self) -> Iterator[Edit]:
        """The remarks' column is wide; a range of columns that holds it is cut in pieces."""
        n = self.remarks
        mine = b'<%scol min="%d" max="%d" width="%d" customWidth="1"/>' % (
            *(self.prefix, n, n),
            REMARK_WIDTH,
        )
        if not self.columns:
            at, tag = self.cells_start, self.prefix + b"cols"
            if not self.columns_end:
                yield Edit(at, at, b"<%s>%s</%s>" % (tag, mine, tag))
            return
        for at, given in self.columns:
            if _covers(given, n):
                tag = tag_at(self.part, at)
                yield Edit(at, at + len(tag), b"".join(_cut(tag, given, n, mine)))
                return
        behind = [at for at, given in self.columns if _whole(given, "min") > n]
        at = min(behind, default=self.columns_end)
        yield Edit(at, at, mine)

    def _scan(self) -> None:
        _Scan(self).run()

    def follows(self, number: int, at: int) -> None:
        """A row begins here: the marked ones above it that are not there would stand before."""
        while self._waiting and self._waiting[0] <= number:
            self.following[self._waiting.pop(0)] = at


class _Scan:
    """Walks the part once and notes where things lie."""

    def __init__(self, patch: SheetPatch) -> None:
        self.patch = patch
        self.parser = expat.ParserCreate()
        self.row_number = self.column = 0
        self.row: _Row | None = None
        self.cell: _Cell | None = None
        self.rows_wanted = {row for row, _column in patch.marks}
        self.is_inside = self.is_behind = False

    def run(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.Parse(self.patch.part, True)

    def _start(self, tag: str, given: Attributes) -> None:
        name, at = tag.rpartition(":")[2], self.parser.CurrentByteIndex
        if self.is_inside:
            self._start_inside(name, given, at)
        elif name == "sheetData" and not self.is_behind:
            self.is_inside = True
            self.patch.cells_start = at
            self.patch.prefix = prefix_of(tag).encode()
        elif name == "dimension" and not self.is_behind:
            self.patch.dimension = (at, given.get("ref", ""))
        elif name == "col" and not self.is_behind:
            self.patch.columns.append((at, given))

    def _start_inside(self, name: str, given: Attributes, at: int) -> None:
        if name == "row":
            self.row_number = int(given.get("r", self.row_number + 1))
            self.column = 0
            self.patch.follows(self.row_number, at)
            self.row = None
            if self.row_number in self.rows_wanted:
                style = _style(given) if given.get("customFormat") in {"1", "true"} else None
                self.row = self.patch.rows[self.row_number] = _Row(at, style=style)
        elif name == "c" and self.row is not None:
            place = position(given["r"]) if "r" in given else None
            self.column = place[1] if place else self.column + 1
            self.cell = _Cell(at, 0, _style(given))
            self.row.cells[self.column] = self.cell
        elif name == "f" and self.cell is not None:
            self.cell.has_formula = True

    def _end(self, tag: str) -> None:
        name, at = tag.rpartition(":")[2], self.parser.CurrentByteIndex
        if name == "cols" and not self.is_behind:
            self.patch.columns_end = at
        elif name == "sheetData":
            self.is_inside, self.is_behind = False, True
            self.patch.cells_end = at
        elif name == "row" and self.row is not None:
            self.row.stop = at
            self.row = None
        elif name == "c" and self.cell is not None:
            self.cell.stop = end_of(self.patch.part, self.cell.start, at)
            self.cell = None


def _style(given: Attributes) -> int:
    return _whole(given, "s") or _whole(given, "style")


def _whole(given: Attributes, name: str) -> int:
    text = given.get(name, "")
    return int(text) if re.fullmatch("[0-9]{1,7}", text, re.ASCII) else 0


def _covers(given: Attributes, column: int) -> bool:
    return _whole(given, "min") <= column <= _whole(given, "max")


def _cut(tag: bytes, given: Attributes, column: int, mine: bytes) -> Iterable[bytes]:
    first, last = _whole(given, "min"), min(_whole(given, "max"), _LAST_COLUMN)
    if first < column:
        yield with_attribute(tag, "max", column - 1)
    yield mine
    if column < last:
        yield with_attribute(tag, "min", column + 1)
