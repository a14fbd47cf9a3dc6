"""筛选: which items of the plan the list shows, as it stands in the address."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.plan.models import ItemState, Verdict
from chuangcheng.plan.queries import visible_items
from chuangcheng.web.fields import DayField, LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "aspect", "verdict", "state", "late", "unit", "community", "since", "until")
DUE = Sort("due", "due_on", gettext_lazy("按完成时限，先到期在前"))
SORTS = (DUE, Sort("recorded", "pk", gettext_lazy("最近列入在前"), descending=True))
_ROUTINE = "routine"  # in the address, for the verdict that is empty


class ItemFilter(FilterForm):
    """筛选工作计划."""

    COLUMNS: ClassVar = {"aspect": "aspect", "community": "community"}

    q = LineField(label=gettext_lazy("计划内容、责任单位"), most=40, required=False)
    aspect = forms.MultipleChoiceField(label=gettext_lazy("方面"), required=False)
    verdict = forms.MultipleChoiceField(
        label=gettext_lazy("结论"),
        choices=[(verdict.value or _ROUTINE, verdict.label) for verdict in Verdict],
        required=False,
    )
    state = forms.ChoiceField(
        label=gettext_lazy("计划状态"),
        choices=[("", gettext_lazy("不限")), *ItemState.choices],
        required=False,
    )
    late = forms.BooleanField(label=gettext_lazy("只看超期的"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("责任单位"), required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    since = DayField(label=gettext_lazy("完成时限从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_items(request.actor).order_by()
        aspects = seen.order_by("aspect").values_list("aspect", flat=True).distinct()
        self.offer("aspect", [(each, each) for each in aspects])
        units = Unit.objects.filter(pk__in=seen.values("unit")).order_by("pinyin", "id")
        self.offer("unit", units.values_list("pk", "name"))
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            which = Q(text__icontains=asked["q"]) | Q(unit__name__icontains=asked["q"])
            yield Chip(("q",), _("搜索"), asked["q"], which)
        yield from super()._chips()
        if chosen := asked["verdict"]:
            verdicts = [Verdict("" if each == _ROUTINE else each) for each in chosen]
            named = _("、").join(str(verdict.label) for verdict in verdicts)
            yield Chip(("verdict",), _("结论"), named, Q(verdict__in=verdicts))
        if asked["state"]:
            state = ItemState(asked["state"])
            yield Chip(("state",), _("计划状态"), str(state.label), Q(state=state))
        if asked["late"]:
            late = Q(state=ItemState.OPEN, due_on__lt=self._today)
            yield Chip(("late",), _("时限"), _("超期的"), late)
        if unit := asked.get("unit"):
            field: Any = self.fields["unit"]
            yield Chip(("unit",), _("责任单位"), dict(field.choices)[unit], Q(unit=unit))
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("时限"), column="due_on")
