"""What a register's sheet comes out as: records, each cell with its raw text and its doubts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chuangcheng.ledgers.layout import Column, Layout
from chuangcheng.ledgers.workbook import Sheet, letters


class Severity(StrEnum):
    """轻重: for the eye only, to be decided by somebody, or to be mended before import."""

    NOTE = "note"
    ASK = "ask"
    ERROR = "error"


@dataclass(frozen=True)
class Flag:
    """存疑: what is doubtful about a cell; `proposal` is a value that one click may take."""

    address: str
    reason: str
    severity: Severity
    proposal: object = None


@dataclass(frozen=True)
class Cell:
    """单元格: what was written, what it was read as, and every tidying in between.

    `pieces` are the items of a cell that holds several, offered for splitting.
    """

    address: str
    raw: str
    value: object = None
    notes: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    pieces: tuple[str, ...] = ()

    def has(self, severity: Severity) -> bool:
        return any(flag.severity is severity for flag in self.flags)


@dataclass(frozen=True)
class Picture:
    """一行的图片: in which cell and column it lies, before or after, and its photo's SHA-256."""

    address: str
    part: str
    key: str
    is_after: bool = False
    sha256: str = ""


@dataclass(frozen=True)
class Row:
    """记录行: the cells of one record by column key; `part` counts the rows split off one line."""

    number: int
    cells: Mapping[str, Cell]
    part: int = 0
    pictures: tuple[Picture, ...] = ()

    @property
    def flags(self) -> tuple[Flag, ...]:
        return tuple(flag for cell in self.cells.values() for flag in cell.flags)

    @property
    def has_errors(self) -> bool:
        return any(flag.severity is Severity.ERROR for flag in self.flags)


@dataclass(frozen=True)
class Skipped:
    """跳过的行: a row that is no record, and why it is taken for none."""

    row: int
    reason: str


@dataclass(frozen=True)
class Heading:
    """表头的一列: where a column stands in this sheet and what its heading says."""

    column: Column
    index: int
    title: str

    @property
    def letters(self) -> str:
        return letters(self.index)


@dataclass(frozen=True)
class Unknown:
    """认不出的列: a column with content that the register does not have."""

    index: int
    title: str

    @property
    def letters(self) -> str:
        return letters(self.index)


@dataclass(frozen=True)
class Table:
    """读出的表: the records of one sheet, and everything that did not become one.

    `hidden` holds the records in hidden rows; they come in only when somebody ticks them.
    `hidden_columns` are headings in hidden columns, not read for the same reason.
    """

    sheet: Sheet
    layout: Layout
    header_row: int
    columns: tuple[Heading, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()
    unknown_columns: tuple[Unknown, ...] = ()
    hidden: tuple[Row, ...] = ()
    hidden_columns: tuple[Unknown, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def all_flags(self) -> tuple[Flag, ...]:
        """Those of the sheet as a whole and those of the cells."""
        return self.flags + tuple(flag for row in self.rows for flag in row.flags)
