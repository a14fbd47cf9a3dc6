"""工作台上的数: every number is a figure, and each opens its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.figures import inspections, issues, kept, places
from chuangcheng.figures.asking import Answer, ask_by
from chuangcheng.figures.kinds import Figure, Scope
from chuangcheng.issues.queries import Lag
from chuangcheng.web import words
from chuangcheng.web.figures import shown
from chuangcheng.web.figures.asked import rows_url
from chuangcheng.web.home.sections import lag_row
from chuangcheng.web.home.strip import Today
from chuangcheng.web.home.work import Work

Shape = dict[str, Any]

PERIOD = timedelta(days=7)
COLUMNS: tuple[tuple[str | Promise, tuple[Figure, ...]], ...] = (
    (
        gettext_lazy("排查"),
        (
            places.COMPOUNDS,
            inspections.COMPOUNDS_COVERED,
            inspections.VILLAGES_COVERED,
            inspections.MADE,
            issues.FOUND,
            issues.REGISTERED,
        ),
    ),
    (
        gettext_lazy("整改"),
        (
            issues.WAITING,
            issues.UNIT_PENDING,
            issues.DISPATCHED,
            issues.CLOSED,
            issues.CLOSING_RATE,
            issues.OVERDUE,
        ),
    ),
)
REPORTED: tuple[Figure, ...] = (
    inspections.COMPOUNDS_COVERED,
    issues.FOUND,
    issues.DISPATCHED,
    issues.WAITING,
    issues.CLOSED,
    issues.CLOSING_RATE,
)


def lines(scope: Scope) -> list[Shape]:
    """报告会写的数, for components/ledger.html."""
    answers = kept.ask((*REPORTED, places.COMPOUNDS), scope)
    return [_line(figure, answers, scope) for figure in REPORTED]


LEDGERS: tuple[Figure, ...] = tuple(figure for _title, column in COLUMNS for figure in column)


def blocks(work: Work) -> list[Shape]:
    """统计项 in columns, each with its change since a week before."""
    (answers, _cells), scope = counted(work), work.scope
    before = _before(LEDGERS, scope)
    ledgers = [
        {
            "title": title,
            "lines": [
                _line(figure, answers, scope)
                | {"change": _change(answers[figure.key], before.get(figure.key))}
                for figure in column
            ],
        }
        for title, column in COLUMNS
    ]
    return [{"kind": "ledgers", "ledgers": ledgers}]


def counted(work: Work) -> tuple[kept.Answers, kept.Cells]:
    """统计项 of the scope and of its communities, counted at once and kept."""
    return kept.ask_both((*LEDGERS, issues.HANDLED), work.scope, "community")


def changed_since(work: Work) -> str:
    """截至 2021年4月15日，变化与 4月8日比."""
    scope = work.scope
    facts = {
        "as_of": words.full_day(scope.as_of),
        "before": words.day(scope.as_of - PERIOD, scope.as_of),
    }
    return _("截至 %(as_of)s，变化与 %(before)s比") % facts


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


def _before(figures: Iterable[Figure], scope: Scope) -> Mapping[str, Answer]:
    """The answers a week before; nothing where the year had not begun."""
    as_of = scope.as_of - PERIOD
    return kept.ask(figures, replace(scope, as_of=as_of)) if as_of >= scope.since else {}


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


def _change(answer: Answer, before: Answer | None) -> Shape:
    """+21, −3, 持平; 无上期 where one of the two is no number."""
    if before is None or answer.value is None or before.value is None:
        return {"text": _("无上期"), "worse": False}
    by = answer.value - before.value
    if not by:
        return {"text": _("持平"), "worse": False}
    text = f"{abs(by)}"
    worse = answer.figure is issues.OVERDUE and by > 0
    return {"text": f"+{text}" if by > 0 else f"−{text}", "worse": worse}
