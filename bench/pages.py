"""Pages over many issues: `./dev bench pages [--rows N] [--statements]`, on SQLite.

Fills a scratch database with N issues (default 100,000) of one sub-district and with the registers
of years, signs in as five roles and prints for each page the median of its server time (wall clock
and processor), its statements and its ratio to the lightest page. A first page is shown twice: anew
after a deed, and `kept` until the next. With --statements the slowest ones follow. Absolute times
belong to the machine; the ratios travel.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import Any

RUNS = 9
SLOWEST = 3
LIGHTEST = "/units/"
HOME = "/"
PAGES = {
    "office": (
        HOME,
        "/issues/",
        "/issues/?view=overdue",
        "/issues/?view=all&sort=-found",
        "/issues/?q=旧家具",
        "/issues/?q=没有这样的",
        "/issues/new/",
        "/issues/500/",
        "/inspections/",
        "/inspections/1/",
        "/inspections/visits/",
        "/documents/",
        "/letters/",
        "/letters/?sort=due",
        "/duties/charges/",
        "/responsibilities/",
        "/places/",
        "/people/",
        "/units/",
        "/contacts/",
        "/reports/progress/",
    ),
    "pine_clerk": (
        HOME,
        "/issues/",
        "/issues/?view=all&sort=due",
        "/issues/?view=accepted",
        "/issues/?q=旧家具",
        "/inspections/visits/",
        "/places/",
    ),
    "property_clerk": (HOME, "/issues/", "/issues/?view=all"),
    "leader": (HOME, "/issues/", "/figures/"),
    "supervisor": (HOME, "/issues/", "/figures/"),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench pages")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--statements", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "chuangcheng.settings",
            "LOG_LEVEL": "ERROR",
        }
        sys.stderr.write(f"filling a scratch database with {asked.rows} issues\n")
        _measure(asked.rows, statements=asked.statements)


def _measure(rows: int, *, statements: bool) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    call_command("migrate", verbosity=0)
    setup_test_environment()
    from bench import filling, registers

    world = filling.fill(rows, random=Random(1))  # noqa: S311 - no secret, the same data always
    registers.fill(world, random=Random(1))  # noqa: S311
    _stand_at_its_day()
    lightest = _times(_browser(world, "office"), LIGHTEST)
    for account, pages in PAGES.items():
        browser = _browser(world, account)
        for page in pages:
            for times, ran in _looks(browser, page):
                _say(account, page, times, lightest, ran)
                if statements:
                    _say_slowest(ran)


def _looks(browser: Any, page: str) -> Iterator[tuple[tuple[float, float], list[dict[str, str]]]]:
    """A page, a first page both anew and kept."""
    if page == HOME:
        yield _times(browser, page, before=_act), _ran(browser, page, before=_act)
    yield _times(browser, page), _ran(browser, page)


def _act() -> None:
    """A deed, after which what was counted must be counted again."""
    from django.db import transaction

    from chuangcheng.kernel.actor import INSTALLER
    from chuangcheng.trail import commands as trail
    from tests.world import NOON

    with transaction.atomic():
        trail.record("bench.act", by=INSTALLER, at=NOON)


def _nothing() -> None:
    """The page as the look before left it."""


def _stand_at_its_day() -> None:
    """Pages ask the database's own clock; without it every due time would be long past."""
    from django.test import override_settings

    from chuangcheng.calendars import commands
    from chuangcheng.kernel.actor import INSTALLER
    from tests.world import NOON

    override_settings(DEMO=True, STORAGES=_UNBUILT).enable()
    commands.start_demo_clock(NOON, by=INSTALLER, now=NOON)


_UNBUILT = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def _browser(world: Any, account: str) -> Any:
    from django.test import Client

    browser = Client()
    browser.force_login(world.account(getattr(world, account)))
    return browser


def _times(
    browser: Any, page: str, *, before: Callable[[], None] = _nothing
) -> tuple[float, float]:
    """Median wall and processor time of a page, in milliseconds, after a first look."""
    _open(browser, page)
    wall, processor = [], []
    for _ in range(RUNS):
        before()
        began, spent = perf_counter(), process_time()
        _open(browser, page)
        wall.append((perf_counter() - began) * 1000)
        processor.append((process_time() - spent) * 1000)
    return median(wall), median(processor)


def _open(browser: Any, page: str) -> None:
    answer = browser.get(page)
    if answer.status_code != 200:
        raise SystemExit(f"{page} answered {answer.status_code}")


def _ran(browser: Any, page: str, *, before: Callable[[], None] = _nothing) -> list[dict[str, str]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before()
    with CaptureQueriesContext(connection) as captured:
        _open(browser, page)
    return list(captured.captured_queries)


def _say(
    account: str,
    page: str,
    times: tuple[float, float],
    lightest: tuple[float, float],
    ran: list[dict[str, str]],
) -> None:
    wall, processor = times
    ratio = processor / lightest[1]
    sys.stdout.write(
        f"{account:<16}{page:<32}{wall:8.1f} ms  processor {processor:8.1f} ms"
        f"  {len(ran):3d} statements  {ratio:6.1f} x\n"
    )


def _say_slowest(ran: list[dict[str, str]]) -> None:
    for statement in sorted(ran, key=lambda each: -float(each["time"]))[:SLOWEST]:
        sys.stdout.write(f"    {float(statement['time']) * 1000:6.0f} ms  {statement['sql']}\n")


if __name__ == "__main__":
    main()
