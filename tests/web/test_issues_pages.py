"""问题整改: what the list shows to whom, by which question, in how many statements."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.http import urlencode

from chuangcheng.issues import handling
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Role
from chuangcheng.web import paging, workbooks
from chuangcheng.web.issues import asked as filtering
from tests.web.test_http import writes
from tests.world import NOON, World, days_ago

LIST = "/issues/"
CANARY = "金丝雀留下的羽毛"


@pytest.fixture
def living(demo: World) -> World:
    """An issue in each state that can be reached, and a canary in another community."""
    demo.reported(title="待受理的一条")
    demo.issue(title="待交办的一条")
    demo.dispatched(title="待签收的一条")
    demo.rectifying(title="整改中的一条")
    demo.submitted(title="待核查的一条")
    demo.closed(title="已销号的一条")
    demo.suspended(title="暂缓的一条")
    handling.return_(
        demo.rectifying(title="退单的一条"), reason="不是小区内", by=demo.property_clerk, now=NOON
    )
    demo.issue(title=CANARY, place=demo.far_compound)
    return demo


def listed(browser: Client, **asked: Any) -> str:
    answer = browser.get(f"{LIST}?{urlencode(asked, doseq=True)}")
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'class="cc-cell-title" href="[^"]+" data-open>([^<]+)</a>', html)


def counts(html: str) -> dict[str, str]:
    found = re.findall(
        r'class="cc-view"[^>]*>([^<]+) <span class="cc-view-count">([^<]+)</span>', html
    )
    return dict(found)


def test_the_office_begins_with_the_round_and_sees_every_queue_with_its_count(living, as_):
    html = listed(as_(living.office))

    assert len(titles(html)) == 9
    assert counts(html) == {
        "小区排查": "9",
        "待受理": "1",
        "待交办": "2",
        "待签收": "1",
        "整改中": "1",
        "已超期": "2",
        "待核查": "1",
        "退单待定": "1",
        "暂缓": "1",
        "全部": "9",
    }


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("reported", ["待受理的一条"]),
        ("dispatched", ["待签收的一条"]),
        ("rectifying", ["整改中的一条"]),
        ("overdue", ["待签收的一条", "整改中的一条"]),
        ("submitted", ["待核查的一条"]),
        ("returned", ["退单的一条"]),
        ("suspended", ["暂缓的一条"]),
    ],
)
def test_a_view_shows_exactly_what_its_count_says(living, as_, view, expected):
    assert titles(listed(as_(living.office), view=view)) == expected


def test_a_void_issue_leaves_the_round_but_not_the_list_of_all(living, as_):
    from chuangcheng.issues import commands

    commands.void(
        Issue.objects.get(title="待交办的一条"), reason="重复", by=living.office, now=NOON
    )

    browser = as_(living.office)
    assert counts(listed(browser))["小区排查"] == "8"
    assert "待交办的一条" in titles(listed(browser, view="all"))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "待核查的"}, ["待核查的一条"]),
        ({"q": "惠民家园"}, [CANARY]),
        ({"q": "和美物业", "state": "rectifying"}, ["整改中的一条"]),
        ({"state": ["submitted", "suspended"]}, ["暂缓的一条", "待核查的一条"]),
        ({"kind": "facility"}, []),
        ({"since": "4月6日"}, []),
        ({"until": "2021-4-5", "state": "closed"}, ["已销号的一条"]),
        ({"source": "hotline"}, []),
    ],
)
def test_filters_live_in_the_address(living, as_, asked, expected):
    assert sorted(titles(listed(as_(living.office), **asked))) == sorted(expected)


def test_an_issue_is_found_by_its_number_in_full_and_as_people_say_it(living, as_):
    issue = Issue.objects.get(title="待核查的一条")
    browser = as_(living.office)

    for said in (issue.number, issue.serial, issue.serial.lstrip("0"), issue.number.lower()):
        assert issue.title in titles(listed(browser, q=said))


def test_a_chip_says_what_is_filtered_and_leads_to_the_list_without_it(living, as_):
    html = listed(as_(living.office), state="submitted", community=living.pine.pk)

    assert "状态：待核查" in html
    assert "社区/村：松树园" in html
    assert re.search(r'href="\?state=submitted" aria-label="去掉 社区/村：松树园"', html)


def test_a_filter_that_leaves_nothing_says_what_one_fewer_would_give(living, as_):
    html = listed(as_(living.office), view="submitted", community=living.dragon.pk)

    assert "没有同时是 <strong>待核查、龙头山</strong> 的问题" in html
    assert re.search(r"去掉“龙头山”</a>有 1 条", html)
    assert re.search(r"去掉“待核查”</a>有 1 条", html)


def test_an_empty_register_says_what_will_happen(demo, as_):
    html = listed(as_(demo.office))

    assert "还没有登记问题" in html
    assert 'href="/issues/new/"' in html


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("since=2月30日", "2月30日"),
        ("community=987654", "选的这一项不在列表里"),
        ("until=x", "看不出是哪一天"),
    ],
)
def test_a_filter_that_cannot_be_read_is_422_and_says_so(living, as_, asked, sentence):
    answer = as_(living.office).get(f"{LIST}?{asked}")

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert titles(answer.content.decode()) == []


@pytest.mark.parametrize("asked", ["lead_unit=1", "view=nowhere", "sort=secret", "at=forged"])
def test_what_no_page_sends_is_400(living, as_, asked):
    assert as_(living.office).get(f"{LIST}?{asked}").status_code == 400


@pytest.mark.parametrize(
    "actor", ["pine_clerk", "grid_worker", "property_clerk", "enforcer", "keeper"]
)
def test_a_record_of_another_community_is_never_in_the_page(living, as_, actor):
    browser = as_(getattr(living, actor))

    for asked in ({}, {"view": "all"}, {"view": "round"}, {"q": "惠民家园"}, {"q": "羽毛"}):
        assert CANARY not in listed(browser, **asked)


@pytest.mark.parametrize("actor", ["office", "leader", "dragon_clerk", "verifier", "supervisor"])
def test_whoever_may_see_it_finds_it(living, as_, actor):
    assert CANARY in titles(listed(as_(getattr(living, actor)), view="all"))


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ADMINISTRATOR])
def test_who_has_nothing_to_do_with_issues_does_not_enter(living, as_, role):
    assert as_(living.everybody()[role]).get(LIST).status_code == 403


def test_a_responsible_unit_begins_with_what_was_given_to_it(living, as_):
    html = listed(as_(living.property_clerk))

    assert counts(html)["交给我的"] == "5"
    assert "待交办的一条" not in html


@pytest.mark.parametrize("view", ["round", "rectifying", "all", "overdue"])
def test_the_statements_of_a_page_do_not_grow_with_its_rows(
    living, as_, django_assert_max_num_queries, view
):
    browser = as_(living.office)
    few = _statements(browser, view)
    for n in range(12):
        living.dispatched(title=f"又一条 {n}", now=days_ago(7))

    assert _statements(browser, view) == few
    assert few <= 20


def _statements(browser: Client, view: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        listed(browser, view=view)
    return len(caught)


def test_pages_follow_one_another_and_show_each_row_once(living, as_):
    for n in range(22):
        living.issue(title=f"第 {n} 条")
    browser = as_(living.office)
    first = listed(browser, view="all")
    following = re.search(r'rel="next" href="(\?[^"]+)"', first)
    assert following
    second = browser.get(LIST + following[1].replace("&amp;", "&")).content.decode()

    assert "第 1—15 条，共 31 条" in first
    assert "第 16—30 条，共 31 条" in second
    assert not set(titles(first)) & set(titles(second))


def test_looking_at_the_list_writes_nothing(living, as_):
    browser = as_(living.office)

    with writes() as written:
        listed(browser, view="all")

    assert not written


def offered(html: str) -> list[str]:
    (field,) = re.findall(r'<select name="unit".*?</select>', html, re.DOTALL)
    return re.findall(r'<option value="\d+"[^>]*>([^<]+)</option>', field)


def test_of_many_units_those_at_work_are_offered_and_the_one_that_is_asked_for(
    living, as_, monkeypatch
):
    browser, idle = as_(living.office), living.office_unit
    living.dispatched(unit=living.enforcement)
    busy = sorted([str(living.property_company), str(living.enforcement)])
    assert str(idle) in offered(listed(browser, view="all"))
    monkeypatch.setattr(filtering, "_MOST_UNITS", 2)

    html = listed(browser, view="all")
    assert sorted(offered(html)) == busy
    assert "没有列出的在上面写单位名称来搜索" in html
    assert sorted(offered(listed(browser, unit=idle.pk))) == sorted([*busy, str(idle)])
    unknown = browser.get(f"{LIST}?unit=999999999999999999999")
    assert "选的这一项不在列表里" in unknown.content.decode()


def test_the_export_button_counts_no_further_than_the_foot_of_the_list(living, as_, monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 2)
    html = listed(as_(living.office), view="all")

    assert "导出这 2 多条" in html
    assert "共 2 条以上" in html
    monkeypatch.setattr(workbooks, "MOST_ROWS", 2)
    answer = as_(living.office).get("/issues/export/?view=all")
    assert "一次最多导出 2 条，先筛选再导出" in answer.content.decode()
