"""A ledger saved as text: which encoding, which delimiter, and which lines cannot be believed.

Decoding is strict. A line that no encoding reads is told by its row and never guessed at.
Runs inside the jail: standard library only.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chuangcheng.kernel.unreadable import Fault, Unreadable
from chuangcheng.ledgers.workbook import MOST_COLUMNS, MOST_ROWS, LineFault, address

LONGEST_TEXT = 32_767  # characters in a cell, the limit of Excel itself
DELIMITERS = ("\t", ",", ";", "，", "|", "、")  # of those that fit equally well the first
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SIMPLIFIED, _TRADITIONAL = "gb18030", "big5"
_COMMON = {_SIMPLIFIED: range(0xB0, 0xD8), _TRADITIONAL: range(0xA4, 0xC7)}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEPARATOR = re.compile(r"\s*sep=(.)\s*", re.IGNORECASE)
_LOOKED_AT = 60  # lines by which the delimiter is told
_MOST_LINES = 40  # of one record; more have swallowed the rest of the file behind a lone quote

_Line = tuple[str, LineFault | None]


@dataclass
class Delimited:
    """文本表: its records from the top, each with its cells, and the doubtful rows."""

    encoding: str
    delimiter: str
    records: list[list[str]] = field(default_factory=list)
    faults: dict[int, LineFault] = field(default_factory=dict)


def delimited(content: bytes) -> Delimited:
    """读文本表. Raises Unreadable for what is too long, or is no table."""
    lines, encoding = _decoded(content)
    separator = _SEPARATOR.fullmatch(lines[0][0]) if lines else None
    delimiter = separator[1] if separator else _delimiter(lines)
    table = Delimited(encoding, delimiter)
    csv.field_size_limit(len(content) + 1)
    at = 0
    reader = csv.reader((_quoted(text, delimiter) for text, _fault in lines), delimiter=delimiter)
    for number, record in enumerate(reader, 1):
        faults = [fault for _text, fault in lines[at : reader.line_num] if fault]
        if reader.line_num - at > _MOST_LINES:
            faults.append(LineFault.QUOTE)
        at = reader.line_num
        is_separator = number == 1 and separator
        table.records.append([] if is_separator else record)
        if faults:
            table.faults[number] = faults[0]
    _check(table)
    return table


def _decoded(content: bytes) -> tuple[list[_Line], str]:
    """The lines with their ends, and the encoding of all or most of them."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lines_in(content[len(mark) :], encoding), encoding
    for encoding in ("utf-8", *_by_likelihood(content)):
        if _reads(content, encoding):
            return _lines_in(content, encoding), encoding
    return _mixed(content)


def _lines_in(content: bytes, encoding: str) -> list[_Line]:
    """Every line in one encoding; what it does not read is told with its line."""
    text = content.decode(encoding, "replace")
    return [(line, _fault_in(line)) for line in _LINE.findall(text)]


def _mixed(content: bytes) -> tuple[list[_Line], str]:
    """Two people pasted: each line by itself; those of the rarer encoding are asked about."""
    raw = content.splitlines(keepends=True)
    encodings = [_first_reading(line) for line in raw]
    usual = Counter(each for each in encodings if each).most_common(1)
    main = usual[0][0] if usual else _SIMPLIFIED
    return [_read_alone(line, one, main) for line, one in zip(raw, encodings, strict=True)], main


def _read_alone(line: bytes, encoding: str | None, main: str) -> _Line:
    """A line as its own encoding has it; what none reads shows where it breaks."""
    text = line.decode(encoding or main, "replace")
    other = LineFault.OTHER_ENCODING if encoding and encoding != main else None
    return text, _fault_in(text) or other


def _first_reading(line: bytes) -> str | None:
    """The encoding of a line by itself; None when it has no letter beyond ASCII, or none fits."""
    if line.isascii():
        return None
    fitting = (name for name in ("utf-8", _SIMPLIFIED) if _reads(line, name))
    return next(fitting, None)


def _reads(content: bytes, encoding: str) -> bool:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return "\ufffd" not in text or encoding == "utf-8"


def _by_likelihood(content: bytes) -> list[str]:
    """Much of the one reads as the other: that in which the common characters are common."""
    shares = {name: _share_of_common(content, name) for name in (_SIMPLIFIED, _TRADITIONAL)}
    return sorted(shares, key=lambda name: -shares[name])


def _share_of_common(content: bytes, encoding: str) -> float:
    if not _reads(content, encoding):
        return 0.0
    letters = [char for char in content[: 2**18].decode(encoding, "ignore") if char > "\u2fff"]
    common = [char.encode(encoding)[0] in _COMMON[encoding] for char in letters]
    return sum(common) / max(len(common), 1)


def _fault_in(line: str) -> LineFault | None:
    return LineFault.UNREADABLE if "\ufffd" in line or "\0" in line else None


def _delimiter(lines: list[_Line]) -> str:
    """By which most of the first lines fall into the same number of pieces."""
    head = [text.strip("\r\n") for text, _fault in lines[:_LOOKED_AT] if text.strip()]
    scores = {sign: _fit(head, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: scores[sign])
    if not scores[best]:
        raise Unreadable(Fault.NOT_A_WORKBOOK)
    return best


def _fit(lines: Iterable[str], sign: str) -> int:
    quoted = (re.sub(r'"[^"]*"|“[^”]*”', "", line) for line in lines)
    widths = Counter(line.count(sign) for line in quoted)
    return max((count * lines_ for count, lines_ in widths.items()), default=0)


def _quoted(line: str, delimiter: str) -> str:
    """“ ” around a whole cell are meant as quotes; a NUL would stop the reader."""
    line = line.replace("\0", "\ufffd")
    if "“" not in line:
        return line
    sign = re.escape(delimiter)
    cells = rf"(^|{sign})“([^”]*{sign}[^”]*)”(?=$|{sign}|[\r\n])"
    return re.sub(cells, _in_plain_quotes, line)


def _in_plain_quotes(found: re.Match[str]) -> str:
    inside = found[2].replace('"', '""')
    return f'{found[1]}"{inside}"'


def _check(table: Delimited) -> None:
    several = (len(record) for record in table.records if sum(map(bool, record)) > 1)
    width = next(several, 0)  # of the header, below whatever title stands alone
    for number, record in enumerate(table.records, 1):
        filled = [column for column, text in enumerate(record, 1) if text.strip()]
        if not filled:
            continue
        if number > MOST_ROWS or filled[-1] > MOST_COLUMNS:
            facts = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise Unreadable(Fault.TOO_FAR, sheet="", cell=address(number, filled[-1]), **facts)
        if filled[-1] > width:
            table.faults.setdefault(number, LineFault.RAGGED)
        for column in filled:
            if len(record[column - 1]) > LONGEST_TEXT and number not in table.faults:
                cell = address(number, column)
                raise Unreadable(Fault.LONG_TEXT, sheet="", cell=cell, most=LONGEST_TEXT)


def rows(table: Delimited) -> Iterator[tuple[int, dict[int, str]]]:
    """The rows that hold something, cut to what a cell may hold where the row is doubtful."""
    for number, record in enumerate(table.records, 1):
        cells = {
            column: text[:LONGEST_TEXT] for column, text in enumerate(record, 1) if text.strip()
        }
        if cells:
            yield number, cells
