"""Whether a workbook is one that Excel opens without repairing it, told by its structure alone."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from posixpath import dirname, join, normpath
from xml.etree import ElementTree

from chuangcheng.ledgers.workbook import address, position
from tests.ledgers import messy

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LISTS = ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs")


def faults(content: bytes) -> list[str]:
    """Everything that is wrong with a package; [] for a sound one."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert len(names) == len(set(names))
    contents = messy.parts(content)
    trees = {
        name: ElementTree.fromstring(part)
        for name, part in contents.items()
        if name.endswith((".xml", ".rels", ".vml"))
    }
    found = [*_untyped(contents, trees), *_dangling(contents, trees), *_styles(trees)]
    for name, tree in trees.items():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            found += [f"{name}: {fault}" for fault in _sheet(tree, trees)]
    return found


def _untyped(contents: dict[str, bytes], trees: dict[str, ElementTree.Element]) -> Iterator[str]:
    types = trees[messy.TYPES]
    known = {each.get("Extension", "").lower() for each in types if each.get("Extension")}
    named = [each.get("PartName", "").lstrip("/") for each in types if each.get("PartName")]
    for name in contents:
        if (
            name != messy.TYPES
            and name not in named
            and name.rpartition(".")[2].lower() not in known
        ):
            yield f"{name} has no content type"
    yield from (f"{name} is typed and not there" for name in named if name not in contents)
    yield from (f"{name} is typed twice" for name in named if named.count(name) > 1)


def _dangling(contents: dict[str, bytes], trees: dict[str, ElementTree.Element]) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        base = dirname(dirname(name))
        ids = [each.get("Id") for each in tree]
        if len(ids) != len(set(ids)):
            yield f"{name}: a relation twice"
        for each in tree:
            target = normpath(join("/" + base, each.get("Target", ""))).lstrip("/")
            if each.get("TargetMode") != "External" and target not in contents:
                yield f"{name}: {target} is not there"


def _styles(trees: dict[str, ElementTree.Element]) -> Iterator[str]:
    styles = trees[messy.STYLES]
    sizes = {}
    for name in _LISTS:
        items = styles.find(f"{_MAIN}{name}")
        sizes[name] = 0 if items is None else len(items)
        if items is not None and int(items.get("count", len(items))) != len(items):
            yield f"styles: {name} is counted wrong"
    order = [each.tag.rpartition("}")[2] for each in styles]
    if [name for name in order if name in _LISTS] != [name for name in _LISTS if name in order]:
        yield "styles: lists out of order"
    for xf in styles.findall(f"{_MAIN}cellXfs/{_MAIN}xf"):
        for kind in ("font", "fill", "border"):
            if int(xf.get(f"{kind}Id", 0)) >= sizes[f"{kind}s"]:
                yield f"styles: a format without its {kind}"


def _sheet(tree: ElementTree.Element, trees: dict[str, ElementTree.Element]) -> Iterator[str]:
    yield from _rows(tree)
    formats = trees[messy.STYLES].find(f"{_MAIN}cellXfs")
    for cell in tree.iter(f"{_MAIN}c"):
        if int(cell.get("s", 0)) >= len(formats if formats is not None else ()):
            yield f"{cell.get('r')}: no such format"
        if cell.get("t") == "inlineStr" and cell.find(f"{_MAIN}is") is None:
            yield f"{cell.get('r')}: no text"
    ranges = [(int(c.get("min", 0)), int(c.get("max", 0))) for c in tree.iter(f"{_MAIN}col")]
    if any(first > last for first, last in ranges) or any(
        one[1] >= other[0] for one, other in pairwise(ranges)
    ):
        yield "columns overlap"


def _rows(tree: ElementTree.Element) -> Iterator[str]:
    last_row = 0
    for row in tree.iter(f"{_MAIN}row"):
        number = int(row.get("r", last_row + 1))
        if number <= last_row:
            yield f"row {number} out of order"
        last_row, last = number, 0
        for cell in row:
            place = position(cell.get("r", address(number, last + 1)))
            if place is None or place[0] != number or place[1] <= last:
                yield f"row {number}: {cell.get('r')} out of order"
            last = place[1] if place else last
