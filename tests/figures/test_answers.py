"""Answers: sums with what is missing, things counted once, cells that open their own rows."""

from datetime import date
from typing import Any

import pytest

from chuangcheng.figures.asking import ask, ask_both, ask_by, crossed
from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.figures.inspections import COMPOUNDS_COVERED, MADE, SITES_COVERED
from chuangcheng.figures.issues import CLOSING_RATE, FOUND, LISTED, OVERDUE, REGISTERED
from chuangcheng.figures.kinds import Distinct, Leaf, Scope
from chuangcheng.figures.overview import by_label, overview
from chuangcheng.figures.places import COMMUNITIES, COMPOUNDS, HOUSEHOLDS
from chuangcheng.figures.rows import rows, things, visible
from chuangcheng.issues import commands as issues
from chuangcheng.issues.models import Kind, Source
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.people import commands as people
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from chuangcheng.reports.progress import scope_of
from tests.world import NOON, TODAY, World


def scope(world: World, **changes: Any) -> Scope:
    return scope_of(changes.pop("area", world.town), **{"as_of": TODAY, **changes})


def cells(world: World, figure: Any, cut: str, **changes: Any) -> dict[str, Any]:
    """The values of a figure's cells by their words."""
    asked = scope(world, **changes)
    answer = overview([figure], asked)[figure.key]
    return {label: cell.value for _value, label, cell in by_label(answer, cut, asked)}


def test_homes_that_nobody_counted_are_missing_and_not_nought(world: World) -> None:
    world.place("翠湖苑", world.pine, households=Quantity(300))
    world.place("金地苑", world.pine, households=Quantity(120, Certainty.ABOUT))

    homes = ask([HOUSEHOLDS], scope(world))["places.households"]

    assert homes.quantity
    assert (homes.value, homes.quantity.certainty, homes.quantity.missing, homes.rows) == (
        396,
        Certainty.AT_LEAST,
        2,
        4,
    )
    assert homes.text == "390余"
    assert {row.label: row.quantity for row in rows(HOUSEHOLDS, scope(world))} == {
        "阳光花园": None,
        "惠民家园": None,
        "翠湖苑": 300,
        "金地苑": 120,
    }
    assert cells(world, HOUSEHOLDS, "community") == {"松树园社区": 396, "龙头山社区": None}


def test_homes_that_all_were_counted_are_exact(world: World) -> None:
    for place in (world.compound, world.far_compound):
        places.edit_place(place, households=Quantity(50), by=world.office, now=NOON)

    homes = ask([HOUSEHOLDS], scope(world))["places.households"]
    assert (homes.quantity, homes.text, homes.screen) == (Quantity(100), "100", "100")


def test_a_compound_looked_at_often_is_covered_once(world: World) -> None:
    for on in (date(2021, 4, 2), date(2021, 4, 5)):
        world.visit(world.compound, on=on)
    world.visit(world.village)

    answers = ask([MADE, COMPOUNDS_COVERED, SITES_COVERED], scope(world))
    assert {key: answer.value for key, answer in answers.items()} == {
        "inspections.visits": 3,
        "inspections.compounds_covered": 1,
        "inspections.sites_covered": 2,
    }
    assert [part.value for part in answers["inspections.sites_covered"].parts] == [1, 1]
    assert cells(world, COMPOUNDS_COVERED, "month") == {"2021-04": 1}
    assert cells(world, MADE, "month") == {"2021-04": 3}
    assert [row.label for row in rows(COMPOUNDS_COVERED, scope(world))] == ["阳光花园"]


