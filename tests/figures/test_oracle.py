"""Figures against an oracle that walks each issue's history, over random deeds.

The suite runs a few campaigns; CAMPAIGNS=300 ./dev test tests/figures/test_oracle.py runs many.
"""

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.kinds import Leaf, Scope
from chuangcheng.figures.overview import by_label, overview
from chuangcheng.figures.rows import things
from chuangcheng.issues import stages, transition
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail import versions
from chuangcheng.trail.queries import last_entry_id
from tests.figures.campaign import Campaign, recount, recount_cells
from tests.world import World

SEEDS = range(int(os.environ.get("CAMPAIGNS", "3")))
DEEDS = 40
FIRST = date(2021, 3, 28)


def days(campaign: Campaign, step: int) -> list[date]:
    """Some days from before the first deed to the campaign's today."""
    return [FIRST + timedelta(days=n) for n in range(0, (campaign.today - FIRST).days + 1, step)]


def values(scope: Scope) -> dict[str, object]:
    """All that the figures say, with every cell."""
    answers = overview(FIGURES.values(), scope)
    return {
        key: (
            answer.value,
            answer.rows,
            {
                cut: [(label, cell.value) for _, label, cell in by_label(answer, cut, scope)]
                for cut in answer.cells
            },
        )
        for key, answer in answers.items()
    }


def agrees_with_the_walk(world: World, seed: int) -> None:
    """Every day's numbers and cells are those that walking each issue's history gives."""
    campaign = Campaign(world, seed)
    campaign.run(DEEDS)
    told = list(campaign.told.values())
    for day in days(campaign, 3):
        scope = scope_of(world.town, as_of=day)
        answers = overview(FIGURES.values(), scope)
        walked = recount(told, day)
        assert {key: answers[key].rows for key in walked} == walked, day
        for cut, cells in recount_cells(told, day).items():
            asked = {
                label: cell.rows
                for _, label, cell in by_label(answers["issues.listed"], cut, scope)
            }
            assert asked == dict(cells), (day, cut)


def stays_as_it_was_known(world: World, seed: int) -> None:
    """What was answered after an entry is answered for ever with its `known_at`."""
    campaign = Campaign(world, seed)
    remembered: dict[int, list[tuple[Scope, dict[str, object]]]] = {}
    for _ in range(4):
        campaign.run(DEEDS // 4)
        scopes = [scope_of(world.town, as_of=day) for day in days(campaign, 8)]
        remembered[last_entry_id()] = [(scope, values(scope)) for scope in scopes]
    for known, answers in remembered.items():
        for scope, said in answers:
            then = Scope(scope.area, scope.as_of, scope.since, known_at=known)
            assert values(then) == said, (known, scope.as_of)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_day_agrees_with_the_walk(world: World, seed: int) -> None:
    agrees_with_the_walk(world, seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_known_stays_what_was_known(world: World, seed: int) -> None:
    stays_as_it_was_known(world, seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rows_are_those_that_are_counted_and_cells_add_up(world: World, seed: int) -> None:
    campaign = Campaign(world, seed)
    campaign.run(DEEDS)
    scope = scope_of(world.town, as_of=campaign.today)

    for answer in overview(FIGURES.values(), scope).values():
        figure = answer.figure
        if not isinstance(figure, Leaf):
            continue
        assert things(figure, scope).count() == answer.rows, figure.key
        for cut, cells in answer.cells.items():
            for value, cell in cells.items():
                found = things(figure, scope, **{cut: value}).count()
                assert found == cell.rows, (figure.key, cut, value)


def nothing(*_given: object, **_named: object) -> None:
    """Does nothing of what it stands for."""


def a_day_late(at: datetime) -> date:
    """The day of a deed by a clock that runs ahead of the office's."""
    return (at + timedelta(hours=15)).date()


def revise_in_place(row: Any, *, entry: Any, **changes: object) -> Any:
    """Changes a row as if what it was before had never been known."""
    type(row).objects.filter(pk=row.pk).update(**changes)
    return row


Check = Callable[[World, int], None]
FAULTS: dict[str, tuple[object, str, object, Check]] = {
    "no version is kept": (versions, "_keep", nothing, stays_as_it_was_known),
    "rows are changed in place": (versions, "revise", revise_in_place, stays_as_it_was_known),
    "stages are not voided": (stages, "void_all", nothing, agrees_with_the_walk),
    "stages are not corrected": (stages, "restate", nothing, agrees_with_the_walk),
    "the day is another's": (transition, "law_day", a_day_late, agrees_with_the_walk),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_oracle_sees_a_planted_fault(
    world: World, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, name, wrong, check = FAULTS[fault]
    monkeypatch.setattr(where, name, wrong)

    with pytest.raises(AssertionError):
        check(world, 2)
