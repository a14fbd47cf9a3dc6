"""The demo clock marks a demo database, stands still, and moves only forward."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from chuangcheng.calendars import commands, queries
from chuangcheng.calendars.models import DemoClock
from chuangcheng.calendars.worktime import LAW_TIME
from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.trail.models import Entry, Event

pytestmark = pytest.mark.django_db

OPENING = datetime(2021, 4, 15, 9, 0, tzinfo=LAW_TIME)
ADMINISTRATOR = Actor(1, "系统", (Grant(Role.ADMINISTRATOR),))
GRID_WORKER = Actor(2, "孙丽", (Grant(Role.GRID_WORKER),))


def start() -> None:
    commands.start_demo_clock(OPENING, by=ADMINISTRATOR, now=OPENING)


def test_an_office_database_has_no_demo_clock():
    assert queries.demo_clock() is None


def test_the_demo_clock_stands_where_it_was_set():
    start()

    assert queries.demo_clock() == OPENING


def test_a_demo_is_started_once_by_an_administrator():
    with pytest.raises(NotAllowed, match="建立演示数据"):
        commands.start_demo_clock(OPENING, by=GRID_WORKER, now=OPENING)
    start()
    with pytest.raises(Refused, match="已经有了"):
        start()

    assert [entry.verb for entry in Entry.objects.all()] == ["calendars.start_demo"]


def test_there_is_never_a_second_demo_clock():
    start()

    with pytest.raises(IntegrityError), transaction.atomic():
        DemoClock.objects.create(id=2, instant=OPENING)


@pytest.mark.parametrize("role", Role)
def test_every_role_moves_the_clock_of_a_demo(role):
    start()
    later = OPENING + timedelta(hours=3)

    clock = commands.set_demo_clock(later, by=Actor(3, "某人", (Grant(role),)), now=OPENING)

    assert clock.instant == queries.demo_clock() == later


@pytest.mark.parametrize("role", Role)
def test_nobody_moves_a_clock_where_there_is_no_demo(role):
    actor = Actor(3, "某人", (Grant(role),))

    with pytest.raises(NotAllowed, match="不是演示数据"):
        commands.set_demo_clock(OPENING, by=actor, now=OPENING)
    with pytest.raises(NotAllowed, match="不是演示数据"):
        commands.advance_demo_clock(by=actor, now=OPENING)

    assert queries.demo_clock() is None


def test_whoever_has_no_role_does_not_move_the_clock():
    start()

    with pytest.raises(NotAllowed, match="拨动演示时钟"):
        commands.advance_demo_clock(by=Actor(4, "访客"), now=OPENING)


@pytest.mark.parametrize("back", [timedelta(0), timedelta(minutes=1), timedelta(days=400)])
def test_the_clock_does_not_go_back(back):
    start()

    with pytest.raises(Refused, match="只能拨到更晚"):
        commands.set_demo_clock(OPENING - back, by=GRID_WORKER, now=OPENING)

    assert queries.demo_clock() == OPENING


@pytest.mark.parametrize(
    ("standing", "then"),
    [
        ((2021, 4, 15, 9, 0), (2021, 4, 16, 9, 0)),
        ((2021, 4, 15, 9, 1), (2021, 4, 16, 9, 0)),
        ((2021, 4, 16, 0, 0), (2021, 4, 17, 9, 0)),
        ((2021, 4, 16, 23, 59), (2021, 4, 17, 9, 0)),
        ((2021, 12, 31, 18, 0), (2022, 1, 1, 9, 0)),
        ((2024, 2, 28, 9, 0), (2024, 2, 29, 9, 0)),
    ],
)
def test_the_next_day_begins_at_nine_in_law_time(standing, then):
    opening = datetime(*standing, tzinfo=LAW_TIME)
    commands.start_demo_clock(opening, by=ADMINISTRATOR, now=opening)

    clock = commands.advance_demo_clock(by=GRID_WORKER, now=opening)

    assert clock.instant == datetime(*then, tzinfo=LAW_TIME)


def test_moving_the_clock_leaves_one_entry_with_both_instants():
    start()

    commands.advance_demo_clock(by=GRID_WORKER, now=OPENING)

    event = Event.objects.last()
    assert event is not None
    assert Entry.objects.count() == 2
    assert event.entry.verb == "calendars.move_demo_clock"
    assert event.facts == {
        "before": "2021-04-15T01:00:00+00:00",
        "after": "2021-04-16T01:00:00+00:00",
    }


def test_two_people_who_move_the_clock_at_once_do_not_move_it_twice(monkeypatch):
    start()
    seen = DemoClock(instant=OPENING - timedelta(minutes=5))
    monkeypatch.setattr(commands, "_movable_clock", lambda _: seen)

    with pytest.raises(Overtaken, match="刚被别人拨动"):
        commands.set_demo_clock(OPENING + timedelta(days=1), by=GRID_WORKER, now=OPENING)

    assert queries.demo_clock() == OPENING


def test_a_naive_instant_is_law_time():
    start()

    clock = commands.set_demo_clock(datetime(2021, 4, 16, 8, 0), by=GRID_WORKER, now=OPENING)

    assert clock.instant == datetime(2021, 4, 16, 0, 0, tzinfo=UTC)
