"""Pauses: what was left is left when the clock goes on."""

from datetime import datetime

import pytest

from chuangcheng.calendars.published import DEFAULT
from chuangcheng.calendars.worktime import LAW_TIME
from chuangcheng.issues.clock import Due, Event, EventKind, Limit, Unit, due

H, D, N = Unit.WORK_HOUR, Unit.WORK_DAY, Unit.NATURAL_DAY


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LAW_TIME)


def ask(start: str, n: int, unit: Unit, *events: Event) -> Due:
    return due(at(start), Limit(n, unit), events, DEFAULT)


def pause(when: str, name: str | None = None) -> Event:
    return Event(EventKind.PAUSE, at(when), id=name)


def resume(when: str, name: str | None = None) -> Event:
    return Event(EventKind.RESUME, at(when), id=name)


def extend(when: str, n: int, unit: Unit, name: str | None = None) -> Event:
    return Event(EventKind.EXTEND, at(when), id=name, limit=Limit(n, unit))


def restart(when: str, n: int, unit: Unit) -> Event:
    return Event(EventKind.RESTART, at(when), limit=Limit(n, unit))


@pytest.mark.parametrize(
    ("n", "unit", "since", "until", "then"),
    [
        # start 4月6日 15:20; 4 hours are due 4月7日 10:20
        (4, H, "2021-04-06T16:20", "2021-04-08T08:30", "2021-04-08T11:30"),
        (4, H, "2021-04-06T16:20", "2021-04-06T17:20", "2021-04-07T11:20"),
        (4, H, "2021-04-06T17:30", "2021-04-07T08:30", "2021-04-07T10:20"),  # out of hours
        (4, H, "2021-04-06T20:00", "2021-04-07T06:00", "2021-04-07T10:20"),  # in the night
        (4, H, "2021-04-07T09:00", "2021-04-10T11:00", "2021-04-12T09:50"),  # on on a Saturday
        (4, H, "2021-04-07T09:00", "2021-04-07T20:00", "2021-04-08T09:50"),  # on in the evening
        (4, H, "2021-04-07T10:19", "2021-04-08T13:00", "2021-04-08T13:31"),  # one minute left
        # 3 work days are due 4月9日 17:30
        (3, D, "2021-04-07T10:00", "2021-04-08T10:00", "2021-04-12T17:30"),
        (3, D, "2021-04-07T10:00", "2021-04-07T11:30", "2021-04-12T10:00"),
        (3, D, "2021-04-06T16:00", "2021-04-07T08:30", "2021-04-12T10:00"),  # on its own day
        (3, D, "2021-04-09T17:29", "2021-04-12T08:30", "2021-04-12T08:31"),
        (3, D, "2021-04-08T17:30", "2021-04-09T08:30", "2021-04-09T17:30"),  # in the night
        (3, D, "2021-04-08T12:00", "2021-04-08T13:30", "2021-04-09T17:30"),  # at noon
        (3, D, "2021-04-09T08:30", "2021-05-07T17:30", "2021-05-08T17:30"),  # over 五一
        # 3 natural days are due 4月9日 15:20
        (3, N, "2021-04-07T10:00", "2021-04-08T10:00", "2021-04-10T15:20"),
        (3, N, "2021-04-06T20:00", "2021-04-07T06:00", "2021-04-10T01:20"),  # nights count
        (3, N, "2021-04-09T15:19", "2021-04-11T00:00", "2021-04-11T00:01"),
    ],
)
def test_what_was_left_is_left_when_the_clock_goes_on(n, unit, since, until, then):
    answer = ask("2021-04-06T15:20", n, unit, pause(since), resume(until))

    assert answer.due == at(then)


@pytest.mark.parametrize(("n", "unit"), [(4, H), (3, D), (3, N)])
def test_while_the_clock_stands_there_is_no_due_time(n, unit):
    answer = ask("2021-04-06T15:20", n, unit, pause("2021-04-07T09:00"))

    assert answer.due is None
    assert not answer.provisional
    assert "恢复以前没有到期时间" in answer.steps[-1].sentence


@pytest.mark.parametrize(
    ("n", "unit", "words"),
    [(4, H, "余 1 工作时 20 分"), (3, D, "余 3 个工作日"), (3, N, "余 2 个自然日 6 小时 20 分")],
)
def test_a_pause_says_what_is_left(n, unit, words):
    morning = "2021-04-07T09:00" if unit != D else "2021-04-06T17:30"

    assert words in ask("2021-04-06T15:20", n, unit, pause(morning)).steps[-1].sentence


