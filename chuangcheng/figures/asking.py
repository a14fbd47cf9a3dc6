"""Asking figures: one statement for all leaves that share their rows and their days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import Q, QuerySet
from django.db.models import Sum as SumOf
from django.utils.translation import gettext as _

from chuangcheng.figures.answers import Answer, guarded, percent
from chuangcheng.figures.cells import cell_q, divisible, with_derived
from chuangcheng.figures.kinds import (
    Cut,
    Distinct,
    Figure,
    Key,
    Leaf,
    Rate,
    Scope,
    Sum,
    Total,
    When,
    cuts_of,
    leaves_of,
)
from chuangcheng.kernel.quantity import Certainty, Quantity, folded, total
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import AreaKind
from chuangcheng.trail.queries import as_known

__all__ = (
    "Answer",
    "ask",
    "ask_at",
    "ask_both",
    "ask_by",
    "ask_cells",
    "counted",
    "crossed",
    "exactly",
    "left_out",
    "percent",
    "rows_during",
    "terms_of",
    "versions_counted",
)


def ask(figures: Iterable[Figure], scope: Scope) -> dict[str, Answer]:
    """问统计项: the answers by key, in one statement per group of leaves."""
    figures = tuple(figures)
    found: dict[str, Answer] = {}
    for leaves in _groups(figures).values():
        found |= _answer_group(leaves, scope)
    return {figure.key: _answer(figure, found) for figure in figures}


def exactly(leaf: Leaf, scope: Scope) -> Answer:
    """The number itself, of few persons too: for whoever may read every row behind it."""
    return _answer_group({leaf.key: leaf}, scope)[leaf.key]


def ask_by(figures: Iterable[Figure], scope: Scope, cut: str) -> dict[str, dict[Key, Answer]]:
    """问统计项 by the cells of a cut; figures whose rows have no such cut are left out."""
    figures = tuple(f for f in figures if all(cut in leaf.of.cuts for leaf in leaves_of(f)))
    cells: dict[str, dict[Key, Answer]] = {}
    for leaves in _groups(figures).values():
        cells |= _answer_cells(leaves, scope, cut)
    return {figure.key: _by_cell(figure, cells) for figure in figures}


def ask_at(
    figures: Iterable[Figure], scope: Scope, point: str, values: Iterable[Key]
) -> dict[str, dict[Key, Answer]]:
    """问统计项 of some things by a point of their kinds: each its answer, that of nothing too."""
    figures, values = tuple(figures), tuple(values)
    cells: dict[str, dict[Key, Answer]] = {}
    for leaves in _groups(figures).values():
        cut = next(iter(leaves.values())).of.points[point]
        cells |= _grouped(leaves, scope, cut, among=values)
    return {f.key: {value: _cell_answer(f, cells, value) for value in values} for f in figures}


def ask_both(
    figures: Iterable[Figure], scope: Scope, cut: str
) -> tuple[dict[str, Answer], dict[str, dict[Key, Answer]]]:
    """问统计项 as `ask` and as `ask_by` do; what adds up is counted once for both."""
    figures = tuple(figures)
    found: dict[str, Answer] = {}
    cells: dict[str, dict[Key, Answer]] = {}
    for leaves in _groups(figures).values():
        divided = _answer_cells(leaves, scope, cut) if _has(leaves, cut) else {}
        adding = [key for key in divided if not isinstance(leaves[key], Distinct)]
        found |= {key: _all_of(leaves[key], divided[key].values()) for key in adding}
        rest = {key: leaf for key, leaf in leaves.items() if key not in found}
        found |= _answer_group(rest, scope) if rest else {}
        cells |= divided
    by_cell = {f.key: _by_cell(f, cells) for f in figures if cut in cuts_of(f)}
    return {figure.key: _answer(figure, found) for figure in figures}, by_cell


def ask_cells(figures: Iterable[Figure], scope: Scope) -> dict[str, dict[str, dict[Key, Answer]]]:
    """问统计项 by the cells of all their cuts, by figure and cut.

    What adds up is counted once for all cuts together and added here; months and distinct things
    are asked cut by cut.
    """
    figures = tuple(figures)
    cells: dict[str, dict[str, dict[Key, Answer]]] = defaultdict(dict)
    for leaves in _groups(figures).values():
        for cut, found in _all_cells(leaves, scope).items():
            cells[cut] |= found
    return {
        figure.key: {cut: _by_cell(figure, cells[cut]) for cut in cuts_of(figure)}
        for figure in figures
    }


def crossed(leaf: Leaf, scope: Scope, *, down: str, across: str) -> dict[tuple[Key, Key], int]:
    """How many rows of a leaf stand in each pair of cells of two cuts, in one statement."""
    cuts = (leaf.of.asked_by[down], leaf.of.asked_by[across])
    one, other = (cut.column for cut in cuts)
    rows = divisible(rows_during(leaf, scope), *cuts).filter(leaf.narrowed(scope))
    grouped = rows.order_by().values(one, other)
    return {(row[one], row[other]): row["n"] for row in grouped.annotate(n=CountOf("pk"))}


def counted(leaf: Leaf, scope: Scope, **cells: Key) -> QuerySet[Any]:
    """The rows behind a leaf, or behind one cell of it: exactly those that it counts."""
    return _narrowed(rows_during(leaf, scope), leaf, scope, cells)


def versions_counted(leaf: Leaf, scope: Scope, **cells: Key) -> QuerySet[Any]:
    """All versions that a leaf counts or would have counted, whenever they were known."""
    versions = leaf.of.ever._default_manager.all()
    return _narrowed(_during(versions, leaf, scope), leaf, scope, cells)


def left_out(leaf: Leaf, scope: Scope) -> tuple[int, int]:
    """不计入: of the rows of the same days, the void ones, and those that `only` leaves out."""
    known = as_known(leaf.of.model, leaf.of.ever, scope.known_at)
    rows = _during(known, leaf, scope, void=None)
    n = rows.aggregate(
        n_void=CountOf("pk", filter=Q(void=True)),
        n_standing=CountOf("pk", filter=Q(void=False)),
        n_counted=CountOf("pk", filter=Q(leaf.narrowed(scope), void=False)),
    )
    return n["n_void"], n["n_standing"] - n["n_counted"]


def _narrowed(
    rows: QuerySet[Any], leaf: Leaf, scope: Scope, cells: Mapping[str, Key]
) -> QuerySet[Any]:
    rows = rows.filter(leaf.narrowed(scope))
    for cut, value in cells.items():
        rows = rows.filter(cell_q(leaf.of.asked_by[cut], value))
    return rows


Group = tuple[str, When]


def _groups(figures: Iterable[Figure]) -> dict[Group, dict[str, Leaf]]:
    groups: dict[Group, dict[str, Leaf]] = defaultdict(dict)
    for figure in figures:
        for leaf in leaves_of(figure):
            groups[leaf.of.key, leaf.when][leaf.key] = leaf
    return groups


def _has(leaves: Mapping[str, Leaf], cut: str) -> bool:
    return cut in next(iter(leaves.values())).of.cuts


def rows_during(leaf: Leaf, scope: Scope, cut: Cut | None = None) -> QuerySet[Any]:
    """The rows of a kind that count on the scope's days, as they are or were known."""
    return _during(as_known(leaf.of.model, leaf.of.ever, scope.known_at), leaf, scope, cut)


