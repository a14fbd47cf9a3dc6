"""The demo's doors: they are there only where the database is a demo and DEMO is set."""

import sqlite3
from contextlib import closing
from datetime import datetime
from urllib.parse import quote

import pytest
from django.db import OperationalError
from django.test import Client

from chuangcheng.calendars import commands as calendars
from chuangcheng.calendars import queries
from chuangcheng.calendars.models import DemoClock
from chuangcheng.calendars.worktime import LAW_TIME
from chuangcheng.demo.workbooks import FILES
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.people import commands as people
from chuangcheng.people.models import Person
from chuangcheng.web import copying
from chuangcheng.web.demo import accounts, initial, sheets
from tests.web.conftest import held
from tests.world import NOON, TODAY, World

pytestmark = [pytest.mark.one_engine, pytest.mark.urls("tests.web.pages")]
DOORS = (
    "/demo/sessions/office/",
    "/demo/clock/",
    "/demo/beginning/",
    "/demo/sheets/小区台账.xlsx/",
)
METHODS = ("get", "post", "head", "put", "delete", "options", "patch", "trace")
MARK = "演示数据，内容虚构，与所列单位无关"


@pytest.fixture
def world(db) -> World:
    """A world of each test's own: here stand tests that commit."""
    return World()


@pytest.fixture(params=["DEMO is not set", "no mark", "neither"])
def office(request, world: World, settings) -> World:
    """An office, or a demo's database that an office opened."""
    settings.DEMO = request.param == "no mark"
    if request.param == "DEMO is not set":
        calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)
    return world


@pytest.mark.parametrize("address", DOORS)
def test_an_office_has_none_of_the_demos_doors_for_any_method(office, as_, address):
    """405 for methods that nothing takes, as for any other address; nobody learns of the door."""
    for browser in (Client(), Client(enforce_csrf_checks=True), as_(office.office)):
        for method in METHODS:
            answer = getattr(browser, method)(address)
            nowhere = getattr(browser, method)("/demo/nowhere/")
            assert answer.status_code == nowhere.status_code in {404, 405}, method
            assert answer.content == nowhere.content


def test_an_office_offers_no_account(office, client):
    page = client.get("/account/login/").content.decode()

    assert "演示账号" not in page
    assert office.leader.name not in page


def test_one_click_signs_in(demo, client):
    answer = client.post("/demo/sessions/pine/")

    assert answer.status_code == 302
    assert client.get("/things/").json()["actor"] == demo.pine_clerk.key


def test_opening_the_address_signs_nobody_in(demo, client):
    assert client.get("/demo/sessions/office/").status_code == 405
    assert client.get("/things/").status_code == 302


@pytest.mark.parametrize("username", ["nobody", "None", "admin2"])
def test_who_has_no_account_is_404(demo, client, username):
    people.add_person("没有账号的人", by=INSTALLER, now=NOON)

    assert client.post(f"/demo/sessions/{username}/").status_code == 404


def test_a_closed_account_is_404(demo, client):
    Person.objects.filter(username="office").update(is_active=False)

    assert client.post("/demo/sessions/office/").status_code == 404


def test_a_click_needs_its_token(demo):
    assert Client(enforce_csrf_checks=True).post("/demo/sessions/office/").status_code == 403


def test_every_account_is_offered_with_its_role(demo, client):
    people.add_person("没有账号的人", by=INSTALLER, now=NOON)
    page = client.get("/account/login/").content.decode()

    assert "演示账号" in page
    assert "没有账号的人" not in page
    for person in Person.objects.exclude(username=None):
        assert f'action="/demo/sessions/{person.username}/"' in page
        assert person.name in page
    assert "社区(村) · 松树园社区居委会" in page
    assert MARK in page


def test_accounts_come_in_the_order_of_the_roles(world):
    listed = accounts.listed(on=TODAY)

    assert listed[0].role == Role.CAMPAIGN_OFFICE.label
    assert listed[-1].role == Role.ADMINISTRATOR.label
    assert len(listed) == Person.objects.exclude(username=None).count()


def test_an_account_lists_each_of_its_roles_once(world):
    somebody = world.account(world.leader)
    for role in (Role.VERIFIER, Role.LEADER):
        people.grant(somebody, role, area=world.town, by=INSTALLER, now=NOON)

    [found] = [account for account in accounts.listed(on=TODAY) if account.username == "leader"]

    assert found.role == "街道领导、核查人员"


@pytest.mark.parametrize("role", Role)
def test_everybody_may_go_on_to_the_next_day(demo, as_, role):
    browser = as_(demo.everybody()[role])

    answer = browser.post("/demo/clock/", headers={"Referer": "http://testserver/things/?a=1"})

    assert answer["Location"] == "/things/?a=1"
    assert queries.demo_clock() == datetime(2021, 4, 13, 9, tzinfo=LAW_TIME)
    assert browser.get("/things/").json()["today"] == "2021-04-13"


