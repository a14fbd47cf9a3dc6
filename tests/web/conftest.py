"""What the tests of pages share: a world, and browsers in which somebody has signed in."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import NoReverseMatch, reverse

from chuangcheng.calendars import commands as calendars
from chuangcheng.figures import kept
from chuangcheng.issues import handling
from chuangcheng.issues.clock import Limit, Unit
from chuangcheng.kernel.actor import INSTALLER, Actor
from chuangcheng.trail.queries import state_of_records
from chuangcheng.web import clock
from tests.world import NOON, TODAY, World, days_ago

Browser = Callable[[Actor], Client]
ARGUMENTS: tuple[list[object], ...] = ([], [1], [1, 1], [1, 1, 1], ["office"], ["issues.found"])


@pytest.fixture(autouse=True)
def alone_on_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another worker on the same PostgreSQL moves its snapshot, and no answer would be kept."""

    def state() -> tuple[object, ...] | None:
        found = state_of_records()
        return found and found[:2]

    monkeypatch.setattr(kept, "state_of_records", state)


@pytest.fixture
def as_(world) -> Browser:
    """A browser in which somebody has signed in."""

    def browser(actor: Actor) -> Client:
        client = Client()
        client.force_login(world.account(actor))
        return client

    return browser


@pytest.fixture
def demo(world: World, settings) -> World:
    """A demo: the database carries the mark and DEMO is set."""
    settings.DEMO = True
    calendars.start_demo_clock(NOON, by=INSTALLER, now=NOON)
    return world


@pytest.fixture
def on_disk(transactional_db, tmp_path) -> Iterator[Path]:
    """The database as a file of SQLite, as an office has it, with little patience."""
    if connection.vendor != "sqlite":
        pytest.skip("the lock of a file of SQLite")
    memory, path = connections["default"], tmp_path / "office.sqlite3"
    with closing(sqlite3.connect(path)) as target:
        memory.connection.backup(target)
    options = {**memory.settings_dict["OPTIONS"], "timeout": 0.1}
    settings = {**memory.settings_dict, "NAME": str(path), "OPTIONS": options}
    connections["default"] = type(memory)(settings, alias="default")
    yield path
    connections["default"].close()
    connections["default"] = memory


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program is writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def some_address(name: str) -> str:
    """An address behind a real door: where it wants a key, that of the first thing there may be."""
    for arguments in ARGUMENTS:
        try:
            return reverse(name, args=arguments, urlconf="chuangcheng.urls")
        except NoReverseMatch:
            continue
    raise AssertionError(f"add to ARGUMENTS what fits {name}")


@pytest.fixture(scope="module")
def shared_busy(shared_world: World) -> World:
    """An issue in each situation at noon of 12 April."""
    world = shared_world
    world.reported()
    world.issue()
    world.issue(place=world.far_compound, category=None)
    handling.return_(
        world.dispatched(), reason="井盖属市政", by=world.property_clerk, now=days_ago(5)
    )
    world.submitted()
    world.dispatched(limit=Limit(5, Unit.WORK_DAY))
    world.rectifying()
    world.closed()
    handling.suspend(
        world.rectifying(), reason="等资金", until=TODAY, by=world.office, now=days_ago(4)
    )
    world.visit(world.compound)
    return world


@pytest.fixture
def busy(shared_busy: World, world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Noon of 12 April, with an issue in each situation."""
    monkeypatch.setattr(clock, "read", lambda: clock.Moment(NOON, is_demo=False))
    return world
