"""Figures of duties: what is in force on a day, with and without a named person."""

from datetime import timedelta
from typing import Any

import pytest

from chuangcheng.duties import lists
from chuangcheng.figures import duties
from chuangcheng.figures.asking import ask
from chuangcheng.figures.rows import rows
from chuangcheng.reports.progress import scope_of
from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import last_entry_id
from tests.duties import listed
from tests.duties.test_groups import found, seated
from tests.world import NOON, TODAY, World

pytestmark = pytest.mark.django_db

YESTERDAY = TODAY - timedelta(days=1)


def values(world: World, *, as_of=TODAY, area=None, known_at=None) -> list[Any]:
    scope = scope_of(area or world.town, as_of=as_of, known_at=known_at)
    answers = ask(duties.FIGURES, scope)
    return [answers[figure.key].value for figure in duties.FIGURES]


def test_an_office_without_a_list_has_honest_zeros(world: World) -> None:
    assert values(world) == [0, 0, 0, 0, 0]


def test_drafts_are_not_counted_and_what_is_published_is_from_its_day(world: World) -> None:
    item = listed.item(world)
    listed.item(world, system=item.system, duty_list=item.duty_list, area=world.dragon, person=None)
    assert values(world) == [0, 0, 0, 0, 0]

    lists.publish(item.duty_list, on=TODAY, by=world.office, now=NOON)

    assert values(world)[:3] == [2, 1, 1]
    assert values(world, as_of=YESTERDAY)[:3] == [0, 0, 0]
    assert values(world, area=world.dragon)[:3] == [1, 0, 1]


def test_a_change_counts_from_its_day_and_what_was_known_before_stays(world: World) -> None:
    item = listed.published(world, on=YESTERDAY)
    before = last_entry_id()
    lists.change_item(item, on=TODAY, person=None, by=world.office, now=NOON)

    assert values(world)[:3] == [1, 0, 1]
    assert values(world, as_of=YESTERDAY)[:3] == [1, 1, 0]
    assert values(world, known_at=before)[:3] == [1, 1, 0]


def test_groups_and_their_seats_are_counted_with_their_rows(world: World) -> None:
    seat = seated(world, found(world))

    assert values(world)[3:] == [1, 1]
    assert values(world, area=world.pine)[3:] == [0, 0]
    (row,) = rows(duties.LEADING_GROUP_MEMBERS, scope_of(world.town, as_of=TODAY))
    assert row.ref == key_of(seat)
