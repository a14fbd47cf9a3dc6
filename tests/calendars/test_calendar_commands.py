"""The office edits its calendar: what it enters wins, what it may not is refused with a reason."""

from datetime import UTC, date, datetime, time

import pytest

from chuangcheng.calendars import commands, published, queries, rules
from chuangcheng.calendars.models import Day, OfficeSession
from chuangcheng.calendars.worktime import STANDARD_HOURS, Session
from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.trail.models import Entry, Event

pytestmark = pytest.mark.django_db

NOW = datetime(2021, 4, 15, 1, 0, tzinfo=UTC)
NAADAM = date(2021, 7, 15)
MAY_EDIT = {Role.CAMPAIGN_OFFICE, Role.ADMINISTRATOR}


def holding(*roles: Role) -> Actor:
    return Actor(7, "陈静", tuple(Grant(role) for role in roles))


OFFICE = holding(Role.CAMPAIGN_OFFICE)


def test_an_untouched_calendar_is_the_published_one(django_assert_num_queries):
    with django_assert_num_queries(3):
        calendar = queries.calendar()

    assert calendar == published.DEFAULT


def test_a_day_that_the_office_marks_wins_over_its_weekday():
    commands.set_day(NAADAM, is_work=False, name="那达慕", by=OFFICE, now=NOW)

    calendar = queries.calendar()
    assert not calendar.is_workday(NAADAM)
    assert calendar.name_of(NAADAM) == "那达慕"


def test_a_day_that_the_office_marks_wins_over_the_published_one():
    commands.set_day(date(2021, 5, 8), is_work=False, name="轮休", by=OFFICE, now=NOW)

    assert not queries.calendar().is_workday(date(2021, 5, 8))


def test_a_holiday_of_several_days_is_one_deed():
    last = date(2021, 7, 17)

    commands.set_days(NAADAM, last, is_work=False, name="那达慕", by=OFFICE, now=NOW)

    assert [row.date.day for row in Day.objects.all()] == [15, 16, 17]
    assert Entry.objects.count() == 1
    assert Event.objects.count() == 3


@pytest.mark.parametrize("last", [date(2021, 7, 14), date(2021, 8, 15)])
def test_days_the_wrong_way_round_or_too_many_are_refused_whole(last):
    with pytest.raises(Refused):
        commands.set_days(NAADAM, last, is_work=False, by=OFFICE, now=NOW)

    assert not Day.objects.exists()
    assert not Entry.objects.exists()


def test_a_day_marked_twice_is_one_row_with_the_last_word():
    commands.set_day(NAADAM, is_work=False, name="那达慕", by=OFFICE, now=NOW)
    commands.set_day(NAADAM, is_work=True, by=OFFICE, now=NOW)

    assert [row.is_work for row in Day.objects.all()] == [True]
    assert queries.calendar().is_workday(NAADAM)


def test_marking_a_day_leaves_one_entry_that_knows_before_and_after():
    commands.set_day(NAADAM, is_work=False, name="那达慕", by=OFFICE, now=NOW)
    row = commands.set_day(NAADAM, is_work=True, note="照常上班", by=OFFICE, now=NOW)

    assert [entry.verb for entry in Entry.objects.all()] == ["calendars.set_day"] * 2
    last = Event.objects.last()
    assert last is not None
    assert last.subject == f"calendars.day:{row.pk}"
    assert last.facts["before"] == {"is_work": False, "name": "那达慕", "note": ""}
    assert last.facts["after"] == {"is_work": True, "name": "", "note": "照常上班"}
    assert last.entry.actor == "people.person:7"
    assert last.entry.at == NOW


def test_a_cleared_day_is_again_what_was_published():
    commands.set_day(date(2021, 5, 8), is_work=False, by=OFFICE, now=NOW)

    commands.clear_day(date(2021, 5, 8), by=OFFICE, now=NOW)

    assert queries.calendar() == published.DEFAULT
    assert [entry.verb for entry in Entry.objects.all()][-1] == "calendars.clear_day"


def test_a_day_that_nobody_marked_cannot_be_cleared():
    with pytest.raises(Refused, match="没有另外设置"):
        commands.clear_day(NAADAM, by=OFFICE, now=NOW)


@pytest.mark.parametrize("bad", ["那\x00达慕", "那" * 21])
def test_a_name_that_nobody_types_is_refused_and_nothing_is_kept(bad):
    with pytest.raises(Refused):
        commands.set_day(NAADAM, is_work=False, name=bad, by=OFFICE, now=NOW)

    assert not Day.objects.exists()
    assert not Entry.objects.exists()


