"""Two at once: deeds of several people in the same moment, each on a connection of their own."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction

from chuangcheng.figures.asking import ask
from chuangcheng.figures.issues import FOUND
from chuangcheng.issues import commands, handling
from chuangcheng.issues.models import Dispatch, Issue, Stage, Verification
from chuangcheng.kernel.refusal import Overtaken
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.places import commands as places
from chuangcheng.places.models import Place, PlaceVersion
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import commands as trail
from chuangcheng.trail.queries import history_of, last_entry_id
from tests.world import NOON, THREE_DAYS, TODAY, World

Deed = Callable[[], object]
ON_SITE = Verification.How.ON_SITE
PATIENCE = 20  # seconds for a thread that should need a fraction of one


@pytest.fixture
def town(transactional_db: None, tmp_path: Path) -> Iterator[World]:
    """The small cast in a database that threads reach: SQLite's lies in a file for that."""
    if connection.vendor != "sqlite":
        yield World()
        return
    memory, settings = connections["default"], connections.settings["default"]
    path, name = tmp_path / "office.sqlite3", settings["NAME"]
    with closing(sqlite3.connect(path)) as target:
        memory.connection.backup(target)
    settings["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    try:
        yield World()
    finally:
        connections["default"].close()
        settings["NAME"] = name
        connections["default"] = memory


def at_once(*deeds: Deed) -> list[object]:
    """Starts all deeds in the same moment; gives what each returned or raised."""
    start, told = threading.Barrier(len(deeds)), {}

    def act(place: int, deed: Deed) -> None:
        try:
            start.wait(PATIENCE)
            told[place] = deed()
        except Exception as raised:  # noqa: BLE001 - the test looks at it
            told[place] = raised
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return [told[place] for place in range(len(deeds))]


def one_of(told: list[object]) -> None:
    """One of them did it, each other was told that somebody was faster."""
    done = [answer for answer in told if not isinstance(answer, Exception)]
    others = [answer for answer in told if isinstance(answer, Exception)]
    assert len(done) == 1, told
    assert all(isinstance(answer, Overtaken) for answer in others), told


Make = Callable[[World], Issue]
DEEDS: dict[str, tuple[Make, Callable[[World, Issue, int], object]]] = {
    "pass": (
        World.submitted,
        lambda w, i, n: handling.pass_(i, how=ON_SITE, by=(w.office, w.verifier)[n], now=NOON),
    ),
    "dispatch": (
        World.issue,
        lambda w, i, n: handling.dispatch(
            i,
            unit=(w.property_company, w.enforcement)[n],
            limit=THREE_DAYS,
            by=w.office,
            now=NOON,
        ),
    ),
    "suspend": (
        World.rectifying,
        lambda w, i, n: handling.suspend(
            i, reason=f"第{n}个", until=date(2021, 5, 1), by=(w.office, w.leader)[n], now=NOON
        ),
    ),
    "accept": (
        World.reported,
        lambda w, i, n: commands.accept(
            i, category=(w.lamp, w.rubbish)[n], by=(w.office, w.pine_clerk)[n], now=NOON
        ),
    ),
    "fix_on_spot": (
        World.reported,
        lambda w, i, n: commands.fix_on_spot(
            i, done="清走", by=(w.grid_worker, w.pine_clerk)[n], now=NOON
        ),
    ),
    "edit": (
        World.issue,
        lambda w, i, n: commands.edit(i, title=f"第{n}种说法", by=w.office, now=NOON),
    ),
    "void": (
        World.closed,
        lambda w, i, n: commands.void(i, reason=f"第{n}个理由", by=w.office, now=NOON),
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_two_who_do_the_same_to_an_issue_have_one_effect(town: World, deed: str) -> None:
    make, act = DEEDS[deed]
    issue = make(town)
    before = (issue.version, Stage.objects.filter(issue=issue).count(), last_entry_id())
    seen = [Issue.objects.get(pk=issue.pk) for _ in range(2)]

    one_of(at_once(*(lambda n=n: act(town, seen[n], n) for n in range(2))))

    issue.refresh_from_db()
    assert issue.version > before[0]
    assert Stage.objects.filter(issue=issue).count() <= before[1] + 1
    assert Dispatch.objects.filter(issue=issue).count() <= 1
    assert Verification.objects.filter(issue=issue).count() <= 1
    entries = [d for d in _deeds(issue) if d > before[2]]
    assert len(entries) == 1


def _deeds(issue: Issue) -> list[int]:
    return [deed.entry_id for deed in history_of(f"issues.issue:{issue.pk}")]


def test_numbers_are_never_given_twice_and_leave_no_gap(town: World) -> None:
    """Even the year's very first numbers, when the series itself has still to be made."""
    draft = town.draft()

    told = at_once(
        *(lambda: commands.raise_issues([draft] * 3, by=town.office, now=NOON) for _ in range(4))
    )

    assert not [answer for answer in told if isinstance(answer, Exception)]
    numbers = sorted(Issue.objects.values_list("number", flat=True))
    assert numbers == [f"XX-2021-{n:06d}" for n in range(1, 13)]


def test_a_place_is_revised_by_one_and_keeps_one_version(town: World) -> None:
    seen = [Place.objects.get(pk=town.compound.pk) for _ in range(2)]

    one_of(
        at_once(
            *(
                lambda n=n: places.edit_place(seen[n], note=f"第{n}个", by=town.office, now=NOON)
                for n in range(2)
            )
        )
    )

    assert PlaceVersion.objects.filter(row_id=town.compound.pk).count() == 1


def test_a_snapshot_does_not_see_what_is_written_meanwhile(town: World) -> None:
    scope = scope_of(town.town, as_of=TODAY)

    def found() -> Any:
        return ask([FOUND], scope)["issues.found"].value

    with snapshot():
        before = found()
        assert not isinstance(at_once(town.issue)[0], Exception)
        assert found() == before == 0
    assert found() == 1


def test_what_is_settled_waits_for_deeds_that_run(town: World) -> None:
    """On PostgreSQL a deed that began earlier may end later; SQLite lets only one run."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")
    scope = scope_of(town.town, as_of=TODAY)
    begun, go_on, answers = threading.Event(), threading.Event(), {}

    def slow() -> None:
        with transaction.atomic():
            trail.record("tests.slow", by=town.office, at=NOON)
            begun.set()
            go_on.wait(PATIENCE)
            town.issue()
        connections.close_all()

    def settle() -> None:
        with trail.settled() as known_at:
            answers["then"] = (known_at, ask([FOUND], scope)["issues.found"].value)
        connections.close_all()

    threads = [threading.Thread(target=slow), threading.Thread(target=settle)]
    threads[0].start()
    assert begun.wait(PATIENCE)
    town.issue()  # a later entry, committed first
    threads[1].start()
    threads[1].join(0.5)
    assert threads[1].is_alive()
    go_on.set()
    for thread in threads:
        thread.join(PATIENCE)
    town.issue()

    known_at, value = answers["then"]
    known = scope_of(town.town, as_of=TODAY, known_at=known_at)
    assert value == ask([FOUND], known)["issues.found"].value == 2
