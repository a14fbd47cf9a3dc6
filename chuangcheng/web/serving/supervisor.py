"""看护: keeps the office's programs running until it is told to stop.

The worker of django-tasks-db dies when a writer holds SQLite's lock past the timeout, so a
program that ends is started again, later and later while it keeps dying at once.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from django.utils.translation import gettext as _

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_HEALTHY_AFTER = 60.0
_TICK = 0.2
_PATIENCE = 10.0


@dataclass(frozen=True)
class Program:
    """A program to be kept running."""

    name: str
    argv: Sequence[str | Path]
    environment: Mapping[str, str]
    cwd: Path


@dataclass
class _Kept:
    """A program with its process and with what was learnt of it."""

    program: Program
    process: subprocess.Popen[bytes]
    started: float
    pause: float
    due: float | None = None  # when it is started again, while it is not running


@dataclass
class Supervisor:
    """Starts programs, restarts what dies, stops all at the first signal."""

    programs: Sequence[Program]
    first_pause: float = _FIRST_PAUSE
    stopping: bool = False
    _kept: list[_Kept] = field(default_factory=list)

    def start(self) -> None:
        for program in self.programs:
            self._kept.append(
                _Kept(program, _spawn(program), started=_now(), pause=self.first_pause)
            )

    def heed_signals(self) -> None:
        """Ctrl-C, SIGTERM and a closed terminal end the watch, which stops what it started."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._stop_soon)

    def watch(self, until: Callable[[], bool] = lambda: False) -> bool:
        """Keeps everything running; answers whether `until` came true before a signal did."""
        while not self.stopping:
            for kept in self._kept:
                self._look_after(kept)
            if until():
                return True
            time.sleep(_TICK)
        return False

    def stop(self) -> None:
        """Asks every program to end, and ends it when it takes too long."""
        self.stopping = True
        for kept in self._kept:
            kept.process.terminate()
        deadline = _now() + _PATIENCE
        for kept in self._kept:
            try:
                kept.process.wait(max(0.0, deadline - _now()))
            except subprocess.TimeoutExpired:
                kept.process.kill()
                kept.process.wait()

    def _stop_soon(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _look_after(self, kept: _Kept) -> None:
        code = kept.process.poll()
        if code is None:
            return
        if kept.due is None:
            if _now() - kept.started > _HEALTHY_AFTER:
                kept.pause = self.first_pause
            kept.due = _now() + kept.pause
            _say(kept.program.name, code, kept.pause)
            return
        if _now() >= kept.due:
            kept.process = _spawn(kept.program)
            kept.started, kept.due = _now(), None
            kept.pause = min(kept.pause * 2, _LONGEST_PAUSE)


def _spawn(program: Program) -> subprocess.Popen[bytes]:
    """In a group of its own, so that Ctrl-C reaches the supervisor alone, which stops in order."""
    return subprocess.Popen(
        [str(word) for word in program.argv],
        cwd=program.cwd,
        env=dict(program.environment),
        stdin=subprocess.DEVNULL,
        process_group=0,
    )


def _say(name: str, code: int, pause: float) -> None:
    facts = {"name": name, "code": code, "pause": pause}
    sys.stderr.write(_("%(name)s已退出（代码 %(code)d），%(pause).0f 秒后重启") % facts + "\n")


def _now() -> float:
    return time.monotonic()
