"""What the values alone do not tell, read from the sheets' XML by a streaming parser.

Every address, index and number is checked before the fast reader sees the sheet: it trusts
them (an address beyond the last column makes it ask for 300 GB). Also from here: hidden rows
and columns, merges, error cells and formulas without a result, all of which it leaves out.
Runs inside the jail: standard library only.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from posixpath import join, normpath
from xml.parsers import expat
from zipfile import ZipFile

from chuangcheng.kernel.unreadable import Fault, Unreadable
from chuangcheng.ledgers.workbook import (
    MOST_COLUMNS,
    MOST_ROWS,
    Kind,
    Merge,
    PictureAt,
    Raw,
    address,
    position,
)

MOST_SHEETS = 200
MOST_STYLES = 20_000
MOST_MERGES = 20_000
LONGEST_TEXT = 32_767  # characters in a cell, the limit of Excel itself

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_CELLS_END = re.compile(rb"</(?:[^<>:]+:)?sheetData\s*>")
_PICTURE = re.compile(r'DISPIMG\(\s*"([^"]{1,120})"')
_LARGEST = 500  # points or characters; a row has 409 at most, a column 255
_YES = {"1", "true", "on"}
Attributes = dict[str, str]


@dataclass
class Outline:
    """轮廓: one sheet's name and everything about it that is not a plain value.

    Heights of rows are in points, widths of columns in characters, where the sheet gives them.
    """

    name: str
    part: str
    hidden: bool
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    special: dict[tuple[int, int], Raw] = field(default_factory=dict)
    has_drawings: bool = False
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    row_height: float = 0
    pictures: list[PictureAt] = field(default_factory=list)


@dataclass
class Contents:
    """目录: the sheets of a workbook and how it counts days."""

    outlines: list[Outline]
    counts_from_1904: bool


def contents_of(archive: ZipFile) -> Contents:
    """The outlines of all worksheets, every one checked; Unreadable names part and cell."""
    _check_styles(archive)
    contents = _listed(archive)
    strings = _text_lengths(archive)
    for outline in contents.outlines:
        _Scan(outline, strings).run(_part(archive, outline.part))
    return contents


def _listed(archive: ZipFile) -> Contents:
    targets = _targets(archive)
    contents = Contents([], counts_from_1904=False)

    def start(name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            contents.counts_from_1904 = attributes.get("date1904", "") in _YES
        if name != "sheet":
            return
        kind, target = targets.get(_relation(attributes), ("", ""))
        if kind == "worksheet":
            hidden = attributes.get("state", "visible") != "visible"
            contents.outlines.append(Outline(attributes.get("name", ""), target, hidden))

    _parse(_part(archive, "xl/workbook.xml"), "xl/workbook.xml", start)
    if not 0 < len(contents.outlines) <= MOST_SHEETS:
        raise Unreadable(Fault.SHEETS, number=len(contents.outlines), most=MOST_SHEETS)
    names = [outline.name.lower() for outline in contents.outlines]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise Unreadable(Fault.DUPLICATE, part=twice)
    return contents


def _relation(attributes: Attributes) -> str:
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def _targets(archive: ZipFile) -> dict[str, tuple[str, str]]:
    """Kind and part behind each relation of the workbook."""
    part = "xl/_rels/workbook.xml.rels"
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = normpath(join("/xl", attributes.get("Target", ""))).lstrip("/")
            found[attributes.get("Id", "")] = (kind, target)

    _parse(_part(archive, part), part, start)
    return found


def _check_styles(archive: ZipFile) -> None:
    styles = 0

    def start(name: str, _attributes: Attributes) -> None:
        nonlocal styles
        styles += name == "xf"
        if styles > MOST_STYLES:
            raise Unreadable(Fault.STYLES, most=MOST_STYLES)

    if part := optional_part(archive, "xl/styles.xml"):
        _parse(part, "xl/styles.xml", start)


def _text_lengths(archive: ZipFile) -> list[int]:
    """Length of each shared text: a cell's index must lie inside, its text within bounds."""
    lengths: list[int] = []

    def start(name: str, _attributes: Attributes) -> None:
        if name == "si":
            lengths.append(0)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    if part := optional_part(archive, "xl/sharedStrings.xml"):
        _parse(part, "xl/sharedStrings.xml", start, text=text)
    return lengths


