"""All figures of a scope at once: their values and every cell, in a fixed number of statements."""

from collections.abc import Iterable
from dataclasses import replace

from chuangcheng.figures.asking import Answer, ask, ask_by
from chuangcheng.figures.kinds import Cut, Figure, Key, Scope, leaves_of
from chuangcheng.figures.sentences import labelled


def overview(figures: Iterable[Figure], scope: Scope) -> dict[str, Answer]:
    """统计项一览: each figure with the cells of all its cuts."""
    figures = tuple(figures)
    answers = ask(figures, scope)
    cells: dict[str, dict[str, dict[Key, Answer]]] = {figure.key: {} for figure in figures}
    for cut in sorted({cut for figure in figures for cut in cuts_of(figure)}):
        for key, by_cell in ask_by(figures, scope, cut).items():
            cells[key][cut] = by_cell
    return {key: replace(answer, cells=cells[key]) for key, answer in answers.items()}


def cuts_of(figure: Figure) -> dict[str, Cut]:
    """The cuts that all leaves of a figure share."""
    first, *rest = leaves_of(figure)
    return {
        key: cut for key, cut in first.of.cuts.items() if all(key in leaf.of.cuts for leaf in rest)
    }


def by_label(answer: Answer, cut: str, scope: Scope) -> list[tuple[Key, str, Answer]]:
    """The cells of one cut in the order and words of the screen, those of zero left out."""
    cells = {value: found for value, found in answer.cells[cut].items() if found.rows}
    return labelled(cuts_of(answer.figure)[cut], cells, scope)
