"""What a figure is: frozen values that name a question over records.

`of` says which rows, `when` on which days they count, `only` which of them. The three are kept
apart so that figures with equal `of` and `when` are answered by one statement.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise

from chuangcheng.kernel.actor import Actor
from chuangcheng.places.models import Area, AreaKind

Words = str | Promise
Key = str | int | date | None
UNFILLED: None = None  # the cell 未填: rows without a value are counted too


@dataclass(frozen=True, slots=True)
class Scope:
    """范围: the area, the day to whose end the answer holds, and what was known by then.

    `since` opens the period in which things must have happened: 1 January of the as-of year
    unless said; `known_at` is a trail entry's id, None for all that we know.
    """

    area: Area
    as_of: date
    since: date
    known_at: int | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """分组: one way of dividing the rows of a kind into cells.

    `label` gives the values of the column their words as of a day, in the order of the screen;
    `fold` joins values to cells before they are counted (days to months), `span` finds the rows
    of such a cell again, and `read` takes a cell from an address. `inside` finds the rows of an
    area by this column, where an index that begins with it divides them without sorting.
    `derived` is the value where another table holds it; `offers` names cells before anything is
    counted, those that a sub-district uses or all.
    """

    column: str
    name: Words
    label: Callable[[Iterable[Any], date], Mapping[Any, str]]
    fold: Callable[[Any], Any] | None = None
    span: Callable[[Any], Q] | None = None
    read: Callable[[str], Key] = str
    inside: Callable[[Area], Q] | None = None
    derived: Any = None
    offers: Callable[[Area | None], Iterable[tuple[str | int, str]]] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """How a counted row is shown: the thing it stands for, that thing's number and label.

    `seen_by` gives the things that somebody may see: the number is the same for all, the list
    is not. `related` are the keys that the label needs.
    """

    model: type[Model]
    seen_by: Callable[[Actor], QuerySet[Any]]
    key: str = "pk"
    number: str = ""
    label: str = "name"
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """所数之物: the table behind a figure, its twin of all versions, and its cuts.

    `levels` names for each kind of area the column that holds it, or says which rows are its own.
    `points` are cuts with too many cells for a page: by them the rows of one thing are asked for.
    `marks` are cuts of which a row may bear several cells: they are offered, and never added up.
    """

    key: str
    name: Words
    model: type[Model]
    ever: type[Model]
    levels: Mapping[AreaKind, str | Callable[[Area], Q]]
    cuts: Mapping[str, Cut]
    shown: Shown
    points: Mapping[str, Cut] = field(default_factory=dict)
    marks: Mapping[str, Cut] = field(default_factory=dict)

    @property
    def asked_by(self) -> Mapping[str, Cut]:
        """All by which one cell's rows can be asked for."""
        return {**self.cuts, **self.points, **self.marks}


@dataclass(frozen=True, slots=True)
class Happened:
    """流量: counts what happened on a day inside [since, as_of]."""

    day: str

    def during(self, scope: Scope) -> Q:
        """The rows inside the scope's period."""
        return Q(**{f"{self.day}__range": (scope.since, scope.as_of)})


@dataclass(frozen=True, slots=True)
class Standing:
    """存量: counts what holds at the end of the as-of day, as dated rows say."""

    begins: str
    ends: str
    among: Q | None = None

    def during(self, scope: Scope) -> Q:
        """The rows that hold on the as-of day."""
        holds = Q(**{f"{self.begins}__lte": scope.as_of, f"{self.ends}__gt": scope.as_of})
        return holds & self.among if self.among is not None else holds


When = Happened | Standing
Only = Q | Callable[[Scope], Q]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """统计项: key, Chinese name, unit and counting basis (口径)."""

    key: str
    name: Words
    unit: Words
    basis: Words
    earlier: "tuple[Earlier, ...]" = field(default=(), compare=False)

    @property
    def version(self) -> int:
        """第几版口径: one more than there are earlier ones."""
        return len(self.earlier) + 1


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """旧口径: what a figure was until a day, still to be asked; `change` says what became other.

    Earlier bases stand in the order of time, the first version first.
    """

    of: Figure
    until: date
    change: Words


@dataclass(frozen=True, kw_only=True)
class Leaf(Figure):
    """A figure that asks the records itself."""

    of: Kind
    when: When
    only: Only = field(default_factory=Q)

    def narrowed(self, scope: Scope) -> Q:
        """What `only` says for this scope."""
        return self.only(scope) if callable(self.only) else self.only


@dataclass(frozen=True, kw_only=True)
class Count(Leaf):
    """计数: one for each row; `whole` is the count of which it is a part.

    Below `fewest` the number could point at persons: it is printed 少于5 and from there on in
    steps, so that no two numbers give a third away (docs/decisions/0022).
    """

    fewest: int = 0

    whole: "Count | None" = field(default=None, compare=False, repr=False)

    def among(
        self,
        key: str,
        *,
        name: Words,
        which: Q,
        basis: Words,
        earlier: tuple[Earlier, ...] = (),
    ) -> "Count":
        """A part of this count; it can never exceed the whole."""
        whole = self.only

        def narrower(scope: Scope) -> Q:
            return (whole(scope) if callable(whole) else whole) & which

        part = replace(self, key=key, name=name, basis=basis, only=narrower, whole=self)
        return replace(part, earlier=earlier)


@dataclass(frozen=True, kw_only=True)
class Sum(Leaf):
    """合计: of a column; a row without a number is missing, never 0."""

    column: str
    certainty: str = ""


@dataclass(frozen=True, kw_only=True)
class Distinct(Leaf):
    """去重计数: how many different values a column has; one thing seen twice counts once."""

    column: str
    thing: Shown


@dataclass(frozen=True, kw_only=True)
class Rate(Figure):
    """比率, in per cent: `part` of `whole`. Raises ValueError when it was not made `among` it."""

    part: Count
    whole: Count

    def __post_init__(self) -> None:
        above = self.part.whole
        while above is not None and above is not self.whole:
            above = above.whole
        if above is None:
            raise ValueError(f"{self.part.key} is no part of {self.whole.key}")


@dataclass(frozen=True, kw_only=True)
class Total(Figure):
    """总计: the sum of other figures of one unit, with a subtotal for each."""

    parts: tuple[Leaf, ...]


def leaves_of(figure: Figure) -> tuple[Leaf, ...]:
    """The leaves that a figure asks, itself when it is one."""
    match figure:
        case Rate(part=part, whole=whole):
            return (part, whole)
        case Total(parts=parts):
            return parts
        case Leaf():
            return (figure,)
    raise TypeError(f"{figure.key} is no figure")


def cuts_of(figure: Figure) -> dict[str, Cut]:
    """The cuts that all leaves of a figure share."""
    first, *rest = leaves_of(figure)
    return {
        key: cut for key, cut in first.of.cuts.items() if all(key in leaf.of.cuts for leaf in rest)
    }


def marks_of(figure: Figure) -> dict[str, Cut]:
    """The marks that all leaves of a figure share."""
    first, *rest = leaves_of(figure)
    return {
        key: cut
        for key, cut in first.of.marks.items()
        if all(key in leaf.of.marks for leaf in rest)
    }


def kind_word(figure: Figure) -> str:
    """count, sum, distinct, rate or total."""
    return type(figure).__name__.lower()
