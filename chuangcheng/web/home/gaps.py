"""数据缺口: what the next report could not say, and where to put it right."""

from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures import inspections as figures_of_inspections
from chuangcheng.figures import issues, places
from chuangcheng.figures.asking import ask, counted
from chuangcheng.figures.kinds import Scope
from chuangcheng.inspections import queries as inspections
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.web.figures.asked import figure_url, rows_url

Shape = dict[str, Any]
NAMED = 3


def gaps(scope: Scope) -> list[Shape]:
    """数据缺口, for components/rows.html; those that are closed are not there."""
    return [*_unvisited(scope), *_villages(scope), *_uncategorised(scope), *_households(scope)]


def _unvisited(scope: Scope) -> list[Shape]:
    found = inspections.unvisited(scope.area, since=scope.since, as_of=scope.as_of)
    names = list(found.values_list("name", flat=True))
    if not names:
        return []
    url = figure_url(figures_of_inspections.COMPOUNDS_COVERED.key, scope)
    return [_row(_("%s 个小区没有检查记录") % len(names), url, _named(names))]


def _villages(scope: Scope) -> list[Shape]:
    """What was seen and not counted stays unknown, and the report says 若干."""
    seen = inspections.villages_seen(scope.area, since=scope.since, as_of=scope.as_of)
    names = [v.village for v in seen if v.quantity.certainty == Certainty.UNKNOWN]
    if not names:
        return []
    return [_row(_("%s 个村看到的问题没有计数") % len(names), "", _named(names))]


def _uncategorised(scope: Scope) -> list[Shape]:
    figure = issues.REGISTERED
    n = counted(figure, scope, category=None).count()
    if not n:
        return []
    url = rows_url(figure.key, scope, {"category": None})
    return [_row(_("%s 条问题没填类别") % n, url, "")]


def _households(scope: Scope) -> list[Shape]:
    figure = places.HOUSEHOLDS
    quantity = ask([figure], scope)[figure.key].quantity
    if quantity is None or not quantity.missing:
        return []
    return [_row(_("%s 个小区没填户数") % quantity.missing, rows_url(figure.key, scope), "")]


def _named(names: list[str]) -> str:
    first = _("、").join(names[:NAMED])
    return first if len(names) <= NAMED else _("%s等") % first


def _row(text: str, url: str, note: str) -> Shape:
    return {"text": text, "url": url, "note": note, "end": ""}