def _during(
    rows: QuerySet[Any],
    leaf: Leaf,
    scope: Scope,
    cut: Cut | None = None,
    *,
    void: bool | None = False,
) -> QuerySet[Any]:
    of = leaf.of
    level = of.levels.get(AreaKind(scope.area.kind))
    if level is None:
        raise Refused(
            _("%(kind)s不能按“%(area)s”这一级统计") % {"kind": of.name, "area": scope.area.name}
        )
    where = level(scope.area) if callable(level) else Q(**{level: scope.area.pk})
    if cut is not None and cut.inside is not None and level != cut.column:
        where = cut.inside(scope.area)
    during = with_derived(rows.filter(where, leaf.when.during(scope)), of)
    return during if void is None else during.filter(void=void)


def _measured(
    rows: QuerySet[Any], leaves: Mapping[str, Leaf], scope: Scope
) -> tuple[QuerySet[Any], dict[str, Any]]:
    """The rows of one statement and its aggregates, by the place of the leaf and what it measures.

    What all leaves ask alike is asked of the rows: once for each, not once for each aggregate.
    """
    terms = [terms_of(leaf.narrowed(scope)) for leaf in leaves.values()]
    shared = [term for term in terms[0] if all(term in others for others in terms)]
    measures: dict[str, Any] = {}
    for place, leaf in enumerate(leaves.values()):
        which = Q(*(term for term in terms[place] if term not in shared))
        measures |= {f"{name}_{place}": made for name, made in _measure(leaf, which).items()}
    return rows.filter(*map(Q, shared)), measures