@pytest.mark.parametrize("address", DOORS[1:3])
def test_nobody_moves_the_clock_without_signing_in_or_by_opening(demo, as_, client, address):
    assert client.post(address)["Location"].startswith("/account/login/")
    assert as_(demo.office).get(address).status_code == 405
    assert queries.demo_clock() == NOON


def test_the_strip_stands_over_every_page_and_says_what_it_is(demo, as_):
    page = as_(demo.office).get("/").content.decode()

    assert "2021年4月12日 周一 12:00" in page
    assert 'action="/demo/clock/"' in page
    assert 'action="/demo/beginning/"' in page
    assert MARK in page


def test_a_demo_that_an_office_opened_says_what_it_is_and_moves_nothing(demo, as_, settings):
    settings.DEMO = False
    page = as_(demo.office).get("/").content.decode()

    assert "2021年4月12日 周一 12:00" in page
    assert 'action="/demo/clock/"' not in page
    assert MARK in page
    assert MARK in Client().get("/account/login/").content.decode()


def test_an_office_has_no_strip(world, as_):
    page = as_(world.office).get("/").content.decode()

    assert "拨到下一天" not in page
    assert MARK not in page
    assert "示例，以上级下发版本为准" in page


@pytest.fixture
def demo_on_disk(on_disk, settings, tmp_path) -> World:
    settings.DEMO, settings.VAR = True, tmp_path
    world = World()
    calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)
    initial.keep()
    return world


@pytest.fixture
def browser(demo_on_disk) -> Client:
    client = Client()
    client.force_login(demo_on_disk.account(demo_on_disk.office))
    return client


def test_the_beginning_comes_back(demo_on_disk, browser, on_disk):
    demo_on_disk.issue()
    people.add_person("新来的人", by=INSTALLER, now=NOON, username="new")
    browser.post("/demo/clock/")

    answer = browser.post("/demo/beginning/")

    assert answer["Location"] == "/"
    assert queries.demo_clock() == NOON
    assert not Person.objects.filter(username="new").exists()
    assert browser.get("/things/").json()["actor"] == demo_on_disk.office.key
    with closing(sqlite3.connect(on_disk)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_whoever_was_not_there_in_the_beginning_signs_in_anew(demo_on_disk):
    late = people.add_person("新来的人", by=INSTALLER, now=NOON, username="new")
    people.grant(late, Role.LEADER, area=demo_on_disk.town, by=INSTALLER, now=NOON)
    browser = Client()
    browser.force_login(late)

    answer = browser.post("/demo/beginning/")

    assert answer["Location"] == "/account/login/"
    assert browser.get("/things/").status_code == 302


def test_without_a_kept_beginning_it_says_what_to_do(demo_on_disk, browser):
    initial.kept_at().unlink()

    answer = browser.post("/demo/beginning/")

    assert answer.status_code == 422
    assert "./dev demo --fresh" in answer.content.decode()


def test_a_beginning_of_another_structure_is_not_put_back(demo_on_disk, browser):
    with closing(sqlite3.connect(initial.kept_at())) as kept:
        kept.execute("DELETE FROM django_migrations WHERE app = 'issues'")
        kept.commit()

    answer = browser.post("/demo/beginning/")

    assert answer.status_code == 422
    assert "程序更新过" in answer.content.decode()
    assert DemoClock.objects.exists()


def test_a_held_lock_keeps_the_demo_as_it_is(demo_on_disk, browser, on_disk, monkeypatch):
    monkeypatch.setattr(copying, "LONGEST_WAIT", 0.1)

    with held(on_disk):
        answer = browser.post("/demo/beginning/")
        with pytest.raises(OperationalError):
            copying.overwrite(on_disk, initial.kept_at())

    assert answer.status_code == 503
    assert DemoClock.objects.exists()


@pytest.mark.parametrize("name", sheets.NAMES)
def test_a_visitor_takes_the_workbooks_away(demo, as_, name):
    answer = as_(demo.office).get(f"/demo/sheets/{name}/")

    assert answer.content == (FILES / name).read_bytes()
    assert quote(name) in answer["Content-Disposition"]


def test_no_other_file_can_be_taken_away(demo, as_):
    for name in ("findings.csv", "..", "小区台账"):
        assert as_(demo.office).get(f"/demo/sheets/{name}/").status_code == 404


def test_one_account_of_each_role_stands_first(demo):
    found = accounts.listed(on=TODAY)
    first = [account for account in found if account.leads]

    assert len(first) == len({account.role.partition(" ")[0] for account in found})
    assert len(found) > len(first)
