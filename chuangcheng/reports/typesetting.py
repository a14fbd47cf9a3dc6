"""版式: page, fonts, lines and files by GB/T 9704-2012, through python-docx.

22 lines of 28 characters fill 156 × 225 mm: a pitch of 28.95 points, each character drawn 0.3
closer. The grid is of lines alone; a grid of characters is drawn differently by every program.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as LINKS
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TITLE, BODY, BLACK, KAI, SONG = (
    *("方正小标宋简体", "仿宋_GB2312", "黑体"),
    *("楷体_GB2312", "宋体"),
)
DIGITS = "Times New Roman"
_ALSO = {
    TITLE: "FZXiaoBiaoSong-B05S",
    BODY: "FangSong",
    BLACK: "SimHei",
    KAI: "KaiTi",
    SONG: "SimSun",
}
"""Names under which a system may have the same letters."""

PITCH = 28.95  # points from line to line, 22 of them in 225 mm
CHARACTER = 16  # points, 三号
WIDTH = 442.2  # points, 156 mm
LYING_WIDTH = 637.8  # points, 225 mm: of a page on its side
TWIPS = 20  # in a point
RED = RGBColor(0xE6, 0x00, 0x12)
_NUMBER_LINE = 20  # points, the line of a page number
CLOSER = -6  # twips between characters; with -5 LibreOffice drops a stop that hangs over the edge
_KEPT_STYLES = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List"})
_NOT_OURS = frozenset({LINKS.THUMBNAIL, LINKS.EXTENDED_PROPERTIES, LINKS.CUSTOM_XML})
_NOT_NEEDED = ("stylesWithEffects", "numbering", "customXml", "webSettings")
_ORDER = {
    qn(parent): [f"w:{name}" for name in names.split()]
    for parent, names in (
        (
            "w:pPr",
            "pBdr tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr",
        ),
        ("w:rPr", "rFonts b i color spacing w kern position sz szCs u lang"),
        ("w:tblPr", "tblStyle tblpPr tblW jc tblInd tblBorders tblLayout tblCellMar tblLook"),
        ("w:trPr", "cantSplit tblHeader"),
        ("w:tcPr", "tcW gridSpan vMerge tcBorders textDirection vAlign"),
    )
}
"""What comes after what inside of an element, as far as we put it there."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # what a zip can say


@dataclass(frozen=True, kw_only=True)
class Look:
    """样式 of a paragraph: letters and their size, where it stands, in points."""

    font: str = BODY
    digits: str = DIGITS
    size: float = CHARACTER
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    pitch: float | None = PITCH
    color: RGBColor | None = None
    grid: bool = True
    together: bool = False
    level: int | None = None

    def but(self, **changes: object) -> "Look":
        """The same but for this."""
        return replace(self, **changes)  # type: ignore[arg-type]


PLAIN = Look()
INDENTED = Look(first=2 * CHARACTER)
TINY = Look(size=1, pitch=1, grid=False)  # a paragraph that has to be and is not to be seen
_NUMBER = Look(font=SONG, digits=SONG, size=14, pitch=14, grid=False)
_ODD = _NUMBER.but(align=WD_ALIGN_PARAGRAPH.RIGHT, right=14)
_EVEN = _NUMBER.but(align=WD_ALIGN_PARAGRAPH.LEFT, left=14)


def new_docx() -> Docx:
    """空白文稿: nothing in it but the page and one style."""
    docx = Document()
    _strip(docx)
    _default_style(docx)
    _name_fonts(docx)
    page(docx.sections[0])
    docx.settings.odd_and_even_pages_header_footer = True
    return docx


def new_section(
    docx: Docx, *, lying: bool = False, begins: WD_SECTION = WD_SECTION.NEW_PAGE
) -> Paragraph:
    """A section on new pages, upright or on their side, and its first paragraph."""
    section = docx.add_section(begins)
    dressed(docx.paragraphs[-1], TINY)  # it holds the break
    (page_on_its_side if lying else page)(section)
    (number_at_the_side if lying else number_pages)(section)
    return docx.add_paragraph()


def is_lying(section: Section) -> bool:
    """Whether its pages lie on their side."""
    return section.orientation == WD_ORIENT.LANDSCAPE


def number_pages(section: Section) -> None:
    """页码 below the text, at the outer edge of odd and even pages."""
    for footer, look in ((section.footer, _ODD), (section.even_page_footer, _EVEN)):
        footer.is_linked_to_previous = False
        dressed(footer.paragraphs[0], TINY)  # LibreOffice puts a lone line too high
        write_page_number(dressed(footer.add_paragraph(), look), look)


def number_nothing(section: Section) -> None:
    """No 页码 on a side that bears the imprint alone."""
    for footer in (section.footer, section.even_page_footer):
        footer.is_linked_to_previous = True
        footer.is_linked_to_previous = False
        dressed(footer.paragraphs[0], TINY)


