"""工作台上的数: those that the report names, and who is late; each opens its rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures import inspections, issues, kept, places
from chuangcheng.figures.asking import Answer, ask_by
from chuangcheng.figures.kinds import Figure, Scope
from chuangcheng.issues.queries import Lag
from chuangcheng.web.figures import placed, shown
from chuangcheng.web.figures.asked import rows_url
from chuangcheng.web.home.sections import lag_row
from chuangcheng.web.home.strip import Today

Shape = dict[str, Any]


def lines(scope: Scope) -> list[Shape]:
    """报告会写的数, for components/ledger.html."""
    answers = kept.ask((*placed.REPORTED, places.COMPOUNDS), scope)
    return [_line(figure, answers, scope) for figure in placed.REPORTED]


def by_unit(scope: Scope, lags: Iterable[Lag], today: Today) -> list[Shape]:
    """超期问题 by unit, each number a door to its rows; `lags` tell how late and with what."""
    figure = issues.OVERDUE
    cells = ask_by([figure], scope, "unit")[figure.key]
    return [
        lag_row(
            lag,
            cells[lag.unit_id].screen,
            rows_url(figure.key, scope, {"unit": lag.unit_id}),
            today,
        )
        for lag in lags
        if lag.unit_id in cells
    ]


def _line(figure: Figure, answers: Mapping[str, Answer], scope: Scope) -> Shape:
    answer = answers[figure.key]
    url = rows_url(figure.key, scope) if answer.rows else ""
    return {
        "name": figure.name,
        "figure": shown.number(answer, url),
        "change": None,
        "note": _note(answer, answers),
    }


def _note(answer: Answer, answers: Mapping[str, Answer]) -> str:
    if answer.figure is not inspections.COMPOUNDS_COVERED:
        return shown.fraction(answer)
    return _("全部 %s 个") % answers[places.COMPOUNDS.key].screen
