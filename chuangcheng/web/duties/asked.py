"""筛选: which charges the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.duties.models import ChargeKind
from chuangcheng.duties.queries import visible_charges
from chuangcheng.kernel import text
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "kind", "community", "state")
KIND = Sort("kind", "kind", gettext_lazy("按分工类型"))
NEWEST = Sort("newest", "pk", gettext_lazy("新安排的在前"), descending=True)
SORTS = (KIND, NEWEST)
_STATES = (("now", gettext_lazy("现在有效")), ("ended", gettext_lazy("已结束")))


class ChargeFilter(FilterForm):
    """筛选责任分工."""

    COLUMNS: ClassVar = {"kind": "kind"}

    q = LineField(label=gettext_lazy("区域、点位、单位、姓名"), most=40, required=False)
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("分工类型"), choices=ChargeKind.choices, required=False
    )
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("有效还是已结束"),
        choices=[("", gettext_lazy("不限")), *_STATES],
        required=False,
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        charges = visible_charges(request.actor).order_by("place__community__order")
        named = charges.filter(place__isnull=False).select_related(None)
        self.offer(
            "community", named.values_list("place__community", "place__community__name").distinct()
        )

    def _chips(self) -> Iterator[Chip]:
        given = self.cleaned_data
        if given["q"]:
            yield Chip(("q",), _("搜索"), given["q"], _text(given["q"]))
        yield from super()._chips()
        if chosen := given.get("community"):
            labels = dict(self.fields["community"].choices)  # type: ignore[attr-defined]
            named = _("、").join(str(labels[key]) for key in chosen)
            yield Chip(("community",), _("社区/村"), named, _in(chosen))
        if given["state"]:
            now = Q(since__lte=self._today, until__gt=self._today)
            label = str(dict(_STATES)[given["state"]])
            yield Chip(("state",), _("状态"), label, now if given["state"] == "now" else ~now)


def _in(communities: list[str]) -> Q:
    return (
        Q(place__community__in=communities)
        | Q(area__in=communities)
        | Q(area__parent__in=communities)
    )


def _text(wanted: str) -> Q:
    folded = text.folded(wanted)
    return (
        Q(place__folded__contains=folded)
        | Q(area__name__contains=wanted)
        | Q(unit__folded__contains=folded)
        | Q(person__name__contains=wanted)
        | Q(person__unit__folded__contains=folded)
    )
