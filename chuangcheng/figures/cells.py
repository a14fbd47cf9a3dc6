"""单元格: the rows of one cell, a leaf over some cells, rows divided by what no column holds."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from chuangcheng.figures.kinds import Cut, Key, Kind, Leaf, Scope


def cell_q(cut: Cut, value: Key) -> Q:
    """The rows of one cell; None is the cell 未填."""
    if value is None or value == "":
        empty = Q(**{f"{cut.column}__isnull": True})
        return empty | Q(**{cut.column: ""}) if value == "" else empty
    return cut.span(value) if cut.span else Q(**{cut.column: value})


def narrowed(leaf: Leaf, cells: Iterable[tuple[str, Key]]) -> Leaf:
    """The leaf over some cells, told apart by its key: cells of one cut are added."""
    cells = tuple(cells)
    by_cut: dict[str, Q] = {}
    for cut, cell in cells:
        which = cell_q(leaf.of.asked_by[cut], cell)
        by_cut[cut] = by_cut[cut] | which if cut in by_cut else which
    bearing = Q(*by_cut.values())

    def only(scope: Scope) -> Q:
        return leaf.narrowed(scope) & bearing

    said = ",".join(f"{cut}={cell}" for cut, cell in cells)
    return replace(leaf, key=f"{leaf.key}?{said}", only=only if by_cut else leaf.only)


def with_derived(rows: QuerySet[Any], of: Kind) -> QuerySet[Any]:
    """The rows with what another table holds of them, to be asked for and not read."""
    derived = {cut.column: cut.derived for cut in of.cuts.values() if cut.derived is not None}
    return rows.alias(**derived) if derived else rows


def divisible(rows: QuerySet[Any], *cuts: Cut) -> QuerySet[Any]:
    """The rows with what they are divided by, where another table holds it."""
    derived = {cut.column: cut.derived for cut in cuts if cut.derived is not None}
    return rows.annotate(**derived) if derived else rows
