"""The paper as docx, by GB/T 9704-2012 (reports.typesetting knows the measures).

Numbers are words like all others: a paper that goes up has no links, and does not say who changed
what in it.
"""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from chuangcheng.reports import typesetting as ts
from chuangcheng.reports.dress import Attachment, Dress, Head, Imprint
from chuangcheng.reports.paper import Kind, Paper
from chuangcheng.reports.titles import title_lines, wide
from chuangcheng.reports.typesetting import CHARACTER, INDENTED, PLAIN, WIDTH, Look

_LEFT, _CENTER, _RIGHT = (
    *(WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT),
)
_BLOCKS = {
    Kind.PART: INDENTED.but(font=ts.BLACK, together=True, level=0),
    Kind.SECTION: INDENTED.but(font=ts.KAI, together=True, level=1),
    Kind.TEXT: INDENTED,
    Kind.ITEM: INDENTED,
}
_TITLE = Look(font=ts.TITLE, size=22, align=_CENTER, grid=False, together=True)
_HEAD = Look(font=ts.TITLE, align=_CENTER, color=ts.RED, pitch=None, grid=False)
_SMALL = Look(size=14, align=_LEFT, left=14, right=14)  # 四号
_NUMBER = Look(font=ts.SONG, digits=ts.SONG, size=14, pitch=14, grid=False)
_ABOVE_NUMBER = Look(size=1, pitch=1, grid=False)  # LibreOffice puts a lone line too high
_MARK = Look(font=ts.SONG, size=10.5, align=_CENTER, pitch=14, grid=False)
_CELL = Look(size=12, align=_LEFT, pitch=18, grid=False)
_AIR, _SHORT, _LONG = 2.0, 9.0, 40.0  # characters of a column: around its words, of a short one
_SHORT_BLOCK = 84  # characters, three lines
_HEAD_ROOM = 99.2  # points, 35 mm from the top of the text to the organ's name
_LARGEST, _SMALLEST = 48, 26  # points of the organ's name
_RULE_AWAY = 11  # points, 4 mm
_THICK, _THIN = 1.0, 0.75  # points, 0.35 and 0.25 mm


def as_docx(paper: Paper, dress: Dress) -> bytes:
    """The bytes of the file; of the same paper in the same dress always the same."""
    docx = ts.new_docx()
    _margins(docx.sections[0], dress)
    _top(docx, paper, dress)
    _blocks(docx, paper)
    _bottom(docx, dress)
    for mark in dress.marks:
        _say(docx, mark, _MARK)
    for n, attachment in enumerate(dress.attachments, start=1):
        _attach(docx, attachment, n if len(dress.attachments) > 1 else 0)
    if dress.imprint is not None:
        _imprint(docx, dress.imprint)
    return ts.file_of(
        docx,
        title=paper.title,
        author="、".join(dress.signers),
        remark="；".join(dress.marks),
        day=dress.dated or paper.scope.as_of,
    )


def _margins(section: Section, dress: Dress) -> None:
    """页码 at the outer edge of odd and even pages, the marks above all of them."""
    odd, even = _NUMBER.but(align=_RIGHT, right=14), _NUMBER.but(align=_LEFT, left=14)
    for footer, look in ((section.footer, odd), (section.even_page_footer, even)):
        ts.dressed(footer.paragraphs[0], _ABOVE_NUMBER)
        ts.write_page_number(ts.dressed(footer.add_paragraph(), look), look)
    for header in (section.header, section.even_page_header):
        paragraph = ts.dressed(header.paragraphs[0], _MARK)
        ts.write(paragraph, "；".join(dress.marks), _MARK)


def _top(docx: Docx, paper: Paper, dress: Dress) -> None:
    """版头, title, addressee, opening."""
    if dress.head is not None:
        _head(docx, dress.head)
    _blank(docx, 1 if dress.head is None else 2)
    for line in title_lines(paper.title):
        _say(docx, line, _TITLE)
    _blank(docx, 1)
    if dress.addressee:
        _say(docx, dress.addressee_text, PLAIN)
    if dress.opening:
        _say(docx, dress.opening, INDENTED)


def _blocks(docx: Docx, paper: Paper) -> None:
    """Headings and paragraphs; a short last one stays with what signs it."""
    for n, (label, block) in enumerate(paper.labelled, start=1):
        text, look = f"{label}{block.text}", _BLOCKS[block.kind]
        stays = n == len(paper.blocks) and len(text) <= _SHORT_BLOCK
        _say(docx, text, look.but(together=True) if stays else look)


def _head(docx: Docx, head: Head) -> None:
    """发文机关标志 in red letters; the number at the left, who signed at the right; a red rule."""
    size = min(_LARGEST, max(_SMALLEST, int(WIDTH / max(map(len, head.organs)))))
    for n, organ in enumerate(head.organs):
        _say(docx, organ, _HEAD.but(size=size, before=0 if n else _HEAD_ROOM))
    _blank(docx, 2)
    look = PLAIN.but(align=_LEFT, left=CHARACTER, right=CHARACTER)
    label = head.signed_text.removesuffix(head.signatory)
    numbered = ts.dressed(docx.add_paragraph(), look)
    _write_apart(numbered, head.number, label, look)
    ts.write(numbered, head.signatory, look.but(font=ts.KAI))
    ts.rule(docx.add_paragraph(), points=1.5, color=str(ts.RED), above=_RULE_AWAY)


