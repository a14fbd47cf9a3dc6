"""日工作量: the lines of communities and days, the days with their sums, one line, the export."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, ClassVar, TypeGuard

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from chuangcheng.campaigns import queries
from chuangcheng.campaigns.models import DayTally
from chuangcheng.campaigns.rules import may, tallies_seen_by
from chuangcheng.figures import tallies as figures
from chuangcheng.figures.asking import Answer, ask_by
from chuangcheng.figures.kinds import Figure, Key, Scope
from chuangcheng.figures.rules import may_see
from chuangcheng.ledgers.tally_exporting import export_tallies
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from chuangcheng.web import navigation, records, registers, words, workbooks
from chuangcheng.web import tallies as shown
from chuangcheng.web.campaigns.shown import tabs
from chuangcheng.web.fields import DayField
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.figures.asked import own_area, rows_url
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.paging import Sort

FILTERS = ("community", "since", "until")
SORTS = (
    Sort("day", "worked_on", gettext_lazy("最近一天在前"), descending=True),
    Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True),
)
SUMMED_DAYS = 7

Shape = dict[str, Any]


class TallyFilter(FilterForm):
    """筛选日工作量."""

    COLUMNS: ClassVar = {"community": "community"}

    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    since = DayField(label=gettext_lazy("工作日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = queries.visible_tallies(request.actor).order_by()
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        yield from super()._chips()
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("日期"), column="worked_on")


def index(request: Request) -> HttpResponse:
    """日工作量一览, over it the last days with their sums."""
    found = registers.read(
        request,
        TallyFilter(request),
        queries.visible_tallies(request.actor),
        names=FILTERS,
        sorts=SORTS,
    )
    rows = _exported(request, found.which)
    return registers.shown(
        found,
        "campaigns/tallies.html",
        table=shown.table(found.rows, found.heads, request.today),
        tabs=tabs("tallies", request.actor),
        export=workbooks.offer(request, "campaigns:tallies_export", rows),
        new_url=navigation.address("campaigns:tally_new", request.actor),
        figures=beside.of(request, placed.on("campaigns:tallies")),
        days=_days(request),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出日工作量台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(TallyFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=SORTS)
    return workbooks.sent(export_tallies(ordered, now=request.now), request, name=_("日工作量台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一个社区一天的工作量."""
    found = see(queries.visible_tallies(request.actor), pk)
    allowed = bool(may("tally", request.actor, found))
    edit = reverse("campaigns:tally_correction", args=[pk]) if allowed else ""
    void = reverse("campaigns:tally_void", args=[pk]) if allowed else ""
    return records.shown(
        request,
        found,
        title=shown.title(found),
        crumbs=[
            crumb(_("专项治理"), reverse("campaigns:list")),
            crumb(_("日工作量"), reverse("campaigns:tallies")),
        ],
        offered=records.Deeds(buttons=[records.edit(edit)], menu=[records.deed(_("作废"), void)]),
        parts=[records.facts(shown.facts(found))],
    )


def _exported(request: Request, which: Q) -> QuerySet[DayTally]:
    mine = tallies_seen_by(request.actor, "campaigns.export_tallies")
    return queries.visible_tallies(request.actor).filter(mine & which)


def _days(request: Request) -> Shape | None:
    """按日合计 of the last days, for components/cut_table.html; each number opens its lines."""
    area = own_area(request.actor)
    if area is None or not may_see(request.actor, area):
        return None
    since = request.today - timedelta(days=SUMMED_DAYS - 1)
    scope = replace(scope_of(area, as_of=request.today), since=since)
    cells = ask_by(figures.FIGURES, scope, "day")
    days = sorted(filter(_is_day, cells[figures.LINES.key]), reverse=True)
    if not days:
        return None
    return {
        "caption": _("近 %s 天按日合计") % SUMMED_DAYS,
        "corner": _("日期"),
        "columns": [each.name for each in (*figures.SUMS, figures.LINES)],
        "rows": [_day(day, cells, scope, request.today) for day in days],
        "total": None,
    }


def _is_day(key: Key) -> TypeGuard[date]:
    return isinstance(key, date)


def _day(day: Any, cells: dict[str, dict[Key, Answer]], scope: Scope, today: date) -> Shape:
    return {
        "label": words.day(day, today),
        "url": "",
        "cells": [_cell(each, cells[each.key].get(day), scope, day) for each in figures.SUMS],
        "sum": _cell(figures.LINES, cells[figures.LINES.key][day], scope, day),
        "share": "",
    }


def _cell(figure: Figure, answer: Answer | None, scope: Scope, day: Key) -> Shape:
    text = answer.screen if answer else "—"
    return {"text": text, "url": rows_url(figure.key, scope, {"day": day}) if answer else ""}
