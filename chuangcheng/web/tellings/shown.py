"""报数留底的样子: rows of the list, the facts and rows of one, what was told last."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures.definitions import definition
from chuangcheng.figures.dictionary import figure as named_figure
from chuangcheng.figures.kinds import Figure, Key, Scope
from chuangcheng.reports import stored, told
from chuangcheng.reports.models import Telling
from chuangcheng.reports.told import Told
from chuangcheng.web import marks, words
from chuangcheng.web.figures import explained
from chuangcheng.web.figures.asked import figure_url, rows_url
from chuangcheng.web.figures.stood import stood
from chuangcheng.web.http import Request
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]


def table(found: Iterable[Telling], heads: Mapping[str, Shape], request: Request) -> Shape:
    """报数留底一览 for components/table.html."""
    return {
        "caption": _("报数留底"),
        "columns": [
            {"label": _("统计项"), "width": ""},
            {"label": _("报出的数"), "width": "amount", "align": "num"},
            {"label": _("截至"), "width": "day", "align": "num", "hide": "phone"},
            {"label": _("报给谁"), "width": "unit"},
            {"label": _("怎么报的"), "width": "kind", "hide": "medium"},
            {"label": _("报数人"), "width": "kind", "hide": "medium"},
            {"label": _("报出日期"), "width": "day", "align": "num", **heads["day"]},
        ],
        "rows": [_row(each, request) for each in found],
    }


def exported(telling: Telling) -> dict[str, Any]:
    """One line of the workbook."""
    return {
        "told_on": telling.told_on,
        "figure": name(telling),
        "number": number(telling),
        "as_of": telling.as_of,
        "told_to": telling.told_to,
        "channel": telling.channel,
        "told_by": telling.told_by_name,
        "void": _("已作废") if telling.void else "",
    }


def name(telling: Telling) -> str:
    """排查发现问题（大类：基础设施）."""
    figure = str(named_figure(telling.key).name)
    return f"{figure}（{telling.cell_words}）" if telling.cell_words else figure


def number(telling: Telling) -> str:
    """169条."""
    return f"{telling.text}{definition(telling.key, telling.version).unit}"


def facts(telling: Telling) -> list[Shape]:
    """基本情况 of one that was told."""
    figure = definition(telling.key, telling.version)
    scope, cells = told.scope_of(telling), stored.cells(telling.cells)
    newer = named_figure(telling.key).version
    old = _("口径后来改过，现在是第 %s 版") % newer if newer != telling.version else ""
    return said(
        [
            fact(_("报出的数"), number(telling), url=rows_url(telling.key, scope, cells)),
            fact(_("统计项"), str(figure.name), url=figure_url(telling.key, scope)),
            fact(_("只数"), telling.cell_words),
            fact(_("截至"), words.full_day(telling.as_of)),
            fact(_("口径"), str(figure.basis), note=old),
            fact(_("报给谁"), telling.told_to),
            fact(_("怎么报的"), telling.channel),
            fact(_("报出日期"), words.full_day(telling.told_on)),
            fact(_("报数人"), telling.told_by_name),
        ]
    )


def rows(telling: Telling, request: Request) -> tuple[list[Shape], Shape | None]:
    """数到的行 as they stood when it was told, one page of them; what is void since says so.

    A row that one may not see, and that is not void, is only counted.
    """
    figure = named_figure(telling.key)
    found = stood(figure, telling.rows, told.scope_of(telling), request, voids=True)
    shapes = [
        {
            "text": f"{row.number} {row.label}".strip(),
            "url": row.url,
            "note": _("后来作废了") if row.void else "",
            "end": _amount(row.quantity),
        }
        for row in found.rows
    ]
    whole = found.listed == len(found.rows) and not found.hidden
    return shapes, None if whole else found.pager(at="#rows-title")


def held(
    last: Told, figure: Figure, cells: Mapping[str, Key], scope: Scope, request: Request
) -> Shape:
    """上次报的 for tellings/last.html: what went out, whether it still is so, and why not."""
    same = not told.differs_from(last, figure.key, cells, scope)
    page = reverse("tellings:detail", args=[last.telling.pk]) if last.telling else ""
    if last.report:
        page = reverse("reports:detail", args=[last.report.pk])
    changed = _("口径后来改过，两个数不能直接比。") if last.version != figure.version else ""
    return {
        "text": _("%(day)s%(whom)s：%(number)s（截至%(as_of)s）")
        % {
            "day": words.full_day(last.on),
            "whom": _("报给%s") % last.told_to if last.told_to else _("写进报告"),
            "number": f"{last.said}{figure.unit}",
            "as_of": words.full_day(last.scope.as_of),
        },
        "url": page,
        "verdict": _("和上次报的一样。") if same else _("和上次报的不一样，报的时候说清楚为什么。"),
        "same": same,
        "changed": changed,
        "lines": [] if same else explained.differing(figure, cells, last.scope, scope, request),
    }


def pasted(sentence: str, request: Request) -> str:
    """一句话 for a chat, with the mark of the demo."""
    return f"{sentence}（{marks.DEMO}）" if request.is_demo else sentence


def _row(telling: Telling, request: Request) -> Shape:
    shown = name(telling)
    day = words.day(telling.told_on, request.today)
    as_of = words.day(telling.as_of, request.today)
    void = _("已作废") if telling.void else ""
    return {
        "value": telling.pk,
        "label": shown,
        "cells": [
            {
                "kind": "text",
                "text": shown,
                "sub": void,
                "url": reverse("tellings:detail", args=[telling.pk]),
            },
            {"kind": "amount", "text": number(telling), "unit": ""},
            {"kind": "time", "text": as_of, "hide": "phone"},
            {"kind": "plain", "text": telling.told_to},
            {"kind": "plain", "text": telling.channel or "—", "hide": "medium"},
            {"kind": "plain", "text": telling.told_by_name, "hide": "medium"},
            {"kind": "time", "text": day},
        ],
    }


def _amount(quantity: int | None) -> str:
    """What a row added, where that is not simply one."""
    if quantity == 1:
        return ""
    return _("没有数") if quantity is None else str(quantity)
