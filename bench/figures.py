"""Figures and lists over many issues: `./dev bench figures [--rows N] [--json]`, on SQLite.

Fills a scratch database with N issues (default 100,000) of one sub-district and prints, for each
question, its median and 95th percentile in milliseconds, its statements, and its ratio to a bare
SQL count over the same rows. Absolute times belong to the machine; the ratios travel.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter
from typing import Any

RUNS = 15


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench figures")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["DJANGO_SETTINGS_MODULE"] = "chuangcheng.settings"
        _say(f"filling a scratch database with {asked.rows} issues")
        results = _measured(asked.rows)
    if asked.json:
        sys.stdout.write(json.dumps({"rows": asked.rows, "results": results}, indent=2))
        return
    for result in results:
        sys.stdout.write(
            "{name:<46} {median_ms:8.1f} ms  p95 {p95_ms:8.1f} ms  {statements:3d} statements"
            "  {ratio:7.1f} x\n".format(**result)
        )


def _measured(rows: int) -> list[dict[str, Any]]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from bench.filling import fill

    world = fill(rows, random=Random(1))  # noqa: S311 - no secret, the same data every time
    questions = _questions(world)
    bare = _time(questions.pop("a bare count"))
    results = []
    for name, question in questions.items():
        times = _time(question)
        results.append(
            {
                "name": name,
                "median_ms": median(times),
                "p95_ms": quantiles(times, n=20)[-1],
                "statements": _statements(question),
                "ratio": median(times) / median(bare),
            }
        )
    return results


def _questions(world: Any) -> dict[str, Callable[[], object]]:
    from django.db import connection

    from chuangcheng.figures.asking import ask
    from chuangcheng.figures.dictionary import FIGURES
    from chuangcheng.figures.issues import FOUND
    from chuangcheng.figures.overview import overview
    from chuangcheng.figures.rows import things
    from chuangcheng.reports.models import Sheet
    from chuangcheng.reports.progress import progress_paper, scope_of
    from chuangcheng.reports.sheets import bodies
    from tests.world import TODAY

    scope = scope_of(world.town, as_of=TODAY)
    past = scope_of(world.town, as_of=date(2021, 2, 1))

    def bare() -> object:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT COUNT(*) FROM issues_issue WHERE subdistrict_id = %s", [world.town.pk]
            )
            return cursor.fetchone()

    return {
        "a bare count": bare,
        "one figure": lambda: ask([FOUND], scope),
        "all figures": lambda: ask(FIGURES.values(), scope),
        "all figures with all cells": lambda: overview(FIGURES.values(), scope),
        "all figures on an earlier day": lambda: ask(FIGURES.values(), past),
        "the whole report": lambda: progress_paper(scope),
        "what is attached to it": lambda: bodies(Sheet.values, scope),
        "15 rows behind a figure": lambda: list(things(FOUND, scope)[:15]),
        **_lists(world),
    }


def _lists(world: Any) -> dict[str, Callable[[], object]]:
    from chuangcheng.issues.models import Issue
    from chuangcheng.issues.rules import seen_by
    from tests.world import TODAY

    mine = Issue.objects.filter(seen_by(world.office))
    theirs = Issue.objects.filter(seen_by(world.pine_clerk))
    return {
        "the open list by deadline, office": lambda: list(
            mine.open().order_by("due_at", "id")[:15]
        ),
        "the open list by deadline, community": lambda: list(
            theirs.open().order_by("due_at", "id")[:15]
        ),
        "the whole list by deadline, office": lambda: list(mine.order_by("due_at", "id")[:15]),
        "overdue of the office": lambda: mine.overdue(TODAY + timedelta(days=1)).count(),
    }


def _time(question: Callable[[], object]) -> list[float]:
    question()
    times = []
    for _ in range(RUNS):
        started = perf_counter()
        question()
        times.append((perf_counter() - started) * 1000)
    return times


def _statements(question: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        question()
    return len(captured)


def _say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
