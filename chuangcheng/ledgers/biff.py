"""What a workbook of Excel 97–2003 (.xls) hides from the fast reader, from its records.

Hidden rows, columns and sheets, merges, error cells, drawings; whether it is locked or has macros
([MS-CFB] for the container, [MS-XLS] for the records). Runs inside the jail: standard library
only.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chuangcheng.kernel.unreadable import Fault, Unreadable
from chuangcheng.ledgers.outline import Contents, Outline
from chuangcheng.ledgers.workbook import MOST_COLUMNS, Kind, Merge, Raw

_END_OF_CHAIN = 0xFFFFFFFA  # and all above are no sectors
_HEADER_FAT = struct.Struct("<109I")
_ENTRY = struct.Struct("<64sHBB48xIQ")  # name, its bytes, kind, …, first sector, size
_ENTRY_SIZE = 128
_MERGE = struct.Struct("<4H")
_BOF, _EOF = 0x0809, 0x000A
_SHEET, _LOCKED, _DAYS = 0x0085, 0x002F, 0x0022
_WORKSHEET = 0
_ROW_IS_HIDDEN, _RESULT_IS_ERROR = 0x20, 2
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
}


def contents_of_xls(content: bytes) -> Contents:
    """The outlines of all worksheets; Unreadable for what is locked, has macros or is broken."""
    try:
        container = _Container(content)
        return _Book(container.stream("Workbook", "Book")).contents
    except (struct.error, IndexError) as damage:
        raise Unreadable(Fault.DAMAGED, part="") from damage


class _Container:
    """A compound file: named streams in chains of sectors."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.sector = 1 << min(struct.unpack_from("<H", content, 30)[0], 12)
        self.fat = self._table(self._fat_sectors())
        directory, mini = (struct.unpack_from("<I", content, at)[0] for at in (48, 60))
        self.entries = list(self._entries(self._chain(directory)))
        self.mini_fat = self._words(self._chain(mini))
        self._check()

    def stream(self, *names: str) -> bytes:
        """The first stream of these names."""
        for name in names:
            for entry, _kind, first, size in self.entries:
                if entry == name:
                    return self._read(first, size)
        raise Unreadable(Fault.OLD_EXCEL)

    def _check(self) -> None:
        names = [name for name, _kind, _first, _size in self.entries]
        for name in names:
            if name in {"EncryptedPackage", "EncryptionInfo"}:
                raise Unreadable(Fault.LOCKED)
            if name.upper() in {"_VBA_PROJECT_CUR", "VBA"}:
                raise Unreadable(Fault.MACRO, part=name)
            if name.startswith("MBD"):
                raise Unreadable(Fault.NESTED, part=name)

    def _fat_sectors(self) -> Iterator[int]:
        for sector in _HEADER_FAT.unpack_from(self.content, 76):
            if sector < _END_OF_CHAIN:
                yield sector
        further, _count = struct.unpack_from("<2I", self.content, 68)
        for _turn in range(len(self.content) // self.sector):
            if further >= _END_OF_CHAIN:
                return
            *sectors, further = self._words(self._sector(further))
            yield from (each for each in sectors if each < _END_OF_CHAIN)

    def _table(self, sectors: Iterator[int]) -> list[int]:
        return [word for sector in sectors for word in self._words(self._sector(sector))]

    def _words(self, part: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4]))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.sector
        return self.content[start : start + self.sector]

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(each) for each in _followed(first, self.fat))

    def _entries(self, directory: bytes) -> Iterator[tuple[str, int, int, int]]:
        for at in range(0, len(directory) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            name, length, kind, _colour, first, size = _ENTRY.unpack_from(directory, at)
            if kind:
                text = name[: max(length - 2, 0)].decode("utf-16-le", "replace")
                yield text, kind, first, size & 0xFFFFFFFF

    def _read(self, first: int, size: int) -> bytes:
        (smallest,) = struct.unpack_from("<I", self.content, 56)
        if size >= smallest:
            return self._chain(first)[:size]
        mini = self._chain(self.entries[0][2])
        pieces = (mini[each * 64 : each * 64 + 64] for each in _followed(first, self.mini_fat))
        return b"".join(pieces)[:size]


def _followed(first: int, table: list[int]) -> Iterator[int]:
    """The sectors of a chain; one that runs in a circle is broken."""
    sector = first
    for _turn in range(len(table) + 1):
        if sector >= _END_OF_CHAIN:
            return
        yield sector
        sector = table[sector]
    raise Unreadable(Fault.DAMAGED, part="")


@dataclass
class _Book:
    """The workbook's stream, record by record."""

    stream: bytes
    contents: Contents = field(default_factory=lambda: Contents([], counts_from_1904=False))

    def __post_init__(self) -> None:
        places: list[int] = []
        for kind, body in self._records(0):
            if kind == _LOCKED:
                raise Unreadable(Fault.LOCKED)
            if kind == _DAYS:
                self.contents.counts_from_1904 = body[:1] == b"\1"
            if kind == _SHEET and body[5] == _WORKSHEET:
                places.append(struct.unpack_from("<I", body)[0])
                self.contents.outlines.append(Outline("", "", body[4] & 3 != 0))
        for outline, place in zip(self.contents.outlines, places, strict=True):
            for kind, body in self._records(place):
                _note(outline, kind, body)

    def _records(self, at: int) -> Iterator[tuple[int, bytes]]:
        """From a BOF to its EOF; substreams inside, as charts have them, are passed over."""
        depth = 0
        while at + 4 <= len(self.stream):
            kind, size = struct.unpack_from("<2H", self.stream, at)
            body = self.stream[at + 4 : at + 4 + size]
            at += 4 + size
            depth += (kind == _BOF) - (kind == _EOF)
            if not depth:
                return
            if depth == 1:
                yield kind, body
        raise Unreadable(Fault.DAMAGED, part="")


def _note(outline: Outline, kind: int, body: bytes) -> None:
    if reader := _READERS.get(kind):
        reader(outline, body)


def _row(outline: Outline, body: bytes) -> None:
    if struct.unpack_from("<H", body, 12)[0] & _ROW_IS_HIDDEN:
        outline.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)


def _columns(outline: Outline, body: bytes) -> None:
    first, last = struct.unpack_from("<2H", body)
    if body[8] & 1:
        outline.hidden_columns.update(range(first + 1, min(last + 1, MOST_COLUMNS) + 1))


def _merges(outline: Outline, body: bytes) -> None:
    (count,) = struct.unpack_from("<H", body)
    for top, bottom, left, right in _MERGE.iter_unpack(body[2 : 2 + _MERGE.size * count]):
        outline.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))


def _error(outline: Outline, body: bytes) -> None:
    if body[7]:
        _note_error(outline, body, body[6])


def _formula(outline: Outline, body: bytes) -> None:
    if body[6] == _RESULT_IS_ERROR and body[12:14] == b"\xff\xff":
        _note_error(outline, body, body[8])


def _drawing(outline: Outline, _body: bytes) -> None:
    outline.has_drawings = True


def _note_error(outline: Outline, body: bytes, code: int) -> None:
    row, column = struct.unpack_from("<2H", body)
    outline.special[row + 1, column + 1] = Raw(Kind.ERROR, _ERRORS.get(code, "#N/A"))


_READERS: dict[int, Callable[[Outline, bytes], None]] = {
    0x0006: _formula,
    0x007D: _columns,
    0x00E5: _merges,
    0x005D: _drawing,
    0x0205: _error,
    0x0208: _row,
}
