"""街道一页: the figures in the order of the report, each with its change since the chosen day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from chuangcheng.figures import (
    issues,
    kept,
)
from chuangcheng.figures.asking import Answer
from chuangcheng.figures.kinds import Figure, Scope
from chuangcheng.web import words
from chuangcheng.web.figures import placed, shown
from chuangcheng.web.figures.asked import figure_url, rows_url
from chuangcheng.web.home.since import (
    AGAINST,
    KNOWN,
    THEN,
    Since,
    changed,
    choices,
    known_later,
    named,
)
from chuangcheng.web.home.work import Work

Shape = dict[str, Any]

ASKED: tuple[Figure, ...] = tuple(figure for _title, column in placed.LEADING for figure in column)


@dataclass(frozen=True, slots=True)
class Seen:
    """The answers of today, of the chosen day, and of that day as it was known then."""

    since: Since
    now: Mapping[str, Answer]
    before: Mapping[str, Answer]
    then: Mapping[str, Answer]


def blocks(work: Work) -> list[Shape]:
    """For home/figures.html."""
    since = work.since
    seen = Seen(since, counted(work)[0], _asked(since.before), _asked(since.then))
    begun = [(title, column) for title, column in placed.LEADING if _has_rows(column, seen)]
    empty = [str(title) for title, column in placed.LEADING if not _has_rows(column, seen)]
    sections = [
        {"title": title, "lines": [_line(figure, seen) for figure in column]}
        for title, column in begun
    ]
    return [
        {
            "kind": "figures",
            "id": "figures",
            "sections": sections,
            "empty": _("还没有登记的：%s") % _("、").join(empty) if empty else "",
            "chips": _chips(work),
            "apart": _apart(since),
            "day": words.full_day(since.before.as_of) if since.before else "",
            "area": work.request.GET.get("area", ""),
        }
    ]


def counted(work: Work) -> tuple[kept.Answers, kept.Cells]:
    """统计项 of the scope and of its communities, counted at once and kept."""
    return kept.ask_both((*ASKED, issues.HANDLED), work.scope, "community")


def lead(work: Work) -> str:
    """截至 2021年4月15日，变化与上期报告 4月8日比."""
    as_of = words.full_day(work.scope.as_of)
    before = work.since.before
    if before is None:
        return _("截至 %s，今年第一天，没有可比的日子") % as_of
    facts = {"as_of": as_of, "before": named(before.as_of, work.since)}
    if work.since.is_reported:
        return _("截至 %(as_of)s，变化与%(before)s比") % facts
    return _("截至 %(as_of)s，变化与 %(before)s比") % facts


def _apart(since: Since) -> str:
    """What the number of that time is, where what was known later is told apart."""
    if since.then is None:
        return ""
    if since.is_reported:
        return _("“签发时记”是上期报告签发时系统里的数")
    return _("“当时记”是那天系统里的数")


def _has_rows(column: Iterable[Figure], seen: Seen) -> bool:
    """Whether there is, or on the chosen day was, anything to count."""
    answers = (seen.now, seen.before, seen.then)
    return any(found[f.key].rows for f in column for found in answers if f.key in found)


def _asked(scope: Scope | None) -> Mapping[str, Answer]:
    return kept.ask(ASKED, scope) if scope is not None else {}


def _line(figure: Figure, seen: Seen) -> Shape:
    answer, before = seen.now[figure.key], seen.before.get(figure.key)
    scope = seen.since.now
    return {
        "name": figure.name,
        "basis_url": figure_url(figure.key, scope),
        "figure": shown.number(answer, rows_url(figure.key, scope) if answer.rows else ""),
        "change": changed(answer, before),
        "note": shown.fraction(answer),
        "before": _before(figure, before, seen.since),
        "later": _later(figure, before, seen),
    }


def _before(figure: Figure, before: Answer | None, since: Since) -> Shape | None:
    """4月8日 112, a door to the rows of that day."""
    if before is None or since.before is None:
        return None
    day = words.day(since.before.as_of, since.now.as_of)
    url = rows_url(figure.key, since.before) if before.rows else ""
    return {"day": day, "text": before.screen, "url": url}


def _later(figure: Figure, before: Answer | None, seen: Seen) -> Shape | None:
    """What was written down or put right later, apart from what happened since."""
    then = seen.then.get(figure.key)
    if before is None or then is None or seen.since.then is None:
        return None
    text = known_later(before, then, seen.since)
    return {"text": text, "url": rows_url(figure.key, seen.since.then)} if text else None


def _chips(work: Work) -> Iterable[Shape]:
    """The days that are offered, the chosen one marked; then what was known on that day."""
    since = work.since
    if since.before is None:
        return []
    day = since.before.as_of
    offered = choices(since)
    if day not in {found for _word, found in offered}:
        offered.append((named(day, since), day))
    known = work.request.GET.get(KNOWN, "")
    chips = [
        _chip(word, _address(work, found, known), current=found == day) for word, found in offered
    ]
    is_then = known == THEN
    apart = _address(work, day, "" if is_then else THEN)
    return [*chips, _chip(_("补记和订正分开看"), apart, current=is_then)]


def _chip(text: str, url: str, *, current: bool) -> Shape:
    return {"text": text, "url": url, "current": current}


def _address(work: Work, day: date, known: str) -> str:
    asked = {
        "area": work.request.GET.get("area", ""),
        AGAINST: day.isoformat(),
        KNOWN: known,
    }
    return f"?{urlencode({key: value for key, value in asked.items() if value})}#figures"
