"""What holds for every start, limit and pause, held against clocks that count one by one."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from chuangcheng.calendars.published import DEFAULT
from chuangcheng.calendars.worktime import LAW_TIME, law
from chuangcheng.issues.clock import Event, EventKind, Limit, Unit, due

H, D, N = Unit.WORK_HOUR, Unit.WORK_DAY, Unit.NATURAL_DAY
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

OFF_2021 = {
    date(2021, month, day)
    for month, days in {
        1: range(1, 4),
        2: range(11, 18),
        4: range(3, 6),
        5: range(1, 6),
        6: range(12, 15),
        9: range(19, 22),
        10: range(1, 8),
    }.items()
    for day in days
}
WORKED_2021 = {
    date(2021, month, day)
    for month, day in ((2, 7), (2, 20), (4, 25), (5, 8), (9, 18), (9, 26), (10, 9))
}


def is_worked(day: date) -> bool:
    return day in WORKED_2021 or (day.weekday() < 5 and day not in OFF_2021)


def worked_minutes() -> list[datetime]:
    """The beginning of every working minute of 2021 on the wall clock: the slow calendar."""
    found = []
    for n in range(365):
        day = date(2021, 1, 1) + n * DAY
        if is_worked(day):
            for opens, closes in ((time(8, 30), time(12)), (time(13, 30), time(17, 30))):
                begin, end = datetime.combine(day, opens), datetime.combine(day, closes)
                found += [begin + k * MINUTE for k in range((end - begin) // MINUTE)]
    return found


WORKED = worked_minutes()

starts = st.integers(0, 60 * 24 * 240).map(lambda n: datetime(2021, 1, 1) + n * MINUTE)
units = st.sampled_from(Unit)
minutes = st.integers(0, 60 * 24 * 6)
limits = st.builds(Limit, st.integers(1, 12), units)
Span = tuple[datetime, datetime]


@st.composite
def pauses(draw: st.DrawFn, start: datetime, most: int = 3) -> list[Span]:
    """Pauses that may overlap, none before the start."""
    lengths = draw(st.lists(st.tuples(minutes, minutes), max_size=most))
    return [(start + MINUTE * wait, start + MINUTE * (wait + length)) for wait, length in lengths]


def told(spans: list[Span]) -> list[Event]:
    """The pauses as events, each under its own id."""
    return [
        Event(kind, at, id=str(n))
        for n, span in enumerate(spans)
        for kind, at in zip((EventKind.PAUSE, EventKind.RESUME), span, strict=True)
    ]


def union(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for since, until in sorted(spans):
        if merged and since <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(until, merged[-1][1]))
        else:
            merged.append((since, until))
    return merged


def answer(start: datetime, limit: Limit, events: list[Event]) -> datetime:
    found = due(start, limit, events, DEFAULT).due
    assert found is not None
    return found.replace(tzinfo=None)


def counted_down(begin: datetime, needed: int, spans: list[Span]) -> datetime:
    """The end of the working minute in which the last of `needed` minutes goes by."""
    for minute in WORKED[bisect_left(WORKED, begin) :]:
        needed -= not any(since <= minute < until for since, until in spans)
        if needed == 0:
            return minute + MINUTE
    raise AssertionError("the year is over")


def needed_minutes(start: datetime, limit: Limit) -> int:
    """Working minutes from the start to the closing time of the n-th work day after it."""
    day, left = start.date(), limit.n
    while left:
        day += DAY
        left -= is_worked(day)
    end = datetime.combine(day, time(17, 30))
    return bisect_left(WORKED, end) - bisect_left(WORKED, start)


@given(st.data(), starts, st.integers(1, 24))
def test_work_hours_end_when_a_minute_by_minute_clock_says(data, start, n):
    spans = data.draw(pauses(start))

    expected = counted_down(start, n * 60, spans)

    assert answer(start, Limit(n, H), told(spans)) == expected


@given(st.data(), starts, st.integers(1, 12))
def test_work_days_end_when_a_day_by_day_and_minute_by_minute_clock_says(data, start, n):
    limit = Limit(n, D)
    spans = data.draw(pauses(start))

    expected = counted_down(start, needed_minutes(start, limit), spans)

    assert answer(start, limit, told(spans)) == expected


@given(st.data(), starts, st.integers(1, 12))
def test_natural_days_end_when_a_minute_by_minute_clock_says(data, start, n):
    spans = union(data.draw(pauses(start)))
    end = start + n * DAY
    for since, until in spans:
        end += (until - since) if since < end else timedelta(0)

    assert answer(start, Limit(n, N), told(spans)) == end


@given(starts, st.integers(0, 60), units)
def test_a_longer_limit_is_never_due_earlier(start, n, unit):
    shorter, longer = answer(start, Limit(n + 1, unit), []), answer(start, Limit(n + 2, unit), [])

    assert shorter < longer
    assert start < answer(start, Limit(0, unit), [])


@given(starts, minutes, limits)
def test_a_later_start_is_never_due_earlier(start, wait, limit):
    assert answer(start, limit, []) <= answer(start + wait * MINUTE, limit, [])


@given(starts, limits, minutes, st.lists(limits, max_size=2))
def test_a_pause_of_no_length_changes_nothing(start, limit, wait, extensions):
    more = [Event(EventKind.EXTEND, start, limit=extension) for extension in extensions]
    at = start + wait * MINUTE

    assert answer(start, limit, [*more, *told([(at, at)])]) == answer(start, limit, more)


@given(st.data(), starts, limits, st.lists(limits, max_size=2))
def test_a_pause_split_in_two_is_the_same_pause(data, start, limit, extensions):
    more = [Event(EventKind.EXTEND, start, limit=extension) for extension in extensions]
    wait, first, second = data.draw(st.tuples(minutes, minutes, minutes))
    since, middle = start + MINUTE * wait, start + MINUTE * (wait + first)
    until = middle + MINUTE * second

    whole = answer(start, limit, [*more, *told([(since, until)])])

    assert answer(start, limit, [*more, *told([(since, middle), (middle, until)])]) == whole


@given(st.data(), starts, limits, st.lists(limits, max_size=2))
def test_pauses_count_as_their_union(data, start, limit, extensions):
    more = [Event(EventKind.EXTEND, start, limit=extension) for extension in extensions]
    spans = data.draw(pauses(start, most=4))

    expected = answer(start, limit, [*more, *told(union(spans))])

    assert answer(start, limit, [*more, *told(spans)]) == expected


@given(st.data(), starts, limits)
def test_pauses_told_twice_count_once(data, start, limit):
    events = told(data.draw(pauses(start)))

    assert answer(start, limit, events * 2) == answer(start, limit, events)


@given(st.data(), starts, limits)
def test_a_pause_never_makes_it_due_earlier(data, start, limit):
    spans = data.draw(pauses(start))

    assert answer(start, limit, told(spans)) >= answer(start, limit, [])


@given(st.data(), starts, limits, st.sampled_from([H, D]), st.integers(1, 5))
def test_an_extension_of_a_work_clock_may_come_before_in_or_after_a_pause(
    data, start, limit, unit, n
):
    """As long as time was left: the pauses begin before the first due time."""
    assume(limit.unit != N)
    spans = [span for span in data.draw(pauses(start)) if span[0] < answer(start, limit, [])]
    whens = st.sampled_from([start, *(at for span in spans for at in span)])
    when, other = data.draw(st.tuples(whens, whens))
    amount = Limit(n, unit)

    at_one = answer(start, limit, [*told(spans), Event(EventKind.EXTEND, when, limit=amount)])
    at_other = answer(start, limit, [*told(spans), Event(EventKind.EXTEND, other, limit=amount)])

    assert at_one == at_other


@given(starts, limits, st.lists(st.builds(Limit, st.integers(1, 5), st.sampled_from([H, D]))))
def test_extensions_of_a_work_clock_may_come_in_any_order(start, limit, amounts):
    assume(limit.unit != N)
    events = [Event(EventKind.EXTEND, start, limit=amount) for amount in amounts]

    assert answer(start, limit, events) == answer(start, limit, events[::-1])


@given(starts, limits, limits)
def test_an_extension_always_gives_time(start, limit, extension):
    event = Event(EventKind.EXTEND, start, limit=extension)

    assert answer(start, limit, [event]) > answer(start, limit, [])


@given(st.datetimes(datetime(1986, 1, 1), datetime(1991, 12, 31)), st.integers(1, 200))
def test_natural_days_are_real_time_in_years_with_summer_time(start, n):
    begin = start.replace(tzinfo=LAW_TIME).astimezone(UTC)
    end = due(start, Limit(n, N), [], DEFAULT).due

    assert end is not None
    assert end.astimezone(UTC) - begin == n * DAY


@given(st.datetimes(datetime(1985, 1, 1), datetime(2100, 1, 1)), st.integers(1, 30))
def test_work_days_end_at_closing_on_the_day_counted_one_by_one_in_any_year(start, n):
    day = law(start).date()
    for _ in range(n):
        day += DAY
        while not DEFAULT.is_workday(day):
            day += DAY

    assert answer(start, Limit(n, D), []) == datetime.combine(day, time(17, 30))


@given(starts, limits, st.integers(-12, 14))
def test_the_zone_of_the_question_makes_no_difference(start, limit, hours):
    from datetime import timezone

    elsewhere = start.replace(tzinfo=LAW_TIME).astimezone(timezone(timedelta(hours=hours)))

    assert answer(elsewhere, limit, []) == answer(start, limit, [])
