"""查统计项: by name, key or basis, or by the first letters of the name in pinyin."""

from collections.abc import Sequence
from functools import cache

from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.kinds import Figure
from chuangcheng.kernel.pinyin import initials
from chuangcheng.kernel.text import folded


def found(wanted: str) -> Sequence[Figure]:
    """The figures that fit what was typed; all of them for nothing."""
    looked = folded(wanted)
    figures = tuple(FIGURES.values())
    if not looked:
        return figures
    by_letters = looked.isascii() and looked.isalpha()
    return [
        figure
        for figure in figures
        if looked in _words(figure) or (by_letters and looked in _letters(str(figure.name)))
    ]


def _words(figure: Figure) -> str:
    return "\n".join([folded(str(figure.name)), figure.key, folded(str(figure.basis))])


@cache
def _letters(name: str) -> str:
    return initials(name)
