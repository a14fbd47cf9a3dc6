"""几个数: a figure or one cell of it, and many of them asked at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from chuangcheng.figures.asking import Answer, ask, ask_by
from chuangcheng.figures.kinds import Figure, Key, Scope, leaves_of
from chuangcheng.figures.sentences import labelled
from chuangcheng.kernel.quantity import Quantity

Asked_co = TypeVar("Asked_co", bound=Figure, covariant=True)


@dataclass(frozen=True)
class Number(Generic[Asked_co]):
    """一个数: a whole figure, or one cell of it."""

    figure: Asked_co
    cells: Mapping[str, Key] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """By what it is told apart from others."""
        return mark_of(self.figure.key, self.cells)


def mark_of(key: str, cells: Mapping[str, Key]) -> str:
    """By what a number is known: its figure and its cell."""
    return f"{key} {sorted((cut, str(value)) for cut, value in cells.items())}"


def cell_labels(numbers: Iterable[Number[Figure]], scope: Scope) -> dict[str, str]:
    """基础设施 of each number that is a cell, by its mark; asked once for each cut of a kind."""
    cells: dict[tuple[str, str], list[Number[Figure]]] = defaultdict(list)
    for number in numbers:
        for cut in number.cells:
            cells[leaves_of(number.figure)[0].of.key, cut].append(number)
    labels: dict[str, str] = {}
    for (_kind, cut), group in cells.items():
        by = leaves_of(group[0].figure)[0].of.asked_by[cut]
        nothing = Answer(group[0].figure, None, rows=0)
        values = dict.fromkeys([number.cells[cut] for number in group], nothing)
        words = {value: label for value, label, _none in labelled(by, values, scope)}
        labels |= {number.mark: words[number.cells[cut]] for number in group}
    return labels


def answers(numbers: Iterable[Number[Figure]], scope: Scope) -> dict[str, Answer]:
    """问几个数, by their marks: the whole figures together, then the cells cut by cut."""
    numbers = tuple(numbers)
    whole = [number for number in numbers if not number.cells]
    asked = ask([number.figure for number in whole], scope) if whole else {}
    found = {number.mark: asked[number.figure.key] for number in whole}
    by_cut: dict[str, list[Number[Figure]]] = defaultdict(list)
    for number in numbers:
        for cut in number.cells:
            by_cut[cut].append(number)
    for cut, cells in by_cut.items():
        found |= _cells(cells, scope, cut)
    return found


def _cells(numbers: Iterable[Number[Figure]], scope: Scope, cut: str) -> dict[str, Answer]:
    """The cells of one cut; one of nothing is 0."""
    numbers = tuple(numbers)
    by_key = {number.figure.key: number.figure for number in numbers}
    asked = ask_by(by_key.values(), scope, cut)
    return {
        number.mark: asked[number.figure.key].get(
            number.cells[cut], Answer(number.figure, Quantity(0), rows=0)
        )
        for number in numbers
    }
