"""The paper as plain text."""

from collections.abc import Iterator
from math import ceil

from chuangcheng.reports.dress import Dress
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.titles import wide

INDENT = "\u3000\u3000"
WIDTH = 28
"""Characters of a line on paper."""

_UNDRESSED = Dress()


def as_text(paper: Paper, dress: Dress = _UNDRESSED) -> str:
    """纯文本: title, addressee, headings and indented paragraphs, signature; marks above and below.

    Of an official paper the head stands above and the imprint below, as words.
    """
    lines = [*dress.marks, *_head(dress), paper.title, ""]
    lines += [dress.addressee_text] if dress.addressee else []
    lines += [f"{INDENT}{dress.opening}"] if dress.opening else []
    lines += [f"{INDENT}{label}{block.text}" for label, block in paper.labelled]
    lines += [f"{INDENT}{dress.closing}"] if dress.closing else []
    return "\n".join([*lines, *_foot(dress), *dress.marks]) + "\n"


def _head(dress: Dress) -> list[str]:
    if dress.head is None:
        return []
    return [*dress.head.organs, *filter(None, [dress.head.number, dress.head.signed_text]), ""]


def _foot(dress: Dress) -> list[str]:
    """附件说明, 署名, 成文日期, 联系人, 附件, 版记; each after an empty line."""
    named = [f"{INDENT}{''.join(line)}" for line in _aligned(dress)]
    signed = [_right(text) for text in (*dress.signers, dress.dated_text) if text]
    contact = [f"{INDENT}{dress.contact_text}"] if dress.contact else []
    groups = [named, [*signed, *contact], *_attached(dress), _imprint(dress)]
    return [line for group in groups if group for line in ("", *group)]


def _aligned(dress: Dress) -> list[tuple[str, str, str]]:
    return [(first or "\u3000" * 3, n, name) for first, n, name in dress.attachment_lines]


def _attached(dress: Dress) -> Iterator[list[str]]:
    """附件1, its title, its rows with tabs between the cells: a sheet takes them apart."""
    for label, attachment in dress.printed:
        rows = ["\t".join(row) for row in (attachment.heads, *attachment.rows) if row]
        yield [label, attachment.name, *filter(None, [attachment.note]), *rows]


def _right(text: str) -> str:
    """Two characters away from the right edge."""
    return "\u3000" * max(2, WIDTH - 2 - ceil(wide(text))) + text


def _imprint(dress: Dress) -> list[str]:
    if dress.imprint is None:
        return []
    printed = "\u3000".join(filter(None, [dress.imprint.issuer, dress.imprint.issued_text]))
    return [line for line in (dress.imprint.copies_text, printed) if line]
