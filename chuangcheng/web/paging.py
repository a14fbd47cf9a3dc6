"""翻页: a list by its key, so that page 500 costs what page 1 does.

A list offers a closed set of sorts; each orders by a NOT NULL, indexed column and then by id. The
place of a page travels in a signed cursor, so nobody can ask for another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from typing import Generic, TypeVar

from django.core import signing
from django.core.exceptions import BadRequest
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

SIZE = 15
MOST_COUNTED = 1000
_SALT = "chuangcheng.paging"

Row = TypeVar("Row", bound=Model)
Value = str | int | date | datetime


@dataclass(frozen=True, slots=True)
class Sort:
    """排序: its key in the address, its column (`due_at`, `place__pinyin`) and its words."""

    key: str
    field: str
    label: str | Promise = ""
    descending: bool = False

    @property
    def token(self) -> str:
        """As the address has it: `due`, or `-due` for the other way round."""
        return f"-{self.key}" if self.descending else self.key


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """一页: its rows, the place of the first (from 1), its neighbours' addresses or ''."""

    rows: list[Row]
    first: int
    sort: Sort
    previous_url: str
    next_url: str

    def head(self, sort: Sort, given: QueryDict) -> dict[str, str]:
        """表头: `sort_url` and `sorted` of a column for components/table.html."""
        mine = sort.key == self.sort.key
        other = replace(sort, descending=not self.sort.descending if mine else sort.descending)
        way = "descending" if self.sort.descending else "ascending"
        return {"sort_url": _url(given, sort=other.token), "sorted": way if mine else ""}

    def pager(self, counted: str, *, total: str = "", hidden: str = "") -> dict[str, str]:
        """页脚 for components/pager.html; `counted` is 共 36 条."""
        text = counted
        if self.rows:
            facts = {"first": self.first, "last": self.first + len(self.rows) - 1}
            text = _("第 %(first)s—%(last)s 条，%(counted)s") % {**facts, "counted": counted}
        return {
            "text": text,
            "previous_url": self.previous_url,
            "next_url": self.next_url,
            "total": total,
            "hidden": hidden,
        }


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Where a page begins: after or before the row with this value and id."""

    backward: bool
    value: Value
    pk: int
    first: int


def page(
    rows: QuerySet[Row],
    given: QueryDict,
    *,
    sorts: Sequence[Sort],
    size: int = SIZE,
    among: Sequence[Q] | None = None,
) -> Page[Row]:
    """一页 of a list: `sort` and `at` are read from the address. 400 for what no page sends.

    With `among`, of the rows in any of these branches; each needs an index that has the order.
    """
    sort = _sort(given.get("sort", ""), sorts)
    cursor = _read(given.get("at", ""), sort)
    if cursor is not None:
        found = _first(_beyond(rows, cursor, sort), size + 1, among)
        if found:
            return _page(found, cursor, sort, size, given)
    found = _first(_ordered(rows, sort, backward=False), size + 1, among)
    return _page(found, None, sort, size, given)


def ordered(rows: QuerySet[Row], given: QueryDict, *, sorts: Sequence[Sort]) -> QuerySet[Row]:
    """The whole list in the order asked for, for its export. 400 for a sort that no page sends."""
    return _ordered(rows, _sort(given.get("sort", ""), sorts), backward=False)


def exact(rows: QuerySet[Row]) -> str:
    """共 36 条: counted to the end, for a list that a figure opened."""
    return _("共 %s 条") % rows.count()


def capped(rows: QuerySet[Row]) -> str:
    """共 36 条; above MOST_COUNTED it only says so: a free filter may match everything."""
    count = rows.order_by()[: MOST_COUNTED + 1].count()
    words = _("共 %s 条以上") if count > MOST_COUNTED else _("共 %s 条")
    return words % min(count, MOST_COUNTED)


def _sort(token: str, sorts: Iterable[Sort]) -> Sort:
    offered = list(sorts)
    if not token:
        return offered[0]
    for sort in offered:
        if token.removeprefix("-") == sort.key:
            return replace(sort, descending=token.startswith("-"))
    raise BadRequest(f"no sort {token!r}")


def _page(
    found: list[Row], cursor: _Cursor | None, sort: Sort, size: int, given: QueryDict
) -> Page[Row]:
    rows, more = found[:size], len(found) > size
    if cursor is not None and cursor.backward:
        rows.reverse()
        first = cursor.first - len(rows) if more else 1
        before, after = more, True
    else:
        first = cursor.first if cursor else 1
        before, after = cursor is not None, more
    return Page(
        rows=rows,
        first=first,
        sort=sort,
        previous_url=_turn(rows[0], first, sort, given, backward=True) if before else "",
        next_url=_turn(rows[-1], first + len(rows), sort, given, backward=False) if after else "",
    )


def _first(ordered: QuerySet[Row], n: int, among: Sequence[Q] | None) -> list[Row]:
    """The first n rows: those of several branches are among the first n of each (decision 0017)."""
    if among is None:
        return list(ordered[:n])
    if not among:
        return []
    every = ordered.model._default_manager.order_by()
    parts = [every.filter(pk__in=ordered.filter(q).values("pk")[:n]).values("pk") for q in among]
    ids = parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]
    return list(ordered.filter(pk__in=ids)[:n])


def _ordered(rows: QuerySet[Row], sort: Sort, *, backward: bool) -> QuerySet[Row]:
    sign = "-" if sort.descending is not backward else ""
    return rows.order_by(f"{sign}{sort.field}", f"{sign}pk")


def _beyond(rows: QuerySet[Row], cursor: _Cursor, sort: Sort) -> QuerySet[Row]:
    """Written so that both engines seek: the OR alone and tuples would scan (scale of lists)."""
    way = "lt" if sort.descending is not cursor.backward else "gt"
    further = Q(**{f"{sort.field}__{way}": cursor.value}) | Q(**{f"pk__{way}": cursor.pk})
    return _ordered(
        rows.filter(Q(**{f"{sort.field}__{way}e": cursor.value}) & further),
        sort,
        backward=cursor.backward,
    )


def _turn(row: Model, first: int, sort: Sort, given: QueryDict, *, backward: bool) -> str:
    """The address of a neighbour; `first` is the place of this page's, or of the next one's row."""
    value = reduce(getattr, sort.field.split("__"), row)
    place = [sort.token, backward, _written(value), row.pk, first]
    return _url(given, sort=sort.token, at=signing.dumps(place, salt=_SALT))


def _url(given: QueryDict, **changes: str) -> str:
    asked = given.copy()
    asked.pop("at", None)
    for key, value in changes.items():
        asked[key] = value
    return f"?{asked.urlencode()}"


def _read(token: str, sort: Sort) -> _Cursor | None:
    if not token:
        return None
    try:
        of, backward, value, pk, first = signing.loads(token, salt=_SALT)
    except signing.BadSignature as error:
        raise BadRequest("a place in the list that was not ours") from error
    if of != sort.token:
        raise BadRequest("a place in another order")
    return _Cursor(backward, _value(*value), pk, first)


def _written(value: object) -> list[str | int]:
    match value:
        case datetime():
            return ["t", value.isoformat()]
        case date():
            return ["d", value.isoformat()]
        case int() | str():
            return ["=", value]
        case _:
            raise TypeError(f"a list is not sorted by a {type(value).__name__}")


def _value(kind: str, text: str | int) -> Value:
    if kind == "t":
        return datetime.fromisoformat(str(text))
    if kind == "d":
        return date.fromisoformat(str(text))
    return text
