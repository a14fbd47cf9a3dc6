"""The conventions of the clock, row by row, on days that can be looked up in a calendar."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from chuangcheng.calendars.published import DEFAULT
from chuangcheng.calendars.worktime import LAW_TIME
from chuangcheng.issues.clock import Due, Event, EventKind, Limit, Unit, due
from chuangcheng.kernel.refusal import Refused

H, D, N = Unit.WORK_HOUR, Unit.WORK_DAY, Unit.NATURAL_DAY


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LAW_TIME)


def ask(start: str, n: int, unit: Unit, *events: Event) -> Due:
    return due(at(start), Limit(n, unit), events, DEFAULT)


def extended(when: str, n: int, unit: Unit) -> Event:
    return Event(EventKind.EXTEND, at(when), limit=Limit(n, unit))


def pause(since: str, until: str) -> list[Event]:
    return [Event(EventKind.PAUSE, at(since)), Event(EventKind.RESUME, at(until))]


@pytest.mark.parametrize(
    ("start", "n", "then"),
    [
        ("2021-04-06T08:30", 4, "2021-04-06T14:00"),
        ("2021-04-06T15:20", 4, "2021-04-07T10:20"),
        ("2021-04-06T09:00", 3, "2021-04-06T12:00"),  # at the break: due then, not at 13:30
        ("2021-04-06T13:30", 4, "2021-04-06T17:30"),  # at closing: due then, not next morning
        ("2021-04-06T12:30", 4, "2021-04-06T17:30"),  # given at noon
        ("2021-04-06T17:30", 1, "2021-04-07T09:30"),
        ("2021-04-06T21:00", 4, "2021-04-07T14:00"),
        ("2021-04-06T05:00", 1, "2021-04-06T09:30"),
        ("2021-04-02T15:20", 4, "2021-04-06T10:20"),  # over 清明
        ("2021-04-04T10:00", 1, "2021-04-06T09:30"),  # given in 清明
        ("2021-05-07T16:30", 4, "2021-05-08T11:30"),  # into the worked Saturday of 五一
        ("2021-05-08T16:30", 4, "2021-05-10T11:30"),
        ("2021-09-30T16:30", 4, "2021-10-08T11:30"),
        ("2021-10-08T16:30", 4, "2021-10-09T11:30"),  # into the worked Saturday of 国庆
        ("2021-04-06T15:20", 75, "2021-04-20T15:20"),  # ten days of 7½ hours
    ],
)
def test_work_hours_are_due_when_their_minutes_have_gone_by(start, n, then):
    assert ask(start, n, H).due == at(then)


@pytest.mark.parametrize(
    ("start", "n", "then"),
    [
        ("2021-04-02T15:20", 3, "2021-04-08"),  # the example: 清明 lies between
        ("2021-04-02T08:31", 3, "2021-04-08"),
        ("2021-04-02T23:59", 3, "2021-04-08"),  # in the evening: that day is not counted
        ("2021-04-03T10:00", 3, "2021-04-08"),  # on a day off: that day is not counted
        ("2021-04-05T23:59", 3, "2021-04-08"),
        ("2021-04-06T00:00", 3, "2021-04-09"),
        ("2021-04-23T10:00", 1, "2021-04-25"),  # a worked Sunday before 五一
        ("2021-04-30T10:00", 1, "2021-05-06"),
        ("2021-05-06T10:00", 2, "2021-05-08"),  # a worked Saturday after it
        ("2021-05-08T10:00", 1, "2021-05-10"),
        ("2021-09-24T10:00", 1, "2021-09-26"),
        ("2021-09-30T10:00", 2, "2021-10-09"),  # 国庆 and its worked Saturday
        ("2021-12-31T10:00", 1, "2022-01-04"),
        ("2024-02-28T10:00", 1, "2024-02-29"),
        ("2023-02-28T10:00", 1, "2023-03-01"),
        ("2021-04-06T10:00", 15, "2021-04-26"),  # with the worked Sunday
    ],
)
def test_work_days_are_due_at_closing_of_the_nth_one_after(start, n, then):
    assert ask(start, n, D).due == at(f"{then}T17:30")


@pytest.mark.parametrize(
    ("start", "n", "then"),
    [
        ("2021-04-02T15:20", 3, "2021-04-05T15:20"),
        ("2021-04-02T23:30", 1, "2021-04-03T23:30"),
        ("2024-02-28T12:00", 2, "2024-03-01T12:00"),
        ("2026-12-31T09:00", 1, "2027-01-01T09:00"),
        ("1986-05-03T10:00", 1, "1986-05-04T11:00"),  # summer time began that night
        ("1986-09-13T10:00", 1, "1986-09-14T09:00"),  # and ended
    ],
)
def test_natural_days_are_24_hours_whatever_the_calendar(start, n, then):
    answer = ask(start, n, N)

    assert answer.due == at(then)
    assert not answer.provisional


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize(
    ("start", "then"),
    [
        ("2021-04-06T09:00", "2021-04-06T17:30"),
        ("2021-04-06T17:29", "2021-04-06T17:30"),
        ("2021-04-06T17:30", "2021-04-07T17:30"),  # at closing it is the next one
        ("2021-04-02T18:00", "2021-04-06T17:30"),
        ("2021-04-04T09:00", "2021-04-06T17:30"),
        ("2021-05-08T09:00", "2021-05-08T17:30"),
    ],
)
def test_at_once_means_the_next_closing_time_of_a_work_day(start, then, unit):
    answer = ask(start, 0, unit)

    assert answer.due == at(then)
    assert "立即" in answer.steps[0].sentence


@pytest.mark.parametrize(
    ("extension", "then"),
    [
        (extended("2021-04-07T10:00", 2, D), "2021-04-12T17:30"),
        (extended("2021-04-20T10:00", 2, D), "2021-04-12T17:30"),  # granted late
        (extended("2021-04-10T10:00", 2, D), "2021-04-12T17:30"),  # granted on a day off
        (extended("2021-04-07T10:00", 2, H), "2021-04-09T10:30"),
        (extended("2021-04-07T10:00", 2, N), "2021-04-10T17:30"),
    ],
)
def test_an_extension_counts_from_the_due_time_so_far(extension, then):
    assert ask("2021-04-02T15:20", 3, D, extension).due == at(then)


def test_an_extension_in_work_days_keeps_the_time_of_day():
    assert ask("2021-04-06T15:20", 4, H, extended("2021-04-07T09:00", 2, D)).due == at(
        "2021-04-09T10:20"
    )


def test_an_extension_from_a_due_time_on_a_day_off_counts_the_work_days_after_it():
    answer = ask("2021-04-02T15:20", 2, N, extended("2021-04-03T09:00", 1, D))

    assert answer.due == at("2021-04-06T15:20")


def test_extensions_add_up():
    twice = [extended("2021-04-07T10:00", 1, D), extended("2021-04-07T11:00", 1, D)]

    assert ask("2021-04-02T15:20", 3, D, *twice).due == at("2021-04-12T17:30")


def test_a_new_unit_does_not_stop_the_clock():
    redispatch = Event(EventKind.REDISPATCH, at("2021-04-07T10:00"))

    answer = ask("2021-04-02T15:20", 3, D, redispatch)

    assert answer.due == at("2021-04-08T17:30")
    assert "照旧" in answer.steps[-1].sentence


def test_a_new_unit_with_a_new_limit_gets_all_of_it():
    redispatch = Event(EventKind.REDISPATCH, at("2021-04-07T10:00"), limit=Limit(4, H))
    events = [extended("2021-04-06T10:00", 9, D), redispatch]

    answer = ask("2021-04-02T15:20", 3, D, *events)

    assert answer.due == at("2021-04-07T15:30")
    assert answer.unit == H


def test_a_new_round_is_a_new_clock_and_the_rounds_before_stay_in_sight():
    restart = Event(EventKind.RESTART, at("2021-04-12T10:00"), limit=Limit(2, D))
    events = [*pause("2021-04-06T10:00", "2021-04-07T10:00"), restart]

    answer = ask("2021-04-02T15:20", 3, D, *events)

    assert answer.due == at("2021-04-14T17:30")
    assert [step.due for step in answer.steps] == [
        at("2021-04-08T17:30"),
        None,
        at("2021-04-09T17:30"),
        at("2021-04-14T17:30"),
    ]
    assert "第 2 轮" in answer.steps[-1].sentence
    assert "共 4 个工作日 3 工作时 40 分" in answer.steps[-1].sentence


@pytest.mark.parametrize(
    ("start", "n", "unit", "then", "sentence"),
    [
        ("2027-03-31T10:00", 3, D, "2027-04-05T17:30", "2027年调休未公布，暂按周末推算"),
        ("2026-12-31T10:00", 1, D, "2027-01-01T17:30", "2027年调休未公布，暂按周末推算"),
        ("2026-12-31T17:00", 1, H, "2027-01-01T09:00", "2027年调休未公布，暂按周末推算"),
        ("2027-09-30T18:00", 0, H, "2027-10-01T17:30", "2027年调休未公布，暂按周末推算"),
        ("2018-09-28T10:00", 1, D, "2018-10-01T17:30", "2018年调休未公布，暂按周末推算"),
        ("2027-12-31T10:00", 1, D, "2028-01-03T17:30", "2028年调休未公布，暂按周末推算"),
    ],
)
def test_a_year_without_published_exchange_is_provisional(start, n, unit, then, sentence):
    answer = ask(start, n, unit)

    assert answer.due == at(then)
    assert answer.provisional
    assert sentence in answer.steps[0].sentence


@pytest.mark.parametrize(
    ("start", "n", "unit"),
    [
        ("2026-12-30T10:00", 1, D),
        ("2018-12-31T10:00", 1, D),  # its own day is not counted
        ("2018-12-31T20:00", 1, H),  # nothing of 2018 was office time
        ("2027-05-01T10:00", 5, N),
        ("2019-01-01T00:00", 1, H),
    ],
)
def test_what_no_unpublished_day_decides_is_not_provisional(start, n, unit):
    answer = ask(start, n, unit)

    assert not answer.provisional
    assert not any("未公布" in step.sentence for step in answer.steps)


def test_an_extension_into_an_unpublished_year_makes_the_date_provisional_and_says_it_once():
    more = [extended("2026-12-30T10:00", 1, D), extended("2026-12-30T11:00", 1, D)]

    answer = ask("2026-12-30T10:00", 1, D, *more)

    assert answer.due == at("2027-01-04T17:30")
    assert answer.provisional
    assert sum("2027年调休未公布" in step.sentence for step in answer.steps) == 1


def test_a_new_clock_forgets_what_the_old_one_guessed():
    restart = Event(EventKind.RESTART, at("2026-12-29T10:00"), limit=Limit(1, D))

    answer = ask("2026-12-28T10:00", 30, D, restart)

    assert answer.due == at("2026-12-30T17:30")
    assert not answer.provisional


@pytest.mark.parametrize(
    "start",
    [
        datetime(2021, 4, 2, 15, 20),
        datetime(2021, 4, 2, 7, 20, tzinfo=UTC),
        datetime(2021, 4, 2, 2, 20, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_the_zone_in_which_an_instant_is_written_makes_no_difference(start):
    assert due(start, Limit(3, D), [], DEFAULT).due == at("2021-04-08T17:30")


def test_the_day_of_the_start_is_a_day_of_law_time():
    before, after = (datetime(2021, 4, 6, 15, 59, tzinfo=UTC), datetime(2021, 4, 6, 16, tzinfo=UTC))

    assert due(before, Limit(1, D), [], DEFAULT).due == at("2021-04-07T17:30")
    assert due(after, Limit(1, D), [], DEFAULT).due == at("2021-04-08T17:30")


def test_answers_are_given_in_law_time():
    answer = due(datetime(2021, 4, 2, 7, 20, tzinfo=UTC), Limit(3, D), [], DEFAULT)

    assert answer.due is not None
    assert answer.due.isoformat() == "2021-04-08T17:30:00+08:00"
    assert answer.steps[0].at.isoformat() == "2021-04-02T15:20:00+08:00"


@pytest.mark.parametrize(
    ("n", "unit"), [(-1, H), (-1, D), (-1, N), (20_001, H), (2_501, D), (3_651, N), (10**30, D)]
)
def test_a_limit_that_nobody_can_mean_is_refused(n, unit):
    with pytest.raises(Refused, match="数量要在 0 到") as refused:
        Limit(n, unit)

    assert refused.value.field == "n"


@pytest.mark.parametrize(
    ("kind", "limit", "reason"),
    [
        (EventKind.EXTEND, None, "延期要给出数量和单位"),
        (EventKind.RESTART, None, "重新计时要给出数量和单位"),
        (EventKind.EXTEND, Limit(0, D), "延期至少是 1"),
        (EventKind.PAUSE, Limit(1, D), "暂停计时不带数量"),
        (EventKind.RESUME, Limit(1, D), "恢复计时不带数量"),
    ],
)
def test_an_event_without_what_it_needs_is_refused(kind, limit, reason):
    with pytest.raises(Refused, match=reason):
        Event(kind, at("2021-04-06T10:00"), limit=limit)


def test_an_event_before_the_start_is_refused_by_its_place():
    events = [extended("2021-04-03T10:00", 1, D), extended("2021-04-02T15:19", 1, D)]

    with pytest.raises(Refused, match="早于起算") as refused:
        ask("2021-04-02T15:20", 3, D, *events)

    assert refused.value.field == "events[1].at"


@pytest.mark.parametrize(
    "start",
    [datetime(1, 1, 1), datetime(1901, 12, 31), datetime(2201, 1, 1), datetime(9999, 12, 31, 23)],
)
def test_an_instant_outside_two_centuries_is_refused(start):
    with pytest.raises(Refused, match="1902 年到 2200 年") as refused:
        due(start, Limit(1, D), [], DEFAULT)

    assert refused.value.field == "start"


def test_a_due_time_beyond_two_centuries_is_refused():
    with pytest.raises(Refused, match="推算不了"):
        ask("2200-06-01T10:00", 2000, D)
