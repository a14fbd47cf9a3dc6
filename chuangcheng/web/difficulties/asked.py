"""筛选: which difficulties the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.difficulties.models import AskLevel, DifficultyState
from chuangcheng.difficulties.queries import visible_difficulties
from chuangcheng.places.models import Area
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "state", "level", "community")
SORTS = (
    Sort("day", "raised_on", gettext_lazy("最近提出在前"), descending=True),
    Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True),
)


class DifficultyFilter(FilterForm):
    """筛选难点问题."""

    COLUMNS: ClassVar = {"state": "state", "level": "level", "community": "community"}

    q = LineField(label=gettext_lazy("难点、原因"), most=40, required=False)
    state = forms.MultipleChoiceField(
        label=gettext_lazy("难点状态"), choices=DifficultyState.choices, required=False
    )
    level = forms.MultipleChoiceField(
        label=gettext_lazy("请求层级"), choices=AskLevel.choices, required=False
    )
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_difficulties(request.actor).order_by()
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        wanted = self.cleaned_data["q"]
        if wanted:
            which = (
                Q(title__icontains=wanted)
                | Q(cause__icontains=wanted)
                | Q(needed__icontains=wanted)
            )
            yield Chip(("q",), _("搜索"), wanted, which)
        yield from super()._chips()
