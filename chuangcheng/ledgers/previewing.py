"""预览: from a workbook and the choices made over it to the verdict on every line.

Asks the base, writes nothing. What is committed later is judged anew in just this way.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.calendars import wording
from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import picturing, queries, registers
from chuangcheng.ledgers.choices import NONE, Choices, cell_key, line_key
from chuangcheng.ledgers.faults import HEADING
from chuangcheng.ledgers.header import DEEPEST, texts
from chuangcheng.ledgers.layout import Layout
from chuangcheng.ledgers.layouts import UNWRITTEN
from chuangcheng.ledgers.marking import proposal_of
from chuangcheng.ledgers.models import Import, Register
from chuangcheng.ledgers.picturing import with_pictures
from chuangcheng.ledgers.splitting import split_rows
from chuangcheng.ledgers.table import Cell, Flag, Heading, Picture, Row, Severity, Table
from chuangcheng.ledgers.tidying import survey
from chuangcheng.ledgers.verdicts import Judged, Line, Preview, SheetPreview, Verdict
from chuangcheng.ledgers.workbook import (
    XLSX,
    Form,
    Kind,
    Origin,
    Raw,
    Sheet,
    Workbook,
    address,
    position,
)

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "gb18030": "GB18030",
    "big5": "Big5",
}
_DELIMITERS = {
    "\t": gettext_lazy("制表符"),
    ",": gettext_lazy("逗号"),
    ";": gettext_lazy("分号"),
    "，": gettext_lazy("中文逗号"),
    "、": gettext_lazy("顿号"),
    "|": gettext_lazy("竖线"),
}


@dataclass(frozen=True)
class Tables:
    """读出的各表 of one file as chosen: all that can be known of it without asking the base."""

    register: Register
    choices: Choices
    tables: tuple[Table, ...]
    hidden_sheets: tuple[str, ...]
    left_out: Mapping[str, str]
    origin: Origin = XLSX

    @property
    def pictures(self) -> Iterator[Picture]:
        """All pictures of all lines."""
        for table in self.tables:
            for row in table.rows:
                yield from row.pictures


def preview(
    workbook: Workbook, register: Register, choices: Choices = NONE, *, by: Actor, today: date
) -> Preview:
    """预览: Refused when no sheet of the workbook is a table of the register."""
    return compared(read(workbook, register, choices, today=today), by=by, today=today)


def read(
    workbook: Workbook,
    register: Register,
    choices: Choices,
    *,
    today: date,
    pictures: picturing.Known | None = None,
) -> Tables:
    """读各表 by the choices made. Takes most of the time of a preview, and no lock."""
    layout = registers.layout_of(register)
    found = survey(as_chosen(workbook, choices), layout, today=today)
    seen = (with_pictures(_harmless(table), pictures or {}) for table in found.tables)
    tables = tuple(_split(table, choices.split) for table in seen)
    hidden = tuple(table.sheet.name for table in found.hidden)
    return Tables(register, choices, tables, hidden, found.left_out, workbook.origin)


def compared(given: Tables, *, by: Actor, today: date, seen_before: str = "") -> Preview:
    """对照 with the base as it is now: the verdict on every line."""
    rows = [(table.sheet.name, row) for table in given.tables for row in table.rows]
    judged = registers.judge(given.register, rows, by=by, today=today)
    lines = _by_sheet(_line(each, given.choices) for each in judged)
    return Preview(
        layout=registers.layout_of(given.register),
        choices=given.choices,
        sheets=tuple(_sheet(table, lines, given) for table in given.tables),
        hidden_sheets=given.hidden_sheets,
        left_out=given.left_out,
        seen_before=seen_before,
    )


def preview_of(record: Import, workbook: Workbook, *, by: Actor, today: date) -> Preview:
    """预览 of a file that was taken in, with the choices made over it so far."""
    return compared_of(record, read_of(record, workbook, today=today), by=by, today=today)


def read_of(record: Import, workbook: Workbook, *, today: date) -> Tables:
    """读各表 of a file that was taken in."""
    register = Register(record.register)
    return read(workbook, register, record.chosen, today=today, pictures=record.pictures)


def compared_of(record: Import, given: Tables, *, by: Actor, today: date) -> Preview:
    """对照 of a file that was taken in, which may have been written once before."""
    before = queries.written_before(record.register, record.sha256)
    said = _seen_before(before) if before and before.pk != record.pk else ""
    return compared(given, by=by, today=today, seen_before=said)


def as_chosen(workbook: Workbook, choices: Choices) -> Workbook:
    """The workbook as if the user had edited it: hidden parts shown, cells typed over."""
    sheets = [sheet for sheet in workbook if sheet.name not in choices.without]
    if not sheets:
        raise Refused(_("所有工作表都没有选，至少选一张"))
    chosen = tuple(_corrected(_revealed(sheet, choices), choices) for sheet in sheets)
    return replace(workbook, sheets=chosen)


def guess(workbook: Workbook) -> Register:
    """台账种类 by its header: the register most of whose columns some sheet has."""
    return max(Register, key=lambda register: _most_known(workbook, registers.layout_of(register)))


def written(value: object) -> str:
    """A proposal as somebody would type it into the cell."""
    if isinstance(value, date):
        return day_name(value)
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _seen_before(record: Import) -> str:
    when = record.committed_at
    assert when is not None  # noqa: S101 - it was written
    facts = {
        "day": wording.moment(when, year=law_day(when).year),
        "who": record.by.name,
        "name": record.file_name,
    }
    return _("同一个文件 %(day)s 由%(who)s导入过（%(name)s）。确实要再导入，请先确认") % facts


def _most_known(workbook: Workbook, layout: Layout) -> tuple[bool, int]:
    """Whether some row names all that the register must have, and how many columns it names."""
    required = {column.key for column in layout.required}
    rows = [(sheet, row) for sheet in workbook for row in range(1, DEEPEST + 2)]
    found = [_names_in(sheet, row, layout) for sheet, row in rows]
    return max(((required <= names, len(names)) for names in found), default=(False, 0))


def _names_in(sheet: Sheet, row: int, layout: Layout) -> set[str]:
    found = (layout.named(text) for text in texts(sheet, row).values())
    return {column.key for column in found if column}


def _revealed(sheet: Sheet, choices: Choices) -> Sheet:
    return sheet.revealed() if sheet.name in choices.revealed else sheet


def _corrected(sheet: Sheet, choices: Choices) -> Sheet:
    """What was typed in the preview stands as text in the cell; nothing typed empties it."""
    rows: dict[int, dict[int, Raw]] = {}
    for key, text in choices.corrections.items():
        name, _sign, reference = key.rpartition("!")
        at = position(reference)
        if name != sheet.name or at is None:
            continue
        row, column = at
        cells = rows.setdefault(row, dict(sheet.rows.get(row, {})))
        cells.pop(column, None)
        if text:
            cells[column] = Raw(Kind.TEXT, text)
    return replace(sheet, rows={**sheet.rows, **rows}) if rows else sheet


def _split(table: Table, chosen: Collection[str]) -> Table:
    wanted = {row.number for row in table.rows if line_key(table.sheet.name, row.number) in chosen}
    return split_rows(table, wanted) if wanted else table


def _harmless(table: Table) -> Table:
    """What is doubtful in a column that no record keeps stands in nobody's way."""
    keys = UNWRITTEN.get(table.layout.key, frozenset()) & {
        heading.column.key for heading in table.columns
    }
    rows = [
        replace(row, cells={**row.cells, **{key: _noted(row.cells[key]) for key in keys}})
        for row in table.rows
    ]
    return replace(table, rows=tuple(rows)) if keys else table


