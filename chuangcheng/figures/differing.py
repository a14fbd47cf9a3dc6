"""差别: why a figure says something else than it said, row by row.

Between two questions lie two kinds of difference. What we were told later about the same day is
a correction; what happened since is a change. So: then + Σ corrections = the same day as we know
it now; that + Σ changes = now. A figure asked twice for the same day only has corrections.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures.asking import Answer, ask, ask_by, counted
from chuangcheng.figures.causes import Cause, Happening, Reason, causes, told
from chuangcheng.figures.kinds import (
    Count,
    Distinct,
    Figure,
    Happened,
    Key,
    Leaf,
    Scope,
    Sum,
    leaves_of,
)
from chuangcheng.figures.rows import named
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import Refused

__all__ = ("Difference", "DifferingRow", "Reason", "difference", "differences")


@dataclass(frozen=True, slots=True)
class DifferingRow:
    """△ 一行: what stood in the number and what stands there; None where it did not, does not."""

    pk: int
    ref: str
    number: str
    label: str
    was: Quantity | None
    now: Quantity | None
    cause: Cause

    @property
    def by(self) -> int:
        """±1, or by how much the row's own quantity differs; what nobody counted adds nothing."""
        return _number(self.now) - _number(self.was)


@dataclass(frozen=True, slots=True)
class Difference:
    """差别 of one leaf: what it said, what was corrected, what happened since, what it says."""

    figure: Leaf
    earlier: Scope
    later: Scope
    was: Answer
    known: Answer  # what it says of the earlier day by what is known later
    now: Answer
    corrections: tuple[DifferingRow, ...]
    changes: tuple[DifferingRow, ...]

    @property
    def corrected(self) -> int:
        """Σ of the corrections."""
        return sum(row.by for row in self.corrections)

    @property
    def changed(self) -> int:
        """Σ of the changes."""
        return sum(row.by for row in self.changes)

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.corrections or self.changes)


def difference(leaf: Leaf, earlier: Scope, later: Scope, **cells: Key) -> Difference:
    """差别 of a leaf, or of one of its cells, between two questions.

    Raises Refused where few persons are counted.
    """
    if isinstance(leaf, Count) and leaf.fewest:
        raise Refused(_("这个统计项数的是少数人，不逐行比较"))
    then = replace(earlier, known_at=later.known_at)
    was, known, now = (_amounts(leaf, scope, cells) for scope in (earlier, then, later))
    corrected = _differing(was, known)
    why = causes(leaf, corrected, earlier, then, cells)
    changed = _differing(known, now)
    since = told({thing: _happening(known.get(thing), now.get(thing)) for thing in changed})
    words = named(leaf, [*corrected, *changed])
    return Difference(
        figure=leaf,
        earlier=earlier,
        later=later,
        was=_answer(leaf, earlier, cells),
        known=_answer(leaf, then, cells),
        now=_answer(leaf, later, cells),
        corrections=_lines(corrected, was, known, why, words),
        changes=_lines(changed, known, now, since, words),
    )


def differences(figure: Figure, earlier: Scope, later: Scope) -> tuple[Difference, ...]:
    """差别 of any figure: of a rate 分子 and 分母, of a total each part."""
    return tuple(difference(leaf, earlier, later) for leaf in leaves_of(figure))


@dataclass(frozen=True, slots=True)
class _Amount:
    """What one thing adds to a number, since which day it does so, and by which entry we know."""

    quantity: Quantity
    begins: date
    ends: date | None
    entry: int


Amounts = Mapping[int, _Amount]


def _amounts(leaf: Leaf, scope: Scope, cells: Mapping[str, Key]) -> Amounts:
    """What each thing adds to the number of one scope, in one statement."""
    key = leaf.column if isinstance(leaf, Distinct) else leaf.of.shown.key
    begins, ends = _days(leaf)
    measured = (leaf.column, leaf.certainty) if isinstance(leaf, Sum) else ()
    names = dict.fromkeys(filter(None, (key, begins, ends, "known_from", *measured)))
    found: dict[int, list[_Amount]] = defaultdict(list)
    for row in counted(leaf, scope, **cells).order_by("pk").values(*names):
        if row[key] is not None:
            quantity = _quantity(leaf, row)
            amount = _Amount(quantity, row[begins], row.get(ends), row["known_from"])
            found[row[key]].append(amount)
    return {thing: _together(leaf, amounts) for thing, amounts in found.items()}


def _days(leaf: Leaf) -> tuple[str, str]:
    """The columns of the day on which a row begins to count, and of that on which it ends."""
    when = leaf.when
    return (when.day, "") if isinstance(when, Happened) else (when.begins, when.ends)


def _quantity(leaf: Leaf, row: Mapping[str, Any]) -> Quantity:
    if not isinstance(leaf, Sum):
        return Quantity(1)
    value = row[leaf.column]
    if value is None:
        return Quantity(None, Certainty.UNKNOWN)
    return Quantity(value, Certainty(row[leaf.certainty]) if leaf.certainty else Certainty.EXACT)


def _together(leaf: Leaf, amounts: list[_Amount]) -> _Amount:
    """The rows of one thing; a thing that is counted once has the first of them."""
    first = amounts[0]
    if len(amounts) == 1 or isinstance(leaf, Distinct):
        return first
    return replace(first, quantity=reduce(lambda a, b: a + b, (a.quantity for a in amounts)))


def _differing(before: Amounts, after: Amounts) -> list[int]:
    """The things that add something else, in the order of their ids."""
    return sorted(
        thing
        for thing in before.keys() | after.keys()
        if _of(before.get(thing)) != _of(after.get(thing))
    )


def _of(amount: _Amount | None) -> Quantity | None:
    return amount.quantity if amount else None


def _number(quantity: Quantity | None) -> int:
    return (quantity.value or 0) if quantity else 0


def _happening(before: _Amount | None, after: _Amount | None) -> Happening:
    """What happened between two days: it came, it went, or it became more or less."""
    if before is None and after is not None:
        return Happening(Reason.NEW, after.begins, after.entry)
    if before is not None and after is None:
        return Happening(Reason.WENT, before.ends, before.entry)
    assert after is not None  # noqa: S101 - what stands in neither does not differ
    return Happening(Reason.OTHER_AMOUNT, after.begins, after.entry)


def _lines(
    things: Iterable[int],
    before: Amounts,
    after: Amounts,
    why: Mapping[int, Cause],
    words: Mapping[int, Any],
) -> tuple[DifferingRow, ...]:
    return tuple(
        DifferingRow(
            pk=thing,
            ref=words[thing].ref,
            number=words[thing].number,
            label=words[thing].label,
            was=_of(before.get(thing)),
            now=_of(after.get(thing)),
            cause=why[thing],
        )
        for thing in things
    )


def _answer(leaf: Leaf, scope: Scope, cells: Mapping[str, Key]) -> Answer:
    if not cells:
        return ask([leaf], scope)[leaf.key]
    ((cut, value),) = cells.items()
    return ask_by([leaf], scope, cut)[leaf.key].get(value, Answer(leaf, Quantity(0), rows=0))
