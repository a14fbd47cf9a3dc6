"""改写: edits of generated prose that survive when it is generated anew.

A sentence is a row of tokens: characters, and numbers that are known by their figure and never by
their value. So a new value changes no token, and what somebody wrote is laid over the new
sentence as it was laid over the old one (docs/decisions/0023).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from chuangcheng.figures.numbers import mark_of
from chuangcheng.figures.sentences import Span, plain
from chuangcheng.reports.paper import Sentence

_NUMBER = re.compile(r"(?:约|至少|少于)?[0-9]+(?:\.[0-9]+)?%?余?|若干")
_ENDS = "。；！？"

Sentences = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """字: one character or one number; equal when it is the same, whatever its value."""

    mark: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """A token and the sentence in which it stands, by its place; OWN for one of its own."""

    place: int
    token: Token


OWN = -1


def rewritten(before: Sequence[Sentence], text: str) -> Sentences:
    """改写: the sentences as somebody wrote them over, out of the words of a whole paragraph.

    A number that stands as it stood stays the number of its figure; another number in its place
    is `typed`. What is written between two sentences and ends as a sentence is one of its own,
    with an empty key. A sentence of which nothing is left is gone.
    """
    old = [Placed(place, t) for place, said in enumerate(before) for t in tokens(said.spans)]
    new = list(_pieces("".join(line.strip() for line in text.splitlines())))
    found: list[Placed] = []
    for word, i1, i2, j1, j2 in _compared(old, new):
        if word == "equal":
            found += old[i1:i2]
        else:
            found += _written(old, i1, i2, new[j1:j2])
    return tuple(_gathered(before, found))


def merged(base: Sentences, mine: Sentences, now: Sentences) -> Sentences:
    """再生成: what `mine` made of `base`, made of `now`; no edit is lost. Values are `renewed`.

    A sentence that the records no longer give stays when it was edited and goes when it was not;
    one that they give newly stands after the one that it follows; a deleted one stays deleted.
    """
    before, newer = _by_key(base), _by_key(now)
    kept: list[Sentence] = []
    for said in mine:
        if said.key in newer:
            kept.append(_merged(before.get(said.key, said), said, newer[said.key]))
        elif not said.key or not _same(before.get(said.key), said):
            kept.append(said)
    for place, said in enumerate(now):
        if said.key not in before:
            kept.insert(_after(kept, now[:place]), said)
    return tuple(kept)


def renewed(sentences: Sentences, values: Mapping[str, str]) -> Sentences:
    """The same with the values that the numbers have now, by their marks; what is typed stays."""
    return tuple(
        replace(said, spans=tuple(_renewed(span, values) for span in said.spans))
        for said in sentences
    )


def changed(before: Sequence[Sentence], after: Sequence[Sentence]) -> bool:
    """Whether the words or the values of the numbers differ."""
    return list(map(_read, before)) != list(map(_read, after))


def tokens(spans: Iterable[Span]) -> Iterator[Token]:
    """The tokens of some spans: a number of a figure is one, however many digits it has."""
    for span in spans:
        if span.is_number:
            yield Token(f"{mark(span)} {span.text}" if span.typed else mark(span), span)
        else:
            yield from (Token(piece, Span(piece)) for piece in _pieces(span.text))


def mark(number: Span) -> str:
    """By what a number is known: its figure and its cell."""
    return mark_of(number.key, number.cells)


def joined(found: Iterable[Token]) -> tuple[Span, ...]:
    """The spans of some tokens, neighbours of plain text joined."""
    spans: list[Span] = []
    for token in found:
        if spans and not token.span.is_number and not spans[-1].is_number:
            spans[-1] = Span(spans[-1].text + token.span.text)
        else:
            spans.append(token.span)
    return tuple(spans)


def _pieces(text: str) -> Iterator[str]:
    """Characters, with the digits of a number together."""
    at = 0
    for found in _NUMBER.finditer(text):
        yield from text[at : found.start()]
        yield found[0]
        at = found.end()
    yield from text[at:]


Code = tuple[str, int, int, int, int]


def _compared(old: Sequence[Placed], new: Sequence[str]) -> Iterator[Code]:
    """What stands as it stood and what does not: first whole clauses, then words within them."""
    one, other = _clauses([t.token.span.text for t in old], _seams(old)), _clauses(new, set())
    texts = ["".join(t.token.span.text for t in old[a:b]) for a, b in one]
    matcher = SequenceMatcher(None, texts, ["".join(new[a:b]) for a, b in other], autojunk=False)
    for word, i1, i2, j1, j2 in matcher.get_opcodes():
        (a, b), (c, d) = _range(one, i1, i2, len(old)), _range(other, j1, j2, len(new))
        if word == "replace":
            yield from _compared_words(old, new, (a, b, c, d))
        else:
            yield word, a, b, c, d


def _compared_words(
    old: Sequence[Placed], new: Sequence[str], where: tuple[int, int, int, int]
) -> Iterator[Code]:
    a, b, c, d = where
    texts = [t.token.span.text for t in old[a:b]]
    for word, i1, i2, j1, j2 in SequenceMatcher(None, texts, new[c:d], False).get_opcodes():
        yield word, a + i1, a + i2, c + j1, c + j2


def _clauses(pieces: Sequence[str], seams: set[int]) -> list[tuple[int, int]]:
    """The ranges of clauses: each up to its closing mark, none across a seam."""
    ends = {n for n, piece in enumerate(pieces, start=1) if piece in _ENDS} | seams
    cuts = [0, *sorted(ends - {0, len(pieces)}), len(pieces)]
    return list(pairwise(cuts)) if pieces else []


def _range(clauses: Sequence[tuple[int, int]], i1: int, i2: int, end: int) -> tuple[int, int]:
    start = clauses[i1][0] if i1 < len(clauses) else end
    return start, clauses[i2 - 1][1] if i2 > i1 else start


def _seams(old: Sequence[Placed]) -> set[int]:
    """Where one sentence ends and the next begins."""
    return {n for n, (a, b) in enumerate(pairwise(old), start=1) if a.place != b.place}


def _written(old: Sequence[Placed], i1: int, i2: int, new: Sequence[str]) -> Iterator[Placed]:
    """What stands instead of old tokens; a number instead of a figure's number is typed over it."""
    numbers = [t.token.span for t in old[i1:i2] if t.token.span.is_number]
    place = _home(old, i1, i2, new)
    for piece in new:
        instead = numbers.pop(0) if numbers and _NUMBER.fullmatch(piece) else None
        span = replace(instead, text=piece, typed=True) if instead else Span(piece)
        yield Placed(place, next(iter(tokens([span]))))


