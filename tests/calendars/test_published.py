"""The published days, held against what everybody remembers and against counts of work days."""

from datetime import date

import pytest

from chuangcheng.calendars.published import DAYS, DEFAULT, YEARS
from chuangcheng.calendars.worktime import ONE_DAY, SATURDAY

# Days off by notice, weekend days worked, work days in all.
COUNTS = {
    2019: (28, 6, 250),
    2020: (30, 6, 249),
    2021: (31, 7, 250),
    2022: (32, 7, 249),
    2023: (28, 7, 249),
    2024: (28, 8, 251),
    2025: (28, 5, 248),
    2026: (33, 6, 248),
}


@pytest.mark.parametrize("year", COUNTS)
def test_a_year_has_its_days_off_its_worked_weekends_and_its_work_days(year):
    marks = [mark for day, mark in DAYS.items() if day.year == year]
    first = date(year, 1, 1)
    days = [first + n * ONE_DAY for n in range((date(year + 1, 1, 1) - first).days)]

    off = sum(not mark.is_work for mark in marks)
    worked = sum(mark.is_work for mark in marks)

    assert (off, worked, sum(map(DEFAULT.is_workday, days))) == COUNTS[year]


def test_the_years_2019_to_2026_are_published_and_hold_all_marks():
    assert set(COUNTS) == YEARS
    assert {day.year for day in DAYS} == YEARS


def test_only_weekend_days_are_worked_for_a_holiday():
    assert all(day.weekday() >= SATURDAY for day, mark in DAYS.items() if mark.is_work)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2019-05-04", "劳动节"),
        ("2020-01-31", "春节"),
        ("2021-02-11", "春节"),
        ("2021-04-03", "清明"),
        ("2021-04-05", "清明"),
        ("2021-06-14", "端午"),
        ("2021-09-21", "中秋"),
        ("2021-10-07", "国庆"),
        ("2022-12-31", "元旦"),
        ("2023-09-29", "中秋、国庆"),
        ("2025-10-08", "中秋、国庆"),
        ("2026-02-23", "春节"),
    ],
)
def test_a_holiday_is_off_and_has_its_name(day, name):
    assert not DEFAULT.is_workday(date.fromisoformat(day))
    assert DEFAULT.name_of(date.fromisoformat(day)) == name


@pytest.mark.parametrize(
    "day",
    [
        "2019-02-02",
        "2020-05-09",
        "2021-02-07",
        "2021-02-20",
        "2021-04-25",
        "2021-05-08",
        "2021-09-18",
        "2021-09-26",
        "2021-10-09",
        "2024-02-18",
        "2026-01-04",
    ],
)
def test_a_weekend_day_of_the_exchange_is_worked(day):
    assert DEFAULT.is_workday(date.fromisoformat(day))
    assert DEFAULT.name_of(date.fromisoformat(day)) == "调休上班"


@pytest.mark.parametrize(
    ("day", "is_work"),
    [
        ("2021-04-02", True),
        ("2021-04-10", False),
        ("2024-02-09", True),  # 除夕 of 2024 was no day off by notice
        ("2018-12-31", True),  # 2018 is not published here: plain weeks
        ("2018-12-29", False),
        ("2027-01-01", True),
        ("2027-10-02", False),
    ],
)
def test_other_days_are_what_their_weekday_says(day, is_work):
    assert DEFAULT.is_workday(date.fromisoformat(day)) is is_work
    assert DEFAULT.name_of(date.fromisoformat(day)) == ""
