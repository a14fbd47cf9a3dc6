"""Days and durations in the words of the page."""

from datetime import UTC, date, datetime, timedelta

import pytest

from chuangcheng.calendars import wording
from chuangcheng.calendars.published import DEFAULT
from chuangcheng.calendars.worktime import MarkedDay, WorkCalendar


def days(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (("2021-04-03", "2021-04-08"), ["4月3—5日 清明假"]),
        (("2021-04-06", "2021-04-09"), []),
        (("2021-04-06", "2021-04-13"), ["周末 2 天"]),
        (("2021-04-29", "2021-05-12"), ["5月1—5日 劳动节假", "周末 1 天"]),
        (("2022-04-28", "2022-05-05"), ["4月30日—5月4日 劳动节假"]),
        (("2024-06-09", "2024-06-11"), ["6月9—10日 端午假"]),
        (("2023-04-05", "2023-04-05"), ["4月5日 清明假"]),
        (("2022-12-30", "2023-01-03"), ["12月31日—1月2日 元旦假"]),
        (("2021-01-01", "2021-12-31"), ["节假日和周末 115 天"]),
        (("2021-04-08", "2021-04-07"), []),
    ],
)
def test_days_off_are_named_by_holiday_and_counted_by_weekend(span, words):
    assert wording.skipped(DEFAULT, *days(*span)) == words


@pytest.mark.parametrize(("name", "words"), [("那达慕", "那达慕假"), ("停电放假", "停电放假")])
def test_a_day_off_of_the_office_bears_its_own_name(name, words):
    day = date(2021, 7, 15)
    calendar = WorkCalendar({day: MarkedDay(is_work=False, name=name)}, frozenset({2021}))

    assert wording.skipped(calendar, day, day) == [f"7月15日 {words}"]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (("2021-04-19", "2021-05-08"), ["4月25日 调休上班，计入", "5月8日 调休上班，计入"]),
        (("2021-04-19", "2021-04-23"), []),
        (("2021-01-01", "2021-12-31"), ["调休上班 7 天，计入"]),
    ],
)
def test_worked_weekends_are_said_to_count(span, words):
    assert wording.made_up(DEFAULT, *days(*span)) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (21, "2 个工作日 6 工作时"),
        (7.5, "1 个工作日"),
        (1, "1 工作时"),
        (7.75, "1 个工作日 15 分"),
        (0.5, "30 分"),
        (0, "不到 1 分钟"),
    ],
)
def test_working_time_is_told_in_days_of_the_office(hours, words):
    assert wording.in_work_days(timedelta(hours=hours), DEFAULT) == words


def test_working_time_of_an_hour_clock_is_told_in_hours():
    assert wording.in_work_hours(timedelta(hours=21, minutes=20)) == "21 工作时 20 分"


def test_natural_days_are_told_in_days_of_24_hours():
    assert (
        wording.in_natural_days(timedelta(days=1, hours=3, minutes=5)) == "1 个自然日 3 小时 5 分"
    )


@pytest.mark.parametrize(
    ("year", "words"),
    [(None, "2021年4月7日 00:00"), (2021, "4月7日 00:00"), (2020, "2021年4月7日 00:00")],
)
def test_a_moment_is_told_in_law_time_with_its_year_unless_known(year, words):
    assert wording.moment(datetime(2021, 4, 6, 16, 0, tzinfo=UTC), year=year) == words


def test_every_year_of_plain_weeks_gets_its_own_sentence():
    assert wording.plain_weeks({2028, 2027}) == [
        "2027年调休未公布，暂按周末推算",
        "2028年调休未公布，暂按周末推算",
    ]
