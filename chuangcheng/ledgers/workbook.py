"""What a workbook holds, as read: sheets, rows of raw cells, merges, what was hidden.

Standard library only: the jailed reader and the web process share these shapes.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

MOST_ROWS = 50_000
MOST_COLUMNS = 200

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384

Value = str | int | float | bool | date | datetime | None


class Kind(StrEnum):
    """单元格类型: how the file stores a cell, before anybody reads sense into it."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"  # of a day or a duration: the value is its text
    BOOLEAN = "boolean"
    ERROR = "error"  # #REF!, #N/A …: the value is the code
    UNCALCULATED = "uncalculated"  # a formula whose result the file does not hold
    PICTURE = "picture"  # WPS keeps pictures in cells as a DISPIMG formula: the value is its name


class LineFault(StrEnum):
    """一行的毛病, of a ledger saved as text: what makes its row doubtful."""

    UNREADABLE = "unreadable"  # bytes that no encoding reads
    OTHER_ENCODING = "other_encoding"  # read, but not as the lines around it
    RAGGED = "ragged"  # more cells than the header
    QUOTE = "quote"  # a quote that never closes swallows line after line


class Raw(NamedTuple):
    """原值: one cell as the file stores it."""

    kind: Kind
    value: Value = None


EMPTY = Raw(Kind.EMPTY)


class Merge(NamedTuple):
    """合并单元格: a merged range, both corners inside, rows and columns counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def text(self) -> str:
        return f"{address(self.top, self.left)}:{address(self.bottom, self.right)}"


class PictureAt(NamedTuple):
    """图片的位置: the cell that a picture belongs to, and the part of the file that holds it."""

    row: int
    column: int
    part: str


@dataclass(frozen=True)
class Sheet:
    """工作表: only the rows and cells that hold something, counted from 1."""

    name: str
    rows: Mapping[int, Mapping[int, Raw]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    counts_from_1904: bool = False
    has_drawings: bool = False
    faults: Mapping[int, LineFault] = field(default_factory=dict)
    pictures: tuple[PictureAt, ...] = ()

    def cell(self, row: int, column: int) -> Raw:
        return self.rows.get(row, {}).get(column, EMPTY)

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged range that this cell lies in, if any."""
        merges = self._merges_by_column.get(column, [])
        before = bisect_right(merges, row, key=lambda merge: merge.top)
        merge = merges[before - 1] if before else None
        return merge if merge and merge.bottom >= row else None

    def revealed(self) -> "Sheet":
        """取消隐藏: the same sheet after the user's tick, with nothing hidden in it."""
        nothing: frozenset[int] = frozenset()
        return replace(self, hidden=False, hidden_rows=nothing, hidden_columns=nothing)

    @cached_property
    def _merges_by_column(self) -> dict[int, list[Merge]]:
        """Merges by each column they touch, from the top down: thousands of cells ask."""
        found: dict[int, list[Merge]] = defaultdict(list)
        for merge in sorted(self.merges):
            for column in range(merge.left, min(merge.right, MOST_COLUMNS) + 1):
                found[column].append(merge)
        return dict(found)


class Form(StrEnum):
    """文件格式, told by what the file holds and never by its name."""

    XLSX = "xlsx"
    XLS = "xls"
    TEXT = "text"


@dataclass(frozen=True)
class Origin:
    """来历: what the file was; of a text also the encoding and the delimiter found in it."""

    form: Form = Form.XLSX
    encoding: str = ""
    delimiter: str = ""

    @property
    def is_xlsx(self) -> bool:
        return self.form is Form.XLSX


XLSX = Origin()


@dataclass(frozen=True)
class Workbook:
    """工作簿: the sheets in the file's order, hidden ones too."""

    sheets: tuple[Sheet, ...]
    origin: Origin = XLSX

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)


def address(row: int, column: int) -> str:
    """单元格地址: B7 for row 7, column 2."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """列号: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def position(reference: str) -> tuple[int, int] | None:
    """(row, column) of an address such as B7; None when no sheet has such a cell."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None
