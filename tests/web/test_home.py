"""工作台: each role sees what waits for it, and every number there opens what it counts."""

from datetime import timedelta

import pytest
from django.urls import reverse

from chuangcheng.issues import commands as issues
from chuangcheng.issues import rechecking
from chuangcheng.issues.queries import settled_unseen
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.people import commands as people
from chuangcheng.people import queries as people_queries
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from chuangcheng.web import desks
from tests.web.conftest import Browser
from tests.web.first_page import (
    block_of,
    blocks_of,
    links_of,
    rows_of,
    sections_of,
    strip_of,
)
from tests.world import NOON, TODAY, World, days_ago


def test_the_office_sees_what_stands_in_its_trays_and_what_the_report_lacks(
    busy: World, as_: Browser
):
    page = as_(busy.office).get("/")

    assert strip_of(page) == {
        "待受理": "1",
        "待交办": "2",
        "待裁定": "2",
        "待核查": "1",
        "已超期": "1",
        "报告缺口": "3",
    }


@pytest.mark.one_engine
@pytest.mark.parametrize("role", Role)
def test_no_role_has_more_than_seven_queues(busy: World, as_: Browser, role: Role):
    page = as_(busy.everybody()[role]).get("/")

    assert page.status_code == 200
    assert len(page.context["queues"]) <= desks.MOST_THINGS


def test_whoever_holds_every_role_still_has_seven_queues(busy: World, as_: Browser):
    person = busy.account(busy.office)
    for role in Role:
        area, unit = busy.town, busy.property_company
        people.grant(person, role, unit=unit, area=area, by=INSTALLER, now=NOON)

    page = as_(people_queries.actor_of(person, on=TODAY)).get("/")

    assert len(page.context["queues"]) == desks.MOST_THINGS


@pytest.mark.one_engine
@pytest.mark.parametrize("role", Role)
def test_every_link_of_a_first_page_opens(busy: World, as_: Browser, role: Role):
    browser = as_(busy.everybody()[role])

    for url in links_of(browser.get("/")):
        if not url.startswith("#"):
            assert browser.get(url).status_code == 200, url


@pytest.mark.one_engine
@pytest.mark.parametrize("role", Role)
def test_an_anchor_of_the_strip_leads_to_a_section(busy: World, as_: Browser, role: Role):
    page = as_(busy.everybody()[role]).get("/")
    anchors = {q["url"].removeprefix("#") for q in page.context["queues"] if q["url"][0] == "#"}
    sections = sections_of(page)

    assert anchors <= {shown["id"] for shown in (*sections, *blocks_of(page)) if "id" in shown}
    assert all(section["rows"] or section.get("lags") or section["empty"] for section in sections)


@pytest.mark.one_engine
@pytest.mark.parametrize("role", Role)
def test_there_is_one_filled_button_at_most(busy: World, as_: Browser, role: Role):
    html = as_(busy.everybody()[role]).get("/").content.decode()

    assert html.count("btn-primary") <= 1


def test_the_offices_button_names_the_queue_that_nobody_else_moves_on(busy: World, as_: Browser):
    page = as_(busy.office).get("/")

    assert page.context["main"]["text"] == "处理待交办 2 条"
    assert page.context["other"]["text"] == "登记问题"


@pytest.mark.parametrize(
    ("key", "deed", "page", "post"),
    [
        ("accept", "受理", "issues:acceptance", False),
        ("dispatch", "交办", "issues:dispatch", False),
        ("decide", "裁定", "issues:dispatch", False),
        ("verify", "核查", "issues:verification", False),
        ("resume", "恢复", "issues:resumption", True),
    ],
)
def test_a_row_ends_with_its_deed(
    busy: World, as_: Browser, key: str, deed: str, page: str, post: bool
):
    row = rows_of(as_(busy.office).get("/"), key)[0]
    pk = row["url"].strip("/").split("/")[-1]

    assert str(row["deed"]["text"]) == deed
    assert row["deed"]["url"] == reverse(page, args=[pk])
    assert row["deed"]["post"] is post


