"""Every figure counted again in plain SQL, written by hand for each register.

Nothing here goes through the figures, their conditions or the views of all versions: what was
known at an entry is read from the table and its twin. A row of `COUNTED` is a register, the day on
which its rows count, and for each figure what is counted and which rows.
"""

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
            found[key] = _sum(row) if len(row) > 1 else (row[0], row[0], 0, "exact")
    for key, (part, whole) in RATES.items():
        found[key] = (_rate(found[part][0], found[whole][0]),)
    for key, parts in TOTALS.items():
        n = sum(found[part][0] for part in parts)
        found[key] = (n, n, 0, "exact")
    return found


def _rows(register: Register, asked: Asked) -> dict[str, tuple[Any, ...]]:
    """One statement for each figure: none can lean on another."""
    given: dict[str, int | str] = {
        "area": asked.area,
        "town": asked.town,
        "day": asked.day.isoformat(),
        "since": asked.since.isoformat(),
        "known": asked.known,
    }
    rows = {}
    with connection.cursor() as cursor:
        for key, (what, which) in register.figures.items():
            cursor.execute(
                f"SELECT {what} FROM {known(register.table, register.columns)} r"
                f" WHERE NOT void AND {register.inside[asked.level]}"
                f" AND {register.days} AND {which}",
                given,
            )
            rows[key] = cursor.fetchone()
    return rows


def _sum(row: tuple[Any, ...]) -> Told:
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
