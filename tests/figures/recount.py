"""Every figure counted again in plain SQL, written by hand for each register.

Nothing here goes through the figures, their conditions or the views of all versions: what was
known at an entry is read from the table and its twin. A row of `COUNTED` is a register, the day on
which its rows count, and for each figure what is counted and which rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection

from tests.figures.recount_society import SECOND
from tests.figures.recount_terms import Register, known
from tests.figures.recount_work import FIRST

COUNTED = (*FIRST, *SECOND)
RATES = {
    "inspections.pass_rate": ("inspections.items_passed", "inspections.items_applicable"),
    "issues.closing_rate": ("issues.closed", "issues.handled"),
    "issues.relapse_rate": ("issues.relapsed", "issues.rechecked"),
    "plan.met_rate": ("plan.items_met", "plan.items_judged"),
}
TOTALS = {
    "inspections.sites_covered": (
        "inspections.compounds_covered",
        "inspections.villages_covered",
    )
}
Told = tuple[Any, ...]


@dataclass(frozen=True)
class Asked:
    """A question: an area, whether of a sub-district or a community, a day, what was known."""

    area: int
    level: str
    town: int
    day: date
    since: date
    known: int


def recounted(asked: Asked) -> dict[str, Told]:
    """Each figure as (value, rows, missing, certainty) of plain SQL."""
    found: dict[str, Told] = {}
    for register in COUNTED:
        for key, row in _rows(register, asked).items():
            found[key] = _told(row)
    for key, (part, whole) in RATES.items():
        found[key] = (_rate(found[part][0], found[whole][0]),)
    for key, parts in TOTALS.items():
        n = sum(found[part][0] for part in parts)
        found[key] = (n, n, 0, "exact")
    return found


def recounted_cells(asked: Asked) -> dict[tuple[str, str], dict[Any, Told]]:
    """What is cut by item or theme, by figure and cut: each cell as `recounted` says a figure."""
    found: dict[tuple[str, str], dict[Any, Told]] = {}
    for register in COUNTED:
        for key, (what, which) in register.figures.items():
            for cut, cell in register.cuts.items():
                rows = _asked(register, asked, f"{cell} AS cell, {what}", f"{which} GROUP BY 1")
                found[key, cut] = {value: _told(row) for value, *row in rows}
    return found


def bearing(asked: Asked, mark: str) -> dict[tuple[str, str], Told]:
    """What bears a mark, by figure and mark."""
    return {
        (key, name): _told(*_asked(register, asked, what, f"{which} AND {bears}", mark=mark))
        for register in COUNTED
        for key, (what, which) in register.figures.items()
        for name, bears in register.marks.items()
    }


def _rows(register: Register, asked: Asked) -> dict[str, tuple[Any, ...]]:
    """One statement for each figure: none can lean on another."""
    return {
        key: _asked(register, asked, what, which)[0]
        for key, (what, which) in register.figures.items()
    }


def _asked(
    register: Register, asked: Asked, what: str, which: str, mark: str = ""
) -> list[tuple[Any, ...]]:
    given: dict[str, int | str] = {
        "area": asked.area,
        "town": asked.town,
        "day": asked.day.isoformat(),
        "since": asked.since.isoformat(),
        "known": asked.known,
        "mark": f"%,{mark},%",
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {what} FROM {known(register.table, register.columns)} r"
            f" WHERE NOT void AND {register.inside[asked.level]}"
            f" AND {register.days} AND {which}",
            given,
        )
        return list(cursor.fetchall())


def _told(row: Sequence[Any]) -> Told:
    return _sum(row) if len(row) > 1 else (row[0], row[0], 0, "exact")


def _sum(row: Sequence[Any]) -> Told:
    rows, value, numbered, loose = row
    missing = rows - numbered
    if not rows:
        return (0, 0, 0, "exact")
    if not numbered:
        return (None, rows, missing, "unknown")
    return (int(value), rows, missing, "at_least" if missing or loose else "exact")


def _rate(part: int, whole: int) -> Decimal | None:
    """In per cent, half up; never all or nothing unless it is."""
    if not whole:
        return None
    hundredths = (part * 20000 + whole) // (2 * whole)
    if part < whole:
        hundredths = min(hundredths, 9999)
    return Decimal(max(hundredths, 1) if part else 0) / 100