def _home(old: Sequence[Placed], i1: int, i2: int, new: Sequence[str]) -> int:
    """The sentence to which written words belong; OWN where they are a sentence between two."""
    if i1 < i2:
        return old[i1].place
    at_seam = i1 in {0, len(old)} | _seams(old)
    if not old or (at_seam and new and new[-1] in _ENDS):
        return OWN
    return old[min(i1, len(old) - 1)].place


def _gathered(before: Sequence[Sentence], found: Iterable[Placed]) -> Iterator[Sentence]:
    """Runs of tokens of one sentence as sentences; one cut in two keeps its key for the first."""
    met: set[int] = {OWN}
    for place, run in groupby(found, key=lambda each: each.place):
        key = "" if place in met else before[place].key
        met.add(place)
        yield Sentence(key, joined(each.token for each in run))


def _merged(base: Sentence, mine: Sentence, now: Sentence) -> Sentence:
    """One sentence: what changed underneath, except where it was edited; then the edits."""
    old = list(tokens(base.spans))
    ours = _hunks(old, list(tokens(mine.spans)))
    theirs = [hunk for hunk in _hunks(old, list(tokens(now.spans))) if not _touches(hunk, ours)]
    for start, end, instead in sorted([*ours, *theirs], key=lambda hunk: hunk[:2], reverse=True):
        old[start:end] = instead
    return Sentence(now.key, joined(old))


Hunk = tuple[int, int, list[Token]]


def _hunks(old: list[Token], new: list[Token]) -> list[Hunk]:
    """Where two rows of tokens differ: the range of the old one, and what stands there."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    codes = matcher.get_opcodes()
    return [(i1, i2, new[j1:j2]) for word, i1, i2, j1, j2 in codes if word != "equal"]


def _touches(hunk: Hunk, others: Iterable[Hunk]) -> bool:
    start, end, _instead = hunk
    return any(start == a or (start < b and a < end) for a, b, _ in others)


def _renewed(span: Span, values: Mapping[str, str]) -> Span:
    if not span.is_number or span.typed:
        return span
    return replace(span, text=values.get(mark(span), span.text))


def _after(kept: Sequence[Sentence], earlier: Sequence[Sentence]) -> int:
    """The place after the last of the sentences that come earlier; the beginning for none."""
    keys = {said.key for said in earlier}
    places = [place for place, said in enumerate(kept) if said.key in keys]
    return places[-1] + 1 if places else 0


def _read(said: Sentence) -> list[tuple[str, str]]:
    return [(token.mark, token.span.text) for token in tokens(said.spans)]


def _same(one: Sentence | None, other: Sentence) -> bool:
    return one is not None and list(tokens(one.spans)) == list(tokens(other.spans))


def _by_key(sentences: Sentences) -> dict[str, Sentence]:
    return {said.key: said for said in sentences}


def words(sentences: Iterable[Sentence]) -> str:
    """The words of a paragraph."""
    return "".join(plain(said.spans) for said in sentences)