def terms_of(which: Q) -> list[Any]:
    """What must hold all at once."""
    return [which] if which.negated or which.connector != Q.AND else list(which.children)


def _measure(leaf: Leaf, which: Q) -> dict[str, Any]:
    match leaf:
        case Distinct(column=column):
            return {"n": CountOf(column, distinct=True, filter=which)}
        case Sum(column=column, certainty=certainty):
            sums = {"rows": CountOf("pk", filter=which), "n": CountOf(column, filter=which)}
            if not certainty:
                return sums | {"exact": SumOf(column, filter=which)}
            return sums | {
                sure.value: SumOf(column, filter=which & Q(**{certainty: sure}))
                for sure in Certainty
                if sure != Certainty.UNKNOWN
            }
    return {"n": CountOf("pk", filter=which)}


def _answer_group(leaves: dict[str, Leaf], scope: Scope) -> dict[str, Answer]:
    first = next(iter(leaves.values()))
    rows, measures = _measured(rows_during(first, scope), leaves, scope)
    row = rows.aggregate(**measures)
    return {leaf.key: _leaf_answer(leaf, row, place) for place, leaf in enumerate(leaves.values())}


def _answer_cells(
    leaves: dict[str, Leaf], scope: Scope, cut_key: str
) -> dict[str, dict[Key, Answer]]:
    cut = next(iter(leaves.values())).of.cuts[cut_key]
    if cut.fold is None:
        return _grouped(leaves, scope, cut)
    # Days may be added up to a month, but a thing seen on two of its days is one thing.
    distinct = {key: leaf for key, leaf in leaves.items() if isinstance(leaf, Distinct)}
    others = {key: leaf for key, leaf in leaves.items() if key not in distinct}
    cells = _grouped(others, scope, cut) if others else {}
    return cells | {key: _distinct_by_fold(leaf, scope, cut) for key, leaf in distinct.items()}


def _all_cells(leaves: dict[str, Leaf], scope: Scope) -> dict[str, dict[str, dict[Key, Answer]]]:
    """The cells of one group of leaves by cut and leaf."""
    cuts = next(iter(leaves.values())).of.cuts
    adding = {key: leaf for key, leaf in leaves.items() if not isinstance(leaf, Distinct)}
    plain = {key: cut for key, cut in cuts.items() if cut.fold is None and cut.derived is None}
    found = _added_up(adding, scope, plain) if adding and plain else {}
    for cut in cuts:
        rest = {key: leaf for key, leaf in leaves.items() if cut not in plain or key not in adding}
        if rest:
            found[cut] = found.get(cut, {}) | _answer_cells(rest, scope, cut)
    return found


def _added_up(
    leaves: dict[str, Leaf], scope: Scope, cuts: Mapping[str, Cut]
) -> dict[str, dict[str, dict[Key, Answer]]]:
    """The cells of several cuts out of one statement that groups by all of them."""
    rows, measures = _measured(rows_during(next(iter(leaves.values())), scope), leaves, scope)
    columns = list(dict.fromkeys(cut.column for cut in cuts.values()))
    grouped = rows.order_by().values(*columns)
    sums: list[dict[Key, list[Any]]] = [{} for _column in columns]
    for row in grouped.annotate(**measures).values_list(*columns, *measures):
        measured = row[len(columns) :]
        for cells, value in zip(sums, row, strict=False):
            before = cells.get(value)
            cells[value] = _plus(before, measured) if before else list(measured)
    named = {
        column: {value: dict(zip(measures, sum_, strict=True)) for value, sum_ in cells.items()}
        for column, cells in zip(columns, sums, strict=True)
    }
    return {key: _cells_of(leaves, named[cut.column]) for key, cut in cuts.items()}


def _plus(before: list[Any], more: Iterable[Any]) -> list[Any]:
    """Sum by sum; the database's sum of nothing is None and adds nothing."""
    return [
        a if b is None else b if a is None else a + b for a, b in zip(before, more, strict=True)
    ]


