"""The installed Chromium over a server that runs on a copy of the demo, one copy for each test.

The demo is built once by its own commands. The server opens the database anew for each request,
so that a test needs only to say which file it is.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as of_django
from django.core.management import call_command
from django.db import connections
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    Route,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from chuangcheng.demo import build
from chuangcheng.people import queries as people
from tests import tables

DESK, PHONE, SMALL_PHONE = (1440, 900), (390, 844), (360, 740)
PATIENCE = 10_000  # ms

Visit = Callable[..., Page]


@contextmanager
def database_at(path: Path) -> Iterator[None]:
    """The database is this file, in this thread and in those that the server will start."""
    ours, settings = connections["default"], connections.settings["default"]
    connections.settings["default"] = {**settings, "NAME": str(path)}
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"] = settings
        connections["default"] = ours


@pytest.fixture(scope="session")
def built(django_db_blocker, tmp_path_factory) -> Iterator[Path]:
    """演示数据, as its commands make it."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite3"
    tables.lay(path)
    with django_db_blocker.unblock():
        with database_at(path):
            call_command("migrate", verbosity=0)
            call_command("createcachetable")
            build.build(tell=lambda _step: None)
        yield path


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[LiveServer]:
    """The server; which database it reads is said by each test."""
    with database_at(built):
        running = LiveServer("localhost")
    yield running
    running.stop()


@pytest.fixture
def site(built: Path, server: LiveServer, tmp_path: Path, settings) -> Iterator[str]:
    """The address of a fresh demo."""
    path = tmp_path / "demo.sqlite3"
    shutil.copy(built, path)
    settings.DEMO = True
    settings.BASE_URL = server.url
    with database_at(path):
        yield server.url


@pytest.fixture(scope="session")
def chrome(chromium: str) -> Iterator[Browser]:
    """One browser for all tests; each gets its own profile."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def visit(site: str, chrome: Browser) -> Iterator[Visit]:
    """A visitor: `visit("office")` has signed in, `visit()` has not.

    A test fails with any error on the console, broken rule of the content security policy, missing
    asset or answer of 500, whatever else it asks.
    """
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def visitor(username: str = "", size: tuple[int, int] = DESK, **more: object) -> Page:
        width, height = size
        context = chrome.new_context(
            base_url=site,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": height},
            **more,  # type: ignore[arg-type]
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.route("**/*", lambda route: _only_ours(route, site, faults))
        context.on("console", lambda message: _heard(message, faults))
        context.on("response", lambda response: _answered(response, faults))
        context.on("weberror", lambda error: faults.append(str(error.error)))
        if username:
            context.add_cookies([{"name": "sessionid", "value": signed_in(username), "url": site}])
        return context.new_page()

    yield visitor
    for context in contexts:
        context.close()
    assert faults == []


def signed_in(username: str) -> str:
    """The session of somebody who has signed in."""
    client = Client()
    person = people.account(username)
    assert person is not None
    client.force_login(person, backend=of_django.AUTHENTICATION_BACKENDS[0])
    return client.cookies[of_django.SESSION_COOKIE_NAME].value


def _only_ours(route: Route, site: str, faults: list[str]) -> None:
    """Nothing is asked of any other host."""
    if urlsplit(route.request.url).netloc == urlsplit(site).netloc:
        route.continue_()
        return
    faults.append(f"asked another host: {route.request.url}")
    route.abort()


def _heard(message: ConsoleMessage, faults: list[str]) -> None:
    """Errors and broken rules; that a page answered 404 or 422 is for the test to judge."""
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        faults.append(message.text)


def _answered(response: Response, faults: list[str]) -> None:
    is_part = response.request.resource_type not in {"document", "xhr", "fetch"}
    if response.status >= (400 if is_part else 500):
        faults.append(f"{response.status} {response.url}")
