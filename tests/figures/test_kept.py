"""记住的答案: always those that would be counted now, whatever is asked and whoever has acted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.figures import asking, kept
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.issues import FOUND, OVERDUE
from chuangcheng.figures.kinds import Scope
from chuangcheng.issues import commands as issues
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.queries import last_entry_id, state_of_records
from tests.world import NOON, TODAY, World


def found(world: World) -> object:
    return kept.ask([FOUND], scope_of(world.town, as_of=TODAY))[FOUND.key].value


def test_what_is_known_is_not_counted_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone on the server: another worker of the tests moves the snapshot of PostgreSQL."""
    monkeypatch.setattr(kept, "state_of_records", lambda: (state_of_records() or ())[:2])
    world.issue()
    scope = scope_of(world.town, as_of=TODAY)
    first = kept.ask(FIGURES.values(), scope), kept.ask_both([FOUND], scope, "community")

    with CaptureQueriesContext(connection) as captured:
        again = kept.ask(FIGURES.values(), scope), kept.ask_both([FOUND], scope, "community")

    assert again == first
    assert len(captured) == (2 if connection.vendor == "sqlite" else 4)


def test_every_deed_is_in_the_next_answer(world: World) -> None:
    said = [found(world)]
    issue = world.issue()
    said.append(found(world))
    issues.edit(issue, found_on=TODAY - timedelta(days=400), by=world.office, now=NOON)
    said.append(found(world))
    issues.void(world.issue(), reason="重复登记", by=world.office, now=NOON)
    said.append(found(world))

    assert said == [0, 1, 0, 0]


@pytest.mark.parametrize("cut", ["community", "kind", "unit"])
def test_days_areas_and_what_was_known_are_never_mistaken_for_another(
    world: World, cut: str
) -> None:
    before = last_entry_id()
    world.dispatched()
    world.closed(place=world.far_compound)
    today = scope_of(world.town, as_of=TODAY)
    scopes: list[Scope] = [
        *(replace(today, area=area) for area in (world.district, world.pine, world.dragon)),
        *(replace(today, as_of=TODAY - timedelta(days=n)) for n in (1, 6, 30)),
        replace(today, since=TODAY),
        replace(today, known_at=before),
        today,
    ]

    for _time in range(2):
        for scope in scopes:
            assert kept.ask(FIGURES.values(), scope) == asking.ask(FIGURES.values(), scope)
            both = kept.ask_both([FOUND, OVERDUE], scope, cut)
            assert both == asking.ask_both([FOUND, OVERDUE], scope, cut)


def test_two_deeds_never_leave_the_same_state(world: World) -> None:
    states = [state_of_records()]
    for _n in range(3):
        world.issue()
        states.append(state_of_records())

    assert len(set(states)) == 4
