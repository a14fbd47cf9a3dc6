"""Recurring promises: the days on which they are expected, and what holidays do to them."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.calendars import published
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners import frequencies
from chuangcheng.partners.recurrence import DayOff, Every, HalfDay, Move, Rule, occurrences

CALENDAR = published.DEFAULT


def friday(move: Move = Move.KEEP, **more) -> Rule:
    return Rule(every=Every.WEEK, weekday=5, half=HalfDay.MORNING, move=move, **more)


def days(rule: Rule, start: str, end: str) -> list[date | None]:
    return [each.day for each in found(rule, start, end)]


def found(rule: Rule, start: str, end: str):
    span = {"start": date.fromisoformat(start), "end": date.fromisoformat(end)}
    return occurrences(rule, **span, calendar=CALENDAR)


def iso(*said: str) -> list[date]:
    return [date.fromisoformat(each) for each in said]


def test_four_fridays_lie_between_the_middle_of_march_and_of_april_2021():
    four = iso("2021-03-19", "2021-03-26", "2021-04-02", "2021-04-09")

    for move in Move:
        assert days(friday(move), "2021-03-19", "2021-04-09") == four, move


@pytest.mark.parametrize(
    ("move", "day"),
    [
        (Move.KEEP, "2019-04-05"),
        (Move.SKIP, None),
        (Move.NEXT, "2019-04-08"),
        (Move.PREVIOUS, "2019-04-04"),
    ],
)
def test_a_friday_that_is_qingming_goes_where_the_rule_says(move, day):
    (once,) = found(friday(move), "2019-04-05", "2019-04-05")

    assert once.day == (date.fromisoformat(day) if day else None)
    assert once.own_days == (date(2019, 4, 5),)
    assert "清明" in once.why
    assert once.moved is (move != Move.KEEP)


def test_national_day_2021_falls_onto_the_next_friday_and_both_become_one():
    """The next work day after 1 October is Friday the 8th, which the rule names itself."""
    first, joined = found(friday(Move.NEXT), "2021-09-24", "2021-10-08")

    assert first.day == date(2021, 9, 24)
    assert (joined.day, joined.own_days) == (
        date(2021, 10, 8),
        tuple(iso("2021-10-01", "2021-10-08")),
    )
    assert "国庆" in joined.why
    assert "合为一次" in joined.why


def test_a_moved_one_past_the_end_stays_if_its_own_day_lies_within():
    assert days(friday(Move.NEXT), "2021-10-01", "2021-10-05") == iso("2021-10-08")
    assert days(friday(Move.NEXT), "2021-10-02", "2021-10-07") == []


def test_plain_weekends_are_days_off_only_where_the_rule_says_so():
    saturday = {"every": Every.WEEK, "weekday": 6, "move": Move.NEXT}

    assert days(Rule(**saturday), "2021-04-10", "2021-04-10") == iso("2021-04-10")
    resting = Rule(**saturday, off=DayOff.REST_DAY)
    assert days(resting, "2021-04-10", "2021-04-10") == iso("2021-04-12")
    # A Saturday that is worked for a holiday is no day off.
    assert days(resting, "2021-05-08", "2021-05-08") == iso("2021-05-08")


def test_every_second_week_is_counted_from_the_first_occurrence():
    fortnight = friday(interval=2)

    assert days(fortnight, "2021-03-15", "2021-04-16") == iso(
        "2021-03-19", "2021-04-02", "2021-04-16"
    )
    counted = friday(interval=2, first=date(2021, 3, 12))
    assert days(counted, "2021-03-15", "2021-04-16") == iso("2021-03-26", "2021-04-09")


def test_ends_of_months_and_quarters_are_calendar_days_that_move_by_the_rule():
    month_end = Rule(every=Every.MONTH_END)
    assert days(month_end, "2021-01-31", "2021-04-15") == iso(
        "2021-01-31", "2021-02-28", "2021-03-31"
    )
    quarter_end = Rule(every=Every.QUARTER_END, off=DayOff.REST_DAY, move=Move.PREVIOUS)
    assert days(quarter_end, "2021-01-01", "2022-12-31")[-1] == date(2022, 12, 30)
    assert len(days(quarter_end, "2021-01-01", "2022-12-31")) == 8


def test_a_month_without_that_day_takes_its_last_and_says_so():
    monthly = found(Rule(every=Every.MONTH, day=31), "2021-03-01", "2021-04-30")

    assert [each.day for each in monthly] == iso("2021-03-31", "2021-04-30")
    assert (monthly[0].why, "没有31日" in monthly[1].why) == ("", True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"every": Every.WEEK},
        {"every": Every.WEEK, "weekday": 8},
        {"every": Every.WEEK, "weekday": 5, "interval": 0},
        {"every": Every.MONTH, "day": 32},
        {"every": Every.MONTH_END, "weekday": 1},
        {"every": Every.MONTH_END, "interval": 2},
    ],
)
def test_a_rule_that_names_no_days_is_refused(wrong):
    with pytest.raises(Refused):
        Rule(**wrong)


def test_a_span_that_is_none_or_too_long_is_refused():
    for end in ("2021-04-08", "2041-01-01"):
        with pytest.raises(Refused):
            found(friday(), "2021-04-09", end)


moves, offs, halves = st.sampled_from(Move), st.sampled_from(DayOff), st.sampled_from(HalfDay)
weekly = st.builds(
    Rule,
    every=st.just(Every.WEEK),
    weekday=st.integers(1, 7),
    interval=st.integers(1, 6),
    half=halves,
    off=offs,
    move=moves,
)
monthly = st.builds(
    Rule, every=st.just(Every.MONTH), day=st.integers(1, 31), half=halves, off=offs, move=moves
)
ends = st.builds(
    Rule,
    every=st.sampled_from([Every.MONTH_END, Every.QUARTER_END]),
    half=halves,
    off=offs,
    move=moves,
)
rules = weekly | monthly | ends
starts = st.dates(date(2019, 1, 1), date(2025, 12, 31))
lengths = st.integers(0, 400)


@given(rules, starts, lengths)
def test_each_own_day_lies_within_and_stands_once(rule, start, length):
    end = start + timedelta(days=length)
    listed = occurrences(rule, start=start, end=end, calendar=CALENDAR)
    own = [day for each in listed for day in each.own_days]

    assert len(set(own)) == len(own)
    assert all(start <= day <= end for day in own)
    held = [each.day for each in listed if each.day]
    assert held == sorted(set(held))
    assert all(each.why for each in listed if each.moved)


@given(rules, starts, lengths)
def test_own_days_do_not_depend_on_what_is_done_about_days_off(rule, start, length):
    span = {"start": start, "end": start + timedelta(days=length), "calendar": CALENDAR}
    kept = Rule(every=rule.every, interval=rule.interval, weekday=rule.weekday, day=rule.day)
    own = sorted(day for each in occurrences(rule, **span) for day in each.own_days)

    assert own == [each.day for each in occurrences(kept, **span)]


@given(rules, starts, lengths)
def test_moved_ones_are_held_on_work_days(rule, start, length):
    span = {"start": start, "end": start + timedelta(days=length), "calendar": CALENDAR}
    for each in occurrences(rule, **span):
        if each.day and each.day not in each.own_days:
            assert CALENDAR.is_workday(each.day)


@given(rules)
def test_words_and_json_say_the_same_rule(rule):
    said = frequencies.read(frequencies.words(rule))

    assert frequencies.from_json(frequencies.as_json(rule)) == rule
    # 照常 is not said, so what counts as a day off is not either.
    assert said == (rule if rule.move != Move.KEEP else said)
    assert frequencies.words(said) == frequencies.words(rule)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("每周五上午", friday()),
        ("每周星期五上午", friday()),
        ("隔周周五上午", friday(interval=2)),
        ("每两周周五上午", friday(interval=2)),
        ("每 3 周的周五上午，逢节假日停一次", friday(Move.SKIP, interval=3)),
        ("每月15号下午", Rule(every=Every.MONTH, day=15, half=HalfDay.AFTERNOON)),
        ("每月底", Rule(every=Every.MONTH_END)),
        ("每季度末", Rule(every=Every.QUARTER_END)),
        ("有空就来", None),
        ("一次性", None),
    ],
)
def test_what_ledgers_write_is_read(written, rule):
    assert frequencies.read(written) == rule


SPAN = ("--start", "2019-04-01", "--end", "2019-04-14")


def run(rule: str, *options: str, span: tuple[str, ...] = SPAN) -> str:
    out = StringIO()
    call_command("occurrences", "--rule", rule, *span, *options, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_command_prints_them_with_what_was_moved_and_why():
    rule = json.dumps({"every": "week", "weekday": 5, "half": "am", "move": "next"})
    answer = json.loads(run(rule, "--json"))

    assert answer["rule"] == "每周五上午，逢节假日顺延"
    assert [each["day"] for each in answer["occurrences"]] == ["2019-04-08", "2019-04-12"]
    assert answer["occurrences"][0]["own_days"] == ["2019-04-05"]
    assert "清明" in answer["occurrences"][0]["why"]
    assert "2019-04-08  2019年4月5日逢清明" in run(rule)
    assert run("每周五上午").splitlines()[0] == "每周五上午"


@pytest.mark.django_db
def test_the_command_says_what_became_of_the_friday_of_the_national_holiday():
    october = ("--start", "2021-09-24", "--end", "2021-10-08")
    days = {}
    for move in ("keep", "skip", "next", "previous"):
        rule = json.dumps({"every": "week", "weekday": 5, "half": "am", "move": move})
        listed = json.loads(run(rule, "--json", span=october))["occurrences"]
        days[move] = [(each["day"], len(each["own_days"])) for each in listed]

    assert days == {
        "keep": [("2021-09-24", 1), ("2021-10-01", 1), ("2021-10-08", 1)],
        "skip": [("2021-09-24", 1), (None, 1), ("2021-10-08", 1)],
        "next": [("2021-09-24", 1), ("2021-10-08", 2)],
        "previous": [("2021-09-24", 1), ("2021-09-30", 1), ("2021-10-08", 1)],
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rule",
    ["{", "[]", "{}", '{"every": "day"}', '{"every": "week", "weekday": "5"}', '{"x": 1}'],
)
def test_the_command_refuses_what_is_no_rule(rule):
    with pytest.raises(CommandError, match="rule"):
        run(rule)
