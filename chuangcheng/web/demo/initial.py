"""初始数据: the demo as it was built, kept beside its database, and put back when asked."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused

_LONGEST_WAIT = 5.0  # seconds for a writer who is before us
_SCHEMA = "SELECT app, name FROM django_migrations ORDER BY app, name"


def kept_at() -> Path:
    """Where the beginning is kept."""
    return Path(settings.VAR) / "demo-initial.sqlite3"


def keep() -> None:
    """Keeps the database as it stands: for the command that has just built a demo."""
    copy(_live(), kept_at())


def restore() -> None:
    """恢复初始数据. Raises Refused when none is kept or the structure has changed since."""
    kept = kept_at()
    if connection.vendor != "sqlite" or not kept.is_file():
        raise Refused(_("没有留存初始数据；停下来用 ./dev demo --fresh 重建"))
    if _structure(kept) != _structure(_live()):
        raise Refused(_("程序更新过，初始数据对不上了；停下来用 ./dev demo --fresh 重建"))
    overwrite(_live(), kept)


def copy(live: Path, kept: Path) -> None:
    """A whole copy of a database that may be in use; the file appears when it is complete."""
    part = kept.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(live, timeout=_LONGEST_WAIT)) as source:
        source.execute("VACUUM INTO ?", [str(part)])
    part.replace(kept)


def overwrite(live: Path, kept: Path) -> None:
    """Puts a copy back in one write transaction: readers go on with what they began to read."""
    with (
        closing(sqlite3.connect(kept)) as source,
        closing(sqlite3.connect(live, timeout=_LONGEST_WAIT)) as target,
    ):
        source.backup(target, progress=_unless_busy)


def _unless_busy(status: int, _left: int, _all: int) -> None:
    """Python would try for ever where somebody holds the lock."""
    if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise OperationalError("database is locked")


def _live() -> Path:
    return Path(connection.settings_dict["NAME"])


def _structure(database: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(database, timeout=_LONGEST_WAIT)) as opened:
        return opened.execute(_SCHEMA).fetchall()
