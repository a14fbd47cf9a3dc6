"""差别: correction and change apart, row by row, each with its reason and its trail entry."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from chuangcheng.figures.differing import Difference, Reason, difference, differences
from chuangcheng.figures.issues import CLOSED, CLOSING_RATE, FOUND, LISTED
from chuangcheng.figures.kinds import Leaf, Scope
from chuangcheng.figures.partners import ASSISTED_PERSONS
from chuangcheng.figures.places import HOUSEHOLDS
from chuangcheng.issues import commands as issues
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places import commands as places
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.queries import last_entry_id
from tests.world import NOON, TODAY, World

EIGHTH = date(2021, 4, 8)


@pytest.fixture
def world(shared_world: World, db: None) -> World:
    return deepcopy(shared_world)


def asked(world: World, as_of: date = TODAY, known_at: int | None = None) -> Scope:
    return scope_of(world.town, as_of=as_of, known_at=known_at)


def holds(found: Difference) -> Difference:
    """then + Σ corrections = the same day by now, + Σ changes = now."""
    was, known, now = (answer.value or 0 for answer in (found.was, found.known, found.now))
    assert was + found.corrected == known
    assert known + found.changed == now
    return found


def reasons(rows: Any) -> list[tuple[str, Reason, int]]:
    return [(row.number or row.label, row.cause.reason, row.by) for row in rows]


def corrected(world: World, leaf: Leaf, known: int, as_of: date = TODAY) -> Difference:
    return holds(difference(leaf, asked(world, as_of, known), asked(world, as_of)))


def test_nothing_differs_from_itself(world: World) -> None:
    world.issue()
    assert not corrected(world, FOUND, last_entry_id())


def test_what_was_voided_entered_late_and_put_right_is_told_row_by_row(world: World) -> None:
    gone, moved, stays = world.issue(), world.issue(), world.issue()
    known = last_entry_id()
    issues.void(gone, reason="重复登记", by=world.office, now=NOON)
    voided = last_entry_id()
    later = date(2021, 4, 12)
    issues.edit(moved, found_on=later, by=world.office, now=NOON)
    late = world.issue(found_on=date(2021, 4, 2))
    issues.edit(stays, category=world.lamp, by=world.office, now=NOON)

    found = corrected(world, FOUND, known, as_of=EIGHTH)

    assert reasons(found.corrections) == [
        (gone.number, Reason.VOID, -1),
        (moved.number, Reason.CORRECTED, -1),
        (late.number, Reason.ENTERED, 1),
    ]
    assert found.changes == ()
    first, second, _third = (row.cause for row in found.corrections)
    assert first.entry is not None
    assert (first.entry.pk, first.entry.actor_name) == (voided, world.office.name)
    assert [(f.name, f.was, f.now) for f in second.fields] == [
        ("发现日期", "2021-04-05", "2021-04-12")
    ]


def test_what_happened_since_is_change_and_not_correction(world: World) -> None:
    world.issue()
    closed = world.closed()
    known = last_entry_id()
    fresh = world.issue(found_on=date(2021, 4, 10), now=NOON)

    found = holds(difference(FOUND, asked(world, EIGHTH, known), asked(world)))
    done = holds(difference(CLOSED, asked(world, EIGHTH, known), asked(world)))

    assert (reasons(found.corrections), reasons(found.changes)) == (
        [],
        [(fresh.number, Reason.NEW, 1)],
    )
    assert reasons(done.changes) == [(closed.number, Reason.NEW, 1)]
    assert [row.cause.day for row in (*found.changes, *done.changes)] == [
        date(2021, 4, 10),
        date(2021, 4, 9),
    ]


def test_a_cell_loses_what_another_gains(world: World) -> None:
    issue = world.issue()
    known = last_entry_id()
    issues.edit(issue, category=world.lamp, by=world.office, now=NOON)
    then, now = asked(world, known_at=known), asked(world)

    by_category = [
        holds(difference(LISTED, then, now, category=category.pk))
        for category in (world.rubbish, world.lamp)
    ]
    assert [reasons(each.corrections) for each in by_category] == [
        [(issue.number, Reason.CORRECTED, by)] for by in (-1, 1)
    ]
    assert not difference(LISTED, then, now)


def test_a_sum_differs_by_the_quantities_of_its_rows(world: World) -> None:
    places.edit_place(world.compound, households=Quantity(300), by=world.office, now=NOON)
    known = last_entry_id()
    about = Quantity(360, Certainty.ABOUT)
    places.edit_place(world.compound, households=about, by=world.office, now=NOON)
    places.edit_place(world.far_compound, households=Quantity(50), by=world.office, now=NOON)

    found = corrected(world, HOUSEHOLDS, known)

    assert reasons(found.corrections) == [
        ("阳光花园", Reason.CORRECTED, 60),
        ("惠民家园", Reason.CORRECTED, 50),
    ]
    assert (found.was.text, found.now.text) == ("300余", "约410")


def test_a_rate_differs_in_both_of_its_parts(world: World) -> None:
    world.closed()
    known = last_entry_id()
    issues.void(world.closed(), reason="重复登记", by=world.office, now=NOON)
    world.dispatched()

    part, whole = differences(CLOSING_RATE, asked(world, known_at=known), asked(world))

    assert (holds(part).corrected, holds(whole).corrected) == (0, 1)


def test_few_persons_are_not_compared_one_by_one(world: World) -> None:
    with pytest.raises(Refused, match="少数人"):
        difference(ASSISTED_PERSONS, asked(world), asked(world))


def test_statements_do_not_grow_with_the_rows(
    world: World, django_assert_max_num_queries: Any
) -> None:
    known = last_entry_id()
    for _n in range(5):
        world.closed()
    world.issue(found_on=date(2021, 4, 10), now=NOON)

    with django_assert_max_num_queries(14):
        found = difference(LISTED, asked(world, EIGHTH, known), asked(world))
    assert (len(found.corrections), len(found.changes)) == (5, 1)
