"""筛选: which facilities and which needs the lists show, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.partners.models import FacilityKind, FacilityState, NeedState, PledgeKind
from chuangcheng.partners.queries import visible_facilities, visible_needs
from chuangcheng.places.models import Area
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "state", "kind", "community")
OF_FACILITIES = (Sort("set_up", "set_up_on", gettext_lazy("最近投用在前"), descending=True),)
OF_NEEDS = (
    Sort("told", "told_on", gettext_lazy("最近反映在前"), descending=True),
    Sort("due", "due_on", gettext_lazy("按需要时间，先到期在前")),
)


class FacilityFilter(FilterForm):
    """筛选便民设施."""

    COLUMNS: ClassVar = {"state": "state", "kind": "kind", "community": "community"}

    q = LineField(label=gettext_lazy("名称、提供什么"), most=40, required=False)
    state = forms.MultipleChoiceField(
        label=gettext_lazy("设施状态"), choices=FacilityState.choices, required=False
    )
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("设施种类"), choices=FacilityKind.choices, required=False
    )
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        areas = visible_facilities(request.actor).order_by().values("community")
        named = Area.objects.filter(pk__in=areas).order_by("order", "id")
        self.offer("community", named.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        if words := self.cleaned_data["q"]:
            which = Q(name__icontains=words) | Q(offers__icontains=words)
            yield Chip(("q",), _("搜索"), words, which)
        yield from super()._chips()


class NeedFilter(FilterForm):
    """筛选需求."""

    COLUMNS: ClassVar = {"state": "state", "kind": "kind", "community": "community"}

    q = LineField(label=gettext_lazy("需要什么"), most=40, required=False)
    state = forms.MultipleChoiceField(
        label=gettext_lazy("需求状态"), choices=NeedState.choices, required=False
    )
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("需求类别"), choices=PledgeKind.choices, required=False
    )
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        areas = visible_needs(request.actor).order_by().values("community")
        named = Area.objects.filter(pk__in=areas).order_by("order", "id")
        self.offer("community", named.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        if words := self.cleaned_data["q"]:
            yield Chip(("q",), _("搜索"), words, Q(what__icontains=words))
        yield from super()._chips()
