"""The docx of a paper: measures, letters and order of GB/T 9704-2012, and the same bytes."""

import zipfile
from io import BytesIO

import pytest
import time_machine
from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from chuangcheng.reports.dress import Attachment, Dress, marked
from chuangcheng.reports.paging import ends
from chuangcheng.reports.word import as_docx
from tests.reports.papers import DAY, LINE, MARK, TITLE, full_pages, official, paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(dress, **changes):
    return Document(BytesIO(as_docx(paper(**changes), dress)))


def parts(content):
    with zipfile.ZipFile(BytesIO(content)) as box:
        return {name: box.read(name).decode("utf-8") for name in box.namelist()}


@pytest.fixture(scope="module")
def whole():
    return opened(official())


def said(docx):
    return [paragraph.text for paragraph in docx.paragraphs]


def where(docx, text):
    return next(each for each in docx.paragraphs if each.text.startswith(text))


def letters(paragraph):
    return paragraph.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia"))


def test_the_page_is_that_of_the_standard(whole):
    section = whole.sections[0]
    near = Pt(0.5)
    for given, wanted in (
        (section.page_width, 210),
        (section.page_height, 297),
        (section.top_margin, 37),
        (section.left_margin, 28),
        (section.bottom_margin, 35),
        (section.right_margin, 26),
    ):
        assert abs(given - Mm(wanted)) < near
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_a_line_is_of_the_pitch_and_no_space_stands_around_it(whole):
    paragraph = where(whole, "共发现问题")
    form = paragraph.paragraph_format
    assert form.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert form.line_spacing == Pt(28.95)
    assert form.first_line_indent == Pt(32)
    normal = whole.styles["Normal"].element
    assert normal.rPr.find(qn("w:spacing")).get(qn("w:val")) == "-6"
    assert whole.styles["Normal"].paragraph_format.widow_control is False


@pytest.mark.parametrize(
    ("text", "font", "size"),
    [
        ("XX街道关于", "方正小标宋简体", 22),
        ("红山区创城办：", "仿宋_GB2312", 16),
        ("一、工作进展情况", "黑体", 16),
        ("（一）排查", "楷体_GB2312", 16),
        ("共发现问题", "仿宋_GB2312", 16),
        ("一是补齐", "仿宋_GB2312", 16),
        ("附件1", "黑体", 16),
    ],
)
def test_each_level_has_its_letters(whole, text, font, size):
    paragraph = where(whole, text)
    assert (letters(paragraph), paragraph.runs[0].font.size) == (font, Pt(size))


def test_every_run_names_its_chinese_letters():
    said = parts(as_docx(paper(), official(attachments=())))
    for name, part in said.items():
        if name.startswith(("word/document", "word/footer", "word/header")):
            runs, named = part.count("<w:r>"), part.count("w:eastAsia=")
            assert runs == named, name
    style = parts(as_docx(paper(), official()))["word/styles.xml"].partition("Sheet 12")[2]
    assert 'w:eastAsia="仿宋_GB2312"' in style  # of all cells of a table


def test_the_order_is_that_of_the_standard(whole):
    lines = [text for text in said(whole) if text]
    assert lines[:6] == [
        "XX街道办事处文件",
        "XX办发〔2021〕12号\t签发人：王某",
        "XX街道关于创建全国文明城市",
        "工作进展情况的报告",
        "红山区创城办：",
        "现将有关情况报告如下：",
    ]
    after = lines.index("特此报告。")
    assert lines[after + 1 :] == [
        "附件：1.\t问题清单",
        "2.\t工作计划表",
        "XX街道办事处",
        "2021年4月15日",
        "（联系人：赵某，电话：0476-000****）",
        "附件1",
        "问题清单",
    ]


def test_the_head_is_red_words_over_a_red_rule_and_no_picture(whole):
    organ = where(whole, "XX街道办事处文件")
    assert str(organ.runs[0].font.color.rgb) == "E60012"
    assert organ.paragraph_format.space_before == Pt(99.2)
    body = parts(as_docx(paper(), official()))["word/document.xml"]
    assert 'w:color="E60012"' in body
    assert "<w:drawing" not in body
    assert "<w:pict" not in body


def test_the_imprint_floats_at_the_foot_between_rules(whole):
    table = whole.tables[-1]
    assert [row.cells[0].text for row in table.rows] == [
        "抄送：区住建局，区民政局。",
        "XX街道办事处\t2021年4月15日印发",
    ]
    place = table._tbl.tblPr.find(qn("w:tblpPr"))
    assert place.get(qn("w:tblpYSpec")) == "bottom"


def test_the_imprint_stands_below_a_text_that_ends_on_an_even_side():
    docx = opened(official(attachments=()), lines=40)

    early, late = ends(docx)
    assert early.side == late.side == 4
    assert len(docx.sections) == 1


