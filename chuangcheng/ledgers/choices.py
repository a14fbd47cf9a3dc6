"""选择: what a user decided over a file; kept with the import as plain JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any


@dataclass(frozen=True)
class Choices:
    """选择: cells go by `Sheet1!B7`, lines by `Sheet1!7`, sheets by their names.

    `accepted` cells keep what they were read as, or take the proposal when they were read as
    nothing. `corrections` are what somebody typed over a cell. `again`: the same file once more.
    `letter`: the 来文 that the list was attached to, by its key; 0 for none.
    """

    split: frozenset[str] = frozenset()
    revealed: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    corrections: Mapping[str, str] = field(default_factory=dict)
    skip_bad: bool = False
    again: bool = False
    letter: int = 0

    def facts(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Choices":
        """From JSON; what is not there was not chosen."""
        sets = ("split", "revealed", "without", "accepted")
        return cls(
            **{name: frozenset(facts.get(name, ())) for name in sets},
            corrections=dict(facts.get("corrections", {})),
            skip_bad=bool(facts.get("skip_bad")),
            again=bool(facts.get("again")),
            letter=int(facts.get("letter") or 0),
        )

    def accepting(self, cells: Iterable[str]) -> "Choices":
        """就这样: these cells too."""
        return replace(self, accepted=self.accepted | set(cells))

    def correcting(self, corrections: Mapping[str, str]) -> "Choices":
        """改: what was accepted of a cell before holds no more."""
        merged = {**self.corrections, **corrections}
        return replace(self, corrections=merged, accepted=self.accepted.difference(corrections))


NONE = Choices()


def cell_key(sheet: str, address: str) -> str:
    """Sheet1!B7, as a cell is chosen."""
    return f"{sheet}!{address}"


def line_key(sheet: str, row: int) -> str:
    """Sheet1!7, as a line is chosen."""
    return f"{sheet}!{row}"


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return dict(value) if isinstance(value, Mapping) else value
