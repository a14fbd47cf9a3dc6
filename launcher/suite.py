"""`./dev test`: every check and every test; all parts run, even when one fails."""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from launcher import assets, browser, checks, counts, postgresql
from launcher.arguments import Test
from launcher.checks import Check
from launcher.counts import BROKEN, Counts
from launcher.layout import Layout
from launcher.processes import heard, openly, surroundings, surroundings_with
from launcher.progress import Failed, Progress, refused
from launcher.run import prepare_python

_SUITES = ("sqlite", "postgresql", "browser")
_CORES = 2
Argv = Sequence[str | Path]


class Running(Protocol):
    """How a program is run: before the user's eyes, or aside."""

    def __call__(self, argv: Argv, *, cwd: Path, environment: Mapping[str, str]) -> int: ...


@dataclass
class Report:
    """What every part came to, in the order in which they ran."""

    parts: list[tuple[str, bool, float]] = field(default_factory=list)
    counted: dict[str, Counts] = field(default_factory=dict)

    def part(self, title: str, work: Callable[[], bool]) -> None:
        """Runs one part under its heading; a refusal to work is a failure, told in full."""
        _print(f"\n== {title}")
        began, good = time.monotonic(), False
        try:
            good = work()
        except Failed as failure:
            _print(str(failure))
        except OSError as error:
            _print(str(refused(error)))
        seconds = time.monotonic() - began
        self.parts.append((title, good, seconds))
        _print(f"-- {title}：{'通过' if good else '失败'}，{seconds:.1f} 秒")

    def suite(self, name: str, title: str, work: Callable[[], Counts]) -> None:
        """Runs one suite of tests; one that ran no test has failed."""
        self.counted[name] = BROKEN

        def counted() -> bool:
            self.counted[name] = result = work()
            return not result.failed

        self.part(title, counted)

    @property
    def good(self) -> bool:
        return all(good for _, good, _ in self.parts)

    def close(self) -> int:
        """Prints what failed and, as the last three lines, the counts; answers the exit code."""
        _print("\n== 汇总")
        for title, good, seconds in self.parts:
            _print(f"{'通过' if good else '失败'} {seconds:7.1f} 秒  {title}")
        failed = [title for title, good, _ in self.parts if not good]
        _print(f"失败的部分：{'、'.join(failed)}" if failed else "全部通过")
        for name in _SUITES:
            _print(self.counted.get(name, BROKEN).line(name))
        return 0 if self.good else 1


def test(layout: Layout, asked: Test) -> int:
    """The whole suite, or with words for pytest only that."""
    if asked.words or asked.postgresql:
        return _focused(layout, asked)
    return _whole(layout, asked)


def _focused(layout: Layout, asked: Test) -> int:
    """Tests of the user's choice, with pytest's own output and exit code."""
    progress = Progress()
    prepare_python(layout, progress)
    found = browser.find()
    variables = {"CHROMIUM": found} if found else {}
    assets.build(layout, progress)
    argv = layout.module("pytest", *asked.words)
    if not asked.postgresql:
        return openly(argv, cwd=layout.root, environment=surroundings(**variables))
    with postgresql.running(layout) as url:
        environment = surroundings(TEST_DATABASE_URL=url, **variables)
        return openly(argv, cwd=layout.root, environment=environment)


def _whole(layout: Layout, asked: Test) -> int:
    report, progress = Report(), Progress()
    report.part("准备 Python 环境", _working(lambda: prepare_python(layout, progress)))
    if not report.good:
        return report.close()
    report.part("构建前端", _working(lambda: assets.build(layout, progress)))
    _check(layout, report)
    report.part("前端类型 tsc", lambda: _frontend_passes(layout, progress))
    report.suite("sqlite", "测试 SQLite", lambda: _pytest(layout, "sqlite", "not browser"))
    with ThreadPoolExecutor(1) as beside:  # a browser waits more than it works
        browsing = beside.submit(_in_browser, layout, asked, progress)
        report.suite("postgresql", "测试 PostgreSQL", lambda: _on_postgresql(layout))
        report.suite("browser", "测试 浏览器", lambda: _browsed(*browsing.result()))
    return report.close()


def _working(work: Callable[[], None]) -> Callable[[], bool]:
    """A step of set-up as a part: it is good unless it raises Failed."""

    def worked() -> bool:
        work()
        return True

    return worked


def _check(layout: Layout, report: Report) -> None:
    """All checks of Python, two at a time, told one after the other."""
    with ThreadPoolExecutor(_CORES) as cores:
        running = [
            (check.title, cores.submit(_heard, layout, check, f"check-{place}"))
            for place, check in enumerate(checks.of_python(layout), start=1)
        ]
        for title, ending in running:
            report.part(title, lambda ending=ending: _told(*ending.result()))  # type: ignore[misc]


def _heard(layout: Layout, check: Check, name: str) -> tuple[int, str]:
    environment = surroundings(**check.environment)
    log = layout.logs / f"{name}.log"
    return heard(check.argv, cwd=layout.root, environment=environment, log=log)


def _told(code: int, said: str) -> bool:
    _print(said.rstrip())
    return code == 0


def _frontend_passes(layout: Layout, progress: Progress) -> bool:
    found = assets.npm(layout, progress)
    argv = checks.of_frontend(found.npm).argv
    environment = surroundings_with(found.folder)
    return openly(argv, cwd=layout.root, environment=environment) == 0


def _on_postgresql(layout: Layout) -> Counts:
    with postgresql.running(layout) as url:
        return _pytest(layout, "postgresql", "not browser", TEST_DATABASE_URL=url)


def _in_browser(layout: Layout, asked: Test, progress: Progress) -> tuple[str, Counts]:
    """What the browser's tests said, to be told when the others have, and their counts."""
    said: list[str] = []

    def aside(argv: Argv, *, cwd: Path, environment: Mapping[str, str]) -> int:
        log = layout.logs / "tests-browser.log"
        code, told = heard(argv, cwd=cwd, environment=environment, log=log)
        said.append(told.rstrip())
        return code

    found = browser.find_or_install(layout, progress, wanted=asked.install_browser)
    if not found:
        said.append(browser.ABSENT)
    counted = _pytest(layout, "browser", "browser", running=aside, CHROMIUM=found or "")
    return "\n".join(said), counted


def _browsed(said: str, counted: Counts) -> Counts:
    _print(said)
    return counted


def _pytest(
    layout: Layout, name: str, which: str, running: Running | None = None, **variables: str
) -> Counts:
    """One run of pytest over the tests that the marks pick, on both cores.

    Always in workers: a test that hangs ends its worker, and another goes on with the rest.
    """
    written = layout.logs / f"tests-{name}.xml"
    written.parent.mkdir(parents=True, exist_ok=True)
    written.unlink(missing_ok=True)
    argv = layout.module("pytest", "-q", "-m", which, f"--junitxml={written}")
    workers = "1" if name == "browser" else str(_CORES)  # beside the others, and with Chromium
    argv += ["-n", workers, "--dist", "worksteal"]
    argv += ["tests/browser"] if name == "browser" else []  # else all others are read in vain
    code = (running or openly)(argv, cwd=layout.root, environment=surroundings(**variables))
    return counts.read(written, exit_code=code)


def _print(text: str) -> None:
    sys.stderr.flush()
    print(text, flush=True)
