"""What writing a line leaves behind, and how far a long import tells that it has come."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Protocol

from django.db.models import Model, QuerySet

from chuangcheng.kernel.quantity import Quantity
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
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
    begin: Callable[[Any, Any], object] | None = None,
) -> list[Written]:
    """写入: the drafts of what is new in one deed, then each `known` thing that a line changes.

    `change` is given the line and the thing, and answers what stood there; `begin` takes a new
    thing on to where its line says that it stands.
    """
    new = [line.draft for line in lines if line.known is None]
    added = iter(add(new) if new else [])
    written: list[Written] = []
    for line in lines:
        thing, before = line.known, {}
        if thing is not None:
            before = change(line, thing)
        else:
            thing = next(added)
            if begin is not None:
                begin(line, thing)
        written.append(Written(key_of(thing), before, {}))
        progress(len(written), len(lines))
    return written


def undo_lines(
    rows: Iterable[ImportRow],
    held: QuerySet[Any],
    *,
    void: Callable[[Any], object],
    restore: Callable[[Any, Mapping[str, Any]], object],
) -> None:
    """撤销: what a line made is void; what it changed is restored from what stood there."""
    kept = {int(row.subject.partition(":")[2]): row for row in rows}
    for pk, thing in held.in_bulk(list(kept)).items():
        if kept[pk].verdict == Verdict.NEW:
            void(thing)
        else:
            restore(thing, kept[pk].before)


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
