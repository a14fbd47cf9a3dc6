"""What every test shares: which of them run where, and the browser."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from hypothesis import settings as hypothesis

from tests import tables

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

    from tests.world import World

ROOT = Path(__file__).resolve().parent.parent
GUARDS = (ROOT / "tests" / "architecture", ROOT / "tests" / "launcher")
KERNEL = ROOT / "tests" / "kernel"
WALK = ROOT / "tests" / "web" / "test_canaries.py"  # every door in every role: minutes, not seconds
DEMO = ROOT / "tests" / "demo"
DEMO_REPORT = DEMO / "test_report.py"
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

hypothesis.register_profile("suite", deadline=None, derandomize="CI" in os.environ)
hypothesis.load_profile("suite")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _mark_browser_tests(items)
    _refuse_mixed_modules(items)
    if os.environ.get("TEST_DATABASE_URL", "").startswith("postgres"):
        config.hook.pytest_deselected(items=[i for i in items if not _runs_on_both(i)])
        items[:] = [item for item in items if _runs_on_both(item)]


def _mark_browser_tests(items: list[pytest.Item]) -> None:
    """Tests under tests/browser need a Chromium; without one they are skipped."""
    absent = pytest.mark.skip(reason="no Chromium; ./dev test --install-browser gets one")
    for item in items:
        if (ROOT / "tests" / "browser") not in item.path.parents:
            continue
        item.add_marker(pytest.mark.browser)
        # Playwright's own event loop makes Django take the test for asynchronous code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        if not os.environ.get("CHROMIUM"):
            item.add_marker(absent)


def _refuse_mixed_modules(items: list[pytest.Item]) -> None:
    """A test that commits would wait for ever on the transaction in which a shared world stands."""
    sharing, committing = (
        {item.path for item in items if name in getattr(item, "fixturenames", ())}
        for name in ("shared_world", "transactional_db")
    )
    for path in sorted(sharing & committing):
        raise pytest.UsageError(f"{path}: tests that commit need a world of their own")


def _runs_on_both(item: pytest.Item) -> bool:
    """Whether a second engine can answer otherwise: guards and pure tests run once, on SQLite.

    So do walks through all doors, pages of forms and sentences put together from figures: the
    rights, queries, commands and figures behind them have tests of their own on both. The demo
    lies on SQLite wherever it runs; that PostgreSQL comes to the same report is asked once.
    The kernel's run on both: what it reads, folds and compares is what either engine is given.
    """
    if item.get_closest_marker("one_engine"):
        return False
    if DEMO in item.path.parents and item.path != DEMO_REPORT:
        return False
    if item.path == WALK or any(guard in item.path.parents for guard in GUARDS):
        return False
    if KERNEL in item.path.parents:
        return True
    fixtures = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_setup(
    poured: ExitStack, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The tables, empty; whoever made them leaves them to the other workers."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite" and not tables.kept().exists():
            tables.keep(connection.connection)
        made = connection.vendor == "postgresql" and not tables.copied_from(connection)
        if made:
            tables.offer(connection)
    poured.close()
    yield
    if made:
        with django_db_blocker.unblock():
            tables.withdraw(connection)


@pytest.fixture(scope="session")
def poured(django_db_blocker: DjangoDbBlocker) -> Iterator[ExitStack]:
    """The tables are there before Django asks for them, once a worker has made them.

    Whoever comes while they are made waits: to make them twice at once takes as long.
    """
    with ExitStack() as held, closing(_memory()) as memory:  # gone with its last connection
        held.enter_context(tables.alone())
        if connection.vendor == "sqlite" and tables.kept().exists():
            tables.pour(memory)
        elif connection.vendor == "postgresql":
            with django_db_blocker.unblock():
                tables.copied_from(connection)
        yield held


def _memory() -> sqlite3.Connection:
    """SQLite's database of the tests, as Django names it."""
    name = f"file:memorydb_{connection.alias}?mode=memory&cache=shared"
    return sqlite3.connect(name, uri=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The installed Chromium that the browser tests drive."""
    return os.environ["CHROMIUM"]


@pytest.fixture(scope="module")
def shared_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for a module: its tests run inside its transaction, each in one of their own."""
    from tests.world import World

    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    """The small cast; what a test changes of it, in hand or in the database, no other sees."""
    return deepcopy(shared_world)
