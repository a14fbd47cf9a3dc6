"""Where the pictures of a sheet lie: over its cells, in groups, or inside of cells as WPS does it.

A picture belongs to the cell under its upper left corner; if it barely begins there, to the next
one down or to the right. Runs inside the jail: standard library only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath
from xml.etree import ElementTree
from zipfile import ZipFile

from chuangcheng.kernel.unreadable import Fault, Unreadable
from chuangcheng.ledgers.outline import Outline, optional_part
from chuangcheng.ledgers.workbook import Kind, PictureAt

MOST_PICTURES = 2_000
_POINT, _PIXEL = 12_700, 9_525  # English Metric Units
_CELL_IMAGES = "xl/cellimages.xml"
_ANCHORS = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}

Element = ElementTree.Element
Point = tuple[float, float]


@dataclass
class Grid:
    """网格: how high the rows and how wide the columns are, in EMU, as far as the sheet says."""

    row_height: float = 15 * _POINT
    column_width: float = 64 * _PIXEL
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)

    def top(self, row: int) -> float:
        """Where a row (from 0) begins."""
        return _start(row, self.row_height, self.heights)

    def left(self, column: int) -> float:
        """Where a column (from 0) begins."""
        return _start(column, self.column_width, self.widths)

    def cell(self, corner: Point, size: Point) -> tuple[int, int]:
        """Row and column, from 1, that a picture belongs to."""
        (x, y), (width, height) = corner, size
        row = _under(y, height, self.row_height, self.heights)
        return row, _under(x, width, self.column_width, self.widths)


def pictures_of(archive: ZipFile, outline: Outline) -> list[PictureAt]:
    """图片 of one sheet, with the cell each belongs to and the part that holds it."""
    found = [*_over_cells(archive, outline), *_inside_cells(archive, outline)]
    if len(found) > MOST_PICTURES:
        raise Unreadable(Fault.ENTRIES, number=len(found), most=MOST_PICTURES)
    return found


def _over_cells(archive: ZipFile, outline: Outline) -> Iterator[PictureAt]:
    for kind, drawing in _relations(archive, outline.part).values():
        if kind != "drawing" or (part := optional_part(archive, drawing)) is None:
            continue
        grid = _grid(outline)
        media = _relations(archive, drawing)
        for anchor in _parsed(part, drawing):
            if _name(anchor) not in _ANCHORS:
                continue
            for embedded, corner, size in _pictures(anchor, grid):
                target = media.get(embedded, ("", ""))[1]
                if optional_part(archive, target) is not None:
                    yield PictureAt(*grid.cell(corner, size), target)


def _inside_cells(archive: ZipFile, outline: Outline) -> Iterator[PictureAt]:
    cells = [
        (at, str(raw.value)) for at, raw in outline.special.items() if raw.kind is Kind.PICTURE
    ]
    part = optional_part(archive, _CELL_IMAGES) if cells else None
    if part is None:
        return
    media = _relations(archive, _CELL_IMAGES)
    known: dict[str, str] = {}
    for image in _parsed(part, _CELL_IMAGES):
        name = next((each.get("name", "") for each in _all(image, "cNvPr")), "")
        known[name] = media.get(next(_embedded(image), ""), ("", ""))[1]
    for (row, column), name in cells:
        if known.get(name) and optional_part(archive, known[name]) is not None:
            yield PictureAt(row, column, known[name])


def _pictures(anchor: Element, grid: Grid) -> Iterator[tuple[str, Point, Point]]:
    """Each picture of an anchor with its corner and size; those of a group by their place in it."""
    corner, size = _frame(anchor, grid)
    group = next(_all(anchor, "grpSp"), None)
    for picture in _all(anchor, "pic"):
        (x, y), (width, height) = _place_in(group, picture)
        own_corner = (corner[0] + size[0] * x, corner[1] + size[1] * y)
        own_size = (size[0] * width, size[1] * height)
        for embedded in _embedded(picture):
            yield embedded, own_corner, own_size


def _frame(anchor: Element, grid: Grid) -> tuple[Point, Point]:
    """Upper left corner and size."""
    children = {_name(each): each for each in anchor}
    extent = _pair(children.get("ext"), "cx", "cy")
    if "pos" in children:
        return _pair(children["pos"], "x", "y"), extent
    start = _corner(children.get("from"), grid)
    if "to" in children:
        stop = _corner(children["to"], grid)
        return start, (stop[0] - start[0], stop[1] - start[1])
    return start, extent


def _corner(place: Element | None, grid: Grid) -> Point:
    given = {_name(each): _whole(each.text) for each in place} if place is not None else {}
    x = grid.left(given.get("col", 0)) + given.get("colOff", 0)
    return x, grid.top(given.get("row", 0)) + given.get("rowOff", 0)


def _place_in(group: Element | None, picture: Element) -> tuple[Point, Point]:
    """Corner and size of a picture as shares of its group's width and height."""
    inner = next(_all(group, "xfrm"), None) if group is not None else None
    own = next(_all(picture, "xfrm"), None)
    if inner is None or own is None:
        return (0, 0), (1, 1)
    start, size = _pair(_child(inner, "chOff"), "x", "y"), _pair(_child(inner, "chExt"), "cx", "cy")
    at, extent = _pair(_child(own, "off"), "x", "y"), _pair(_child(own, "ext"), "cx", "cy")
    x, y = (_share(at[n] - start[n], size[n]) for n in (0, 1))
    width, height = (_share(extent[n], size[n]) for n in (0, 1))
    return (x, y), (width, height)


