"""筛选: which standards of a system are shown, as it stands in the address."""

from collections.abc import Iterator
from functools import reduce
from operator import or_

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.places.models import PlaceType
from chuangcheng.standards.models import ClausePlaceType, Method
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "method", "place_type")
NEWEST_YEAR = Sort("year", "year", gettext_lazy("按年份，新的在前"), descending=True)


class ClauseFilter(FilterForm):
    """筛选条目."""

    q = LineField(label=gettext_lazy("条目内容、编号"), most=40, required=False)
    method = forms.MultipleChoiceField(
        label=gettext_lazy("测评方法"), choices=Method.choices, required=False
    )
    place_type = forms.MultipleChoiceField(
        label=gettext_lazy("点位类型"), choices=PlaceType.choices, required=False
    )

    def __init__(self, request: Request, given: QueryDict | None = None) -> None:
        super().__init__(given or request.GET, now=request.now)

    def _chips(self) -> Iterator[Chip]:
        if words := self.cleaned_data["q"]:
            yield Chip(("q",), _("搜索"), words, _said(words))
        if methods := self.cleaned_data["method"]:
            named = _("、").join(str(Method(each).label) for each in methods)
            which = reduce(or_, (Q(methods__contains=each) for each in methods))
            yield Chip(("method",), _("测评方法"), named, which)
        if types := self.cleaned_data["place_type"]:
            named = _("、").join(str(PlaceType(each).label) for each in types)
            held = ClausePlaceType.objects.filter(place_type__in=types).values("clause")
            yield Chip(("place_type",), _("点位类型"), named, Q(pk__in=held))


def _said(words: str) -> Q:
    """In the standard itself or in a clause above it."""
    above = ("", "parent__", "parent__parent__", "parent__parent__parent__")
    found = (Q(**{f"{way}text__icontains": words}) for way in above)
    return reduce(or_, found, Q(code__iexact=words) | Q(parent__code__iexact=words))
