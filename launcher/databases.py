"""Databases: the office's and the demo's, brought up to date before anybody uses them."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from launcher.layout import Layout
from launcher.processes import quietly, surroundings
from launcher.progress import Progress
from launcher.stamps import Step, digest, ensure, exclusively, mark

PORT = 8000


def office_environment(layout: Layout) -> dict[str, str]:
    """What the office's own system runs with: whatever the user set, else SQLite in var."""
    url = os.environ.get("DATABASE_URL") or _sqlite(layout.office_database)
    return surroundings(VAR_DIR=str(layout.var), DATABASE_URL=url)


def demo_environment(layout: Layout, port: int) -> dict[str, str]:
    """What the demo runs with: its own database, its own photos, its own address."""
    return surroundings(
        VAR_DIR=str(layout.var),
        DATABASE_URL=_sqlite(layout.demo_database),
        MEDIA_ROOT=str(layout.demo_media),
        BASE_URL=f"http://127.0.0.1:{port}",
        LOG_LEVEL=os.environ.get("LOG_LEVEL") or "WARNING",  # else requests hide the accounts
        DEMO="1",
    )


def last_demo_port(layout: Layout) -> int:
    """Where `./dev demo` served last."""
    kept = layout.demo_port
    return int(kept.read_text("ascii")) if kept.is_file() else PORT


def bring_up_to_date(layout: Layout, environment: Mapping[str, str], progress: Progress) -> None:
    """Runs the migrations unless this database has had just these."""
    ensure(_migrations_step(layout, environment), layout, progress)


def prepare_demo(layout: Layout, environment: Mapping[str, str], progress: Progress) -> None:
    """Builds the demo database if there is none, else brings it up to date."""
    if layout.demo_database.is_file():
        bring_up_to_date(layout, environment, progress)
        return
    layout.stamps.mkdir(parents=True, exist_ok=True)
    with exclusively(layout.stamps / "demo.lock"):
        if layout.demo_database.is_file():
            return
        with progress.step("建立演示数据库"):
            _build_demo(layout, environment)
        mark(_migrations_step(layout, environment), layout)


def remove_demo(layout: Layout) -> None:
    """Takes the demo away with its photos, the database last: without it the demo is gone."""
    shutil.rmtree(layout.demo_media, ignore_errors=True)
    for part in _parts(layout.demo_database):
        part.unlink(missing_ok=True)


def _build_demo(layout: Layout, environment: Mapping[str, str]) -> None:
    """Builds beside the place and moves there at the end: nobody sees half a demo."""
    database = layout.var / "demo-being-built.sqlite3"
    media = layout.var / "demo-media-being-built"
    for part in _parts(database):
        part.unlink(missing_ok=True)
    shutil.rmtree(media, ignore_errors=True)
    being_built = {**environment, "DATABASE_URL": _sqlite(database), "MEDIA_ROOT": str(media)}
    for command in ("migrate", "createcachetable", "build_demo"):
        _manage(layout, being_built, command, advice="用 ./dev demo --fresh 重试")
    _close(database)
    shutil.rmtree(layout.demo_media, ignore_errors=True)
    if media.is_dir():
        media.replace(layout.demo_media)
    database.replace(layout.demo_database)


def _migrations_step(layout: Layout, environment: Mapping[str, str]) -> Step:
    url = environment["DATABASE_URL"]
    migrations = (layout.root / "chuangcheng").glob("*/migrations/*.py")
    return Step(
        name=f"database-{hashlib.sha256(url.encode()).hexdigest()[:12]}",
        title="更新数据库结构",
        digest=digest([*migrations, layout.root / "uv.lock"], url),
        present=lambda: _may_be_there(url),
        work=lambda: _migrate(layout, environment),
    )


def _migrate(layout: Layout, environment: Mapping[str, str]) -> None:
    layout.var.mkdir(parents=True, exist_ok=True)
    for command in ("migrate", "createcachetable"):
        _manage(
            layout,
            environment,
            command,
            advice="检查 DATABASE_URL 和数据库服务；演示数据库可用 ./dev demo --fresh 重建",
        )


def _manage(layout: Layout, environment: Mapping[str, str], command: str, *, advice: str) -> None:
    quietly(
        layout.module("chuangcheng", command),
        layout=layout,
        environment=environment,
        name=command,
        advice=advice,
    )


def _close(database: Path) -> None:
    """Moves what the write-ahead log still holds into the database itself."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _parts(database: Path) -> list[Path]:
    """A SQLite database with its log and its index of it; the log first."""
    return [database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm", "")]


def _sqlite(path: Path) -> str:
    return f"sqlite:///{path.as_posix()}"


def _may_be_there(url: str) -> bool:
    """A file that is gone must be made again; of a server that cannot be said from here."""
    scheme, _, path = url.partition(":///")
    return scheme != "sqlite" or Path(path).is_file()
