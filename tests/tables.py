"""The empty tables, kept between runs: what all migrations make, copied and not made again."""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"


def kept() -> Path:
    """Where the tables lie that these migrations, of ours and of others, make; named by them."""
    ours = [*ROOT.glob("chuangcheng/*/migrations/*.py"), ROOT / "chuangcheng" / "trail" / "sql.py"]
    written = b"".join(path.read_bytes() for path in (*sorted(ours), ROOT / "uv.lock"))
    return FOLDER / f"tables-{hashlib.sha256(written).hexdigest()[:16]}.sqlite3"


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
