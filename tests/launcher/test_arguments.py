"""Arguments: what each line asks for."""

import pytest

from launcher.arguments import (
    Demo,
    Run,
    Serve,
    Test,
    Unclear,
    read_demo,
    read_run,
    read_serve,
    read_test,
)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", Demo(port=8000, fresh=False, serve=True)),
        ("--port 8123", Demo(port=8123)),
        ("--fresh", Demo(fresh=True)),
        ("--no-serve", Demo(serve=False)),
        ("--no-serve --fresh --port=9000", Demo(port=9000, fresh=True, serve=False)),
    ],
)
def test_demo_reads(line, asked):
    assert read_demo(line.split()) == asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", Serve(host="127.0.0.1", port=8000)),
        ("--host 0.0.0.0", Serve(host="0.0.0.0")),
        ("--port 9000 --host ::1", Serve(host="::1", port=9000)),
    ],
)
def test_serve_reads(line, asked):
    assert read_serve(line.split()) == asked


@pytest.mark.parametrize("line", ["--port 0", "--port 65536", "--port x", "--loud", "8000"])
def test_demo_refuses_what_it_does_not_know(line, capsys):
    with pytest.raises(SystemExit) as stop:
        read_demo(line.split())

    assert stop.value.code == 2
    assert line.split()[-1] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("", Test()),
        ("--install-browser", Test(install_browser=True)),
        ("tests/kernel", Test(words=("tests/kernel",))),
        (
            "tests/kernel -q -p no:cacheprovider",
            Test(words=("tests/kernel", "-q", "-p", "no:cacheprovider")),
        ),
        ("--postgresql tests/web -x", Test(words=("tests/web", "-x"), postgresql=True)),
    ],
)
def test_test_keeps_its_own_words_and_hands_the_rest_to_pytest(line, asked):
    assert read_test(line.split()) == asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("figures --json", Run(words=("figures", "--json"))),
        ("--demo figures --json", Run(words=("figures", "--json"), demo=True)),
        ("figures --demo", Run(words=("figures", "--demo"))),
        ("--demo void-issue 3 --by office", Run(("void-issue", "3", "--by", "office"), demo=True)),
    ],
)
def test_run_takes_demo_only_before_the_command(line, asked):
    assert read_run(line.split()) == asked


@pytest.mark.parametrize("line", ["", "--demo"])
def test_run_without_a_command_says_how_it_is_written(line):
    with pytest.raises(Unclear, match=r"\./dev run --demo figures"):
        read_run(line.split())
