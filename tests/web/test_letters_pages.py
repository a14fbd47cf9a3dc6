"""来文: the list, one letter with its issues and replies, and the forms."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.documents import correspondence
from chuangcheng.documents.models import Letter, Reply
from chuangcheng.issues.models import Issue
from chuangcheng.trail import queries as trail
from chuangcheng.trail.models import key_of
from chuangcheng.web.letters import views
from tests.documents.conftest import asked
from tests.evidence import papers
from tests.web.test_documents_pages import html_of, text_of
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import NOON

LIST = "/letters/"


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def received(world, **changes):
    return correspondence.receive(asked(world, **changes), by=world.office, now=NOON)


def given(**changes):
    typed = {"sender": "区创城办", "title": "报送排查情况", "received_on": "4月6日"}
    return {**typed, "number": "7号", "limit": "4月20日", "demand": "按附表报送", **changes}


def replied(**changes):
    return {"kind": "final", "replied_on": "4月10日", "text": "都已整改", **changes}


def test_a_letter_is_received_with_its_list_and_listed(demo, as_):
    browser = as_(demo.office)
    attached = SimpleUploadedFile("清单.xlsx", papers.xlsx())

    answer = browser.post("/letters/new/", given(papers=attached))

    letter = Letter.objects.get()
    assert answer["Location"] == f"/letters/{letter.pk}/"
    assert letter.reply_by == date(2021, 4, 20)
    assert titles(html_of(browser, LIST)) == ["报送排查情况"]
    shown = html_of(browser, f"/letters/{letter.pk}/")
    assert "xlsx：清单、说明" in shown
    assert "待办" in shown


def test_a_vague_limit_is_taken_as_it_is_written_and_flagged(demo, as_):
    browser = as_(demo.office)

    browser.post("/letters/new/", given(limit="4月底前"))

    letter = Letter.objects.get()
    assert letter.is_vague
    shown = html_of(browser, f"/letters/{letter.pk}/")
    assert "还没有定到哪一天" in shown
    assert "如果是 2021年4月30日，就这样改" in shown
    form = html_of(browser, f"/letters/{letter.pk}/correction/")
    assert 'value="4月底前"' in form
    browser.post(f"/letters/{letter.pk}/correction/", given(limit="4月30日"))
    letter.refresh_from_db()
    assert (letter.reply_by, letter.reply_by_text) == (date(2021, 4, 30), "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"sender": ""}, "这一栏不能空"),
        ({"limit": "4月1日"}, "早于收文日期"),
        ({"limit": "看情况吧"}, "看不出是哪一天"),
        ({"received_on": "4月20日"}, "日期不能晚于今天"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, changes, sentence):
    answer = as_(demo.office).post("/letters/new/", given(note="传真", **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="传真"' in answer.content.decode()
    assert not Letter.objects.exists()


def test_a_letter_lists_its_issues_with_their_states_and_what_was_answered(demo, as_):
    letter, browser = received(demo), as_(demo.office)
    url = f"/letters/{letter.pk}/"
    demo.issue(letter=letter, title="还没交办的")
    done = demo.closed(letter=letter, title="已经办完的")

    shown = html_of(browser, url)
    assert set(titles(shown)) == {"还没交办的", "已经办完的"}
    assert "办理中" in shown

    answer = browser.post(f"{url}replies/new/", replied(issues=[done.pk]))
    assert answer["Location"] == url
    shown = html_of(browser, url)
    assert "都已整改" in shown
    assert f"说到的问题：{done.serial}" in shown
    assert "已回复" in shown


def test_the_numbers_over_the_list_are_figures_and_open_their_rows(demo, as_):
    received(demo)
    received(demo, title="不急的", number="", reply_by=date(2021, 4, 30))

    shown = text_of(html_of(as_(demo.office), LIST))

    assert "收到来文2份已回复来文0份等回复来文2份超期未回复来文1份" in shown
    rows = html_of(as_(demo.office), "/figures/documents.letters_unanswered/rows/")
    assert "不急的" in rows
    assert "关于报送排查情况的通知" in rows
    assert "等回复来文" not in html_of(as_(demo.enforcer), LIST)


def test_a_letter_counts_all_its_issues_by_the_statement_that_lists_them(demo, as_, monkeypatch):
    monkeypatch.setattr(views, "_MOST_ISSUES", 1)
    letter, browser = received(demo), as_(demo.office)
    demo.closed(letter=letter)
    demo.issue(letter=letter)
    shown = html_of(browser, f"/letters/{letter.pk}/")

    assert "共2条已办结1条在办1条" in text_of(shown)
    assert len(titles(shown)) == 1


def test_a_wrong_reply_is_refused_and_a_void_one_waits_again(demo, as_):
    letter, browser = received(demo), as_(demo.office)
    url = f"/letters/{letter.pk}/"
    assert browser.post(f"{url}replies/new/", replied(text="")).status_code == 422
    assert browser.post(f"{url}replies/new/", replied(replied_on="4月1日")).status_code == 422

    browser.post(
        f"{url}replies/new/",
        replied(papers=SimpleUploadedFile("回复.docx", papers.docx())),
    )
    reply = Reply.objects.get()
    (proof,) = reply.proofs.all()
    sent = browser.get(f"{url}replies/{reply.pk}/files/{proof.pk}/")
    assert sent.content == papers.docx()
    assert sent["Content-Disposition"].startswith("attachment;")
    browser.post(f"{url}replies/{reply.pk}/void/", {"reason": "发错了"})

    letter.refresh_from_db()
    assert not letter.is_answered
    assert browser.get(f"{url}replies/{reply.pk}/files/{proof.pk}/").status_code == 404


def test_an_issue_is_raised_under_its_letter(demo, as_):
    letter, browser = received(demo), as_(demo.office)
    url = f"/issues/new/?letter={letter.pk}"
    assert f"归入来文“{letter.title}”" in html_of(browser, url)

    typed = {"place": "阳光花园", "title": "路灯不亮", "category": demo.lamp.pk}
    browser.post(url, typed)

    assert Issue.objects.get(title="路灯不亮").letter == letter


def test_issues_on_record_are_taken_in_by_their_numbers(demo, as_):
    letter, issue, browser = received(demo), demo.issue(), as_(demo.office)
    url = f"/letters/{letter.pk}/issues/"

    wrong = browser.post(url, {"numbers": "999"})
    assert wrong.status_code == 422
    assert "没有找到编号 999 的问题" in wrong.content.decode()
    browser.post(url, {"numbers": issue.serial})

    assert list(Issue.objects.filter(letter=letter)) == [issue]


def test_an_issue_that_a_letter_does_not_list_is_taken_out_by_its_row(demo, as_):
    letter, browser = received(demo), as_(demo.office)
    issue = demo.issue(letter=letter)
    url = f"/letters/{letter.pk}/issues/{issue.pk}/removal/"
    assert url in html_of(browser, f"/letters/{letter.pk}/")
    assert f"移出问题 {issue.serial}" in html_of(browser, url)

    browser.post(url)

    issue.refresh_from_db()
    assert issue.letter is None
    assert trail.history_of(key_of(letter))[0].verb == "issues.unlink"
    assert browser.post(url).status_code == 404


def test_who_may_not_edit_an_issue_takes_it_out_of_no_letter(demo, as_):
    letter = received(demo)
    issue = demo.issue(letter=letter)
    url = f"/letters/{letter.pk}/issues/{issue.pk}/removal/"

    for who in (demo.leader, demo.supervisor):
        assert url not in html_of(as_(who), f"/letters/{letter.pk}/")
        assert as_(who).post(url).status_code == 403
    assert as_(demo.dragon_clerk).post(url).status_code == 404
    issue.refresh_from_db()
    assert issue.letter == letter


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["办着的", "待办的", "回了的"]),
        ("?sort=due", ["待办的", "回了的", "办着的"]),
        ("?state=waiting", ["待办的"]),
        ("?state=in_hand", ["办着的"]),
        ("?state=answered", ["回了的"]),
        ("?late=on", ["待办的"]),
        ("?q=区创城办", ["办着的", "待办的", "回了的"]),
        ("?since=4月5日", ["办着的"]),
    ],
)
def test_filters_live_in_the_address(demo, as_, query, expected):
    browser = as_(demo.office)
    answered = received(demo, title="回了的", received_on=date(2021, 3, 1))
    browser.post(f"/letters/{answered.pk}/replies/new/", replied())
    received(demo, title="待办的", reply_by=date(2021, 4, 8))
    begun = received(demo, title="办着的", received_on=date(2021, 4, 6), reply_by=date(2021, 4, 20))
    demo.issue(letter=begun)

    assert titles(html_of(browser, f"{LIST}{query}")) == expected


def test_what_is_due_stands_on_the_offices_first_page_and_nowhere_else(demo, as_):
    received(demo, title="要回的那份")
    received(demo, title="没有期限的", reply_by=None)

    home = html_of(as_(demo.office), "/")
    assert "到期的事" in home
    assert "要回的那份" in home
    assert "超期 3 天" in home
    assert "没有期限的" not in home
    assert "等回复的来文" not in html_of(as_(demo.pine_clerk), "/")


def test_the_statements_of_list_and_page_do_not_grow_with_their_rows(demo, as_):
    browser, letter = as_(demo.office), received(demo)
    demo.issue(letter=letter)
    with CaptureQueriesContext(connection) as few:
        html_of(browser, LIST)
        html_of(browser, f"/letters/{letter.pk}/")
    for n in range(6):
        demo.issue(letter=received(demo, title=f"第{n}份", number=f"{n}号"))
        demo.issue(letter=letter)
    with CaptureQueriesContext(connection) as many:
        html_of(browser, LIST)
        html_of(browser, f"/letters/{letter.pk}/")

    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("actor", "page", "status"),
    [
        ("leader", "", 200),
        ("leader", "{pk}/", 200),
        ("leader", "{pk}/replies/new/", 403),
        ("pine_clerk", "{pk}/", 404),
        ("enforcer", "{pk}/", 404),
        ("keeper", "", 403),
        ("administrator", "", 403),
        ("supervisor", "{pk}/correction/", 403),
    ],
)
def test_who_reads_and_who_writes(demo, as_, actor, page, status):
    letter = received(demo)
    url = f"{LIST}{page.format(pk=letter.pk)}"
    assert as_(getattr(demo, actor)).get(url).status_code == status


def test_a_letter_is_voided_with_a_reason(demo, as_):
    letter, browser = received(demo), as_(demo.office)
    browser.post(f"/letters/{letter.pk}/files/new/", {})
    assert browser.post(f"/letters/{letter.pk}/void/", {"reason": ""}).status_code == 422
    assert browser.post(f"/letters/{letter.pk}/void/", {"reason": "重复"})["Location"] == LIST
    assert "还没有登记来文" in html_of(browser, LIST)


def test_looking_writes_nothing(demo, as_):
    letter, browser = received(demo), as_(demo.office)
    pages = ("", "new/", f"{letter.pk}/", f"{letter.pk}/replies/new/", "export/")
    with writes() as written:
        for url in pages:
            assert browser.get(f"{LIST}{url}").status_code == 200
    assert not written
