"""包联共建: the lists, a pledge with its occurrences, an agreement, and the forms."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.partners import delivering
from chuangcheng.partners.models import (
    Agreement,
    Delivery,
    Match,
    Outcome,
    Pledge,
    PledgeState,
)
from tests.evidence import papers
from tests.partners.friends import Friends
from tests.web.test_documents_pages import html_of
from tests.web.test_issues_pages import titles
from tests.world import NOON

LIST = "/partners/"
FOURTH = date(2021, 4, 9)


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def friends(demo) -> Friends:
    return Friends(demo)


def given(friends: Friends, **changes) -> dict[str, Any]:
    typed = {
        "community": friends.world.pine.pk,
        "units": [friends.buses.pk],
        "what": "到社区办理公交卡",
        "kind": "service",
        "rule": "每周五上午，逢节假日顺延",
        "first": "3月19日",
        "agreed_on": "3月10日",
    }
    return {**typed, **changes}


def note(friends: Friends, pledge: Pledge) -> Delivery:
    return delivering.note(
        pledge,
        Outcome.DELIVERED,
        on=FOURTH,
        own_day=FOURTH,
        by=friends.world.office,
        now=NOON,
    )


def test_a_pledge_is_recorded_listed_and_shown_with_its_fridays(demo, friends, as_):
    browser, agreement = as_(demo.office), friends.agreed()
    assert "还没有共建事项" in html_of(browser, LIST)

    answer = browser.post(f"{LIST}new/", given(friends))

    pledge = Pledge.objects.get()
    assert answer["Location"] == f"{LIST}{pledge.pk}/"
    assert pledge.agreement == agreement, "nobody types again what was signed"
    assert titles(html_of(browser, LIST)) == ["到社区办理公交卡"]
    shown = html_of(browser, f"{LIST}{pledge.pk}/")
    for words in ("每周五上午，逢节假日顺延", "4月9日 周五", "3月19日 周五", "未登记", "未到"):
        assert words in shown
    assert f'href="{LIST}{pledge.pk}/deliveries/new/?own_day=2021-04-09"' in shown
    assert 'href="/partners/"' in html_of(browser, "/")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"what": ""}, "这一栏不能空"),
        ({"units": []}, "还没有选"),
        ({"rule": "有空就来"}, "写成“每周五上午”"),
        ({"rule": "", "first": "3月19日"}, "还要写频次"),
        ({"place": "没有的学校"}, "没有登记“没有的学校”这个点位"),
        ({"agreed_on": "4月20日"}, "日期不能晚于今天"),
        ({"due": "3月1日"}, "承诺时限不能早于商定日期"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(
    demo, friends, as_, changes, sentence
):
    answer = as_(demo.office).post(f"{LIST}new/", given(friends, note="加急", **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="加急"' in answer.content.decode()
    assert not Pledge.objects.exists()


def test_a_pledge_to_a_place_is_corrected_advanced_and_voided(demo, friends, as_):
    browser, pledge = as_(demo.office), friends.once()
    url = f"{LIST}{pledge.pk}/"
    assert "建应急角" in html_of(browser, f"{url}correction/")

    typed = given(friends, rule="", first="", place="阳光花园", quantity="约3000", due="上半年")
    browser.post(f"{url}correction/", {**typed, "quantity_unit": "元"})
    shown = html_of(browser, url)
    for words in ("阳光花园", "约 3000 元", "时限说的是“上半年”", "一次性", "还没有登记兑现"):
        assert words in shown
    browser.post(f"{url}state/", {"to": "fulfilled", "on": "4月12日", "note": "已摆放"})
    assert "已落实" in html_of(browser, url)
    back = browser.post(f"{url}state/", {"to": "under_way", "on": "4月12日"})
    assert back.status_code == 422
    assert browser.post(f"{url}void/", {"reason": "重复"})["Location"] == LIST
    assert browser.get(url).status_code == 404


def test_what_was_delivered_is_noted_with_proof_and_confirmed_by_the_unit(demo, friends, as_):
    office, pledge = as_(demo.office), friends.pledge()
    form = html_of(office, f"{LIST}{pledge.pk}/deliveries/new/?own_day=2021-04-09")
    assert 'value="2021年4月9日"' in form

    proof = SimpleUploadedFile("签到表.pdf", papers.pdf())
    typed = {"outcome": "delivered", "on": "4月9日", "own_day": "4月9日", "words": "办卡28张"}
    office.post(f"{LIST}{pledge.pk}/deliveries/new/", {**typed, "papers": proof})

    noted = Delivery.objects.get()
    url = f"{LIST}deliveries/{noted.pk}/"
    shown = html_of(office, url)
    for words in ("办卡28张", "签到表.pdf", "还没有确认"):
        assert words in shown
    assert "确认兑现" not in shown
    (kept,) = noted.proofs.all()
    assert office.get(f"{url}files/{kept.pk}/").content == papers.pdf()
    driver = as_(friends.driver)
    assert "确认兑现" in html_of(driver, url)
    assert driver.post(f"{url}confirmation/")["Location"] == url
    assert "2021年4月12日 包联单位driver" in html_of(driver, url)
    assert driver.post(f"{url}confirmation/").status_code == 422
    assert as_(friends.unionist).get(url).status_code == 404

    assert office.post(f"{url}void/", {"reason": "记错"})["Location"] == f"{LIST}{pledge.pk}/"
    assert "未登记" in html_of(office, f"{LIST}{pledge.pk}/")


def test_what_comes_once_lists_what_was_noted(demo, friends, as_):
    office, pledge = as_(demo.office), friends.once()
    typed = {"outcome": "delivered", "on": "4月1日", "words": "药箱、灭火毯各一套"}
    office.post(f"{LIST}{pledge.pk}/deliveries/new/", typed)

    shown = html_of(office, f"{LIST}{pledge.pk}/")
    assert "药箱、灭火毯各一套" in shown
    assert "已兑现" in shown


def test_an_agreement_is_signed_scanned_corrected_and_voided(demo, friends, as_):
    browser = as_(demo.pine_clerk)
    assert "还没有共建协议" in html_of(browser, f"{LIST}agreements/")
    typed = {"units": [friends.women.pk, friends.union.pk], "signed_on": "3月10日"}
    scan = SimpleUploadedFile("协议.pdf", papers.pdf())
    browser.post(f"{LIST}agreements/new/", {**typed, "community": demo.pine.pk, "papers": scan})

    agreement = Agreement.objects.get()
    url = f"{LIST}agreements/{agreement.pk}/"
    friends.once(agreement=agreement)
    shown = html_of(browser, url)
    for words in ("红山区妇联、红山区总工会", "协议.pdf", "建应急角", "补充材料"):
        assert words in shown
    (kept,) = agreement.proofs.all()
    assert browser.get(f"{url}files/{kept.pk}/").content == papers.pdf()
    more = SimpleUploadedFile("附件.pdf", papers.pdf())
    browser.post(f"{url}files/new/", {"papers": more})
    changed = {**typed, "community": demo.pine.pk, "ends_on": "2022-3-10"}
    assert browser.post(f"{url}correction/", changed)["Location"] == url
    assert "2022年3月10日" in html_of(browser, url)
    assert titles(html_of(browser, f"{LIST}agreements/")) == ["松树园社区"]

    office = as_(demo.office)
    assert office.post(f"{url}void/", {"reason": "重复"}).status_code == 422
    Pledge.objects.update(void=True)
    assert office.post(f"{url}void/", {"reason": "重复"})["Location"] == f"{LIST}agreements/"


def test_a_match_is_made_ended_and_voided(demo, friends, as_):
    browser = as_(demo.office)
    assert "还没有包联结对" in html_of(browser, f"{LIST}matches/")
    typed = {"community": demo.pine.pk, "unit": friends.buses.pk, "on": "3月1日"}
    assert browser.post(f"{LIST}matches/new/", typed)["Location"] == f"{LIST}matches/"
    assert browser.post(f"{LIST}matches/new/", typed).status_code == 422

    match = Match.objects.get()
    shown = html_of(browser, f"{LIST}matches/")
    assert f'href="{LIST}matches/{match.pk}/ending/"' in shown
    assert "登记错了" in html_of(browser, f"{LIST}matches/{match.pk}/ending/")
    browser.post(f"{LIST}matches/{match.pk}/ending/", {"on": "4月1日"})
    assert "4月1日" in html_of(browser, f"{LIST}matches/")
    browser.post(f"{LIST}matches/{match.pk}/void/", {"reason": "写错"})
    assert "还没有包联结对" in html_of(browser, f"{LIST}matches/")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("?state=agreed", 2),
        ("?state=fulfilled", 0),
        ("?kind=facility", 1),
        ("?q=妇联", 1),
        ("?q=公交卡", 1),
        ("?again=on", 1),
        ("?sort=due", 2),
    ],
)
def test_the_list_is_filtered_by_its_address(demo, friends, as_, address, found):
    friends.pledge()
    friends.once()

    assert len(titles(html_of(as_(demo.office), f"{LIST}{address}"))) == found


def test_the_list_of_a_unit_is_that_unit(demo, friends, as_):
    friends.once()
    friends.pledge()

    only = html_of(as_(demo.office), f"{LIST}?unit={friends.women.pk}")
    assert titles(only) == ["建应急角"]


@pytest.mark.parametrize("page", ["", "agreements/", "matches/"])
def test_lists_ask_as_much_for_one_as_for_many(demo, friends, as_, page):
    browser = as_(demo.office)
    friends.pledge(agreement=friends.agreed())
    friends.once()
    browser.get(f"{LIST}{page}")
    with CaptureQueriesContext(connection) as few:
        browser.get(f"{LIST}{page}")
    for n in range(3):
        friends.agreed(units=(friends.women, friends.union), community=demo.dragon)
        friends.once(what=f"第{n}项")
    browser.get(f"{LIST}{page}")
    with CaptureQueriesContext(connection) as many:
        browser.get(f"{LIST}{page}")

    assert len(many) == len(few)


def test_the_ledger_goes_out_as_filtered_or_whole(demo, friends, as_):
    friends.agreed(units=(friends.buses, friends.women))
    friends.pledge(agreement=Agreement.objects.get())
    friends.once()
    browser = as_(demo.leader)
    assert "导出这 2 条" in html_of(browser, LIST)

    def told(address):
        sent = b"".join(browser.get(f"{LIST}export/{address}"))
        sheet = openpyxl.load_workbook(BytesIO(sent)).active
        return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]

    whole = told("")
    assert whole.count("红山区妇联") == 1, "who signed and promised nothing has a line too"
    for words in ("建应急角", "每周五上午", "已商定", "市", "红山区妇联、红山区总工会"):
        assert words in whole
    assert "建应急角" not in told("?again=on")


def test_the_last_change_of_a_pledge_is_taken_back(demo, friends, as_):
    browser, pledge = as_(demo.pine_clerk), friends.once()
    url = f"{LIST}{pledge.pk}/"
    assert "撤回上一次变动" not in html_of(browser, url)
    browser.post(f"{url}state/", {"to": "fulfilled", "on": "4月12日"})
    assert "撤回上一次变动" in html_of(browser, url)

    assert browser.post(f"{url}retraction/", {"reason": "记错了"})["Location"] == url
    assert Pledge.objects.get().state == PledgeState.AGREED
    assert browser.post(f"{url}retraction/", {"reason": "再来"}).status_code == 422


def test_a_unit_reads_its_own_and_writes_nothing(demo, friends, as_):
    pledge, other = friends.pledge(), friends.once()
    note(friends, pledge)
    browser = as_(friends.driver)

    assert titles(html_of(browser, LIST)) == ["到社区办理公交卡"]
    shown = html_of(browser, f"{LIST}{pledge.pk}/")
    for words in ("更新状态", "登记兑现", "修改"):
        assert f"{words}</a>" not in shown
    assert browser.get(f"{LIST}{other.pk}/").status_code == 404
    assert browser.get(f"{LIST}new/").status_code == 403
    assert pledge.state == PledgeState.AGREED
