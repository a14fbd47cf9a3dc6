"""难点问题: the list, one with its costs and answers, the forms; issues held and let go."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from chuangcheng.difficulties import linking
from chuangcheng.difficulties.models import Difficulty, DifficultyStage, Receipt, StuckItem
from chuangcheng.issues.deeds import State
from chuangcheng.plan.models import Compare
from tests.difficulties.hard import RAMPS, asked, raised
from tests.evidence import papers
from tests.plan.planned import planned, posters
from tests.web.test_documents_pages import html_of, text_of
from tests.web.test_issues_pages import titles
from tests.world import NOON, TODAY

LIST = "/difficulties/"
TOLD = {
    "title": "坡道没有钱补",
    "cause": "建成时没有设计",
    "costs": RAMPS,
    "level": "district",
    "raised_on": "4月6日",
}


def test_one_is_registered_corrected_asked_answered_and_ended(demo, as_):
    browser = as_(demo.office)
    page = browser.post(f"{LIST}new/", TOLD)["Location"]
    shown = text_of(html_of(browser, page))
    assert "23.6—59.4万元" in shown
    assert "坡道，38处，6000—15000元" in shown
    assert "坡道，38处，6000—15000元" in html_of(browser, f"{page}correction/")

    browser.post(f"{page}correction/", {**TOLD, "costs": "坡道，38处，未知"})
    assert "没有估算" in text_of(html_of(browser, page))
    scan = SimpleUploadedFile("批复.pdf", papers.pdf())
    steps = {
        "request": {"level": "city", "who": "市住建局", "on": "4月8日"},
        "answer": {"on": "4月9日", "said": "列入下半年计划", "papers": scan},
        "money/new": {"amount": "80000", "on": "4月9日", "source": "区财政局"},
        "ending": {"state": "solved", "on": "4月12日", "said": "已拨款"},
        "reopening": {"on": "4月12日", "reason": "款没有到"},
    }
    for deed, typed in steps.items():
        assert browser.post(f"{page}{deed}/", typed)["Location"] == page, deed
    shown = text_of(html_of(browser, page))
    assert "列入下半年计划" in shown
    assert "8万元" in shown
    answered = DifficultyStage.objects.get(state="answered")
    scans, more = f"{LIST}steps/{answered.pk}/scans/", SimpleUploadedFile("附页.pdf", papers.pdf())
    assert browser.post(scans, {"papers": more})["Location"] == page
    assert "附页.pdf" in text_of(html_of(browser, page))
    kept = f"{scans}{answered.proofs.first().pk}/"
    assert as_(demo.leader).get(kept)["Content-Type"] == "application/pdf"
    assert as_(demo.pine_clerk).get(kept).status_code == 404
    browser.post(f"{page}request/", {"level": "city", "on": "4月12日"})
    browser.post(f"{page}retraction/", {"reason": "还没有发"})
    paid = Difficulty.objects.get()
    assert paid.state == "raised"
    money = f"{LIST}money/{Receipt.objects.get().pk}/void/"
    assert browser.post(money, {"reason": "拨错"})["Location"] == page
    assert browser.post(f"{page}void/", {"reason": "重复"})["Location"] == LIST
    assert browser.get(page).status_code == 404


def test_issues_are_linked_held_and_let_go_and_name_what_they_wait_for(demo, as_):
    hard, running = asked(demo), demo.rectifying()
    browser, page = as_(demo.office), f"{LIST}{hard.pk}/"
    typed = {"numbers": running.number, "until": "5月6日"}
    assert browser.post(f"{page}hold/", typed)["Location"] == page
    running.refresh_from_db()
    assert running.state == State.SUSPENDED
    issue = text_of(html_of(browser, f"/issues/{running.pk}/"))
    assert f"关联难点：{hard.title}" in issue
    assert f"等难点解决：{hard.title}" in issue
    assert running.title in text_of(html_of(browser, f"{page}ending/"))

    answer = browser.post(f"{page}release/", {"issues": str(running.pk)})
    assert answer["Location"] == page
    running.refresh_from_db()
    assert running.state == State.RECTIFYING
    again = browser.post(f"{page}issues/", {"numbers": running.number})
    assert again.status_code == 422
    assert "已经关联" in again.content.decode()
    too_long = {"numbers": running.number, "until": "8月6日"}
    assert browser.post(f"{page}hold/", too_long).status_code == 403


def test_items_of_the_plan_are_linked_and_show_where_they_overlap(demo, as_):
    issue = demo.issue()
    demo.issue(place=demo.far_compound)
    given = {"figure": "issues.unfinished", "compare": Compare.AT_MOST, "target": Decimal(0)}
    hard, item = raised(demo), planned(demo, criteria=(posters(**given),))
    browser, page = as_(demo.office), f"{LIST}{hard.pk}/"
    assert browser.post(f"{page}items/", {"items": str(item.pk)})["Location"] == page
    linking.link_issues(hard, [issue], by=demo.office, now=NOON)
    link = StuckItem.objects.get()
    shown = text_of(html_of(browser, page))
    assert item.text in shown
    overlap = "还不能算达到的2处里，1处有问题在等难点解决"
    assert overlap in shown
    assert f"{demo.compound}1条，其中1条在等" in shown
    there = text_of(html_of(browser, f"/plan/{item.pk}/"))
    assert hard.title in there
    assert overlap in there
    assert hard.title not in text_of(html_of(as_(demo.enforcer), f"/plan/{item.pk}/"))
    assert browser.post(f"{LIST}items/{link.pk}/removal/")["Location"] == page


def test_the_list_shows_money_in_wan_and_filters(demo, as_):
    asked(demo)
    raised(demo, title="清运没有数", costs=())
    browser = as_(demo.leader)
    shown = html_of(browser, LIST)
    assert "至少23.6万元" in text_of(shown)
    assert "/figures/difficulties.cost_low/rows/?" in shown
    assert f"{LIST}new/" not in shown
    assert titles(html_of(browser, f"{LIST}?state=asked")) == ["老旧小区补建坡道没有钱"]
    assert titles(html_of(browser, f"{LIST}?q=清运")) == ["清运没有数"]
    answer = browser.get(f"{LIST}export/?state=asked")
    assert "spreadsheetml" in answer["Content-Type"]
    bad = as_(demo.office).post(f"{LIST}new/", {**TOLD, "costs": "坡道"})
    assert bad.status_code == 422
    assert "写成 项目，数量，单价" in bad.content.decode()


def test_the_list_asks_as_much_for_many_as_for_one(demo, as_):
    browser = as_(demo.office)
    raised(demo)
    html_of(browser, LIST)
    with CaptureQueriesContext(connection) as few:
        html_of(browser, LIST)
    for n in range(4):
        raised(demo, title=f"难点{n}", raised_on=TODAY - timedelta(days=8 + n))
    html_of(browser, LIST)
    with CaptureQueriesContext(connection) as many:
        html_of(browser, LIST)
    assert len(many) == len(few)


def test_the_office_takes_the_draft_of_a_request_home_and_others_do_not(demo, as_):
    page = f"{LIST}{asked(demo, where=demo.pine).pk}/"
    address = f"{page}request/draft.docx"

    office = as_(demo.office)
    assert address in office.get(page).content.decode()
    answer = office.get(address)
    assert "%E8%AF%B7%E7%A4%BA%E8%8D%89%E7%A8%BF-" in answer["Content-Disposition"]  # 请示草稿-
    lines = [each.text for each in Document(BytesIO(answer.content)).paragraphs]
    assert "区住建局：" in lines
    assert lines[-1] == "演示数据，内容虚构，与所列单位无关"
    assert not any("草稿" in line for line in lines)

    clerk = as_(demo.pine_clerk)
    assert clerk.get(page).status_code == 200
    assert address not in clerk.get(page).content.decode()
    assert clerk.get(address).status_code == 403
