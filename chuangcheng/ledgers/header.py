"""Finding the header of a register's sheet under its title rows, in one row or in two."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers.layout import Column, Layout, plain_name
from chuangcheng.ledgers.table import Flag, Heading, Severity, Unknown
from chuangcheng.ledgers.workbook import Kind, Sheet, address, letters

DEEPEST = 6  # a header further down is none that offices write
_FEWEST = 2  # known names that make a row a header
_SIDEWAYS = 3  # known names down one column that make a form
_LABEL_COLUMNS, _LABEL_ROWS = 4, 60


@dataclass(frozen=True)
class Header:
    """表头: the rows it takes, the columns found in it and what is doubtful about it."""

    first_row: int
    last_row: int
    columns: tuple[Heading, ...]
    unknown: tuple[Unknown, ...]
    hidden: tuple[Unknown, ...]
    flags: tuple[Flag, ...]


def find_header(sheet: Sheet, layout: Layout) -> Header:
    """表头: Refused with what was found when there is none or a required column is missing."""
    candidates = list(_candidates(sheet, layout))
    best = max(candidates, key=_rank, default=None)
    known = len(best.matched) if best else 0
    if _names_down_a_column(sheet, layout) > max(known, _SIDEWAYS - 1):
        raise Refused(
            _("工作表“%s”的表头竖着写在左边。请转成一行一条、表头在上面的表再上传。") % sheet.name
        )
    if best is None or known < _FEWEST:
        raise Refused(_no_header(sheet, layout))
    return _settled(best, sheet, layout)


def texts(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row by column."""
    cells = sheet.rows.get(row, {})
    return {
        column: text
        for column, raw in cells.items()
        if raw.kind is Kind.TEXT and (text := str(raw.value).strip())
    }


@dataclass(frozen=True)
class _Candidate:
    """One row, or two joined, and the columns whose names were found in it."""

    first_row: int
    last_row: int
    titles: dict[int, str]
    columns: dict[int, Column]

    @property
    def matched(self) -> set[str]:
        return {column.key for column in self.columns.values()}


def _rank(candidate: _Candidate) -> tuple[int, int, int]:
    """Most names first; of equals the one in a single row, then the upper one."""
    height = candidate.last_row - candidate.first_row
    return len(candidate.matched), -height, -candidate.first_row


def _candidates(sheet: Sheet, layout: Layout) -> Iterator[_Candidate]:
    for row in range(1, DEEPEST + 1):
        single = texts(sheet, row)
        if not single:
            continue
        yield _candidate(row, row, {index: [title] for index, title in single.items()}, layout)
        joined = _joined(sheet, row)
        if joined and row < DEEPEST:
            yield _candidate(row, row + 1, joined, layout)


def _candidate(first: int, last: int, titles: dict[int, list[str]], layout: Layout) -> _Candidate:
    """Each column by its joined title, else by its lower or its only half."""
    columns = {}
    for index, parts in titles.items():
        names = ["".join(parts), parts[-1]]
        found = next(filter(None, map(layout.named, names)), None)
        if found:
            columns[index] = found
    shown = {index: "-".join(_one_line(part) for part in parts) for index, parts in titles.items()}
    return _Candidate(first, last, shown, columns)


def _joined(sheet: Sheet, row: int) -> dict[int, list[str]]:
    """Group names over the columns' own names: 整改 over 责任单位 and 时限."""
    above, below = texts(sheet, row), texts(sheet, row + 1)
    titles: dict[int, list[str]] = {}
    group = ""
    for index in range(1, max([*above, *below], default=0) + 1):
        group = _group(sheet, row, index, group=group)
        parts = [text for text in (group, below.get(index, "")) if text]
        if parts and (index in above or index in below):
            titles[index] = parts
    return titles


def _group(sheet: Sheet, row: int, index: int, *, group: str) -> str:
    """The upper name of a column: its own, that of its merge, or the one left of a blank."""
    text = texts(sheet, row).get(index, "")
    if text:
        return text
    merge = sheet.merge_at(row, index)
    if merge:
        return texts(sheet, merge.top).get(merge.left, "") if merge.left < index else ""
    return group if index in texts(sheet, row + 1) else ""


def _one_line(title: str) -> str:
    return "".join(title.split())


