"""筛选: which reports the list shows, as it stands in the address."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.reports.models import Form, ReportState
from chuangcheng.reports.queries import visible_reports
from chuangcheng.web.filters import FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("state", "form", "year")
SORTS = (Sort("day", "as_of", gettext_lazy("截至日期近的在前"), descending=True),)


class ReportFilter(FilterForm):
    """筛选报告."""

    COLUMNS: ClassVar = {"state": "state", "form": "form", "year": "as_of__year"}

    state = forms.MultipleChoiceField(
        label=gettext_lazy("报告状态"), choices=ReportState.choices, required=False
    )
    form = forms.MultipleChoiceField(
        label=gettext_lazy("文种"), choices=Form.choices, required=False
    )
    year = forms.MultipleChoiceField(label=gettext_lazy("年份"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        days = visible_reports(request.actor).order_by("as_of").dates("as_of", "year", "DESC")
        self.offer("year", [(day.year, str(day.year)) for day in days])
