"""What somebody says of a meeting or a task before it is recorded."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import Campaign
from chuangcheng.documents.models import Letter
from chuangcheng.kernel import text
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.meetings.models import (
    Decision,
    Meeting,
    MeetingState,
    MeetingType,
    Presence,
    Task,
)
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area

MOST = {
    "title": 120,
    "place": 60,
    "chair": 40,
    "recorder": 40,
    "agenda": 1000,
    "note": 200,
}
MOST_ATTENDEES = 300
MOST_DECISIONS = 50
MOST_PEOPLE = 100_000  # more is a slip of the pen


@dataclass(frozen=True, kw_only=True)
class AttendeeDraft:
    """参会: a unit, a person by name, or both."""

    unit: Unit | None = None
    name: str = ""
    presence: Presence = Presence.EXPECTED


@dataclass(frozen=True, kw_only=True)
class MeetingDraft:
    """会议草稿. `where` is the sub-district, or the community whose own meeting it is."""

    type: MeetingType
    title: str
    meets_on: date
    where: Area
    state: MeetingState = MeetingState.PLANNED
    place: str = ""
    chair: str = ""
    recorder: str = ""
    agenda: str = ""
    expected: Quantity = UNKNOWN
    present: Quantity = UNKNOWN
    campaign: Campaign | None = None
    note: str = ""
    attendees: tuple[AttendeeDraft, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TaskDraft:
    """任务草稿. Without `set_on` it is set when its source was; a deadline may be a text."""

    what: str
    community: Area | None = None
    unit: Unit | None = None
    person: Person | None = None
    set_on: date | None = None
    due_on: date | None = None
    due_text: str = ""
    note: str = ""


def draft_of(meeting: Meeting) -> MeetingDraft:
    """What is said of a meeting, to be said again with changes; its attendees apart."""
    return MeetingDraft(
        type=MeetingType(meeting.type),
        meets_on=meeting.meets_on,
        where=meeting.community or meeting.subdistrict,
        state=meeting.state,
        expected=meeting.asked,
        present=meeting.came,
        campaign=meeting.campaign,
        **{name: getattr(meeting, name) for name in MOST},
    )


def attendees_of(meeting: Meeting) -> tuple[AttendeeDraft, ...]:
    """参会名单 of a meeting, to be said again with changes."""
    return tuple(
        AttendeeDraft(unit=row.unit, name=row.name, presence=Presence(row.presence))
        for row in meeting.attendees.select_related("unit")
    )


def task_draft_of(task: Task) -> TaskDraft:
    """What is said of a task, to be said again with changes."""
    return TaskDraft(
        what=task.what,
        community=task.community,
        unit=task.unit,
        person=task.person,
        set_on=task.set_on,
        due_on=task.due_on if task.has_due_day else None,
        due_text=task.due_text,
        note=task.note,
    )


def set_by(source: Decision | Letter) -> date:
    """布置日期 where nobody says one: the day of the meeting, or of the letter's receipt."""
    return source.received_on if isinstance(source, Letter) else source.meeting.meets_on


def columns_of(draft: MeetingDraft) -> dict[str, Any]:
    """The columns that a meeting's draft fills beside its days. Raises Refused."""
    texts = {name: _line(name, getattr(draft, name)) for name in MOST}
    if draft.state != MeetingState.HELD and draft.present.value is not None:
        raise Refused(_("会还没有开，先不写到会人数"), field="present")
    return {
        **texts,
        "type": MeetingType(draft.type),
        "folded": folded(texts["title"]),
        "expected": _people(draft.expected, "expected"),
        "expected_certainty": draft.expected.certainty,
        "present": _people(draft.present, "present"),
        "present_certainty": draft.present.certainty,
    }


def task_columns_of(draft: TaskDraft) -> dict[str, Any]:
    """The columns that a task's draft fills beside its days and its place. Raises Refused."""
    if draft.unit is None and draft.person is None and draft.community is None:
        raise Refused(_("写明任务交给哪个单位、哪个人或哪个社区(村)"), field="unit")
    return {
        "what": text.filled(draft.what, most=200, field="what"),
        "unit": draft.unit,
        "person": draft.person,
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def _line(name: str, words: str) -> str:
    """One of the texts; only the title must be there."""
    clean = text.filled if name == "title" else text.clean_line
    return clean(words, most=MOST[name], field=name)


def _people(quantity: Quantity, field: str) -> int | None:
    if quantity.value is not None and quantity.value > MOST_PEOPLE:
        raise Refused(_("人数最多写到 %d") % MOST_PEOPLE, field=field)
    return quantity.value
