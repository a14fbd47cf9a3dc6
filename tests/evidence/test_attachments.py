"""Attachments: PDF, docx and xlsx by what they hold; whatever runs, hides or bursts is refused."""

import zipfile

import pytest

from chuangcheng.evidence import attaching, commands, papers, prints, storage
from chuangcheng.evidence.formats import Unusable
from chuangcheng.evidence.models import Attachment, PaperFormat, Photo
from chuangcheng.evidence.papers import is_paper, read_paper
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.jail import Limits
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.trail import queries as trail_queries
from chuangcheng.trail.models import key_of
from tests.evidence import corpus
from tests.evidence import papers as made
from tests.evidence.conftest import NOON, acting
from tests.evidence.test_commands import LATER, real_now
from tests.ledgers import bombs, messy

_REMOTE = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships><Relationship Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="http://10.0.0.1/a.dotm" TargetMode="External"/></Relationships>'
)
REFUSED = {
    "pdf cut off": (made.pdf()[:300], "没有传完整"),
    "pdf without its end": (made.pdf().replace(b"%%EOF", b""), "没有传完整"),
    "pdf start alone": (b"%PDF-1.7\n", "没有传完整"),
    "pdf that is none": (b"%PDF-1.7\nhello\n%%EOF", "没有传完整"),
    "pdf with a page behind": (made.pdf() + b"<html><script>", "夹带"),
    "pdf with an archive": (made.pdf() + corpus.archive() + b"\n%%EOF\n", "夹带"),
    "pdf with a script": (made.with_action("/JavaScript"), "脚本"),
    "pdf that starts a program": (made.with_action("/Launch"), "脚本"),
    "pdf that sends a form": (made.with_action("/SubmitForm"), "脚本"),
    "pdf with a file inside": (made.with_stowaway(), "嵌着别的文件"),
    "pdf with a password": (made.locked(), "密码"),
    "pdf of no page": (made.empty(), "1 到 2000 页"),
    "docx with macros": (made.packed({"word/vbaProject.bin": b"\0"}), "宏"),
    "docx with a doctype": (made.docx(word__styles_xml="<!DOCTYPE x><x/>"), "正常文件没有"),
    "docx that is not sound": (made.docx(word__styles_xml="<a><b></a>"), "损坏"),
    "docx with a far template": (made.docx(word__settings_xml_rels=_REMOTE), "链接"),
    "docx with a page inside": (made.docx(word__afchunk_mht="x"), "嵌着别的文件"),
    "docx with a workbook inside": (
        made.packed({made.WRITING: "<a/>", "word/embeddings/a.xlsx": made.xlsx()}),
        "嵌着别的文件",
    ),
    "docx cut off": (made.docx()[:-30], "损坏"),
    "docx with bytes behind": (made.docx() + b"<?php", "夹带"),
    "docx of another root": (
        made.packed({"[Content_Types].xml": "<a/>", made.WRITING: "<html/>"}),
        "不是能收的附件",
    ),
    "both at once": (
        made.packed({made.WRITING: "<a/>", "xl/workbook.xml": "<workbook/>"}),
        "不是能收的附件",
    ),
    "xlsx with macros": (messy.with_part(made.xlsx(), "xl/vbaProject.bin", b"\0"), "宏"),
    "xlsx bomb": (messy.with_part(made.xlsx(), "xl/theme/a.xml", bytes(2 * 2**20)), "100 倍"),
    "xlsx that laughs": (
        bombs.with_doctype(messy.SHEET, bombs.DOCTYPES["billion laughs"]),
        "正常文件没有",
    ),
    "any zip": (corpus.archive(), "不是能收的附件"),
    "packed oddly": (bombs.packed_with(zipfile.ZIP_LZMA), "正常文件没有"),
    "presentation": (made.packed({"ppt/presentation.xml": "<a/>"}), "不是能收的附件"),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Office"),
    "locked office": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "密码",
    ),
    "too heavy": (b"%PDF-1.7\n" + bytes(15 * 2**20), "超过 15 MB"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_harmless_paper_is_refused_with_what_to_do(content, words):
    assert is_paper(content)
    with pytest.raises(Unusable, match=words) as refusal:
        read_paper(content)
    assert refusal.value.field == "photos"


def test_a_page_that_floods_the_memory_is_refused():
    content = made.flood()
    assert len(content) < 2**20
    with pytest.raises(Unusable, match=r"内容太多|损坏"):
        read_paper(content)


def test_a_paper_is_known_by_its_content_and_says_what_it_holds():
    pdf, docx, xlsx = map(read_paper, (made.pdf(3), made.docx(), made.xlsx()))

    assert (pdf.format, pdf.pages, pdf.sheets) == (PaperFormat.PDF, 3, ())
    assert (docx.format, docx.pages, docx.sheets) == (PaperFormat.DOCX, None, ())
    assert (xlsx.format, xlsx.pages, xlsx.sheets) == (PaperFormat.XLSX, None, ("清单", "说明"))


@pytest.mark.parametrize("whole", [made.pdf(), made.docx(), made.xlsx()])
def test_changed_bytes_of_a_paper_are_read_or_refused_and_nothing_else(whole):
    read = refused = 0
    for mutant in corpus.mutants(whole, count=6, seed=len(whole)):
        try:
            read_paper(mutant)
            read += 1
        except Unusable:
            refused += 1
    assert read + refused == 6


@pytest.mark.parametrize("program", ["import os; os.abort()", "pass", "print('[1]')"])
def test_whatever_becomes_of_the_reader_is_a_refusal(monkeypatch, program):
    monkeypatch.setattr(papers, "_PROGRAM", ("-c", program))
    with pytest.raises(Unusable, match="损坏"):
        read_paper(made.pdf())
    with pytest.raises(Unusable, match="HEIC 照片打不开"):
        papers.jpeg_of(corpus.heic())


def test_a_reader_that_never_ends_is_ended(monkeypatch):
    monkeypatch.setattr(papers, "_PROGRAM", ("-c", "while True: pass"))
    monkeypatch.setattr(papers, "LIMITS", Limits(memory=2**28, seconds=0.3, output=2**20))
    with pytest.raises(Unusable, match="内容太多"):
        read_paper(made.pdf())


def add(content, clerk, name="方案.pdf"):
    upload = attaching.receive_file(content, name=name, by=clerk)
    return attaching.add_file(upload, by=clerk, now=NOON)


@pytest.mark.parametrize("content", [made.pdf(), made.docx(), made.xlsx()])
def test_an_attachment_is_kept_byte_for_byte_with_what_was_learned_of_it(clerk, content):
    attachment = add(content, clerk, name="C:\\桌面\\方案.doc")
    attachment.refresh_from_db()

    assert isinstance(attachment, Attachment)
    assert attachment.sha256 == storage.digest(content)
    assert attachment.byte_size == len(content)
    assert (attachment.original_name, attachment.uploaded_at) == ("方案.doc", NOON)
    assert prints.attachment_bytes(attachment) == content


def test_the_trail_says_who_attached_which_bytes(clerk):
    attachment = add(made.pdf(), clerk)
    (deed,) = trail_queries.history_of(key_of(attachment))
    assert (deed.verb, deed.actor) == ("evidence.add_attachment", clerk.key)
    assert deed.facts == {
        "sha256": attachment.sha256,
        "byte_size": attachment.byte_size,
        "format": "pdf",
    }


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ADMINISTRATOR, Role.DISTRICT_SUPERVISOR])
def test_who_reports_nothing_attaches_nothing(role, clerk, media):
    with pytest.raises(NotAllowed, match="上传附件"):
        add(made.pdf(), acting(role, clerk.person_id))
    assert not Attachment.objects.exists()
    assert not list(media.rglob("*.*"))


