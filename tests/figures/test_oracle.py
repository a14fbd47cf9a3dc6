"""Figures against an oracle that walks each issue's history, over random deeds.

The suite runs a few campaigns; CAMPAIGNS=300 ./dev test tests/figures/test_oracle.py runs many.
"""

import os
from datetime import date, timedelta

import pytest

from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.kinds import Leaf, Scope
from chuangcheng.figures.overview import by_label, overview
from chuangcheng.figures.rows import things
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.queries import last_entry_id
from tests.figures.campaign import Campaign, recount, recount_cells

pytestmark = pytest.mark.django_db

SEEDS = range(int(os.environ.get("CAMPAIGNS", "3")))
DEEDS = 40


def _days(campaign: Campaign) -> list[date]:
    first = date(2021, 3, 28)
    return [first + timedelta(days=n) for n in range(0, (campaign.today - first).days + 1, 3)]


def _values(scope: Scope) -> dict[str, object]:
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


@pytest.mark.parametrize("seed", SEEDS)
def test_every_day_agrees_with_the_walk(seed: int) -> None:
    campaign = Campaign(seed)
    campaign.run(DEEDS)
    told = list(campaign.told.values())

    for day in _days(campaign):
        scope = scope_of(campaign.world.town, as_of=day)
        answers = overview(FIGURES.values(), scope)
        walked = recount(told, day)
        assert {key: answers[key].rows for key in walked} == walked, day
        for cut, cells in recount_cells(told, day).items():
            asked = {
                label: cell.rows
                for _, label, cell in by_label(answers["issues.listed"], cut, scope)
            }
            assert asked == dict(cells), (day, cut)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_known_stays_what_was_known(seed: int) -> None:
    campaign = Campaign(seed)
    remembered = {}
    for _ in range(4):
        campaign.run(DEEDS // 4)
        known = last_entry_id()
        scopes = [scope_of(campaign.world.town, as_of=day) for day in _days(campaign)]
        remembered[known] = [(scope, _values(scope)) for scope in scopes]

    for known, answers in remembered.items():
        for scope, values in answers:
            then = Scope(scope.area, scope.as_of, scope.since, known_at=known)
            assert _values(then) == values, (known, scope.as_of)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rows_are_those_that_are_counted_and_cells_add_up(seed: int) -> None:
    campaign = Campaign(seed)
    campaign.run(DEEDS)
    scope = scope_of(campaign.world.town, as_of=campaign.today)

    for answer in overview(FIGURES.values(), scope).values():
        figure = answer.figure
        if not isinstance(figure, Leaf):
            continue
        assert things(figure, scope).count() == answer.rows, figure.key
        for cut, cells in answer.cells.items():
            for value, cell in cells.items():
                found = things(figure, scope, **{cut: value}).count()
                assert found == cell.rows, (figure.key, cut, value)
