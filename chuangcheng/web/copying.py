"""整份拷贝 of a SQLite database that may be in use, and putting one back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import OperationalError

LONGEST_WAIT = 5.0  # seconds for a writer who is before us


def copy(live: Path, kept: Path) -> None:
    """A whole copy of a database that may be in use; the file appears when it is complete."""
    part = kept.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(live, timeout=LONGEST_WAIT)) as source:
        source.execute("VACUUM INTO ?", [str(part)])
    part.replace(kept)


def overwrite(live: Path, kept: Path) -> None:
    """Puts a copy back in one write transaction: readers go on with what they began to read."""
    with (
        closing(sqlite3.connect(kept)) as source,
        closing(sqlite3.connect(live, timeout=LONGEST_WAIT)) as target,
    ):
        source.backup(target, progress=_unless_busy)


def _unless_busy(status: int, _left: int, _all: int) -> None:
    """Python would try for ever where somebody holds the lock."""
    if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise OperationalError("database is locked")
