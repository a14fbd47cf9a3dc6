"""数到的量: what each thing adds to some numbers, read in one statement for all that share rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from chuangcheng.figures.asking import rows_during, terms_of
from chuangcheng.figures.cells import cell_q
from chuangcheng.figures.kinds import Distinct, Happened, Leaf, Scope, Sum
from chuangcheng.figures.numbers import Number
from chuangcheng.kernel.quantity import Certainty, Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """What one thing adds to a number, since which day it does so, and by which entry we know."""

    quantity: Quantity
    begins: date
    ends: date | None
    entry: int


Amounts = Mapping[int, Amount]


def amounts(numbers: Iterable[Number[Leaf]], scope: Scope) -> dict[str, Amounts]:
    """What each thing adds to each of some numbers of one scope, by their marks."""
    groups: dict[Any, dict[str, Number[Leaf]]] = defaultdict(dict)
    for number in numbers:
        groups[number.figure.of.key, number.figure.when][number.mark] = number
    found: dict[str, Amounts] = {}
    for group in groups.values():
        found |= _of_group(list(group.values()), scope)
    return found


def _of_group(numbers: Sequence[Number[Leaf]], scope: Scope) -> dict[str, Amounts]:
    rows, flags = _flagged(numbers, scope)
    columns = dict.fromkeys(name for each in numbers for name in _columns(each.figure))
    adding: list[dict[int, list[Amount]]] = [defaultdict(list) for _number in numbers]
    for row in rows.order_by("pk").values(*columns, *flags):
        for place, number in enumerate(numbers):
            thing = row[_key(number.figure)]
            if thing is not None and row.get(f"in_{place}", True):
                adding[place][thing].append(_amount(number.figure, row))
    return {
        number.mark: {thing: _together(number.figure, each) for thing, each in found.items()}
        for number, found in zip(numbers, adding, strict=True)
    }


def _flagged(
    numbers: Sequence[Number[Leaf]], scope: Scope
) -> tuple[QuerySet[Any], dict[str, Case]]:
    """The rows of a group, and for each number whether it counts the row.

    What all ask alike is asked of the rows; a number that asks nothing else has no mark of its own.
    """
    terms = [_terms(number, scope) for number in numbers]
    shared = [term for term in terms[0] if all(term in others for others in terms)]
    flags = {
        f"in_{place}": Case(When(Q(*rest), then=Value(True)), default=Value(False))
        for place, asked in enumerate(terms)
        if (rest := [term for term in asked if term not in shared])
    }
    rows = rows_during(numbers[0].figure, scope).filter(*map(Q, shared))
    return rows.annotate(**flags), flags


def _terms(number: Number[Leaf], scope: Scope) -> list[Any]:
    leaf = number.figure
    terms = terms_of(leaf.narrowed(scope))
    for cut, value in number.cells.items():
        terms += terms_of(cell_q(leaf.of.asked_by[cut], value))
    return terms


def _columns(leaf: Leaf) -> Iterable[str]:
    measured = (leaf.column, leaf.certainty) if isinstance(leaf, Sum) else ()
    return filter(None, (_key(leaf), *_days(leaf), "known_from", *measured))


def _key(leaf: Leaf) -> str:
    return leaf.column if isinstance(leaf, Distinct) else leaf.of.shown.key


def _days(leaf: Leaf) -> tuple[str, str]:
    """The columns of the day on which a row begins to count, and of that on which it ends."""
    when = leaf.when
    return (when.day, "") if isinstance(when, Happened) else (when.begins, when.ends)


def _amount(leaf: Leaf, row: Mapping[str, Any]) -> Amount:
    begins, ends = _days(leaf)
    return Amount(_quantity(leaf, row), row[begins], row.get(ends), row["known_from"])


def _quantity(leaf: Leaf, row: Mapping[str, Any]) -> Quantity:
    if not isinstance(leaf, Sum):
        return Quantity(1)
    value = row[leaf.column]
    if value is None:
        return Quantity(None, Certainty.UNKNOWN)
    return Quantity(value, Certainty(row[leaf.certainty]) if leaf.certainty else Certainty.EXACT)


def _together(leaf: Leaf, found: Sequence[Amount]) -> Amount:
    """The rows of one thing; a thing that is counted once has the first of them."""
    first = found[0]
    if len(found) == 1 or isinstance(leaf, Distinct):
        return first
    return replace(first, quantity=reduce(lambda a, b: a + b, (a.quantity for a in found)))
