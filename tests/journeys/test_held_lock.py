"""A writer that holds SQLite's lock for 8 seconds: pages answer, a deed is told to come back,
nothing is a 500, and the worker lives."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from chuangcheng.web.serving.supervisor import Program, Supervisor
from tests import tables

ROOT = Path(__file__).resolve().parents[2]
HELD = 8.0
PASSWORD = "eine-lange-Probe-9"
FILL = f"""
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0); call_command("createcachetable")
from tests.world import World
world = World(); world.issue()
account = world.account(world.office); account.set_password("{PASSWORD}"); account.save()
"""


@dataclass
class Visitor:
    """Somebody with a browser's cookies."""

    base: str

    def __post_init__(self) -> None:
        self.jar = CookieJar()
        handler = urllib.request.HTTPCookieProcessor(self.jar)
        self.opener = urllib.request.build_opener(handler)

    def get(self, path: str) -> tuple[int, str]:
        return self._ask(urllib.request.Request(self.base + path))

    def sign_in(self, password: str) -> tuple[int, str]:
        _status, page = self.get("/account/login/")
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found, page[:500]
        body = {"csrfmiddlewaretoken": found[1], "login": "office", "password": password}
        return self._ask(
            urllib.request.Request(
                f"{self.base}/account/login/?next=/figures/",
                data=urlencode(body).encode(),
                headers={"Referer": self.base},
            )
        )

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self.opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            retry = error.headers.get("Retry-After", "")
            return error.code, retry or error.read().decode()


@dataclass
class Office:
    """A running office on its own database."""

    database: Path
    base: str
    supervisor: Supervisor

    def worker_pid(self) -> int:
        (kept,) = [k for k in self.supervisor._kept if k.program.name == "worker"]
        assert kept.process.poll() is None, "the worker is not running"
        return kept.process.pid


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database = tmp_path / "office.sqlite3"
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "VAR_DIR": str(tmp_path),
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "tests.served",
        "PYTHONPATH": str(ROOT),
    }
    tables.lay(database)
    subprocess.run([sys.executable, "-c", FILL], env=environment, cwd=ROOT, check=True)
    web = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    more = ["--workers", "1", "--blocking-threads", "8", "chuangcheng.wsgi:application"]
    programs = [
        Program("web", [sys.executable, "-m", *web, *more], environment, ROOT),
        Program("worker", [sys.executable, "-m", "django", "db_worker"], environment, ROOT),
    ]
    supervisor = Supervisor(programs, first_pause=0.2)
    supervisor.start()
    watch = threading.Thread(target=supervisor.watch, daemon=True)
    watch.start()
    try:
        yield Office(database, f"http://127.0.0.1:{port}", supervisor)
    finally:
        supervisor.stopping = True
        watch.join(timeout=5)
        supervisor.stop()


def _first_page(visitor: Visitor) -> None:
    for _ in range(150):
        try:
            if visitor.get("/healthz")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the office did not open")


def test_a_held_lock_refuses_deeds_politely_and_pages_go_on(office: Office) -> None:
    visitor, other = Visitor(office.base), Visitor(office.base)
    _first_page(visitor)
    assert visitor.sign_in(PASSWORD)[0] == 200

    writer = sqlite3.connect(office.database, isolation_level=None, check_same_thread=False)
    writer.execute("BEGIN IMMEDIATE")
    release = threading.Timer(HELD, writer.rollback)
    release.start()

    page, body = visitor.get("/figures/")
    deed, retry = other.sign_in(PASSWORD)
    release.join()

    assert page == 200
    assert "issues.found" in body or "排查发现问题" in body
    assert (deed, retry.isdigit()) == (503, True), retry[:300]
    time.sleep(1)
    assert office.worker_pid()
    assert other.sign_in(PASSWORD)[0] == 200
