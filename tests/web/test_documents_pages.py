"""文件: the list, one document with its versions and files, and the forms."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.documents import commands
from chuangcheng.documents.models import Document, DocumentKind
from chuangcheng.people import commands as people
from tests.documents.conftest import plan
from tests.evidence import corpus, papers
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import NOON, TODAY

LIST = "/documents/"


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def recorded(world, **changes):
    return commands.record(plan(world, **changes), by=world.office, now=NOON)


def html_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(html):
    """What a page says, without its marks and spaces."""
    return re.sub(r"\s", "", re.sub(r"<[^>]*>", "", html))


def given(**changes):
    typed = {"kind": "implementation_plan", "title": "创建工作实施方案", "issued_on": "3月1日"}
    return {**typed, "issuer": "XX街道创城办", "number": "5号", **changes}


def test_a_document_is_recorded_with_its_files_and_listed(demo, as_):
    browser = as_(demo.office)
    files = [
        SimpleUploadedFile("正文.doc", papers.pdf()),
        SimpleUploadedFile("扫描.jpg", corpus.jpeg()),
    ]

    answer = browser.post("/documents/new/", given(papers=files))

    document = Document.objects.get()
    assert answer["Location"] == f"/documents/{document.pk}/"
    assert document.unit == demo.office_unit
    listed = html_of(browser, LIST)
    assert titles(listed) == ["创建工作实施方案"]
    assert "/figures/documents.in_force/rows/?" in listed
    shown = html_of(browser, f"/documents/{document.pk}/")
    assert "PDF，2 页" in shown
    assert "照片，JPEG" in shown


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "这一栏不能空"),
        ({"kind": "poem"}, "不在列表里"),
        ({"issued_on": "5月1日"}, "日期不能晚于今天"),
        ({"issued_on": "春天"}, "看不出是哪一天"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, changes, sentence):
    answer = as_(demo.office).post("/documents/new/", given(note="第一稿", **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="第一稿"' in answer.content.decode()
    assert not Document.objects.exists()


def test_a_file_with_a_macro_is_refused_at_the_field_and_nothing_is_recorded(demo, as_):
    bad = SimpleUploadedFile("a.docx", papers.packed({"word/vbaProject.bin": b"\0"}))

    answer = as_(demo.office).post("/documents/new/", given(papers=bad))

    assert answer.status_code == 422
    assert "文件带有宏" in answer.content.decode()
    assert not Document.objects.exists()


def test_a_new_version_is_given_and_both_stay_readable(demo, as_):
    old, browser = recorded(demo), as_(demo.office)
    url = f"/documents/{old.pk}/versions/new/"
    assert 'value="创建工作实施方案"' in html_of(browser, url)

    browser.post(url, given(issued_on="4月1日"))

    new = Document.objects.get(version=2)
    assert "已有新版" in html_of(browser, f"/documents/{old.pk}/")
    shown = html_of(browser, f"/documents/{new.pk}/")
    assert "现行有效" in shown
    assert f'href="/documents/{old.pk}/"' in shown
    assert titles(html_of(browser, f"{LIST}?force=current")) == [new.title]


def test_a_document_is_corrected_and_voided(demo, as_):
    document, browser = recorded(demo), as_(demo.office)
    url = f"/documents/{document.pk}/"

    browser.post(f"{url}correction/", given(title="新的标题"))
    document.refresh_from_db()
    assert document.title == "新的标题"

    assert browser.post(f"{url}void/", {"reason": ""}).status_code == 422
    assert browser.post(f"{url}void/", {"reason": "重复"})["Location"] == LIST
    assert browser.get(url).status_code == 404


def test_files_are_added_later(demo, as_):
    document, browser = recorded(demo), as_(demo.office)
    url = f"/documents/{document.pk}/files/new/"

    assert "还没有选文件" in browser.post(url, {}).content.decode()
    browser.post(url, {"papers": SimpleUploadedFile("附表.xlsx", papers.xlsx())})

    assert "xlsx：清单、说明" in html_of(browser, f"/documents/{document.pk}/")


def test_a_paper_is_handed_out_as_a_file_that_no_browser_runs(demo, as_):
    browser = as_(demo.office)
    browser.post("/documents/new/", given(papers=SimpleUploadedFile("a.pdf", papers.pdf())))
    document = Document.objects.get()
    (proof,) = document.proofs.all()
    url = f"/documents/{document.pk}/files/{proof.pk}/"

    answer = browser.get(url)

    assert answer.content == papers.pdf()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert as_(demo.enforcer).get(url).status_code == 404
    assert as_(demo.administrator).get(url).status_code == 403


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["责任清单", "创建工作实施方案"]),
        ("?kind=duty_list", ["责任清单"]),
        ("?q=实施", ["创建工作实施方案"]),
        ("?q=办发", ["创建工作实施方案"]),
        ("?until=3月5日", ["创建工作实施方案"]),
        ("?force=superseded", []),
        ("?sort=recorded", ["创建工作实施方案", "责任清单"]),
    ],
)
def test_filters_live_in_the_address(demo, as_, query, expected):
    from datetime import date

    recorded(demo)
    kind = DocumentKind.DUTY_LIST
    recorded(demo, title="责任清单", kind=kind, number="", issued_on=date(2021, 3, 10))

    assert titles(html_of(as_(demo.office), f"{LIST}{query}")) == expected


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo, as_):
    browser = as_(demo.office)
    recorded(demo)
    with CaptureQueriesContext(connection) as few:
        html_of(browser, LIST)
    for n in range(8):
        recorded(demo, title=f"第{n}份", where=demo.pine, number="")
    with CaptureQueriesContext(connection) as many:
        html_of(browser, LIST)

    assert len(many) == len(few)


def test_a_renamed_unit_issued_each_document_under_its_name_of_that_day(demo, as_):
    old, new = recorded(demo), recorded(demo, title="新方案", number="", issued_on=TODAY)
    people.rename_unit(
        demo.office_unit, name="XX街道文明办", on=date(2021, 4, 1), by=demo.office, now=NOON
    )
    browser = as_(demo.office)

    assert "XX街道创城办" in html_of(browser, f"/documents/{old.pk}/")
    assert "XX街道文明办" in html_of(browser, f"/documents/{new.pk}/")
    assert titles(html_of(browser, f"{LIST}?q=街道创城办")) == ["新方案", "创建工作实施方案"]
    shown = html_of(browser, LIST)
    assert shown.index("XX街道文明办") < shown.index("XX街道创城办")
    behind = html_of(browser, "/figures/documents.in_force/rows/")
    assert behind.index("XX街道创城办") < behind.index("XX街道文明办")
    form = f"/documents/{old.pk}/correction/"
    assert 'value="XX街道创城办"' in html_of(browser, form)
    browser.post(form, given(note="改过", number=old.number))
    old.refresh_from_db()
    assert (old.note, old.unit) == ("改过", demo.office_unit)


def test_a_community_records_its_own_without_saying_whose_it_is(demo, as_):
    answer = as_(demo.pine_clerk).post("/documents/new/", given(community=demo.pine.pk))

    assert answer.status_code == 302
    assert Document.objects.get().community == demo.pine


def test_a_long_title_and_an_empty_register_have_their_pages(demo, as_):
    assert "还没有登记文件" in html_of(as_(demo.office), LIST)
    document = recorded(demo, title="长" * 120)
    assert "长" * 120 in html_of(as_(demo.office), f"/documents/{document.pk}/")


def test_the_navigation_leads_to_both_lists(demo, as_):
    html = html_of(as_(demo.office), LIST)
    assert re.search(r'href="/documents/"[^>]*aria-current="page"', html)
    assert 'href="/letters/"' in html
    assert "会议文件" in html
    assert 'href="/letters/"' not in html_of(as_(demo.keeper), LIST)


def test_looking_writes_nothing(demo, as_):
    document, browser = recorded(demo), as_(demo.office)
    with writes() as written:
        for url in ("", "new/", f"{document.pk}/", f"{document.pk}/correction/", "export/"):
            assert browser.get(f"{LIST}{url}").status_code == 200
    assert not written