def number_at_the_side(section: Section) -> None:
    """页码 of a page on its side, where it stands on the pages before: turned with the text."""
    for footer, look in ((section.footer, _ODD), (section.even_page_footer, _EVEN)):
        footer.is_linked_to_previous = False
        dressed(footer.paragraphs[0], TINY)
        table = footer.add_table(rows=1, cols=1, width=Pt(_NUMBER_LINE))
        _turned(table)
        write_page_number(dressed(table.cell(0, 0).paragraphs[0], look), look)
        footer.paragraphs[0]._p.addprevious(table._tbl)  # noqa: SLF001


def page_on_its_side(section: Section) -> None:
    """版心 of a page on its side: the same, turned with the page."""
    page(section)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(35), Mm(37)
    section.header_distance, section.footer_distance = Mm(15), Mm(15)


def page(section: Section) -> None:
    """版心: A4, 37 28 35 26 mm, a grid of lines."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(22), Mm(25.3)
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 - has no face of its own
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(PITCH * TWIPS)))


def say(docx: Docx, text: str, look: Look) -> Paragraph:
    """A paragraph at the end."""
    paragraph = dressed(docx.add_paragraph(), look)
    write(paragraph, text, look)
    return paragraph


def blank(docx: Docx, lines: int) -> None:
    """Empty lines that stay with what follows."""
    for _n in range(lines):
        say(docx, "", PLAIN.but(together=True))


def dressed(paragraph: Paragraph, look: Look) -> Paragraph:
    """The paragraph as a look says."""
    form = paragraph.paragraph_format
    form.alignment = look.align
    form.first_line_indent, form.left_indent = Pt(look.first), Pt(look.left)
    form.right_indent, form.space_before = Pt(look.right), Pt(look.before)
    form.keep_with_next = look.together or None
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if look.pitch:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.pitch)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    if not look.grid:
        _put(properties, "w:snapToGrid", val=0)
    if look.level is not None:
        _put(properties, "w:outlineLvl", val=look.level)
    return paragraph


def write(paragraph: Paragraph, text: str, look: Look) -> Run:
    """Words in the letters of a look; Chinese letters are named on every run."""
    run = paragraph.add_run(text)
    run.font.size = Pt(look.size)
    if look.color is not None:
        run.font.color.rgb = look.color
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001
    _letters(fonts, look.font, look.digits)
    return run


def tab_at(paragraph: Paragraph, points: float) -> None:
    """Where what follows a tab ends, from the left edge of the text."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(points), WD_TAB_ALIGNMENT.RIGHT)


def write_page_number(paragraph: Paragraph, look: Look) -> None:
    """— 1 —."""
    write(paragraph, "— ", look)
    number = write(paragraph, "1", look)._r  # noqa: SLF001
    field = _put(paragraph._p, "w:fldSimple", instr=" PAGE ")  # noqa: SLF001
    field.append(number)
    write(paragraph, " —", look)


def rule(paragraph: Paragraph, *, points: float, color: str = "000000", above: float = 0) -> None:
    """A rule across the page, `above` points below what stands before it."""
    dressed(paragraph, Look(pitch=max(1, above), grid=False, together=True))
    borders = _put(paragraph._p.get_or_add_pPr(), "w:pBdr")  # noqa: SLF001
    _put(borders, "w:bottom", val="single", sz=round(points * 8), space=0, color=color)


def at_the_foot(table: Table, *, of: Paragraph) -> None:
    """The table at the lower edge of the page on which a paragraph stands, as wide as the text.

    LibreOffice lets it float only where its place is reckoned from the edge of the page.
    """
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001
    where = {"vertAnchor": "margin", "horzAnchor": "page", "tblpX": round(Mm(28).pt * TWIPS)}
    _put(properties, "w:tblpPr", tblpYSpec="bottom", **where)
    _padded(table, 0)
    of._p.addprevious(table._tbl)  # noqa: SLF001


def _padded(table: Table, twips: int) -> None:
    """So much room at either side of the words of each cell."""
    margins = _put(table._tbl.tblPr, "w:tblCellMar")  # noqa: SLF001
    for side in ("left", "right"):
        _put(margins, f"w:{side}", w=twips, type="dxa")


def _turned(table: Table) -> None:
    """A column of one line beside the text, its words turned a quarter."""
    table.autofit = False
    table.columns[0].width = Pt(_NUMBER_LINE)
    cell, row = table.cell(0, 0), table.rows[0]
    cell.width = Pt(_NUMBER_LINE)
    row.height, row.height_rule = Pt(WIDTH), WD_ROW_HEIGHT_RULE.EXACTLY
    properties = table._tbl.tblPr  # noqa: SLF001
    where = {"tblpX": round(Mm(25.3).pt * TWIPS), "tblpY": round(Mm(28).pt * TWIPS)}
    _put(properties, "w:tblpPr", vertAnchor="page", horzAnchor="page", **where)
    _padded(table, 0)
    _put(cell._tc.get_or_add_tcPr(), "w:textDirection", val="tbRl")  # noqa: SLF001


