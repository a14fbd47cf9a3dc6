"""Questions to the trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

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
