"""志愿服务: activities, stations and programmes on their pages, by who may do what there."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.volunteering.models import Activity, ActivityState, Programme, Station
from chuangcheng.volunteering.queries import items_of, standings_of
from tests.evidence import papers
from tests.partners.friends import Friends
from tests.volunteering.gatherings import activity, planned, station
from tests.web.test_documents_pages import html_of, text_of
from tests.web.test_issues_pages import titles
from tests.web.test_outreach_pages import cells

LIST = "/volunteering/"
STATIONS, PROGRAMMES = f"{LIST}stations/", f"{LIST}programmes/"
TOLD = {"title": "清理楼道", "held_on": "4月8日", "state": "held"}


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_a_clerk_enters_an_activity_with_four_fields_and_the_rest_is_said_already(demo, as_):
    browser = as_(demo.pine_clerk)
    form = html_of(browser, f"{LIST}new/")
    assert f'value="{demo.pine.pk}" selected' in form
    assert 'value="松树园社区居委会"' in form
    assert "<details" in form

    typed = {**TOLD, "community": str(demo.pine.pk), "party_members": "5", "residents": "20余"}
    answer = browser.post(f"{LIST}new/", {**typed, "host": "松树园社区居委会"})

    held = Activity.objects.get()
    page = f"{LIST}{held.pk}/"
    assert answer["Location"] == page
    assert held.unit == demo.pine_unit
    assert held.counted("residents") == Quantity(20, Certainty.AT_LEAST)
    shown = text_of(html_of(browser, page))
    assert "未统计" in shown, "nobody counted whom it served"
    listed = html_of(browser, LIST)
    assert titles(listed) == ["清理楼道"]
    assert "/figures/volunteering.activities/rows/?" in listed


def test_an_activity_with_a_partner_is_corrected_and_voided(demo, as_):
    friends = Friends(demo)
    friends.agreed()
    browser = as_(demo.office)
    typed = {**TOLD, "community": str(demo.pine.pk), "partners": [str(friends.buses.pk)]}
    browser.post(f"{LIST}new/", {**typed, "papers": SimpleUploadedFile("表.pdf", papers.pdf())})
    held = Activity.objects.get()
    page = f"{LIST}{held.pk}/"
    assert held.is_joint
    assert "与市公交公司共同开展" in text_of(html_of(browser, LIST))
    assert browser.get(f"{page}files/{held.proofs.get().pk}/").status_code == 200
    assert titles(html_of(as_(friends.driver), LIST)) == ["清理楼道"]
    assert titles(html_of(as_(friends.unionist), LIST)) == []

    browser.post(f"{page}correction/", {**TOLD, "community": str(demo.pine.pk), "hours": "2.5"})
    held.refresh_from_db()
    assert not held.is_joint
    assert "2.5小时" in text_of(html_of(browser, page))
    assert browser.post(f"{page}void/", {"reason": "重复"})["Location"] == LIST
    assert browser.get(page).status_code == 404


def test_an_activity_is_linked_to_the_promise_that_it_kept_and_both_pages_say_so(demo, as_):
    friends = Friends(demo)
    pledge, friday = friends.pledge(), date(2021, 4, 9)
    held = activity(demo, title="办理公交卡", held_on=friday, unit=friends.buses)
    browser, page = as_(demo.pine_clerk), f"{LIST}{held.pk}/"
    assert f"{page}fulfilment/" in html_of(browser, page)

    chosen = {"promise": f"{pledge.pk}:2021-04-09"}
    assert browser.post(f"{page}fulfilment/", chosen)["Location"] == page

    kept = pledge.deliveries.get()
    assert f'href="/partners/deliveries/{kept.pk}/"' in html_of(browser, page)
    for shown in (f"/partners/{pledge.pk}/", f"/partners/deliveries/{kept.pk}/"):
        assert f'href="{page}"' in html_of(browser, shown)
    assert browser.post(f"{page}separation/", {"reason": "不是一回事"})["Location"] == page
    assert "兑现承诺" not in html_of(browser, page)


def test_a_planned_one_is_moved_held_or_cancelled(demo, as_):
    browser = as_(demo.office)
    typed = {**TOLD, "community": str(demo.pine.pk), "state": "planned", "held_on": "4月12日"}
    browser.post(f"{LIST}new/", {**typed, "begins_at": "9:00", "residents": "20"})
    due = Activity.objects.get()
    page = f"{LIST}{due.pk}/"
    assert due.residents is None, "nobody counts before it is held"
    assert "开展了再登记人数" in text_of(html_of(browser, page))
    browser.post(f"{page}postponement/", {"to": "4月20日", "reason": "下雨"})
    browser.post(f"{page}postponement/", {"to": "4月12日", "reason": "晴了"})

    browser.post(f"{page}holding/", {"on": "4月12日", "party_members": "4"})

    due.refresh_from_db()
    assert (due.state, due.party_members) == (ActivityState.HELD, 4)
    other = planned(demo)
    browser.post(f"{LIST}{other.pk}/cancellation/", {"reason": "合并"})
    assert titles(html_of(browser, f"{LIST}?state=cancelled")) == ["清理楼道"]


def test_a_keeper_records_for_the_own_station_and_sees_no_other_button(demo, as_):
    mine = station(demo)
    browser = as_(demo.keeper)
    form = html_of(browser, f"{LIST}new/")
    assert f'value="{mine.pk}" selected' in form

    typed = {**TOLD, "community": str(demo.pine.pk)}
    assert browser.post(f"{LIST}new/", typed).status_code == 422
    browser.post(f"{LIST}new/", {**typed, "station": str(mine.pk)})

    assert Activity.objects.get().station == mine
    page = html_of(browser, f"{STATIONS}{mine.pk}/")
    assert "登记设施" in page
    assert "作废" not in page
    assert browser.get(f"{STATIONS}new/").status_code == 403


def test_a_station_is_registered_equipped_moved_taken_back_and_voided(demo, as_):
    browser = as_(demo.office)
    typed = {"name": "松树园站", "community": str(demo.pine.pk), "state": "built"}
    more = {"since": "4月1日", "held": ["0", "1"], "more": "雨伞、轮椅", "keeper": "无此人"}
    answer = browser.post(f"{STATIONS}new/", {**typed, **more, "place": "阳光花园"})
    found = Station.objects.get()
    page = f"{STATIONS}{found.pk}/"
    assert answer["Location"] == page
    assert (found.kept_by, found.where) == ("无此人", "阳光花园")
    assert "应配设施12样，缺10样" in text_of(html_of(browser, page))
    assert titles(html_of(browser, f"{STATIONS}?lacking=yes")) == ["松树园站"]
    assert titles(html_of(browser, f"{STATIONS}?lacking=no")) == []

    here = {f"item-{item.pk}": "held" for item in items_of([found])[found.pk]}
    browser.post(f"{page}equipment/", {**here, "on": "4月6日"})
    browser.post(f"{page}move/", {"to": "running", "on": "4月8日"})

    assert "设施配齐" in text_of(html_of(browser, page))
    assert titles(html_of(browser, f"{STATIONS}?state=running")) == ["松树园站"]
    browser.post(f"{page}retraction/", {"reason": "还没开"})
    assert standings_of([found])[found.pk].state == "built"
    browser.post(f"{page}correction/", {"name": "松树园服务站", "community": str(demo.pine.pk)})
    browser.post(f"{page}files/new/", {"papers": SimpleUploadedFile("站.pdf", papers.pdf())})
    assert browser.get(f"{page}files/{found.proofs.get().pk}/").status_code == 200
    assert "松树园服务站" in html_of(browser, STATIONS)
    assert browser.post(f"{page}void/", {"reason": "错"})["Location"] == STATIONS


def test_programmes_are_set_up_and_ended_by_the_office(demo, as_):
    browser = as_(demo.office)
    assert "还没有志愿服务项目" in html_of(browser, PROGRAMMES)
    browser.post(f"{PROGRAMMES}new/", {"name": "邻里守望", "since": "3月1日"})
    programme = Programme.objects.get()
    activity(demo)
    activity(demo, title="邻居互助", programme=programme)
    assert f"{LIST}?programme={programme.pk}" in html_of(as_(demo.pine_clerk), PROGRAMMES)
    assert titles(html_of(browser, f"{LIST}?programme={programme.pk}")) == ["邻居互助"]

    browser = as_(demo.office)
    browser.post(f"{PROGRAMMES}{programme.pk}/end/", {"on": "4月10日"})

    programme.refresh_from_db()
    assert programme.until == date(2021, 4, 10)
    assert "结束了的项目" in html_of(browser, PROGRAMMES)


def test_the_filters_stand_in_the_address(demo, as_):
    activity(demo)
    activity(demo, title="巡防", where=demo.dragon, field="patrol")
    browser = as_(demo.leader)

    assert titles(html_of(browser, f"{LIST}?field=patrol")) == ["巡防"]
    assert titles(html_of(browser, f"{LIST}?community={demo.pine.pk}")) == ["清理楼道"]
    assert titles(html_of(browser, f"{LIST}?q=楼道")) == ["清理楼道"]
    assert titles(html_of(browser, f"{LIST}?joint=yes")) == []
    assert titles(html_of(browser, f"{LIST}?since=2021-04-09")) == []


@pytest.mark.parametrize(
    ("url", "typed", "sentence"),
    [
        (LIST, {**TOLD, "title": ""}, "这一栏不能空"),
        (LIST, {**TOLD, "begins_at": "早上"}, "写成 9:00"),
        (STATIONS, {"name": "站", "place": "没有的"}, "还没有选"),
        (PROGRAMMES, {"name": "", "since": "3月1日"}, "这一栏不能空"),
    ],
)
def test_an_error_stands_at_its_field(demo, as_, url, typed, sentence):
    answer = as_(demo.office).post(f"{url}new/", typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_both_lists_go_out_as_they_are_filtered(demo, as_):
    activity(demo)
    activity(demo, title="巡防", where=demo.dragon, field="patrol")
    station(demo)
    browser = as_(demo.leader)

    assert "导出这 1 条" in html_of(browser, f"{LIST}?field=patrol")
    told = cells(browser, f"{LIST}export/?field=patrol")
    assert "巡防" in told
    assert "清理楼道" not in told
    assert {"松树园志愿服务站", "急救箱、饮水设备"} <= set(cells(browser, f"{STATIONS}export/"))
    assert as_(demo.keeper).get(f"{LIST}export/").status_code == 403


@pytest.mark.parametrize(("url", "make"), [(LIST, activity), (STATIONS, station)])
def test_the_lists_ask_as_much_for_many_as_for_one(demo, as_, url, make):
    browser = as_(demo.office)
    name = "name" if make is station else "title"
    make(demo)
    html_of(browser, url)
    with CaptureQueriesContext(connection) as few:
        html_of(browser, url)
    for n in range(4):
        make(demo, **{name: f"第{n}个"})
    html_of(browser, url)
    with CaptureQueriesContext(connection) as many:
        html_of(browser, url)
    assert len(many) == len(few)
