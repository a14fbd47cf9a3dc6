"""Work time, held against calendars read by eye and against plainer ways to count."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.calendars.published import DEFAULT
from chuangcheng.calendars.worktime import (
    LAW_TIME,
    ONE_DAY,
    STANDARD_HOURS,
    MarkedDay,
    Session,
    WorkCalendar,
    law,
    law_day,
    utc,
)

moments = st.datetimes(datetime(2019, 1, 1), datetime(2026, 11, 1))
spans = st.integers(0, 60 * 40).map(lambda n: timedelta(minutes=n))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LAW_TIME)


@pytest.mark.parametrize(
    ("since", "hours", "ends"),
    [
        ("2021-04-06T08:30", 3.5, "2021-04-06T12:00"),  # exactly at the break: due then
        ("2021-04-06T11:00", 1, "2021-04-06T12:00"),
        ("2021-04-06T12:00", 1, "2021-04-06T14:30"),
        ("2021-04-06T12:40", 1, "2021-04-06T14:30"),
        ("2021-04-06T11:30", 1, "2021-04-06T14:00"),
        ("2021-04-06T13:30", 4, "2021-04-06T17:30"),  # exactly at closing: due then
        ("2021-04-06T15:20", 4, "2021-04-07T10:20"),
        ("2021-04-06T17:30", 1, "2021-04-07T09:30"),
        ("2021-04-06T20:00", 1, "2021-04-07T09:30"),
        ("2021-04-06T06:00", 7.5, "2021-04-06T17:30"),
        ("2021-04-02T16:30", 2, "2021-04-06T09:30"),  # over 清明
        ("2021-04-04T10:00", 3, "2021-04-06T11:30"),
        ("2021-04-30T17:00", 1, "2021-05-06T09:00"),  # over 五一
        ("2021-05-07T17:00", 1, "2021-05-08T09:00"),  # into a worked Saturday
        ("2021-09-30T17:00", 8, "2021-10-08T17:30"),
        ("2021-12-31T17:00", 1, "2022-01-04T09:00"),  # over 元旦
    ],
)
def test_work_ends_when_its_hours_have_gone_by(since, hours, ends):
    assert DEFAULT.add_work(at(since), timedelta(hours=hours)) == at(ends)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2021-04-06T08:30", "2021-04-06T17:30", 7.5),
        ("2021-04-06T00:00", "2021-04-07T00:00", 7.5),
        ("2021-04-06T12:00", "2021-04-06T13:30", 0),
        ("2021-04-06T11:00", "2021-04-06T14:00", 1.5),
        ("2021-04-02T17:30", "2021-04-06T08:30", 0),
        ("2021-04-02T16:30", "2021-04-06T09:30", 2),
        ("2021-04-24T00:00", "2021-04-26T00:00", 7.5),  # the Sunday is worked
        ("2021-04-06T10:00", "2021-04-06T10:00", 0),
        ("2021-04-07T10:00", "2021-04-06T10:00", 0),
    ],
)
def test_only_office_hours_count_between_two_instants(since, until, hours):
    assert DEFAULT.work_between(at(since), at(until)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("day", "n", "then"),
    [
        ("2021-04-02", 1, "2021-04-06"),
        ("2021-04-02", 3, "2021-04-08"),
        ("2021-04-03", 1, "2021-04-06"),
        ("2021-04-23", 1, "2021-04-25"),
        ("2021-04-30", 1, "2021-05-06"),
        ("2021-05-07", 1, "2021-05-08"),
        ("2021-09-17", 2, "2021-09-22"),
        ("2021-09-30", 2, "2021-10-09"),
        ("2020-02-28", 1, "2020-03-02"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2020-12-31", 1, "2021-01-04"),
    ],
)
def test_the_nth_work_day_does_not_count_the_day_itself(day, n, then):
    assert DEFAULT.workday_after(date.fromisoformat(day), n) == date.fromisoformat(then)


@pytest.mark.parametrize(
    ("after", "closing"),
    [
        ("2021-04-06T08:00", "2021-04-06T17:30"),
        ("2021-04-06T17:29", "2021-04-06T17:30"),
        ("2021-04-06T17:30", "2021-04-07T17:30"),
        ("2021-04-02T18:00", "2021-04-06T17:30"),
        ("2021-05-08T10:00", "2021-05-08T17:30"),
        ("2021-05-09T10:00", "2021-05-10T17:30"),
    ],
)
def test_the_next_closing_time_is_later_and_on_a_work_day(after, closing):
    assert DEFAULT.next_closing(at(after)) == at(closing)


@given(moments, spans)
def test_what_was_added_lies_between(since, amount):
    end = DEFAULT.add_work(since, amount)

    assert DEFAULT.work_between(since, end) == amount


@given(moments, spans, spans)
def test_adding_in_two_portions_is_adding_once(since, first, second):
    in_two = DEFAULT.add_work(DEFAULT.add_work(since, first), second)

    assert second == timedelta(0) or in_two == DEFAULT.add_work(since, first + second)


@given(moments, spans.filter(bool))
def test_work_ends_in_office_hours(since, amount):
    end = law(DEFAULT.add_work(since, amount))

    assert DEFAULT.is_workday(end.date())
    assert any(s.opens < end.time().replace(fold=0) <= s.closes for s in STANDARD_HOURS)


@given(st.dates(date(2018, 1, 1), date(2028, 1, 1)), st.integers(1, 40))
def test_the_nth_work_day_is_found_day_by_day(day, n):
    later = (day + k * ONE_DAY for k in range(1, 400))
    found = [other for other in later if DEFAULT.is_workday(other)][n - 1]

    assert DEFAULT.workday_after(day, n) == found
    assert DEFAULT.workdays_between(day, found) == n


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2021-01-01", "2026-12-31", set()),
        ("2026-12-31", "2027-01-01", {2027}),
        ("2018-12-31", "2019-01-01", {2018}),
        ("2018-06-01", "2028-06-01", {2018, 2027, 2028}),
        ("2027-01-02", "2027-01-01", {2027}),
    ],
)
def test_unpublished_years_are_named(first, last, years):
    assert DEFAULT.unpublished(date.fromisoformat(first), date.fromisoformat(last)) == years


@pytest.mark.parametrize(
    "hours",
    [
        (),
        (Session(time(9), time(9)),),
        (Session(time(17), time(9)),),
        (Session(time(8), time(12)), Session(time(11), time(17))),
        (Session(time(8), time(12)), Session(time(12), time(17))),
    ],
)
def test_office_hours_out_of_order_are_no_calendar(hours):
    with pytest.raises(ValueError, match="office hours"):
        WorkCalendar(days={}, published=frozenset(), hours=hours)


def test_other_office_hours_move_closing_and_the_length_of_a_day():
    short = WorkCalendar({}, frozenset({2021}), hours=(Session(time(9), time(15)),))

    assert short.day_length == timedelta(hours=6)
    assert DEFAULT.day_length == timedelta(hours=7.5)
    assert short.closing(date(2021, 4, 6)) == at("2021-04-06T15:00")
    assert short.add_work(at("2021-04-06T14:00"), timedelta(hours=2)) == at("2021-04-07T10:00")


def test_a_mark_wins_over_the_weekday():
    marked = WorkCalendar({date(2021, 4, 7): MarkedDay(is_work=False)}, frozenset({2021}))

    assert marked.workday_after(date(2021, 4, 6), 1) == date(2021, 4, 8)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2021, 4, 6, 15, 59, 59, tzinfo=UTC), date(2021, 4, 6)),
        (datetime(2021, 4, 6, 16, 0, tzinfo=UTC), date(2021, 4, 7)),
        (datetime(2021, 4, 6, 23, 59), date(2021, 4, 6)),
        (datetime(2020, 12, 31, 16, 0, tzinfo=UTC), date(2021, 1, 1)),
        (datetime(2024, 2, 28, 16, 0, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2021, 4, 6, 23, 0, tzinfo=timezone(timedelta(hours=-5))), date(2021, 4, 7)),
    ],
)
def test_a_day_is_a_day_of_law_time(instant, day):
    assert law_day(instant) == day


def test_an_hour_that_summer_time_skipped_is_read_as_the_one_after():
    skipped = datetime(1986, 5, 4, 2, 30)

    assert law(skipped).replace(tzinfo=None) == datetime(1986, 5, 4, 3, 30)
    assert law(utc(skipped)) == law(skipped)


@given(st.datetimes(datetime(1986, 1, 1), datetime(1991, 12, 31)), st.integers(1, 20))
def test_office_hours_stand_on_the_wall_in_years_with_summer_time(since, hours):
    end = law(DEFAULT.add_work(since, timedelta(hours=hours)))

    assert any(s.opens < end.time().replace(fold=0) <= s.closes for s in STANDARD_HOURS)
    assert DEFAULT.work_between(since, end) == timedelta(hours=hours)
