"""筛选: which activities and stations the lists show, as it stands in the address."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.places.models import Area
from chuangcheng.volunteering.models import (
    ActivityState,
    ServiceField,
    StationStanding,
    StationState,
)
from chuangcheng.volunteering.queries import (
    visible_activities,
    visible_programmes,
    visible_stations,
)
from chuangcheng.web.fields import DayField, LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "community", "state", "field", "programme", "joint", "since", "until")
SORTS = (
    Sort("day", "held_on", gettext_lazy("活动日期近的在前"), descending=True),
    Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True),
)
STATION_FILTERS = ("q", "community", "state", "lacking")
STATION_SORTS = (Sort("recorded", "pk", gettext_lazy("先登记在前"), descending=False),)
_ANY = ("", gettext_lazy("不限"))


class ActivityFilter(FilterForm):
    """筛选志愿活动."""

    COLUMNS: ClassVar = {
        "community": "community",
        "state": "state",
        "field": "field",
        "programme": "programme",
    }

    q = LineField(label=gettext_lazy("活动名称、地点"), most=40, required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    state = forms.MultipleChoiceField(
        label=gettext_lazy("活动状态"), choices=ActivityState.choices, required=False
    )
    field = forms.MultipleChoiceField(
        label=gettext_lazy("服务领域"), choices=ServiceField.choices, required=False
    )
    programme = forms.MultipleChoiceField(label=gettext_lazy("志愿服务项目"), required=False)
    joint = forms.ChoiceField(
        label=gettext_lazy("与包联单位"),
        choices=[_ANY, ("yes", gettext_lazy("共同开展")), ("no", gettext_lazy("自己开展"))],
        required=False,
    )
    since = DayField(label=gettext_lazy("活动日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_activities(request.actor).order_by()
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))
        self._offer_programmes(request)

    def _offer_programmes(self, request: Request) -> None:
        """The only one is no filter, unless its own page leads here."""
        named = [(str(each.pk), each.name) for each in visible_programmes(request.actor)]
        if "programme" in request.GET:
            field: Any = self.fields["programme"]
            field.choices = named
        else:
            self.offer("programme", named)

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            which = Q(title__icontains=asked["q"]) | Q(spot__icontains=asked["q"])
            yield Chip(("q",), _("搜索"), asked["q"], which)
        yield from super()._chips()
        if asked["joint"]:
            is_joint = asked["joint"] == "yes"
            words = _("共同开展") if is_joint else _("自己开展")
            yield Chip(("joint",), _("与包联单位"), words, Q(is_joint=is_joint))
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("活动"), column="held_on")


class StationFilter(FilterForm):
    """筛选志愿服务站点."""

    COLUMNS: ClassVar = {"community": "community"}

    q = LineField(label=gettext_lazy("站点名称、位置"), most=40, required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("站点状态"), choices=[_ANY, *StationState.choices], required=False
    )
    lacking = forms.ChoiceField(
        label=gettext_lazy("设施"),
        choices=[_ANY, ("yes", gettext_lazy("有缺少")), ("no", gettext_lazy("配齐"))],
        required=False,
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_stations(request.actor).order_by()
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            which = Q(name__icontains=asked["q"]) | Q(spot__icontains=asked["q"])
            yield Chip(("q",), _("搜索"), asked["q"], which)
        yield from super()._chips()
        if asked["state"]:
            state = StationState(asked["state"])
            which = _standing(Q(state=state))
            yield Chip(("state",), _("站点状态"), str(state.label), which)
        if asked["lacking"]:
            lacks = asked["lacking"] == "yes"
            which = _standing(Q(missing__gt=0) if lacks else Q(items__gt=0, missing=0))
            yield Chip(("lacking",), _("设施"), _("有缺少") if lacks else _("配齐"), which)


def _standing(which: Q) -> Q:
    """The stations that stand so now."""
    now = StationStanding.objects.filter(void=False, until_on=OPEN_END)
    return Q(pk__in=now.filter(which).values("station"))
