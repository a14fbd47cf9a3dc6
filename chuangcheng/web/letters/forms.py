"""来文的表单: receiving, correcting, answering, and which issues a letter lists."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.documents.drafts import LetterDraft, ReplyDraft
from chuangcheng.documents.models import Letter, ReplyKind
from chuangcheng.documents.queries import senders
from chuangcheng.issues.models import Issue
from chuangcheng.kernel import text
from chuangcheng.kernel.dates import read_date
from chuangcheng.kernel.reading import Kind, Reading, Verdict
from chuangcheng.web import words
from chuangcheng.web.documents.forms import PaperForm, unit_or_text
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import DayField, LineField, PageForm, RowsField

_BETWEEN = re.compile(r"[、,，;；\s]+")
_LONGEST_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Limit:
    """回复期限: a day, or else what the letter says of one."""

    day: date | None = None
    said: str = ""


class LimitField(DayField):
    """回复期限 as letters write it; 月底前 names no day and is kept as it was written."""

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return Limit()
        said = text.clean_line(str(value), most=_LONGEST_LIMIT, field=str(self.label))
        reading = read_date(said, today=self.today)
        if reading.ok and reading.kind is Kind.DATE and isinstance(reading.value, date):
            return Limit(reading.value)
        if reading.verdict is Verdict.REFUSED:
            raise ValidationError(reading.reason)
        return Limit(said=said)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Limit):
            return words.full_day(value.day) if value.day else value.said
        return value


class _Described(PageForm):
    """What is said of a letter, however it is recorded."""

    sender = LineField(label=gettext_lazy("来文单位"), most=60)
    number = LineField(label=gettext_lazy("文号"), most=60, required=False)
    title = LineField(label=gettext_lazy("标题"), most=120)
    issued_on = DayField(label=gettext_lazy("成文日期"), required=False)
    received_on = DayField(label=gettext_lazy("收文日期"))
    demand = LineField(label=gettext_lazy("要求"), most=500, rows=3, required=False)
    limit = LimitField(
        label=gettext_lazy("回复期限"),
        required=False,
        help_text=gettext_lazy("写日期；来文只写“月底前”就照写，先记下，定了日子再改"),
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)


class LetterForm(_Described, PaperForm):
    """收文登记."""

    papers = FilesField(label=gettext_lazy("材料"))

    field_order = (
        *("sender", "number", "title", "issued_on", "received_on", "demand", "limit"),
        *("community", "note", "papers"),
    )

    def draft(self, **more: Any) -> LetterDraft:
        """来文草稿 for the command."""
        given = self.cleaned_data
        unit, sender = self.named("sender", on=_written_on(given))
        kept = ("number", "title", "issued_on", "received_on", "demand", "note")
        return LetterDraft(
            **{name: given[name] for name in kept},
            where=self.where(),
            unit=unit,
            sender=sender,
            reply_by=given["limit"].day,
            reply_by_text=given["limit"].said,
            **more,
        )


class LetterCorrectionForm(_Described):
    """订正来文."""

    def changes(self) -> dict[str, object]:
        """What the command is given; it knows what is otherwise."""
        given = dict(self.cleaned_data)
        limit: Limit = given.pop("limit")
        unit, sender = unit_or_text(given["sender"], self, on=_written_on(given))
        said = {"reply_by": limit.day, "reply_by_text": limit.said}
        return {**given, **said, "unit": unit, "sender": sender}


class ReplyForm(PageForm):
    """回复来文."""

    kind = forms.ChoiceField(
        label=gettext_lazy("回复类型"),
        choices=ReplyKind.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("正式回复以后，这份来文就算已回复"),
    )
    replied_on = DayField(label=gettext_lazy("回复日期"))
    number = LineField(label=gettext_lazy("回复文号"), most=60, required=False)
    text = LineField(label=gettext_lazy("回复内容"), most=500, rows=4)
    issues = RowsField(
        label=gettext_lazy("说到哪几条问题"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    papers = FilesField(label=gettext_lazy("材料"))

    def __init__(self, *given: Any, issues: Iterable[Issue], **more: Any) -> None:
        super().__init__(*given, **more)
        offered = list(issues)
        if not offered:
            del self.fields["issues"]
            return
        self.fields["issues"].offer({"": offered}, named=_named)  # type: ignore[attr-defined]

    def draft(self, **more: Any) -> ReplyDraft:
        """回复草稿 for the command."""
        given = self.cleaned_data
        return ReplyDraft(
            kind=ReplyKind(given["kind"]),
            replied_on=given["replied_on"],
            number=given["number"],
            text=given["text"],
            **more,
        )


class LinkForm(PageForm):
    """归入来文: issues on record, by their numbers."""

    numbers = LineField(
        label=gettext_lazy("问题编号"),
        most=500,
        rows=3,
        help_text=gettext_lazy("已经登记过的问题，写编号后六位或整个编号，几条用顿号隔开"),
    )

    def wanted(self) -> list[str]:
        """The numbers as they were typed."""
        return [number for number in _BETWEEN.split(self.cleaned_data["numbers"]) if number]


def initial_of(letter: Letter) -> dict[str, object]:
    """What stands in the form before it is corrected."""
    names = ("number", "title", "issued_on", "received_on", "demand", "note")
    limit = Limit(letter.reply_by if letter.has_due_day else None, letter.reply_by_text)
    return {
        **{name: getattr(letter, name) for name in names},
        "sender": senders([letter])[letter.pk],
        "limit": limit,
    }


def read_again(letter: Letter) -> Reading:
    """What could be meant by a limit that names no day, as of the letter's receipt."""
    return read_date(letter.reply_by_text, today=letter.received_on)


def _written_on(given: dict[str, Any]) -> date:
    """The day on whose name of the sender the letter goes by."""
    day: date = given["issued_on"] or given["received_on"]
    return day


def _named(issue: Issue) -> str:
    facts = {"number": issue.serial, "title": issue.title, "state": issue.get_state_display()}
    return _("%(number)s %(title)s（%(state)s）") % facts
