"""没排查到的小区: compounds of an area to which no visit is on record."""

from datetime import date

from chuangcheng.inspections import commands, queries
from tests.world import NOON, World

YEAR = {"since": date(2021, 1, 1), "as_of": date(2021, 4, 12)}


def test_a_compound_counts_as_unvisited_until_a_visit_of_the_period(world: World):
    world.visit(world.compound)

    assert list(queries.unvisited(world.town, **YEAR)) == [world.far_compound]
    assert list(queries.unvisited(world.pine, **YEAR)) == []


def test_a_visit_of_another_period_or_a_void_one_is_no_visit(world: World):
    visited = world.visit(world.compound)
    earlier = {"since": date(2021, 1, 1), "as_of": date(2021, 4, 4)}
    assert world.compound in queries.unvisited(world.town, **earlier)

    commands.void_visit(visited, reason="登记错了小区", by=world.office, now=NOON)

    assert world.compound in queries.unvisited(world.town, **YEAR)
