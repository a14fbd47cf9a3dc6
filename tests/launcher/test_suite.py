"""`./dev test`: every part runs, and the log ends as its readers expect."""

import subprocess
import sys

import pytest

from launcher import browser, checks, counts, postgresql, suite
from launcher.arguments import Test
from launcher.counts import Counts
from launcher.layout import here
from launcher.progress import Failed

ENDING = [
    "sqlite: 300 passed, 0 failed, 2 skipped",
    "postgresql: 150 passed, 0 failed, 0 skipped",
    "browser: 10 passed, 0 failed, 0 skipped",
]


@pytest.fixture
def asked(layout, monkeypatch):
    """What `./dev test` started, with programs that only note that they ran."""
    started = []

    def openly(argv, *, cwd, environment):
        started.append(argv)
        return 0

    def heard(argv, *, cwd, environment, log):
        started.append(argv)
        return (1, "DEP002") if "deptry" in argv else (0, "")

    def tests(layout, name, which, **variables):
        started.append([name, which, *sorted(variables)])
        counted = {"sqlite": (300, 0, 2), "postgresql": (150, 0, 0), "browser": (10, 0, 0)}
        return Counts(*counted[name])

    def no_server(layout):
        raise Failed("PostgreSQL 的 initdb 以代码 1 结束")

    monkeypatch.setattr(suite, "prepare_python", lambda *_: None)
    monkeypatch.setattr(suite.assets, "build", lambda *_: None)
    monkeypatch.setattr(suite, "openly", openly)
    monkeypatch.setattr(suite, "heard", heard)
    monkeypatch.setattr(suite, "_pytest", tests)
    monkeypatch.setattr(postgresql, "running", no_server)
    monkeypatch.setattr(browser, "find", lambda: "/usr/bin/chromium")
    return started


def test_all_parts_run_even_when_one_fails(layout, asked, capsys):
    assert suite.test(layout, Test()) == 1

    said = capsys.readouterr().out
    programs = len(checks.of_python(layout))
    assert len(asked) == programs + len(["tsc", "sqlite", "browser"])
    assert "失败的部分：依赖 deptry、测试 PostgreSQL" in said
    deptry = said.split("== 依赖 deptry")[1].split("--")[0]
    assert "DEP002" in deptry, "what a check said stands under its own heading"


def test_a_machine_that_refuses_something_still_gets_the_three_lines(
    layout, asked, monkeypatch, capsys
):
    def full(layout):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(postgresql, "running", full)

    assert suite.test(layout, Test()) == 1
    said = capsys.readouterr().out
    assert "No space left on device" in said
    assert "请这样处理：确认磁盘有空间" in said
    assert said.splitlines()[-2] == "postgresql: 0 passed, 1 failed, 0 skipped"


def test_tests_of_the_users_choice_find_the_assets_that_they_may_ask_for(
    layout, asked, monkeypatch
):
    monkeypatch.setattr(suite.assets, "build", lambda *_: asked.append("assets"))

    assert suite.test(layout, Test(words=("tests/web", "-x"))) == 0

    assert asked == ["assets", layout.module("pytest", "tests/web", "-x")]


@pytest.mark.parametrize(("name", "workers"), [("sqlite", "2"), ("browser", "1")])
def test_every_suite_runs_in_workers_that_may_be_lost(layout, monkeypatch, name, workers):
    started = []
    monkeypatch.setattr(suite, "openly", lambda argv, **_: started.extend(argv) or 0)

    assert suite._pytest(layout, name, "not browser") == counts.BROKEN

    assert started[started.index("-n") + 1] == workers


def test_what_the_browser_s_tests_said_is_told_after_the_others(layout, monkeypatch, capsys):
    monkeypatch.setattr(suite, "heard", lambda *_, **__: (1, "a page failed\n"))
    monkeypatch.setattr(browser, "find", lambda: "/usr/bin/chromium")

    said, counted = suite._in_browser(layout, Test(), suite.Progress())

    assert not capsys.readouterr().out
    assert (said, counted) == ("a page failed", counts.BROKEN)


