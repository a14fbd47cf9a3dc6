"""Requests: who asks and when, and that reading writes nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings as configured
from django.db import connection
from django.forms import CharField, Form
from django.http import QueryDict
from django.test import Client

from chuangcheng.calendars import commands as calendars
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people import commands as people
from chuangcheng.people.models import Grant
from chuangcheng.web import doors, http
from tests.web.conftest import held, some_address
from tests.world import NOON, World

pytestmark = pytest.mark.urls("tests.web.pages")
WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|BEGIN IMMEDIATE)", re.IGNORECASE)


@pytest.fixture
def world(db) -> World:
    """A world of each test's own: here stand tests that commit."""
    return World()


def test_a_view_is_told_who_asks_and_when(demo, as_):
    told = as_(demo.office).get("/things/").json()

    assert told["actor"] == demo.office.key
    assert told["now"] == "2021-04-12T04:00:00Z"
    assert told["today"] == "2021-04-12"
    assert told["is_demo"] is True


def test_without_a_demo_clock_the_time_is_the_real_one(world, as_, time_machine_at):
    assert as_(world.office).get("/things/").json()["today"] == "2026-11-23"


@pytest.fixture
def time_machine_at():
    import time_machine

    with time_machine.travel("2026-11-23T01:00:00+08:00", tick=False):
        yield


@pytest.mark.parametrize("number_of_grants", [1, 7])
def test_who_and_when_cost_four_statements(world, as_, django_assert_num_queries, number_of_grants):
    somebody = world.account(world.office)
    for _ in range(number_of_grants - 1):
        Grant.objects.create(person=somebody, role=Role.VERIFIER, area=world.town)
    browser = as_(world.office)

    with django_assert_num_queries(4):  # session, person, grants, demo clock
        assert browser.get("/things/").status_code == 200


def test_a_role_that_is_taken_away_ends_with_the_next_request(world, as_):
    browser = as_(world.office)
    assert browser.get("/void/").status_code == 200

    Grant.objects.filter(person=world.office.person_id).update(until="2021-01-01")

    assert browser.get("/void/").status_code == 403


def test_an_account_that_is_closed_is_signed_out_with_the_next_request(world, as_):
    browser = as_(world.office)
    somebody = world.account(world.office)
    type(somebody).objects.filter(pk=somebody.pk).update(is_active=False)

    assert browser.get("/void/").status_code == 302


def test_what_is_not_there_and_what_is_not_seen_answer_alike(world, as_):
    browser = as_(world.office)
    foreign = browser.get(f"/things/{world.leader.person_id}/person/")
    absent = browser.get("/things/987654/person/")
    beyond = browser.get(f"/things/{2**70}/person/")

    assert browser.get(f"/things/{world.office.person_id}/person/").status_code == 200
    assert foreign.status_code == absent.status_code == beyond.status_code == 404
    assert foreign.content == absent.content == beyond.content
    assert foreign.headers == absent.headers == beyond.headers


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_methods_that_no_page_sends_are_refused(client, method):
    answer = client.generic(method, "/account/login/")

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, POST"
    assert "这个地址不能直接打开" in answer.content.decode()


def test_a_deed_is_not_done_by_opening_its_address(world, as_):
    browser = as_(world.office)

    assert browser.post("/void/deed/").content == b"done"
    assert browser.get("/void/deed/").status_code == 405
    assert "这个地址不能直接打开" in browser.get("/void/deed/").content.decode()


