"""会议和任务的表单."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.campaigns.models import Campaign
from chuangcheng.documents.drafts import DocumentDraft
from chuangcheng.documents.models import Document, DocumentKind
from chuangcheng.meetings.drafts import (
    MOST,
    AttendeeDraft,
    MeetingDraft,
    TaskDraft,
    attendees_of,
    draft_of,
    task_draft_of,
)
from chuangcheng.meetings.models import (
    Attendee,
    Meeting,
    MeetingState,
    MeetingType,
    Presence,
    Task,
)
from chuangcheng.people.models import Person, Unit
from chuangcheng.people.queries import person_named
from chuangcheng.places.models import Area
from chuangcheng.web.campaigns.forms import TermField
from chuangcheng.web.documents.forms import PaperForm
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import (
    DayField,
    LineField,
    PageForm,
    QuantityField,
    RowField,
    RowsField,
)
from chuangcheng.web.issues.choosing import units
from chuangcheng.web.letters.forms import Limit

_BETWEEN = re.compile(r"[、,，;；\n]+")
_BOXES = forms.CheckboxSelectMultiple
_COUNT_HELP = gettext_lazy("写数字，也可以写 30余、约30；没有数过就空着，不会当成 0")
_LIMIT_HELP = gettext_lazy("写日期；只说“月底前”就照写，先记下，定了日子再改")


class _Described(PaperForm):
    """What is said of a meeting, however it is recorded."""

    type = forms.ChoiceField(label=gettext_lazy("会议类型"), choices=MeetingType.choices)
    title = LineField(label=gettext_lazy("会议名称"), most=MOST["title"])
    meets_on = DayField(label=gettext_lazy("会议日期"))
    place = LineField(label=gettext_lazy("地点"), most=MOST["place"], required=False)
    chair = LineField(label=gettext_lazy("主持"), most=MOST["chair"], required=False)
    recorder = LineField(label=gettext_lazy("记录"), most=MOST["recorder"], required=False)
    agenda = LineField(
        label=gettext_lazy("议程"),
        most=MOST["agenda"],
        rows=4,
        required=False,
        help_text=gettext_lazy("几项用分号隔开"),
    )
    units = RowsField(label=gettext_lazy("参会单位"), required=False, widget=_BOXES)
    people = LineField(
        label=gettext_lazy("参会人"),
        most=1000,
        rows=3,
        required=False,
        help_text=gettext_lazy("知道姓名的写在这里，几个用顿号隔开；不知道的，签到表上留空行"),
    )
    expected = QuantityField(label=gettext_lazy("应到人数"), required=False, help_text=_COUNT_HELP)
    campaign = RowField(
        label=gettext_lazy("属于哪个专项治理"), required=False, empty=gettext_lazy("不属于")
    )
    note = LineField(label=gettext_lazy("备注"), most=MOST["note"], required=False)

    def __init__(
        self, *given: Any, named: Sequence[Unit], campaigns: Sequence[Campaign], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["units"].offer(units(named))
        fields["campaign"].offer({"": campaigns})

    def _said(self) -> dict[str, Any]:
        given = self.cleaned_data
        names = ("meets_on", "expected", "campaign", *MOST)
        return {**{name: given[name] for name in names}, "type": MeetingType(given["type"])}

    def _called(
        self, presence: Presence, before: Sequence[AttendeeDraft] = ()
    ) -> tuple[AttendeeDraft, ...]:
        """参会名单; whoever stands on it already keeps what was said of them."""
        asked: list[Unit] = self.cleaned_data["units"]
        typed = map(str.strip, _BETWEEN.split(self.cleaned_data["people"]))
        names = list(dict.fromkeys(filter(None, typed)))
        kept = [
            row
            for row in before
            if (row.unit is None or row.unit in asked) and (not row.name or row.name in names)
        ]
        there = {row.unit for row in kept}, {row.name for row in kept}
        new = [
            AttendeeDraft(unit=each, presence=presence) for each in asked if each not in there[0]
        ]
        new += [
            AttendeeDraft(name=each, presence=presence) for each in names if each not in there[1]
        ]
        return (*kept, *new)


class MeetingForm(_Described):
    """登记会议, planned or held."""

    state = forms.ChoiceField(
        label=gettext_lazy("开了没有"),
        choices=[
            (MeetingState.HELD, gettext_lazy("已经开过")),
            (MeetingState.PLANNED, gettext_lazy("还没开，先登记")),
        ],
        widget=forms.RadioSelect,
    )
    present = QuantityField(label=gettext_lazy("到会人数"), required=False, help_text=_COUNT_HELP)

    field_order = (
        *("type", "title", "state", "meets_on", "place", "chair", "recorder", "community"),
        *("expected", "present", "units", "people", "agenda", "campaign", "note"),
    )

    def draft(self) -> MeetingDraft:
        """会议草稿 for the command. Only for a valid form."""
        state = MeetingState(self.cleaned_data["state"])
        presence = Presence.PRESENT if state == MeetingState.HELD else Presence.EXPECTED
        return MeetingDraft(
            **self._said(),
            where=self.where(),
            state=state,
            present=self.cleaned_data["present"],
            attendees=self._called(presence),
        )


class MeetingCorrectionForm(_Described):
    """订正会议; whether it was held has deeds of its own."""

    present = QuantityField(label=gettext_lazy("到会人数"), required=False, help_text=_COUNT_HELP)

    def __init__(self, *given: Any, meeting: Meeting, **more: Any) -> None:
        super().__init__(*given, **more)
        self._meeting = meeting
        del self.fields["community"]
        if not meeting.is_held:
            del self.fields["present"]

    def draft(self) -> MeetingDraft:
        """会议草稿 for the command. Only for a valid form."""
        before = draft_of(self._meeting)
        presence = Presence.PRESENT if self._meeting.is_held else Presence.EXPECTED
        return MeetingDraft(
            **self._said(),
            where=before.where,
            state=before.state,
            present=self.cleaned_data.get("present", before.present),
            attendees=self._called(presence, attendees_of(self._meeting)),
        )


class HoldForm(PageForm):
    """登记召开."""

    on = DayField(label=gettext_lazy("召开日期"))
    present = QuantityField(label=gettext_lazy("到会人数"), required=False, help_text=_COUNT_HELP)
    came = RowsField(label=gettext_lazy("到会的"), required=False, widget=_BOXES)
    papers = FilesField(label=gettext_lazy("签到表和现场照片"))

    def __init__(self, *given: Any, attendees: Sequence[Attendee], **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["came"].offer({"": attendees})
        if not attendees:
            del self.fields["came"]


class PostponeForm(PageForm):
    """改期."""

    to = DayField(label=gettext_lazy("改到哪天"))
    reason = LineField(label=gettext_lazy("理由"), most=200, rows=2)


class DecisionsForm(PageForm):
    """记议定事项."""

    decisions = forms.CharField(
        label=gettext_lazy("议定事项"),
        max_length=5000,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("一行一项，不用写序号"),
    )

    def lines(self) -> list[str]:
        """Each line that says something."""
        found = self.cleaned_data["decisions"].splitlines()
        return [line.strip() for line in found if line.strip()]


class MinutesForm(PageForm):
    """登记纪要, or one that stands among the documents already."""

    document = RowField(
        label=gettext_lazy("已经登记的纪要"),
        required=False,
        empty=gettext_lazy("没有登记过，在下面登记"),
    )
    title = LineField(label=gettext_lazy("标题"), most=120, required=False)
    number = LineField(label=gettext_lazy("发文字号"), most=60, required=False)
    issued_on = DayField(label=gettext_lazy("成文日期"), required=False)
    papers = FilesField(label=gettext_lazy("纪要扫描件"))

    def __init__(
        self, *given: Any, meeting: Meeting, documents: Sequence[Document], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self._meeting = meeting
        self.fields["document"].offer({"": documents})  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is not on record needs a title and a day."""
        given = self.cleaned_data
        if not given.get("document"):
            for name in ("title", "issued_on"):
                if name not in self.errors and not given.get(name):
                    self.add_error(name, _("这一栏不能空"))
        return given

    def draft(self, **more: Any) -> DocumentDraft:
        """文件草稿 of the minutes."""
        given = self.cleaned_data
        return DocumentDraft(
            kind=DocumentKind.MINUTES,
            where=self._meeting.community or self._meeting.subdistrict,
            **{name: given[name] for name in ("title", "number", "issued_on")},
            **more,
        )