@pytest.mark.parametrize("lines", [20, 60])
def test_else_it_stands_alone_on_the_next_even_side_that_bears_no_number(lines):
    docx = opened(official(attachments=()), lines=lines)

    last = docx.sections[-1]
    assert len(docx.sections) == 2
    assert last.start_type == WD_SECTION.EVEN_PAGE
    for footer in (last.footer, last.even_page_footer):
        assert not footer.is_linked_to_previous
        assert footer._element.find(f".//{qn('w:fldSimple')}") is None


def test_behind_attachments_it_stands_alone(whole):
    assert whole.sections[-1].start_type == WD_SECTION.EVEN_PAGE


def test_an_attachment_with_a_table_has_a_page_of_its_own(whole):
    assert where(whole, "附件1").paragraph_format.page_break_before
    rows = whole.tables[0].rows
    assert len(rows) == 41
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_with_a_seal_to_come_the_name_stands_above_the_middle_of_the_date(whole):
    name, day = where(whole, "XX街道办事处"), where(whole, "2021年4月15日")
    name = [each for each in whole.paragraphs if each.text == "XX街道办事处"][-1]
    # the date is 6.5 characters wide and four from the edge, the name is six wide
    assert day.paragraph_format.right_indent == Pt(64)
    assert name.paragraph_format.right_indent == Pt((4 + 3.25 - 3) * 16)


def test_without_a_seal_the_date_begins_two_characters_after_the_name():
    docx = opened(Dress(signers=("XX街道创城办",), dated=DAY))
    name, day = docx.paragraphs[-2:]
    assert (name.text, day.text) == ("XX街道创城办", "2021年4月15日")
    assert day.paragraph_format.right_indent == Pt(32)
    assert name.paragraph_format.right_indent == Pt((2 + 6.5 + 2 - 6) * 16)
    assert name.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_a_page_number_stands_at_the_outer_edge_of_either_side(whole):
    assert whole.settings.odd_and_even_pages_header_footer
    section = whole.sections[0]
    odd, even = section.footer.paragraphs[-1], section.even_page_footer.paragraphs[-1]
    assert odd.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.RIGHT
    assert odd.paragraph_format.right_indent == Pt(14)
    assert even.paragraph_format.left_indent == Pt(14)
    xml = odd._p.xml
    assert " PAGE " in xml
    assert xml.index("— ") < xml.index(" PAGE ") < xml.rindex(" —")


def test_what_is_not_given_leaves_no_blank():
    docx = opened(Dress())
    lines = said(docx)
    assert lines[-1] == "二是清理“小广告”。"
    assert "" not in lines[4:]
    assert docx.tables == []


def test_a_single_attachment_has_no_number():
    docx = opened(Dress(attachments=(Attachment(name="工作计划表"),)))
    assert said(docx)[-1] == "附件：工作计划表"


def test_a_demo_paper_is_marked_and_has_neither_head_nor_imprint():
    content = as_docx(paper(), marked(official(), (MARK,)))
    found = parts(content)
    headers = [text for name, text in found.items() if name.startswith("word/header")]
    assert len(headers) == 2
    assert all(MARK in text for text in headers)
    assert MARK in found["word/document.xml"]
    for absent in ("E60012", "〔2021〕", "签发人", "抄送", "印发"):
        assert absent not in found["word/document.xml"]
    assert "特此报告。" in found["word/document.xml"]


def test_a_paper_marked_as_a_demos_cannot_be_given_a_head():
    with pytest.raises(ValueError, match="no head"):
        official(marks=(MARK,))


def test_a_number_is_a_word_like_others_in_a_paper_that_goes_up(whole):
    assert "共发现问题169条。" + LINE in where(whole, "共发现问题").text
    body = parts(as_docx(paper(), official()))["word/document.xml"]
    assert "hyperlink" not in body


def test_the_same_paper_has_the_same_bytes_whenever_it_is_written():
    with time_machine.travel("2021-04-15 09:00+08:00"):
        first = as_docx(paper(), official())
    with time_machine.travel("2031-01-01 01:00+00:00"):
        assert as_docx(paper(), official()) == first
    assert as_docx(paper(lines=4), official()) != first


def test_its_properties_are_those_of_the_paper():
    core = opened(official()).core_properties
    assert (core.title, core.author) == (TITLE, "XX街道办事处")
    assert core.created.date() == core.modified.date() == DAY
    assert core.comments == ""


def test_the_file_holds_only_what_is_needed():
    names = {name.split("/")[-1] for name in parts(as_docx(full_pages(), Dress()))}
    assert not names & {"thumbnail.jpeg", "app.xml", "stylesWithEffects.xml", "numbering.xml"}
