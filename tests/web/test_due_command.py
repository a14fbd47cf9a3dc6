"""./dev run due: questions as files and arguments, answers as JSON or sentences."""

import io
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from chuangcheng.calendars import commands, queries
from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.web.management.commands.due import Command

pytestmark = pytest.mark.django_db

EXAMPLE = {"start": "2021-04-02T15:20", "limit": "3:work_day"}
PAUSE = {"type": "pause", "at": "2021-04-07T10:00", "id": "a"}
RESUME = {"type": "resume", "at": "2021-04-08T10:00", "id": "a"}


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("due", *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def ask(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


def stored(folder: Path, content: object) -> str:
    path = folder / "questions.json"
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return str(path)


def ask_batch(folder: Path, *questions: object) -> Any:
    return json.loads(run("--batch", stored(folder, list(questions))))


def test_the_example_is_answered_in_json():
    assert ask("--start", "2021-04-02T15:20", "--limit", "3:work_day") == {
        "due": "2021-04-08T17:30:00+08:00",
        "provisional": False,
        "steps": ["2021年4月2日 15:20 起算 + 3 个工作日(跳过4月3—5日 清明假) = 4月8日 17:30"],
    }


def test_the_example_is_answered_in_sentences():
    lines = run("--start", "2021-04-02T15:20", "--limit", "3:work_day").splitlines()

    assert lines[-1] == "到期：2021年4月8日 17:30"
    assert len(lines) == 2


def test_a_provisional_answer_says_so():
    arguments = ("--start", "2027-04-02T15:20", "--limit", "3:work_day")

    assert ask(*arguments)["provisional"] is True
    assert "2027年调休未公布，暂按周末推算" in ask(*arguments)["steps"][0]
    assert run(*arguments).splitlines()[-1] == "到期：2027年4月7日 17:30(暂定)"


@pytest.mark.parametrize(
    ("start", "limit", "then"),
    [
        ("2021-04-02T07:20:00Z", "3:work_day", "2021-04-08T17:30:00+08:00"),
        ("2021-04-02T15:20:00+08:00", "4:work_hour", "2021-04-06T10:20:00+08:00"),
        ("2021-04-02 15:20", "3:natural_day", "2021-04-05T15:20:00+08:00"),
        ("2021-04-02", "0:natural_day", "2021-04-02T17:30:00+08:00"),
    ],
)
def test_starts_and_limits_are_read(start, limit, then):
    assert ask("--start", start, "--limit", limit)["due"] == then


def test_events_come_from_a_file(tmp_path):
    events = [
        PAUSE,
        RESUME,
        {"type": "extend", "at": "2021-04-08T11:00", "n": 1, "unit": "work_day", "id": 7},
        {"type": "redispatch", "at": "2021-04-09T11:00", "n": None, "unit": None},
    ]
    arguments = ("--start", "2021-04-02T15:20", "--limit", "3:work_day")

    answer = ask(*arguments, "--events", stored(tmp_path, events))

    assert answer["due"] == "2021-04-12T17:30:00+08:00"
    assert len(answer["steps"]) == 5


def test_a_standing_clock_has_no_due_time(tmp_path):
    arguments = ("--start", "2021-04-02T15:20", "--limit", "3:work_day")
    events = stored(tmp_path, [PAUSE])

    assert ask(*arguments, "--events", events)["due"] is None
    assert run(*arguments, "--events", events).splitlines()[-1] == "计时停着，没有到期时间"


def test_events_come_from_standard_input(monkeypatch):
    told = io.TextIOWrapper(io.BytesIO(json.dumps([PAUSE]).encode()))
    monkeypatch.setattr(sys, "stdin", told)

    answer = ask("--start", "2021-04-02T15:20", "--limit", "3:work_day", "--events", "-")

    assert answer["due"] is None


def test_a_batch_is_answered_in_its_order(tmp_path):
    answers = ask_batch(
        tmp_path,
        EXAMPLE,
        {**EXAMPLE, "limit": "3 days"},
        {**EXAMPLE, "events": [PAUSE, RESUME]},
        {**EXAMPLE, "events": None},
    )

    assert answers[0]["due"] == answers[3]["due"] == "2021-04-08T17:30:00+08:00"
    assert list(answers[1]) == ["error"]
    assert answers[2]["due"] == "2021-04-09T17:30:00+08:00"


def test_an_empty_batch_has_no_answers(tmp_path):
    assert ask_batch(tmp_path) == []


def event(**changes: object) -> dict[str, object]:
    return {**EXAMPLE, "events": [PAUSE, {**RESUME, **changes}]}


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ([], "question: 要是 JSON 对象"),
        ("2021-04-02", "question: 要是 JSON 对象"),
        ({"limit": "3:work_day"}, "start: 没有给出"),
        ({**EXAMPLE, "start": "4月2日"}, "start: “4月2日” 不是时间"),
        ({**EXAMPLE, "start": 20210402}, "start: “20210402” 不是时间"),
        ({**EXAMPLE, "start": "2021-02-29T10:00"}, "start: “2021-02-29T10:00” 不是时间"),
        ({**EXAMPLE, "start": "0001-01-01T00:00+14:00"}, "start: 时间要在 1902 年到"),
        ({**EXAMPLE, "start": "9999-12-31T23:59-12:00"}, "start: 时间要在 1902 年到"),
        ({"start": "2021-04-02T15:20"}, "limit: 写成"),
        ({**EXAMPLE, "limit": 3}, "limit: 写成"),
        ({**EXAMPLE, "limit": "３:work_day"}, "limit: 写成"),
        ({**EXAMPLE, "limit": "-1:work_day"}, "limit: 写成"),
        ({**EXAMPLE, "limit": "1.5:work_day"}, "limit: 写成"),
        ({**EXAMPLE, "limit": "3:week"}, "limit: “week” 不认得，只认 work_hour、"),
        ({**EXAMPLE, "limit": "9999:work_day"}, "limit: 数量要在 0 到 2500"),
        ({**EXAMPLE, "due": "x"}, "due: 没有这一项"),
        ({**EXAMPLE, "\ud800": "x"}, "?: 没有这一项"),
        ({**EXAMPLE, "events": {}}, "events: 要是事件的列表"),
        ({**EXAMPLE, "events": [1]}, "events[0]: 要是 JSON 对象"),
        (event(type="stop"), "events[1].type: “stop” 不认得，只认 pause、"),
        (event(type=None), "events[1].type: “None” 不认得"),
        (event(type=["pause"]), "events[1].type: "),
        (event(at=None), "events[1].at: 没有给出"),
        (event(at="soon"), "events[1].at: “soon” 不是时间"),
        (event(at="2021-04-02T15:19"), "events[1].at: 早于起算时间"),
        (event(id=1.5), "events[1].id: 要是文字或整数"),
        (event(id=True), "events[1].id: 要是文字或整数"),
        (event(reason="雨"), "events[1].reason: 没有这一项"),
        (event(n=1, unit="work_day"), "events[1].n: 恢复计时不带数量"),
        (event(type="extend"), "events[1].n: 延期要给出数量和单位"),
        (event(type="restart"), "events[1].n: 重新计时要给出数量和单位"),
        (event(type="extend", n=0, unit="work_day"), "events[1].n: 延期至少是 1"),
        (event(type="extend", n=-1, unit="work_day"), "events[1].n: 数量要在 0 到"),
        (event(type="extend", n=1.0, unit="work_day"), "events[1].n: 要是整数"),
        (event(type="extend", n=True, unit="work_day"), "events[1].n: 要是整数"),
        (event(type="extend", n="1", unit="work_day"), "events[1].n: 要是整数"),
        (event(type="extend", unit="work_day"), "events[1].n: 要是整数"),
        (event(type="redispatch", n=1), "events[1].unit: “None” 不认得"),
        (event(type="extend", n=1, unit="天"), "events[1].unit: “天” 不认得"),
    ],
)
def test_a_bad_question_of_a_batch_is_answered_by_its_field(question, error, tmp_path):
    path = tmp_path / "questions.json"
    path.write_text(json.dumps([question, EXAMPLE]), "utf-8")

    bad, good = json.loads(run("--batch", str(path)))

    assert bad["error"].startswith(error)
    assert good["due"] == "2021-04-08T17:30:00+08:00"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((), "start: 没有给出"),
        (("--start", "2021-04-02T15:20"), "limit: 写成"),
        (("--start", "x", "--limit", "3:work_day"), "start: “x” 不是时间"),
        (("--start", "2021-04-02", "--limit", "3:week"), "limit: “week” 不认得"),
        (("--start", "2021-04-02", "--limit", "3:work_day", "--events", "no"), "events: 读不了"),
        (("--batch", "no"), "batch: 读不了文件 no"),
    ],
)
def test_a_bad_question_is_refused_by_its_field(arguments, error):
    with pytest.raises(CommandError) as refused:
        run(*arguments)

    assert str(refused.value).startswith(error)
    assert refused.value.returncode == 1


