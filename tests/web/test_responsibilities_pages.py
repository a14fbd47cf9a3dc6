"""责任清单 and 领导小组: the pages, what they show to whom, the deeds behind them."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from chuangcheng.documents.commands import record, void
from chuangcheng.duties import lists
from chuangcheng.duties.models import DutyItem, DutyList, GroupPost, LeadingGroup, Seat
from chuangcheng.people import commands as people
from tests.documents.conftest import plan
from tests.duties import listed
from tests.duties.test_groups import found, seated
from tests.standards import trees
from tests.web.test_documents_pages import text_of
from tests.web.test_issues_pages import titles
from tests.world import NOON, TODAY

LIST = "/responsibilities/"


def page(browser, url, status=200):
    answer = browser.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


@pytest.fixture
def item(demo) -> DutyItem:
    return listed.published(demo)


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("", 1),
        ("?q=楼道", 1),
        ("?q=没有的", 0),
        ("?method=field", 1),
        ("?method=survey", 0),
        ("?named=no", 0),
        ("?named=yes&state=now", 1),
        ("?named=mine", 0),
        ("?state=draft", 0),
        ("?state=ended", 0),
        ("?sort=due", 1),
    ],
)
def test_filters_live_in_the_address(demo, as_, item, query, n):
    assert len(titles(page(as_(demo.office), f"{LIST}{query}"))) == n


def test_a_unit_finds_what_concerns_it(demo, as_, item):
    assert len(titles(page(as_(demo.property_clerk), f"{LIST}?named=mine"))) == 1
    assert "还没有责任清单" in page(as_(demo.partner), LIST)


def test_the_numbers_over_the_list_are_figures(demo, as_, item):
    listed.published(demo, system=item.system, area=demo.dragon, person=None)
    shown = page(as_(demo.office), LIST)

    said = "责任清单事项2项已落实责任人的事项1项责任人待定的事项1项"
    assert said in text_of(shown)
    assert "/figures/duties.items_unnamed/rows/?" in shown


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo, as_, item):
    browser = as_(demo.office)
    with CaptureQueriesContext(connection) as few:
        page(browser, LIST)
    duty_list = listed.duty_list(demo)
    for text in (trees.LIGHTS, trees.FIRE, trees.PLEDGE):
        clause = trees.clause(item.system, text)
        listed.item(demo, system=item.system, duty_list=duty_list, clause=clause, area=demo.dragon)
    with CaptureQueriesContext(connection) as many:
        page(browser, LIST)
    # With a second community the filter offers it; nothing else is asked.
    assert len(many) == len(few)


def test_an_item_says_who_answers_and_who_did(demo, as_, item):
    made = lists.change_item(item, on=TODAY, person=None, by=demo.office, now=NOON)

    shown = page(as_(demo.leader), f"{LIST}{made.pk}/")

    for words in ("责任人待定", "松树园社区居委会", "和美物业", "12 盏", "历次变更"):
        assert words in shown
    assert f"{LIST}{made.pk}/change/" not in shown
    assert f"{LIST}{made.pk}/change/" in page(as_(demo.office), f"{LIST}{made.pk}/")


def test_a_list_is_drafted_filled_and_published_in_the_browser(demo, as_):
    system, browser = trees.in_use(demo), as_(demo.office)
    answer = browser.post(f"{LIST}lists/new/", {"name": "创城责任清单"})
    duty_list = DutyList.objects.get()
    at = f"{LIST}lists/{duty_list.pk}/"
    assert answer.headers["Location"] == at
    assert "这份清单还没有责任项" in page(browser, at)

    clause = trees.clause(system, trees.LIGHTS)
    given = {"clause": clause.pk, "area": demo.pine.pk, "lead_unit": demo.pine_unit.pk}
    assert browser.post(f"{at}items/new/", given).status_code == 302
    sheet = {"system": system.pk, "area": demo.town.pk}
    assert browser.post(f"{at}sheet/", sheet).status_code == 302
    assert "表里的单位没有登记，对不上：各社区、综合行政执法局" in page(browser, at)

    first = DutyItem.objects.get(clause=clause)
    edited = {"person": demo.pine_clerk.person_id, "target": "12", "due_text": "尽快"}
    assert browser.post(f"{LIST}{first.pk}/correction/", edited).status_code == 302
    second = DutyItem.objects.exclude(pk=first.pk).get()
    assert browser.post(f"{LIST}{second.pk}/removal/").status_code == 302
    assert browser.post(f"{at}publication/", {"on": "4月12日"}).status_code == 302

    first.refresh_from_db()
    assert (first.since, first.target, first.due_text) == (TODAY, 12, "尽快")
    change = {**given, "on": "4月12日", "note": "换人"}
    assert browser.post(f"{LIST}{first.pk}/change/", change).status_code == 302
    (after,) = DutyItem.objects.in_force(TODAY)
    assert browser.post(f"{LIST}{after.pk}/ending/", {"on": "4月12日"}).status_code == 302
    assert not DutyItem.objects.in_force(TODAY).exists()


def test_what_is_refused_stands_in_the_form(demo, as_):
    browser, duty_list = as_(demo.office), listed.duty_list(demo)
    answer = browser.post(f"{LIST}lists/{duty_list.pk}/publication/", {"on": "4月12日"})
    assert answer.status_code == 422
    assert "还没有责任项" in answer.content.decode()
    answer = browser.post(f"{LIST}lists/{duty_list.pk}/void/", {"reason": "重来"})
    assert answer.headers["Location"] == f"{LIST}lists/"


def test_drafts_are_for_who_writes_them(demo, as_):
    item = listed.item(demo)
    for who in (demo.leader, demo.pine_clerk, demo.property_clerk):
        browser = as_(who)
        page(browser, f"{LIST}{item.pk}/", 404)
        page(browser, f"{LIST}lists/", 403)
        page(browser, f"{LIST}lists/{item.duty_list_id}/", 403)
    page(as_(demo.administrator), LIST, 403)
    assert "缺口" in page(as_(demo.office), f"{LIST}lists/{item.duty_list_id}/")


def test_the_gaps_of_what_is_in_force_stand_beside_the_lists(demo, as_, item):
    shown = page(as_(demo.office), f"{LIST}lists/")

    assert "没有责任项" in shown
    assert trees.FIRE in shown


def test_the_clause_says_who_answers_for_it(demo, as_, item):
    url = reverse("standards:clause", args=[item.clause_id])

    assert f"{LIST}{item.pk}/" in page(as_(demo.office), url)
    assert f"{LIST}{item.pk}/" not in page(as_(demo.dragon_clerk), url)


def test_the_group_shows_who_sat_in_it_on_a_day(demo, as_):
    document = record(plan(demo), by=demo.office, now=NOON)
    group = found(demo, founding=document)
    seat = seated(demo, group)
    assert Seat.objects.get() == seat
    browser, at = as_(demo.office), f"/leading-groups/{group.pk}/"

    assert "街道领导leader" in page(browser, at)
    named, link = document.number, f'href="/documents/{document.pk}/"'
    assert link in page(browser, at)
    assert link in page(browser, "/leading-groups/")
    shown = page(as_(demo.property_clerk), at)  # who may not open the document reads its number
    assert (named in shown, link in shown) == (True, False)
    assert "这一天没有成员" in page(browser, f"{at}?on=2021-02-01")
    assert "这一天没有成员" not in page(browser, f"{at}?on=2021-03-02")
    assert f"{at}seats/new/" not in page(as_(demo.leader), at)


def test_a_renamed_unit_stands_under_its_name_of_the_day_wherever_it_answers(demo, as_):
    group, browser = found(demo), as_(demo.office)
    seated(demo, group)
    old, new = "XX街道创城办", "XX街道文明办"
    people.rename_unit(demo.office_unit, name=new, on=date(2021, 4, 1), by=demo.office, now=NOON)
    at, behind = (
        f"/leading-groups/{group.pk}/",
        "/figures/duties.leading_group_members/rows/",
    )

    assert old in text_of(page(browser, f"{at}?on=2021-03-02"))
    assert new in text_of(page(browser, f"{at}?on=2021-04-02"))
    assert old in text_of(page(browser, f"{behind}?as_of=2021-03-02"))
    assert new in text_of(page(browser, behind))
    assert new in text_of(page(browser, "/contacts/"))


@pytest.mark.parametrize(
    "words", ["XX街办发〔2021〕5号", "《创建工作实施方案》", "创建工作 实施方案"]
)
def test_a_document_is_named_by_its_number_or_its_title(demo, as_, words):
    document, browser = record(plan(demo), by=demo.office, now=NOON), as_(demo.office)
    form = page(browser, f"{LIST}lists/new/")
    assert f'<option value="{document.number}">{document.title}</option>' in form

    browser.post(f"{LIST}lists/new/", {"name": "责任清单", "document": words})
    browser.post("/leading-groups/new/", {"name": "小组", "founding": words, "since": "3月1日"})

    assert DutyList.objects.get().document == document
    assert LeadingGroup.objects.get().founding == document


def test_a_document_nobody_recorded_is_refused_at_its_field_and_named_later(demo, as_):
    duty_list, group, browser = listed.duty_list(demo), found(demo), as_(demo.office)
    of_list, of_group = (
        f"{LIST}lists/{duty_list.pk}/correction/",
        f"/leading-groups/{group.pk}/correction/",
    )
    answer = browser.post(of_list, {"name": "责任清单", "document": "9号"})
    assert answer.status_code == 422
    assert "没有登记过“9号”这份文件" in answer.content.decode()

    document = record(plan(demo, number="9号"), by=demo.office, now=NOON)
    assert browser.post(of_list, {"name": "责任清单", "document": "9号"}).status_code == 302
    assert browser.post(of_group, {"founding": "9号", "note": "兼"}).status_code == 302

    duty_list.refresh_from_db()
    group.refresh_from_db()
    assert (duty_list.document, group.founding, group.note) == (document, document, "兼")
    assert 'value="9号"' in page(browser, of_list)
    link = f'href="/documents/{document.pk}/"'
    assert link in page(browser, f"{LIST}lists/{duty_list.pk}/")
    assert link in page(browser, f"{LIST}lists/")


def test_a_document_that_turns_out_void_is_still_named_and_leads_nowhere(demo, as_):
    document, browser = record(plan(demo), by=demo.office, now=NOON), as_(demo.office)
    duty_list = listed.duty_list(demo, document=document)
    void(document, reason="登错了", by=demo.office, now=NOON)

    shown = page(browser, f"{LIST}lists/{duty_list.pk}/")

    assert document.number in shown
    assert f'href="/documents/{document.pk}/"' not in shown


def test_two_documents_of_one_title_ask_for_the_number(demo, as_):
    for number in ("1号", "2号"):
        record(plan(demo, number=number), by=demo.office, now=NOON)
    answer = as_(demo.office).post(
        f"{LIST}lists/new/", {"name": "责任清单", "document": "创建工作实施方案"}
    )
    assert "对上了几份文件" in answer.content.decode()


def test_a_group_is_kept_in_the_browser(demo, as_):
    browser = as_(demo.office)
    assert "还没有领导小组" in page(browser, "/leading-groups/")
    browser.post("/leading-groups/new/", {"name": "创城工作领导小组", "since": "3月1日"})
    group = LeadingGroup.objects.get()
    at = f"/leading-groups/{group.pk}/"
    given = {"person": demo.leader.person_id, "post": GroupPost.HEAD, "since": "3月1日"}
    assert browser.post(f"{at}seats/new/", given).status_code == 302
    assert browser.post(f"{at}seats/new/", given).status_code == 422
    seat = Seat.objects.get()
    assert (
        browser.post(f"/leading-groups/seats/{seat.pk}/ending/", {"on": "4月1日"}).status_code
        == 302
    )
    assert browser.post(f"{at}ending/", {"on": "4月12日"}).status_code == 302

    group.refresh_from_db()
    seat.refresh_from_db()
    assert (group.until, seat.until) == (TODAY, date(2021, 4, 1))


def test_the_list_goes_out_as_filtered_in_the_offices_columns(demo, as_, item):
    lists.change_item(item, on=TODAY, person=None, by=demo.office, now=NOON)
    answer = as_(demo.office).get(f"{LIST}export/?state=now")
    assert answer.status_code == 200
    rows = list(openpyxl.load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    at = next(n for n, row in enumerate(rows) if row[0] == "序号")
    found = dict(zip(rows[at], rows[at + 1], strict=True))

    assert len(rows) == at + 2
    assert (found["责任人"], found["牵头单位"]) == ("责任人待定", "松树园社区居委会")
    assert (found["测评标准"], found["社区(村)"]) == (trees.LIGHTS, "松树园社区")
    assert as_(demo.verifier).get(f"{LIST}export/").status_code == 403