def test_every_cell_opens_the_rows_that_it_counts(world: World) -> None:
    for on in (date(2021, 4, 2), date(2021, 4, 5)):
        world.visit(world.compound, on=on)
    world.visit(world.village)
    world.closed()
    world.issue(category=None, place=world.far_compound)
    world.issue(category=None, kind=Kind.PUBLICITY, place=None, community=world.village)

    for answer in overview(FIGURES.values(), scope(world)).values():
        leaf = answer.figure
        if not isinstance(leaf, Leaf):
            continue
        assert things(leaf, scope(world)).count() == answer.rows, leaf.key
        for cut, found in answer.cells.items():
            opened = {v: things(leaf, scope(world), **{cut: v}).count() for v in found}
            assert opened == {v: cell.rows for v, cell in found.items()}, (leaf.key, cut)
            if not isinstance(leaf, Distinct):
                assert sum(opened.values()) == answer.rows, (leaf.key, cut)


def test_rows_without_a_value_are_a_cell_of_their_own(world: World) -> None:
    world.issue(category=None)
    world.issue(category=None, kind=Kind.PUBLICITY)

    assert cells(world, FOUND, "kind") == {"宣传氛围": 1, "未填": 1}
    assert cells(world, FOUND, "category") == {"未填": 2}
    assert cells(world, LISTED, "unit") == {"未填": 2}


def test_cells_stand_in_the_order_of_the_screen(world: World) -> None:
    world.issue(place=world.far_compound, category=world.rubbish)
    world.closed(category=world.lamp)
    world.issue(category=world.rubbish)

    assert list(cells(world, FOUND, "kind")) == ["基础设施", "环境卫生"]
    assert list(cells(world, FOUND, "community")) == ["松树园社区", "龙头山社区"]
    assert list(cells(world, FOUND, "category")) == ["积存垃圾", "楼道灯"]
    assert list(cells(world, LISTED, "state")) == ["待交办", "已销号"]


def test_two_cuts_cross(world: World) -> None:
    world.issue(category=world.lamp)
    world.issue(category=world.lamp)
    world.issue(place=world.far_compound)

    counts = crossed(FOUND, scope(world), down="community", across="kind")
    assert counts == {
        (world.pine.pk, Kind.FACILITY): 2,
        (world.dragon.pk, Kind.SANITATION): 1,
    }


def test_figures_without_a_cut_are_left_out_of_it(world: World) -> None:
    assert ask_by([FOUND, COMMUNITIES], scope(world), "kind").keys() == {"issues.found"}


@pytest.mark.parametrize("cut", ["community", "kind", "month", "unit"])
@pytest.mark.parametrize("area", ["district", "town", "pine"])
def test_what_is_counted_once_is_what_is_asked_twice(world: World, area: str, cut: str) -> None:
    world.closed()
    world.dispatched(place=world.far_compound)
    world.issue(category=None)
    world.place("翠湖苑", world.pine, households=Quantity(300))
    here = scope(world, area=getattr(world, area))

    whole, cells = ask_both(FIGURES.values(), here, cut)

    assert whole == ask(FIGURES.values(), here)
    assert cells == ask_by(FIGURES.values(), here, cut)


def test_the_rate_of_a_cell_is_that_of_its_part_and_whole(world: World) -> None:
    world.closed()
    world.dispatched(place=world.far_compound)
    world.issue()

    answer = overview([CLOSING_RATE], scope(world))["issues.closing_rate"]

    assert (str(answer.value), answer.text, answer.screen) == ("50.00", "50.00%", "50.00%")
    assert [part.rows for part in answer.parts] == [1, 2]
    rates = {
        label: str(cell.value) for _, label, cell in by_label(answer, "community", scope(world))
    }
    assert rates == {"松树园社区": "100.00", "龙头山社区": "0.00"}


def test_units_bear_the_names_of_the_day_asked_about(world: World) -> None:
    world.dispatched(unit=world.enforcement)
    people.rename_unit(
        world.enforcement, name="XX街道综合执法队", on=date(2021, 4, 10), by=world.office, now=NOON
    )

    for day, name in ((9, "XX街道综合行政执法局"), (12, "XX街道综合执法队")):
        assert cells(world, LISTED, "unit", as_of=date(2021, 4, day)) == {name: 1}