def edges(cell: _Cell, **points: float) -> None:
    """The rules of a cell in points: top=1, bottom=0.75."""
    borders = _put(cell._tc.get_or_add_tcPr(), "w:tcBorders")  # noqa: SLF001
    for side, width in points.items():
        _put(borders, f"w:{side}", val="single", sz=round(width * 8), space=0, color="000000")


def ruled(table: Table, widths: Sequence[float]) -> Table:
    """Thin rules around all cells, columns of so many points."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    _padded(table, 60)
    borders = _put(table._tbl.tblPr, "w:tblBorders")  # noqa: SLF001
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _put(borders, f"w:{side}", val="single", sz=4, space=0, color="000000")
    return table


def cells(row: _Row, *, repeated: bool) -> list[_Cell]:
    """The cells of a row that no page tears; `repeated` stands on every page of its table."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    _put(properties, "w:cantSplit")
    if repeated:
        _put(properties, "w:tblHeader")
    return [_Cell(each, row.table) for each in row._tr.tc_lst]  # noqa: SLF001 - row.cells is slow


def file_of(docx: Docx, *, title: str, author: str, remark: str, day: date) -> bytes:
    """The bytes of the file: the same paper gives the same, whoever writes it and whenever."""
    core = docx.core_properties
    core.title, core.author, core.comments, core.language = title, author, remark, "zh-CN"
    core.created = core.modified = datetime.combine(day, time())
    core.last_modified_by, core.revision = author, 1
    written = BytesIO()
    docx.save(written)
    return _timeless(written)


def _timeless(written: BytesIO) -> bytes:
    """Parts in the order in which they came, unpressed: no clock and no version of zlib in them."""
    timeless = BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(timeless, "w") as box:
        for part in parts.infolist():
            fixed = zipfile.ZipInfo(part.filename, date_time=_EARLIEST)
            fixed.create_system = 0
            box.writestr(fixed, parts.read(part))
    return timeless.getvalue()


def _strip(docx: Docx) -> None:
    """Takes out of the library's own blank paper what ours does not use."""
    package = docx.part.package
    for rel in [each for each in package.rels.values() if each.reltype in _NOT_OURS]:
        del package.rels[rel.rId]
    for rel in list(docx.part.rels.values()):
        if any(name in rel.reltype or name in str(rel.target_ref) for name in _NOT_NEEDED):
            del docx.part.rels[rel.rId]
    styles = docx.styles.element
    styles.remove(styles.find(qn("w:latentStyles")))
    for style in list(styles.iter(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT_STYLES:
            styles.remove(style)


def _default_style(docx: Docx) -> None:
    normal = docx.styles["Normal"]
    form = normal.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    properties = normal.element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        _put(properties, name, val=0)
    normal.font.size = Pt(CHARACTER)
    letters = normal.element.get_or_add_rPr()
    _letters(letters.get_or_add_rFonts(), BODY, DIGITS)
    _put(letters, "w:spacing", val=CLOSER)
    for fonts in docx.styles.element.iter(qn("w:rFonts")):
        for name in [each for each in fonts.attrib if each.lower().endswith("theme")]:
            del fonts.attrib[name]
    for language in docx.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _letters(fonts: BaseOxmlElement, chinese: str, digits: str) -> None:
    for where, name in (("ascii", digits), ("hAnsi", digits), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{where}"), name)
    fonts.set(qn("w:hint"), "eastAsia")


def _name_fonts(docx: Docx) -> None:
    """字体表: by which other names the same letters go, and that they are Chinese."""
    part = next(
        rel.target_part for rel in docx.part.rels.values() if rel.reltype == LINKS.FONT_TABLE
    )
    told = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{also}"/><w:charset w:val="86"/></w:font>'
        for name, also in _ALSO.items()
    )
    space = qn("w:font").removeprefix("{").partition("}")[0]
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:fonts xmlns:w="{space}">{told}</w:fonts>'
    part._blob = xml.encode()  # noqa: SLF001 - the library reads this part and has no face for it


def _put(parent: BaseOxmlElement, name: str, **attributes: object) -> BaseOxmlElement:
    """A new element with its attributes, in its parent where the schema wants it."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    order = _ORDER.get(parent.tag, [])
    after = {qn(each) for each in order[order.index(name) + 1 :]} if name in order else ()
    following = next((child for child in parent if child.tag in after), None)
    if following is None:
        parent.append(element)
    else:
        following.addprevious(element)
    return element
