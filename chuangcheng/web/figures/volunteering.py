"""数到的志愿活动和站点: the rows behind the figures of volunteering, in their own columns."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from chuangcheng.volunteering import queries
from chuangcheng.volunteering.models import Activity, Station
from chuangcheng.web import volunteered

ROWS: frozenset[type[Model]] = frozenset({Activity, Station})

Shape = dict[str, Any]


def related_of(model: type[Model], things: QuerySet[Any]) -> QuerySet[Any]:
    """The things with all that their rows name."""
    if model is Activity:
        return queries.with_names(things)
    return things.select_related("community", "place", "keeper")


def table(model: type[Model], rows: Iterable[Any], caption: str, today: date) -> Shape:
    """For components/table.html."""
    found = list(rows)
    if model is Activity:
        return {**volunteered.table(found, {}, today), "caption": caption}
    standings = queries.standings_of(found)
    return {**volunteered.stations(found, standings), "caption": caption}
