"""筛选: which meetings and tasks the lists show, as it stands in the address."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.meetings.models import MeetingState, MeetingType, TaskState, standing_so
from chuangcheng.meetings.queries import visible_tasks
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.web.fields import DayField, LineField
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Sort

FILTERS = ("q", "type", "state", "since", "until")
LATEST = Sort("day", "meets_on", gettext_lazy("最近的会在前"), descending=True)
SORTS = (LATEST, Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True))
TASK_FILTERS = ("q", "state", "late", "unit", "community")
DUE = Sort("due", "due_on", gettext_lazy("按完成时限，先到期在前"))
TASK_SORTS = (DUE, Sort("set", "pk", gettext_lazy("最近布置在前"), descending=True))


class MeetingFilter(FilterForm):
    """筛选会议."""

    COLUMNS: ClassVar = {"type": "type"}

    q = LineField(label=gettext_lazy("会议名称、主持人"), most=40, required=False)
    type = forms.MultipleChoiceField(
        label=gettext_lazy("会议类型"), choices=MeetingType.choices, required=False
    )
    state = forms.ChoiceField(
        label=gettext_lazy("会议状态"),
        choices=[("", gettext_lazy("不限")), *MeetingState.choices],
        required=False,
    )
    since = DayField(label=gettext_lazy("会议日期从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)

    def _chips(self) -> Iterator[Chip]:
        asked = self.cleaned_data
        if asked["q"]:
            which = Q(title__icontains=asked["q"]) | Q(chair__icontains=asked["q"])
            yield Chip(("q",), _("搜索"), asked["q"], which)
        yield from super()._chips()
        if asked["state"]:
            state = MeetingState(asked["state"])
            yield Chip(("state",), _("会议状态"), str(state.label), standing_so(state))
        if asked["since"] or asked["until"]:
            yield self._days(asked["since"], asked["until"], name=_("开会"), column="meets_on")


class TaskFilter(FilterForm):
    """筛选任务."""

    COLUMNS: ClassVar = {"community": "community"}

    q = LineField(label=gettext_lazy("任务、责任单位"), most=40, required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("任务状态"),
        choices=[("", gettext_lazy("不限")), *TaskState.choices],
        required=False,
    )
    late = forms.BooleanField(label=gettext_lazy("只看超期的"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("责任单位"), required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = visible_tasks(request.actor).order_by()
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
        if chosen := asked.get("unit"):
            field: Any = self.fields["unit"]
            yield Chip(("unit",), _("责任单位"), dict(field.choices)[chosen], Q(unit=chosen))
        if asked["state"]:
            state = TaskState(asked["state"])
            yield Chip(("state",), _("任务状态"), str(state.label), Q(state=state))
        if asked["late"]:
            late = Q(state=TaskState.OPEN, due_on__lt=self._today)
            yield Chip(("late",), _("时限"), _("超期的"), late)
