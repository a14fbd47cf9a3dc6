"""Reading times of day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel.reading import Kind, Verdict
from chuangcheng.kernel.times import in_shanghai, read_time


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("15:30", 15.5),
        ("15：30", 15.5),
        ("１５：３０", 15.5),
        ("15:30:00", 15.5),
        ("3:30", 3.5),
        ("00:00", 0),
        ("24:00", 24),
        ("零点", 0),
        ("下午3点半", 15.5),
        ("下午三点半", 15.5),
        ("下午3点30分", 15.5),
        ("上午9点", 9),
        ("9点", 9),
        ("八点一刻", 8.25),
        ("17时30分", 17.5),
        ("晚上8点", 20),
        ("晚上12点", 24),
        ("凌晨12点", 0),
        ("中午12点", 12),
        ("中午1点", 13),
        ("3:30PM", 15.5),
        ("3:30 pm", 15.5),
        ("3PM", 15),
        ("12AM", 0),
        ("12PM", 12),
        ("下午15:30", 15.5),
    ],
)
def test_a_time_of_day_counts_from_midnight(text, hours):
    reading = read_time(text)

    assert (reading.kind, reading.verdict) == (Kind.TIME, Verdict.OK)
    assert reading.time == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["24:01", "25:00", "15:60", "15:30:60", "上午15点", "晚上12点半"])
def test_a_time_that_no_clock_shows_is_refused(text):
    reading = read_time(text)

    assert (reading.kind, reading.verdict) == (Kind.TIME, Verdict.REFUSED)
    assert "没有这个时刻" in reading.reason


@pytest.mark.parametrize(
    "text", ["", "半点", "下午", "五六点", "15", "15:3", "٣:٣٠", "+99:00", "亿" * 30000 + "点"]
)
def test_what_is_no_time_is_refused(text):
    assert (read_time(text).kind, read_time(text).verdict) == (Kind.NONE, Verdict.REFUSED)


def test_half_past_three_may_be_in_the_afternoon():
    reading = read_time("3点半")

    assert reading.verdict is Verdict.ASK
    assert "上午还是下午" in reading.reason


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("", date(2021, 4, 30), 23),
        ("+0800", date(2021, 4, 30), 23),
        ("Z", date(2021, 5, 1), 7),
        ("+09:00", date(2021, 4, 30), 22),
        ("-0500", date(2021, 5, 1), 12),
    ],
)
def test_a_zone_names_an_instant_and_shanghai_its_day(zone, day, hours):
    there = date(2021, 4, 30), timedelta(hours=23)

    assert in_shanghai(*there, zone=zone) == (day, timedelta(hours=hours))


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text):
    reading = read_time(text)

    assert (reading.verdict is Verdict.OK) == (reading.reason == "")
