"""统计项: what must hold of every figure that is declared, whatever the records say."""

from collections import Counter
from typing import Any

import pytest
from django.db.models import Q

from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import ask, percent
from chuangcheng.figures.dictionary import CONTEXTS, FIGURES, figure
from chuangcheng.figures.issues import CLOSED, FOUND, HANDLED, LISTED
from chuangcheng.figures.kinds import (
    Figure,
    Leaf,
    Rate,
    Scope,
    Sum,
    Total,
    cuts_of,
    kind_word,
    leaves_of,
)
from chuangcheng.figures.overview import overview
from chuangcheng.figures.rows import rows
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.reports.progress import scope_of
from tests.world import TODAY, World

ALL = tuple(FIGURES.values())
LEAVES = tuple(found for found in ALL if isinstance(found, Leaf))
ASKED = {
    "places.communities",
    "places.compounds",
    "inspections.compounds_covered",
    "issues.found",
    "issues.registered",
    "issues.listed",
    "issues.closed",
    "issues.closing_rate",
    "issues.overdue",
}


def scope(world: World, **changes: Any) -> Scope:
    """The sub-district on the world's day."""
    return scope_of(changes.pop("area", world.town), as_of=changes.pop("as_of", TODAY), **changes)


def test_the_figures_that_the_report_needs_are_there() -> None:
    assert FIGURES.keys() >= ASKED
    assert sum(map(len, CONTEXTS.values())) == len(FIGURES)


@pytest.mark.parametrize("what", ["key", "name", "basis"])
def test_no_two_figures_are_called_alike(what: str) -> None:
    told = Counter(str(getattr(found, what)) for found in ALL)
    assert {words for words, n in told.items() if n > 1} == set()


@pytest.mark.parametrize("found", ALL, ids=lambda found: found.key)
def test_every_figure_says_what_it_counts(found: Figure) -> None:
    assert found.key.split(".")[0] in CONTEXTS
    assert str(found.basis).endswith("。")
    assert len(str(found.basis)) > len(str(found.name))
    assert bool(found.unit) != isinstance(found, Rate)
    assert kind_word(found) in {"count", "sum", "distinct", "rate", "total"}


def test_the_parts_of_a_total_have_its_unit() -> None:
    totals = [found for found in ALL if isinstance(found, Total)]
    assert totals
    for found in totals:
        assert {str(part.unit) for part in found.parts} == {str(found.unit)}


def test_a_rate_is_of_a_whole_and_a_part_made_among_it() -> None:
    made: dict[str, Any] = {"key": "tests.rate", "name": "率", "unit": "", "basis": "某率。"}
    assert Rate(part=HANDLED, whole=LISTED, **made).part is HANDLED
    deep = CLOSED.among("tests.deep", name="深", which=Q(), basis="深。")
    assert Rate(part=deep, whole=LISTED, **made).part is deep

    for part, whole in ((FOUND, LISTED), (LISTED, HANDLED), (HANDLED, HANDLED)):
        with pytest.raises(ValueError, match="no part of"):
            Rate(part=part, whole=whole, **made)


def test_a_key_that_never_was_is_refused_and_a_former_one_still_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(Refused, match=r"没有统计项 issues\.fnd"):
        figure("issues.fnd")
    monkeypatch.setitem(dictionary.ALIASES, "issues.of_the_round", "issues.found")
    assert figure("issues.of_the_round") is FOUND


def test_what_is_no_figure_has_no_leaves() -> None:
    with pytest.raises(TypeError, match="no figure"):
        leaves_of(Figure(key="tests.none", name="无", unit="个", basis="无。"))


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (17, 123, "13.82"),
        (737, 972, "75.82"),  # 天门
        (90, 110, "81.82"),  # 石景山
        (1, 3, "33.33"),
        (1, 8, "12.50"),
        (1, 800, "0.13"),  # half up, not to the even 0.12
        (99_999, 100_000, "99.99"),
        (1, 100_000, "0.01"),
        (0, 5, "0.00"),
        (5, 5, "100.00"),
        (0, 0, "None"),
    ],
)
def test_a_rate_is_rounded_half_up_and_never_says_all_or_none(
    part: int, whole: int, said: str
) -> None:
    assert str(percent(part, whole)) == said


@pytest.mark.django_db
def test_every_figure_answers_on_an_empty_database() -> None:
    nowhere = Area(pk=1, kind=AreaKind.SUBDISTRICT, name="空街道")
    asked = Scope(nowhere, TODAY, TODAY.replace(month=1, day=1))

    for known_at in (None, 7):
        answers = overview(ALL, Scope(nowhere, asked.as_of, asked.since, known_at))
        for found in ALL:
            answer = answers[found.key]
            nothing = None if isinstance(found, Rate) else Quantity(0)
            assert (answer.quantity, answer.rows, answer.rate) == (nothing, 0, None), found.key
            assert answer.text == ("—" if isinstance(found, Rate) else "0")
            assert set(answer.cells) == set(cuts_of(found))
            assert not any(answer.cells.values())


@pytest.mark.parametrize("kind", AreaKind)
def test_every_figure_answers_at_every_level_down_to_the_community(
    world: World, kind: AreaKind
) -> None:
    world.closed()
    area = Area(pk=world.pine.pk, kind=kind, name="某区域")
    if kind == AreaKind.GRID:
        with pytest.raises(Refused, match="不能按“某区域”这一级统计"):
            ask(ALL, scope(world, area=area))
        return
    assert ask(ALL, scope(world, area=area)).keys() == FIGURES.keys()


def test_city_district_town_and_community_see_the_same_issue(world: World) -> None:
    world.closed()

    values = [
        ask([FOUND], scope(world, area=area))["issues.found"].value
        for area in (world.city, world.district, world.town, world.pine, world.dragon)
    ]
    assert values == [1, 1, 1, 1, 0]


def test_statements_grow_neither_with_rows_nor_with_figures(
    world: World, django_assert_num_queries: Any
) -> None:
    asked = scope(world)

    def live(n: int) -> None:
        for _ in range(n):
            world.closed()
            world.issue(place=world.far_compound)
            world.visit(world.compound)

    live(1)
    with django_assert_num_queries(1):
        ask([FOUND], asked)
    # areas, places, systems, clauses, items, groups, seats, visits, issues, looks, stages,
    # running, open, documents, letters, waiting letters, answers, campaigns, measures,
    # their issues, statements,
    # matches, agreements, pledges, deliveries, facilities, needs, persons helped, meetings, tasks,
    # parts of batches, pieces, doorstep visits, daily tallies, plan items,
    # activities held, planned, cancelled, stations,
    # difficulties as they stood, their costs, money, issues that wait
    with django_assert_num_queries(43):
        ask(ALL, asked)
    # cuts by items of checklists: four statements
    with django_assert_num_queries(104):
        overview(ALL, asked)
    live(3)
    with django_assert_num_queries(104):
        overview(ALL, asked)
    for leaf in LEAVES:
        with django_assert_num_queries(1 + isinstance(leaf, Sum)):
            rows(leaf, asked)
