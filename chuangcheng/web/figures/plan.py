"""数到的计划事项: the rows behind the figures of the plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from chuangcheng.plan import queries
from chuangcheng.plan.models import Item
from chuangcheng.web import intended

ROWS: frozenset[type[Model]] = frozenset({Item})


def related_of(_model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name."""
    return queries.with_names(things)


def table(_model: type[Model], rows: Iterable[Any], caption: str, today: date) -> dict[str, Any]:
    """For components/table.html."""
    return {**intended.table(rows, {}, today), "caption": caption}
