"""工作计划: the list, an item with what it asks and where it falls short, and the forms."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from chuangcheng.places.models import PlaceType
from chuangcheng.plan.models import Item, ItemState, Verdict
from chuangcheng.plan.queries import criteria_of
from chuangcheng.publicity.models import AssetForm
from chuangcheng.web.plan import nightly
from tests.plan.planned import agreed_everywhere, planned, posters
from tests.publicity.batches import batch
from tests.web.test_documents_pages import html_of
from tests.web.test_issues_pages import titles
from tests.world import NOON

LIST = "/plan/"
TYPED = {
    "figure": "publicity.for_standard",
    "per": PlaceType.COMPOUND.value,
    "compare": "at_least",
    "target": "10",
}


def given(world: Any, **changes: Any) -> dict[str, Any]:
    typed = {
        "aspect": "宣传",
        "text": "小区公益广告补足",
        "due": "4月30日",
        "unit": world.enforcement.pk,
    }
    return {**typed, **changes}


def test_an_item_is_listed_asked_and_judged_at_once(demo, as_):
    browser = as_(demo.office)
    assert "还没有工作计划" in html_of(browser, LIST)
    batch(demo, form=AssetForm.POSTER, quantity=12, place=demo.compound)

    answer = browser.post(f"{LIST}new/", given(demo))

    item = Item.objects.get()
    url = f"{LIST}{item.pk}/"
    assert answer["Location"] == url
    assert "还没有写可核验标准" in html_of(browser, url)
    tried = browser.post(f"{url}criteria/new/", {**TYPED, "trial": "1"}).content.decode()
    for words in ("按今天的记录试算", "2个中1个达到", "惠民家园", "未达到"):
        assert words in tried
    assert not criteria_of([item])[item.pk]
    browser.post(f"{url}criteria/new/", TYPED)

    shown = html_of(browser, url)
    for words in (
        "可计入测评的宣传设施（每个小区）不少于10处",
        "2个中1个达到",
        "惠民家园",
        "口径：",
    ):
        assert words in shown
    assert f'href="/places/{demo.far_compound.pk}/"' in shown
    item.refresh_from_db()
    assert item.verdict == Verdict.NOT_MET
    assert titles(html_of(browser, LIST)) == ["小区公益广告补足"]
    assert "小区公益广告补足" in html_of(browser, "/")
    assert "小区公益广告补足" in html_of(as_(demo.enforcer), "/")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"figure": ""}, "还没有选"),
        ({"target": ""}, "要达到多少"),
        ({"compare": "all"}, "没有总数"),
        ({"cells": ["category=1000000"]}, "不在列表里"),
        ({"figure": "meetings.attendance"}, "不能按每个小区"),
        ({"cells": ["kind=facility"]}, "只数一部分"),
    ],
)
def test_a_criterion_that_cannot_be_says_why_at_its_field(demo, as_, changes, words):
    item = planned(demo, criteria=())
    for more in ({}, {"trial": "1"}):
        answer = as_(demo.office).post(
            f"{LIST}{item.pk}/criteria/new/", {**TYPED, **changes, **more}
        )
        if words != "要达到多少" or not more:
            assert answer.status_code == 422
            assert words in answer.content.decode()
    assert not criteria_of([item])[item.pk]


def test_criteria_are_changed_and_dropped(demo, as_):
    browser, item = as_(demo.office), planned(demo, criteria=(posters(), agreed_everywhere()))
    first, second = criteria_of([item])[item.pk]
    url = f"{LIST}{item.pk}/criteria/"
    assert 'value="10"' in html_of(browser, f"{url}{first.pk}/")
    browser.post(f"{url}{first.pk}/", {**TYPED, "target": "12"})
    browser.post(f"{url}{second.pk}/dropping/", {})

    (left,) = criteria_of([item])[item.pk]
    assert left.target == Decimal(12)
    assert browser.get(f"{url}{second.pk}/").status_code == 404


def test_an_item_is_moved_given_judged_by_hand_and_ended(demo, as_):
    browser, item = as_(demo.office), planned(demo)
    url = f"{LIST}{item.pk}/"
    browser.post(f"{url}assignment/", {"responsible": "各社区", "person": ""})
    browser.post(f"{url}deadline/", {"due": "5月10日", "reason": "施工晚了"})
    browser.post(f"{url}judgement/")
    refused = browser.post(f"{url}closing/", {"on": "4月12日"})
    assert "达到以后再办结" in refused.content.decode()
    browser.post(f"{url}override/", {"verdict": "met", "reason": "两处在翻修"})
    shown = html_of(browser, url)
    for words in ("达到（人工判定）", "两处在翻修", "各社区", "5月10日", "撤销人工判定"):
        assert words in shown
    browser.post(f"{url}override/back/", {"reason": "翻修完了"})
    browser.post(f"{url}override/", {"verdict": "met", "reason": "都看过了"})
    browser.post(f"{url}closing/", {"on": "4月12日", "result": "都够数"})
    item.refresh_from_db()
    assert (item.state, item.due_on, item.responsible) == (
        ItemState.CLOSED,
        date(2021, 5, 10),
        "各社区",
    )
    browser.post(f"{url}reopening/", {"reason": "又掉了"})
    browser.post(f"{url}correction/", given(demo, text="小区公益广告都要够", position="3"))
    browser.post(f"{url}withdrawal/", {"reason": "并入别项"})
    assert "不再执行" in html_of(browser, url)
    item.refresh_from_db()
    assert (item.text, item.position) == ("小区公益广告都要够", 3)
    assert browser.post(f"{url}void/", {"reason": "重复"})["Location"] == LIST
    assert browser.get(url).status_code == 404


def test_the_list_is_filtered_and_goes_out_with_what_it_asks(demo, as_):
    browser = as_(demo.office)
    planned(demo)
    planned(demo, text="常年巡查", aspect="巡防", due_on=None, criteria=())
    nightly.judge_town(demo.town, by=demo.office, now=NOON)
    for query, found in (
        ("verdict=routine", ["常年巡查"]),
        ("verdict=no_data", ["小区公益广告每处不少于十幅"]),
        ("aspect=%E5%B7%A1%E9%98%B2", ["常年巡查"]),
        ("until=4%E6%9C%8830%E6%97%A5", ["小区公益广告每处不少于十幅"]),
        ("state=closed", []),
        ("late=on", []),
    ):
        assert titles(html_of(browser, f"{LIST}?{query}")) == found, query
    book = load_workbook(BytesIO(browser.get(f"{LIST}export/").content))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    (line,) = [row for row in rows if "可计入测评的宣传设施（每个小区）不少于10处" in row]
    assert "无数据" in line


def test_the_list_costs_the_same_however_long(demo, as_):
    browser = as_(demo.office)
    costs = []
    for n in (3, 12):
        for each in range(n):
            planned(demo, text=f"第{n}-{each}项", criteria=(posters(), agreed_everywhere()))
        with CaptureQueriesContext(connection) as asked:
            browser.get(LIST)
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_a_community_judges_its_own_item_and_sees_how_its_place_does(demo, as_):
    clerk = as_(demo.pine_clerk)
    batch(demo, form=AssetForm.POSTER, quantity=12, place=demo.compound)
    of_the_town = planned(demo, criteria=(posters(), posters(per="")))
    own = planned(demo, where=demo.pine, text="本社区的")
    shown = clerk.get(f"{LIST}{of_the_town.pk}/")
    held, whole = shown.context["parts"][0].held
    assert [(each["name"], each["shows"]["value"]) for each in held["here"]] == [
        ("松树园社区", "1个中1个达到")
    ]
    assert not whole["here"]
    assert "其中松树园社区" in shown.content.decode()
    assert f"{LIST}{of_the_town.pk}/judgement/" not in shown.content.decode()
    assert clerk.post(f"{LIST}{of_the_town.pk}/judgement/").status_code == 403

    assert f"{LIST}{own.pk}/judgement/" in html_of(clerk, f"{LIST}{own.pk}/")
    assert clerk.post(f"{LIST}{own.pk}/judgement/").status_code == 302
    own.refresh_from_db()
    assert own.verdict == Verdict.MET
    assert clerk.get(f"{LIST}{own.pk}/override/").status_code == 403
    assert as_(demo.dragon_clerk).post(f"{LIST}{own.pk}/judgement/").status_code == 403
