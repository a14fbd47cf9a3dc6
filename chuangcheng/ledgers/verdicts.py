"""结论: what becomes of every line of a file, and of the file as a whole."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from chuangcheng.ledgers.choices import Choices, cell_key
from chuangcheng.ledgers.layout import Layout
from chuangcheng.ledgers.table import Flag, Heading, Picture, Row, Severity, Skipped, Unknown


class Verdict(TextChoices):
    """结论 of a line."""

    NEW = "new", _("新增")
    CHANGED = "changed", _("变更")
    SAME = "same", _("相同")
    ERROR = "error", _("有错")
    ASK = "ask", _("要定")
    SKIPPED = "skipped", _("跳过")


WRITTEN = frozenset({Verdict.NEW, Verdict.CHANGED})


class Outcome(StrEnum):
    """The file as a whole: may be written, waits for a decision, or for a correction."""

    OK = "ok"
    ASK = "ask"
    ERROR = "error"


@dataclass(frozen=True)
class Judged:
    """对照过的一行: the row with all doubts, the thing it is known as, what would be written.

    `subject` is the trail's key of a thing known already. `was` says by column what stands in
    the base where the ledger says otherwise. `moves`: the state of a known thing goes on, which
    cannot be undone. `plan` belongs to the register. `pictures` would become its photos.
    """

    sheet: str
    row: Row
    subject: str = ""
    was: Mapping[str, str] = field(default_factory=dict)
    moves: bool = False
    plan: object = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Line(Judged):
    """判定的一行."""

    verdict: Verdict = Verdict.SAME

    @property
    def wrong(self) -> tuple[Flag, ...]:
        """What has to be mended."""
        return tuple(flag for flag in self.row.flags if flag.severity is Severity.ERROR)

    @property
    def asked(self) -> tuple[Flag, ...]:
        """What somebody has to decide."""
        return tuple(flag for flag in self.row.flags if flag.severity is Severity.ASK)

    @property
    def tidied(self) -> int:
        """How many cells were put right by themselves."""
        return sum(bool(cell.notes) for cell in self.row.cells.values())


@dataclass(frozen=True)
class SheetPreview:
    """一张工作表的预览: its lines, and everything in it that becomes none.

    `marked` is the column 错误 of a copy that was marked before.
    """

    name: str
    header_row: int
    columns: tuple[Heading, ...]
    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...]
    unknown: tuple[Unknown, ...]
    unwritten: tuple[Heading, ...]
    hidden_lines: int
    hidden_columns: tuple[Unknown, ...]
    flags: tuple[Flag, ...]
    marked: tuple[Unknown, ...] = ()

    @property
    def asked(self) -> tuple[Flag, ...]:
        """What has to be decided about the sheet as a whole."""
        return tuple(flag for flag in self.flags if flag.severity is Severity.ASK)


@dataclass(frozen=True)
class Preview:
    """预览: what a file would write, and what stands in its way. Nothing is written yet.

    `left_out` says of sheets why they are no table of the register; `seen_before` of the same
    file when it was written, '' when it never was.
    """

    layout: Layout
    choices: Choices
    sheets: tuple[SheetPreview, ...]
    hidden_sheets: tuple[str, ...]
    left_out: Mapping[str, str]
    seen_before: str = ""

    @property
    def lines(self) -> Iterator[Line]:
        for sheet in self.sheets:
            yield from sheet.lines

    @cached_property
    def counts(self) -> Counter[Verdict]:
        """How many lines of each verdict."""
        return Counter(line.verdict for line in self.lines)

    @property
    def to_write(self) -> int:
        """How many lines would be written."""
        return sum(self.counts[verdict] for verdict in WRITTEN)

    @property
    def photos(self) -> int:
        """How many pictures would become photos."""
        return sum(len(line.pictures) for line in self.lines if line.verdict in WRITTEN)

    @property
    def promise(self) -> str:
        """What somebody is told would be written, to hold the commit to it: 152+6."""
        return f"{self.counts[Verdict.NEW]}+{self.counts[Verdict.CHANGED]}"

    @property
    def changed_cells(self) -> int:
        return sum(len(line.was) for line in self.lines if line.verdict is Verdict.CHANGED)

    @property
    def tidied(self) -> int:
        return sum(line.tidied for line in self.lines)

    @cached_property
    def wrong_cells(self) -> tuple[str, ...]:
        """Every cell that has to be mended."""
        return self._cells(Severity.ERROR)

    @cached_property
    def asked_cells(self) -> tuple[str, ...]:
        """Every cell about which somebody has to decide, those of the sheets as wholes too."""
        whole = [cell_key(s.name, flag.address) for s in self.sheets for flag in s.asked]
        return tuple(dict.fromkeys([*whole, *self._cells(Severity.ASK)]))

    @property
    def outcome(self) -> Outcome:
        if self.counts[Verdict.ERROR]:
            return Outcome.ERROR
        if self.asked_cells or (self.seen_before and not self.choices.again):
            return Outcome.ASK
        return Outcome.OK

    def _cells(self, severity: Severity) -> tuple[str, ...]:
        """The cells of the lines that are not left out."""
        found = (
            cell_key(line.sheet, flag.address)
            for line in self.lines
            if line.verdict is not Verdict.SKIPPED
            for flag in line.row.flags
            if flag.severity is severity
        )
        return tuple(dict.fromkeys(found))