def _part(archive: ZipFile, name: str) -> bytes:
    part = optional_part(archive, name)
    if part is None:
        raise Unreadable(Fault.MISSING_PART, part=name)
    return part


def optional_part(archive: ZipFile, name: str) -> bytes | None:
    """A part, or None. Names of parts are the same in capitals and in small letters (OPC)."""
    wanted = name.lower()
    found = next((entry for entry in archive.namelist() if entry.lower() == wanted), None)
    return archive.read(found) if found else None


def _parse(
    part: bytes,
    name: str,
    start: Callable[[str, Attributes], None],
    *,
    text: Callable[[str], None] | None = None,
) -> None:
    """Streams one small part; the tags come without their prefix."""
    parser = _parser(name)
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    parser.CharacterDataHandler = text
    _feed(parser, part, name, last=True)


def _parser(name: str) -> expat.XMLParserType:
    def refuse(*_doctype: object) -> None:
        raise Unreadable(Fault.DOCTYPE, part=name)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _feed(parser: expat.XMLParserType, piece: bytes, name: str, *, last: bool = False) -> None:
    try:
        parser.Parse(piece, last)
    except expat.ExpatError as broken:
        raise Unreadable(Fault.MARKUP, part=name) from broken


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and isfinite(float(text))


def _size(text: str) -> float:
    """A height or width; 0 for what is none, or far from any that Excel takes."""
    size = float(text) if _is_number(text) else 0
    return size if 0 <= size <= _LARGEST else 0


class _Steps(dict[str, Callable[[Attributes], None] | None]):
    """What to do at a tag, with or without a prefix; looked up a million times a sheet."""

    def __missing__(self, tag: str) -> Callable[[Attributes], None] | None:
        self[tag] = step = self.get(tag.rpartition(":")[2])
        return step


