"""进度 of a long import or export: a transaction hides it from all others, so it is a file."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings


class Progress(NamedTuple):
    """n / N 条."""

    done: int
    total: int


def tell(pk: int, done: int, total: int, *, of: str = "import") -> None:
    """How far it has come; whole or not at all for whoever reads it."""
    path = _path(pk, of)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(f"{done} {total}", "ascii")
    part.replace(path)


def told(pk: int, *, of: str = "import") -> Progress | None:
    """How far it has come; None before it has begun."""
    try:
        done, total = _path(pk, of).read_text("ascii").split()
    except (FileNotFoundError, ValueError):
        return None
    return Progress(int(done), int(total))


def heard(pk: int, *, of: str = "import") -> datetime | None:
    """When it last told, by the clock of the machine; None before it has begun."""
    with suppress(FileNotFoundError):
        return datetime.fromtimestamp(_path(pk, of).stat().st_mtime, UTC)
    return None


def forget(pk: int, *, of: str = "import") -> None:
    """Done, or given up."""
    _path(pk, of).unlink(missing_ok=True)


def _path(pk: int, of: str) -> Path:
    return Path(settings.MEDIA_ROOT) / "running" / f"{of}-{pk}"
