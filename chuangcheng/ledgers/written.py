"""What writing a line leaves behind, and how far a long import tells that it has come."""

from typing import Any, NamedTuple, Protocol


class Written(NamedTuple):
    """写入的结果: the thing by its trail key, what stood there before, what was said of it."""

    subject: str
    before: dict[str, Any]
    said: dict[str, Any]


class Progress(Protocol):
    """进度: told how many of all lines are written."""

    def __call__(self, done: int, total: int, /) -> None: ...


def silent(done: int, total: int, /) -> None:
    """Nobody waits."""
    del done, total
