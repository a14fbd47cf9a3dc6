"""The ledger as the page shows it, and how overdue and due soon are told."""

import json
from datetime import date, datetime

import pytest

from chuangcheng.calendars.published import DEFAULT
from chuangcheng.calendars.worktime import LAW_TIME
from chuangcheng.issues.clock import (
    Event,
    EventKind,
    Limit,
    Unit,
    due,
    due_soon_until,
    is_due_soon,
    overdue_by,
)

H, D, N = Unit.WORK_HOUR, Unit.WORK_DAY, Unit.NATURAL_DAY


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LAW_TIME)


def test_the_example_tells_itself_in_one_sentence():
    steps = due(at("2021-04-02T15:20"), Limit(3, D), [], DEFAULT).steps

    assert [step.sentence for step in steps] == [
        "2021年4月2日 15:20 起算 + 3 个工作日(跳过4月3—5日 清明假) = 4月8日 17:30"
    ]


def test_a_step_gives_the_page_its_parts():
    extension = Event(EventKind.EXTEND, at("2021-04-28T10:40"), limit=Limit(6, D))

    steps = due(at("2021-04-26T15:20"), Limit(3, D), [extension], DEFAULT).steps

    assert (steps[0].what, steps[0].added, steps[0].due) == (
        "起算",
        "+ 3 个工作日",
        at("2021-04-29T17:30"),
    )
    assert steps[1].what == "延期"
    assert steps[1].added == "+ 6 个工作日"
    assert steps[1].skipped == ("5月1—5日 劳动节假", "周末 1 天")
    assert steps[1].notes == ("5月8日 调休上班，计入",)
    assert steps[1].due == at("2021-05-11T17:30")


def test_a_step_can_be_kept_as_plain_values():
    step = due(at("2021-04-02T15:20"), Limit(3, D), [], DEFAULT).steps[0]

    assert json.loads(json.dumps(step.facts())) == {
        "at": "2021-04-02T15:20:00+08:00",
        "what": "起算",
        "added": "+ 3 个工作日",
        "skipped": ["4月3—5日 清明假"],
        "notes": [],
        "due": "2021-04-08T17:30:00+08:00",
        "sentence": step.sentence,
    }


def test_a_due_time_in_another_year_is_told_with_it():
    step = due(at("2020-12-31T10:00"), Limit(1, D), [], DEFAULT).steps[0]

    assert step.sentence.endswith("= 2021年1月4日 17:30")


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(4, H), "4 工作时"),
        (Limit(3, D), "3 个工作日"),
        (Limit(2, N), "2 个自然日"),
        (Limit(0, D), "立即"),
    ],
)
def test_a_limit_is_told_in_its_own_unit(limit, words):
    assert str(limit) == words


@pytest.mark.parametrize(
    ("unit", "when", "now", "words"),
    [
        (D, "2021-04-08T17:30", "2021-04-08T17:30", ""),
        (D, "2021-04-08T17:30", "2021-04-01T17:30", ""),
        (D, "2021-04-08T17:30", "2021-04-08T17:31", "今日已过时限"),
        (D, "2021-04-08T17:30", "2021-04-09T00:00", "超期 1 个工作日"),
        (D, "2021-04-08T17:30", "2021-04-15T09:00", "超期 5 个工作日"),
        (D, "2021-04-09T17:30", "2021-04-11T09:00", "超期不到 1 个工作日"),
        (D, "2021-04-30T17:30", "2021-05-08T09:00", "超期 3 个工作日"),
        (H, "2021-04-14T10:20", "2021-04-14T11:00", "今日已过时限"),
        (H, "2021-04-14T10:20", "2021-04-15T09:00", "超期 6 工作时"),
        (H, "2021-04-14T17:30", "2021-04-15T09:00", "超期不到 1 工作时"),
        (N, "2021-04-10T15:20", "2021-04-10T15:21", "今日已过时限"),
        (N, "2021-04-10T15:20", "2021-04-15T09:00", "超期 5 个自然日"),
    ],
)
def test_overdue_is_told_in_the_clocks_own_unit(unit, when, now, words):
    assert overdue_by(at(when), at(now), unit, DEFAULT) == words


@pytest.mark.parametrize(
    ("due_day", "today", "soon"),
    [
        ("2021-04-15", "2021-04-15", True),
        ("2021-04-16", "2021-04-15", True),
        ("2021-04-17", "2021-04-15", False),
        ("2021-04-14", "2021-04-15", False),  # overdue is not soon
        ("2021-04-19", "2021-04-16", True),  # Monday, seen on Friday
        ("2021-04-17", "2021-04-16", True),  # no later than that Monday
        ("2021-04-20", "2021-04-16", False),
        ("2021-05-06", "2021-04-30", True),
        ("2021-05-08", "2021-05-07", True),
        ("2021-05-10", "2021-05-07", False),
        ("9999-12-31", "2021-04-15", False),
    ],
)
def test_due_soon_is_today_or_up_to_the_next_work_day(due_day, today, soon):
    assert is_due_soon(date.fromisoformat(due_day), date.fromisoformat(today), DEFAULT) is soon


def test_lists_ask_for_due_soon_by_its_last_day():
    assert due_soon_until(date(2021, 4, 16), DEFAULT) == date(2021, 4, 19)
