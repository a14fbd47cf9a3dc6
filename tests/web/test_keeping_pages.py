"""便民设施 and 需求清单: the lists, the pages of one, the forms, matching from either side."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.partners.models import Facility, FacilityState, Need, NeedState
from tests.evidence import papers
from tests.partners.friends import Friends
from tests.web.test_documents_pages import html_of
from tests.web.test_issues_pages import titles

FACILITIES, NEEDS = "/partners/facilities/", "/partners/needs/"


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def friends(demo) -> Friends:
    return Friends(demo)


def corner(friends: Friends, **changes) -> dict[str, Any]:
    typed = {
        "community": friends.world.pine.pk,
        "name": "大厅应急角",
        "kind": "emergency_corner",
        "offers": "药箱、急救包",
        "set_up_on": "4月2日",
    }
    return {**typed, **changes}


def bench(friends: Friends, **changes) -> dict[str, Any]:
    typed = {
        "community": friends.world.pine.pk,
        "what": "添几把休息椅",
        "kind": "goods",
        "quantity": "10余",
        "quantity_unit": "把",
        "told_on": "3月10日",
    }
    return {**typed, **changes}


def cells(browser, url):
    sheet = openpyxl.load_workbook(BytesIO(b"".join(browser.get(url)))).active
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]


@pytest.mark.one_engine
def test_a_promise_that_was_kept_becomes_a_facility_without_naming_its_units_again(
    demo, friends, as_
):
    browser, pledge = as_(demo.office), friends.once()
    page = f"/partners/{pledge.pk}/"
    assert "还没有登记便民设施" in html_of(browser, FACILITIES)
    assert "登记便民设施" not in html_of(browser, page)
    browser.post(f"{page}deliveries/new/", {"outcome": "delivered", "on": "4月2日"})
    assert f'href="{FACILITIES}new/?pledge={pledge.pk}"' in html_of(browser, page)
    assert "建应急角" in html_of(browser, f"{FACILITIES}new/?pledge={pledge.pk}")

    photo = SimpleUploadedFile("说明.pdf", papers.pdf())
    browser.post(f"{FACILITIES}new/", corner(friends, pledge=pledge.pk, papers=photo))

    facility = Facility.objects.get()
    url = f"{FACILITIES}{facility.pk}/"
    shown = html_of(browser, url)
    for words in ("红山区妇联、红山区总工会", "药箱、急救包", "在用", "说明.pdf"):
        assert words in shown
    assert titles(html_of(browser, FACILITIES)) == ["大厅应急角"]
    assert "/figures/partners.facilities/rows/?" in html_of(browser, FACILITIES)
    assert url in html_of(browser, page), "the promise names what it set up"
    (kept,) = facility.proofs.all()
    assert browser.get(f"{url}files/{kept.pk}/").content == papers.pdf()
    assert "红山区妇联、红山区总工会" in cells(browser, f"{FACILITIES}export/")


@pytest.mark.one_engine
def test_a_facility_is_corrected_changed_taken_back_and_voided(demo, friends, as_):
    browser, facility = as_(demo.pine_clerk), friends.corner()
    url = f"{FACILITIES}{facility.pk}/"
    assert "药箱" in html_of(browser, f"{url}correction/")
    typed = corner(friends, place="阳光花园", spot="门卫室", pledge=facility.pledge_id)
    assert browser.post(f"{url}correction/", typed)["Location"] == url
    assert "门卫室" in html_of(browser, url)
    browser.post(f"{url}change/", {"to": "out_of_order", "on": "4月6日", "note": "药品过期"})
    for words in ("待修", "药品过期", "撤回上一次变动"):
        assert words in html_of(browser, url)
    browser.post(f"{url}retraction/", {"reason": "看错了"})
    assert Facility.objects.get().state == FacilityState.IN_USE
    more = SimpleUploadedFile("照片.pdf", papers.pdf())
    assert browser.post(f"{url}files/new/", {"papers": more})["Location"] == url
    assert as_(demo.leader).post(f"{url}void/", {"reason": "重复"}).status_code == 403
    assert browser.post(f"{url}void/", {"reason": "重复"})["Location"] == FACILITIES


@pytest.mark.one_engine
def test_a_need_is_told_matched_met_and_goes_out(demo, friends, as_):
    browser = as_(demo.pine_clerk)
    assert "还没有登记需求" in html_of(browser, NEEDS)
    browser.post(f"{NEEDS}new/", bench(friends))
    need, pledge = Need.objects.get(), friends.once(what="送休息椅")
    url = f"{NEEDS}{need.pk}/"
    assert "10余 把" in html_of(browser, url)

    browser.post(f"{url}match/", {"pledge": pledge.pk, "on": "4月6日"})
    for words in ("已对接", "送休息椅", "红山区妇联、红山区总工会"):
        assert words in html_of(browser, url)
    assert url in html_of(browser, f"/partners/{pledge.pk}/")
    browser.post(f"{url}closing/", {"to": "met", "on": "4月9日"})
    assert Need.objects.get().state == NeedState.MET
    assert "对接共建事项" not in html_of(browser, url)
    listed = html_of(browser, NEEDS)
    assert titles(listed) == ["添几把休息椅"]
    assert "/figures/partners.needs/rows/?" in listed
    assert "送休息椅" in cells(browser, f"{NEEDS}export/?state=met")


@pytest.mark.one_engine
def test_a_promise_is_matched_with_a_need_from_its_own_page(demo, friends, as_):
    browser, pledge = as_(demo.office), friends.once()
    page = f"/partners/{pledge.pk}/"
    assert "对接需求" not in html_of(browser, page)
    need = friends.need()
    assert "对接需求" in html_of(browser, page)

    assert browser.post(f"{page}needs/new/", {"need": need.pk, "on": "4月6日"})["Location"] == page
    assert Need.objects.get().pledge == pledge
    url = f"{NEEDS}{need.pk}/"
    browser.post(f"{url}retraction/", {"reason": "对错了"})
    assert Need.objects.get().pledge is None
    changed = bench(friends, what="添十把椅子", due_on="5月20日")
    browser.post(f"{url}correction/", changed)
    assert "2021年5月20日" in html_of(browser, url)
    assert browser.post(f"{url}void/", {"reason": "重复"})["Location"] == NEEDS


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("page", "changes", "sentence"),
    [
        (FACILITIES, {"name": ""}, "这一栏不能空"),
        (FACILITIES, {"place": "没有的学校"}, "没有登记“没有的学校”这个点位"),
        (FACILITIES, {"set_up_on": "4月20日"}, "日期不能晚于今天"),
        (NEEDS, {"what": ""}, "这一栏不能空"),
        (NEEDS, {"due_on": "3月1日"}, "需要时间不能早于反映日期"),
    ],
)
def test_an_error_stands_at_its_field(demo, friends, as_, page, changes, sentence):
    typed = (corner if page == FACILITIES else bench)(friends, **changes)
    answer = as_(demo.office).post(f"{page}new/", typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize("page", [FACILITIES, NEEDS])
def test_lists_ask_as_much_for_one_as_for_many(demo, friends, as_, page):
    browser = as_(demo.office)

    def more(n: int) -> None:
        friends.corner(name=f"第{n}处", pledge=friends.once(what=f"第{n}项"))
        friends.need(what=f"第{n}样")

    more(0)
    browser.get(page)
    with CaptureQueriesContext(connection) as few:
        browser.get(page)
    for n in range(1, 4):
        more(n)
    browser.get(page)
    with CaptureQueriesContext(connection) as many:
        browser.get(page)

    assert len(many) == len(few)


def test_a_unit_reads_what_is_needed_where_it_stands_and_writes_nothing(demo, friends, as_):
    friends.agreed()
    need, facility = friends.need(), friends.corner()
    driver, unionist = as_(friends.driver), as_(friends.unionist)

    assert titles(html_of(driver, NEEDS)) == ["小广场添几把休息椅"]
    assert driver.get(f"{FACILITIES}{facility.pk}/").status_code == 404
    shown = html_of(unionist, f"{FACILITIES}{facility.pk}/")
    assert "登记变动</a>" not in shown
    assert unionist.get(f"{NEEDS}{need.pk}/").status_code == 404
    assert unionist.get(f"{NEEDS}new/").status_code == 403
    assert need.told_on == date(2021, 3, 10)
