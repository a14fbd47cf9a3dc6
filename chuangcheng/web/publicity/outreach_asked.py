"""筛选: which media pieces and doorstep visits the lists show."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.places.models import Area
from chuangcheng.publicity.models import MediaChannel
from chuangcheng.publicity.queries import visible_doorsteps
from chuangcheng.web.fields import DayField, LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

PIECE_FILTERS = ("q", "channel", "since", "until")
PIECE_SORTS = (
    Sort("day", "published_on", gettext_lazy("最近刊播在前"), descending=True),
    Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True),
)
DOORSTEP_FILTERS = ("community", "since", "until")
DOORSTEP_SORTS = (
    Sort("day", "visited_on", gettext_lazy("最近入户在前"), descending=True),
    Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True),
)


class PieceFilter(FilterForm):
    """筛选媒体报道."""

    COLUMNS: ClassVar = {"channel": "channel"}

    q = LineField(label=gettext_lazy("标题、媒体名称"), most=40, required=False)
    channel = forms.MultipleChoiceField(
        label=gettext_lazy("报道渠道"), choices=MediaChannel.choices, required=False
    )
    since = DayField(label=gettext_lazy("刊播日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            which = Q(title__icontains=asked["q"]) | Q(outlet__icontains=asked["q"])
            yield Chip(("q",), _("搜索"), asked["q"], which)
        yield from super()._chips()
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("刊播"), column="published_on")


class DoorstepFilter(FilterForm):
    """筛选上门入户."""

    COLUMNS: ClassVar = {"community": "community"}

    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    since = DayField(label=gettext_lazy("入户日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_doorsteps(request.actor).order_by()
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        yield from super()._chips()
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("入户"), column="visited_on")
