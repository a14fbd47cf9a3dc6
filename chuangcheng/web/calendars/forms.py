"""工作日历的表单: days off and worked ones, office hours."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.calendars.worktime import Session
from chuangcheng.kernel.times import read_time
from chuangcheng.web.fields import DayField, LineField, PageForm

OFF, WORKED = "off", "worked"
EDGES = ("morning_opens", "morning_closes", "afternoon_opens", "afternoon_closes")


class TimeField(forms.Field):
    """时刻 as people write it: 8:30, 8点半, 下午1:30."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        reading = read_time(str(value))
        if not reading.ok or reading.time is None or reading.time.days:
            raise ValidationError(reading.reason or _("写成 8:30 这样"))
        return (datetime.combine(date.min, time()) + reading.time).time()

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


class DaysForm(PageForm):
    """设置放假或上班."""

    kind = forms.ChoiceField(
        label=gettext_lazy("这几天"),
        choices=((OFF, gettext_lazy("放假")), (WORKED, gettext_lazy("上班"))),
    )
    first = DayField(label=gettext_lazy("第一天"))
    last = DayField(
        label=gettext_lazy("最后一天"),
        required=False,
        help_text=gettext_lazy("只有一天就空着"),
    )
    name = LineField(
        label=gettext_lazy("名称"),
        most=20,
        required=False,
        help_text=gettext_lazy("例如：春节、调休上班、那达慕"),
    )
    note = LineField(label=gettext_lazy("说明"), most=200, required=False)


class HoursForm(PageForm):
    """设置办公时间: a morning and an afternoon, or one session alone."""

    morning_opens = TimeField(label=gettext_lazy("上午上班"))
    morning_closes = TimeField(label=gettext_lazy("上午下班"))
    afternoon_opens = TimeField(
        label=gettext_lazy("下午上班"),
        required=False,
        help_text=gettext_lazy("中间不休息的，下午两栏都空着"),
    )
    afternoon_closes = TimeField(label=gettext_lazy("下午下班"), required=False)

    def __init__(self, *given: Any, hours: Sequence[Session], **more: Any) -> None:
        edges = [edge for session in hours for edge in (session.opens, session.closes)]
        super().__init__(*given, initial=dict(zip(EDGES, edges, strict=False)), **more)

    def clean(self) -> dict[str, Any]:
        """An afternoon that begins also ends."""
        given: dict[str, Any] = super().clean() or {}
        opens, closes = given.get("afternoon_opens"), given.get("afternoon_closes")
        if (opens is None) != (closes is None) and not self.errors:
            missing = "afternoon_opens" if opens is None else "afternoon_closes"
            self.add_error(missing, _("下午上班和下班要一起写，或者都空着"))
        return given

    def sessions(self) -> list[Session]:
        """办公时段. Only for a valid form."""
        given = [self.cleaned_data[name] for name in EDGES]
        pairs = zip(given[::2], given[1::2], strict=True)
        return [Session(opens, closes) for opens, closes in pairs if opens is not None]