@pytest.mark.parametrize("since", ["2021-04-07T10:20", "2021-04-07T10:21", "2021-04-12T09:00"])
def test_a_pause_brings_back_no_time_that_had_run_out(since):
    answer = ask("2021-04-06T15:20", 4, H, pause(since), resume("2021-04-20T09:00"))

    assert answer.due == at("2021-04-07T10:20")
    assert "恢复后也不顺延" in answer.steps[1].sentence
    assert "不顺延" in answer.steps[2].sentence


def test_a_clock_that_ran_out_and_stands_has_no_due_time_either():
    assert ask("2021-04-06T15:20", 4, H, pause("2021-04-12T09:00")).due is None


def test_overlapping_pauses_count_as_their_union():
    events = [
        pause("2021-04-07T09:00", "暂缓"),
        pause("2021-04-07T14:00", "退单"),
        resume("2021-04-08T09:00", "暂缓"),
        resume("2021-04-09T09:00", "退单"),
    ]

    answer = ask("2021-04-06T15:20", 3, D, *events)

    assert (
        answer.due
        == ask("2021-04-06T15:20", 3, D, pause("2021-04-07T09:00"), resume("2021-04-09T09:00")).due
    )
    assert answer.due == at("2021-04-13T17:30")
    assert [step.due is None for step in answer.steps] == [False, True, True, True, False]
    assert "计时停着" in answer.steps[2].sentence
    assert "还有别的暂停" in answer.steps[3].sentence


def test_a_pause_inside_another_adds_nothing():
    events = [
        pause("2021-04-07T09:00", "a"),
        pause("2021-04-07T14:00", "b"),
        resume("2021-04-08T09:00", "b"),
        resume("2021-04-09T09:00", "a"),
    ]

    assert ask("2021-04-06T15:20", 3, D, *events).due == at("2021-04-13T17:30")


def test_overlapping_pauses_without_ids_count_as_their_union():
    events = [
        pause("2021-04-07T09:00"),
        pause("2021-04-07T14:00"),
        resume("2021-04-08T09:00"),
        resume("2021-04-09T09:00"),
    ]

    assert ask("2021-04-06T15:20", 3, D, *events).due == at("2021-04-13T17:30")


@pytest.mark.parametrize(
    "events",
    [
        [pause("2021-04-07T09:00", "a"), pause("2021-04-07T11:00", "a")],
        [pause("2021-04-07T09:00", "a"), pause("2021-04-07T09:00", "a")],
    ],
)
@pytest.mark.parametrize("name", ["a", None])
def test_a_pause_asked_for_twice_counts_once(events, name):
    answer = ask("2021-04-06T15:20", 3, D, *events, resume("2021-04-08T09:00", name))

    assert answer.due == at("2021-04-12T17:30")
    assert "只计一次" in answer.steps[2].sentence


def test_a_whole_pause_told_twice_counts_once():
    told = [pause("2021-04-07T09:00", "a"), resume("2021-04-08T09:00", "a")]

    assert ask("2021-04-06T15:20", 3, D, *told, *told).due == at("2021-04-12T17:30")


def test_an_ended_pause_does_not_begin_again_under_its_id():
    events = [
        pause("2021-04-07T09:00", "a"),
        resume("2021-04-08T09:00", "a"),
        pause("2021-04-09T09:00", "a"),
    ]

    assert ask("2021-04-06T15:20", 3, D, *events).due == at("2021-04-12T17:30")


def test_an_extension_told_twice_counts_once():
    twice = [extend("2021-04-07T09:00", 1, D, "x"), extend("2021-04-07T10:00", 1, D, "x")]

    assert ask("2021-04-06T15:20", 3, D, *twice).due == at("2021-04-12T17:30")


def test_events_that_each_bear_an_id_of_their_own_pair_up():
    events = [pause("2021-04-07T09:00", "17"), resume("2021-04-08T09:00", "18")]

    assert ask("2021-04-06T15:20", 3, D, *events).due == at("2021-04-12T17:30")


def test_a_nameless_resume_leaves_the_pause_alone_that_another_resume_names():
    events = [
        pause("2021-04-07T09:00", "a"),
        resume("2021-04-07T11:00"),
        resume("2021-04-08T09:00", "a"),
    ]

    answer = ask("2021-04-06T15:20", 3, D, *events)

    assert answer.due == at("2021-04-12T17:30")
    assert "没有可恢复的暂停" in answer.steps[2].sentence


@pytest.mark.parametrize("name", ["a", None])
def test_a_resume_with_nothing_to_end_changes_nothing_and_says_so(name):
    answer = ask("2021-04-06T15:20", 3, D, resume("2021-04-07T09:00", name))

    assert answer.due == at("2021-04-09T17:30")
    assert "没有可恢复的暂停" in answer.steps[1].sentence


