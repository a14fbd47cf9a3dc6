"""Once: what may stand only once, when two people write it in the same moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from chuangcheng.kernel.refusal import Refused

_POSTGRESQL_UNIQUE = "23505"


@contextmanager
def once(refusal: Refused) -> Iterator[None]:
    """只能有一个: raises the refusal where the database says that there is one already."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as clash:
        if not _is_of_uniqueness(clash.__cause__):
            raise
        raise refusal from clash


def _is_of_uniqueness(cause: BaseException | None) -> bool:
    if isinstance(cause, sqlite3.IntegrityError):
        return cause.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE
    return getattr(cause, "sqlstate", "") == _POSTGRESQL_UNIQUE
