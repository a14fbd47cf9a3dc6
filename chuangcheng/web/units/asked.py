"""筛选: which units the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel import text
from chuangcheng.people.models import UnitKind, UnitName
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "kind", "state")
NAME = Sort("name", "pinyin", gettext_lazy("按名称拼音"))
NEWEST = Sort("newest", "pk", gettext_lazy("新登记的在前"), descending=True)
SORTS = (NAME, NEWEST)
_STATES = (("now", gettext_lazy("现有")), ("ended", gettext_lazy("已撤销")))


class UnitFilter(FilterForm):
    """筛选单位."""

    COLUMNS: ClassVar = {"kind": "kind"}

    q = LineField(label=gettext_lazy("名称、简称、曾用名"), most=40, required=False)
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("单位类型"), choices=UnitKind.choices, required=False
    )
    state = forms.ChoiceField(
        label=gettext_lazy("现有还是已撤销"),
        choices=[("", gettext_lazy("不限")), *_STATES],
        required=False,
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)

    def _chips(self) -> Iterator[Chip]:
        given = self.cleaned_data
        if given["q"]:
            names = UnitName.objects.filter(folded__contains=text.folded(given["q"]))
            yield Chip(("q",), _("搜索"), given["q"], Q(pk__in=names.values("unit")))
        yield from super()._chips()
        if given["state"]:
            now = Q(since__lte=self._today, until__gt=self._today)
            label = str(dict(_STATES)[given["state"]])
            yield Chip(("state",), _("状态"), label, now if given["state"] == "now" else ~now)
