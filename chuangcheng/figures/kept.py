"""记住的答案: what was counted is kept until the next deed, for pages that many open.

An answer depends on the records and on what is asked, and on nothing else; no record changes
without a trail entry. So it is kept under the state of the records, the figures and the whole
scope: whoever may ask the same gets the same, and after a deed nobody gets the old. Each process
keeps its own. Reports, ledgers and the command line ask anew (docs/decisions/0018).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from chuangcheng.figures import asking
from chuangcheng.figures.asking import Answer
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.kinds import Figure, Key, Scope
from chuangcheng.trail.queries import state_of_records

MOST_KEPT = 256
Answers = Mapping[str, Answer]
Cells = Mapping[str, Mapping[Key, Answer]]


def ask(figures: Iterable[Figure], scope: Scope) -> Answers:
    """`asking.ask`, inside a snapshot; one statement where the answer is known."""
    state = state_of_records()
    question = _ask if state is not None else _ask.__wrapped__
    return question(state, _keys(figures), scope)


def ask_both(figures: Iterable[Figure], scope: Scope, cut: str) -> tuple[Answers, Cells]:
    """`asking.ask_both`, the same way."""
    state = state_of_records()
    question = _ask_both if state is not None else _ask_both.__wrapped__
    return question(state, _keys(figures), scope, cut)


@lru_cache(maxsize=MOST_KEPT)
def _ask(_state: object, keys: tuple[str, ...], scope: Scope) -> Answers:
    return asking.ask([FIGURES[key] for key in keys], scope)


@lru_cache(maxsize=MOST_KEPT)
def _ask_both(
    _state: object, keys: tuple[str, ...], scope: Scope, cut: str
) -> tuple[Answers, Cells]:
    return asking.ask_both([FIGURES[key] for key in keys], scope, cut)


def _keys(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure.key for figure in figures))
