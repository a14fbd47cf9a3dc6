"""The looks that a marked copy adds to a workbook's own styles. Runs inside the jail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
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
)

EMPTY_STYLES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns='
    b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><borders count="1"><border/>'
    b'</borders><cellStyleXfs count="1"><xf/></cellStyleXfs></styleSheet>'
)
_RED, _PALE_RED, _AMBER = b"FFB42318", b"FFFAD4CF", b"FFFBE7B5"
_SONG = b"&#23435;&#20307;"  # the font that every Chinese office has
_SECTIONS = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_BEHIND = ("cellStyles", "dxfs", "tableStyles", "colors", "extLst")
_FIRST = {  # what stands in a section before anything of ours, where the workbook has none
    "fonts": (b"<%(p)sfont/>",),
    "fills": (
        b'<%(p)sfill><%(p)spatternFill patternType="none"/></%(p)sfill>',
        b'<%(p)sfill><%(p)spatternFill patternType="gray125"/></%(p)sfill>',
    ),
    "cellXfs": (b'<%(p)sxf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
}


class Look(StrEnum):
    """样子: of a cell to be mended, one to be decided, a remark, the remarks' heading; or as is."""

    WRONG = "wrong"
    ASKED = "asked"
    REMARK = "remark"
    HEADING = "heading"
    SAME = "same"


Wanted = tuple[int, Look]


@dataclass
class _Section:
    """One list of the style sheet: where its tag stands, where it ends, where its items lie."""

    start: int
    end: int = 0
    items: list[tuple[int, int]] = field(default_factory=list)


def add_looks(part: bytes, wanted: Iterable[Wanted]) -> tuple[bytes, Mapping[Wanted, int]]:
    """The style sheet with a format for each (format of the cell, look), and its number.

    Whatever else the cell's own format says (number, font, border, alignment) stays.
    """
    sheet = _Styles(part)
    red = sheet.add("fonts", _font(sheet.prefix))
    fills = {
        look: sheet.add("fills", _fill(sheet.prefix, colour))
        for look, colour in ((Look.WRONG, _PALE_RED), (Look.ASKED, _AMBER))
    }
    numbers: dict[Wanted, int] = {}
    for base, look in sorted(set(wanted)):
        match look:
            case Look.REMARK:
                made = _remark(sheet.prefix, red)
            case Look.HEADING:
                made = sheet.format(base)
            case _:
                made = _filled(sheet.format(base), fills[look])
        numbers[base, look] = sheet.add("cellXfs", made)
    return sheet.patched(), numbers


class _Styles:
    """A style sheet whose lists grow at their ends."""

    def __init__(self, part: bytes) -> None:
        self.part = part
        self.prefix = b""
        self.root_end = 0
        self.sections: dict[str, _Section] = {}
        self.behind = 0
        self.added: dict[str, list[bytes]] = {}
        self._scan()

    def add(self, section: str, item: bytes) -> int:
        """Puts an item at the end of a list; returns its number."""
        if section not in self.added:
            self.added[section] = []
            if not self._items(section):
                first = _FIRST[section]
                self.added[section] += [each % {b"p": self.prefix} for each in first]
        self.added[section].append(item)
        return len(self._items(section)) + len(self.added[section]) - 1

    def format(self, number: int) -> bytes:
        """The workbook's own format of this number; the plain one where there is none."""
        items = self._items("cellXfs")
        if not items:
            return _FIRST["cellXfs"][0] % {b"p": self.prefix}
        start, stop = items[number] if number < len(items) else items[0]
        return self.part[start:stop]

    def patched(self) -> bytes:
        edits = [
            edit
            for name in _SECTIONS
            if name in self.added
            for edit in self._grown(name, b"".join(self.added[name]))
        ]
        return edited(self.part, edits)

    def _grown(self, name: str, items: bytes) -> Iterable[Edit]:
        count = len(self._items(name)) + len(self.added[name])
        section = self.sections.get(name)
        tag = self.prefix + name.encode()
        if section is None:
            at = self._place_for(name)
            yield Edit(at, at, b'<%s count="%d">%s</%s>' % (tag, count, items, tag))
            return
        old = tag_at(self.part, section.start)
        new = opened(with_attribute(old, "count", count))
        if is_closed(old):
            new += items + b"</%s>" % tag
        yield Edit(section.start, section.start + len(old), new)
        if not is_closed(old):
            yield Edit(section.end, section.end, items)

    def _place_for(self, name: str) -> int:
        """Before the first list that must follow it."""
        following = _SECTIONS[_SECTIONS.index(name) + 1 :]
        starts = [self.sections[each].start for each in following if each in self.sections]
        return min([*starts, self.behind or self.root_end])

    def _items(self, name: str) -> list[tuple[int, int]]:
        return self.sections[name].items if name in self.sections else []

    def _scan(self) -> None:
        parser = expat.ParserCreate()
        open_: list[tuple[str, int]] = []

        def start(tag: str, _attributes: object) -> None:
            name, at = tag.rpartition(":")[2], parser.CurrentByteIndex
            if not open_:
                self.prefix = prefix_of(tag).encode()
            elif len(open_) == 1:
                self._begin(name, at)
            open_.append((name, at))

        def end(_tag: str) -> None:
            name, began = open_.pop()
            self._finish([each for each, _at in open_], name, began, parser.CurrentByteIndex)

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.Parse(self.part, True)

    def _begin(self, name: str, at: int) -> None:
        if name in _SECTIONS:
            self.sections[name] = _Section(at)
        elif name in _BEHIND and not self.behind:
            self.behind = at

    def _finish(self, around: list[str], name: str, began: int, at: int) -> None:
        if not around:
            self.root_end = at
        elif len(around) == 1 and name in self.sections:
            self.sections[name].end = at
        elif len(around) == 2 and around[1] in self.sections:
            self.sections[around[1]].items.append((began, end_of(self.part, began, at)))


def _font(prefix: bytes) -> bytes:
    p = {b"p": prefix, b"c": _RED, b"n": _SONG}
    return (
        b'<%(p)sfont><%(p)ssz val="10"/><%(p)scolor rgb="%(c)s"/><%(p)sname val="%(n)s"/>'
        b"</%(p)sfont>" % p
    )


def _fill(prefix: bytes, colour: bytes) -> bytes:
    p = {b"p": prefix, b"c": colour}
    return (
        b'<%(p)sfill><%(p)spatternFill patternType="solid"><%(p)sfgColor rgb="%(c)s"/>'
        b'<%(p)sbgColor indexed="64"/></%(p)spatternFill></%(p)sfill>' % p
    )


def _remark(prefix: bytes, font: int) -> bytes:
    p = {b"p": prefix, b"f": font}
    return (
        b'<%(p)sxf numFmtId="49" fontId="%(f)d" fillId="0" borderId="0" applyNumberFormat="1" '
        b'applyFont="1" applyAlignment="1"><%(p)salignment vertical="top" wrapText="1"/></%(p)sxf>'
    ) % p


def _filled(xf: bytes, fill: int) -> bytes:
    tag = tag_at(xf, 0)
    return with_attribute(with_attribute(tag, "applyFill", 1), "fillId", fill) + xf[len(tag) :]
