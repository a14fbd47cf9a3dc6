"""面数: on which side a text ends, reckoned from its lines without setting them.

Programs differ in where a mark of punctuation may hang over the edge, so a text ends between two
places: with marks that hang, and without.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from docx.document import Document as Docx
from docx.text.paragraph import Paragraph

from chuangcheng.reports.typesetting import CHARACTER, CLOSER, PITCH, TWIPS, WIDTH

HEIGHT = 637.8  # points, 225 mm
_NATURAL = 1.4  # of its letters a line is high whose height nobody set
_NEVER_FIRST = frozenset("。，、；：？！）》”’〉】％")
_NEVER_LAST = frozenset("（《“‘〈【")
_HANGS = frozenset("。，、；：？！")


@dataclass(frozen=True, slots=True)
class End:
    """Where a text ends: on which side, how many points below the top of it."""

    side: int
    below: float


def ends(docx: Docx) -> tuple[End, End]:
    """Where the text ends at the earliest and at the latest."""
    paragraphs = docx.paragraphs
    early, late = (_end(paragraphs, hangs=hangs) for hangs in (True, False))
    return early, late


def leaves_room(docx: Docx, points: float) -> bool:
    """Whether it ends, wherever that is, on one even side with so much room below it."""
    early, late = ends(docx)
    is_sure = early.side == late.side and early.below >= 2 * PITCH
    return is_sure and late.side % 2 == 0 and late.below + points + PITCH <= HEIGHT


def _end(paragraphs: Sequence[Paragraph], *, hangs: bool) -> End:
    side, below = 1, 0.0
    for group in _groups(paragraphs):
        *kept, last = (_heights(paragraph, hangs=hangs) for paragraph in group)
        together = sum(map(sum, kept)) + last[0]
        if kept and together <= HEIGHT < below + together:
            side, below = side + 1, 0.0
        for line in chain.from_iterable([*kept, last]):
            if below + line > HEIGHT:
                side, below = side + 1, 0.0
            below += line
    return End(side, below)


def _groups(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs that stay on one side together, with the first line of the last."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        group.append(paragraph)
        if not paragraph.paragraph_format.keep_with_next:
            yield group
            group = []
    if group:
        yield group


def _heights(paragraph: Paragraph, *, hangs: bool) -> list[float]:
    """The height of each of its lines."""
    form, size = paragraph.paragraph_format, _size(paragraph)
    pitch = form.line_spacing.pt if hasattr(form.line_spacing, "pt") else size * _NATURAL
    before = form.space_before.pt if form.space_before else 0.0
    lines = _count(paragraph, size, hangs=hangs)
    return [pitch + before, *[pitch] * (lines - 1)]


def _size(paragraph: Paragraph) -> float:
    sizes = [run.font.size.pt for run in paragraph.runs if run.font.size]
    return max(sizes, default=CHARACTER)


def _count(paragraph: Paragraph, size: float, *, hangs: bool) -> int:
    form = paragraph.paragraph_format
    first, left, right = (
        told.pt if told else 0.0
        for told in (form.first_line_indent, form.left_indent, form.right_indent)
    )
    room, lines, across = WIDTH - left - right, 1, first
    pieces = list(_pieces(paragraph.text))
    for n, piece in enumerate(pieces):
        width = _width(piece, size)
        if across + width > room and not (hangs and piece in _HANGS and across <= room):
            lines += 1
            across = _carried(pieces[:n], piece, size)
        across += width
    return lines


def _carried(before: Sequence[str], piece: str, size: float) -> float:
    """What goes to the next line with a piece that may not stand first, or after one not last."""
    carried, at = 0.0, len(before) - 1
    while at >= 0 and (piece in _NEVER_FIRST or before[at] in _NEVER_LAST):
        piece = before[at]
        carried += _width(piece, size)
        at -= 1
    return carried


def _width(piece: str, size: float) -> float:
    return sum((size / 2 if character.isascii() else size) + CLOSER / TWIPS for character in piece)


def _pieces(text: str) -> Iterator[str]:
    """Characters, and words of digits and Latin letters that no line tears."""
    word = ""
    for character in text:
        if character.isascii() and character.isalnum():
            word += character
            continue
        if word:
            yield word
            word = ""
        if character != "\t":
            yield character
    if word:
        yield word
