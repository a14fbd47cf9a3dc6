"""办理: the pages of the deeds; each as the right person, the wrong one, and in the wrong state."""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Actor
from tests.world import World


@dataclass(frozen=True)
class Case:
    """A deed's page: in which state, by whom, with what typed, and where it leads."""

    noun: str
    state: str
    by: str
    wrong: str
    leads_to: State | None
    typed: dict[str, Any] = field(default_factory=dict)
    said: str = ""
    shown: bool = True  # a form; else a button that acts at once


CASES = [
    Case(
        "acceptance", "reported", "office", "grid_worker", State.ACCEPTED, {"category": "rubbish"}
    ),
    Case("rejection", "reported", "office", "pine_clerk", State.REJECTED, {"reason": "私人事务"}),
    Case(
        "contact",
        "issue",
        "office",
        "pine_clerk",
        State.ACCEPTED,
        {"unit": "enforcement", "answer": "不归我们"},
        "责任单位待明确",
    ),
    Case(
        "dispatch",
        "issue",
        "office",
        "grid_worker",
        State.DISPATCHED,
        {"unit": "property_company", "n": "3", "limit_unit": "work_day"},
        "为什么交给和美物业",
    ),
    Case("receipt", "dispatched", "property_clerk", "office", State.RECTIFYING, shown=False),
    Case(
        "return", "rectifying", "property_clerk", "office", State.RETURNED, {"reason": "不是小区内"}
    ),
    Case(
        "rectification",
        "rectifying",
        "property_clerk",
        "office",
        State.SUBMITTED,
        {"done": "已清运三车"},
        "反馈整改：已清运三车",
    ),
    Case(
        "verification", "submitted", "verifier", "property_clerk", State.CLOSED, {"how": "on_site"}
    ),
    Case(
        "failure",
        "submitted",
        "verifier",
        "property_clerk",
        State.RECTIFYING,
        {"reason": "还有异味", "how": "by_photo", "n": "1", "limit_unit": "work_day"},
        "退回重改：还有异味",
    ),
    Case(
        "suspension",
        "rectifying",
        "office",
        "pine_clerk",
        State.SUSPENDED,
        {"reason": "等资金", "until": "5月6日"},
        "暂缓到2021年5月6日：等资金",
    ),
    Case(
        "recheck",
        "closed",
        "verifier",
        "office",
        State.CLOSED,
        {"result": "relapsed", "seen": "又堆了两张床垫"},
        "回头看，反弹，另立",
    ),
    Case("resumption", "suspended", "office", "pine_clerk", State.RECTIFYING, shown=False),
    Case("spot-fix", "reported", "grid_worker", "verifier", State.CLOSED, {"done": "当场扫净"}),
    Case("void", "closed", "office", "pine_clerk", State.VOID, {"reason": "重复登记"}),
    Case(
        "correction",
        "issue",
        "office",
        "grid_worker",
        State.ACCEPTED,
        {"title": "单元门口堆放旧床垫", "found_on": "4月4日", "category": "rubbish"},
        "旧床垫",
    ),
]
ALL = pytest.mark.parametrize("case", CASES, ids=lambda case: case.noun)
FORMS = pytest.mark.parametrize(
    "case", [case for case in CASES if case.shown], ids=lambda case: case.noun
)


def issue_of(world: World, case: Case) -> Issue:
    """An issue in the state in which the deed can be done."""
    issue: Issue = getattr(world, case.state)()
    return issue


def typed(world: World, case: Case, **more: Any) -> dict[str, Any]:
    """What is typed, with the world's things by their keys."""
    given = {key: getattr(world, str(value), value) for key, value in case.typed.items()}
    return {key: getattr(value, "pk", value) for key, value in {**given, **more}.items()}


def url(issue: Issue, noun: str = "") -> str:
    return f"/issues/{issue.pk}/{noun}/" if noun else f"/issues/{issue.pk}/"


def page(browser: Client, issue: Issue) -> str:
    return browser.get(url(issue)).content.decode()


@ALL
def test_a_deed_is_done_and_the_page_says_so(demo, as_, case):
    issue = issue_of(demo, case)
    browser = as_(getattr(demo, case.by))

    answer = browser.post(url(issue, case.noun), typed(demo, case), follow=True)

    assert answer.redirect_chain == [(url(issue), 302)], answer.content.decode()
    issue.refresh_from_db()
    assert issue.state == case.leads_to
    assert case.said in answer.content.decode()
    assert f"{issue.serial} " in answer.content.decode()


@ALL
def test_whoever_may_not_is_refused_and_told_why(demo, as_, case):
    issue = issue_of(demo, case)
    before = Issue.objects.get(pk=issue.pk).version
    browser = as_(getattr(demo, case.wrong))

    answer = browser.post(url(issue, case.noun), typed(demo, case))

    assert answer.status_code in {403, 404}
    assert Issue.objects.get(pk=issue.pk).version == before
    if case.shown:
        assert browser.get(url(issue, case.noun)).status_code == answer.status_code


@ALL
def test_what_somebody_does_not_see_is_not_there(demo, as_, case):
    issue = demo.issue(place=demo.far_compound)
    browser = as_(demo.pine_clerk)

    answer = browser.post(url(issue, case.noun), typed(demo, case))

    assert answer.status_code in {403, 404}  # 403 where no role of hers ever does it
    assert issue.title not in answer.content.decode()


