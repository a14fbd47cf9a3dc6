"""在用测评体系 and 在用测评标准: as they stood on a day, and as they were known."""

from datetime import date

import pytest

from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.rows import rows
from chuangcheng.figures.standards import CLAUSES_IN_USE, SYSTEMS_IN_USE
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from chuangcheng.standards import commands
from chuangcheng.trail.queries import last_entry_id
from tests.standards import trees
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

BOTH = (SYSTEMS_IN_USE, CLAUSES_IN_USE)


def values(area: Area, as_of: date = TODAY, known_at: int | None = None) -> list[object]:
    scope = scope_of(area, as_of=as_of, known_at=known_at)
    answers = ask(BOTH, scope)
    return [answers[figure.key].value for figure in BOTH]


def test_what_is_in_use_counts_from_its_day_to_its_end(world: World) -> None:
    trees.drafted(world)
    minors = trees.in_use(world, name="未成年人测评体系")
    trees.in_use(world, year=2020)
    assert values(world.town, as_of=date(2021, 3, 31)) == [0, 0]
    assert values(world.town) == [2, 6]

    commands.retire(minors, on=date(2021, 4, 11), by=world.office, now=NOON)

    assert values(world.town, as_of=date(2021, 4, 10)) == [2, 6]
    assert values(world.town) == [1, 3]


def test_what_was_known_before_is_answered_as_it_was(world: World) -> None:
    trees.in_use(world)
    known = last_entry_id()
    trees.in_use(world, year=2020)

    assert values(world.town, known_at=known) == [1, 3]
    assert values(world.town) == [2, 6]


def test_a_community_works_by_the_systems_of_its_sub_district(world: World) -> None:
    trees.in_use(world)
    for area in (world.city, world.district, world.town, world.pine, world.village):
        assert values(area) == [1, 3]


def test_standards_are_cut_by_system_and_by_method(world: World) -> None:
    system = trees.in_use(world)
    scope = scope_of(world.town, as_of=TODAY)

    by_system = ask_by([CLAUSES_IN_USE], scope, "system")["standards.clauses"]
    by_method = ask_by([CLAUSES_IN_USE], scope, "method")["standards.clauses"]

    assert {key: answer.value for key, answer in by_system.items()} == {system.pk: 3}
    assert {key: answer.value for key, answer in by_method.items()} == {
        "field": 2,
        "material,field": 1,
    }
    label = CLAUSES_IN_USE.of.cuts["method"].label(by_method, TODAY)
    assert list(label.values()) == ["材料审核、实地考察", "实地考察"]
    assert [row.label for row in rows(CLAUSES_IN_USE, scope)] == [
        *(f"1) {trees.LIGHTS}", f"2) {trees.FIRE}", f"1) {trees.PLEDGE}")
    ]
