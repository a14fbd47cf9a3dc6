"""All figures of a scope at once: their values and every cell, in a fixed number of statements."""

from collections.abc import Iterable
from dataclasses import replace

from chuangcheng.figures.asking import Answer, ask, ask_cells
from chuangcheng.figures.kinds import Figure, Key, Scope, cuts_of
from chuangcheng.figures.sentences import labelled


def overview(figures: Iterable[Figure], scope: Scope) -> dict[str, Answer]:
    """统计项一览: each figure with the cells of all its cuts."""
    figures = tuple(figures)
    answers, cells = ask(figures, scope), ask_cells(figures, scope)
    return {key: replace(answer, cells=cells[key]) for key, answer in answers.items()}


def by_label(answer: Answer, cut: str, scope: Scope) -> list[tuple[Key, str, Answer]]:
    """The cells of one cut in the order and words of the screen, those of zero left out."""
    cells = {value: found for value, found in answer.cells[cut].items() if found.rows}
    return labelled(cuts_of(answer.figure)[cut], cells, scope)