@FORMS
def test_a_form_is_shown_and_showing_it_changes_nothing(demo, as_, case):
    issue = issue_of(demo, case)
    before = Issue.objects.get(pk=issue.pk).version

    answer = as_(getattr(demo, case.by)).get(url(issue, case.noun))

    assert answer.status_code == 200
    assert 'method="post"' in answer.content.decode()
    assert Issue.objects.get(pk=issue.pk).version == before


@pytest.mark.parametrize("noun", ["receipt", "resumption"])
def test_a_button_is_no_page(demo, as_, noun):
    by = {"receipt": demo.property_clerk, "resumption": demo.office}[noun]

    answer = as_(by).get(url(demo.dispatched(), noun))

    assert answer.status_code == 405


@pytest.mark.parametrize(
    ("noun", "state", "by"),
    [
        ("acceptance", "issue", "office"),
        ("rejection", "issue", "office"),
        ("dispatch", "dispatched", "office"),
        ("return", "submitted", "property_clerk"),
        ("rectification", "closed", "property_clerk"),
        ("verification", "rectifying", "verifier"),
        ("failure", "closed", "verifier"),
        ("suspension", "reported", "office"),
        ("resumption", "rectifying", "office"),
        ("spot-fix", "rectifying", "office"),
    ],
)
def test_a_state_that_does_not_allow_it_is_422_with_the_reason(demo, as_, noun, state, by):
    issue = getattr(demo, state)()

    answer = as_(getattr(demo, by)).post(url(issue, noun), {})

    assert answer.status_code == 422
    assert re.search(r"“[^”]+”状态下不能", answer.content.decode())


@FORMS
def test_somebody_who_was_faster_is_named_and_nothing_is_written(demo, as_, case):
    issue = issue_of(demo, case)
    seen = Issue.objects.get(pk=issue.pk).version
    commands_edit(issue, demo.office)

    answer = as_(getattr(demo, case.by)).post(
        url(issue, case.noun), typed(demo, case, version=seen)
    )

    assert answer.status_code == 409
    assert "刚由" in answer.content.decode()
    assert "订正" in answer.content.decode()
    assert f'href="{url(issue)}"' in answer.content.decode()
    assert Issue.objects.get(pk=issue.pk).version == seen + 1


def test_a_category_that_was_not_offered_is_refused(demo, as_):
    answer = as_(demo.office).post(url(demo.reported(), "acceptance"), {"category": "987654"})

    assert answer.status_code == 422
    assert "不在列表里" in answer.content.decode()


def commands_edit(issue: Issue, by: Actor) -> None:
    from chuangcheng.issues import commands
    from tests.world import NOON

    commands.edit(Issue.objects.get(pk=issue.pk), remark="补充说明", by=by, now=NOON)


@pytest.mark.parametrize(
    ("noun", "state", "by", "given", "sentence"),
    [
        ("rejection", "reported", "office", {"reason": ""}, "这一栏不能空"),
        ("acceptance", "reported", "office", {"category": ""}, "还没有选"),
        ("contact", "issue", "office", {"unit": "", "answer": "没人接"}, "还没有选"),
        ("dispatch", "issue", "office", {"unit": "", "n": "3"}, "还没有选"),
        ("dispatch", "issue", "office", {"n": "三天"}, "写一个整数"),
        ("dispatch", "issue", "office", {"n": "99999"}, "数量要在 0 到"),
        ("dispatch", "issue", "office", {"n": "3", "due_on": "4月20日"}, "只写一个"),
        ("suspension", "rectifying", "office", {"reason": "等资金", "until": "2月30日"}, "2月"),
        ("suspension", "rectifying", "office", {"reason": "等资金", "until": "4月1日"}, "晚于今天"),
        ("suspension", "rectifying", "office", {"reason": "等资金", "until": "4月底前"}, "如果是"),
        ("failure", "submitted", "verifier", {"reason": "有异味", "n": "1"}, "还没有选"),
        ("rectification", "rectifying", "property_clerk", {"done": "字" * 501}, "最多 500 个字"),
        (
            "rectification",
            "rectifying",
            "property_clerk",
            {"done": "已清运", "at": "4月11日"},
            "写上几点",
        ),
        (
            "rectification",
            "rectifying",
            "property_clerk",
            {"done": "已清运", "at": "5月1日 9:00"},
            "不能晚于现在",
        ),
        ("correction", "issue", "office", {"title": "", "found_on": "4月4日"}, "这一栏不能空"),
        ("correction", "issue", "office", {"title": "旧床垫", "found_on": "6月1日"}, "晚于今天"),
        (
            "correction",
            "issue",
            "office",
            {"title": "旧\u202e床垫", "found_on": "4月4日"},
            "控制符",
        ),
    ],
)
def test_an_error_stands_at_its_field_and_typed_text_stays(
    demo, as_, noun, state, by, given, sentence
):
    issue = getattr(demo, state)()
    before = Issue.objects.get(pk=issue.pk).version
    unit = {"unit": demo.property_company.pk} if noun == "dispatch" and "unit" not in given else {}

    answer = as_(getattr(demo, by)).post(
        url(issue, noun), {"limit_unit": "work_day", **unit, **given}
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="cc-errors"' in html
    assert sentence in html
    for value in given.values():
        assert value in html
    assert Issue.objects.get(pk=issue.pk).version == before


def test_a_longer_suspension_is_a_leaders(demo, as_):
    issue = demo.rectifying()
    given = {"reason": "等资金", "until": "2021年6月30日"}

    refused = as_(demo.office).post(url(issue, "suspension"), given)
    done = as_(demo.leader).post(url(issue, "suspension"), given)

    assert refused.status_code == 403
    assert "要由街道领导决定" in refused.content.decode()
    assert done.status_code == 302
