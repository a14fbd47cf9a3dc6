"""进度 of a long import. Its transaction hides it from everybody else, so it stands in a file."""

from pathlib import Path
from typing import NamedTuple

from django.conf import settings


class Progress(NamedTuple):
    """n / N 条."""

    done: int
    total: int


def tell(pk: int, done: int, total: int) -> None:
    """How far an import has come; whole or not at all for whoever reads it."""
    path = _path(pk)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(f"{done} {total}", "ascii")
    part.replace(path)


def told(pk: int) -> Progress | None:
    """How far it has come; None before it has begun."""
    try:
        done, total = _path(pk).read_text("ascii").split()
    except (FileNotFoundError, ValueError):
        return None
    return Progress(int(done), int(total))


def forget(pk: int) -> None:
    """Done, or given up."""
    _path(pk).unlink(missing_ok=True)


def _path(pk: int) -> Path:
    return Path(settings.MEDIA_ROOT) / "running" / f"import-{pk}"
