"""Deadlines that name no day: flagged, with a proposal or a time limit, never with a date."""

from datetime import date

import pytest

from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.reading import Kind, Verdict

TODAY = date(2021, 4, 15)


def read(text: str, today: date = TODAY):
    return read_date(text, today=today)


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("4月底前", date(2021, 4, 30)),
        ("四月底前", date(2021, 4, 30)),
        ("４月底前", date(2021, 4, 30)),
        ("4月底", date(2021, 4, 30)),
        ("4月末", date(2021, 4, 30)),
        ("4月底前完成", date(2021, 4, 30)),
        ("4月份内", date(2021, 4, 30)),
        ("2月底前", date(2021, 2, 28)),
        ("2020年2月底前", date(2020, 2, 29)),
        ("明年6月底前", date(2022, 6, 30)),
        ("4月上旬", date(2021, 4, 10)),
        ("4月中旬前", date(2021, 4, 20)),
        ("4月下旬", date(2021, 4, 30)),
        ("月底前", date(2021, 4, 30)),
        ("本月底", date(2021, 4, 30)),
        ("下月底前", date(2021, 5, 31)),
        ("年底前", date(2021, 12, 31)),
        ("2021年底前", date(2021, 12, 31)),
        ("今年年底", date(2021, 12, 31)),
        ("明年底", date(2022, 12, 31)),
        ("年内", date(2021, 12, 31)),
        ("上半年", date(2021, 6, 30)),
        ("二季度末", date(2021, 6, 30)),
        ("第四季度", date(2021, 12, 31)),
        ("本周五", date(2021, 4, 16)),
        ("本周五前", date(2021, 4, 16)),
        ("星期日", date(2021, 4, 18)),
        ("周末前", date(2021, 4, 18)),
        ("下周一", date(2021, 4, 19)),
        ("本月30日", date(2021, 4, 30)),
        ("30日前", date(2021, 4, 30)),
        ("下月5日前", date(2021, 5, 5)),
        ("今天", date(2021, 4, 15)),
        ("明天前", date(2021, 4, 16)),
    ],
)
def test_a_vague_deadline_gets_a_proposal_and_no_date(text, proposal):
    reading = read(text)

    assert (reading.kind, reading.verdict, reading.value) == (Kind.DATE, Verdict.ASK, None)
    assert reading.proposal == proposal
    assert f"{proposal.year}年{proposal.month}月{proposal.day}日" in reading.reason


@pytest.mark.parametrize(
    "text",
    [
        "即日起",
        "长期",
        "长期坚持",
        "立行立改",
        "尽快",
        "近期",
        "限期整改",
        "持续推进",
        "4月20日起",
        "4月",
        "4月份",
        "4月前",
        "4月初",
        "2021年4月",
    ],
)
def test_where_no_day_is_likely_none_is_proposed(text):
    reading = read(text)

    assert (reading.kind, reading.verdict, reading.value) == (Kind.DATE, Verdict.ASK, None)
    assert reading.proposal is None
    assert "写成 2021年4月30日 这样" in reading.reason


@pytest.mark.parametrize(
    ("text", "n", "unit"),
    [
        ("3个工作日内", 3, "work_day"),
        ("三个工作日内", 3, "work_day"),
        ("3个工作日", 3, "work_day"),
        ("15 工作日", 15, "work_day"),
        ("接到交办后3个工作日内", 3, "work_day"),
        ("自交办之日起5个工作日内完成", 5, "work_day"),
        ("8个工作小时", 8, "work_hour"),
        ("4工作时", 4, "work_hour"),
        ("3天", 3, "natural_day"),
        ("两天内", 2, "natural_day"),
        ("3日内", 3, "natural_day"),
        ("30个自然日", 30, "natural_day"),
        ("24小时内", 1, "natural_day"),
        ("48小时", 2, "natural_day"),
        ("一周内", 7, "natural_day"),
        ("立即", 0, "work_day"),
        ("立即整改", 0, "work_day"),
    ],
)
def test_a_time_limit_is_given_as_one(text, n, unit):
    reading = read(text)

    assert (reading.kind, reading.verdict, reading.value) == (Kind.LIMIT, Verdict.ASK, None)
    assert reading.limit == (n, unit)


@pytest.mark.parametrize("text", ["12小时", "2小时内", "1个月内"])
def test_a_limit_whose_clock_is_not_said_is_asked_about(text):
    reading = read(text)

    assert (reading.kind, reading.verdict, reading.limit) == (Kind.LIMIT, Verdict.ASK, None)


def test_a_bare_number_of_days_is_a_day_of_the_month_and_within_them_a_limit():
    assert read("3日").proposal == date(2021, 4, 3)
    assert read("3日内").proposal is None


@pytest.mark.parametrize(
    ("today", "text", "proposal"),
    [
        (date(2021, 12, 20), "下月底", date(2022, 1, 31)),
        (date(2021, 12, 31), "明天", date(2022, 1, 1)),
        (date(2021, 1, 31), "上月30日", date(2020, 12, 30)),
        (date(2021, 12, 30), "本周日", date(2022, 1, 2)),
        (date(2024, 2, 1), "月底", date(2024, 2, 29)),
    ],
)
def test_proposals_cross_the_end_of_the_year(today, text, proposal):
    assert read(text, today).proposal == proposal


def test_a_day_that_the_month_lacks_is_refused():
    assert read("本月31日").verdict is Verdict.REFUSED
