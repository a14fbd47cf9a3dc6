"""筛选: which campaigns and measures the lists show, as it stands in the address."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.campaigns.models import CampaignSite, MeasureState
from chuangcheng.campaigns.queries import visible_campaigns, visible_measures
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.web.fields import LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "state", "community")
LATEST = Sort("day", "began_on", gettext_lazy("最近开始在前"), descending=True)
DUE = Sort("due", "due_on", gettext_lazy("按完成时限，先到期在前"))
SORTS = (LATEST, DUE)
MEASURE_FILTERS = ("q", "campaign", "state", "late", "unit", "community")
MEASURE_SORTS = (DUE, Sort("set", "pk", gettext_lazy("最近安排在前"), descending=True))
_STATES = (
    ("running", gettext_lazy("进行中")),
    ("ended", gettext_lazy("已结束")),
)


class CampaignFilter(FilterForm):
    """筛选专项治理."""

    q = LineField(label=gettext_lazy("行动名称、牵头单位"), most=40, required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("状态"), choices=[("", gettext_lazy("不限")), *_STATES], required=False
    )
    community = forms.MultipleChoiceField(label=gettext_lazy("治理范围"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_campaigns(request.actor).order_by().values("pk")
        sites = CampaignSite.objects.filter(campaign__in=seen)
        areas = Area.objects.filter(pk__in=sites.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            which = Q(name__icontains=asked["q"]) | Q(lead_unit__name__icontains=asked["q"])
            yield Chip(("q",), _("搜索"), asked["q"], which)
        if asked["state"]:
            running = Q(ended_on=OPEN_END)
            which = running if asked["state"] == "running" else ~running
            yield Chip(("state",), _("状态"), str(dict(_STATES)[asked["state"]]), which)
        if chosen := asked.get("community"):
            labels = dict(self.fields["community"].choices)  # type: ignore[attr-defined]
            named = _("、").join(str(labels[each]) for each in chosen)
            inside = CampaignSite.objects.filter(community__in=chosen).values("campaign")
            yield Chip(("community",), _("治理范围"), named, Q(pk__in=inside))


class MeasureFilter(FilterForm):
    """筛选治理措施."""

    COLUMNS: ClassVar = {"community": "community"}

    q = LineField(label=gettext_lazy("措施、责任单位"), most=40, required=False)
    campaign = forms.ChoiceField(label=gettext_lazy("行动"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("措施状态"),
        choices=[("", gettext_lazy("不限")), *MeasureState.choices],
        required=False,
    )
    late = forms.BooleanField(label=gettext_lazy("只看过了时限的"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("责任单位"), required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_measures(request.actor).order_by()
        named = visible_campaigns(request.actor).order_by("-began_on", "-pk")
        self.offer("campaign", named.values_list("pk", "name"))
        units = Unit.objects.filter(pk__in=seen.values("unit")).order_by("pinyin", "id")
        self.offer("unit", units.values_list("pk", "name"))
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            which = Q(what__icontains=asked["q"]) | Q(unit__name__icontains=asked["q"])
            yield Chip(("q",), _("搜索"), asked["q"], which)
        yield from super()._chips()
        for key in ("campaign", "unit"):
            if chosen := asked.get(key):
                field: Any = self.fields[key]
                label = str(dict(field.choices)[chosen])
                yield Chip((key,), str(field.label), label, Q(**{key: chosen}))
        if asked["state"]:
            state = MeasureState(asked["state"])
            yield Chip(("state",), _("措施状态"), str(state.label), stands(state))
        if asked["late"]:
            late = Q(done_on=OPEN_END, due_on__lt=self._today)
            yield Chip(("late",), _("时限"), _("过了时限的"), late)


def stands(state: MeasureState) -> Q:
    """The measures that stand so; the same as `Measure.state` says of one."""
    open_ = Q(done_on=OPEN_END)
    if state == MeasureState.DONE:
        return ~open_
    undated = Q(due_on=OPEN_END)
    return open_ & (undated if state == MeasureState.UNDATED else ~undated)
