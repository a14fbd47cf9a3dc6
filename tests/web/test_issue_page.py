"""一条问题: what its page shows, says and offers to whom."""

import re
from datetime import date

import pytest
from django.test import Client

from chuangcheng.issues import commands, handling
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import Management
from tests.web.test_http import writes
from tests.world import NOON


def page(browser: Client, issue: Issue) -> str:
    return browser.get(f"/issues/{issue.pk}/").content.decode()


def buttons(html: str) -> list[str]:
    """The words of the buttons in the head, the filled one last."""
    actions = html[html.index('class="cc-actions"') :]
    return re.findall(r'class="btn(?: btn-primary)?"[^>]*>([^<]+)<', actions)[:3]


@pytest.mark.parametrize(
    ("state", "actor", "expected"),
    [
        ("reported", "office", ["立行立改", "受理"]),
        ("reported", "grid_worker", ["立行立改"]),
        ("issue", "office", ["联系记录", "交办"]),
        ("issue", "leader", []),
        ("dispatched", "property_clerk", ["反馈整改", "签收"]),
        ("rectifying", "property_clerk", ["退单", "反馈整改"]),
        ("rectifying", "office", []),
        ("submitted", "verifier", ["退回重改", "核查通过，销号"]),
        ("submitted", "property_clerk", []),
        ("suspended", "office", ["恢复"]),
        ("closed", "office", []),
    ],
)
def test_a_page_offers_what_this_person_may_do_now(demo, as_, state, actor, expected):
    html = page(as_(getattr(demo, actor)), getattr(demo, state)())

    assert buttons(html) == expected


def test_at_most_one_button_is_filled(demo, as_):
    html = page(as_(demo.property_clerk), demo.rectifying())

    assert html.count("btn-primary") == 1


@pytest.mark.parametrize(
    ("state", "actor", "sentence"),
    [
        ("submitted", "verifier", "你没有参与整改，可以核查"),
        ("submitted", "pine_clerk", "社区只核查自己交办的；这一条由创城办或核查人员核查"),
        ("suspended", "office", "暂缓到2021年5月6日：等上级资金"),
    ],
)
def test_the_doubt_is_answered_where_it_arises(demo, as_, state, actor, sentence):
    assert sentence in page(as_(getattr(demo, actor)), getattr(demo, state)())


def test_who_never_does_such_deeds_is_not_told_that_they_may_not(demo, as_):
    assert "你不能" not in page(as_(demo.leader), demo.rectifying())


def test_the_deadline_adds_itself_up(demo, as_):
    html = page(as_(demo.office), demo.dispatched())

    ledger = html[html.index('class="cc-sum"') : html.index("</ol>", html.index('class="cc-sum"'))]
    assert "交办给和美物业" in ledger
    assert "+ 3 个工作日" in ledger
    assert "4月9日 17:30" in ledger


def test_a_limit_of_the_category_is_marked_as_an_example(demo, as_):
    from chuangcheng.issues.clock import Limit, Unit

    html = page(as_(demo.office), demo.dispatched(limit=Limit(2, Unit.WORK_DAY)))

    assert "积存垃圾的示例时限" in html


def test_what_happened_stands_newest_first_with_who_and_for_which_unit(demo, as_):
    html = page(as_(demo.office), demo.closed())
    told = re.findall(r"<strong>([^<]+)</strong><span>([^<]+)</span><p>([^<]+)</p>", html)

    assert [text for _who, _unit, text in told] == [
        "核查通过，销号：到现场看过",
        "反馈整改：已清运",
        "签收",
        "交办给和美物业",
        "登记，编号 XX-2021-000001",
    ]
    assert told[1][1] == "和美物业"


def test_a_correction_says_what_was_and_what_is(demo, as_):
    issue = demo.issue()
    commands.edit(issue, title="旧床垫两张", by=demo.office, now=NOON)

    assert "订正：问题描述由“单元门口堆放旧沙发”改为“旧床垫两张”" in page(as_(demo.office), issue)


def test_other_issues_of_the_place_are_listed_but_only_those_that_one_may_see(demo, as_):
    issue = demo.dispatched()
    demo.issue(title="同一小区的另一条")

    assert "同一小区的另一条" in page(as_(demo.office), issue)
    assert "同一小区的另一条" not in page(as_(demo.property_clerk), issue)


def test_reading_a_page_never_signs_and_writes_nothing(demo, as_):
    issue = demo.dispatched()
    browser = as_(demo.property_clerk)

    with writes() as written:
        html = page(browser, issue)

    assert not written
    assert re.search(
        r'<form method="post" action="/issues/\d+/receipt/"[^>]* data-post-once>', html
    )
    assert Issue.objects.get(pk=issue.pk).state == "dispatched"


def test_only_whose_it_is_signs_by_opening(demo, as_):
    assert "data-post-once" not in page(as_(demo.office), demo.dispatched())