def test_an_area_and_its_successor_keep_their_own_cells(world: World) -> None:
    world.issue()
    places.end_area(world.pine, on=date(2021, 4, 8), by=world.office, now=NOON)
    heir = places.add_area(
        parent=world.town,
        kind=AreaKind.COMMUNITY,
        name="松树园社区",
        since=date(2021, 4, 8),
        by=world.office,
        now=NOON,
    )
    world.issue(place=world.place("翠湖苑", heir), found_on=date(2021, 4, 9), now=NOON)

    assert cells(world, FOUND, "community") == {"松树园社区": 1, "松树园社区(2)": 1}
    counts = [
        ask([COMMUNITIES], scope(world, as_of=date(2021, 4, day)))["places.communities"].value
        for day in (7, 8)
    ]
    assert counts == [2, 2]


def test_before_anything_happened_there_is_nothing(world: World) -> None:
    world.closed()
    early = scope(world, as_of=date(2021, 4, 4))

    answers = ask([FOUND, LISTED, CLOSING_RATE, COMPOUNDS], early)
    assert [answer.value for answer in answers.values()] == [0, 0, None, 2]


def test_the_year_begins_anew_but_what_is_late_stays_late(world: World) -> None:
    world.dispatched(found_on=date(2021, 4, 5))
    world.issue(found_on=date(2020, 12, 31))
    next_year = scope(world, as_of=date(2022, 1, 3))

    answers = ask([FOUND, LISTED, OVERDUE], next_year)
    assert [answer.value for answer in answers.values()] == [0, 0, 1]
    assert [a.value for a in ask([FOUND, LISTED], scope(world)).values()] == [1, 1]


def test_late_is_by_day(world: World) -> None:
    world.rectifying()  # due on Friday 9 April

    late = [
        ask([OVERDUE], scope(world, as_of=date(2021, 4, day)))["issues.overdue"].value
        for day in (9, 10)
    ]
    assert late == [0, 1]


def test_the_round_leaves_out_villages_and_other_sources(world: World) -> None:
    world.issue()
    world.issue(source=Source.HOTLINE)
    world.issue(place=None, community=world.village)

    answers = ask([FOUND, LISTED, REGISTERED], scope(world))
    assert [answer.value for answer in answers.values()] == [1, 1, 3]


def test_the_number_is_the_same_for_all_and_the_list_is_not(world: World) -> None:
    world.issue()
    world.issue(place=world.far_compound)
    found = things(FOUND, scope(world))

    seen = {
        who: visible(FOUND, found, getattr(world, who)).count()
        for who in ("office", "pine_clerk", "partner")
    }
    assert seen == {"office": 2, "pine_clerk": 1, "partner": 0}


def test_rows_of_what_was_known_show_what_has_been_voided_since(world: World) -> None:
    issue = world.issue()
    known = issue.known_from
    issues.void(issue, reason="重复登记", by=world.office, now=NOON)

    then = rows(FOUND, scope(world, known_at=known))
    assert [(row.number, row.ref) for row in then] == [(issue.number, f"issues.issue:{issue.pk}")]
    assert rows(FOUND, scope(world)) == []


@pytest.mark.parametrize(
    ("quantity", "paper", "screen"),
    [
        (Quantity(7, Certainty.AT_LEAST), "至少7", "至少 7"),
        (Quantity(360, Certainty.ABOUT), "约360", "约 360"),
        (Quantity(None, Certainty.UNKNOWN), "若干", "未统计"),
    ],
)
def test_paper_and_screen_write_a_sum_in_their_own_way(
    world: World, quantity: Quantity, paper: str, screen: str
) -> None:
    places.void_places([world.far_compound], reason="重复", by=world.office, now=NOON)
    places.edit_place(world.compound, households=quantity, by=world.office, now=NOON)

    homes = ask([HOUSEHOLDS], scope(world))["places.households"]
    assert (homes.text, homes.screen) == (paper, screen)
