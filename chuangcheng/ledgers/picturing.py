"""表里的图片: which line each belongs to, and what is told of those that are no photos."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from chuangcheng.ledgers.layout import Layout
from chuangcheng.ledgers.table import Cell, Flag, Picture, Row, Severity, Table

Known = Mapping[str, Mapping[str, str]]


def takes_pictures(layout: Layout) -> bool:
    """Whether the register has a column for photos."""
    return any(column.key in {"before", "after"} for column in layout.columns)


def with_pictures(table: Table, known: Known) -> Table:
    """The table with what is known of its pictures; a refused one is asked about at its cell."""
    if not takes_pictures(table.layout):
        return replace(table, rows=tuple(replace(row, pictures=()) for row in table.rows))
    rows = tuple(_judged(row, known, table.layout.required[0].key) for row in table.rows)
    return replace(table, rows=rows, flags=(*table.flags, *_left_out(table, known)))


def _judged(row: Row, known: Known, anchor: str) -> Row:
    pictures: list[Picture] = []
    cells = dict(row.cells)
    for picture in row.pictures:
        said = known.get(picture.part, {})
        if "sha256" in said:
            pictures.append(replace(picture, sha256=said["sha256"]))
        elif "refused" in said:
            key = picture.key if picture.key in cells else anchor
            cells[key] = _asked(cells[key], picture, said["refused"])
    return replace(row, cells=cells, pictures=_once(pictures))


def _asked(cell: Cell, picture: Picture, refused: str) -> Cell:
    facts = {"cell": picture.address, "reason": refused}
    reason = _("%(cell)s 的图片不能用：%(reason)s。确认后不带这张图片") % facts
    return replace(cell, flags=(*cell.flags, Flag(cell.address, reason, Severity.ASK)))


def _once(pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """The same photo twice in a line is one photo."""
    found = {(picture.sha256, picture.is_after): picture for picture in pictures}
    return tuple(found.values())


def _left_out(table: Table, known: Known) -> Iterable[Flag]:
    """Pictures that no line has, and those that this person may not upload."""
    parts = {picture.part for row in table.rows for picture in row.pictures}
    stray = sum(picture.part not in parts for picture in table.sheet.pictures)
    address = f"A{table.header_row}"
    if stray:
        told = _("有 %s 张图片不在记录行上，没有读入") % stray
        yield Flag(address, told, Severity.NOTE)
    if unread := len(parts - known.keys()):
        told = _("有 %s 张图片没有读入：上传照片要有相应的角色") % unread
        yield Flag(address, told, Severity.NOTE)
