"""Rows that are no records: totals, notes, signatures, repeated headers and what is left blank."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from chuangcheng.kernel.quantity import Certainty
from chuangcheng.kernel.reading import read_number
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.cells import shown
from chuangcheng.ledgers.header import Header, header_texts, texts
from chuangcheng.ledgers.layout import ColumnKind, Layout, plain_name
from chuangcheng.ledgers.table import Flag, Heading, Severity
from chuangcheng.ledgers.workbook import Kind, Raw, Sheet, address

_TOTAL = re.compile(
    r"(?P<lead>[^:]{0,12}?)(?P<kind>合计|总计|共计|小计|累计|总数)(?P<rest>[^一-龥]*)"
    r"(?P<unit>[条个项处件]?)[^一-龥]*"
)
_NUMBER = re.compile("[0-9]+")
_LONE_TOTAL = {"计", "合", "总"}
_NOTE = re.compile(
    r"(备注|附注|注|说明|填表说明|填报说明|要求|注意事项)[0-9]*[:.、]|以上.{0,12}截[至止]|[*※]"
)
_SIGNATURE = re.compile(
    r"(填表|制表|登记|收文|填报|审核|审批|负责|联系|经办|复核|统计|分管领导|主要领导|签字|盖章|单位|社区|日期|时间|电话)"
    r"[^:]{0,8}:|.*(签字|盖章|公章)[):]?$"
)
_MOST_NOTE_CELLS = 6
_LONGEST_SERIAL = 8
_LONGEST_LABEL = 40  # characters of what can be a heading or say 合计
_WIDE = 3  # merged columns that make a row a banner
_LABELS = 3  # in how many of the first cells a total says what it is


@dataclass(frozen=True)
class Total:
    """合计行: where it says so, whether it sums a part only, and how many records it speaks of."""

    column: int
    is_part: bool = False
    records: int | None = None


@dataclass
class Tally:
    """小计与合计: what the records so far add up to, for the rows that claim a sum."""

    sheet: Sheet
    headings: tuple[Heading, ...]
    rows: list[int] = field(default_factory=list)
    since_last: list[int] = field(default_factory=list)

    def add(self, row: int) -> None:
        self.rows.append(row)
        self.since_last.append(row)

    def flags(self, row: int, total: Total) -> Iterator[Flag]:
        """Every number of a total row that is not the sum of its records."""
        summed = self.since_last if total.is_part else self.rows
        if total.records is not None and total.records != len(summed):
            facts = {"said": total.records, "rows": len(summed)}
            reason = _("合计写的是 %(said)s 条，上面有 %(rows)s 条") % facts
            yield Flag(address(row, total.column), reason, Severity.ASK)
        for heading in self.headings:
            if heading.column.kind not in {ColumnKind.COUNT, ColumnKind.AMOUNT}:
                continue
            said = _exact(self.sheet.cell(row, heading.index))
            if said is not None and said not in self._sums(heading.index, summed):
                yield self._mismatch(row, heading, said, self._sums(heading.index, summed)[0])
        self.since_last = []

    def _sums(self, index: int, rows: list[int]) -> tuple[Decimal, Decimal]:
        """Of all rows, and of those that are not hidden: Excel has a function for either."""
        numbers = {row: _exact(self.sheet.cell(row, index)) or Decimal() for row in rows}
        visible = (number for row, number in numbers.items() if row not in self.sheet.hidden_rows)
        return sum(numbers.values(), Decimal()), sum(visible, Decimal())

    def _mismatch(self, row: int, heading: Heading, said: Decimal, total: Decimal) -> Flag:
        facts = {"title": heading.title, "said": said, "sum": total}
        reason = _("“%(title)s”合计写的是 %(said)s，各行相加是 %(sum)s") % facts
        return Flag(address(row, heading.index), reason, Severity.ASK)


@dataclass(frozen=True)
class Line:
    """一行文字: what a row shows, cell by cell, and which of it is text."""

    row: int
    written: Mapping[int, str]
    texts: Mapping[int, str]


@dataclass(frozen=True)
class Sorter:
    """分行: tells records from all other rows of a sheet."""

    sheet: Sheet
    layout: Layout
    header: Header

    def line(self, row: int) -> Line:
        cells = self.sheet.rows.get(row, {})
        written = {column: text for column, raw in cells.items() if (text := shown(raw).strip())}
        return Line(row, written, texts(self.sheet, row))

    def reason(self, line: Line) -> str:
        """Why a row is no record; empty when it is one."""
        if self._repeats_header(line):
            return _("重复的表头")
        if self.total(line):
            return _("合计行，不是记录")
        if self._repeats_title(line):
            return _("重复的标题")
        if self._is_remark(line):
            return _("说明或签字，不是记录")
        if self._is_banner(line):
            return _("通栏文字，不是记录：%s") % next(iter(line.written.values()))[:40]
        return self._too_little(line)

    def starts_another_table(self, line: Line) -> bool:
        """Whether a second header of the register stands here, with its columns elsewhere."""
        found = (self.layout.named(text) for text in line.texts.values())
        keys = {column.key for column in found if column}
        return len(keys) >= max(3, len(self.header.columns) // 2)

    def total(self, line: Line) -> Total | None:
        """The sum that a row claims in one of its first cells; None when it claims none."""
        for column, text in list(line.written.items())[:_LABELS]:
            plain = plain_name(text) if len(text) <= _LONGEST_LABEL else ""
            if plain in _LONE_TOTAL:
                return Total(column)
            found = _TOTAL.fullmatch(plain)
            if found and (not found["lead"] or not self._fills_required(line)):
                records = _NUMBER.findall(found["rest"]) if found["unit"] else []
                is_part = found["kind"] == "小计"
                return Total(column, is_part, int(records[0]) if len(records) == 1 else None)
        return None

    def _repeats_header(self, line: Line) -> bool:
        for titles in self._header_texts:
            same = [
                index
                for index, text in line.texts.items()
                if index in titles and plain_name(text[:_LONGEST_LABEL]) == titles[index]
            ]
            if len(same) >= 2 and len(same) * 2 > len(titles):
                return True
        return False

    def _repeats_title(self, line: Line) -> bool:
        if len(line.written) > len(self._titles):
            return False
        return all(plain_name(text) in self._titles for text in line.written.values())

    def _is_remark(self, line: Line) -> bool:
        """备注:…, 填表人: 审核人: — unless it has the look of a record all the same."""
        if not line.texts or len(line.written) > _MOST_NOTE_CELLS:
            return False
        first, *others = map(folded, line.texts.values())
        if not (_NOTE.match(first) or _SIGNATURE.match(first)):
            return False
        return all(map(_SIGNATURE.match, others)) or not self._fills_required(line)

    def _fills_required(self, line: Line) -> bool:
        """Whether every required column has content of its own."""
        required = [heading for heading in self.header.columns if heading.column.required]
        return bool(required) and all(heading.index in line.written for heading in required)

    def _is_banner(self, line: Line) -> bool:
        """One text over the whole width, like 一、环境卫生方面."""
        if len(line.written) != 1:
            return False
        merge = self.sheet.merge_at(line.row, next(iter(line.written)))
        return bool(merge and merge.top == merge.bottom and merge.right - merge.left >= _WIDE - 1)

    def _too_little(self, line: Line) -> str:
        written = line.written
        if not written:
            return _("空行")
        if written.keys() <= self._serials:
            long = max(map(len, written.values())) > _LONGEST_SERIAL
            return _("说明或签字，不是记录") if long else _("只有序号")
        return "" if written.keys() & (self._known - self._serials) else _("没有表头里的内容")

    @cached_property
    def _header_texts(self) -> tuple[dict[int, str], ...]:
        return header_texts(self.sheet, self.header)

    @cached_property
    def _titles(self) -> set[str]:
        above = range(1, self.header.first_row)
        return {plain_name(text) for row in above for text in texts(self.sheet, row).values()}

    @cached_property
    def _known(self) -> set[int]:
        return {heading.index for heading in self.header.columns}

    @cached_property
    def _serials(self) -> set[int]:
        kind = ColumnKind.SERIAL
        return {heading.index for heading in self.header.columns if heading.column.kind is kind}


def _exact(raw: Raw) -> Decimal | None:
    """The exact number of a cell; an approximate one makes no sum that could be compared."""
    if raw.kind not in {Kind.TEXT, Kind.NUMBER}:
        return None
    said = read_number(shown(raw))
    exact = said.ok and said.certainty == Certainty.EXACT
    return Decimal(said.value) if exact and isinstance(said.value, int | Decimal) else None
