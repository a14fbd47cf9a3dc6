"""筛选: which visits the list shows, as it stands in the address."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.inspections.models import InspectionType, Round
from chuangcheng.inspections.queries import visible_rounds
from chuangcheng.web.fields import DayField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.issues.listing import short_area
from chuangcheng.web.paging import Sort

FILTERS = ("round", "type", "community", "since", "until")
LATEST = Sort("day", "visited_on", gettext_lazy("最近检查在前"), descending=True)
ROUNDS_LATEST = Sort("start", "starts_on", gettext_lazy("最近开始在前"), descending=True)
_MOST_ROUNDS = 50


class VisitFilter(FilterForm):
    """筛选检查记录."""

    COLUMNS: ClassVar = {"round": "round", "type": "type", "community": "community"}

    round = forms.ChoiceField(label=gettext_lazy("检查轮次"), required=False)
    type = forms.MultipleChoiceField(
        label=gettext_lazy("检查类型"), choices=InspectionType.choices, required=False
    )
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    since = DayField(label=gettext_lazy("检查日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request, rounds: Iterable[Round]) -> None:
        super().__init__(request.GET, now=request.now)
        self.offer("round", ((row.pk, row.name) for row in rounds))
        self.offer("community", ((a.pk, short_area(a.name)) for a in areas_of(request)))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        yield from super()._chips()
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("检查"), column="visited_on")


def visit_filter(request: Request) -> VisitFilter:
    """筛选检查记录, by the latest of the rounds that the person may see."""
    rounds = visible_rounds(request.actor).order_by("-starts_on", "-pk")[:_MOST_ROUNDS]
    return VisitFilter(request, rounds)