@pytest.mark.parametrize("address", ["/account/login/?next=%00", "/account/login%00/"])
def test_a_nul_in_the_address_is_400(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("address", ["/things/", "/void/", "/account/login/", "/nowhere/"])
def test_no_page_is_kept_by_a_browser_or_a_proxy(world, as_, address):
    assert "no-store" in as_(world.partner).get(address)["Cache-Control"]


@pytest.mark.parametrize(
    ("refusal", "field"),
    [
        (Refused("时限要晚于今天", field="due"), "due"),
        (Refused("点位已经撤销"), "__all__"),
        (Refused("编号重复", field="number"), "__all__"),
    ],
)
def test_a_refusal_stands_at_its_field_or_over_the_form(refusal, field):
    form = _DueForm({"due": "4月30日"})
    assert http.form_status(form) == 200

    http.form_error(form, refusal)

    assert form.errors[field] == [refusal.reason]
    assert http.form_status(form) == 422


@pytest.mark.parametrize("refusal", [NotAllowed("不能"), Overtaken("别人先改了")])
def test_no_right_and_a_conflict_do_not_hide_in_a_form(refusal):
    with pytest.raises(type(refusal)):
        http.form_error(_DueForm({"due": "x"}), refusal)


class _DueForm(Form):
    due = CharField()

    def __init__(self, given: dict[str, str]) -> None:
        super().__init__(given)
        self.full_clean()


@pytest.mark.parametrize("key", ["state", "lead_unit", "__class__", "_connector", "id", "pk__in"])
def test_a_key_that_no_page_sends_is_400(key):
    http.known_only(QueryDict("title=x&csrfmiddlewaretoken=y"), "title")

    with pytest.raises(http.BadRequest):
        http.known_only(QueryDict(f"title=x&{key}=y"), "title")


@pytest.mark.parametrize(
    ("headers", "led_back_to"),
    [
        ({}, "/void/deed/"),
        (
            {"HX-Request": "true", "HX-Current-URL": "http://testserver/issues/7/?a=1"},
            "/issues/7/?a=1",
        ),
        ({"HX-Request": "true", "HX-Current-URL": "https://evil.example/x"}, "/"),
        ({"HX-Request": "true"}, "/"),
    ],
)
def test_whoever_must_sign_in_first_is_led_back(world, client, headers, led_back_to):
    answer = client.get("/void/deed/", headers=headers)
    address = answer.headers.get("HX-Redirect") or answer.headers["Location"]

    assert address == f"/account/login/?next={_quoted(led_back_to)}"


@pytest.mark.parametrize(
    ("referer", "led_back_to"),
    [
        ("http://testserver/issues/7/", "/issues/7/"),
        ("http://evil.example/issues/7/", "/"),
        ("", "/"),
    ],
)
def test_a_form_of_somebody_signed_out_leads_back_to_its_page(world, client, referer, led_back_to):
    answer = client.post("/void/deed/", headers={"Referer": referer})

    assert answer["Location"] == f"/account/login/?next={_quoted(led_back_to)}"


def _quoted(path: str) -> str:
    return path.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D")


def test_htmx_without_a_session_gets_the_sign_in_and_no_data(world, client):
    answer = client.get("/void/", headers={"HX-Request": "true"})

    assert answer["HX-Redirect"].startswith("/account/login/")
    assert answer.content == b""


@pytest.mark.one_engine
@pytest.mark.parametrize("who", ["office", "pine_clerk", "property_clerk"])
def test_no_get_of_any_page_writes(demo, as_, who):
    demo.dispatched()
    browser = as_(getattr(demo, who))
    for address in map(some_address, doors.inventory("chuangcheng.urls")):
        with writes() as written:
            status = browser.get(address).status_code
        assert not written, address
        assert status < 500, address


@pytest.mark.one_engine
def test_no_deed_is_done_for_a_form_of_another_site(demo):
    """Behind every door, as the one who may do most: without a token nothing is even read."""
    demo.issue()
    strict = Client(enforce_csrf_checks=True, headers={"Origin": "https://evil.example"})
    strict.force_login(demo.account(demo.office))
    for name, door in doors.inventory("chuangcheng.urls").items():
        with writes() as written:
            status = strict.post(some_address(name), {"csrfmiddlewaretoken": "x" * 64}).status_code
        assert not written, name
        is_gone = door is not None and door.kind is doors.Kind.FIRST_RUN
        assert status == (404 if is_gone else 403), name


def test_a_write_would_have_been_seen(demo, as_):
    browser = as_(demo.office)

    with writes() as written:
        browser.post("/demo/clock/")

    assert written


@contextmanager
def writes() -> Iterator[list[str]]:
    """The statements that write, while it lasts."""
    written: list[str] = []

    def watch(execute, sql, params, many, context):
        if WRITE.match(sql):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


def test_sessions_are_not_written_by_reading():
    assert configured.SESSION_SAVE_EVERY_REQUEST is False
    assert configured.DATABASES["default"]["ATOMIC_REQUESTS"] is False


def test_a_held_lock_is_a_503_with_retry_for_a_deed_and_nothing_for_a_page(on_disk, settings):
    settings.DEMO = True
    world = World()
    calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)
    browser = Client()
    browser.force_login(world.account(world.office))

    with held(on_disk):
        deed = browser.post("/demo/clock/")
        page = browser.get("/rights/")

    assert deed.status_code == 503
    assert deed["Retry-After"] == "5"
    assert deed.templates[0].name == "errors/503.html"
    assert page.status_code == 200
    assert browser.post("/demo/clock/").status_code == 302


def test_a_held_lock_is_a_503_for_signing_in_too(on_disk):
    world = World()
    somebody = world.account(world.office)
    people.change_password(somebody, "a long password", by=world.office, now=NOON)
    typed = {"login": "office", "password": "a long password"}

    with held(on_disk):
        answer = Client().post("/account/login/", typed)

    assert answer.status_code == 503
    assert Client().post("/account/login/", typed).status_code == 302


def test_a_held_row_is_a_503_on_postgresql(transactional_db, settings):
    if connection.vendor != "postgresql":
        pytest.skip("the locks of PostgreSQL")
    settings.DEMO = True
    world = World()
    calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)
    browser = Client()
    browser.force_login(world.account(world.office))
    other = connection.copy()

    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("5s",)
        cursor.execute("SET lock_timeout = 100")
    with other.cursor() as cursor:
        cursor.execute("BEGIN; SELECT * FROM calendars_democlock FOR UPDATE")
        deed, page = browser.post("/demo/clock/"), browser.get("/rights/")
    other.close()
    connection.close()

    assert deed.status_code == 503
    assert deed["Retry-After"] == "5"
    assert page.status_code == 200
