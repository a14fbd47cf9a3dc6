"""附件 in the docx: each on pages of its own, a wide table on pages that lie on their side."""

from copy import deepcopy

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import ParagraphStyle

from chuangcheng.reports import typesetting as ts
from chuangcheng.reports.dress import Attachment
from chuangcheng.reports.titles import title_lines, wide
from chuangcheng.reports.typesetting import PLAIN, Look

_LEFT, _CENTER = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
_TITLE = Look(font=ts.TITLE, size=22, align=_CENTER, grid=False, together=True)
_NOTE = Look(size=12, align=_CENTER, pitch=24, grid=False, together=True)
_UPRIGHT = Look(size=12, align=_LEFT, pitch=18, grid=False)
_LYING = _UPRIGHT.but(size=10.5, pitch=15)
_AIR, _SHORT = 1.2, 6.0  # characters: around the words of a column, of a short one
_ROOT = 0.75  # a long column is given less than its length asks


def put(docx: Docx, label: str, attachment: Attachment) -> None:
    """附件1 at the top left, its title in the middle, what it holds, its table."""
    look = PLAIN.but(font=ts.BLACK, align=_LEFT)
    if attachment.is_wide or ts.is_lying(docx.sections[-1]):
        marked = ts.new_section(docx, lying=attachment.is_wide)
        ts.write(ts.dressed(marked, look), label, look)
    else:
        ts.say(docx, label, look).paragraph_format.page_break_before = True
    ts.blank(docx, 1)
    for line in title_lines(attachment.name):
        ts.say(docx, line, _TITLE)
    if attachment.note:
        ts.say(docx, attachment.note, _NOTE)
    else:
        ts.blank(docx, 1)
    if attachment.heads:
        _table(docx, attachment)
        ts.say(docx, "", ts.TINY)


def _table(docx: Docx, attachment: Attachment) -> None:
    """A table whose heads stand on each of its pages; columns as wide as what is in them.

    One row is made and copied: made cell by cell a long list would take minutes.
    """
    look = _LYING if attachment.is_wide else _UPRIGHT
    width = ts.LYING_WIDTH if attachment.is_wide else ts.WIDTH
    widths = _widths(attachment, look.size, width)
    table = ts.ruled(docx.add_table(rows=2, cols=len(attachment.heads)), widths)
    head, pattern = table.rows
    cells = ts.cells(head, repeated=True)
    for cell, text, across in zip(cells, attachment.heads, widths, strict=True):
        cell.width = Pt(across)
        bold = look.but(font=ts.BLACK, align=_CENTER)
        ts.write(ts.dressed(cell.paragraphs[0], bold), text, bold)
    style = _style(docx, look)
    for cell, across in zip(ts.cells(pattern, repeated=False), widths, strict=True):
        cell.width = Pt(across)
        cell.paragraphs[0].style = style
        cell.paragraphs[0].add_run("-")
    for words in attachment.rows:
        row = deepcopy(pattern._tr)  # noqa: SLF001
        for told, text in zip(row.iter(qn("w:t")), words, strict=True):
            told.text = text
        table._tbl.append(row)  # noqa: SLF001
    table._tbl.remove(pattern._tr)  # noqa: SLF001


def _style(docx: Docx, look: Look) -> ParagraphStyle:
    """样式 of all cells with such a look: said once, or a long table is twice as large."""
    name = f"Sheet {look.size:g}"
    style: ParagraphStyle
    if name in docx.styles:
        style = docx.styles[name]
        return style
    pattern = ts.say(docx, "-", look)
    style = docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = docx.styles["Normal"]
    for told in (pattern._p.pPr, pattern.runs[0]._r.rPr):  # noqa: SLF001
        style.element.append(told)
    pattern._p.getparent().remove(pattern._p)  # noqa: SLF001
    return style


def _widths(attachment: Attachment, size: float, width: float) -> list[float]:
    """Short columns as wide as what is in them; the others share the rest by a root of theirs.

    A head may stand in two lines.
    """
    halves = [wide(head) / 2 for head in attachment.heads]
    columns = zip(halves, *([wide(text) for text in row] for row in attachment.rows), strict=True)
    longest = [max(column) + _AIR for column in columns]
    left = width - sum(length for length in longest if length <= _SHORT) * size
    parts = sum(length**_ROOT for length in longest if length > _SHORT)
    if not parts:
        return [width * length / sum(longest) for length in longest]
    return [
        length * size if length <= _SHORT else left * length**_ROOT / parts for length in longest
    ]
