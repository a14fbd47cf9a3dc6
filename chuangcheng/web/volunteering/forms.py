"""志愿活动的表单: one activity on a phone, a correction, what came of a planned one."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.quantity import UNKNOWN
from chuangcheng.people.models import Unit
from chuangcheng.volunteering.drafts import QUANTITIES, ActivityDraft
from chuangcheng.volunteering.models import (
    Activity,
    ActivityState,
    Programme,
    ServiceField,
    Station,
)
from chuangcheng.web.documents.forms import PaperForm
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import DayField, LineField, PageForm, QuantityField, RowField, RowsField

_UNCOUNTED = gettext_lazy("写 348、约360、1000余 都行；没数过就空着，不会当作 0")
_HEADS = gettext_lazy("有人来过几次的，只算一个；不知道就空着")
MORE = (
    *("state", "begins_at", "programme", "field", "station", "spot", "host"),
    *("hours", "headcount", "note"),
)


class _Counted(PageForm):
    """Who took part and whom it served."""

    party_members = QuantityField(
        label=gettext_lazy("党员人数"), required=False, help_text=_UNCOUNTED
    )
    residents = QuantityField(label=gettext_lazy("居民人数"), required=False)
    beneficiaries = QuantityField(label=gettext_lazy("受益人数"), required=False)
    headcount = QuantityField(label=gettext_lazy("不重复人数"), required=False, help_text=_HEADS)

    def numbers(self) -> dict[str, Any]:
        """What was counted. Only for a valid form."""
        return {name: self.cleaned_data.get(name, UNKNOWN) for name in QUANTITIES}


class _Described(_Counted, PaperForm):
    """What is said of an activity, however it is recorded."""

    title = LineField(label=gettext_lazy("活动名称"), most=60)
    held_on = DayField(label=gettext_lazy("活动日期"))
    partners = RowsField(
        label=gettext_lazy("与哪些包联单位一起"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    begins_at = forms.TimeField(
        label=gettext_lazy("开始时间"),
        required=False,
        widget=forms.TextInput,
        help_text=gettext_lazy("写成 9:00"),
        error_messages={"invalid": gettext_lazy("写成 9:00 这样")},
    )
    programme = RowField(
        label=gettext_lazy("志愿服务项目"), required=False, empty=gettext_lazy("不属于")
    )
    field = forms.ChoiceField(
        label=gettext_lazy("服务领域"),
        choices=[("", gettext_lazy("还没定")), *ServiceField.choices],
        required=False,
    )
    station = RowField(
        label=gettext_lazy("站点"), required=False, empty=gettext_lazy("不是站点办的")
    )
    spot = LineField(label=gettext_lazy("地点"), most=60, required=False)
    host = LineField(label=gettext_lazy("主办"), most=60, required=False)
    hours = forms.DecimalField(
        label=gettext_lazy("服务时长"),
        required=False,
        widget=forms.TextInput,
        max_digits=4,
        decimal_places=1,
        help_text=gettext_lazy("这次活动几个小时，写成 2 或 2.5"),
        error_messages={"invalid": gettext_lazy("写几个小时，例如 2.5")},
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(
        self,
        *given: Any,
        programmes: Sequence[Programme],
        stations: Sequence[Station],
        helping: Sequence[Unit],
        keeps_only: bool,
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["programme"].offer({"": programmes})
        fields["station"].offer({"": stations})
        fields["partners"].offer({"": helping})
        fields["station"].required = keeps_only
        if not helping:
            del self.fields["partners"]
        if keeps_only and len(stations) == 1:
            self.initial.setdefault("station", stations[0].pk)

    def _said(self) -> dict[str, Any]:
        given = self.cleaned_data
        unit, host = self.named("host", on=given["held_on"])
        names = ("title", "held_on", "begins_at", "programme", "station", "spot", "hours", "note")
        return {
            **{name: given[name] for name in names},
            "where": self.where(),
            "field": ServiceField(given["field"]) if given["field"] else None,
            "partners": tuple(given.get("partners", ())),
            "unit": unit,
            "host": host,
        }


class ActivityForm(_Described):
    """登记志愿活动: what everybody knows stands first, the rest is folded."""

    state = forms.ChoiceField(
        label=gettext_lazy("开展了没有"),
        choices=[
            (ActivityState.HELD, gettext_lazy("已经开展")),
            (ActivityState.PLANNED, gettext_lazy("还没开展，先安排")),
        ],
        widget=forms.RadioSelect,
    )
    papers = FilesField(label=gettext_lazy("照片"))

    def draft(self) -> ActivityDraft:
        """活动草稿 for the command; nobody counts before it is held. Only for a valid form."""
        state = ActivityState(self.cleaned_data["state"])
        counted = self.numbers() if state == ActivityState.HELD else {}
        return ActivityDraft(**self._said(), **counted, state=state)


class ActivityCorrectionForm(_Described):
    """订正志愿活动; whether it was held has deeds of its own."""

    field_order = (
        *("title", "held_on", "begins_at", "community", "party_members", "residents"),
        *("beneficiaries", "headcount", "partners", "programme", "field", "station", "spot"),
    )

    def __init__(self, *given: Any, activity: Activity, **more: Any) -> None:
        super().__init__(*given, **more)
        self._activity = activity
        if not activity.is_held:
            for name in QUANTITIES:
                del self.fields[name]

    def draft(self) -> ActivityDraft:
        """活动草稿 for the command. Only for a valid form."""
        state = ActivityState(self._activity.state)
        return ActivityDraft(**self._said(), **self.numbers(), state=state)


class HoldForm(_Counted):
    """登记开展."""

    on = DayField(label=gettext_lazy("活动日期"))
    papers = FilesField(label=gettext_lazy("照片"))

    field_order = ("on", *QUANTITIES, "papers")


def said_of(activity: Activity) -> dict[str, object]:
    """What stands in the form before an activity is corrected."""
    names = ("title", "held_on", "community", "programme", "field", "station", "spot", "note")
    numbers = {name: activity.counted(name) for name in QUANTITIES}
    begins = activity.begins_at
    return {
        **{name: getattr(activity, name) for name in names},
        **{name: each for name, each in numbers.items() if each.value is not None},
        "begins_at": f"{begins:%H:%M}" if begins else "",
        "hours": activity.hours,
        "host": activity.organiser,
        "partners": [row.match.unit for row in activity.partners.all()],
    }
