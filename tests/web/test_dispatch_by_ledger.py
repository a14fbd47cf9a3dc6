"""交办: what an imported ledger said of unit and limit stands in the form, with its source."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from chuangcheng.issues.models import Dispatch, Issue
from chuangcheng.kernel.actor import Actor
from tests.ledgers import messy
from tests.ledgers.taking import all_accepted, written
from tests.web.conftest import Browser
from tests.world import World

HEAD = ["社区", "小区名称", "发现日期", "问题类别", "问题描述", "责任单位", "整改时限"]


def imported(world: World, unit: str | None, due: str | None, by: Actor | None = None) -> Issue:
    """The issue of a ledger with one line."""
    line = ["松树园", "阳光花园", "2021.4.6", "积存垃圾", "楼后堆放装修垃圾", unit, due]
    content = messy.book([HEAD, line])
    importer = by or world.office
    written(content, importer, all_accepted(content, importer))
    return Issue.objects.latest("id")


def form_of(browser: Client, issue: Issue) -> Any:
    return browser.get(f"/issues/{issue.pk}/dispatch/").context["form"]


def page(browser: Client, issue: Issue) -> str:
    return browser.get(f"/issues/{issue.pk}/dispatch/").content.decode()


def form_help(browser: Client, issue: Issue) -> str:
    return str(browser.get(f"/issues/{issue.pk}/dispatch/").context["example"])


def dispatch(browser: Client, issue: Issue, **typed: Any) -> Dispatch:
    """Posts the form as it stands, with what was typed over it."""
    form = form_of(browser, issue)
    standing = {name: form[name].value() for name in ("unit", "n", "limit_unit", "cooperating")}
    day = {"due_on": form["due_on"].field.prepare_value(form["due_on"].value())}
    given = {k: v for k, v in {**standing, **day, **typed}.items() if v not in (None, "")}
    answer = browser.post(f"/issues/{issue.pk}/dispatch/", given)
    assert answer.status_code == 302, answer.content.decode()
    return issue.dispatches.latest("round")


def test_the_unit_that_the_ledger_names_is_chosen_before_what_the_rules_suggest(demo, as_):
    issue = imported(demo, "XX街道综合行政执法局", None)

    browser = as_(demo.office)

    assert form_of(browser, issue)["unit"].value() == demo.enforcement.pk
    assert escape("“台账.xlsx”第 2 行写的是XX街道综合行政执法局") in page(browser, issue)
    assert "未用" in page(browser, issue)


def test_the_reason_of_the_ledger_is_kept_with_the_dispatch(demo, as_):
    issue = imported(demo, "XX街道综合行政执法局", "3个工作日内")

    sent = dispatch(as_(demo.office), issue)

    assert sent.lead_unit == demo.enforcement
    assert sent.explanation == "台账写明：“台账.xlsx”第 2 行写的是XX街道综合行政执法局"
    assert (sent.limit_n, sent.limit_unit) == (3, "work_day")


def test_of_several_units_the_first_leads_the_others_help_and_the_page_says_so(demo, as_):
    issue = imported(demo, "和美物业、松树园社区居委会", None)

    browser = as_(demo.office)

    form = form_of(browser, issue)
    assert form["unit"].value() == demo.property_company.pk
    assert form["cooperating"].value() == [demo.pine_unit.pk]
    assert "列了几个单位，排在前面的牵头" in page(browser, issue)


def test_the_limit_of_the_ledger_goes_before_the_example_of_the_category(demo, as_):
    issue = imported(demo, "和美物业", "5个工作日内")

    browser = as_(demo.office)

    form = form_of(browser, issue)
    assert (form["n"].value(), form["limit_unit"].value()) == (5, "work_day")
    assert escape("“台账.xlsx”第 2 行写的时限是5 个工作日") in page(browser, issue)
    assert "示例" not in form_help(browser, issue)


def test_a_day_of_the_ledger_is_the_due_day_and_no_limit_is_proposed_beside_it(demo, as_):
    issue = imported(demo, "和美物业", "4月20日")
    browser = as_(demo.office)

    shown = page(browser, issue)
    sent = dispatch(browser, issue)

    assert "现在交办，4月20日 17:30 到期" in shown
    assert (sent.limit_n, sent.due_given.isoformat()) == (None, "2021-04-20T09:30:00+00:00")


def test_a_day_that_has_gone_by_is_told_and_not_proposed(demo, as_):
    issue = imported(demo, "和美物业", "4月9日")

    browser = as_(demo.office)

    assert form_of(browser, issue)["due_on"].value() is None
    assert form_of(browser, issue)["n"].value() == demo.rubbish.limit_n
    assert "写的时限是4月9日，已经过了" in form_help(browser, issue)


def test_a_unit_to_which_one_may_not_dispatch_is_told_and_not_chosen(demo, as_):
    issue = imported(demo, "XX街道综合行政执法局", None)

    browser = as_(demo.pine_clerk)

    assert form_of(browser, issue)["unit"].value() == demo.property_company.pk
    assert "你不能交办给它" in page(browser, issue)


def test_without_a_word_of_the_ledger_the_rules_and_the_example_stand(demo, as_):
    issue = imported(demo, None, None)

    browser = as_(demo.office)

    assert form_of(browser, issue)["unit"].value() == demo.property_company.pk
    assert "台账写" not in page(browser, issue)


def test_the_queue_of_the_office_names_the_same_unit(demo, as_: Browser):
    imported(demo, "XX街道综合行政执法局", None)

    shown = as_(demo.office).get("/").content.decode()

    assert escape("台账写明：“台账.xlsx”第 2 行写的是XX街道综合行政执法局") in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"n": "3", "limit_unit": "work_day"}, "3 个工作日，4月15日 17:30 到期"),
        ({"due_on": "4月20日"}, "现在交办，4月20日 17:30 到期"),
        ({"due_on": "4月9日"}, "到期日已经过去"),
        ({"due_on": "改天", "n": "3", "limit_unit": "work_day"}, "3 个工作日"),
        ({"due_on": "", "n": ""}, "没有写时限"),
    ],
)
def test_while_one_types_the_form_says_when_it_would_be_due(demo, as_, typed, said):
    issue = demo.issue()

    answer = as_(demo.office).get(f"/issues/{issue.pk}/dispatch/due/", typed)

    assert said in answer.content.decode()
