"""心跳: the worker says every few seconds that it lives; the status page reads when it last did."""

import threading
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

EVERY = 10.0  # seconds
LATE_AFTER = 60.0  # a worker that was silent for so long does not run


def start() -> None:
    """Beats until the process ends."""
    threading.Thread(target=_beat_on, name="heartbeat", daemon=True).start()


def beat() -> None:
    """Once. A disk that takes nothing must not end the worker."""
    with suppress(OSError):
        _path().touch(mode=0o600)


def last() -> datetime | None:
    """When it last beat by the clock of the machine; None when it never did."""
    with suppress(FileNotFoundError):
        return datetime.fromtimestamp(_path().stat().st_mtime, UTC)
    return None


def _beat_on() -> None:
    while True:
        beat()
        time.sleep(EVERY)


def _path() -> Path:
    return Path(settings.VAR) / "worker-heartbeat"
