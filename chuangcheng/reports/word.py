"""The paper as docx, by GB/T 9704-2012 (reports.typesetting knows the measures).

Numbers are words like all others: a paper that goes up has no links, and does not say who changed
what in it.
"""

from collections.abc import Sequence

from docx.document import Document as Docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from chuangcheng.reports import attached, paging
from chuangcheng.reports import typesetting as ts
from chuangcheng.reports.dress import Dress, Head, Imprint
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
_MARK = Look(font=ts.SONG, size=10.5, align=_CENTER, pitch=14, grid=False)
_SHORT_BLOCK = 84  # characters, three lines
_HEAD_ROOM = 99.2  # points, 35 mm from the top of the text to the organ's name
_LARGEST, _SMALLEST = 48, 26  # points of the organ's name
_RULE_AWAY = 11  # points, 4 mm
_SMALL_LINES = 1.5  # lines of the text that a line of the imprint takes, wrapped now and then
_THICK, _THIN = 1.0, 0.75  # points, 0.35 and 0.25 mm


def as_docx(paper: Paper, dress: Dress) -> bytes:
    """The bytes of the file; of the same paper in the same dress always the same."""
    docx = ts.new_docx()
    ts.number_pages(docx.sections[0])
    _marked(docx.sections[0], dress.marks)
    _top(docx, paper, dress)
    _blocks(docx, paper)
    _bottom(docx, dress)
    for label, attachment in dress.printed:
        attached.put(docx, label, attachment)
    for mark in dress.marks:
        ts.say(docx, mark, _MARK)
    if dress.imprint is not None:
        _imprint(docx, dress.imprint)
    return ts.file_of(
        docx,
        title=paper.title,
        author="、".join(dress.signers),
        remark="；".join(dress.marks),
        day=dress.dated or paper.scope.as_of,
    )


def _marked(section: Section, marks: Sequence[str]) -> None:
    """The marks of a demo's paper above all of its pages."""
    for header in (section.header, section.even_page_header):
        paragraph = ts.dressed(header.paragraphs[0], _MARK)
        ts.write(paragraph, "；".join(marks), _MARK)


def _top(docx: Docx, paper: Paper, dress: Dress) -> None:
    """版头, title, addressee, opening."""
    if dress.head is not None:
        _head(docx, dress.head)
    ts.blank(docx, 1 if dress.head is None else 2)
    for line in title_lines(paper.title):
        ts.say(docx, line, _TITLE)
    ts.blank(docx, 1)
    if dress.addressee:
        ts.say(docx, dress.addressee_text, PLAIN)
    if dress.opening:
        ts.say(docx, dress.opening, INDENTED)


def _blocks(docx: Docx, paper: Paper) -> None:
    """Headings and paragraphs; a short last one stays with what signs it."""
    for n, (label, block) in enumerate(paper.labelled, start=1):
        text, look = f"{label}{block.text}", _BLOCKS[block.kind]
        stays = n == len(paper.blocks) and len(text) <= _SHORT_BLOCK
        ts.say(docx, text, look.but(together=True) if stays else look)


def _head(docx: Docx, head: Head) -> None:
    """发文机关标志 in red letters; the number at the left, who signed at the right; a red rule."""
    size = min(_LARGEST, max(_SMALLEST, int(WIDTH / max(map(len, head.organs)))))
    for n, organ in enumerate(head.organs):
        ts.say(docx, organ, _HEAD.but(size=size, before=0 if n else _HEAD_ROOM))
    ts.blank(docx, 2)
    look = PLAIN.but(align=_LEFT, left=CHARACTER, right=CHARACTER)
    label = head.signed_text.removesuffix(head.signatory)
    numbered = ts.dressed(docx.add_paragraph(), look)
    _write_apart(numbered, head.number, label, look)
    ts.write(numbered, head.signatory, look.but(font=ts.KAI))
    ts.rule(docx.add_paragraph(), points=1.5, color=str(ts.RED), above=_RULE_AWAY)


def _bottom(docx: Docx, dress: Dress) -> None:
    """特此报告, 附件说明, 署名, 成文日期, 联系人; none of them alone on a page."""
    if dress.closing:
        ts.say(docx, dress.closing, INDENTED.but(together=True))
    if dress.attachments:
        ts.blank(docx, 1)
        _list(docx, dress)
    if dress.signers or dress.dated:
        ts.blank(docx, 2 if dress.head else 1)
        _sign(docx, dress)
    if dress.contact:
        ts.say(docx, dress.contact_text, INDENTED)


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
        ts.say(docx, f"{first}{n}\t{name}" if n else f"{first}{name}", look)


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
            ts.say(docx, text, PLAIN.but(align=_RIGHT, right=right * CHARACTER, together=stays))


def _imprint(docx: Docx, imprint: Imprint) -> None:
    """版记 at the foot of the last side, an even one: who gets a copy, who printed it when.

    It stands below the text where that surely ends on an even side with room enough, else on the
    next even side alone, which bears no number.
    """
    wrapped = 4 * _SMALL.size  # below the first name, behind 抄送：
    copies = _SMALL.but(left=wrapped, first=_SMALL.size - wrapped)
    lines = [(imprint.copies_text, "", copies)] if imprint.copies else []
    if imprint.issuer or imprint.issued_on:
        lines.append((imprint.issuer, imprint.issued_text, _SMALL))
    beside = _last_side(docx, _SMALL_LINES * ts.PITCH * len(lines))
    table = docx.add_table(rows=len(lines), cols=1)
    table.columns[0].width = Pt(WIDTH)
    for n, (left, right, look) in enumerate(lines, start=1):
        cell = table.cell(n - 1, 0)
        cell.width = Pt(WIDTH)
        ts.edges(cell, top=_THICK if n == 1 else _THIN, bottom=_THICK if n == len(lines) else _THIN)
        _write_apart(ts.dressed(cell.paragraphs[0], look), left, right, look)
    ts.at_the_foot(table, of=beside)


def _last_side(docx: Docx, points: float) -> Paragraph:
    """A paragraph of the even side on which the imprint goes."""
    if len(docx.sections) == 1 and not docx.tables and paging.leaves_room(docx, points):
        last = docx.paragraphs[-1]
        return last if last.text else ts.say(docx, "", ts.TINY)
    ts.dressed(ts.new_section(docx, begins=WD_SECTION.EVEN_PAGE), ts.TINY)
    ts.number_nothing(docx.sections[-1])
    return ts.say(docx, "", ts.TINY)  # LibreOffice breaks no page before a table that floats


def _write_apart(paragraph: Paragraph, left: str, right: str, look: Look) -> None:
    """Words at the left edge and at the right edge of one line, each a character away from it."""
    ts.write(paragraph, left, look)
    if right:
        ts.tab_at(paragraph, WIDTH - look.right)
        ts.write(paragraph, f"\t{right}", look)
