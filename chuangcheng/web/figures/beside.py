"""一览旁边的数: figures of a register over its list, each a door to the rows that it counts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chuangcheng.figures import asking, kept
from chuangcheng.figures.asking import Answer
from chuangcheng.figures.kinds import Figure, Key, Scope
from chuangcheng.figures.rules import may_see
from chuangcheng.reports.progress import scope_of
from chuangcheng.web.figures.asked import own_area, rows_url
from chuangcheng.web.figures.shown import number
from chuangcheng.web.http import Request

Shape = dict[str, Any]


def of(request: Request, figures: Sequence[Figure]) -> list[Shape]:
    """For components/counts.html, as of today in the own area; nothing for who may see none."""
    scope = _scope(request)
    if scope is None:
        return []
    answers = kept.ask(figures, scope)
    return [_count(answers[figure.key], scope, {}) for figure in figures]


def at_places(
    request: Request, figures: Sequence[Figure], places: Iterable[int]
) -> Mapping[int, Mapping[str, Shape]]:
    """The same of each of some places, by place and key; {} for who may see none."""
    scope = _scope(request)
    if scope is None:
        return {}
    asked = list(places)
    answers = asking.ask_at(figures, scope, "place", asked)
    return {
        place: {
            figure.key: _count(answers[figure.key][place], scope, {"place": place})
            for figure in figures
        }
        for place in asked
    }


def _scope(request: Request) -> Scope | None:
    """The own area as of today; None where the person may not see its figures."""
    area = own_area(request.actor)
    if area is None or not may_see(request.actor, area):
        return None
    return scope_of(area, as_of=request.today)


def _count(answer: Answer, scope: Scope, cells: Mapping[str, Key]) -> Shape:
    url = rows_url(answer.figure.key, scope, cells) if answer.rows else ""
    return {"term": answer.figure.name, "figure": number(answer, url)}
