"""工作日历: the year that the office sees, days off and worked, office hours, who may set them."""

from datetime import date, time

import pytest
from django.test import Client

from chuangcheng.calendars import commands, published, queries
from chuangcheng.calendars.models import Day
from chuangcheng.calendars.worktime import Session
from tests.world import NOON

LIST = "/calendars/"
DAYS = "/calendars/days/"
HOURS = "/calendars/hours/"
NAADAM = date(2021, 7, 15)


def text_of(browser: Client, address: str = LIST) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_year_shows_its_special_days_what_is_known_and_the_hours(demo, as_):
    shown = text_of(as_(demo.office))

    assert "2021年的调休已公布；办公时间 08:30—12:00、13:30—17:30" in shown
    assert "4月5日 周一" in shown
    assert "清明" in shown
    assert "4月25日 周日" in shown


def test_a_year_without_arrangements_says_that_due_times_are_provisional(demo, as_):
    shown = text_of(as_(demo.office), f"{LIST}?year=2027")

    assert "2027年调休未公布，暂按周末推算" in shown
    assert "这一年还没有放假和调休的安排" in shown
    assert "标为已公布</button>" not in shown


def test_several_days_are_set_at_once_and_published(demo, as_):
    browser = as_(demo.office)
    given = {"kind": "off", "first": "2027-1-1", "last": "2027-1-3", "name": "元旦", "note": ""}

    assert browser.post(DAYS, given).status_code == 302
    assert [row.date.day for row in Day.objects.all()] == [1, 2, 3]
    assert "2027年标为已公布" in text_of(browser, f"{LIST}?year=2027")

    assert browser.post("/calendars/2027/publishing/").status_code == 302
    assert 2027 in queries.calendar().published
    assert "2027年的调休由本单位标为已公布" in text_of(browser, f"{LIST}?year=2027")

    assert browser.post("/calendars/2027/withdrawing/").status_code == 302
    assert 2027 not in queries.calendar().published


def test_a_day_of_the_offices_own_is_taken_back(demo, as_):
    commands.set_day(NAADAM, is_work=False, name="那达慕", by=demo.office, now=NOON)
    browser = as_(demo.office)
    assert "那达慕" in text_of(browser)

    assert browser.post("/calendars/days/2021-07-15/clearing/").status_code == 302

    assert queries.calendar() == published.DEFAULT
    assert browser.post("/calendars/days/2021-02-30/clearing/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"last": "2021-7-14"}, "最后一天不能早于第一天"),
        ({"last": "2021-8-15"}, "一次最多设置 31 天"),
        ({"first": "2021-2-30"}, "2021年2月没有 30日"),
        ({"first": ""}, "这一栏不能空"),
    ],
)
def test_what_cannot_be_stands_at_its_field_and_nothing_is_set(demo, as_, changes, sentence):
    given = {"kind": "off", "first": "2021-7-15", "last": "", "name": "那达慕", "note": ""}

    answer = as_(demo.office).post(DAYS, given | changes)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Day.objects.exists()


def test_office_hours_are_set_with_or_without_a_break(demo, as_):
    browser = as_(demo.office)
    names = ("morning_opens", "morning_closes", "afternoon_opens", "afternoon_closes")
    assert "08:30" in text_of(browser, HOURS)

    summer = dict(zip(names, ("8:00", "12:00", "14:30", "18:00"), strict=True))
    assert browser.post(HOURS, summer).status_code == 302
    assert queries.calendar().hours[1] == Session(time(14, 30), time(18))

    through = dict(zip(names, ("9:00", "17:00", "", ""), strict=True))
    assert browser.post(HOURS, through).status_code == 302
    assert queries.calendar().hours == (Session(time(9), time(17)),)


@pytest.mark.parametrize(
    ("edges", "sentence"),
    [
        (("12:00", "8:00", "", ""), "办公时段要从早到晚"),
        (("8:00", "12:00", "13:00", ""), "要一起写"),
        (("上班时", "12:00", "", ""), "morning_opens"),
        (("8:00", "24:00", "", ""), "写成 8:30 这样"),
    ],
)
def test_hours_that_cannot_be_are_refused_at_their_field(demo, as_, edges, sentence):
    names = ("morning_opens", "morning_closes", "afternoon_opens", "afternoon_closes")

    answer = as_(demo.office).post(HOURS, dict(zip(names, edges, strict=True)))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert queries.calendar() == published.DEFAULT


@pytest.mark.parametrize("year", ["99", "99999999", "二〇二一", "-1"])
def test_no_other_year_is_asked_for(demo, as_, year):
    assert as_(demo.office).get(f"{LIST}?year={year}").status_code == 400


def test_a_community_clerk_does_not_set_the_calendar(demo, as_):
    browser = as_(demo.pine_clerk)

    assert browser.get(LIST).status_code == 403
    assert browser.post("/calendars/2027/publishing/").status_code == 403