@pytest.mark.parametrize(
    "content", [b"", b"[", b"\xff\xfe", b"[" * 200_000, b"[1e400, " + b"9" * 5000 + b"]"]
)
@pytest.mark.parametrize("option", ["batch", "events"])
def test_a_file_that_is_no_json_is_refused(content, option, tmp_path):
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    arguments = ["--start", "2021-04-02", "--limit", "1:work_day", f"--{option}", str(path)]

    with pytest.raises(CommandError, match=f"{option}: .*不是 UTF-8 的 JSON"):
        run(*arguments)


def test_a_batch_that_is_no_list_is_refused(tmp_path):
    with pytest.raises(CommandError, match="batch: 要是一组问题的列表"):
        run("--batch", stored(tmp_path, EXAMPLE))


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    path = tmp_path / "questions.json"
    path.write_bytes(b"\xef\xbb\xbf[]")

    assert json.loads(run("--batch", str(path))) == []


def test_a_value_with_a_dash_is_refused_in_our_own_words(capsys):
    argv = ["manage.py", "due", "--start", "2021-04-02", "--limit", "-1:work_day", "--json"]

    with pytest.raises(SystemExit) as left:
        Command().run_from_argv(argv)

    captured = capsys.readouterr()
    assert left.value.code == 1
    assert "limit: 写成" in captured.err
    assert captured.out == ""


def test_the_days_that_the_office_entered_count():
    office = Actor(1, "陈静", (Grant(Role.CAMPAIGN_OFFICE),))
    now = datetime(2021, 4, 1, tzinfo=UTC)
    commands.set_day(date(2021, 4, 8), is_work=False, name="停水", by=office, now=now)

    answer = ask("--start", "2021-04-02T15:20", "--limit", "3:work_day")

    assert answer["due"] == "2021-04-09T17:30:00+08:00"
    assert "4月8日 停水假" in answer["steps"][0]


def test_without_a_database_the_published_calendar_answers(monkeypatch):
    def missing() -> object:
        raise OperationalError("no such table: calendars_day")

    monkeypatch.setattr(queries, "calendar", missing)
    out, err = io.StringIO(), io.StringIO()
    arguments = ("--start", "2021-04-02T15:20", "--limit", "3:work_day", "--json")

    call_command("due", *arguments, stdout=out, stderr=err)

    assert json.loads(out.getvalue())["due"] == "2021-04-08T17:30:00+08:00"
    assert "按公布的日历推算" in err.getvalue()