def _bottom(docx: Docx, dress: Dress) -> None:
    """特此报告, 附件说明, 署名, 成文日期, 联系人; none of them alone on a page."""
    if dress.closing:
        _say(docx, dress.closing, INDENTED.but(together=True))
    if dress.attachments:
        _blank(docx, 1)
        _list(docx, dress)
    if dress.signers or dress.dated:
        _blank(docx, 2 if dress.head else 1)
        _sign(docx, dress)
    if dress.contact:
        _say(docx, dress.contact_text, INDENTED)


def _list(docx: Docx, dress: Dress) -> None:
    """附件说明: what wraps stands below the name."""
    label = 3 * CHARACTER
    number = (
        0 if len(dress.attachments) == 1 else (CHARACTER if len(dress.attachments) < 10 else 24)
    )
    left = 2 * CHARACTER + label + number
    for first, n, name in dress.attachment_lines:
        hanging = -(label + number) if first else -number
        look = PLAIN.but(align=_LEFT, left=left, first=hanging, together=True)
        _say(docx, f"{first}{n}\t{name}" if n else f"{first}{name}", look)


def _sign(docx: Docx, dress: Dress) -> None:
    """署名 and date: for a seal the names stand above the middle of the date, else before it."""
    dated = wide(dress.dated_text)
    if dress.head is not None:
        day = 4.0
        names = [max(1.0, day + dated / 2 - wide(name) / 2) for name in dress.signers]
    else:
        longest = max(map(wide, dress.signers), default=0.0)
        day = 2.0 if dated + 2 > longest or not dress.signers else longest - dated
        names = [day + dated + 2 - wide(name) for name in dress.signers]
        names = [max(2.0, right) for right in names]
    signed = [*zip(dress.signers, names, strict=True), (dress.dated_text, day)]
    for n, (text, right) in enumerate(signed, start=1):
        if text:
            stays = n < len(signed) or bool(dress.contact)
            _say(docx, text, PLAIN.but(align=_RIGHT, right=right * CHARACTER, together=stays))


def _attach(docx: Docx, attachment: Attachment, n: int) -> None:
    """附件 on a page of its own: 附件1, its title, its table."""
    if not attachment.heads:
        return
    label = _say(docx, _("附件%s") % (n or ""), PLAIN.but(font=ts.BLACK, align=_LEFT))
    label.paragraph_format.page_break_before = True
    _blank(docx, 1)
    for line in title_lines(attachment.name):
        _say(docx, line, _TITLE)
    _blank(docx, 1)
    _table(docx, attachment.heads, attachment.rows)
    _say(docx, "", _CELL)


def _table(docx: Docx, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table whose heads stand on each of its pages; columns as wide as what is in them."""
    told = [tuple(heads), *rows]
    widths = _widths(told)
    table = ts.ruled(docx.add_table(rows=len(told), cols=len(heads)), widths)
    for n, (row, words) in enumerate(zip(table.rows, told, strict=True)):
        look = _CELL.but(font=ts.BLACK, align=_CENTER) if n == 0 else _CELL
        cells = ts.cells(row, repeated=n == 0)
        for cell, text, width in zip(cells, words, widths, strict=True):
            cell.width = Pt(width)
            ts.write(ts.dressed(cell.paragraphs[0], look), text, look)


def _widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Short columns as wide as what is in them; the long ones share what is left."""
    longest = [max(map(wide, column)) + _AIR for column in zip(*rows, strict=True)]
    short = [length for length in longest if length <= _SHORT]
    left = WIDTH - sum(short) * _CELL.size
    long = sum(min(length, _LONG) for length in longest if length > _SHORT)
    if not long or left < len(longest) * _SHORT:
        return [WIDTH * length / sum(longest) for length in longest]
    return [
        length * _CELL.size if length <= _SHORT else left * min(length, _LONG) / long
        for length in longest
    ]


def _imprint(docx: Docx, imprint: Imprint) -> None:
    """版记 at the foot of the last page: who gets a copy, who printed it when, between rules."""
    wrapped = 4 * _SMALL.size  # below the first name, behind 抄送：
    copies = _SMALL.but(left=wrapped, first=_SMALL.size - wrapped)
    lines = [(imprint.copies_text, "", copies)] if imprint.copies else []
    if imprint.issuer or imprint.issued_on:
        lines.append((imprint.issuer, imprint.issued_text, _SMALL))
    last = docx.paragraphs[-1]
    beside = last if last.text else _say(docx, "", _CELL)
    table = docx.add_table(rows=len(lines), cols=1)
    table.columns[0].width = Pt(WIDTH)
    for n, (left, right, look) in enumerate(lines, start=1):
        cell = table.cell(n - 1, 0)
        cell.width = Pt(WIDTH)
        ts.edges(cell, top=_THICK if n == 1 else _THIN, bottom=_THICK if n == len(lines) else _THIN)
        _write_apart(ts.dressed(cell.paragraphs[0], look), left, right, look)
    ts.at_the_foot(table, of=beside)


def _write_apart(paragraph: Paragraph, left: str, right: str, look: Look) -> None:
    """Words at the left edge and at the right edge of one line, each a character away from it."""
    ts.write(paragraph, left, look)
    if right:
        ts.tab_at(paragraph, WIDTH - look.right)
        ts.write(paragraph, f"\t{right}", look)


def _say(docx: Docx, text: str, look: Look) -> Paragraph:
    paragraph = ts.dressed(docx.add_paragraph(), look)
    ts.write(paragraph, text, look)
    return paragraph


def _blank(docx: Docx, lines: int) -> None:
    for _n in range(lines):
        _say(docx, "", PLAIN.but(together=True))