def _cells_of(
    leaves: Mapping[str, Leaf], rows: Mapping[Key, Mapping[str, Any]]
) -> dict[str, dict[Key, Answer]]:
    """The answers of each leaf by cell, those of nothing left out."""
    cells: dict[str, dict[Key, Answer]] = {leaf.key: {} for leaf in leaves.values()}
    for value, row in rows.items():
        for place, leaf in enumerate(leaves.values()):
            answer = _leaf_answer(leaf, row, place)
            if answer.rows:
                cells[leaf.key][value] = answer
    return cells


def _grouped(
    leaves: dict[str, Leaf], scope: Scope, cut: Cut, *, among: Iterable[Key] | None = None
) -> dict[str, dict[Key, Answer]]:
    counted = divisible(rows_during(next(iter(leaves.values())), scope, cut), cut)
    if among is not None:
        counted = counted.filter(**{f"{cut.column}__in": among})
    rows, measures = _measured(counted, leaves, scope)
    cells: dict[str, dict[Key, Answer]] = {leaf.key: {} for leaf in leaves.values()}
    for row in rows.order_by().values(cut.column).annotate(**measures):
        value = _cell(row[cut.column], cut)
        for place, leaf in enumerate(leaves.values()):
            answer = _leaf_answer(leaf, row, place)
            if answer.rows:
                before = cells[leaf.key].get(value)
                cells[leaf.key][value] = _joined(before, answer) if before else answer
    return cells


def _distinct_by_fold(leaf: Distinct, scope: Scope, cut: Cut) -> dict[Key, Answer]:
    rows = rows_during(leaf, scope).filter(leaf.narrowed(scope)).order_by()
    things: dict[Key, set[Any]] = defaultdict(set)
    for value, thing in rows.values_list(cut.column, leaf.column).distinct():
        things[_cell(value, cut)].add(thing)
    counts = {value: len(found - {None}) for value, found in things.items()}
    return {value: Answer(leaf, Quantity(n), rows=n) for value, n in counts.items() if n}


def _cell(value: Any, cut: Cut) -> Key:
    """The cell to which a value belongs."""
    cell: Key = cut.fold(value) if cut.fold and value is not None else value
    return cell


def _leaf_answer(leaf: Leaf, row: Mapping[str, Any], place: int) -> Answer:
    n = row[f"n_{place}"]
    if not isinstance(leaf, Sum):
        return Answer(leaf, Quantity(n), rows=n)
    rows = row[f"rows_{place}"]
    sums: dict[Certainty, int | None] = {
        sure: row.get(f"{sure.value}_{place}") for sure in Certainty if sure != Certainty.UNKNOWN
    }
    return Answer(leaf, folded(sums, numbered=n, rows=rows), rows=rows)


def _all_of(leaf: Leaf, cells: Iterable[Answer]) -> Answer:
    """The whole of which these are all the cells."""
    cells = list(cells)
    return reduce(_joined, cells) if cells else Answer(leaf, Quantity(0), rows=0)


def _joined(one: Answer, other: Answer) -> Answer:
    quantity = total(answer.quantity for answer in (one, other) if answer.quantity is not None)
    return Answer(one.figure, quantity, rows=one.rows + other.rows)


def _answer(figure: Figure, found: Mapping[str, Answer]) -> Answer:
    match figure:
        case Rate(part=part, whole=whole):
            a, b = found[part.key], found[whole.key]
            return Answer(figure, None, rows=b.rows, rate=percent(a.rows, b.rows), parts=(a, b))
        case Total(parts=parts):
            answers = tuple(found[part.key] for part in parts)
            quantities = [answer.quantity for answer in answers if answer.quantity is not None]
            rows = sum(answer.rows for answer in answers)
            return Answer(figure, total(quantities), rows=rows, parts=answers)
    return guarded(found[figure.key])


def _by_cell(figure: Figure, cells: Mapping[str, dict[Key, Answer]]) -> dict[Key, Answer]:
    values: dict[Key, None] = {}
    for leaf in leaves_of(figure):
        values |= dict.fromkeys(cells[leaf.key])
    return {value: _cell_answer(figure, cells, value) for value in values}


def _cell_answer(figure: Figure, cells: Mapping[str, dict[Key, Answer]], value: Key) -> Answer:
    leaves = leaves_of(figure)
    found = {
        leaf.key: cells[leaf.key].get(value, Answer(leaf, Quantity(0), rows=0)) for leaf in leaves
    }
    return _answer(figure, found)
