"""一览旁边的数: figures of a register over its list, each a door to the rows that it counts."""

from collections.abc import Sequence
from typing import Any

from chuangcheng.figures import kept
from chuangcheng.figures.kinds import Figure
from chuangcheng.figures.rules import may_see
from chuangcheng.reports.progress import scope_of
from chuangcheng.web.figures.asked import own_area, rows_url
from chuangcheng.web.figures.shown import number
from chuangcheng.web.http import Request

Shape = dict[str, Any]


def of(request: Request, figures: Sequence[Figure]) -> list[Shape]:
    """For components/counts.html, as of today in the own area; nothing for who may see none."""
    area = own_area(request.actor)
    if area is None or not may_see(request.actor, area):
        return []
    scope = scope_of(area, as_of=request.today)
    answers = kept.ask(figures, scope)
    found = [(figure, answers[figure.key]) for figure in figures]
    return [
        {
            "term": figure.name,
            "figure": number(answer, rows_url(figure.key, scope) if answer.rows else ""),
        }
        for figure, answer in found
    ]
