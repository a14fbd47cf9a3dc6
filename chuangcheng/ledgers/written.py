"""What writing a line leaves behind, and how far a long import tells that it has come."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from django.db.models import Model

from chuangcheng.kernel.quantity import Quantity
from chuangcheng.trail.models import key_of


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


def write_lines(
    lines: Sequence[Any],
    *,
    add: Callable[[list[Any]], Iterable[Model]],
    change: Callable[[Any, Any], dict[str, Any]],
    progress: Progress,
) -> list[Written]:
    """写入: the drafts of what is new in one deed, then each `known` thing that a line changes.

    `change` is given the line and the thing, and answers what stood there.
    """
    new = [line.draft for line in lines if line.known is None]
    added = iter(add(new) if new else [])
    written: list[Written] = []
    for line in lines:
        before = change(line, line.known) if line.known is not None else {}
        written.append(Written(key_of(line.known or next(added)), before, {}))
        progress(len(written), len(lines))
    return written


def what_stood(before: object, names: Iterable[str]) -> dict[str, Any]:
    """What stands in a draft under these names before a change, as JSON keeps it."""
    return {name: _plain(getattr(before, name)) for name in names}


def _plain(value: object) -> Any:
    match value:
        case Model():
            return value.pk
        case Quantity():
            return [value.value, value.certainty]
        case tuple():
            return [_plain(each) for each in value]
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
    return value
