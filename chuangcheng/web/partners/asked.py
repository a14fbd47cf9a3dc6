"""筛选: which pledges the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.partners.models import PledgeKind, PledgeState, PledgeUnit
from chuangcheng.partners.queries import visible_pledges
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "state", "kind", "unit", "community", "again")
LATEST = Sort("agreed", "agreed_on", gettext_lazy("最近商定在前"), descending=True)
SORTS = (LATEST, Sort("due", "due_on", gettext_lazy("按承诺时限，先到期在前")))
SIGNED = Sort("signed", "signed_on", gettext_lazy("最近签订在前"), descending=True)
MATCHED = Sort("matched", "from_on", gettext_lazy("最近结对在前"), descending=True)


class PledgeFilter(FilterForm):
    """筛选共建事项."""

    COLUMNS: ClassVar = {"state": "state", "kind": "kind", "community": "community"}

    q = LineField(label=gettext_lazy("事项、包联单位"), most=40, required=False)
    state = forms.MultipleChoiceField(
        label=gettext_lazy("事项状态"), choices=PledgeState.choices, required=False
    )
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("事项类别"), choices=PledgeKind.choices, required=False
    )
    unit = forms.ChoiceField(label=gettext_lazy("包联单位"), required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    again = forms.BooleanField(label=gettext_lazy("只看周期性的"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_pledges(request.actor).order_by().values("pk")
        promised = PledgeUnit.objects.filter(pledge__in=seen)
        units = Unit.objects.filter(pk__in=promised.values("unit")).order_by("pinyin", "id")
        self.offer("unit", units.values_list("pk", "name"))
        areas = visible_pledges(request.actor).order_by().values("community")
        named = Area.objects.filter(pk__in=areas).order_by("order", "id")
        self.offer("community", named.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            by_unit = PledgeUnit.objects.filter(unit__name__icontains=asked["q"]).values("pledge")
            which = Q(what__icontains=asked["q"]) | Q(pk__in=by_unit)
            yield Chip(("q",), _("搜索"), asked["q"], which)
        yield from super()._chips()
        if chosen := asked.get("unit"):
            field: Any = self.fields["unit"]
            label = str(dict(field.choices)[chosen])
            promised = PledgeUnit.objects.filter(unit=chosen).values("pledge")
            yield Chip(("unit",), _("包联单位"), label, Q(pk__in=promised))
        if asked["again"]:
            yield Chip(("again",), _("频次"), _("周期性的"), Q(rule__isnull=False))
