"""问题清单 behind a report: a row for each issue that it says was found, as it stood then.

Columns are those of the ledger without persons, phones and the exact spot, which may lead to a
door. Numbers of persons in a description are masked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.figures.asking import counted
from chuangcheng.figures.issues import FOUND, LISTED
from chuangcheng.figures.kinds import Key, Scope
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Kind
from chuangcheng.kernel.masking import mask_numbers
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people import queries as people
from chuangcheng.places.models import Area, Place
from chuangcheng.reports.bulletin import HELPED
from chuangcheng.reports.dress import Attachment
from chuangcheng.reports.models import Sheet
from chuangcheng.reports.wording import as_of_words, near_day
from chuangcheng.trail.queries import as_told

HEADS = (
    gettext_lazy("问题编号"),
    gettext_lazy("发现日期"),
    gettext_lazy("社区/村"),
    gettext_lazy("点位名称"),
    gettext_lazy("问题类别"),
    gettext_lazy("问题描述"),
    gettext_lazy("责任单位"),
    gettext_lazy("整改时限"),
    gettext_lazy("整改情况"),
    gettext_lazy("完成日期"),
    gettext_lazy("是否销号"),
)
_FACTS = (
    *("id", "number", "title", "kind", "category", "community", "place", "found_on"),
    "place_type",
)
_STANDS = (*("issue", "state", "unit", "unit_pending", "due_on", "from_on", "fixed_on_spot"),)
Row = Mapping[str, Any]


def sheet(scope: Scope) -> Attachment:
    """问题清单 at the as-of day and trail entry of a report; rows by community, then by number."""
    found = list(counted(FOUND, scope).values(*_FACTS))
    stood = {row["issue"]: row for row in counted(LISTED, scope).values(*_STANDS)}
    leaves = Area.objects.filter(pk__in={row["community"] for row in found})
    areas = {area.pk: area for area in as_told(leaves, scope.known_at)}
    found.sort(key=lambda row: (areas[row["community"]].order, row["community"], row["number"]))
    named = _Names(found, stood.values(), scope)
    rows = [_cells(row, stood.get(row["id"], {}), named, areas) for row in found]
    return Attachment.of_rows(Sheet.ISSUES.label, _note(found, scope), HEADS, rows)


class _Names:
    """名称 of what the rows point at, each kind in one statement."""

    def __init__(self, found: Iterable[Row], stood: Iterable[Row], scope: Scope) -> None:
        self.scope = scope
        rows = list(found)
        places = Place.objects.filter(pk__in={row["place"] for row in rows} - {None})
        self.places = {place.pk: place.name for place in as_told(places, scope.known_at)}
        self.categories = _labels(FOUND, "category", {row["category"] for row in rows}, scope)
        units = {row["unit"] for row in stood} - {None}
        self.units = people.names_on(units, on=scope.as_of, known_at=scope.known_at)

    def category(self, row: Row) -> str:
        """类别, or the kind where nobody said more."""
        told = self.categories.get(row["category"])
        return told or (str(Kind(row["kind"]).label) if row["kind"] else "")


def _labels(leaf: Any, cut: str, values: set[Key], scope: Scope) -> Mapping[Any, str]:
    return dict(leaf.of.cuts[cut].label(values - {None}, scope.as_of))


def _cells(row: Row, stood: Row, named: _Names, areas: Mapping[int, Area]) -> tuple[str, ...]:
    scope, category = named.scope, named.category(row)
    state = stood.get("state", "")
    is_closed = state == State.CLOSED
    due = stood.get("due_on", OPEN_END)
    return (
        row["number"],
        near_day(row["found_on"], scope),
        areas[row["community"]].name,
        named.places.get(row["place"], ""),
        category,
        _described(row["title"], category),
        _("待明确") if stood.get("unit_pending") else named.units.get(stood.get("unit") or 0, ""),
        near_day(due, scope) if due != OPEN_END else "",
        _progress(stood, state),
        near_day(stood["from_on"], scope) if is_closed else "",
        _("是") if is_closed else _("否"),
    )


def _described(title: str, category: str) -> str:
    """问题描述; of who was helped in the street only that somebody was."""
    if any(word in title or word in category for word in HELPED):
        return category
    return mask_numbers(" ".join(title.split()))


def _progress(stood: Row, state: str) -> str:
    if state == State.CLOSED and stood["fixed_on_spot"]:
        return _("立行立改")
    return str(State(state).label) if state else ""


def _note(found: Iterable[Row], scope: Scope) -> str:
    """截至2021年4月15日，共169条，其中基础设施58条、环境卫生78条、宣传氛围33条。"""
    by_kind = Counter(row["kind"] for row in found)
    day = as_of_words(scope)
    if not by_kind:
        return _("%s，小区排查没有登记问题。") % day
    told = [(str(Kind(kind).label), by_kind[kind]) for kind in Kind.values if by_kind[kind]]
    told += [(_("未分类"), by_kind[""])] if by_kind[""] else []
    parts = "、".join(_("%(kind)s%(n)s条") % {"kind": kind, "n": n} for kind, n in told)
    facts = {"day": day, "n": by_kind.total(), "parts": parts}
    return _("%(day)s，共%(n)s条，其中%(parts)s。") % facts
