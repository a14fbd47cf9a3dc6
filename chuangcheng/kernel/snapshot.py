"""Snapshot: many questions of one instant."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """快照: all reads inside see the same state of the records; writing is not for here.

    SQLite begins deferred, because a read inside BEGIN IMMEDIATE would wait for the writer;
    PostgreSQL reads REPEATABLE READ, READ ONLY. Inside a running transaction that one serves.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    with _deferred():
        yield


@contextmanager
def _deferred() -> Iterator[None]:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
