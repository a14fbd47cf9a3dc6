"""人员、账号、授权: the list, one person, and the doors behind which accounts are managed."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.people import accounts, commands
from chuangcheng.people.models import Grant, Person
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import NOON

LIST = "/people/"
PHONE, MASKED = "13800001234", "138****1234"


@pytest.fixture
def person(demo) -> Person:
    return commands.add_person(
        "孙丽", unit=demo.pine_unit, phone=PHONE, post="网格员", by=INSTALLER, now=NOON
    )


def listed(browser: Client, query: str = "") -> str:
    answer = browser.get(f"{LIST}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=孙丽", ["孙丽"]),
        ("?q=sun", ["孙丽"]),
        ("?q=和美物业", ["责任单位property"]),
        ("?role=leader", ["街道领导leader"]),
        ("?account=none", ["孙丽"]),
        ("?kind=property", ["责任单位property"]),
        ("?account=closed", []),
    ],
)
def test_filters_live_in_the_address(demo, as_, person, query, expected):
    assert titles(listed(as_(demo.office), query)) == expected


def test_the_statements_of_the_list_do_not_grow_with_its_rows(demo, as_):
    browser = as_(demo.office)
    with CaptureQueriesContext(connection) as few:
        listed(browser)
    for n in range(12):
        one = commands.add_person(f"第{n}人", unit=demo.pine_unit, by=INSTALLER, now=NOON)
        commands.grant(one, Role.GRID_WORKER, area=demo.pine, by=INSTALLER, now=NOON)

    with CaptureQueriesContext(connection) as many:
        listed(browser)

    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("who", "shown"),
    [("office", PHONE), ("leader", PHONE), ("administrator", MASKED), ("pine_clerk", MASKED)],
)
def test_phones_are_whole_only_for_those_who_may_see_them(demo, as_, person, who, shown):
    browser = as_(getattr(demo, who))
    pages = [listed(browser), browser.get(f"{LIST}{person.pk}/").content.decode()]
    pages.append(browser.get("/contacts/").content.decode())
    pages.append(browser.get(f"/units/{demo.pine_unit.pk}/").content.decode())

    for page in pages:
        assert shown in page
        assert (PHONE in page) is (shown == PHONE)


@pytest.mark.parametrize(("who", "shown"), [("office", PHONE), ("administrator", MASKED)])
def test_the_list_is_exported_as_it_is_filtered(demo, as_, person, who, shown):
    browser = as_(getattr(demo, who))
    found = re.search(
        r'href="(/people/export/[^"]+)">.*?导出这 1 条', listed(browser, "?q=孙丽"), re.DOTALL
    )
    assert found

    answer = browser.get(found[1].replace("&amp;", "&"))

    book = openpyxl.load_workbook(BytesIO(answer.content))
    cells = {cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row}
    assert {"孙丽", "松树园社区居委会", shown} <= cells
    assert (PHONE in cells) is (shown == PHONE)


def test_a_person_is_added_and_corrected(demo, as_):
    browser = as_(demo.office)
    given = {"name": "周倩", "unit": demo.pine_unit.pk, "phone": PHONE, "contact": "liaison"}
    answer = browser.post("/people/new/", given)

    person = Person.objects.get(name="周倩")
    assert answer["Location"] == f"/people/{person.pk}/"
    browser.post(f"/people/{person.pk}/correction/", {**given, "name": "周茜"})
    person.refresh_from_db()
    assert (person.name, person.contact, person.phone) == ("周茜", "liaison", PHONE)


def test_the_administrator_corrects_without_seeing_or_losing_a_phone(demo, as_, person):
    browser = as_(demo.administrator)
    url = f"/people/{person.pk}/correction/"

    assert 'name="phone"' not in browser.get(url).content.decode()
    browser.post(url, {"name": "孙莉", "unit": demo.pine_unit.pk})

    person.refresh_from_db()
    assert (person.name, person.phone) == ("孙莉", PHONE)


def test_an_account_is_opened_and_its_password_shown_once_and_changed_first(demo, as_, person):
    answer = as_(demo.administrator).post(f"/people/{person.pk}/account/", {"username": "sunli"})

    secret = re.search(
        r"<strong>([0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4})</strong>", answer.content.decode()
    )
    assert secret
    assert answer["Cache-Control"] == "no-store"
    person.refresh_from_db()
    assert person.check_password(secret[1])

    own = Client()
    assert own.login(username="sunli", password=secret[1])
    assert own.get("/people/")["Location"] == "/account/password/"
    page = own.get("/account/password/").content.decode()
    assert "现在用的是一次性密码" in page
    new = {"password1": "a-long-one-of-mine-42", "password2": "a-long-one-of-mine-42"}
    own.post("/account/password/", {"oldpassword": secret[1], **new})
    assert own.get("/").status_code == 200


def test_a_taken_sign_in_name_is_told_at_its_field(demo, as_, person):
    answer = as_(demo.administrator).post(f"/people/{person.pk}/account/", {"username": "office"})

    assert answer.status_code == 422
    assert "登录名“office”已有人用" in answer.content.decode()


def test_an_account_is_reset_shut_and_opened_again_and_sessions_end(demo, as_):
    them = as_(demo.pine_clerk)
    pk = demo.pine_clerk.person_id
    browser = as_(demo.administrator)

    assert "的一次性密码" in browser.post(f"/people/{pk}/password/").content.decode()
    assert "/account/login/" in them.get("/people/")["Location"]
    browser.post(f"/people/{pk}/closing/")
    assert not Person.objects.get(pk=pk).is_active
    browser.post(f"/people/{pk}/reopening/")
    assert Person.objects.get(pk=pk).is_active


def test_a_role_is_given_and_taken_back(demo, as_, person):
    browser = as_(demo.administrator)
    url = f"/people/{person.pk}/grants/new/"
    given = {"role": "grid_worker", "area": demo.pine.pk, "since": "2021-4-12"}

    assert browser.post(url, given).status_code == 302
    held = Grant.objects.get(person=person)
    assert (held.role, held.area) == ("grid_worker", demo.pine)
    assert "收回" in browser.get(f"/people/{person.pk}/").content.decode()
    browser.post(f"/people/{person.pk}/grants/{held.pk}/end/", {"on": "2021-4-12"})
    held.refresh_from_db()
    assert held.until.isoformat() == "2021-04-12"


def test_a_role_above_ones_own_area_is_not_even_offered(demo, as_, person):
    page = as_(demo.administrator).get(f"/people/{person.pk}/grants/new/").content.decode()

    assert "松树园社区" in page
    assert "红山区" not in re.sub(r"<option[^>]*>红山区 XX街道</option>", "", page)


def test_the_last_administrator_is_kept(demo, as_):
    held = Grant.objects.get(role=Role.ADMINISTRATOR)
    url = f"/people/{held.person_id}/grants/{held.pk}/end/"

    answer = as_(demo.administrator).post(url, {"on": "2021-4-12"})

    assert answer.status_code == 422
    assert "最后一位系统管理员" in answer.content.decode()


@pytest.mark.parametrize("page", ["account", "password", "closing", "reopening", "grants/new"])
def test_the_office_manages_no_accounts(demo, as_, person, page):
    assert as_(demo.office).post(f"/people/{person.pk}/{page}/").status_code == 403


def test_a_neighbour_sees_only_the_own_unit(demo, as_, person):
    browser = as_(demo.property_clerk)

    assert titles(listed(browser)) == ["责任单位property"]
    assert browser.get(f"/people/{person.pk}/").status_code == 404


def test_looking_writes_nothing(demo, as_, person):
    accounts.open_account(
        person, "sunli", password="abcd-efgh-jkmn", by=demo.administrator, now=NOON
    )
    browser = as_(demo.administrator)

    with writes() as written:
        listed(browser)
        for page in ("", "correction/", "grants/new/"):
            browser.get(f"/people/{person.pk}/{page}")
        browser.get("/people/new/")
        browser.get("/contacts/")

    assert not written