def test_what_can_be_dispatched_at_once_says_to_whom_and_why(busy: World, as_: Browser):
    row = rows_of(as_(busy.office).get("/"), "dispatch")[0]

    assert row["who"] == "和美物业"
    assert row["why"] == "小区有物业 → 物业公司：阳光花园的物业是和美物业"


def test_an_issue_whose_unit_is_unknown_tells_who_was_asked(busy: World, as_: Browser):
    pending = busy.issue(title="井盖破裂")
    issues.log_contact(
        pending, unit=busy.enforcement, answer="不归我们管", by=busy.office, now=days_ago(1)
    )

    row = rows_of(as_(busy.office).get("/"), "dispatch")[-1]

    assert row["title"] == "井盖破裂"
    assert row["clash"] == "责任单位待明确"
    assert row["why"] == "XX街道综合行政执法局：不归我们管"


def test_a_return_shows_its_reason_and_an_answer_whether_it_was_in_time(busy: World, as_: Browser):
    page = as_(busy.office).get("/")

    assert rows_of(page, "decide")[0]["who"] == "和美物业 退单"
    assert rows_of(page, "decide")[0]["why"] == "“井盖属市政”"
    assert rows_of(page, "verify")[0]["why"] == "4月8日 12:00 反馈，按期"
    assert rows_of(page, "resume")[0]["who"] == "等资金"


def test_what_is_late_stands_by_unit_and_opens_its_list(busy: World, as_: Browser):
    browser = as_(busy.office)
    (section,) = (s for s in sections_of(browser.get("/")) if s["id"] == "overdue")
    (lag,) = section["lags"]

    found = browser.get(lag["url"])

    assert (lag["unit"], lag["n"], lag["due"]["text"]) == ("和美物业", "1", "超期 1 个工作日")
    assert len(found.context["table"]["rows"]) == 1


def test_the_lead_the_navigation_and_the_strip_agree(busy: World, as_: Browser):
    page = as_(busy.office).get("/")
    count = page.context["shell"]["nav"][0]["items"][0]["count"]
    watched = {"已超期", "报告缺口"}
    waiting = sum(int(n) for word, n in strip_of(page).items() if word not in watched)

    assert count == waiting == 6
    assert page.context["lead"] == "2021年4月12日，6 条等你处理"


def test_a_responsible_unit_sees_what_was_given_to_it_and_signs_with_one_click(
    busy: World, as_: Browser
):
    browser = as_(busy.property_clerk)
    page = browser.get("/")
    row = rows_of(page, "receive")[0]

    assert strip_of(page) == {"待签收": "1", "整改中": "1", "我登记的": "0"}
    assert row["deed"]["post"] is True
    assert browser.post(row["deed"]["url"], follow=True).status_code == 200
    assert strip_of(browser.get("/"))["待签收"] == "0"
    assert rows_of(page, "rectify")[0]["due"]["mark"] == "overdue"


def test_a_verifier_who_may_not_check_sees_nothing_to_check(busy: World, as_: Browser):
    strip = {"待核查": "1", "回头看": "1", "我登记的": "0"}
    assert strip_of(as_(busy.verifier).get("/")) == strip
    assert strip_of(as_(busy.dragon_clerk).get("/"))["待核查"] == "0"


def test_a_grid_worker_is_offered_the_quick_report(busy: World, as_: Browser):
    page = as_(busy.grid_worker).get("/")

    assert page.context["main"]["text"] == "随手报"
    assert strip_of(page)["我登记的"] == "1"


def test_the_office_is_told_what_the_report_cannot_say(busy: World, as_: Browser):
    gaps = {row["text"]: row["note"] for row in block_of(as_(busy.office).get("/"), "gaps")["rows"]}

    assert gaps == {
        "1 个小区没有检查记录": "惠民家园",
        "1 条问题没填类别": "",
        "2 个小区没填户数": "",
    }


