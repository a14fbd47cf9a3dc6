"""The supervisor: what dies is started again, and nothing outlives it."""

import os
import signal
import sys
import time

import pytest

from chuangcheng.web.serving.supervisor import Program, Supervisor

NOTE_AND_DIE = "import os, sys; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n')"
NOTE_AND_STAY = f"{NOTE_AND_DIE}; import time; time.sleep(60)"
NOTE_AND_IGNORE = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {NOTE_AND_STAY}"


@pytest.fixture
def notes(tmp_path):
    """The file in which a program notes each of its starts."""
    return tmp_path / "notes"


@pytest.fixture
def supervise(tmp_path, notes, monkeypatch):
    """Supervises a Python program with short pauses; all is stopped at the end."""
    monkeypatch.setattr("chuangcheng.web.serving.supervisor._TICK", 0.02)
    made = []

    def start(code):
        argv = [sys.executable, "-c", code, str(notes)]
        program = Program("worker", argv, dict(os.environ), tmp_path)
        made.append(Supervisor([program], first_pause=0.05))
        made[-1].start()
        return made[-1]

    yield start
    for supervisor in made:
        supervisor.stop()


def starts(notes) -> list[int]:
    return [int(line) for line in notes.read_text().splitlines()] if notes.exists() else []


def within(seconds: float, condition):
    """A condition for the watch that gives up after some time."""
    deadline = time.monotonic() + seconds

    def reached() -> bool:
        assert time.monotonic() < deadline, "not reached in time"
        return bool(condition())

    return reached


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_dies_is_started_again_and_again(supervise, notes, capsys):
    supervisor = supervise(NOTE_AND_DIE)

    assert supervisor.watch(until=within(20, lambda: len(starts(notes)) == 3))
    assert "重启" in capsys.readouterr().err


def test_a_worker_that_is_killed_is_started_again(supervise, notes):
    supervisor = supervise(NOTE_AND_STAY)
    supervisor.watch(until=within(20, lambda: starts(notes)))

    os.kill(starts(notes)[0], signal.SIGKILL)

    assert supervisor.watch(until=within(20, lambda: len(starts(notes)) == 2))
    assert is_alive(starts(notes)[1])


def test_a_program_that_keeps_dying_at_once_is_started_later_and_later(supervise, notes):
    began = time.monotonic()
    supervisor = supervise(NOTE_AND_DIE)

    supervisor.watch(until=within(20, lambda: len(starts(notes)) == 4))

    assert time.monotonic() - began > 0.05 + 0.1 + 0.2


def test_a_program_that_lives_is_left_alone(supervise, notes):
    supervisor = supervise(NOTE_AND_STAY)
    supervisor.watch(until=within(20, lambda: starts(notes)))
    enough = time.monotonic() + 0.3

    supervisor.watch(until=lambda: time.monotonic() > enough)

    assert len(starts(notes)) == 1


@pytest.mark.parametrize("code", [NOTE_AND_STAY, NOTE_AND_IGNORE], ids=["asked", "killed"])
def test_nothing_outlives_the_stop(supervise, notes, monkeypatch, code):
    monkeypatch.setattr("chuangcheng.web.serving.supervisor._PATIENCE", 0.5)
    supervisor = supervise(code)
    supervisor.watch(until=within(20, lambda: starts(notes)))

    supervisor.stop()

    assert not is_alive(starts(notes)[0])


def test_a_signal_ends_the_watch(supervise, notes):
    kept = {name: signal.getsignal(name) for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    supervisor = supervise(NOTE_AND_STAY)
    supervisor.watch(until=within(20, lambda: starts(notes)))

    try:
        supervisor.heed_signals()
        os.kill(os.getpid(), signal.SIGTERM)
        assert supervisor.watch(until=within(5, lambda: False)) is False
    finally:
        for name, handler in kept.items():
            signal.signal(name, handler)