class NamesForm(PageForm):
    """报告用名, one of each type."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for type in MeetingType:
            self.add(type, LineField(label=type.label, most=40))


class _TaskDescribed(PageForm):
    """What is said of a task, however it is recorded."""

    what = LineField(label=gettext_lazy("任务内容"), most=200, rows=2)
    unit = RowField(label=gettext_lazy("责任单位"), required=False, empty=gettext_lazy("不定单位"))
    person = LineField(
        label=gettext_lazy("责任人"),
        most=40,
        required=False,
        help_text=gettext_lazy("写登记过的人的姓名，会出现在他的工作台上；没有登记的空着"),
    )
    community = RowField(
        label=gettext_lazy("社区(村)"), required=False, empty=gettext_lazy("全街道")
    )
    set_on = DayField(label=gettext_lazy("布置日期"), required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(
        self, *given: Any, named: Sequence[Unit], areas: Sequence[Area], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["unit"].offer(units(named))
        fields["community"].offer({"": areas})
        self._person: Person | None = None

    def clean(self) -> dict[str, Any]:
        """The person is one of the unit."""
        given = self.cleaned_data
        if name := given.get("person"):
            self._person = person_named(name, unit=given.get("unit"))
            if self._person is None:
                self.add_error("person", _("责任单位里没有登记“%s”，先在人员里登记") % name)
        return given

    def draft(self) -> TaskDraft:
        """任务草稿 for the command. Only for a valid form."""
        names = ("what", "unit", "community", "set_on", "note")
        said = {name: self.cleaned_data[name] for name in names}
        return TaskDraft(**said, person=self._person, **self._limit())

    def _limit(self) -> dict[str, Any]:
        return {}


class TaskForm(_TaskDescribed):
    """布置任务."""

    due = TermField(label=gettext_lazy("完成时限"), required=False, help_text=_LIMIT_HELP)
    field_order = ("what", "unit", "person", "community", "due", "set_on", "note")

    def _limit(self) -> dict[str, Any]:
        limit: Limit = self.cleaned_data["due"]
        return {"due_on": limit.day, "due_text": limit.said}


class TaskCorrectionForm(_TaskDescribed):
    """订正任务; its deadline has a deed of its own."""


class DeadlineForm(PageForm):
    """调整时限."""

    due = TermField(label=gettext_lazy("新的完成时限"), help_text=_LIMIT_HELP)
    reason = LineField(label=gettext_lazy("理由"), most=200, rows=2)


class DoneForm(PageForm):
    """登记完成."""

    on = DayField(label=gettext_lazy("完成日期"))
    outcome = LineField(label=gettext_lazy("完成情况"), most=300, rows=3, required=False)
    papers = FilesField(label=gettext_lazy("凭证"))


def said_of(meeting: Meeting) -> dict[str, object]:
    """What stands in the form before a meeting is corrected."""
    draft = draft_of(meeting)
    called = attendees_of(meeting)
    names = ("type", "meets_on", "expected", "present", "campaign", *MOST)
    return {
        **{name: getattr(draft, name) for name in names},
        "units": [row.unit for row in called if row.unit],
        "people": "、".join(row.name for row in called if row.name),
    }


def said_of_task(task: Task) -> dict[str, object]:
    """What stands in the form before a task is corrected."""
    draft = task_draft_of(task)
    names = ("what", "unit", "community", "set_on", "note")
    return {
        **{name: getattr(draft, name) for name in names},
        "person": draft.person.name if draft.person else "",
    }
