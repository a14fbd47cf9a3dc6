"""Recording deeds. The first act of every command; its entry's id dates what is known."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.ids import uuid7
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.trail.models import Entry, Event, key_of
from chuangcheng.trail.queries import last_entry_id

DEED_LOCK = 20210415  # the advisory lock that deeds share and that signing takes alone

Facts = Mapping[str, Any]


def record(
    verb: str,
    *,
    by: Actor,
    at: datetime,
    on: models.Model | str | None = None,
    facts: Facts | None = None,
) -> Entry:
    """留痕: writes one entry inside the running transaction and returns it.

    With `on`, its event is written too; without, the command calls `note` once its rows exist.
    Raises TransactionManagementError outside a transaction: a deed without one is half a deed.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(f"{verb} outside a transaction")
    _share_the_deed_lock()
    entry = Entry.objects.create(
        deed=by.deed or uuid7(at), verb=verb, actor=by.key, actor_name=by.name, at=at
    )
    if on is not None:
        note(entry, [(on, facts or {})])
    return entry


def note(entry: Entry, things: Iterable[tuple[models.Model | str, Facts]]) -> None:
    """What the entry did to each thing."""
    Event.objects.bulk_create(
        [
            Event(
                entry=entry,
                subject=key_of(thing),
                community=getattr(thing, "community_id", None),
                subdistrict=getattr(thing, "subdistrict_id", None),
                facts=dict(facts),
            )
            for thing, facts in things
        ],
        batch_size=500,
    )


def said(value: object) -> str:
    """A value as the trail keeps it."""
    return "" if value is None or value == OPEN_END else str(value)


@contextmanager
def settled() -> Iterator[int]:
    """定格: a snapshot in which no deed is half recorded, and the id of its last entry.

    What is asked inside is what will be answered for ever after with `known_at` of that id.
    """
    with ExitStack() as waiting:
        waiting.enter_context(_deeds_shut_out())
        with snapshot():
            known_at = last_entry_id()  # the first read fixes what a snapshot sees
            waiting.close()
            yield known_at


@contextmanager
def _deeds_shut_out() -> Iterator[None]:
    """Waits until running deeds have ended and lets none begin; SQLite has one writer anyway."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [DEED_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [DEED_LOCK])


def _share_the_deed_lock() -> None:
    """On PostgreSQL ids commit out of order; the lock keeps "known at n" true."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [DEED_LOCK])