class _Scan:
    """Walks one sheet's XML and fills its outline."""

    def __init__(self, outline: Outline, strings: list[int]) -> None:
        self.outline = outline
        self.strings = strings
        self.row = 0
        self.row_digits = ""
        self.column = 0
        self.last_row = 0
        self.kind = "n"
        self.value: list[str] = []
        self.formula: list[str] = []
        self.parser = _parser(outline.part)
        self.columns: dict[str, int] = {}
        self.around = _Steps(
            sheetFormatPr=self._usual,
            col=self._columns,
            mergeCell=self._merge,
            drawing=self._drawing,
        )
        self.steps = _Steps(
            row=self._row, c=self._cell, f=self._formula, v=self._value, t=self._value
        )

    def run(self, part: bytes) -> None:
        """In two halves: behind the cells, other elements use the names of theirs."""
        *_ends, cut = [0, *(match.end() for match in _CELLS_END.finditer(part))]
        self.parser.StartElementHandler = self._start
        self.steps.update(self.around)
        _feed(self.parser, part[:cut], self.outline.part)
        self._finish_cell()
        self.steps = self.around
        _feed(self.parser, part[cut:], self.outline.part, last=True)

    def _start(self, tag: str, attributes: Attributes) -> None:
        if step := self.steps[tag]:
            step(attributes)

    def _row(self, attributes: Attributes) -> None:
        self._finish_cell()
        self.row = self._whole(attributes.get("r", str(self.row + 1)))
        if self.row <= self.last_row:
            raise Unreadable(Fault.ADDRESS, cell=str(self.row), part=self.outline.part)
        self.last_row = self.row
        self.row_digits = str(self.row)
        self.column = 0
        if attributes.get("hidden") in _YES:
            self.outline.hidden_rows.add(self.row)
        if "ht" in attributes and len(self.outline.heights) < MOST_ROWS:
            self.outline.heights[self.row] = _size(attributes["ht"])

    def _cell(self, attributes: Attributes) -> None:
        if self.value or self.formula:
            self._finish_cell()
        reference = attributes.get("r")
        column = self._column(reference) if reference else self.column + 1
        if column <= self.column:
            raise Unreadable(Fault.ADDRESS, cell=reference or "", part=self.outline.part)
        self.column = column
        self.kind = attributes.get("t", "n")

    def _column(self, reference: str) -> int:
        """The column of an address in this row; 0 when it is none."""
        name = reference.removesuffix(self.row_digits)
        if name not in self.columns:
            place = position(f"{name}1") if name.isalpha() else None
            self.columns[name] = place[1] if place else 0
        return self.columns[name]

    def _formula(self, _attributes: Attributes) -> None:
        self.formula.append("=")
        self.parser.CharacterDataHandler = self.formula.append

    def _value(self, _attributes: Attributes) -> None:
        self.parser.CharacterDataHandler = self.value.append

    def _finish_cell(self) -> None:
        """Called by the next cell, row or part: end tags would cost as much as all the rest."""
        self.parser.CharacterDataHandler = None
        value, formula = "".join(self.value).strip(), "".join(self.formula)
        self.value.clear()
        self.formula.clear()
        special = self._special(value, formula) if formula or self.kind == "e" else None
        if not value and special is None:
            return
        if self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            raise self._unreadable(Fault.TOO_FAR, rows=MOST_ROWS, columns=MOST_COLUMNS)
        if special is not None:
            self.outline.special[self.row, self.column] = special
            return
        self._check(value)

    def _special(self, value: str, formula: str) -> Raw | None:
        """What the fast reader would show as an empty cell."""
        if "DISPIMG(" in formula:
            found = _PICTURE.search(formula)
            return Raw(Kind.PICTURE, found[1] if found else "")
        if self.kind == "e":
            return Raw(Kind.ERROR, value)
        if not value and self.kind != "str":
            return Raw(Kind.UNCALCULATED)
        return None

    def _check(self, value: str) -> None:
        if self.kind == "s":
            index = int(value) if value.isascii() and value.isdigit() else len(self.strings)
            if index >= len(self.strings):
                raise self._unreadable(Fault.LOST_TEXT)
            length = self.strings[index]
        elif self.kind == "n" and not _is_number(value):
            raise self._unreadable(Fault.BAD_NUMBER)
        else:
            length = len(value)
        if length > LONGEST_TEXT:
            raise self._unreadable(Fault.LONG_TEXT, most=LONGEST_TEXT)

    def _unreadable(self, fault: Fault, **facts: int) -> Unreadable:
        cell = address(self.row, self.column)
        return Unreadable(fault, cell=cell, sheet=self.outline.name, **facts)

    def _usual(self, attributes: Attributes) -> None:
        self.outline.row_height = _size(attributes.get("defaultRowHeight", ""))

    def _columns(self, attributes: Attributes) -> None:
        if "width" in attributes:
            columns = self._range(attributes)
            self.outline.widths.update(dict.fromkeys(columns, _size(attributes["width"])))
        if attributes.get("hidden") in _YES:
            self.outline.hidden_columns.update(self._range(attributes))

    def _range(self, attributes: Attributes) -> range:
        first = self._whole(attributes.get("min", ""))
        return range(first, min(self._whole(attributes.get("max", "")), MOST_COLUMNS) + 1)

    def _merge(self, attributes: Attributes) -> None:
        first, _colon, last = attributes.get("ref", "").partition(":")
        start, stop = position(first), position(last or first)
        if start is None or stop is None:
            raise Unreadable(Fault.ADDRESS, cell=attributes.get("ref", ""), part=self.outline.part)
        self.outline.merges.append(Merge(*start, *stop))
        if len(self.outline.merges) > MOST_MERGES:
            raise Unreadable(Fault.MERGES, sheet=self.outline.name, most=MOST_MERGES)

    def _drawing(self, _attributes: Attributes) -> None:
        self.outline.has_drawings = True

    def _whole(self, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 7):
            raise Unreadable(Fault.ADDRESS, cell=text[:20], part=self.outline.part)
        return int(text)
