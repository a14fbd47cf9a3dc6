"""Logs: each line says which request and who, and nobody's number."""

import io
import json
import logging

import pytest
import structlog

from chuangcheng.web import logs

HIDDEN = "***********"


def written(log: str, *given: object, error: bool = False) -> dict[str, object]:
    """What a line would look like on stderr, not a terminal."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    line = logs.configuration("INFO")["formatters"]["line"]
    handler.setFormatter(line.pop("()")(**line))
    logger = logging.getLogger("tests.logs")
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel("INFO")
    logger.info(log, *given, exc_info=error)
    found: dict[str, object] = json.loads(stream.getvalue())
    return found


@pytest.mark.parametrize(
    "number",
    [
        "13804761234",
        "138 0476 1234",
        "138-0476-1234",
        "138\u20130476\u20131234",
        "１３８０４７６１２３４",
        "0476-8221234",
        "04768221234",
        "010-88221234",
        "150404198605041234",
        "15040419860504123X",
        "150404860504123",
    ],
)
@pytest.mark.parametrize("line", ["电话 {}", "{}", "+86{}，找他", "?q={}&a=1", "张三{}李四"])
def test_no_line_carries_a_number_of_a_person(number, line):
    event = logs.mask_numbers(None, "info", {"event": line.format(number)})

    assert number not in str(event)
    assert HIDDEN in str(event)


@pytest.mark.parametrize(
    "text",
    [
        "XX-2021-000169",
        "2021-04-15T09:00:00.123456Z",
        "问题 169 条，条幅 278 条",
        "1618448400000",
        "118.8893,42.2673",
        "http://127.0.0.1:8000/issues/17/",
        "0.123456789",
    ],
)
def test_other_numbers_stay(text):
    assert logs.mask_numbers(None, "info", {"event": text}) == {"event": text}


@pytest.mark.parametrize(
    "fact",
    [
        {"phone": "13804761234"},
        {"deep": {"list": ["13804761234"]}},
        {"key": {"13804761234": 1}},
        {"number": 13804761234},
        {"error": ValueError("13804761234")},
    ],
)
def test_a_number_is_found_however_deep_it_lies(fact):
    assert "13804761234" not in str(logs.mask_numbers(None, "info", {"event": "x", **fact}))


def test_plain_numbers_stay_numbers():
    facts = {"event": "x", "ms": 12, "rate": 0.5, "ok": True, "none": None}

    assert logs.mask_numbers(None, "info", dict(facts)) == facts


def test_lines_of_libraries_are_masked_with_their_arguments():
    assert written("Not Found: %s", "/q/13804761234/")["event"] == f"Not Found: /q/{HIDDEN}/"


def test_tracebacks_are_masked():
    try:
        raise ValueError("13804761234")
    except ValueError:
        line = written("failed", error=True)

    assert "ValueError" in str(line["exception"])
    assert "13804761234" not in str(line)


def test_a_line_says_which_request_and_who():
    with structlog.contextvars.bound_contextvars(request="abc", actor="people.person:3"):
        line = written("answered")

    assert line["request"] == "abc"
    assert line["actor"] == "people.person:3"
    assert line["level"] == "info"
    assert str(line["timestamp"]).endswith("Z")


@pytest.mark.urls("tests.web.pages")
def test_each_answer_leaves_a_line_with_the_actors_key_and_not_the_name(world, as_, caplog):
    with caplog.at_level("INFO", "chuangcheng.web"):
        as_(world.office).get("/things/?phone=13804761234")

    [line] = [record.msg for record in caplog.records if record.name == "chuangcheng.web"]
    assert line["event"] == "answered"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/things/", 200)
    assert line["actor"] == world.office.key
    assert line["request"]
    assert world.office.name not in str(line)
