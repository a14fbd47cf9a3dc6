"""报数留底: from a figure's page to what was told, and what is otherwise the next time."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.issues import commands as issues
from chuangcheng.reports import telling
from chuangcheng.reports.models import Telling
from chuangcheng.reports.telling import Word
from tests.web.test_documents_pages import html_of, text_of
from tests.web.test_issues_pages import titles
from tests.world import NOON, TODAY, World

LIST, NEW = "/tellings/", "/tellings/new/issues.found/"
TOLD = {"told_to": "区创城办", "channel": "电话", "told_on": "4月12日"}


def tell(world: World, **changes: object) -> Telling:
    given: dict[str, Any] = {
        "key": "issues.found",
        "as_of": TODAY,
        "told_to": "区创城办",
        "told_on": TODAY,
    }
    return telling.tell(world.town, Word(**{**given, **changes}), by=world.office, now=NOON)


def test_a_number_is_told_from_its_figures_page_and_void_if_it_never_was(demo, as_):
    issue = demo.issue()
    browser = as_(demo.office)
    assert f'href="{NEW}?' in html_of(browser, "/figures/issues.found/")
    form = text_of(html_of(browser, NEW))
    assert "这个数还没有报过" in form
    assert "截至2021年4月12日，排查发现问题1条（口径：小区排查发现的问题" in form
    assert "演示数据，内容虚构，与所列单位无关" in form

    answer = browser.post(NEW, TOLD)

    told = Telling.objects.get()
    page = f"{LIST}{told.pk}/"
    assert answer["Location"] == page
    shown = html_of(browser, page)
    assert f'href="/issues/{issue.pk}/"' in shown
    assert "区创城办" in shown
    assert "报出以后的更正" not in shown
    assert browser.post(f"{page}void/", {"reason": "没有打通"})["Location"] == page
    assert "已经作废" in html_of(browser, page)
    assert "已作废" in html_of(browser, LIST)


def test_the_next_number_is_held_against_it_row_by_row(demo, as_):
    gone, stays = demo.issue(), demo.issue()
    told = tell(demo)
    browser = as_(demo.leader)
    assert "和上次报的一样" in text_of(html_of(browser, NEW))
    issues.void(gone, reason="重复登记", by=demo.office, now=NOON)
    more = demo.issue(title="楼道堆物")

    form = html_of(browser, NEW)
    page = html_of(browser, f"{LIST}{told.pk}/")

    assert "报给区创城办：2条" in text_of(form)
    assert "和上次报的一样" in text_of(form)  # one less, one more: the number is the same
    assert "作废" in text_of(page)
    assert "补录" in text_of(page)
    assert f'href="/issues/{more.pk}/"' in page
    assert f'href="/issues/{stays.pk}/"' in page
    issues.void(more, reason="重复登记", by=demo.office, now=NOON)
    warned = text_of(html_of(browser, NEW))
    assert "和上次报的不一样" in warned
    assert "更正作废1−1" in warned


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"told_to": ""}, "这一栏不能空"), ({"told_on": "4月11日"}, "不能早于截至日期")],
)
def test_an_error_stands_at_its_field(demo, as_, typed, sentence):
    answer = as_(demo.office).post(NEW, {**TOLD, **typed})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_one_number_at_a_time_and_only_by_who_may(demo, as_):
    office = as_(demo.office)
    cells = f"?in_community={demo.pine.pk}"
    assert "社区：松树园社区" in text_of(html_of(office, f"{NEW}{cells}"))
    assert office.get(f"{NEW}{cells}&in_kind=facility").status_code == 422
    assert as_(demo.pine_clerk).get(NEW).status_code == 403
    assert NEW not in html_of(as_(demo.verifier), "/figures/issues.found/")


def test_the_list_is_filtered_and_exported_as_it_is_filtered(demo, as_):
    tell(demo)
    tell(demo, key="places.compounds", told_to="街道调度会")
    browser = as_(demo.office)

    assert titles(html_of(browser, f"{LIST}?figure=issues.found")) == ["排查发现问题"]
    assert titles(html_of(browser, f"{LIST}?told_to=调度")) == ["小区"]
    assert titles(html_of(browser, f"{LIST}?told_to=无")) == []
    content = b"".join(browser.get(f"{LIST}export/?figure=issues.found"))
    rows = openpyxl.load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    cells = [str(cell) for row in rows for cell in row if cell]
    assert "区创城办" in cells
    assert "街道调度会" not in cells


def test_the_list_asks_as_much_for_many_as_for_one(demo, as_):
    browser = as_(demo.office)
    tell(demo)
    html_of(browser, LIST)
    with CaptureQueriesContext(connection) as few:
        html_of(browser, LIST)
    for _each in range(4):
        tell(demo)
    with CaptureQueriesContext(connection) as many:
        html_of(browser, LIST)
    assert len(many) == len(few)
