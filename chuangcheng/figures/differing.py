"""差别: why a figure says something else than it said, row by row.

Between two questions lie two kinds of difference. What we were told later about the same day is
a correction; what happened since is a change. So: then + Σ corrections = the same day as we know
it now; that + Σ changes = now. A figure asked twice for the same day only has corrections.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures.amounts import Amount, Amounts, amounts
from chuangcheng.figures.asking import Answer
from chuangcheng.figures.causes import Cause, Happening, Reason, causes, told
from chuangcheng.figures.kinds import Count, Figure, Key, Leaf, Scope, leaves_of
from chuangcheng.figures.numbers import Number, answers
from chuangcheng.figures.rows import named
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import Refused

__all__ = (
    "Difference",
    "DifferingRow",
    "Reason",
    "between",
    "difference",
    "differences",
    "reasons",
)


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
    cells: Mapping[str, Key]
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
    (found,) = between([Number(leaf, cells)], earlier, later)
    return found


def differences(
    figure: Figure, earlier: Scope, later: Scope, **cells: Key
) -> tuple[Difference, ...]:
    """差别 of any figure: of a rate 分子 and 分母, of a total each part."""
    return between([Number(leaf, cells) for leaf in leaves_of(figure)], earlier, later)


def between(
    numbers: Sequence[Number[Leaf]], earlier: Scope, later: Scope
) -> tuple[Difference, ...]:
    """差别 of several numbers, whose rows are read together; what differs is explained one by one.

    Raises Refused where few persons are counted.
    """
    if any(isinstance(each.figure, Count) and each.figure.fewest for each in numbers):
        raise Refused(_("这个统计项数的是少数人，不逐行比较"))
    scopes = (earlier, replace(earlier, known_at=later.known_at), later)
    asked = {scope: (answers(numbers, scope), amounts(numbers, scope)) for scope in set(scopes)}
    said, adding = zip(*(asked[scope] for scope in scopes), strict=True)
    return tuple(
        _difference(
            each,
            scopes,
            [found[each.mark] for found in said],
            [found[each.mark] for found in adding],
        )
        for each in numbers
    )


def reasons(rows: Iterable[DifferingRow]) -> str:
    """作废 2、补录 1: how many rows for each reason, in the order of the reasons."""
    found = [row.cause.reason for row in rows]
    counted = [(reason, found.count(reason)) for reason in Reason if reason in found]
    return "、".join(f"{reason.label} {n}" for reason, n in counted)


def _difference(
    number: Number[Leaf],
    scopes: Sequence[Scope],
    said: Sequence[Answer],
    adding: Sequence[Amounts],
) -> Difference:
    leaf, (earlier, then, later) = number.figure, scopes
    was, known, now = adding
    corrected, changed = _differing(was, known), _differing(known, now)
    why = causes(leaf, corrected, earlier, then, number.cells)
    since = told({thing: _happening(known.get(thing), now.get(thing)) for thing in changed})
    words = named(leaf, [*corrected, *changed]) if corrected or changed else {}
    return Difference(
        figure=leaf,
        cells=number.cells,
        earlier=earlier,
        later=later,
        was=said[0],
        known=said[1],
        now=said[2],
        corrections=_lines(corrected, was, known, why, words),
        changes=_lines(changed, known, now, since, words),
    )


def _differing(before: Amounts, after: Amounts) -> list[int]:
    """The things that add something else, in the order of their ids."""
    return sorted(
        thing
        for thing in before.keys() | after.keys()
        if _of(before.get(thing)) != _of(after.get(thing))
    )


def _of(amount: Amount | None) -> Quantity | None:
    return amount.quantity if amount else None


def _number(quantity: Quantity | None) -> int:
    return (quantity.value or 0) if quantity else 0


def _happening(before: Amount | None, after: Amount | None) -> Happening:
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