def test_an_administrator_sees_who_can_sign_in(busy: World, as_: Browser):
    people.add_person("新来的", username="new", unit=busy.pine_unit, by=INSTALLER, now=NOON)

    html = as_(busy.administrator).get("/").content.decode()

    assert "1 个账号没有角色" in html


@pytest.mark.parametrize(
    ("who", "said"),
    [("partner", "你的角色现在没有要在系统里办的事"), ("keeper", "你登记的问题会出现在这里")],
)
def test_an_empty_desk_says_so_honestly(busy: World, as_: Browser, who: str, said: str):
    assert said in as_(getattr(busy, who)).get("/").content.decode()


def test_somebody_without_a_role_is_told_whom_to_ask(world: World, as_: Browser):
    person = people.add_person("甲", username="a", unit=world.pine_unit, by=INSTALLER, now=NOON)

    page = as_(people_queries.actor_of(person, on=TODAY)).get("/")

    assert "请系统管理员给你授权" in page.content.decode()


@pytest.mark.parametrize("query", ["?area=0", "?area=x", "?as_of=2021-04-01", "?who=2"])
def test_an_address_that_no_page_sends_is_no_server_error(busy: World, as_: Browser, query: str):
    assert as_(busy.supervisor).get(f"/{query}").status_code in {400, 404, 422}


def test_a_supervisor_of_one_district_cannot_look_into_another(busy: World, as_: Browser):
    other = places.add_area(
        parent=busy.city, kind=AreaKind.DISTRICT, name="松山区", by=INSTALLER, now=NOON
    )

    assert as_(busy.supervisor).get(f"/?area={other.pk}").status_code == 403


@pytest.mark.one_engine
@pytest.mark.parametrize("role", Role)
def test_a_first_page_costs_the_same_however_much_there_is(
    busy: World, as_: Browser, role: Role, django_assert_max_num_queries
):
    browser = as_(busy.everybody()[role])
    busy.issue()  # a state of the records of which no other test has an answer
    with django_assert_max_num_queries(60) as before:
        browser.get("/")
    for life in (busy.reported, busy.issue, busy.dispatched, busy.submitted, busy.rectifying):
        for _time in range(3):
            life()

    with django_assert_max_num_queries(len(before)):
        browser.get("/")


def test_the_count_in_the_navigation_costs_two_statements_at_most(
    busy: World, django_assert_max_num_queries
):
    for actor in busy.everybody().values():
        with django_assert_max_num_queries(2):
            desks.waiting_count(actor, TODAY)


def test_a_look_back_is_drawn_by_lot_the_same_all_day_and_never_of_ones_own(
    busy: World, as_: Browser
):
    for _time in range(6):
        busy.closed()
    browser = as_(busy.verifier)

    first, second = (rows_of(browser.get("/"), "recheck") for _time in range(2))

    assert [row["number"] for row in first] == [row["number"] for row in second]
    assert len(first) == 5
    assert "30 天内销号 7 条，今天抽 5 条" in browser.get("/").content.decode()


def test_what_was_looked_at_today_stays_in_the_lot_and_tomorrow_is_drawn_no_more(
    busy: World, as_: Browser
):
    issue = busy.closed()
    rows = rows_of(as_(busy.verifier).get("/"), "recheck")
    assert f"/issues/{issue.pk}/recheck/" in [row["deed"]["url"] for row in rows]

    rechecking.recheck(issue, holds=True, by=busy.verifier, now=NOON)

    seen = {row["number"]: row for row in rows_of(as_(busy.verifier).get("/"), "recheck")}
    assert len(seen) == len(rows)
    assert seen[issue.serial]["why"] == "今天看过，没有反弹"
    assert seen[issue.serial]["deed"] is None
    left = settled_unseen(busy.verifier, since=days_ago(30), until=NOON + timedelta(days=1))
    assert issue not in left
