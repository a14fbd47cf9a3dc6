"""Every figure against plain SQL: random campaigns, random days, random entries known.

The suite runs 15; CAMPAIGNS=300 ./dev test tests/figures/test_recount.py runs as many, and with
--postgresql on the other engine.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chuangcheng.figures.answers import Answer
from chuangcheng.figures.asking import ask, exactly
from chuangcheng.figures.causes import Reason
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.differing import difference
from chuangcheng.figures.kinds import Count, Distinct, Leaf, Rate, Scope
from chuangcheng.figures.overview import ask_marked, overview
from chuangcheng.figures.rows import things
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.queries import last_entry_id
from tests.figures.campaign import Campaign
from tests.figures.recount import (
    COUNTED,
    RATES,
    TOTALS,
    Asked,
    Told,
    bearing,
    recounted,
    recounted_cells,
)
from tests.figures.registers import KINDS, Registers
from tests.world import World

SEEDS = range(int(os.environ.get("CAMPAIGNS", "15")))
SOME = 8  # figures of which each campaign asks for the rows, the cells and the differences
FIRST = date(2021, 3, 18)
LEAVES = [found for found in FIGURES.values() if isinstance(found, Leaf)]
FEW = {found.key for found in LEAVES if isinstance(found, Count) and found.fewest}


@pytest.fixture
def campaign(world: World, seed: int) -> Campaign:
    """Issues by commands, the other registers row by row, in turns."""
    lived = Campaign(world, seed)
    registers = Registers(lived)
    founded = places.add_area(
        parent=world.town,
        kind=AreaKind.COMMUNITY,
        name="新社区",
        since=date(2021, 4, 3),
        by=world.office,
        now=lived.now,
    )
    for _ in range(2):
        lived.run(12)
        registers.run(1)
    registers.find()
    places.end_area(founded, on=date(2021, 4, 20), by=world.office, now=lived.now)
    return lived


def told(scope: Scope) -> dict[str, Told]:
    """What the figures say, in the words of the recount; of few persons the number itself."""
    answers = ask(FIGURES.values(), scope)
    answers |= {leaf.key: exactly(leaf, scope) for leaf in LEAVES if leaf.key in FEW}
    return {key: said(answer) for key, answer in answers.items()}


def said(answer: Answer) -> Told:
    """An answer in the words of the recount."""
    quantity = answer.quantity
    if isinstance(answer.figure, Rate) or quantity is None:
        return (answer.rate,)
    return (quantity.value, answer.rows, quantity.missing, quantity.certainty.value)


def cells_are_recounted(scope: Scope, asked: Asked) -> None:
    """By item of a checklist and by theme each cell is that of plain SQL, and so are marks."""
    by_key = recounted_cells(asked)
    answers = overview([FIGURES[key] for key, _cut in by_key], scope)
    for (key, cut), cells in by_key.items():
        found = {value: said(cell) for value, cell in answers[key].cells[cut].items()}
        assert found == cells, (key, cut, scope)
    for mark in ("integrity", "china_dream"):
        for (key, name), cell in bearing(asked, mark).items():
            leaf = FIGURES[key]
            assert isinstance(leaf, Leaf)
            assert said(ask_marked(leaf, scope, name)[mark]) == cell, (key, mark, scope)


def some_scope(campaign: Campaign) -> Scope:
    """Any day, any entry known, here or in one community."""
    world, random = campaign.world, campaign.random
    area = random.choice([world.town, world.town, world.pine, world.dragon])
    day = FIRST + timedelta(days=random.randrange(45))
    known = random.choice([None, None, random.randrange(1, last_entry_id() + 1)])
    return scope_of(area, as_of=day, known_at=known)


def the_same(scope: Scope, town: int) -> Asked:
    """The question of a scope, for the recount."""
    level = "subdistrict" if scope.area.kind == AreaKind.SUBDISTRICT else "community"
    known = last_entry_id() if scope.known_at is None else scope.known_at
    return Asked(scope.area.pk, level, town, scope.as_of, scope.since, known)


def rows_and_cells_agree(leaves: Sequence[Leaf], scope: Scope) -> None:
    """Rows are those that are counted, cells add up, and no part exceeds its whole."""
    answers = overview(leaves, scope)
    for key, answer in answers.items():
        figure = answer.figure
        assert isinstance(figure, Leaf)
        assert things(figure, scope).count() == answer.rows, key
        for cut, cells in answer.cells.items():
            if not isinstance(figure, Distinct):
                assert sum(cell.rows for cell in cells.values()) == answer.rows, (key, cut)
        whole = figure.whole if isinstance(figure, Count) else None
        if whole is not None:
            assert set(things(figure, scope)) <= set(things(whole, scope)), key


def differences_add_up(leaves: Sequence[Leaf], earlier: Scope, later: Scope) -> None:
    """then + Σ corrections = the same day as it is known now, + Σ changes = now."""
    for leaf in leaves:
        found = difference(leaf, earlier, later)
        was, known, now = (answer.value or 0 for answer in (found.was, found.known, found.now))
        assert was + found.corrected == known, leaf.key
        assert known + found.changed == now, leaf.key
        for row in found.corrections:
            assert row.cause.entry is not None or row.cause.reason == Reason.RELATED, leaf.key


def test_every_figure_is_recounted() -> None:
    keys = {key for register in COUNTED for key in register.figures}
    assert keys | RATES.keys() | TOTALS.keys() == FIGURES.keys()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_says_what_plain_sql_says(campaign: Campaign) -> None:
    for _ in range(3):
        scope = some_scope(campaign)
        same = the_same(scope, campaign.world.town.pk)
        assert told(scope) == recounted(same), scope
        cells_are_recounted(scope, same)
    some = campaign.random.sample([leaf for leaf in LEAVES if leaf.key not in FEW], k=SOME)
    rows_and_cells_agree(some, some_scope(campaign))
    earlier, later = some_scope(campaign), some_scope(campaign)
    known = earlier.known_at or last_entry_id() - 1
    differences_add_up(
        some,
        replace(earlier, area=campaign.world.town, known_at=known),
        replace(later, area=campaign.world.town, known_at=None),
    )


def test_no_register_stays_empty(world: World) -> None:
    lived = Campaign(world, 1)
    lived.run(12)
    registers = Registers(lived)
    registers.run(2)

    assert not [key for key in KINDS if not registers.made[key]]
