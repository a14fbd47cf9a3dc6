"""数字点得开: every number of the report opens exactly the rows that it counts."""

import re
from decimal import Decimal
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from chuangcheng.figures.asking import percent
from tests.browser.conftest import Visit


def written(text: str) -> Decimal:
    """169条 → 169, 13.82% → 13.82."""
    found = re.search(r"\d+(?:\.\d+)?", text)
    assert found is not None, text
    return Decimal(found[0])


def total_of(page: Page, url: str) -> tuple[int, int]:
    """What the list says that it comes to, and how many rows stand behind it."""
    page.goto(url)
    told = page.locator("[data-total]")
    total, rows = told.get_attribute("data-total"), told.get_attribute("data-rows")
    assert total is not None
    assert rows is not None
    return int(total), int(rows)


def walked(page: Page) -> int:
    """The rows of all pages of the list that is open, as a reader would count them."""
    count, further = 0, page.url
    while further:
        page.goto(urljoin(page.url, further))
        count += page.locator("[data-row]").count()
        onward = page.locator("a[rel=next]")
        further = (onward.get_attribute("href") or "") if onward.count() else ""
    return count


def test_every_number_of_the_paragraph_opens_a_list_that_comes_to_it(visit: Visit):
    page = visit("office")
    page.goto("/reports/progress/")
    links = page.locator("a.cc-number").all()
    numbers = [(link.inner_text(), link.get_attribute("href") or "") for link in links]

    assert len(numbers) >= 10
    for text, url in numbers:
        if text.startswith("少于"):
            page.goto(url)
            expect(page.locator("h1")).to_contain_text(text)
            continue
        total, rows = total_of(page, url)
        if text.endswith("%"):
            tabs = [tab.get_attribute("href") or "" for tab in page.locator(".cc-tabs a").all()]
            part, whole = (total_of(page, tab)[1] for tab in tabs)
            assert percent(part, whole) == written(text)
        elif text.endswith("余"):
            assert written(text) <= total < written(text) * Decimal("1.1")
        else:
            assert total == written(text)
            assert rows > 0


def test_a_reader_who_counts_the_rows_of_all_pages_gets_the_number(visit: Visit):
    page = visit("office")
    page.goto("/reports/progress/")
    link = page.locator("a.cc-number", has_text="169").first

    total, rows = total_of(page, link.get_attribute("href") or "")

    assert walked(page) == total == rows == 169


def test_a_number_opens_its_panel_beside_the_paper_and_the_next_one_follows(visit: Visit):
    page = visit("leader")
    page.goto("/reports/progress/")

    page.locator("a.cc-number").first.click()
    panel = page.locator("#panel [data-panel]")
    expect(panel).to_contain_text("第 1 个数")
    panel.locator("[data-next]").click()

    expect(panel).to_contain_text("第 2 个数")
    expect(page.locator("a.cc-number[aria-current]")).to_have_count(1)


def test_whoever_may_not_see_all_rows_is_told_how_many_there_are(visit: Visit):
    page = visit("community")

    total, rows = total_of(page, "/figures/issues.found/rows/")

    assert total == rows == 169
    expect(page.locator(".cc-list-foot")).to_contain_text("另有 123 条不在您的查看范围")
    assert walked(page) == 169 - 123


def test_the_report_can_be_saved_and_leads_back_to_the_rows(visit: Visit, site: str):
    page = visit("office")
    page.goto("/reports/progress/")
    with page.expect_download() as saved:
        page.get_by_role("link", name=re.compile("网页|html", re.IGNORECASE)).first.click()

    html = saved.value.path().read_text("utf-8")

    assert "演示数据，内容虚构，与所列单位无关" in html
    assert f'href="{site}/figures/' in html
