"""筛选: which places the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel import text
from chuangcheng.places.models import Alias, Management, PlaceType
from chuangcheng.places.queries import visible_places
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "community", "type", "management")
NAME = Sort("name", "pinyin", gettext_lazy("按名称拼音"))
NEWEST = Sort("newest", "pk", gettext_lazy("新登记的在前"), descending=True)
SORTS = (NAME, NEWEST)


class PlaceFilter(FilterForm):
    """筛选点位."""

    COLUMNS: ClassVar = {"community": "community", "type": "type", "management": "management"}

    q = LineField(label=gettext_lazy("名称、别名、地址"), most=40, required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    type = forms.MultipleChoiceField(
        label=gettext_lazy("点位类型"), choices=PlaceType.choices, required=False
    )
    management = forms.MultipleChoiceField(
        label=gettext_lazy("小区类型"),
        choices=[choice for choice in Management.choices if choice[0]],
        required=False,
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        areas = visible_places(request.actor).order_by("community__order", "community")
        named = areas.values_list("community", "community__name").distinct()
        self.offer("community", named)

    def _chips(self) -> Iterator[Chip]:
        if asked := self.cleaned_data["q"]:
            yield Chip(("q",), _("搜索"), asked, _text(asked))
        yield from super()._chips()


def _text(wanted: str) -> Q:
    folded = text.folded(wanted)
    aliases = Alias.objects.filter(folded__contains=folded).values("place")
    return Q(folded__contains=folded) | Q(address__icontains=wanted) | Q(pk__in=aliases)
