"""./dev run read: the likeliest reading on stdout, and nothing else with --json."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError

from chuangcheng.web import clock
from chuangcheng.web.management.commands.read import Command


def read(text: str, *options: str) -> str:
    out = StringIO()
    call_command("read", *options, "--today", "2021-04-15", "--", text, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "kind", "value", "verdict"),
    [
        ("169条", "number", 169, "ok"),
        ("1000余人", "number", 1000, "ok"),
        ("若干", "number", None, "ok"),
        ("0.95", "number", 0.95, "ok"),
        ("二〇二一", "number", 2021, "ok"),
        ("13.5", "number", 13.5, "ok"),
        ("44316", "number", 44316, "ok"),
        ("50-60", "range", 50, "ask"),
        ("1e400", "number", None, "refused"),
        ("-5", "number", -5, "ok"),
        ("4.30", "date", "2021-04-30", "ok"),
        ("20210430", "date", "2021-04-30", "ok"),
        ("二〇二一年四月三十日", "date", "2021-04-30", "ok"),
        ("4月30日前", "date", "2021-04-30", "ok"),
        ("4月底前", "date", None, "ask"),
        ("2021.1", "date", None, "ask"),
        ("2021.4.31", "date", None, "refused"),
        ("4.20-4.30", "range", "2021-04-20", "ok"),
        ("3个工作日内", "limit", None, "ask"),
        ("下午3点半", "time", "15:30", "ok"),
        ("24:00", "time", "24:00", "ok"),
        ("", "none", None, "ask"),
        ("街道办", "none", None, "refused"),
    ],
)
def test_the_likeliest_reading_is_printed_as_json(text, kind, value, verdict):
    answer = json.loads(read(text, "--json"))

    assert (answer["kind"], answer["value"], answer["verdict"]) == (kind, value, verdict)
    assert bool(answer["reason"]) == (verdict != "ok")
    assert answer["today"] == "2021-04-15"
    assert set(answer["readings"]) == {"date", "time", "number"}


def test_a_vague_deadline_is_flagged_with_its_proposal():
    answer = json.loads(read("4月底前", "--json"))

    assert (answer["value"], answer["proposal"], answer["deadline"]) == (None, "2021-04-30", True)


def test_a_limit_a_range_and_a_certainty_are_told():
    assert json.loads(read("3个工作日内", "--json"))["limit"] == {"n": 3, "unit": "work_day"}
    assert json.loads(read("4.20-4.30", "--json"))["end"] == "2021-04-30"
    answer = json.loads(read("1000余人", "--json"))
    assert (answer["certainty"], answer["unit"]) == ("at_least", "人")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1000余人", "“1000余人” 读作：至少 1000 人"),
        ("169", "“169” 读作：169"),
        ("4月30日前", "“4月30日前” 读作：2021年4月30日，原文没有年份，是最后期限，含当天"),
        ("2021.4.20-4.30", "“2021.4.20-4.30” 读作：2021年4月20日—2021年4月30日"),
        ("4月底前", "“4月底前” 读作：待核对（没有写明是哪一天，是不是 2021年4月30日？）"),
        ("下午3点半", "“下午3点半” 读作：15:30"),
    ],
)
def test_without_json_a_sentence_says_it(text, sentence):
    assert read(text).splitlines()[0] == sentence


def test_another_reading_is_mentioned():
    assert "也可能是：4.3" in read("4.30").splitlines()[1]


def test_a_number_is_read_without_a_database(monkeypatch):
    def lost():
        raise OperationalError("no such table")

    monkeypatch.setattr(clock, "today", lost)
    out = StringIO()
    call_command("read", "169", stdout=out)

    assert "169" in out.getvalue()


def test_a_text_may_begin_with_a_dash(monkeypatch):
    seen = []
    monkeypatch.setattr(BaseCommand, "run_from_argv", lambda _self, argv: seen.append(argv))

    Command().run_from_argv(["manage.py", "read", "-inf", "--json"])
    Command().run_from_argv(["manage.py", "read", "169", "--json"])

    assert seen == [
        ["manage.py", "read", "--json", "--", "-inf"],
        ["manage.py", "read", "169", "--json"],
    ]


def test_a_day_that_is_none_is_refused_in_words():
    with pytest.raises(CommandError, match="不是日期"):
        call_command("read", "169", "--today", "昨天")
