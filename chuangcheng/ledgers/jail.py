"""The jailed reader: a program of its own that turns a workbook into lines of JSON.

`python -m chuangcheng.ledgers.jail` takes the file's bytes on stdin and prints one line per
sheet and one per row, at the end `{"done": true}`; a file that cannot be read gives one line
with the fault's code. Its memory, time and answer are limited, whatever the workbook tries.
Standard library and calamine only: neither Django nor any secret is in here.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from chuangcheng.evidence.package import checked_copy
from chuangcheng.kernel import jail
from chuangcheng.kernel.unreadable import Fault, Unreadable
from chuangcheng.ledgers.anchors import pictures_of
from chuangcheng.ledgers.biff import contents_of_xls
from chuangcheng.ledgers.delimited import delimited, rows
from chuangcheng.ledgers.outline import Contents, Outline, contents_of
from chuangcheng.ledgers.workbook import MOST_COLUMNS, MOST_ROWS, Form, Kind, Raw, address

_PACKAGE, _CONTAINER = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WHOLE_BELOW = 10**15  # beyond it a cell's number has lost digits and stays a float


def main() -> None:
    answered(lambda room: _print(_lines(sys.stdin.buffer.read()), room))


def answered(work: Callable[[int], None]) -> None:
    """Does the work behind bars, in as many bytes as it is told; a fault is the last line."""
    limits = jail.shut_in()
    try:
        work(limits.output - 4096)
    except Unreadable as answer:
        jail.say_fault(answer)
    except PasswordError:
        jail.say_fault(Unreadable(Fault.LOCKED))
    except CalamineError:
        jail.say_fault(Unreadable(Fault.DAMAGED, part=""))
    except MemoryError:
        jail.say_fault(Unreadable(Fault.MEMORY))


def _print(lines: Iterator[object], room: int) -> None:
    """Leaves room for a last word about a fault."""
    for line in lines:
        text = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        room -= len(text)
        if room < 0:
            raise Unreadable(Fault.TOO_MUCH)
        sys.stdout.buffer.write(text)


def _lines(content: bytes) -> Iterator[object]:
    """By what the file holds: an .xlsx package, the container of an .xls, else text."""
    if content.startswith(_PACKAGE):
        yield from _package(content)
    elif content.startswith(_CONTAINER):
        yield from _old_workbook(content)
    else:
        yield from _text(content)
    yield {"done": True}


def _package(content: bytes) -> Iterator[object]:
    yield _origin(Form.XLSX)
    checked = checked_copy(content)
    with ZipFile(checked) as archive:
        contents = contents_of(archive)
    with ZipFile(BytesIO(content)) as archive:
        for outline in contents.outlines:
            outline.pictures = pictures_of(archive, outline)
    checked.seek(0)
    with CalamineWorkbook.from_filelike(checked) as workbook:
        yield from _sheets(workbook, contents)


def _old_workbook(content: bytes) -> Iterator[object]:
    yield _origin(Form.XLS)
    contents = contents_of_xls(content)
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        listed = [each for each in workbook.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
        for outline, sheet in zip(contents.outlines, listed, strict=True):
            outline.name = sheet.name
        yield from _sheets(workbook, contents)


def _sheets(workbook: CalamineWorkbook, contents: Contents) -> Iterator[object]:
    for outline in contents.outlines:
        cells = workbook.get_sheet_by_name(outline.name)
        yield _heading(outline, counts_from_1904=contents.counts_from_1904)
        yield from _rows(cells, outline)


def _text(content: bytes) -> Iterator[object]:
    table = delimited(content)
    yield _origin(Form.TEXT, table.encoding, table.delimiter)
    heading = _heading(Outline("Sheet1", "", hidden=False), counts_from_1904=False)
    yield heading | {"faults": table.faults}
    for number, cells in rows(table):
        yield from _row(number, {column: Raw(Kind.TEXT, text) for column, text in cells.items()})


def _origin(form: Form, encoding: str = "", delimiter: str = "") -> object:
    return {"origin": form, "encoding": encoding, "delimiter": delimiter}


def _heading(outline: Outline, *, counts_from_1904: bool) -> dict[str, object]:
    return {
        "sheet": outline.name,
        "hidden": outline.hidden,
        "hidden_rows": sorted(row for row in outline.hidden_rows if row <= MOST_ROWS),
        "hidden_columns": sorted(outline.hidden_columns),
        "merges": outline.merges,
        "counts_from_1904": counts_from_1904,
        "has_drawings": outline.has_drawings,
        "faults": {},
        "pictures": outline.pictures,
    }


def _rows(cells: CalamineSheet, outline: Outline) -> Iterator[object]:
    """[row, [column, kind, value], …] for every row that holds something."""
    left = (cells.start or (0, 0))[1] + 1
    special: dict[int, dict[int, Raw]] = defaultdict(dict)
    for (row, column), raw in outline.special.items():
        special[row][column] = raw
    for number, values in enumerate(cells.iter_rows(), 1):
        row_of_values = {
            column: _raw(value) for column, value in enumerate(values, left) if value != ""
        }
        yield from _row(number, row_of_values | special.pop(number, {}))
    for number, left_over in sorted(special.items()):
        yield from _row(number, left_over)


def _row(number: int, cells: dict[int, Raw]) -> Iterator[object]:
    if cells:
        if number > MOST_ROWS or max(cells) > MOST_COLUMNS:
            facts = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise Unreadable(Fault.TOO_FAR, sheet="", cell=address(number, max(cells)), **facts)
        yield [number, *([column, *raw] for column, raw in sorted(cells.items()))]


def _raw(value: object) -> Raw:
    """Kind and value fit for JSON: days and times in ISO."""
    match value:
        case bool():
            return Raw(Kind.BOOLEAN, value)
        case int():
            return Raw(Kind.NUMBER, value)
        case float():
            whole = value.is_integer() and abs(value) < _WHOLE_BELOW
            return Raw(Kind.NUMBER, int(value) if whole else value)
        case datetime():
            return Raw(Kind.MOMENT, value.isoformat())
        case date():
            return Raw(Kind.DATE, value.isoformat())
        case time():
            return Raw(Kind.TIME, value.isoformat())
        case timedelta():
            return Raw(Kind.TIME, str(value))
    return Raw(Kind.TEXT, str(value))


if __name__ == "__main__":
    main()
