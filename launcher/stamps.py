"""Stamps: what was done for which content, so that a later start redoes nothing."""

import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from launcher.layout import Layout
from launcher.progress import Progress


@dataclass(frozen=True)
class Step:
    """One piece of set-up: done again when `digest` changes or what it made is gone."""

    name: str
    title: str
    digest: str
    present: Callable[[], bool]
    work: Callable[[], None]


def digest(files: Iterable[Path], *words: str) -> str:
    """One hash over names and contents; a file that is missing counts as such."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in sorted(files):
        content = path.read_bytes() if path.is_file() else b"missing"
        total.update(f"\0{path}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def ensure(step: Step, layout: Layout, progress: Progress) -> None:
    """Does the step unless it is done; of two launchers at once one works and one waits."""
    if _is_done(step, layout):
        return
    layout.stamps.mkdir(parents=True, exist_ok=True)
    with exclusively(layout.stamps / f"{step.name}.lock"):
        if _is_done(step, layout):
            return
        with progress.step(step.title):
            step.work()
        mark(step, layout)


def mark(step: Step, layout: Layout) -> None:
    """Notes that the step is done for what its inputs hold now."""
    layout.stamps.mkdir(parents=True, exist_ok=True)
    (layout.stamps / step.name).write_text(step.digest, "ascii")


def _is_done(step: Step, layout: Layout) -> bool:
    stamp = layout.stamps / step.name
    return stamp.is_file() and stamp.read_text("ascii") == step.digest and step.present()


@contextmanager
def exclusively(path: Path) -> Iterator[None]:
    """Holds a lock between processes that ends with its holder, even when that is killed."""
    with path.open("a+b") as file:
        _lock(file)
        yield


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:  # it gives up after ten seconds; a set-up may take longer
                time.sleep(0.1)
    import fcntl

    return fcntl.flock(file, fcntl.LOCK_EX)