def _noted(cell: Cell) -> Cell:
    flags = (replace(flag, severity=Severity.NOTE) for flag in cell.flags)
    return replace(cell, flags=tuple(flags))


def _by_sheet(lines: Iterable[Line]) -> Mapping[str, list[Line]]:
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.sheet].append(line)
    return found


def _line(judged: Judged, choices: Choices) -> Line:
    facts = {each.name: getattr(judged, each.name) for each in fields(judged)}
    line = Line(**{**facts, "row": _settled(judged, choices)})
    verdict = _verdict(line)
    if choices.skip_bad and verdict in {Verdict.ERROR, Verdict.ASK}:
        verdict = Verdict.SKIPPED
    return replace(line, verdict=verdict)


def _verdict(line: Line) -> Verdict:
    if line.wrong:
        return Verdict.ERROR
    if line.asked:
        return Verdict.ASK
    if line.plan is None:
        return Verdict.SAME
    return Verdict.CHANGED if line.subject else Verdict.NEW


def _settled(judged: Judged, choices: Choices) -> Row:
    """What was accepted is decided: the cell keeps its value, or takes the proposal."""
    if not choices.accepted:
        return judged.row
    cells = {
        key: _accepted(cell) if cell_key(judged.sheet, cell.address) in choices.accepted else cell
        for key, cell in judged.row.cells.items()
    }
    return replace(judged.row, cells=cells)


def _accepted(cell: Cell) -> Cell:
    value = cell.value if cell.value is not None else proposal_of(cell)
    return replace(cell, value=value, flags=tuple(map(_decided, cell.flags)))


def _decided(flag: Flag) -> Flag:
    return replace(flag, severity=Severity.NOTE) if flag.severity is Severity.ASK else flag


def _sheet(table: Table, lines: Mapping[str, list[Line]], given: Tables) -> SheetPreview:
    name = table.sheet.name
    known = {head.column.key for head in table.columns}
    told = [*_origin_notes(given.origin), *registers.absent_notes(given.register, known)]
    top = address(table.header_row, 1)
    flags = [
        _decided(flag) if cell_key(name, flag.address) in given.choices.accepted else flag
        for flag in table.flags
    ]
    marked = tuple(each for each in table.unknown_columns if each.title == str(HEADING))
    return SheetPreview(
        name=name,
        header_row=table.header_row,
        columns=table.columns,
        lines=tuple(lines.get(name, ())),
        skipped=table.skipped,
        unknown=tuple(each for each in table.unknown_columns if each not in marked),
        unwritten=tuple(_unwritten(table)),
        hidden_lines=len(table.hidden),
        hidden_columns=table.hidden_columns,
        flags=(*flags, *(Flag(top, sentence, Severity.NOTE) for sentence in told)),
        marked=marked,
    )


def _origin_notes(origin: Origin) -> Iterator[str]:
    """What the file was, where it was no .xlsx: how it was read, and what comes back."""
    if origin.form is Form.XLS:
        yield _("文件是旧格式的 .xls，批注表会另存为 .xlsx")
    if origin.form is Form.TEXT:
        facts = {
            "encoding": _ENCODINGS[origin.encoding],
            "sign": _DELIMITERS.get(origin.delimiter, f"“{origin.delimiter}”"),
        }
        yield (
            _("文件是文本，按 %(encoding)s 编码、用%(sign)s分列读入，批注表会另存为 .xlsx") % facts
        )


def _unwritten(table: Table) -> Iterator[Heading]:
    """没有写入的列: those with content that no record keeps yet."""
    for heading in table.columns:
        key = heading.column.key
        filled = any(row.cells[key].raw.strip() for row in table.rows)
        if filled and key in UNWRITTEN.get(table.layout.key, ()):
            yield heading