def _share(part: float, whole: float) -> float:
    return min(max(part / whole, 0.0), 1.0) if whole else 0.0


def _grid(outline: Outline) -> Grid:
    grid = Grid()
    grid.heights = {row - 1: points * _POINT for row, points in outline.heights.items()}
    grid.widths = {column - 1: letters * 7 * _PIXEL for column, letters in outline.widths.items()}
    if outline.row_height:
        grid.row_height = outline.row_height * _POINT
    return grid


def _start(number: int, usual: float, other: Mapping[int, float]) -> float:
    return usual * number + sum(size - usual for n, size in other.items() if n < number)


def _under(place: float, extent: float, usual: float, other: Mapping[int, float]) -> int:
    """The row or column, from 1, of which a picture that begins here covers the half, or that
    holds its half.
    """
    number = _at(place, usual, other)
    size = other.get(number - 1, usual)
    covered = _start(number - 1, usual, other) + size - place
    return number + (covered < min(size, extent) / 2)


def _at(place: float, usual: float, other: Mapping[int, float]) -> int:
    """The row or column, from 1, at this distance from the edge."""
    number, start = 0, 0.0
    for n, size in sorted(other.items()):
        until = start + (n - number) * usual
        if place < until:
            break
        number, start = n + 1, until + size
        if place < start:
            return n + 1
    return number + int(max(place - start, 0) // usual) + 1


def _relations(archive: ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Kind and part behind each relation of a part; those that lead outside are none."""
    name = join(dirname(part), "_rels", f"{basename(part)}.rels")
    content = optional_part(archive, name)
    if content is None:
        return {}
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            normpath(join("/" + dirname(part), each.get("Target", ""))).lstrip("/"),
        )
        for each in _parsed(content, name)
        if each.get("TargetMode") != "External"
    }


def _parsed(content: bytes, name: str) -> Element:
    """Without a document type: the package was searched for one before."""
    try:
        return ElementTree.fromstring(content)  # noqa: S314 - see above; and in the jail
    except ElementTree.ParseError as broken:
        raise Unreadable(Fault.MARKUP, part=name) from broken


def _embedded(element: Element) -> Iterator[str]:
    for blip in _all(element, "blip"):
        yield from (value for key, value in blip.attrib.items() if key.endswith("}embed"))


def _all(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if _name(each) == name)


def _child(element: Element, name: str) -> Element | None:
    return next((each for each in element if _name(each) == name), None)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _pair(element: Element | None, *names: str) -> Point:
    first, second = (_whole(element.get(name)) if element is not None else 0 for name in names)
    return first, second


def _whole(text: str | None) -> int:
    plain = (text or "").strip()
    return int(plain) if plain.lstrip("-").isascii() and plain.lstrip("-").isdigit() else 0