@pytest.mark.parametrize(
    ("n", "unit", "then"),
    [
        (1, D, "2021-04-13T17:30"),
        (2, H, "2021-04-13T10:30"),
        (1, N, "2021-04-13T17:30"),
    ],
)
@pytest.mark.parametrize("when", ["2021-04-07T08:00", "2021-04-07T12:00", "2021-04-08T10:00"])
def test_an_extension_before_in_and_after_a_pause_comes_to_the_same(n, unit, then, when):
    events = [pause("2021-04-07T09:00"), resume("2021-04-08T09:00"), extend(when, n, unit)]

    assert ask("2021-04-06T15:20", 3, D, *events).due == at(then)


def test_an_extension_in_a_pause_says_that_it_is_added_to_what_is_left():
    events = [pause("2021-04-07T09:00"), extend("2021-04-07T12:00", 1, D)]

    answer = ask("2021-04-06T15:20", 3, D, *events)

    assert answer.due is None
    assert "+ 1 个工作日；加在余下的时间上" in answer.steps[-1].sentence


def test_each_part_of_a_mixed_limit_keeps_its_own_kind_of_time():
    """3 work days + 2 natural days, stopped in the natural part: real time is kept."""
    events = [
        extend("2021-04-07T09:00", 2, N),
        pause("2021-04-09T20:00"),
        resume("2021-04-10T20:00"),
    ]

    assert ask("2021-04-06T15:20", 3, D, *events).due == at("2021-04-12T17:30")


def test_natural_days_behind_work_days_begin_when_those_end():
    events = [
        extend("2021-04-07T09:00", 2, N),
        pause("2021-04-08T08:30"),
        resume("2021-04-09T08:30"),
    ]

    answer = ask("2021-04-06T15:20", 3, D, *events)

    assert answer.due == at("2021-04-14T17:30")  # 4月12日 17:30 and two days
    assert "余 2 个工作日 + 2 个自然日" in answer.steps[2].sentence


def test_a_due_time_out_of_hours_does_not_fall_into_a_pause():
    """Natural days, then a work day: due 20:00, when no working time is left to be kept."""
    events = [
        extend("2021-04-06T21:00", 1, D),
        pause("2021-04-08T18:00"),
        resume("2021-04-09T08:30"),
    ]

    assert ask("2021-04-06T20:00", 1, N, *events).due == at("2021-04-09T08:30")


def test_a_new_limit_in_a_pause_is_left_whole():
    new_unit = Event(EventKind.REDISPATCH, at("2021-04-08T10:00"), limit=Limit(4, H))
    events = [pause("2021-04-07T09:00"), new_unit, resume("2021-04-12T08:30")]

    answer = ask("2021-04-06T15:20", 3, D, *events)

    assert answer.due == at("2021-04-12T14:00")
    assert answer.steps[2].due is None
    assert "计时仍停着" in answer.steps[2].sentence


def test_a_new_round_ends_the_pauses_of_the_one_before():
    events = [
        pause("2021-04-07T09:00", "退单"),
        restart("2021-04-08T10:00", 2, D),
        resume("2021-04-09T09:00", "退单"),
    ]

    answer = ask("2021-04-06T15:20", 3, D, *events)

    assert answer.due == at("2021-04-12T17:30")
    assert "没有可恢复的暂停" in answer.steps[-1].sentence


def test_events_are_taken_in_order_of_time():
    told = [pause("2021-04-07T09:00"), resume("2021-04-08T09:00"), extend("2021-04-08T10:00", 1, D)]

    assert (
        ask("2021-04-06T15:20", 3, D, *reversed(told)).steps
        == ask("2021-04-06T15:20", 3, D, *told).steps
    )


def test_a_pause_over_an_unpublished_year_makes_the_date_provisional():
    answer = ask("2026-12-28T10:00", 2, D, pause("2026-12-29T10:00"), resume("2027-01-04T08:30"))

    assert answer.due == at("2027-01-05T16:00")
    assert answer.provisional
    assert "2027年调休未公布，暂按周末推算" in answer.steps[-1].sentence


def test_every_step_knows_the_event_that_made_it():
    told = [pause("2021-04-07T09:00", "a"), resume("2021-04-08T09:00", "a")]

    steps = ask("2021-04-06T15:20", 3, D, *told).steps

    assert steps[0].event is None
    assert [step.event.id for step in steps[1:] if step.event] == ["a", "a"]
    assert [step.at for step in steps[1:]] == [event.at for event in told]
