"""The empty tables: what all migrations make, made by one worker and copied by the others.

On SQLite they lie in a file and are kept between runs; on PostgreSQL they are a database that
others are copied from, for as long as the worker that made them lives.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"
_PATIENCE = 300  # seconds on a busy machine


def named() -> str:
    """What the tables are called that these migrations, of ours and of others, make."""
    ours = [*ROOT.glob("chuangcheng/*/migrations/*.py"), ROOT / "chuangcheng" / "trail" / "sql.py"]
    written = b"".join(path.read_bytes() for path in (*sorted(ours), ROOT / "uv.lock"))
    return f"tables-{hashlib.sha256(written).hexdigest()[:16]}"


def kept() -> Path:
    """Where the tables lie on SQLite."""
    return FOLDER / f"{named()}.sqlite3"


@contextmanager
def alone() -> Iterator[None]:
    """Only one process at a time makes tables; a lock of SQLite's ends with whoever holds it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / "making.sqlite3"
    with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def keep(made: sqlite3.Connection) -> None:
    """Keeps what was made, whole or not at all, and nothing of earlier migrations."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for earlier in FOLDER.glob("tables-*"):
        earlier.unlink(missing_ok=True)
    unfinished = kept().with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(unfinished)) as file:
        made.backup(file)
    unfinished.replace(kept())


def pour(into: sqlite3.Connection) -> None:
    """The kept tables, into a database that holds nothing yet."""
    with closing(sqlite3.connect(kept())) as source:
        source.backup(into)


def lay(path: Path) -> None:
    """The kept tables as a file, where there are any: `migrate` then finds nothing left to do."""
    if kept().exists():
        shutil.copyfile(kept(), path)


def copied_from(server: BaseDatabaseWrapper) -> bool:
    """Whether PostgreSQL has the tables, which the test's database then is a copy of."""
    with server._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [named()])
        stands = cursor.fetchone() is not None
    if stands:
        server.settings_dict["TEST"]["TEMPLATE"] = named()
    return stands


def offer(made: BaseDatabaseWrapper) -> None:
    """Copies this test's database, which holds no rows yet, for the other workers."""
    made.close()
    with made._nodb_cursor() as cursor:
        name = made.ops.quote_name(made.settings_dict["NAME"])
        cursor.execute(f'CREATE DATABASE "{named()}" TEMPLATE {name}')


def withdraw(server: BaseDatabaseWrapper) -> None:
    """The server is left as it was."""
    with server._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{named()}"')
