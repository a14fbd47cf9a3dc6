"""`chuangcheng serve`: an empty folder becomes an office to be founded, and stops in order."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from chuangcheng.kernel.refusal import Refused
from chuangcheng.web.serving import programs

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240  # seconds on a busy machine
READY = "按 Ctrl-C 停止"


@dataclass
class Served:
    """A running `serve`, and what it said on its terminal until it was ready."""

    process: subprocess.Popen[bytes]
    said: str
    port: int
    var: Path

    def page(self, path: str, **headers: str) -> str:
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return str(answer.read().decode())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(var: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"SECRET_KEY", "MEDIA_ROOT"}}
    more = {"DJANGO_SETTINGS_MODULE": "tests.served", "PYTHONPATH": str(ROOT)}
    database = f"sqlite:///{var / 'office.sqlite3'}"
    return {**kept, **more, "VAR_DIR": str(var), "DATABASE_URL": database, "LOG_LEVEL": "ERROR"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """On a terminal, so that it shows its code."""
    if sys.platform == "win32":
        pytest.skip("a terminal of POSIX")
    import pty

    var, port = tmp_path_factory.mktemp("var"), free_port()
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "chuangcheng", "serve", "--port", str(port)]
    process = subprocess.Popen(words, env=environment(var), cwd=ROOT, stdout=theirs)
    os.close(theirs)
    said, deadline = "", time.monotonic() + PATIENCE
    while READY not in said and time.monotonic() < deadline:
        said += os.read(ours, 4096).decode("utf-8", "replace")
    yield Served(process, said, port, var)
    if process.poll() is None:
        process.terminate()
        process.wait(30)
    os.close(ours)


def test_it_says_where_it_is_and_that_it_waits_to_be_founded(served: Served) -> None:
    assert f"http://127.0.0.1:{served.port}/" in served.said
    assert "还没有开通" in served.said


def test_every_page_leads_to_the_form_for_whoever_is_at_the_machine(served: Served) -> None:
    assert 'name="subdistrict"' in served.page("/issues/")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded"])
def test_behind_a_proxy_it_asks_for_the_code(served: Served, header: str) -> None:
    page = served.page("/", **{header: "127.0.0.1"})

    assert 'name="subdistrict"' not in page
    assert 'name="code"' in page


def test_a_proxy_that_adds_nothing_is_known_by_its_old_protocol(served: Served) -> None:
    """nginx asks what is behind it by HTTP/1.0 unless it is told otherwise."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=60) as straight:
        straight.sendall(b"GET /first-run/ HTTP/1.0\r\nHost: localhost\r\n\r\n")
        answer = b"".join(iter(lambda: straight.recv(65536), b"")).decode()

    assert 'name="code"' in answer
    assert 'name="subdistrict"' not in answer


def test_the_code_is_shown_and_kept_for_its_owner_alone(served: Served) -> None:
    shown = re.search(r"([0-9A-Z]{4}-){4}[0-9A-Z]", served.said)
    kept = served.var / "first-run-code"

    assert shown
    assert shown[0].replace("-", "") == kept.read_text()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_the_key_is_made_for_this_installation_and_private(served: Served) -> None:
    kept = served.var / "secret_key"

    assert len(kept.read_text()) >= 50
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.read_text() not in served.said


def test_the_folder_is_its_owners_alone(served: Served) -> None:
    assert served.var.stat().st_mode & 0o077 == 0


def test_the_worker_beats(served: Served) -> None:
    assert within(30, (served.var / "worker-heartbeat").exists)


def test_only_this_machine_reaches_it(served: Served) -> None:
    own = [line for line in Path("/proc/net/tcp").read_text().splitlines() if " 0A " in line]
    listening = {line.split()[1] for line in own}

    assert f"0100007F:{served.port:04X}" in listening
    assert f"00000000:{served.port:04X}" not in listening


def test_a_port_that_is_taken_is_refused(served: Served) -> None:
    with pytest.raises(Refused, match=f"--port {served.port + 1}"):
        programs.refuse_taken("127.0.0.1", served.port)


def test_at_the_end_a_signal_stops_all_of_it(served: Served) -> None:
    served.process.send_signal(signal.SIGTERM)

    assert served.process.wait(30) == 0
    assert not programs.answers("127.0.0.1", served.port)


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False
