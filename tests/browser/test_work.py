"""办公室的一天: the first page, the list with its filters and keys, one issue."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit


def asked(page: Page) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def test_the_office_sees_its_queues_and_each_leads_to_its_section(visit: Visit):
    page = visit("office")
    page.goto("/")
    queues = page.locator(".cc-queue a")

    expect(queues).to_have_count(7)
    for queue in queues.all():
        target = queue.get_attribute("href") or ""
        if target.startswith("#"):
            queue.click()
            expect(page.locator(target)).to_be_in_viewport()


def test_what_waits_is_the_same_number_in_the_navigation_and_in_the_lead(visit: Visit):
    page = visit("office")
    page.goto("/")

    count = page.locator(".cc-nav .cc-nav-count").inner_text()

    assert int(count) > 0
    expect(page.locator(".cc-lead")).to_contain_text(f"{count} 条等你处理")


def test_the_filled_button_leads_to_as_many_issues_as_it_names(visit: Visit):
    page = visit("office")
    page.goto("/")
    button = page.get_by_role("main").locator(".btn-primary")
    (named,) = re.findall(r"(\d+) 条", button.inner_text())

    button.click()

    expect(page.locator(".cc-list-foot")).to_contain_text(f"共 {named} 条")


def test_a_criterion_offers_only_the_cells_of_the_figure_that_it_asks(visit: Visit):
    page = visit("office")
    page.goto("/plan/")
    page.locator("tbody a").first.click()
    page.get_by_role("link", name="加一条标准").click()
    figure, cells = page.locator("select[name=figure]"), page.locator("label:has([name=cells])")
    expect(cells.first).to_be_hidden()

    figure.select_option("publicity.banners")
    theme = cells.filter(has_text="主题：").first
    expect(theme).to_be_visible()
    expect(cells.filter(has_text="大类：").first).to_be_hidden()
    theme.locator("input").check()
    figure.select_option("issues.found")

    expect(cells.filter(has_text="大类：").first).to_be_visible()
    expect(theme).to_be_hidden()
    expect(theme.locator("input")).not_to_be_checked()


def test_filters_stay_in_the_address_and_a_chip_takes_one_off(visit: Visit):
    page = visit("office")
    page.goto("/issues/?view=all")
    page.locator("summary", has_text="筛选").click()
    page.locator("select[name=community]").select_option(label=["松树园"])
    page.locator("select[name=kind]").select_option(label=["环境卫生"])
    page.get_by_role("button", name="筛选").click()
    chips = page.locator(".cc-chip-on")

    expect(chips).to_have_text(["社区/村：松树园", "大类：环境卫生"])
    assert {"community", "kind"} <= asked(page).keys()

    narrow = page.locator(".cc-list-foot").inner_text()
    page.reload()
    expect(page.locator(".cc-list-foot")).to_have_text(narrow)
    page.get_by_role("link", name="去掉 大类：环境卫生").click()

    expect(chips).to_have_text(["社区/村：松树园"])
    assert "kind" not in asked(page)
    assert page.locator(".cc-list-foot").inner_text() != narrow


def test_a_list_is_walked_with_j_and_k_and_opened_with_enter(visit: Visit):
    page = visit("office")
    page.goto("/issues/?view=accepted")
    titles = page.locator("[data-row] [data-open]")
    first, second = titles.nth(0), titles.nth(1)

    page.keyboard.press("j")
    expect(first).to_be_focused()
    page.keyboard.press("j")
    expect(second).to_be_focused()
    page.keyboard.press("k")
    expect(first).to_be_focused()
    words = first.inner_text()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def test_a_slash_goes_to_the_search_and_the_search_finds_a_number(visit: Visit):
    page = visit("office")
    page.goto("/")

    page.keyboard.press("/")
    page.keyboard.type("000027")
    page.keyboard.press("Enter")

    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page.locator("[data-row]")).to_contain_text("000027")


def test_an_issue_tells_how_its_deadline_came_about(visit: Visit):
    page = visit("office")
    page.goto("/issues/?view=rectifying")
    due = page.locator("[data-row] .cc-due").first.inner_text()
    page.locator("[data-row] [data-open]").first.click()
    ledger = page.locator("details", has_text="时限怎么来的")

    expect(ledger).to_have_attribute("open", "")
    expect(ledger.locator(".cc-sum > li").first).to_contain_text("交办")
    assert ledger.locator(".cc-sum > li").count() >= 2
    assert due


def test_the_navigation_folds_and_stays_folded(visit: Visit):
    page = visit("office")
    page.goto("/")
    width = page.locator(".cc-nav").bounding_box()

    page.keyboard.press("[")
    page.goto("/issues/")
    folded = page.locator(".cc-nav").bounding_box()

    assert width is not None
    assert folded is not None
    assert folded["width"] < width["width"] / 2
