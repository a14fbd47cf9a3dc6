"""报告的页面: who reads which, each deed's page, a passage in its place, what was signed."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.issues import commands as issues
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Actor
from chuangcheng.reports import commands, signing, writing
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.models import Report, ReportState
from chuangcheng.reports.passages import draft_of
from chuangcheng.web.reports.shown import anchor
from tests.evidence import papers
from tests.web.test_documents_pages import html_of, text_of
from tests.world import NOON, TODAY, World

LIST = "/reports/"
FOUND = "screening.compounds"
PASSAGE = f"passages/{anchor(FOUND)}/"
COVER = {
    "as_of": "4月12日",
    "form": "official",
    "order": "plan_first",
    "addressee": "区创城办",
    "sender": "XX街道办事处",
    "sheets": ["issues", "plan"],
    "attachments": "问题清单\n照片",
}


@pytest.fixture
def report(demo: World) -> Report:
    """A draft about two issues."""
    demo.visit(demo.compound)
    demo.issue()
    demo.closed()
    return drafted(demo)


def drafted(world: World) -> Report:
    return commands.draft(world.town, Cover(as_of=TODAY), by=world.office, now=NOON)


def signed(world: World, report: Report) -> Report:
    commands.check(report, by=world.office, now=NOON)
    signing.sign(report, signed_on=TODAY, by=world.leader, now=NOON)
    return report


def at(report: Report) -> str:
    return f"{LIST}{report.pk}/"


def words_of(report: Report) -> tuple[str, str]:
    """What the passage says, and what a form gives back for it."""
    passage = draft_of(report).passage(FOUND)
    assert passage is not None
    return passage.block.text, writing.seen(passage)


def test_one_is_drafted_and_dressed(demo, as_):
    browser = as_(demo.office)
    page = browser.post(f"{LIST}new/", COVER)["Location"]

    shown = text_of(html_of(browser, page))
    for told in (
        "区创城办：",
        "特此报告。",
        "附件：1.问题清单",
        "2.计划表",
        "3.照片",
        "XX街道办事处",
    ):
        assert told in shown, told
    browser.post(f"{page}cover/", {**COVER, "title": "关于四月进展的报告", "form": "briefing"})
    shown = text_of(html_of(browser, page))
    assert "关于四月进展的报告" in shown
    assert "特此报告" not in shown
    assert browser.post(f"{page}cover/", {**COVER, "as_of": "4月30日"}).status_code == 422


def test_a_passage_is_written_over_removed_and_restored(report, demo, as_):
    browser, page = as_(demo.office), at(report)
    words, read = words_of(report)
    assert words[:12] in html_of(browser, page + PASSAGE)

    typed = words.replace("共发现问题2条", "共查出问题3条")
    answer = browser.post(page + PASSAGE, {"words": typed, "read": read})
    assert answer["Location"] == f"{page}#{anchor(FOUND)}"
    shown = html_of(browser, page)
    assert "1个人工修改" in text_of(shown)
    assert 'data-mark="changed"' in shown
    number = re.search(rf'{page}\?number=\d+(?="[^>]*data-mark="changed")', shown)
    assert number is not None
    assert "稿子里写3，记录里是2" in text_of(html_of(browser, number[0]))

    demo.issue()
    stale = text_of(html_of(browser, page))
    assert "1段依据已变" in stale
    assert "记录现在是：" in stale
    browser.post(f"{page}{PASSAGE}confirmation/")
    assert "依据已变" not in text_of(html_of(browser, page))
    browser.post(f"{page}{PASSAGE}removal/")
    assert "已删去“" in html_of(browser, page)
    browser.post(f"{page}{PASSAGE}restoration/")
    assert "共发现问题3条" in text_of(html_of(browser, page))

    added = {"words": "各社区每周碰头一次。", "kind": "text"}
    browser.post(f"{page}{PASSAGE}next/", added)
    assert "各社区每周碰头一次。" in html_of(browser, page)
    inner = text_of(html_of(browser, f"{page}inner/"))
    assert "添写，" in inner
    copy = browser.get(f"{page}copy.txt").content.decode()
    assert "各社区每周碰头一次。" in copy
    assert "添写" not in copy


def test_what_was_typed_outlives_a_conflict(report, demo, as_):
    browser, page = as_(demo.office), at(report)
    words, read = words_of(report)
    demo.issue()

    answer = browser.post(page + PASSAGE, {"words": words + "我写的。", "read": read})

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "我写的。</textarea>" in text
    assert "现在写的是：" in text
    assert words_of(report)[1] in text
    assert browser.post(page + PASSAGE, {"words": "", "read": read}).status_code == 422


def test_it_is_checked_sent_back_signed_numbered_filed_and_corrected(report, demo, as_):
    office, leader, page = as_(demo.office), as_(demo.leader), at(report)
    assert office.post(f"{page}check/", {"said": "数都对过"})["Location"] == page
    assert leader.post(f"{page}return/", {"said": "标题再短些"})["Location"] == page
    assert "标题再短些" in html_of(office, page)
    office.post(f"{page}check/")
    assert "从此" not in html_of(leader, page)
    assert leader.post(f"{page}signature/", {"signed_on": "4月12日"})["Location"] == page
    report.refresh_from_db()
    shown = text_of(html_of(leader, page))
    assert report.signing.sha256 in shown
    assert f"第{report.signing.known_at}条留痕" in shown

    number = {"number": "某街〔2021〕12号", "issued_on": "4月12日"}
    assert office.post(f"{page}numbering/", number)["Location"] == page
    assert office.post(f"{page}archive/")["Location"] == page
    report.refresh_from_db()
    assert report.state == ReportState.ARCHIVED
    other = office.post(f"{page}correction/")["Location"]
    assert "更正的是" in text_of(html_of(office, other))
    assert "已有更正：" in text_of(html_of(office, page))
    assert office.post(f"{other}void/", {"reason": "不用更正"})["Location"] == LIST
    assert office.get(other).status_code == 404


def test_a_signature_on_paper_brings_its_scan(report, demo, as_, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    browser, page = as_(demo.office), at(report)
    browser.post(f"{page}check/")
    typed = {"signatory": "王某", "signed_on": "4月12日"}
    assert browser.post(f"{page}signature/paper/", typed).status_code == 422

    scans = {**typed, "scans": [SimpleUploadedFile("签发件.pdf", papers.pdf(1))]}
    assert browser.post(f"{page}signature/paper/", scans)["Location"] == page
    shown = html_of(browser, page)
    link = re.search(rf"{page}scans/\d+/", shown)
    assert link is not None
    assert browser.get(link[0]).content == papers.pdf(1)
    assert as_(demo.pine_clerk).get(link[0]).status_code == 403


def test_a_signed_number_opens_the_rows_of_then_and_marks_what_is_void(report, demo, as_):
    browser, page = as_(demo.office), at(signed(demo, report))
    place = report.signing.numbers.get(key="issues.found", cells={}).place
    rows = f"{page}numbers/{place}/"
    assert "已作废" not in html_of(browser, rows)

    issue = Issue.objects.order_by("pk").first()
    issues.void(issue, reason="重复登记", by=demo.office, now=NOON)

    shown = html_of(browser, rows)
    assert 'data-rows="2"' in shown
    assert shown.count("data-row>") == 2
    assert shown.count("已作废") == 1
    assert f"第{place}个数" in text_of(html_of(browser, f"{page}?number={place}"))


@pytest.mark.parametrize("who", ["community", "district"])
def test_a_draft_is_for_those_who_write(who, report, demo, as_):
    actors: dict[str, Actor] = {"community": demo.pine_clerk, "district": demo.supervisor}
    browser, page = as_(actors[who]), at(report)
    reads = who == "district"

    assert browser.get(page).status_code == (404 if reads else 403)
    words, read = words_of(report)
    typed = words.replace("共发现问题2条", "共发现问题3条")
    writing.rewrite(report, FOUND, typed, read=read, by=demo.office, now=NOON)
    signed(demo, report)
    assert browser.get(page).status_code == (200 if reads else 403)
    assert 'data-mark="changed"' not in browser.get(page).content.decode()
    assert 'data-mark="changed"' in html_of(as_(demo.office), page)
    assert browser.get(f"{page}inner/").status_code == 403
    assert browser.get(f"{page}cover/").status_code == 403
    assert browser.get(f"{page}copy.html").status_code == (200 if reads else 403)


def test_the_list_asks_as_much_for_many_and_filters_by_state(report, demo, as_):
    browser = as_(demo.office)
    html_of(browser, LIST)
    with CaptureQueriesContext(connection) as one:
        assert "拟稿" in html_of(browser, LIST)
    for _n in range(3):
        drafted(demo)
    signed(demo, drafted(demo))
    with CaptureQueriesContext(connection) as many:
        shown = html_of(browser, LIST)

    assert len(many) == len(one)
    assert shown.count("data-row") == 5
    assert html_of(browser, f"{LIST}?state=signed").count("data-row") == 1
    assert browser.get(f"{LIST}?owner=1").status_code == 400
