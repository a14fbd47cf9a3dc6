"""Questions to the trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Max, Model, QuerySet

from chuangcheng.trail.models import Entry, Event


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
