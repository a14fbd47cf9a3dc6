"""预览的表格: the user's own sheet as components/preview.html shows it, in slices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues.limits import Limit, Unit
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.reading import TimeLimit
from chuangcheng.ledgers.choices import cell_key, line_key
from chuangcheng.ledgers.layout import ColumnKind
from chuangcheng.ledgers.previewing import written
from chuangcheng.ledgers.table import Cell, Flag, Heading, Severity
from chuangcheng.ledgers.verdicts import Line, Preview, SheetPreview, Verdict
from chuangcheng.ledgers.writing import exact_words
from chuangcheng.web.ledgers.forms import CELL, WRITTEN

Shape = dict[str, Any]

SIZE = 100  # lines of a page
ALL, BAD, TIDIED = "all", "bad", "tidied"
_NEAR = (-1, 0, 1)
_OPEN = frozenset({Verdict.ERROR, Verdict.ASK})
_NAMES = {
    ALL: gettext_lazy("全部"),
    BAD: gettext_lazy("有错、要定和前后行"),
    Verdict.NEW: gettext_lazy("新增"),
    Verdict.CHANGED: gettext_lazy("变更"),
    Verdict.SAME: gettext_lazy("相同"),
    Verdict.SKIPPED: gettext_lazy("跳过"),
    TIDIED: gettext_lazy("自动整理"),
}


@dataclass(frozen=True)
class Slice:
    """一段: which sheet, which lines of it, how far down."""

    sheet: SheetPreview
    filter: str
    lines: Sequence[Line]
    first: int
    total: int


def slice_of(shown: Preview, given: Mapping[str, str]) -> Slice:
    """What the address asks for; without a word, the first sheet with something to mend."""
    sheet = _sheet(shown, given.get("sheet", ""))
    bad = any(line.verdict in _OPEN for line in sheet.lines)
    chosen = given.get("show", BAD if bad else ALL)
    lines = _filtered(sheet.lines, chosen)
    start = given.get("from", "0")
    first = min(int(start) if start.isdecimal() and len(start) < 7 else 0, max(len(lines) - 1, 0))
    return Slice(sheet, chosen, lines[first : first + SIZE], first, len(lines))


def views(part: Slice) -> list[Shape]:
    """The filters with their counts, for components/views.html."""
    counted = {key: len(_filtered(part.sheet.lines, key)) for key in _NAMES}
    return [
        {
            "text": name,
            "count": str(counted[key]),
            "url": address(part, show=key),
            "current": key == part.filter,
        }
        for key, name in _NAMES.items()
        if counted[key] or key == ALL
    ]


def address(part: Slice, **changes: str | int) -> str:
    """?sheet=…&show=…&from=…"""
    asked = {"sheet": part.sheet.name, "show": part.filter, **changes}
    return f"?{urlencode(asked)}"


def grid(part: Slice, *, may_change: bool) -> Shape:
    """The table for components/preview.html."""
    columns = _columns(part)
    return {
        "caption": part.sheet.name,
        "columns": [
            {
                "letter": heading.letters,
                "name": heading.column.name,
                "text": heading.column.kind is ColumnKind.TEXT and heading.column.required,
            }
            for heading in columns
        ],
        "rows": [_row(line, columns, may_change=may_change) for line in part.lines],
    }


def display(value: object) -> str:
    """A value as the page shows it."""
    match value:
        case None:
            return ""
        case bool():
            return _("是") if value else _("否")
        case date():
            return day_name(value)
        case TimeLimit():
            return str(Limit(value.n, Unit(value.unit)))
        case Quantity():
            return exact_words(value)
        case tuple():
            return "、".join(map(str, value))
    return str(getattr(value, "label", value))


def _sheet(shown: Preview, name: str) -> SheetPreview:
    named = next((sheet for sheet in shown.sheets if sheet.name == name), None)
    wrong = (s for s in shown.sheets if any(line.verdict in _OPEN for line in s.lines))
    return named or next(wrong, shown.sheets[0])


def _filtered(lines: Sequence[Line], chosen: str) -> list[Line]:
    if chosen == BAD:
        open_ = {n for n, line in enumerate(lines) if line.verdict in _OPEN}
        near = {n + step for n in open_ for step in _NEAR}
        return [line for n, line in enumerate(lines) if n in near]
    if chosen == TIDIED:
        return [line for line in lines if line.tidied]
    if chosen in Verdict.values:
        return [line for line in lines if line.verdict == chosen]
    return list(lines)


def _columns(part: Slice) -> list[Heading]:
    """Those with something in them; an empty column has nothing to look at."""
    lines = part.sheet.lines
    return [
        heading
        for heading in part.sheet.columns
        if any(_says_something(line, heading.column.key) for line in lines)
    ]


def _says_something(line: Line, key: str) -> bool:
    cell = line.row.cells[key]
    if any(picture.key == key for picture in line.row.pictures):
        return True
    return bool(cell.raw.strip() or cell.value is not None or cell.flags)


def _row(line: Line, columns: Sequence[Heading], *, may_change: bool) -> Shape:
    is_split = line.row.part > 1
    verdict = "split" if is_split and line.verdict is Verdict.NEW else str(line.verdict)
    return {
        "number": line.row.number,
        "verdict": verdict,
        "word": _("拆出") if verdict == "split" else str(line.verdict.label),
        "cells": [_cell(line, heading, may_change=may_change) for heading in columns],
    }


def _cell(line: Line, heading: Heading, *, may_change: bool) -> Shape:
    key = heading.column.key
    cell = line.row.cells[key]
    doubt = _doubt(cell) if line.verdict is not Verdict.SKIPPED else None
    shape: Shape = {
        "text": _text(cell, doubt),
        "note": _note(line, cell, key, doubt),
        "mark": _mark(line, key, doubt),
        "pictures": _pictures(line, key),
        "name": heading.column.name,
        "fix": None,
        "input": None,
    }
    shape["blank"] = not any(shape[part] for part in ("text", "note", "mark", "pictures"))
    if may_change:
        shape["fix"] = _fix(line, cell, doubt)
        shape["input"] = _input(line, cell) if doubt else None
    return shape


def _pictures(line: Line, key: str) -> list[Shape]:
    """Small pictures in the column they lie in; those of no column stand with the description."""
    keys = line.row.cells.keys()
    anchor = "title" if "title" in keys else next(iter(keys))
    return [
        {"sha256": picture.sha256, "alt": _("%s 的图片") % picture.address}
        for picture in line.row.pictures
        if (picture.key if picture.key in keys else anchor) == key
    ]


def _doubt(cell: Cell) -> Flag | None:
    """The gravest doubt about a cell."""
    for severity in (Severity.ERROR, Severity.ASK):
        for flag in cell.flags:
            if flag.severity is severity:
                return flag
    return None


def _text(cell: Cell, doubt: Flag | None) -> str:
    if doubt and (doubt.severity is Severity.ERROR or cell.value is None):
        return cell.raw.strip()
    return display(cell.value) or cell.raw.strip()


def _note(line: Line, cell: Cell, key: str, doubt: Flag | None) -> str:
    if doubt:
        told = [flag.reason for flag in cell.flags if flag.severity is doubt.severity]
        sentence = "；".join(told)
        return sentence if sentence.endswith("？") else f"{sentence}。"
    noted = [flag.reason for flag in cell.flags] if not cell.pieces else list(_pieces(line, cell))
    was = [_("原为 %s") % line.was[key]] if key in line.was else []
    raw_first = sorted(cell.notes, key=lambda note: not note.startswith(_("原文 %s") % ""))
    return "，".join([*was, *raw_first, *noted])


def _pieces(line: Line, cell: Cell) -> list[str]:
    return [] if line.row.part else [_("一格 %s 条。") % len(cell.pieces)]


def _mark(line: Line, key: str, doubt: Flag | None) -> str:
    if doubt:
        return "wrong" if doubt.severity is Severity.ERROR else "ask"
    written = line.verdict in {Verdict.NEW, Verdict.CHANGED}
    return "changed" if key in line.was and written else ""


def _fix(line: Line, cell: Cell, doubt: Flag | None) -> Shape | None:
    """One click: the nearest name, the likeliest day, the lines taken apart."""
    key = cell_key(line.sheet, cell.address)
    if doubt is None:
        return _splitting(line, cell)
    proposal = "" if doubt.proposal is None else written(doubt.proposal)
    if doubt.severity is Severity.ERROR:
        if not proposal:
            return None
        text = _("改为“%s”") % proposal
        return {"text": text, "name": "fix", "value": f"{key}={proposal}"}
    taken = display(cell.value) if cell.value is not None else proposal
    text = _("按“%s”") % taken if taken and taken != cell.raw.strip() else _("就这样")
    return {"text": text, "name": "accept", "value": key}


def _splitting(line: Line, cell: Cell) -> Shape | None:
    value = line_key(line.sheet, line.row.number)
    if cell.pieces and not line.row.part:
        return {"text": _("拆成 %s 条") % len(cell.pieces), "name": "split", "value": value}
    if line.row.part == 1 and any(_("由 %s 拆出") % cell.address == note for note in cell.notes):
        return {"text": _("不拆"), "name": "join", "value": value}
    return None


def _input(line: Line, cell: Cell) -> Shape:
    key = cell_key(line.sheet, cell.address)
    return {
        "name": f"{CELL}{key}",
        "raw_name": f"{WRITTEN}{key}",
        "value": cell.raw.strip(),
        "label": _("改 %s") % cell.address,
    }
