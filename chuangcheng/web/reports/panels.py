"""一个数: the panel beside the paper, of a number as the records give it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import Answer
from chuangcheng.figures.kinds import Leaf, Scope, leaves_of
from chuangcheng.figures.overview import by_label, overview
from chuangcheng.figures.rows import things, visible
from chuangcheng.figures.sentences import Span
from chuangcheng.issues.models import Issue
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.passages import value_of
from chuangcheng.web.figures import asked, linked, lists, shown
from chuangcheng.web.http import Request
from chuangcheng.web.issues import listing
from chuangcheng.web.reports.shown import Ways

Shape = dict[str, Any]
FIRST_ROWS = 5


def of_records(paper: Paper, ways: Ways, chosen: int, request: Request) -> Shape:
    """The panel of one number: value, 口径, cells, first rows, the way to its neighbours."""
    scope, span = paper.scope, paper.numbers[chosen - 1]
    figure = dictionary.figure(span.key)
    answer = overview([figure], scope)[figure.key]
    leaf = leaves_of(figure)[0]
    value = shown.value_of(leaf, scope, span.cells) if span.cells else answer
    behind = things(leaf, scope, **span.cells)
    seen = visible(leaf, behind, request.actor)
    mine = seen.count()
    total = mine if shown.counts_few(leaf) else behind.count()
    told = "，".join([str(figure.name), *shown.cell_words(leaf, scope, span.cells)])
    return {
        **neighbours(ways, chosen, len(paper.numbers)),
        "name": told,
        "figure": shown.number(value, ""),
        "as_of": shown.as_of_text(scope),
        "facts": [
            *_typed(span, scope),
            {"term": _("口径"), "text": figure.basis},
            {
                "term": _("同一个数"),
                "text": _("统计项 %s") % figure.name,
                "url": asked.figure_url(figure.key, scope),
            },
        ],
        "tell_url": asked.tell_url(request.actor, figure, scope, span.cells),
        **_bars(answer, scope, span.cells),
        "rows": _first(leaf, seen, request, scope),
        "rows_text": _("打开全部 %s 行") % total,
        "rows_url": asked.rows_url(figure.key, scope, span.cells),
        "hidden": _("另有 %s 条不在你的查看范围") % (total - mine) if total > mine else "",
    }


def neighbours(ways: Ways, chosen: int, last: int) -> Shape:
    """Where a number stands among all, and the ways to the one before it and after it."""
    return {
        "position": _("第 %(n)s 个数，共 %(all)s 个") % {"n": chosen, "all": last},
        "previous_url": ways.panel(chosen - 1) if chosen > 1 else "",
        "next_url": ways.panel(chosen + 1) if chosen < last else "",
        "close_url": ways.page,
    }


def _typed(span: Span, scope: Scope) -> list[Shape]:
    """人工修改: what somebody wrote over what the figure says."""
    if not span.typed:
        return []
    told = {"said": span.text, "value": value_of(span, scope)}
    text = _("稿子里写 %(said)s，记录里是 %(value)s") % told
    return [{"term": _("人工修改"), "text": text}]


def _bars(answer: Answer, scope: Scope, cells: Mapping[str, object]) -> Shape:
    """The number by community, where it is not a cell already."""
    if cells or "community" not in answer.cells:
        return {"bars": []}
    parts = by_label(answer, "community", scope)
    longest = max((cell.rows for _value, _label, cell in parts), default=0)
    key = answer.figure.key
    return {
        "bars_title": _("按社区"),
        "bars": [
            {
                "label": listing.short_area(label),
                "url": asked.rows_url(key, scope, {"community": value}),
                "text": cell.screen,
                "percent": round(100 * cell.rows / longest) if longest else None,
            }
            for value, label, cell in parts
        ],
        "total": answer.screen,
    }


def _first(leaf: Leaf, seen: QuerySet[Any], request: Request, scope: Scope) -> list[Shape]:
    """The first rows, each with the way to its own page."""
    found = list(lists.with_names(leaf, seen)[:FIRST_ROWS])
    urls = linked.urls_of(leaf, found, request, scope.as_of)
    return [_row(thing, urls.get(thing.pk, "")) for thing in found]


def _row(thing: Model, url: str) -> Shape:
    if isinstance(thing, Issue):
        state = listing.state(thing)
        return {"number": thing.serial, "title": thing.title, "url": url, "state": state}
    return {"number": "", "title": str(thing), "url": url, "state": None}
