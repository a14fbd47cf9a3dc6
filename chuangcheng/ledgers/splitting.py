"""One cell, several things: problems numbered (1) … (2) …, units and persons side by side."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from chuangcheng.ledgers.table import Cell, Row, Severity, Table

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKS = (
    re.compile(r"[(（]\s*(?P<n>[0-9０-９]{1,2})\s*[)）][.、．]?"),
    re.compile(f"(?P<n>[{_CIRCLED}])[.、．]?"),
    re.compile(r"(?:(?<=[\s;；。:：])|^)(?P<n>[0-9０-９]{1,2})\s*[)）]"),
    # "1." only where an item can begin, and never the 1 of 1.5米
    re.compile(r"(?:(?<=[\s;；。:：])|^)(?P<n>[0-9０-９]{1,2})(?:[.．](?![0-9０-９])|、)"),
)
_ENDS = " \t\n;；。,，、"
_BETWEEN_NAMES = re.compile(r"\s*[、，,;；/／\n]\s*")
_REMARK = re.compile(r"[(（](?P<remark>[^()（）]*)[)）]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]+")


@dataclass(frozen=True)
class Names:
    """几个名字: what one cell names, with what was tidied and what is doubtful about it."""

    names: tuple[str, ...]
    notes: tuple[str, ...] = ()
    doubt: str = ""


def items(text: str) -> tuple[str, ...]:
    """条目: the items of "(1)…;(2)…", "①…②…", "1.…2.…"; empty when there are not two.

    Words before the first mark stand before every item: they say where.
    """
    for mark in _MARKS:
        found = list(mark.finditer(text))
        if len(found) < 2 or [_number(match["n"]) for match in found] != _counted(found):
            continue
        ends = [match.start() for match in found[1:]] + [len(text)]
        pieces = [
            text[match.end() : end].strip(_ENDS) for match, end in zip(found, ends, strict=True)
        ]
        lead = text[: found[0].start()].strip(_ENDS + ":：")
        if all(pieces):
            return tuple(f"{lead}：{piece}" if lead else piece for piece in pieces)
    return ()


def names(text: str) -> Names:
    """名单: 张三、李四 / 城管局 住建局, split where people split them.

    A space parts names of two characters and more; between single ones it only pads (张 三).
    """
    whole, notes = _without_remarks(text)
    found: list[str] = []
    doubt = ""
    for piece in filter(None, _BETWEEN_NAMES.split(whole.strip())):
        parts = piece.split()
        if len(parts) == 1 or not all(_HAN.fullmatch(part) for part in parts):
            found.append(piece)
        elif all(len(part) == 1 for part in parts):
            found.append("".join(parts))
            notes = (*notes, _("原文 %s") % piece)
        elif all(len(part) > 1 for part in parts):
            found += parts
        else:
            found.append(piece)
            doubt = _("“%s”中间有空格，是一个还是几个？") % piece
    if len(found) > 1:
        notes = (*notes, _("%s 个，排在前面的为主") % len(found))
    return Names(tuple(dict.fromkeys(found)), notes, doubt)


def split_rows(table: Table, numbers: Collection[int]) -> Table:
    """拆行: the same table with these lines taken apart, on the user's request."""
    rows = [
        part
        for row in table.rows
        for part in (_parts(row) if row.number in numbers else iter((row,)))
    ]
    return replace(table, rows=tuple(rows))


def _parts(row: Row) -> Iterator[Row]:
    """One row for each item; whatever else the line says holds for all of them."""
    key, cell = next(((key, cell) for key, cell in row.cells.items() if cell.pieces), ("", None))
    if cell is None:
        yield row
        return
    kept = tuple(flag for flag in cell.flags if flag.severity is not Severity.NOTE)
    for part, piece in enumerate(cell.pieces, 1):
        note = _("由 %s 拆出") % cell.address
        notes = (*cell.notes, note)
        single = Cell(cell.address, cell.raw, value=piece, notes=notes, flags=kept)
        pictures = row.pictures if part == 1 else ()  # of the line as a whole
        yield Row(row.number, {**row.cells, key: single}, part=part, pictures=pictures)


def _number(mark: str) -> int:
    return _CIRCLED.index(mark) + 1 if mark in _CIRCLED else int(mark)


def _counted(found: list[re.Match[str]]) -> list[int]:
    return list(range(1, len(found) + 1))


def _without_remarks(text: str) -> tuple[str, tuple[str, ...]]:
    """张三（兼） names 张三; the remark stays readable in a note."""
    remarks = [match["remark"].strip() for match in _REMARK.finditer(text)]
    if not remarks or not _REMARK.sub("", text).strip():
        return text, ()
    return _REMARK.sub("", text), (_("原文 %s") % text,)