def test_signed_twice_is_signed_once(demo, as_):
    issue = demo.dispatched()
    browser = as_(demo.property_clerk)

    first = browser.post(f"/issues/{issue.pk}/receipt/")
    again = browser.post(f"/issues/{issue.pk}/receipt/")

    assert (first.status_code, again.status_code) == (302, 302)
    assert page(browser, issue).count("<p>签收</p>") == 1


def test_after_a_deed_htmx_gets_the_issue_as_it_is_now(demo, as_):
    issue = demo.dispatched()

    answer = as_(demo.property_clerk).post(
        f"/issues/{issue.pk}/receipt/", headers={"HX-Request": "true"}
    )

    html = answer.content.decode()
    assert html.lstrip().startswith('<div id="issue">')
    assert "整改中" in html
    assert 'id="notices" role="status" hx-swap-oob="innerHTML"' in html
    assert "<html" not in html


def test_space_shows_an_issue_over_the_list(demo, as_):
    issue = demo.dispatched()

    html = as_(demo.office).get(f"/issues/{issue.pk}/", headers={"HX-Target": "peek"})

    assert issue.title in html.content.decode()
    assert "data-post-once" not in html.content.decode()
    assert "<html" not in html.content.decode()


def test_a_page_costs_the_same_whatever_happened_to_the_issue(demo, as_):
    browser = as_(demo.office)

    assert _statements(browser, demo.closed()) <= 32
    busy = demo.rectifying()
    for n in range(5):
        commands.log_contact(
            busy, unit=demo.enforcement, answer=f"第 {n} 次", by=demo.office, now=NOON
        )
    assert _statements(browser, busy) <= 32


def _statements(browser: Client, issue: Issue) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        page(browser, issue)
    return len(caught)


def test_a_dispatch_is_prefilled_with_the_suggestion_and_says_when_it_is_due(demo, as_):
    html = as_(demo.office).get(f"/issues/{demo.issue().pk}/dispatch/").content.decode()

    assert re.search(rf'<option value="{demo.property_company.pk}" selected>和美物业', html)
    assert "小区有物业 → 物业公司：阳光花园的物业是和美物业" in html
    assert "“积存垃圾”2 个工作日，示例，以上级下发版本为准" in html
    assert "现在交办，2 个工作日，4月14日 17:30 到期" in html


def test_the_due_time_is_reckoned_while_the_limit_is_typed(demo, as_):
    url = f"/issues/{demo.issue().pk}/dispatch/due/"
    browser = as_(demo.office)

    assert "4月12日 17:30 到期" in browser.get(f"{url}?n=4&limit_unit=work_hour").content.decode()
    assert "没有写时限" in browser.get(f"{url}?n=x&limit_unit=work_hour").content.decode()


def test_who_follows_the_suggestion_keeps_its_reason_and_who_does_not_says_so(demo, as_):
    browser, issues = as_(demo.office), [demo.issue(), demo.issue(place=demo.far_compound)]
    for issue, unit in zip(issues, (demo.property_company, demo.enforcement), strict=True):
        given = {"unit": unit.pk, "n": "2", "limit_unit": "work_day"}
        browser.post(f"/issues/{issue.pk}/dispatch/", given)

    first, second = (issue.dispatches.get().explanation for issue in issues)
    assert first == "小区有物业 → 物业公司：阳光花园的物业是和美物业"
    assert second == "交办人选定，没有按建议"


def test_a_day_instead_of_the_proposed_limit_is_taken(demo, as_):
    issue = demo.issue()
    given = {"unit": demo.property_company.pk, "n": "2", "limit_unit": "work_day"}

    as_(demo.office).post(f"/issues/{issue.pk}/dispatch/", {**given, "due_on": "4月20日"})

    issue.refresh_from_db()
    assert issue.due_on == date(2021, 4, 20)
    assert "指定的到期时间" in page(as_(demo.office), issue)


def test_a_community_is_offered_its_own_units_only(demo, as_):
    html = as_(demo.pine_clerk).get(f"/issues/{demo.issue().pk}/dispatch/").content.decode()

    assert "和美物业" in html
    assert "综合行政执法局" not in html


def test_a_returned_issue_is_dispatched_again(demo, as_):
    issue = handling.return_(demo.rectifying(), reason="不归我管", by=demo.property_clerk, now=NOON)

    html = page(as_(demo.office), issue)

    assert "重新交办" in html
    assert "和美物业退单：不归我管" in html


def test_the_suggestion_for_a_compound_without_property_company_is_the_community(demo, as_):
    place = demo.far_compound
    type(place).objects.filter(pk=place.pk).update(management=Management.NONE)

    html = as_(demo.office).get(f"/issues/{demo.issue(place=place).pk}/dispatch/").content.decode()

    assert re.search(rf'<option value="{demo.dragon_unit.pk}" selected>', html)
