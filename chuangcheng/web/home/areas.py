"""各社区、各街道: the same few figures side by side, one row for each area.

Counts add up, so an area that holds several communities is the sum of theirs; its rate is made
from its own sums.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.figures import issues
from chuangcheng.figures.asking import percent
from chuangcheng.figures.kept import Cells
from chuangcheng.figures.kinds import Figure, Scope
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.places.queries import leaves_of
from chuangcheng.web.figures.asked import rows_url
from chuangcheng.web.home import figures
from chuangcheng.web.home.work import Work
from chuangcheng.web.issues.listing import short_area

Shape = dict[str, Any]

COLUMNS: tuple[tuple[Figure, Any], ...] = (
    (issues.FOUND, gettext_lazy("发现")),
    (issues.WAITING, gettext_lazy("待交办")),
    (issues.CLOSED, gettext_lazy("已销号")),
    (issues.OVERDUE, gettext_lazy("超期")),
)
ASKED = (*(figure for figure, _word in COLUMNS), issues.HANDLED)


# Villages and 街道直属 hold no compounds as a rule; a row of zeros would look like a result.
ONLY_WITH_ROWS = frozenset({AreaKind.VILLAGE, AreaKind.DIRECT})


@dataclass(frozen=True, slots=True)
class Row:
    """一个区域的数: its counts by the figures' keys."""

    area: Area
    counts: Mapping[str, int]

    @property
    def rate(self) -> str:
        """整改率 as a figure prints it."""
        rate = percent(self.counts[issues.CLOSED.key], self.counts[issues.HANDLED.key])
        return f"{rate:.2f}%" if rate is not None else "—"


def blocks(work: Work) -> list[Shape]:
    """各社区, or 各街道 for whom stands above; nothing where no area has anything to say."""
    rows, listed = counted(work), divided(work.scope)
    if not rows:
        return []
    deeper = "" if listed.area.kind == AreaKind.SUBDISTRICT else reverse("home")
    cut = table(rows, listed, deeper=deeper)
    title = _("各街道") if deeper else _("各社区")
    return [{"kind": "cut", "id": "areas", "title": title, "link": None, "cut": cut}]


def counted(work: Work) -> list[Row]:
    """各区域的数 of the scope, kept with all figures of the page."""
    _answers, cells = figures.counted(work)
    return rows(divided(work.scope), cells)


def divided(scope: Scope) -> Scope:
    """The scope whose areas say something: of a district with one sub-district, that one."""
    if scope.area.kind == AreaKind.SUBDISTRICT:
        return scope
    inside = list(_subdistricts(scope)[:2])
    return replace(scope, area=inside[0]) if len(inside) == 1 else scope


def rows(scope: Scope, cells: Cells) -> list[Row]:
    """各区域的数: the communities of a sub-district, or the sub-districts of what is above it.

    `cells` are those of ASKED by community, of this scope or a wider one.
    """
    found = [Row(area, _counts(cells, ids)) for area, ids in _roster(scope)]
    return [row for row in found if row.area.kind not in ONLY_WITH_ROWS or any(row.counts.values())]


def table(found: Iterable[Row], scope: Scope, *, deeper: str = "") -> Shape:
    """components/cut_table.html; `deeper` is the page that goes on into one of the areas."""
    found = list(found)
    counts = {f.key: sum(row.counts[f.key] for row in found) for f in ASKED}
    total = _line(Row(scope.area, counts), scope)
    within = scope.area.kind == AreaKind.SUBDISTRICT
    return {
        "caption": _("%s各区域的整改情况") % scope.area.name,
        "corner": _("社区") if within else _("街道"),
        "columns": [*(word for _figure, word in COLUMNS), issues.CLOSING_RATE.name],
        "rows": [
            _line(row, scope) | {"url": f"{deeper}?area={row.area.pk}" if deeper else ""}
            for row in found
        ],
        "total": total | {"label": _("合计")},
    }


def charge(row: Row, scope: Scope) -> Shape:
    """我包的社区: components/queues.html over one row."""
    line = _line(row, scope)
    told = [
        {"word": word, "value": cell["text"], "url": cell["url"]}
        for (_figure, word), cell in zip(COLUMNS, line["cells"], strict=True)
    ]
    rate = {"word": issues.CLOSING_RATE.name, "value": row.rate, "url": line["sum"]["url"]}
    queues = [{**each, "fact": "", "bad": False} for each in (*told, rate)]
    queues[-2]["bad"] = row.counts[issues.OVERDUE.key] > 0
    return {"title": _("我包的社区：%s") % short_area(row.area.name), "queues": queues}


def _roster(scope: Scope) -> list[tuple[Area, set[int]]]:
    """The areas that the table lists, each with the communities that add up to it."""
    if scope.area.kind == AreaKind.SUBDISTRICT:
        return [(area, {area.pk}) for area in leaves_of(scope.area, on=scope.as_of)]
    communities: dict[int, set[int]] = {}
    leaves = Area.objects.leaves().below(frozenset({scope.area.pk}))
    for pk, subdistrict in leaves.values_list("pk", "subdistrict"):
        communities.setdefault(subdistrict or 0, set()).add(pk)
    return [(area, communities.get(area.pk, set())) for area in _subdistricts(scope)]


def _subdistricts(scope: Scope) -> QuerySet[Area]:
    inside = Area.objects.valid(scope.as_of).below(frozenset({scope.area.pk}))
    return inside.filter(kind=AreaKind.SUBDISTRICT).order_by("order", "pk")


def _counts(cells: Cells, communities: Iterable[int]) -> dict[str, int]:
    communities = set(communities)
    return {
        figure.key: sum(n.rows for pk, n in cells[figure.key].items() if pk in communities)
        for figure in ASKED
    }


def _line(row: Row, scope: Scope) -> Shape:
    here = replace(scope, area=row.area)
    cells = [_cell(figure.key, str(row.counts[figure.key]), here) for figure, _word in COLUMNS]
    whole = row.counts[issues.HANDLED.key]
    rate = issues.CLOSING_RATE.key
    url = rows_url(rate, here) if whole else ""
    return {
        "label": short_area(row.area.name),
        "url": "",
        "cells": cells,
        "sum": {"text": row.rate, "url": url},
        "share": "",
    }


def _cell(key: str, text: str, scope: Scope) -> Shape:
    return {"text": text, "url": rows_url(key, scope) if text != "0" else ""}
