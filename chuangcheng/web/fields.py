"""表单栏: what people type, read as offices write it; a refusal stands at its field."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.calendars.worktime import law_day, utc
from chuangcheng.kernel import text
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.periods import NO_DEADLINE, OPEN_END
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.reading import Kind, Reading, read_number
from chuangcheng.kernel.refusal import Refused
from chuangcheng.web import words

Words = str | Promise
Read = TypeVar("Read")
Row = TypeVar("Row", bound=Model)

_EMPTY = gettext_lazy("这一栏不能空")
_UNCHOSEN = gettext_lazy("还没有选")
CHOOSE = gettext_lazy("请选择")
_NO_NUMBER = gettext_lazy("写一个整数")
_GONE = gettext_lazy("选的这一项不在列表里，重新选一次")
_AS_WRITTEN = gettext_lazy("写成 4月6日、4.6 或 2021-4-6，不写年份就是今年")


class PageForm(forms.Form):
    """表单: what every form of a page shares. `now` dates what is typed without a year."""

    def __init__(self, *given: Any, now: datetime, **more: Any) -> None:
        super().__init__(*given, **more)
        self.today = law_day(now)
        for field in self.fields.values():
            if isinstance(field, DayField):
                field.today = self.today
            if isinstance(field, MomentField):
                field.now = now
            _speak(field)

    def add(self, name: str, field: forms.Field) -> None:
        """One more field, which speaks as the others do."""
        _speak(field)
        self.fields[name] = field

    def opened(self, *names: str) -> bool:
        """Whether a fold must stand open: something in it was typed or is wrong."""
        touched = {*self.changed_data, *self.errors} if self.is_bound else set()
        return bool(touched & set(names))


class LineField(forms.CharField):
    """一行字, cleaned as it will be stored; with `rows` the box is higher, the text is one line."""

    def __init__(self, *, most: int, rows: int = 0, **more: Any) -> None:
        widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
        super().__init__(**{"widget": widget, **more})
        self.most = most

    def to_python(self, value: Any) -> Any:
        line = super().to_python(value) or ""
        label = str(self.label or "")
        return _or_error(lambda: text.clean_line(line, most=self.most, field=label))


class DayField(forms.Field):
    """日期 as people write it: 4月6日, 4.6, 2021-4-6; without a year it is this year's."""

    today: date = OPEN_END  # told by the form
    widget = forms.TextInput

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.widget.attrs |= {"data-date": "", "autocomplete": "off"}
        self.help_text = self.help_text or _AS_WRITTEN

    def prepare_value(self, value: Any) -> Any:
        return words.full_day(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        reading = read_date(str(value), today=self.today)
        if reading.ok and reading.kind is Kind.DATE and isinstance(reading.value, date):
            return reading.value
        raise ValidationError(_what_is_unclear(reading))


class QuantityField(forms.Field):
    """数量 as people write it: 15, 1000余, 约360, 若干; nothing written is unknown, never 0."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Quantity:
        if value in self.empty_values:
            return UNKNOWN
        reading = read_number(str(value))
        if not reading.ok:
            raise ValidationError(reading.reason)
        try:
            return reading.quantity()
        except ValueError as problem:
            raise ValidationError(_("写一个整数，没数过就写若干")) from problem

    def prepare_value(self, value: Any) -> Any:
        return _unrounded(value) if isinstance(value, Quantity) else value


class MomentField(forms.Field):
    """时间: a day with its hour, 4月12日 10:30; of today the hour may be left out."""

    now: datetime = NO_DEADLINE  # told by the form
    widget = forms.TextInput

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        today = law_day(self.now)
        reading = read_date(str(value), today=today)
        day = reading.value
        if not reading.ok or reading.kind is not Kind.DATE or not isinstance(day, date):
            raise ValidationError(_what_is_unclear(reading))
        if reading.time is not None:
            return utc(datetime.combine(day, time()) + reading.time)
        if day == today:
            return self.now
        raise ValidationError(_("写上几点，例如 4月12日 10:30"))


class RowField(forms.ChoiceField):
    """选一条记录 out of those that the form has read; it cleans to the record."""

    def __init__(self, *, empty: Words = CHOOSE, **more: Any) -> None:
        super().__init__(**more)
        self.empty = empty
        self._rows: dict[str, Any] = {}

    def offer(self, groups: Mapping[str, Sequence[Row]], named: Callable[[Row], str] = str) -> None:
        """What can be chosen; records under '' stand in no group."""
        self._rows = {str(row.pk): row for rows in groups.values() for row in rows}
        self.choices = [("", self.empty), *_options(groups, named)]

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Model) else value

    def clean(self, value: Any) -> Any:
        return self._rows.get(super().clean(value))


class RowsField(forms.MultipleChoiceField):
    """选几条记录."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._rows: dict[str, Any] = {}

    def offer(self, groups: Mapping[str, Sequence[Row]], named: Callable[[Row], str] = str) -> None:
        """What can be chosen; records under '' stand in no group."""
        self._rows = {str(row.pk): row for rows in groups.values() for row in rows}
        self.choices = _options(groups, named)

    def prepare_value(self, value: Any) -> Any:
        return [row.pk if isinstance(row, Model) else row for row in value or ()]

    def clean(self, value: Any) -> list[Any]:
        return [self._rows[key] for key in super().clean(value)]


def _options(groups: Mapping[str, Sequence[Row]], named: Callable[[Row], str]) -> list[Any]:
    options: list[Any] = []
    for name, rows in groups.items():
        listed = [(str(row.pk), named(row)) for row in rows]
        options += [(name, listed)] if name else listed
    return options


def _speak(field: forms.Field) -> None:
    chosen = isinstance(field, forms.ChoiceField)
    required = _UNCHOSEN if chosen else _EMPTY
    field.error_messages |= {"required": required, "invalid_choice": _GONE}
    if isinstance(field, forms.IntegerField):
        field.error_messages["invalid"] = _NO_NUMBER


def _unrounded(quantity: Quantity) -> str:
    """As it was written down: 1350余 would become 1300余 by the rule for papers."""
    said = {
        Certainty.AT_LEAST: _("至少%s"),
        Certainty.ABOUT: _("约%s"),
        Certainty.AT_MOST: _("不超过%s"),
    }
    if quantity.value is None:
        return ""
    return said.get(quantity.certainty, "%s") % quantity.value


def _or_error(read: Callable[[], Read]) -> Read:
    try:
        return read()
    except Refused as refusal:
        raise ValidationError(refusal.reason) from refusal


def _what_is_unclear(reading: Reading) -> str:
    if reading.kind is Kind.RANGE:
        return _("这里只写一天")
    if reading.proposal is None:
        return reading.reason or _("看不出是哪一天，写成 4月6日 这样")
    facts = {"reason": reading.reason, "day": words.full_day(reading.proposal)}
    return _("%(reason)s；如果是 %(day)s，就这样写") % facts