def test_a_year_is_published_when_the_office_has_entered_its_days():
    commands.set_day(date(2027, 1, 1), is_work=False, name="元旦", by=OFFICE, now=NOW)

    commands.publish_year(2027, by=OFFICE, now=NOW)

    calendar = queries.calendar()
    assert calendar.published == published.YEARS | {2027}
    assert not calendar.is_workday(date(2027, 1, 1))


def test_entered_days_alone_do_not_make_a_year_published():
    commands.set_day(date(2027, 1, 1), is_work=False, name="元旦", by=OFFICE, now=NOW)

    assert 2027 not in queries.calendar().published


@pytest.mark.parametrize(("year", "reason"), [(2021, "已经公布"), (2027, "先登记2027年")])
def test_a_year_that_is_published_or_empty_is_not_published(year, reason):
    with pytest.raises(Refused, match=reason):
        commands.publish_year(year, by=OFFICE, now=NOW)


def test_a_published_year_can_be_withdrawn_but_not_one_of_the_notices():
    commands.set_day(date(2027, 1, 1), is_work=False, by=OFFICE, now=NOW)
    commands.publish_year(2027, by=OFFICE, now=NOW)

    commands.withdraw_year(2027, by=OFFICE, now=NOW)

    assert queries.calendar().published == published.YEARS
    with pytest.raises(Refused, match="没有由本单位"):
        commands.withdraw_year(2021, by=OFFICE, now=NOW)


def test_other_office_hours_take_the_place_of_those_before():
    summer = [Session(time(8), time(12)), Session(time(14, 30), time(18))]
    commands.set_hours([Session(time(9), time(17))], by=OFFICE, now=NOW)

    commands.set_hours(summer, by=OFFICE, now=NOW)

    assert queries.calendar().hours == tuple(summer)
    event = Event.objects.last()
    assert event is not None
    assert event.facts == {"before": ["09:00—17:00"], "after": ["08:00—12:00", "14:30—18:00"]}


@pytest.mark.parametrize(
    "hours",
    [
        [],
        [Session(time(9), time(9))],
        [Session(time(13), time(17)), Session(time(8), time(12))],
        [Session(time(8), time(12)), Session(time(12), time(17))],
    ],
)
def test_office_hours_out_of_order_are_refused(hours):
    with pytest.raises(Refused, match="从早到晚"):
        commands.set_hours(hours, by=OFFICE, now=NOW)

    assert not OfficeSession.objects.exists()
    assert queries.calendar().hours == STANDARD_HOURS


@pytest.mark.parametrize("role", Role)
def test_only_the_office_and_the_administrator_edit_the_calendar(role):
    permission = rules.may_edit(holding(role))

    assert bool(permission) is (role in MAY_EDIT)
    assert permission.reason


@pytest.mark.parametrize(
    "deed",
    [
        lambda by: commands.set_day(NAADAM, is_work=False, by=by, now=NOW),
        lambda by: commands.clear_day(NAADAM, by=by, now=NOW),
        lambda by: commands.set_hours(STANDARD_HOURS, by=by, now=NOW),
        lambda by: commands.publish_year(2027, by=by, now=NOW),
        lambda by: commands.withdraw_year(2027, by=by, now=NOW),
    ],
)
def test_every_deed_on_the_calendar_asks_its_rule(deed):
    with pytest.raises(NotAllowed, match="设置工作日历"):
        deed(holding(Role.COMMUNITY, Role.LEADER))

    assert not Entry.objects.exists()


def test_the_page_of_a_year_lists_what_is_not_as_its_weekday_says():
    commands.set_day(NAADAM, is_work=False, name="那达慕", note="旗里通知", by=OFFICE, now=NOW)
    commands.set_day(date(2021, 5, 8), is_work=False, by=OFFICE, now=NOW)

    days = {day.date: day for day in queries.special_days(2021)}

    assert len(days) == 39
    assert list(days) == sorted(days)
    assert days[NAADAM] == queries.SpecialDay(
        NAADAM, is_work=False, name="那达慕", own=True, note="旗里通知"
    )
    assert (days[date(2021, 5, 8)].is_work, days[date(2021, 5, 8)].own) == (False, True)
    assert days[date(2021, 4, 5)] == queries.SpecialDay(
        date(2021, 4, 5), is_work=False, name="清明", own=False
    )
    assert queries.special_days(2027) == []
