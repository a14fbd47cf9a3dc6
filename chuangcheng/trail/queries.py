"""Questions to the trail."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection
from django.db.models import Max, Model, QuerySet

from chuangcheng.trail.models import Entry, Event, Former, Known, key_of

Row = TypeVar("Row", bound=Model)
SLICE = 500
_OF_VERSIONS = ("id", "known_from", "known_to")


@dataclass(frozen=True)
class Deed:
    """经过的一行: who did what to a thing, when, with which facts."""

    entry_id: int
    verb: str
    actor: str
    actor_name: str
    at: datetime
    facts: dict[str, Any]


def last_entry_id() -> int:
    """最新留痕: the id of the last entry; 0 when nothing was ever done."""
    return Entry.objects.aggregate(last=Max("id"))["last"] or 0


def last_entry_before(at: datetime) -> int | None:
    """当时的最新留痕: the id of the last entry before an instant; None before the first."""
    earlier = Entry.objects.filter(at__lt=at).order_by("-id")
    return earlier.values_list("id", flat=True).first()


def state_of_records() -> tuple[object, ...] | None:
    """记录的现状: the same again only while nothing was recorded; None before the first deed.

    The last entry by id and deed, for a restored database counts its ids again. On PostgreSQL an
    earlier id may be committed later, so what the snapshot sees is part of it.
    """
    last = Entry.objects.order_by("-id").values_list("id", "deed").first()
    if last is None or connection.vendor != "postgresql":
        return last
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return (*last, *cursor.fetchone())


def history_of(subject: str) -> list[Deed]:
    """经过: what was done to one thing, newest first."""
    rows = (
        Event.objects.filter(subject=subject)
        .order_by("-entry_id", "-id")
        .values_list(
            "entry_id", "entry__verb", "entry__actor", "entry__actor_name", "entry__at", "facts"
        )
    )
    return [Deed(*row) for row in rows]


def as_known(model: type[Model], ever: type[Model], known_at: int | None) -> QuerySet[Any]:
    """当时所知: the rows of a countable model, or its `Ever` as known at an entry."""
    if known_at is None:
        return model._default_manager.all()
    return ever._default_manager.filter(known_from__lte=known_at, known_to__gt=known_at)


def as_told(rows: Iterable[Row], known_at: int | None, *related: str) -> list[Row]:
    """当时的说法: rows of one model as they were and what they said at an entry, in their order.

    What is counted comes from their versions, what is only quoted from `Former`; rows that were
    not there are left out. `related` are keys along which what they name is read so too.
    """
    rows = list(rows)
    if known_at is None or not rows:
        return rows
    _as_counted(rows, known_at)
    before = _told_before(rows, known_at)
    there = [row for row in rows if before.get(key_of(row), {}) is not None]
    for row in there:
        for name, value in (before.get(key_of(row)) or {}).items():
            setattr(row, name, _read(row, name, value))
    for path in related:
        first, _dots, rest = path.partition("__")
        named = [thing for row in there if (thing := getattr(row, first)) is not None]
        as_told(named, known_at, *([rest] if rest else []))
    return there


def _as_counted(rows: Sequence[Model], known_at: int) -> None:
    """The columns that have versions, as an entry knew them."""
    model = type(rows[0])
    if not issubclass(model, Known):
        return
    ever = apps.get_model(model._meta.app_label, f"{model.__name__}Ever")
    columns = [f.attname for f in ever._meta.concrete_fields if f.name not in _OF_VERSIONS]
    held = as_known(model, ever, known_at)
    for some in _slices({row.pk for row in rows}):
        versions = {row.pk: row for row in held.filter(pk__in=some)}
        for row in rows:
            if row.pk in versions:
                for name in columns:
                    setattr(row, name, getattr(versions[row.pk], name))


def _told_before(rows: Sequence[Model], known_at: int) -> dict[str, dict[str, Any] | None]:
    """What rows said otherwise at an entry, by column; None for one that was not there."""
    found: dict[str, dict[str, Any] | None] = {}
    if not getattr(rows[0], "TOLD", ()):
        return found
    for some in _slices({key_of(row) for row in rows}):
        later = Former.objects.filter(subject__in=some, known_to__gt=known_at)
        for subject, said in later.order_by("known_to", "id").values_list("subject", "said"):
            if said is None:
                found.setdefault(subject, None)
            elif (held := found.setdefault(subject, {})) is not None:
                found[subject] = {**said, **held}
    return found


def _read(row: Model, name: str, value: Any) -> Any:
    field = next((f for f in row._meta.concrete_fields if f.attname == name), None)
    return value if field is None else field.to_python(value)


def _slices(keys: Iterable[Any]) -> Iterator[list[Any]]:
    """Some keys after the other, in an order of their own."""
    ordered = iter(sorted(keys))
    while some := list(islice(ordered, SLICE)):
        yield some