def test_a_refused_attachment_is_named_and_leaves_no_trace(clerk):
    with pytest.raises(Refused, match=r"^“方案.pdf”:.*脚本"):
        add(made.with_action("/JavaScript"), clerk)
    assert not Attachment.objects.exists()


def test_a_form_that_takes_both_tells_a_photo_from_a_paper_by_its_bytes(clerk):
    assert isinstance(add(corpus.jpeg(), clerk, name="扫描.pdf"), Photo)
    assert isinstance(add(made.pdf(), clerk, name="扫描.jpg"), Attachment)


def test_a_sweep_leaves_the_attachments_that_a_row_names(clerk):
    kept = add(made.pdf(), clerk)
    attaching.receive_file(made.docx(), name="b.docx", by=clerk)

    assert commands.sweep(real_now() + LATER) == 1
    assert prints.attachment_bytes(kept) == made.pdf()


def test_a_damaged_attachment_is_never_handed_out(clerk):
    attachment = add(made.pdf(), clerk)
    storage.original_of(attachment.sha256).write_bytes(made.pdf(1))
    with pytest.raises(storage.Damaged, match="文件损坏"):
        prints.attachment_bytes(attachment)


def test_an_heic_photo_becomes_a_picture_like_the_others_and_is_kept_as_it_came(clerk):
    content = corpus.heic(exif=corpus.exif(gps=corpus.at((42, 16, 12), (118, 53, 24))))
    photo = add(content, clerk, name="IMG_0001.HEIC")

    assert (photo.format, photo.width, photo.height) == ("heic", 96, 64)
    assert photo.claimed_position is not None
    assert prints.original_path(photo).read_bytes() == content
    shown = prints.derived_path(photo, prints.Print.VIEW).read_bytes()
    assert shown.startswith(b"\xff\xd8")
    assert b"Exif" not in shown


def test_a_turned_heic_photo_stands_upright():
    upright = commands.develop(corpus.heic(exif=corpus.exif(top={corpus.Base.Orientation: 6})))
    assert (upright.width, upright.height) == (64, 96)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_an_heic_photo_is_refused(share):
    content = corpus.heic()
    with pytest.raises(Unusable):
        commands.develop(content[: int(len(content) * share)])


def test_coded_pixels_that_do_not_come_out_are_a_refusal():
    content = bytearray(corpus.heic())
    start = content.index(b"mdat") + 8
    content[start:-4] = bytes(len(content) - 4 - start)
    with pytest.raises(Unusable, match="HEIC"):
        commands.develop(bytes(content))


def test_a_huge_heic_photo_is_refused_before_anything_is_decoded(monkeypatch):
    monkeypatch.setattr(papers, "_PROGRAM", ("-c", "raise SystemExit"))
    content = corpus.heic()
    sides = (96).to_bytes(4, "big") + (64).to_bytes(4, "big")
    assert sides in content
    with pytest.raises(Unusable, match="万像素"):
        commands.develop(content.replace(sides, (16_000).to_bytes(4, "big") * 2))
