"""文稿: what a report says, as blocks of sentences. It knows no section and counts nothing.

Every block and every sentence has a key that stays the same whatever the records say: by it an
edit finds its place again after the report has been composed anew.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures, Span, plain
from chuangcheng.kernel.numerals import in_chinese
from chuangcheng.reports.models import Kind

__all__ = ("Block", "Kind", "Paper", "Sentence", "heading", "said", "text", "words")


_LABELS = {
    Kind.PART: gettext_noop("%s、"),
    Kind.SECTION: gettext_noop("（%s）"),
    Kind.ITEM: gettext_noop("%s是"),
}


@dataclass(frozen=True)
class Sentence:
    """一句话, with the numbers that can be opened."""

    key: str
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return plain(self.spans)


@dataclass(frozen=True)
class Block:
    """一段: a heading, a paragraph, or an item of a list that runs on."""

    key: str
    kind: Kind
    sentences: tuple[Sentence, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its words and numbers in the order of reading."""
        return tuple(span for sentence in self.sentences for span in sentence.spans)

    @property
    def text(self) -> str:
        """The words alone, without the label."""
        return plain(self.spans)


@dataclass(frozen=True)
class Paper:
    """文稿: its title and blocks, and the scope that all its numbers share."""

    title: str
    scope: Scope
    blocks: tuple[Block, ...]

    @property
    def numbers(self) -> tuple[Span, ...]:
        """The numbers in the order of reading."""
        return tuple(span for block in self.blocks for span in block.spans if span.is_number)

    @property
    def labelled(self) -> Iterator[tuple[str, Block]]:
        """The blocks with what is printed in front of each: 一、 （一） 一是, or nothing."""
        return _labelled(self.blocks)


def heading(key: str, kind: Kind, text: str) -> Block:
    """A heading of plain words."""
    return Block(key, kind, (Sentence(key, (Span(text),)),))


def said(key: str, figures: Figures, template: str) -> Sentence:
    """A sentence whose numbers are figures (figures.sentences)."""
    return Sentence(key, tuple(figures.sentence(template)))


def words(key: str, text: str) -> Sentence:
    """A sentence without numbers that could be opened."""
    return Sentence(key, (Span(text),))


def text(key: str, sentences: Iterable[Sentence], *, kind: Kind = Kind.TEXT) -> list[Block]:
    """A paragraph of the sentences that say something; none where none does."""
    told = tuple(sentence for sentence in sentences if sentence.spans)
    return [Block(key, kind, told)] if told else []


def _labelled(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Parts are counted through, sections and items each begin anew in their part."""
    counted: Counter[Kind] = Counter()
    for block in blocks:
        if block.kind == Kind.PART:
            counted[Kind.SECTION] = counted[Kind.ITEM] = 0
        counted[block.kind] += 1
        yield _label(block.kind, counted[block.kind]), block


def _label(kind: Kind, n: int) -> str:
    return _(_LABELS[kind]) % in_chinese(n) if kind in _LABELS else ""
