"""Bigrams: Chinese text search without a dictionary, the same on both databases.

Text is stored as its overlapping pairs of characters, each a word to the engine; a search for
several characters is a phrase of pairs, so it finds exactly the texts that contain them. The
last character of a run stands alone too, because a search for one character looks for words
that begin with it.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from chuangcheng.kernel import text as writing

MOST_CHARACTERS = 64  # of a search; longer ones are cut

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_SPACE_IN_HAN = re.compile(f"(?<=[{_HAN}])\\s+(?=[{_HAN}])")
_NOT_WORD = re.compile(r"[\W_]+")


def bigrams(text: str) -> list[str]:
    """二元词: what the index stores of a text, in order; joined by spaces.

    Spaces between Chinese characters are layout and do not count; other signs end a run.
    """
    runs = _runs(_SPACE_IN_HAN.sub("", text))
    return [word for run in runs for word in (*_pairs(run), run[-1])]


def match_query(text: str) -> str:
    """检索式 for SQLite FTS5's MATCH: all runs of the text, each as a phrase; '' finds nothing.

    Every word is quoted, so that no text is taken for the engine's own syntax.
    """
    return " AND ".join(
        " + ".join(f'"{pair}"' for pair in _pairs(run)) or f'"{run}"*' for run in _asked(text)
    )


def tsquery(text: str) -> str:
    """检索式 for PostgreSQL's to_tsquery('simple', …), with the same meaning as `match_query`."""
    phrases = (
        " <-> ".join(f"'{pair}'" for pair in _pairs(run)) or f"'{run}':*" for run in _asked(text)
    )
    return " & ".join(f"({phrase})" for phrase in phrases)


def _asked(text: str) -> Iterable[str]:
    return dict.fromkeys(_runs(text[:MOST_CHARACTERS]))


def _runs(text: str) -> list[str]:
    """Runs of letters, digits and characters, each folded."""
    return [run for part in _NOT_WORD.split(text) for run in _words_of(part)]


def _words_of(part: str) -> list[str]:
    """The words of a part once folded: NFKC may bring signs of its own (½ → 1⁄2)."""
    return [word for word in _NOT_WORD.split(writing.folded(part)) if word]


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)]
