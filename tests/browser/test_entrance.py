"""进门: signing in, what stands behind the door, and pages that are not there."""

import re

import pytest
from playwright.sync_api import Page, expect

from chuangcheng.demo.cast import PASSWORD
from tests.browser.conftest import DESK, PHONE, Visit


def sign_in(page: Page, username: str, password: str) -> None:
    page.goto("/")
    page.get_by_label("登录名").fill(username)
    page.get_by_label("密码", exact=True).fill(password)
    page.locator("form").filter(has=page.get_by_label("登录名")).get_by_role("button").click()


def test_somebody_signs_in_with_a_password_and_lands_on_the_first_page(visit: Visit):
    page = visit()

    sign_in(page, "office", PASSWORD)

    expect(page.get_by_role("heading", level=1)).to_have_text("工作台")
    expect(page.locator(".cc-account summary")).to_contain_text("创城办")


def test_a_wrong_password_says_so_and_keeps_the_name(visit: Visit):
    page = visit()

    sign_in(page, "office", "not-the-password")

    expect(page.locator("body")).to_contain_text("登录名或密码不对")
    expect(page.get_by_label("登录名")).to_have_value("office")


def test_in_a_demo_one_click_signs_in(visit: Visit):
    page = visit()
    page.goto("/")

    page.get_by_role("button", name=re.compile("街道领导")).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("工作台")
    expect(page.locator(".cc-account summary")).to_contain_text("街道领导")


def test_whoever_leaves_must_sign_in_again(visit: Visit):
    page = visit("office")
    page.goto("/")
    page.locator(".cc-account summary").click()

    page.get_by_role("button", name="退出").first.click()
    page.goto("/issues/")

    expect(page).to_have_url(re.compile(r"/account/login/\?next=%2Fissues%2F"))


def test_a_page_that_is_not_there_says_so_in_chinese_and_leads_on(visit: Visit):
    page = visit("office")

    answer = page.goto("/issues/999999/")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_contain_text("没有")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_dark_system_gets_a_dark_page(visit: Visit, size: tuple[int, int]):
    dark, light = visit("office", size, color_scheme="dark"), visit("office", size)

    assert _brightness(dark) < 60
    assert _brightness(light) > 200


def _brightness(page: Page) -> float:
    page.goto("/")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(n) for n in re.findall(r"\d+", colour)[:3])
    return (red + green + blue) / 3
