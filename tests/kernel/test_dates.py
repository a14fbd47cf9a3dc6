"""Reading dates: every way in which offices write a day, and what is no day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel.dates import FIRST_YEAR, LAST_YEAR, read_date
from chuangcheng.kernel.numerals import in_chinese
from chuangcheng.kernel.reading import Kind, Verdict

TODAY = date(2021, 4, 15)
APRIL_20, APRIL_30 = date(2021, 4, 20), date(2021, 4, 30)

days = st.dates(min_value=date(FIRST_YEAR, 1, 1), max_value=date(LAST_YEAR, 12, 31))


def read(text: str):
    return read_date(text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "2021.4.30",
        "2021/4/30",
        "2021-4-30",
        "2021-04-30",
        "2021年4月30日",
        "2021年04月30号",
        "20210430",
        "２０２１．４．３０",
        "２０２１年４月３０日",
        "二〇二一年四月三十日",
        "二○二一年四月三十日",
        "2021 4 30",
        "2021—4—30",
        "2021。4。30",
        "2021\\4\\30",
        " 2021 年 4 月 30 日 ",
        "2021年4月30日（周五）",
        "2021年4月30日 星期五",
        "2021/4/30 周五",
    ],
)
def test_a_full_date_is_read_however_it_is_written(text):
    reading = read(text)

    assert (reading.kind, reading.verdict, reading.value) == (Kind.DATE, Verdict.OK, APRIL_30)
    assert not reading.derived_year
    assert not reading.deadline


@pytest.mark.parametrize(
    "text",
    ["4月30日", "4月30", "4.30", "4/30", "4-30", "04-30", "四月三十日", "四月三十", "今年4月30日"],
)
def test_a_date_without_year_is_of_this_year_and_says_so(text):
    reading = read(text)

    assert (reading.verdict, reading.value) == (Verdict.OK, APRIL_30)
    assert reading.derived_year


def test_another_year_may_be_named_by_a_word():
    assert read("明年4月30日").value == date(2022, 4, 30)
    assert read("去年12月1日").value == date(2020, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        "4月30日前",
        "4月30日之前",
        "4月30号以前",
        "四月三十日前",
        "2021年4月30日前",
        "2021年4月30日前完成",
        "4月30日前整改到位",
        "限4月30日前完成整改",
        "4月30日止",
        "4月30日周五前",
    ],
)
def test_a_deadline_includes_its_day(text):
    reading = read(text)

    assert (reading.verdict, reading.value, reading.deadline) == (Verdict.OK, APRIL_30, True)


@pytest.mark.parametrize(
    ("text", "reason", "proposal"),
    [
        ("21.4.30", "先后分不清", APRIL_30),
        ("30.4.21", "先后分不清", APRIL_30),
        ("21-4-30", "先后分不清", APRIL_30),
        ("21年4月30日", "先后分不清", APRIL_30),
        ("30/4/2021", "先后分不清", APRIL_30),
        ("4/5/2021", "分不清月和日", None),
        ("2021.4", "只有年和月", None),
        ("2021.10", "只有年和月", None),
        ("2021-10", "只有年和月", None),
        ("2021.1", "可能是 1月，也可能是 10月", None),
        ("2021年", "只有年份", None),
        ("2021", "只有年份", None),
        ("44316", "日期序号", APRIL_30),
        ("44316.5", "日期序号", APRIL_30),
        ("2021年4月30日（星期四）", "是周五，不是周四", APRIL_30),
        ("", "没有写日期", None),
        ("/", "没有写日期", None),
        ("待定", "没有写日期", None),
    ],
)
def test_an_ambiguous_date_is_asked_about_and_not_taken(text, reason, proposal):
    reading = read(text)

    assert (reading.verdict, reading.value, reading.proposal) == (Verdict.ASK, None, proposal)
    assert reason in reading.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021.4.31", "2021年4月没有 31日"),
        ("2021-02-29", "2021年2月没有 29日"),
        ("20210431", "2021年4月没有 31日"),
        ("2月30日", "2021年2月没有 30日"),
        ("4.31", "2021年4月没有 31日"),
        ("13月1日", "没有 13月"),
        ("2021年0月1日", "没有 0月"),
        ("13月", "没有这一天"),
        ("0月", "没有这一天"),
        ("9999-12-31", "年份要在"),
        ("0001-01-01", "年份要在"),
        ("1900-01-00", "没有 0日"),
        ("13/13/2021", "没有这一天"),
        ("农历三月初五", "农历"),
        ("三月初五", "农历"),
        ("正月十五", "农历"),
        ("腊月廿三", "农历"),
        ("-1", "看不出"),
        ("60", "看不出"),
        ("2958466", "看不出"),
        ("12345678", "看不出"),
        ("13812345678", "看不出"),
        ("0476-8221234", "看不出"),
        ("abc", "看不出"),
        ("٢٠٢١-٠٤-٣٠", "看不出"),
        ("2021²4²30", "看不出"),
        ("15：30", "看不出"),
        ("2021-4-30 25:00", "没有这个时刻"),
        ("4" * 100, "太长"),
        ("亿" * 30000 + "年", "太长"),
        ("4" + " " * 30000 + "5", "看不出"),
    ],
)
def test_no_day_is_invented_for_what_is_none(text, reason):
    reading = read(text)

    assert (reading.verdict, reading.value, reading.proposal) == (Verdict.REFUSED, None, None)
    assert reason in reading.reason


@pytest.mark.parametrize(
    ("text", "derived"),
    [
        ("4月20日—4月30日", True),
        ("4.20-4.30", True),
        ("4.20~4.30", True),
        ("4.20～4.30", True),
        ("4月20日至30日", True),
        ("4月20日-30日", True),
        ("4月20-30日", True),
        ("4月20日到4月30日", True),
        ("自4月20日起至4月30日止", True),
        ("2021.4.20-2021.4.30", False),
        ("2021-04-20至2021-04-30", False),
        ("2021-04-20 - 2021-04-30", False),
        ("2021-04-20--2021-04-30", False),
        ("2021年4月20日至4月30日", False),
        ("20210420-20210430", False),
        ("二〇二一年四月二十日至四月三十日", False),
        ("4月20日至2021年4月30日", True),
    ],
)
def test_a_range_has_a_start_and_an_end(text, derived):
    reading = read(text)

    assert (reading.kind, reading.verdict) == (Kind.RANGE, Verdict.OK)
    assert (reading.value, reading.end) == (APRIL_20, APRIL_30)
    assert reading.derived_year is derived


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("12月20日至1月5日", Verdict.ASK),
        ("2021年12月20日至1月5日", Verdict.ASK),
        ("2021年4月30日至2021年4月20日", Verdict.REFUSED),
    ],
)
def test_a_range_that_ends_before_it_begins_is_not_taken(text, verdict):
    reading = read(text)

    assert (reading.kind, reading.verdict, reading.value) == (Kind.RANGE, verdict, None)
    assert "结束的日子比开始的早" in reading.reason


def test_a_range_from_now_on_proposes_its_last_day():
    reading = read("即日起至6月30日")

    assert (reading.verdict, reading.value) == (Verdict.ASK, None)
    assert reading.proposal == date(2021, 6, 30)


@pytest.mark.parametrize("text", ["1986-05-04 02:30", "1986年5月4日", "19860504"])
def test_a_day_in_an_hour_that_never_was_stays_a_day(text):
    assert read(text).value == date(1986, 5, 4)


def test_people_born_before_1949_have_a_birthday():
    assert read("1940-06-01 00:30").value == date(1940, 6, 1)


@pytest.mark.parametrize(
    ("text", "value", "since_midnight"),
    [
        ("2021-04-30T15:30:00+0800", APRIL_30, timedelta(hours=15, minutes=30)),
        ("2021-04-30T15:30:00+08:00", APRIL_30, timedelta(hours=15, minutes=30)),
        ("2021-04-30T15:30:00Z", APRIL_30, timedelta(hours=23, minutes=30)),
        ("2021-04-30T23:30:00Z", date(2021, 5, 1), timedelta(hours=7, minutes=30)),
        ("2021-04-30 15:30:00.000", APRIL_30, timedelta(hours=15, minutes=30)),
        ("2021/4/30 0:00", APRIL_30, timedelta()),
        ("2021年4月30日下午3点半", APRIL_30, timedelta(hours=15, minutes=30)),
        ("2021年4月30日 15：30", APRIL_30, timedelta(hours=15, minutes=30)),
        ("2021年4月30日 3:30PM", APRIL_30, timedelta(hours=15, minutes=30)),
        ("4月30日24时前", APRIL_30, timedelta(hours=24)),
        ("4月30日", APRIL_30, None),
    ],
)
def test_a_time_of_day_stands_beside_the_day(text, value, since_midnight):
    reading = read(text)

    assert (reading.verdict, reading.value, reading.time) == (Verdict.OK, value, since_midnight)


@given(days)
def test_every_day_reads_back_from_every_form(day):
    forms = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{in_chinese(day.month)}月{in_chinese(day.day)}日",
        f"{day.year}/{day.month}/{day.day}前",
    ]
    assert {read(form).value for form in forms} == {day}


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text):
    reading = read(text)

    assert reading.ok == (reading.reason == "")
    assert reading.ok == (reading.value is not None)


@given(st.text("0123456789年月日号.-/至前底起周内点半 一二三四五十廿", max_size=14))
def test_a_day_is_taken_only_when_nothing_is_left_to_ask(text):
    reading = read(text)

    assert reading.ok == (reading.value is not None)
