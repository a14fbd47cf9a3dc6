"""统计项: all figures, one figure, and the rows behind a number."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import end_of
from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import Answer, ask
from chuangcheng.figures.differing import differences
from chuangcheng.figures.kinds import Figure, Key, Leaf, Scope, cuts_of
from chuangcheng.figures.overview import overview
from chuangcheng.figures.rows import things, visible
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.trail.queries import last_entry_before
from chuangcheng.web import paging, words
from chuangcheng.web.figures import (
    asked,
    differing,
    explained,
    listing,
    lists,
    searching,
    shown,
    uses,
)
from chuangcheng.web.figures.forms import ScopeForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

BY_ID = Sort("order", "pk")
CONTEXTS = {
    "places": _("点位小区"),
    "standards": _("指标责任"),
    "duties": _("责任分工"),
    "inspections": _("督导检查"),
    "campaigns": _("专项治理"),
    "partners": _("包联共建"),
    "meetings": _("会议任务"),
    "publicity": _("宣传阵地"),
    "plan": _("工作计划"),
    "volunteering": _("志愿服务"),
    "issues": _("问题整改"),
    "documents": _("会议文件"),
    "difficulties": _("难点问题"),
}
FIRST_ROWS = 10


def index(request: Request) -> HttpResponse:
    """统计项一览."""
    wanted = request.GET.get("q", "").strip()[:40]
    with snapshot():
        scope = asked.scope(request)
        found = searching.found(wanted)
        answers = ask(found, scope)
        then = _as_known_on(request, found, scope)
        criteria = uses.criteria_of(request.actor)
    lines = {f.key: listing.line(answers[f.key], then.get(f.key), scope, criteria) for f in found}
    groups = [
        {"title": CONTEXTS[key], "lines": [lines[f.key] for f in figures if f.key in lines]}
        for key, figures in dictionary.CONTEXTS.items()
    ]
    context = {
        "scope": scope,
        "groups": [group for group in groups if group["lines"]],
        "form": ScopeForm(request, scope),
        "q": wanted,
        "known_on": request.GET.get("known_on", ""),
        "compared": bool(then),
    }
    return render(request, "figures/list.html", context)


def figure(request: Request, key: str) -> HttpResponse:
    """一个统计项: value, 口径, 分布, where it is used, whether it adds up, its first rows."""
    found = dictionary.figure(key)
    with snapshot():
        scope = asked.scope(request)
        answer = overview([found], scope)[found.key]
        leaf = asked.leaf(found, request.GET)
        rows = lists.with_names(leaf, visible(leaf, things(leaf, scope), request.actor))
        table = lists.table(leaf, rows[:FIRST_ROWS], request, scope.as_of)
        cut = request.GET.get("cut", "" if shown.can_cross(found) else _first_cut(found))
        context = {
            "figure": found,
            "answer": answer,
            "scope": scope,
            "number": shown.number(answer, ""),
            "facts": shown.basis(answer, scope),
            "tabs": shown.tabs(found, scope, cut),
            "cut": _cut(found, answer, cut, scope),
            "overlaps": shown.is_mark(found, cut),
            "checks": shown.checks(answer, scope),
            "used": uses.used_in(found, scope, uses.criteria_of(request.actor)),
            "bars": shown.in_time(found, answer, scope),
            "difference_url": "" if shown.counts_few(found) else asked.difference_url(key, scope),
            "table": table,
            "rows_url": asked.rows_url(found.key, scope),
            "tell_url": asked.tell_url(request.actor, found, scope, {}),
            "form": ScopeForm(request, scope),
            "fraction": shown.fraction(answer),
        }
    context["as_of"] = shown.as_of_text(scope)
    return render(request, "figures/figure.html", context)


def difference(request: Request, key: str) -> HttpResponse:
    """差别: what it said on another day as it was known then, what was corrected, what happened.

    `list` opens one of the two lists of rows, page by page.
    """
    found = dictionary.figure(key)
    with snapshot():
        scope = asked.scope(request)
        earlier = asked.earlier(request, scope)
        cells = asked.cells(found, request.GET)
        told = differences(found, earlier, scope, **cells)
        opened = differing.opened(told, request)
        lines = [] if opened else explained.lines(told, request, most=differing.FIRST_ROWS)
    context = {
        "figure": found,
        "name": differing.name(found, scope, cells),
        "scope": scope,
        "against": words.full_day(earlier.as_of),
        "about": differing.about(earlier, scope),
        "lines": lines,
        "opened": opened,
        "carried": parse_qsl(asked.query(scope, cells)),
        "figure_url": asked.figure_url(found.key, scope),
        "difference_url": asked.difference_url(found.key, scope, earlier, cells),
    }
    return render(request, "figures/difference.html", context)


def rows(request: Request, key: str) -> HttpResponse:
    """数到的行: the list is what the person may see; the number is the same for all."""
    found = dictionary.figure(key)
    with snapshot():
        scope = asked.scope(request)
        leaf = asked.leaf(found, request.GET)
        cells = asked.cells(leaf, request.GET)
        behind = things(leaf, scope, **cells)
        seen = lists.with_names(leaf, visible(leaf, behind, request.actor))
        total, mine = behind.count(), seen.count()
        page = paging.page(seen, request.GET, sorts=[BY_ID])
        table = lists.table(leaf, page.rows, request, scope.as_of)
        value = shown.value_of(leaf, scope, cells)
    context = {
        "figure": leaf,
        "of": found,
        "scope": scope,
        "as_of": shown.as_of_text(scope),
        "value": value,
        "total": mine if shown.counts_few(leaf) else total,
        "cells": shown.cell_words(leaf, scope, cells),
        "table": table,
        "pager": page.pager(
            _("共 %s 条") % mine,
            total=shown.total_text(leaf, value),
            hidden=_hidden(leaf, total - mine),
        ),
        "figure_url": asked.figure_url(found.key, scope),
        "parts": shown.part_tabs(found, leaf, scope, cells),
        "tell_url": _tell_url(request, found, scope, cells),
    }
    return render(request, "figures/rows.html", context)


def _as_known_on(request: Request, figures: Sequence[Figure], scope: Scope) -> Mapping[str, Answer]:
    """The same day as it was known at the end of an earlier one, where that is asked for."""
    day = asked.day(request, "known_on")
    if day is None:
        return {}
    return ask(figures, replace(scope, known_at=last_entry_before(end_of(day)) or 0))


def _tell_url(request: Request, found: Figure, scope: Scope, cells: dict[str, Key]) -> str:
    """报出这个数: of a part of a rate or total the part's own page says it."""
    return "" if asked.parts_of(found) else asked.tell_url(request.actor, found, scope, cells)


def _first_cut(found: Figure) -> str:
    return next(iter(cuts_of(found)), "")


def _cut(found: Figure, answer: Answer, cut: str, scope: Scope) -> object:
    if isinstance(found, Leaf) and shown.is_mark(found, cut):
        return shown.marked_table(found, cut, scope)
    if not cut and isinstance(found, Leaf) and shown.can_cross(found):
        return shown.cross_table(answer, scope)
    return shown.cut_table(answer, cut, scope) if cut in answer.cells else None


def _hidden(leaf: Leaf, n: int) -> str:
    if n and shown.counts_few(leaf):
        return _("其余的不在你的查看范围")
    return _("另有 %s 条不在您的查看范围") % n if n else ""
