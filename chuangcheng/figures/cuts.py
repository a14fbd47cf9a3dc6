"""Cuts that several kinds share, and the labels of their cells."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Model, Q
from django.db.models.enums import Choices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.kinds import Cut, Words
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people import queries as people
from chuangcheng.places.models import Area, AreaKind, Place

LEVELS: Mapping[AreaKind, str] = {
    AreaKind.CITY: "city",
    AreaKind.DISTRICT: "district",
    AreaKind.SUBDISTRICT: "subdistrict",
    AreaKind.COMMUNITY: "community",
    AreaKind.VILLAGE: "community",
    AreaKind.DIRECT: "community",
}


def by_choice(column: str, name: Words, choices: type[Choices]) -> Cut:
    """A cut by a column of choices."""

    def label(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
        asked = set(values)
        return {value: str(words) for value, words in choices.choices if value in asked}

    return Cut(column, name, label)


def by_name(column: str, name: Words, model: type[Model]) -> Cut:
    """A cut by a key to rows that have a name and an order of their own."""

    def label(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
        rows = model._default_manager.filter(pk__in=list(values))
        return {row.pk: row.name for row in rows}  # type: ignore[attr-defined]

    return Cut(column, name, label, read=key_of_address)


def by_area(column: str, name: Words) -> Cut:
    """A cut by area."""
    return by_name(column, name, Area)


def by_unit(column: str, name: Words) -> Cut:
    """A cut by unit, under the name that it bore on the as-of day."""

    def label(values: Iterable[Any], on: date) -> Mapping[Any, str]:
        return dict(sorted(people.names_on(set(values), on=on).items()))

    return Cut(column, name, label, read=key_of_address)


def by_month(column: str) -> Cut:
    """A cut by month: grouped by day in the database, folded here."""

    def label(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
        return {value: value for value in sorted(values)}

    return Cut(column, _("月份"), label, fold=_month, span=_inside_month(column), read=_month_key)


def by_day(column: str) -> Cut:
    """A cut by day, the latest first."""

    def label(values: Iterable[Any], _on: date) -> Mapping[Any, str]:
        return {value: value.isoformat() for value in sorted(values, reverse=True)}

    return Cut(column, _("日期"), label, read=_day_key)


def key_of_address(text: str) -> int | None:
    """主键 from an address; nothing for the cell 未填. Raises Refused for what is no key."""
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Refused(gettext("地址里的“%s”不对") % text)
    return int(text)


def _month_key(text: str) -> str:
    try:
        date.fromisoformat(f"{text}-01")
    except ValueError as problem:
        raise Refused(gettext("地址里的“%s”不是月份") % text) from problem
    return text


def _day_key(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise Refused(gettext("地址里的“%s”不是日期") % text) from problem


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _inside_month(column: str) -> Callable[[str], Q]:
    def span(month: str) -> Q:
        first = date.fromisoformat(f"{month}-01")
        following = (first + timedelta(days=31)).replace(day=1)
        return Q(**{f"{column}__gte": first, f"{column}__lt": following})

    return span


def at_place(column: str) -> Mapping[str, Cut]:
    """点位 as a point by which rows are asked for; a place's page shows its numbers."""
    return {"place": by_name(column, _("点位"), Place)}


COMMUNITY = by_area("community", _("社区"))