def _settled(found: _Candidate, sheet: Sheet, layout: Layout) -> Header:
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, column in sorted(found.columns.items()):
        if index not in sheet.hidden_columns:
            by_key[column.key].append(index)
    _check_required(found, sheet, layout, set(by_key))
    headings = [
        Heading(found.columns[first], first, found.titles[first])
        for first, *_others in by_key.values()
    ]
    return Header(
        found.first_row,
        found.last_row,
        tuple(sorted(headings, key=lambda heading: heading.index)),
        tuple(_unknown(found, sheet)),
        tuple(
            Unknown(index, found.titles[index])
            for index in sorted(sheet.hidden_columns)
            if index in found.titles
        ),
        tuple(_doubles(found, by_key)),
    )


def _check_required(found: _Candidate, sheet: Sheet, layout: Layout, keys: set[str]) -> None:
    missing = [column for column in layout.required if column.key not in keys]
    if not missing:
        return
    facts = {
        "sheet": sheet.name,
        "missing": "、".join(column.name for column in missing),
        "row": found.last_row,
        "seen": "、".join(title for _index, title in sorted(found.titles.items())),
    }
    if {column.key for column in missing} & found.matched:
        raise Refused(
            _("工作表“%(sheet)s”里“%(missing)s”所在的列隐藏了。请取消隐藏，或选择读入隐藏的列。")
            % facts
        )
    raise Refused(
        _("工作表“%(sheet)s”缺少必需的列：%(missing)s。第 %(row)s 行的表头有：%(seen)s。") % facts
    )


def _unknown(found: _Candidate, sheet: Sheet) -> Iterator[Unknown]:
    """Columns with a strange name, and those with content but no name at all."""
    filled = {
        column for row, cells in sheet.rows.items() if row > found.last_row for column in cells
    }
    for index in sorted((set(found.titles) | filled) - set(found.columns) - sheet.hidden_columns):
        yield Unknown(index, found.titles.get(index, ""))


def _doubles(found: _Candidate, by_key: dict[str, list[int]]) -> Iterator[Flag]:
    """The same name twice: one by one, or as a second table beside the first."""
    doubles = {key: indexes for key, indexes in by_key.items() if len(indexes) > 1}
    right = _second_table(
        found, {index for _first, *others in doubles.values() for index in others}
    )
    if right:
        reason = _("从 %s 列起像是另一张表，没有读入。请把它移到另一张工作表。") % letters(right)
        yield Flag(address(found.last_row, right), reason, Severity.ASK)
        return
    for key, indexes in doubles.items():
        title = found.titles[indexes[0]]
        names = "、".join(letters(index) for index in indexes)
        reason = _("“%(title)s”出现了 %(n)s 次（%(columns)s 列），读的是 %(first)s 列。") % {
            "title": title,
            "n": len(indexes),
            "columns": names,
            "first": letters(indexes[0]),
        }
        yield Flag(address(found.last_row, by_key[key][1]), reason, Severity.ASK)


def _second_table(found: _Candidate, doubled: set[int]) -> int | None:
    """The first column of a table to the right: behind a gap nearly all names come again."""
    for index in sorted(doubled):
        behind = {other for other in found.columns if other >= index}
        if index - 1 not in found.titles and len(behind) > 1 and behind <= doubled:
            return index
    return None


def _names_down_a_column(sheet: Sheet, layout: Layout) -> int:
    """How many known names stand below one another: the sign of a form turned on its side."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in range(1, _LABEL_ROWS + 1):
        for index, text in texts(sheet, row).items():
            column = layout.named(text) if index <= _LABEL_COLUMNS else None
            if column:
                found[index].add(column.key)
    return max(map(len, found.values()), default=0)


def _no_header(sheet: Sheet, layout: Layout) -> str:
    seen = [_one_line(text) for row in range(1, DEEPEST + 1) for text in texts(sheet, row).values()]
    return _(
        "工作表“%(sheet)s”的前 %(rows)s 行里找不到“%(layout)s”的表头（要有 %(wanted)s）。"
        "看到的是：%(seen)s。"
    ) % {
        "sheet": sheet.name,
        "rows": DEEPEST,
        "layout": layout.name,
        "wanted": "、".join(column.name for column in layout.required),
        "seen": "、".join(text[:20] for text in seen[:12]) or _("空的"),
    }


def header_texts(sheet: Sheet, header: Header) -> tuple[dict[int, str], ...]:
    """The header's rows as they are compared, to know them again on the next printed page."""
    rows = range(header.first_row, header.last_row + 1)
    return tuple(
        {index: plain_name(text) for index, text in texts(sheet, row).items()} for row in rows
    )
