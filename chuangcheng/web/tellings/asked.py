"""筛选: which of the numbers that were told the list shows."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.figures.dictionary import FIGURES
from chuangcheng.reports.told import visible_tellings
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("told_to", "figure", "by", "year")
SORTS = (
    Sort("day", "told_on", gettext_lazy("最近报出在前"), descending=True),
    Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True),
)


class TellingFilter(FilterForm):
    """筛选报数留底."""

    COLUMNS: ClassVar = {"figure": "key", "by": "told_by"}

    told_to = LineField(label=gettext_lazy("报给谁"), most=40, required=False)
    figure = forms.MultipleChoiceField(label=gettext_lazy("统计项"), required=False)
    by = forms.MultipleChoiceField(label=gettext_lazy("报数人"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("年份"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_tellings(request.actor).order_by()
        keys = sorted(seen.values_list("key", flat=True).distinct())
        self.offer("figure", [(key, str(FIGURES[key].name)) for key in keys if key in FIGURES])
        people = seen.values_list("told_by", "told_by_name").distinct()
        self.offer("by", dict(people.order_by("told_by", "told_by_name")).items())
        years = seen.annotate(year=ExtractYear("told_on")).values_list("year", flat=True)
        found = sorted(years.distinct(), reverse=True)
        self.offer("year", [(year, _("%s年") % year) for year in found])

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["told_to"]:
            which = Q(told_to__icontains=asked["told_to"])
            yield Chip(("told_to",), _("报给谁"), asked["told_to"], which)
        yield from super()._chips()
        if asked.get("year"):
            year = int(asked["year"])
            which = Q(told_on__range=(date(year, 1, 1), date(year, 12, 31)))
            yield Chip(("year",), _("年份"), _("%s年") % year, which)