def test_a_test_that_hangs_is_named_and_ends_alone(tmp_path):
    (tmp_path / "test_lines.py").write_text(
        "import time\ndef test_a(): pass\ndef test_hangs(): time.sleep(600)\ndef test_z(): pass\n"
    )
    report = tmp_path / "report.xml"
    options = ["-q", "-n", "1", "--dist", "worksteal", f"--junitxml={report}"]
    own = ["-c", here().root / "pyproject.toml", "-o", "faulthandler_timeout=1", tmp_path]

    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *own],
        cwd=here().root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert "crashed while running 'test_lines.py::test_hangs'" in done.stdout
    assert 'test_lines.py", line 3 in test_hangs' in done.stderr
    assert counts.read(report, exit_code=done.returncode) == Counts(passed=2, failed=1)


def test_a_postgresql_that_does_not_start_is_a_failure(layout, asked, capsys):
    suite.test(layout, Test())

    assert capsys.readouterr().out.splitlines()[-3:] == [
        ENDING[0],
        "postgresql: 0 passed, 1 failed, 0 skipped",
        ENDING[2],
    ]


def test_an_environment_that_cannot_be_made_fails_all_three_suites(layout, monkeypatch, capsys):
    def fail(*_) -> None:
        raise Failed("没有网络", advice="检查能否访问 PyPI")

    monkeypatch.setattr(suite, "prepare_python", fail)

    assert suite.test(layout, Test()) == 1
    *_, advice, _, _, _, _, _ = said = capsys.readouterr().out.splitlines()
    assert any("检查能否访问 PyPI" in line for line in said), advice
    assert said[-3:] == [
        f"{name}: 0 passed, 1 failed, 0 skipped" for name in ("sqlite", "postgresql", "browser")
    ]


def test_a_whole_success_ends_with_the_three_lines(capsys):
    report = suite.Report()
    report.part("格式", lambda: True)
    for name, counted in (("browser", (10, 0, 0)), ("sqlite", (300, 0, 2))):
        report.suite(name, name, lambda counted=counted: Counts(*counted))
    report.suite("postgresql", "postgresql", lambda: Counts(150, 0, 0))

    assert report.close() == 0
    assert capsys.readouterr().out.splitlines()[-3:] == ENDING


def test_one_failed_test_fails_the_run(capsys):
    report = suite.Report()
    report.suite("sqlite", "测试 SQLite", lambda: Counts(passed=9, failed=1))

    assert report.close() == 1
    assert "失败的部分：测试 SQLite" in capsys.readouterr().out


def test_an_absent_chromium_is_said_loudly_and_fails_nothing(layout, asked, monkeypatch, capsys):
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser.debian, "may_install", lambda: False)

    suite.test(layout, Test())

    said = capsys.readouterr().out
    assert "浏览器测试全部跳过" in said
    assert "测试 浏览器：通过" in said


@pytest.mark.parametrize(
    ("continuous", "wanted", "installs"),
    [("true", False, True), ("", True, True), ("", False, False)],
)
def test_chromium_is_installed_only_when_that_was_asked_for(
    layout, monkeypatch, continuous, wanted, installs
):
    installed = []
    monkeypatch.setenv("CI", continuous)
    monkeypatch.setattr(browser, "find", lambda: "/usr/bin/chromium" if installed else None)
    monkeypatch.setattr(browser.debian, "may_install", lambda: True)
    monkeypatch.setattr(browser.debian, "install", lambda *names, **_: installed.extend(names))

    found = browser.find_or_install(layout, suite.Progress(), wanted=wanted)

    assert bool(found) is installs
    assert ("chromium" in installed) is installs


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_chromium_is_found_by_every_name_that_it_goes_by(tmp_path, monkeypatch, name):
    monkeypatch.delenv("CHROMIUM", raising=False)
    (tmp_path / name).touch(mode=0o755)

    assert browser.find(str(tmp_path)) == str(tmp_path / name)


def test_the_program_that_the_user_names_is_the_one_that_is_driven(tmp_path, monkeypatch):
    own = tmp_path / "own"
    own.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(own))

    assert browser.find() == str(own)


def test_postgresql_runs_from_the_wheel_and_is_gone_afterwards():
    import psycopg

    with postgresql.running(here()) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT lower('É')").fetchone() == ("é",)

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=1)


def test_what_a_check_says_is_heard_whole_with_its_code(layout):
    said = "import sys; print('坏了', file=sys.stderr); sys.exit(3)"
    check = checks.Check("检查", (sys.executable, "-c", said))

    assert suite._heard(layout, check, "check") == (3, "坏了\n")
