"""数到的难点和到位资金: the rows behind the figures of difficulties."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from chuangcheng.difficulties.models import Difficulty, Receipt
from chuangcheng.web import stuck as shown

ROWS: frozenset[type[Model]] = frozenset({Difficulty, Receipt})


def related_of(model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name."""
    return things.select_related("community" if model is Difficulty else "difficulty")


def table(model: type[Model], rows: Iterable[Any], caption: str, today: date) -> dict[str, Any]:
    """For components/table.html."""
    if model is Difficulty:
        return {**shown.table(rows, {}, today), "caption": caption}
    return {**shown.receipts(rows, today, can_void=False), "caption": caption}
