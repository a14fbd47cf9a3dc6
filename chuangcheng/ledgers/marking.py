"""批注: a record while it is judged against the office's own base; notes and doubts per cell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _
from pydantic import ValidationError

from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.shapes import Shape, faults
from chuangcheng.ledgers.table import Cell, Flag, Row, Severity

Line = TypeVar("Line", bound=Shape)


class Marking:
    """批注一行: reads the tidied values and adds what the base says to them.

    A cell that the sheet does not have is marked at `anchor`, the column every record must fill.
    """

    def __init__(self, sheet: str, row: Row, anchor: str) -> None:
        self.sheet = sheet
        self.number = row.number
        self._row = row
        self._cells = dict(row.cells)
        self._anchor = anchor

    @property
    def row(self) -> Row:
        """The row with all that was found."""
        return replace(self._row, cells=self._cells)

    def has(self, key: str) -> bool:
        """Whether the sheet has this column."""
        return key in self._row.cells

    def raw(self, key: str) -> str:
        """The cell as the user sees it in the sheet; '' where there is none."""
        cell = self._cells.get(key)
        return cell.raw.strip() if cell else ""

    def value(self, key: str) -> object:
        """What the cell was read as, else what is proposed for it: doubts are told all at once."""
        cell = self._cells.get(key)
        if cell is None or cell.value is not None:
            return cell.value if cell else None
        return proposal_of(cell)

    def text(self, key: str) -> str:
        """The value as one line of text; '' where there is none."""
        value = self.value(key)
        return " ".join(str(value).split()) if value is not None else ""

    def is_wrong(self, key: str) -> bool:
        """Whether the cell has an error already."""
        cell = self._cells.get(key)
        return cell is not None and cell.has(Severity.ERROR)

    def read_as(self, key: str, value: object) -> None:
        """The value that the base has for it; the raw text stays readable in a note."""
        cell = self._cells.get(key)
        if cell is None:
            return
        told = any(note.startswith(_("原文 %s") % "") for note in cell.notes)
        shown = "、".join(value) if isinstance(value, tuple) else str(value)
        same = folded(cell.raw) == folded(shown)
        notes = cell.notes if told or same or not cell.raw else (*cell.notes, _said(cell))
        self._cells[key] = replace(cell, value=value, notes=notes)

    def settle(self, key: str, value: object) -> None:
        """Reads a cell as the register knows better: no doubt is left about it."""
        if cell := self._cells.get(key):
            self._cells[key] = replace(cell, flags=())
            self.read_as(key, value)

    def forget_doubts(self, key: str) -> None:
        """Drops what was asked about a cell: something better than its place in the sheet knows."""
        if cell := self._cells.get(key):
            flags = tuple(flag for flag in cell.flags if flag.severity is not Severity.ASK)
            self._cells[key] = replace(cell, flags=flags)

    def soften(self, key: str, reason: str) -> None:
        """Asks about a cell instead of refusing it."""
        if cell := self._cells.get(key):
            flag = Flag(cell.address, reason, Severity.ASK)
            kept = tuple(flag for flag in cell.flags if flag.severity is not Severity.ERROR)
            self._cells[key] = replace(cell, flags=(*kept, flag))

    def note(self, key: str, sentence: str) -> None:
        """For the eye: tidied, derived, or not taken over."""
        key, cell = self._at(key)
        if sentence not in cell.notes:
            self._cells[key] = replace(cell, notes=(*cell.notes, sentence))

    def ask(self, key: str, reason: str, *, proposal: object = None) -> None:
        """Somebody has to decide."""
        self._flag(key, reason, Severity.ASK, proposal)

    def wrong(self, key: str, reason: str, *, proposal: object = None) -> None:
        """Has to be mended first."""
        self._flag(key, reason, Severity.ERROR, proposal)

    def shaped(
        self,
        line: type[Line],
        *,
        today: date,
        said: Mapping[str, object] | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> Line | None:
        """The whole row in its shape; None where a cell is wrong, each fault told at its cell.

        `said` stands for what other cells said of a field; `columns` names the cell of a field
        that is called otherwise.
        """
        values = {name: self.value(name) for name in line.model_fields} | dict(said or {})
        try:
            shape = line.of(values, today=today)
        except ValidationError as error:
            for name, sentence in faults(error):
                key = (columns or {}).get(name, name)
                if not self.is_wrong(key):
                    self.wrong(key, sentence)
            return None
        return None if any(self.is_wrong(key) for key in self._cells) else shape

    def _flag(self, key: str, reason: str, severity: Severity, proposal: object) -> None:
        key, cell = self._at(key)
        flag = Flag(cell.address, reason, severity, proposal)
        if flag not in cell.flags:
            self._cells[key] = replace(cell, flags=(*cell.flags, flag))

    def _at(self, key: str) -> tuple[str, Cell]:
        key = key if key in self._cells else self._anchor
        return key, self._cells[key]


def proposal_of(cell: Cell) -> object:
    """What is proposed for a cell that was read as nothing; None when nothing is."""
    asked = (flag for flag in cell.flags if flag.severity is Severity.ASK)
    return next((flag.proposal for flag in asked if flag.proposal is not None), None)


def _said(cell: Cell) -> str:
    return _("原文 %s") % cell.raw.strip()
