"""`./dev run`: the command's own output and exit code, and nothing else."""

import json
import subprocess
import sys

import pytest

from chuangcheng.__main__ import named
from launcher.processes import surroundings


def call(dev, *words, **variables):
    environment = surroundings(**variables)
    done = subprocess.run(
        [*dev, *words], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_the_answer_of_the_command_is_all_of_stdout(layout, dev):
    code, out, err = call(dev, "run", "--demo", "figures", "--json", ANSWER='{"figures": {}}')

    # The stub answers to migrate and build_demo too: their words went to the log.
    assert (code, json.loads(out)) == (0, {"figures": {}})
    assert "建立演示数据库" in err


@pytest.mark.parametrize("code", [0, 1, 2, 7])
def test_the_exit_code_of_the_command_is_passed_on(layout, dev, calls, code):
    (layout.root / "ready").touch()
    call(dev, "run", "figures")

    assert call(dev, "run", "figures", CODE=str(code))[0] == code


def test_the_words_of_the_command_arrive_untouched(layout, dev, calls):
    words = ["void-issue", "XX-2021-000169", "--by", "office", "--reason", "重复 上报", "--json"]

    call(dev, "run", "--demo", *words)

    assert calls()[-1] == " ".join(words)


def test_the_demo_prints_links_to_the_address_where_it_was_served_last(layout, dev):
    layout.demo_port.write_text("8123")
    layout.python.write_text('#!/bin/sh\n: >> "${DATABASE_URL#sqlite:///}"\necho "$BASE_URL"\n')

    assert call(dev, "run", "--demo", "report")[1] == "http://127.0.0.1:8123\n"


def test_a_command_that_mends_the_database_runs_before_it_is_mended(layout, dev, calls):
    call(dev, "run", "makemigrations", "issues")

    assert calls() == ["makemigrations issues"]


def test_a_failed_set_up_says_what_to_do_and_prints_no_answer(layout, dev):
    code, out, err = call(dev, "run", "figures", FAILS_AT="migrate")

    assert (code, out) == (1, "")
    assert "no such thing" in err
    assert "DATABASE_URL" in err


def test_a_start_with_nothing_to_do_starts_nothing_but_the_command(layout, dev, calls):
    call(dev, "run", "figures")
    before = calls()

    _, _, err = call(dev, "run", "figures")

    assert calls() == [*before, "figures"]
    assert err == ""


def test_what_the_machine_refuses_is_told_with_advice(layout, dev):
    (layout.root / "file").touch()

    code, out, err = call(dev, "run", "figures", VAR_DIR=str(layout.root / "file" / "var"))

    assert (code, out) == (1, "")
    assert "请这样处理：确认磁盘有空间、目录可写" in err
    assert "Traceback" not in err


def test_a_program_that_does_not_start_is_told_with_advice(layout, dev):
    (layout.root / "bench").mkdir()
    (layout.root / "bench" / "figures.py").touch()
    layout.python.write_text("#!/no/such/interpreter\n", "utf-8")

    code, out, err = call(dev, "bench", "figures")

    assert (code, out) == (1, "")
    assert "请这样处理：删除 .venv" in err


@pytest.mark.parametrize("words", [[], ["help"], ["--help"], ["-h"]])
def test_help_names_every_verb(layout, dev, words):
    code, out, _ = call(dev, *words)

    assert code == 0
    for verb in ("demo", "serve", "test", "run", "bench", "help"):
        assert f"./dev {verb}" in out


@pytest.mark.parametrize(
    "words", [["fly"], ["run"], ["demo", "--port", "x"], ["serve", "--port", "0"]]
)
def test_what_cannot_be_understood_ends_with_2(layout, dev, words):
    code, out, err = call(dev, *words)

    assert (code, out) == (2, "")
    assert err


def test_bench_runs_by_name_and_lists_what_there_is(layout, dev, calls):
    folder = layout.root / "bench"
    folder.mkdir()
    for name in ("__init__", "figures", "imports"):
        (folder / f"{name}.py").touch()

    assert call(dev, "bench")[1] == "figures\nimports\n"
    assert call(dev, "bench", "figures", "--rows", "9")[0] == 0
    assert calls() == ["-P -m bench.figures --rows 9"]
    code, _, err = call(dev, "bench", "flights")
    assert code == 1
    assert "figures、imports" in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["x", "void-issue", "--as-of", "a-b"], ["x", "void_issue", "--as-of", "a-b"]),
        (["x", "figures", "some-name"], ["x", "figures", "some-name"]),
        (["x", "--version"], ["x", "--version"]),
        (["x"], ["x"]),
    ],
)
def test_only_the_name_of_the_command_loses_its_hyphens(words, told):
    assert named(words) == told


def test_an_older_python_is_told_what_it_lacks(layout, dev):
    code = f"import sys; sys.version_info = (3, 9, 2); exec(open({dev[1]!r}).read())"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 1
    assert "3.11" in done.stderr
    assert "3.9" in done.stderr
