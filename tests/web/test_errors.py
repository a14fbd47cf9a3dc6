"""What goes wrong is said in Chinese, with what to do, and without a database."""

import sqlite3
from contextlib import closing

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.test import Client
from django.urls import Resolver404

from chuangcheng.people import queries as people
from chuangcheng.web import errors
from tests.world import World

pytestmark = pytest.mark.urls("tests.web.pages")


@pytest.fixture
def world(db) -> World:
    """A world of each test's own: here stand tests that commit."""
    return World()


@pytest.fixture
def visitor() -> Client:
    """A browser without an account; a fault is answered as it would be, and not raised."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("what", "status", "template", "sentence"),
    [
        ("refused", 422, "errors/422.html", "时限要晚于今天"),
        ("denied", 403, "refusals/denied.html", "整改单位不能核查自己的整改"),
        ("overtaken", 409, "refusals/overtaken.html", "这条记录刚被别人改过"),
        ("locked", 503, "errors/503.html", ""),
        ("gone", 404, "errors/404.html", ""),
        ("forbidden", 403, "errors/403.html", ""),
        ("suspicious", 400, "errors/400.html", ""),
        ("broken", 500, "errors/500.html", ""),
    ],
)
def test_what_a_view_raises_becomes_a_page(visitor, what, status, template, sentence):
    """Without the mark django_db: each of these pages stands where no database does."""
    answer = visitor.get(f"/open/{what}/")

    assert answer.status_code == status
    assert answer.templates[0].name == template
    assert f"data-sentence>{sentence}" in answer.content.decode()
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"


def test_a_table_that_is_missing_is_a_fault_and_no_business(db, visitor):
    assert visitor.get("/open/missing-table/").status_code == 500


def test_a_busy_database_is_said_to_come_back(visitor):
    assert visitor.get("/open/locked/")["Retry-After"] == "5"


def test_a_database_that_is_busy_before_any_view_is_a_503_too(world, as_, monkeypatch):
    def locked(*_given, **_named):
        raise OperationalError("database is locked")

    browser = as_(world.office)
    browser.raise_request_exception = False
    monkeypatch.setattr(people, "actor_of", locked)

    answer = browser.get("/void/")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"


def test_a_fault_before_any_view_is_a_500(world, as_, monkeypatch):
    browser = as_(world.office)
    browser.raise_request_exception = False
    monkeypatch.setattr(people, "actor_of", lambda *_given, **_named: 1 / 0)

    assert browser.get("/void/").status_code == 500


def test_when_not_even_the_page_can_be_made_there_is_a_sentence(visitor, monkeypatch):
    monkeypatch.setattr(errors, "render_to_string", lambda *_given: 1 / 0)

    answer = visitor.get("/open/broken/")

    assert answer.status_code == 500
    assert "系统出错了" in answer.content.decode()


def test_more_than_we_take_is_413(visitor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10

    answer = visitor.post("/form/", {"text": "字" * 100}, content_type="text/plain")
    filled = visitor.post("/form/", {"text": "字" * 100})

    assert answer.status_code == 200  # nobody reads it
    assert filled.status_code == 413
    assert filled.templates[0].name == "errors/413.html"


def test_more_fields_than_a_form_has_is_400(visitor, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3

    assert visitor.post("/form/", {str(place): "" for place in range(4)}).status_code == 400


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded; charset=gbk", "标题=灯".encode("gbk")),
        ("multipart/form-data", b"a=1"),
        ("multipart/form-data; boundary=\xff", b"a=1"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data"),
    ],
)
def test_a_body_that_is_not_what_it_says_is_no_fault_of_ours(visitor, content_type, body):
    answer = visitor.generic("POST", "/form/", body, content_type=content_type)

    assert answer.status_code in {200, 400}


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "a b", "127.0.0.1@evil"])
def test_another_host_is_400(visitor, host):
    assert visitor.get("/account/login/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("path", ["/nowhere/", "/%2e%2e/", "/VOID/", "/void//", "/" + "长" * 5000])
def test_an_address_that_is_not_ours_is_404(visitor, path):
    assert visitor.get(path).status_code == 404


def test_a_form_without_its_token_is_403_and_says_what_to_do(db):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/account/login/", {"login": "office", "password": "x"})

    assert answer.status_code == 403
    assert "回到上一页刷新，再提交一次" in answer.content.decode()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.com"])
def test_a_form_of_another_site_is_403(world, origin):
    strict = Client(enforce_csrf_checks=True)
    token = strict.get("/account/login/").context["csrf_token"]

    answer = strict.post(
        "/account/login/", {"csrfmiddlewaretoken": str(token)}, headers={"Origin": origin}
    )

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("what", "status", "template"),
    [
        ("refused", 422, "components/refused.html"),
        ("overtaken", 409, "components/conflict.html"),
    ],
)
def test_htmx_gets_a_refusal_as_a_fragment(world, as_, what, status, template):
    answer = as_(world.office).get(f"/things/7/{what}/", headers={"HX-Request": "true"})

    assert answer.status_code == status
    assert answer.templates[0].name == template
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize("what", ["denied", "locked", "gone", "broken"])
def test_htmx_finds_the_sentence_on_every_other_page(visitor, what):
    answer = visitor.get(f"/open/{what}/", headers={"HX-Request": "true"})

    assert "data-sentence" in answer.content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_conflict_leads_to_the_thing_as_it_is_now(world, as_, headers):
    page = as_(world.office).get("/things/7/overtaken/", headers=headers).content.decode()

    assert '<a class="btn' in page
    assert 'href="/things/7/"' in page
    assert "看现在的样子" in page


def test_a_conflict_high_up_leads_to_the_first_page(visitor):
    assert 'href="/"' in visitor.get("/open/overtaken/").content.decode()


def test_in_a_demo_even_a_fault_is_marked(visitor, settings):
    settings.DEMO = True

    assert "演示数据，内容虚构，与所列单位无关" in visitor.get("/open/broken/").content.decode()


def _sqlite_error(*statements: str) -> OperationalError:
    """What Django makes of an error that SQLite gives."""
    try:
        with closing(sqlite3.connect(":memory:")) as opened:
            for statement in statements:
                opened.execute(statement)
    except sqlite3.Error as cause:
        error = OperationalError(str(cause))
        error.__cause__ = cause
        return error
    raise AssertionError


FULL = (
    "PRAGMA max_page_count = 2",
    "CREATE TABLE t (x)",
    "INSERT INTO t VALUES (zeroblob(90000))",
)


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (_sqlite_error(*FULL), True),
        (_sqlite_error("SELECT * FROM no_such_table"), False),
        (_sqlite_error("SELEKT"), False),
        (OperationalError("connection failed"), True),  # psycopg without a server
        (InterfaceError("connection already closed"), True),
        (Resolver404(), False),
        (None, False),
    ],
)
def test_what_passes_is_told_from_what_is_wrong(error, passes):
    assert errors.is_passing(error) is passes


def test_a_lock_passes(tmp_path):
    path = tmp_path / "busy.sqlite3"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as one,
        closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other,
    ):
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as caught:
            other.execute("BEGIN IMMEDIATE")
    error = OperationalError("database is locked")
    error.__cause__ = caught.value

    assert errors.is_passing(error)


@pytest.mark.parametrize(
    ("sql", "passes"),
    [
        ("SET LOCAL statement_timeout = 20; SELECT pg_sleep(5)", True),
        ("SELECT pg_terminate_backend(pg_backend_pid())", True),
        ("SELECT * FROM no_such_table", False),
    ],
)
def test_what_passes_on_postgresql(transactional_db, sql, passes):
    if connection.vendor != "postgresql":
        pytest.skip("asks PostgreSQL")
    with (
        pytest.raises(DatabaseError) as caught,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    connection.close()

    assert errors.is_passing(caught.value) is passes
