"""All figures of a scope at once: their values and every cell, in a fixed number of statements."""

from collections.abc import Iterable
from dataclasses import replace

from chuangcheng.figures.asking import Answer, ask, ask_cells
from chuangcheng.figures.cells import narrowed
from chuangcheng.figures.kinds import Figure, Key, Leaf, Scope, cuts_of
from chuangcheng.figures.sentences import labelled


def overview(figures: Iterable[Figure], scope: Scope) -> dict[str, Answer]:
    """统计项一览: each figure with the cells of all its cuts."""
    figures = tuple(figures)
    answers, cells = ask(figures, scope), ask_cells(figures, scope)
    return {key: replace(answer, cells=cells[key]) for key, answer in answers.items()}


def ask_marked(leaf: Leaf, scope: Scope, mark: str) -> dict[Key, Answer]:
    """问统计项 by a mark: of each cell that is offered the rows that bear it, in one statement.

    A row with several marks counts for each, so the answers do not add up.
    """
    offers = leaf.of.marks[mark].offers
    values = [value for value, _label in offers(scope.area)] if offers else []
    bearing = {value: narrowed(leaf, [(mark, value)]) for value in values}
    found = ask(bearing.values(), scope)
    return {value: replace(found[each.key], figure=leaf) for value, each in bearing.items()}


def by_label(answer: Answer, cut: str, scope: Scope) -> list[tuple[Key, str, Answer]]:
    """The cells of one cut in the order and words of the screen, those of zero left out."""
    cells = {value: found for value, found in answer.cells[cut].items() if found.rows}
    return labelled(cuts_of(answer.figure)[cut], cells, scope)
