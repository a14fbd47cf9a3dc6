"""The rows behind a number: exactly those that it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.figures.asking import counted
from chuangcheng.figures.kinds import (
    Count,
    Distinct,
    Figure,
    Key,
    Leaf,
    Rate,
    Scope,
    Shown,
    Sum,
    Total,
)
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import as_told


@dataclass(frozen=True, slots=True)
class Row:
    """一行: the thing behind a number; `quantity` is what it adds, None where it is missing."""

    ref: str
    number: str
    label: str
    quantity: int | None


def shown_of(leaf: Leaf) -> Shown:
    """What stands behind a leaf: the distinct thing, else what its kind shows."""
    return leaf.thing if isinstance(leaf, Distinct) else leaf.of.shown


def things(leaf: Leaf, scope: Scope, **cells: Key) -> QuerySet[Any]:
    """The things behind a number, each once, in the order of their ids.

    Where the question is about what was known before, a thing voided since still stands here.
    """
    shown = shown_of(leaf)
    ids = counted(leaf, scope, **cells).values(shown.key)
    return shown.model._default_manager.filter(pk__in=ids).order_by("pk")


def visible(leaf: Leaf, found: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    """Of the things behind a number, those that somebody may see."""
    return found.filter(pk__in=shown_of(leaf).seen_by(actor).values("pk"))


def rows(leaf: Leaf, scope: Scope, **cells: Key) -> list[Row]:
    """数到的行, with what each adds to the number."""
    shown = shown_of(leaf)
    found = as_told(
        things(leaf, scope, **cells).select_related(*shown.related), scope.known_at, *shown.related
    )
    quantities = _quantities(leaf, scope, cells)
    return [
        _row(shown, thing, quantities.get(thing.pk) if isinstance(leaf, Sum) else 1)
        for thing in found
    ]


def named(leaf: Leaf, pks: Iterable[int]) -> dict[int, Row]:
    """Things of a leaf in words, whether it counts them or not."""
    shown = shown_of(leaf)
    found = shown.model._default_manager.filter(pk__in=sorted(set(pks)))
    return {thing.pk: _row(shown, thing, 1) for thing in found.select_related(*shown.related)}


def _row(shown: Shown, thing: Any, quantity: int | None) -> Row:
    return Row(
        ref=key_of(thing),
        number=getattr(thing, shown.number) if shown.number else "",
        label=str(thing) if shown.label == "__str__" else getattr(thing, shown.label),
        quantity=quantity,
    )


def rows_behind(figure: Figure, scope: Scope) -> list[Row]:
    """数到的行 of any figure: a rate lists its whole, of which the part adds; a total its parts."""
    if isinstance(figure, Count) and figure.fewest:
        raise Refused(_("这个统计项数的是少数人，数到的行只在它自己的登记簿里看"))
    match figure:
        case Rate(part=part, whole=whole):
            counted_rows = {row.ref for row in rows(part, scope)}
            return [replace(r, quantity=int(r.ref in counted_rows)) for r in rows(whole, scope)]
        case Total(parts=parts):
            return [row for part in parts for row in rows(part, scope)]
        case Leaf():
            return rows(figure, scope)
    raise TypeError(f"{figure.key} is no figure")


def _quantities(leaf: Leaf, scope: Scope, cells: Mapping[str, Key]) -> dict[int, int | None]:
    if not isinstance(leaf, Sum):
        return {}
    found = counted(leaf, scope, **cells).values_list(F(leaf.of.shown.key), F(leaf.column))
    return dict(found)
