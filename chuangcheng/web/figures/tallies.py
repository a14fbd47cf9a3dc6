"""数到的日工作量: the lines behind the figures of the daily tally."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from chuangcheng.campaigns.models import DayTally
from chuangcheng.web import tallies

ROWS: frozenset[type[Model]] = frozenset({DayTally})


def related_of(_model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The lines with all that their rows name."""
    return things.select_related("community")


def table(_model: type[Model], rows: Iterable[Any], caption: str, today: date) -> dict[str, Any]:
    """For components/table.html."""
    return {**tallies.table(rows, {}, today), "caption": caption}
