"""A meeting of the sub-district with what it settled and asked for, as tests want it."""

from datetime import date
from typing import Any

from chuangcheng.documents.drafts import DocumentDraft
from chuangcheng.documents.models import DocumentKind
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.meetings import assigning, commands
from chuangcheng.meetings.drafts import AttendeeDraft, MeetingDraft, TaskDraft
from chuangcheng.meetings.models import Decision, Meeting, MeetingState, MeetingType, Task
from tests.world import World, days_ago

MET_ON = date(2021, 4, 6)


def draft(world: World, **changes: Any) -> MeetingDraft:
    """A progress meeting of 6 April to which the enforcement bureau was asked."""
    given: dict[str, Any] = {
        "type": MeetingType.PROGRESS,
        "title": "四月工作推进会",
        "meets_on": MET_ON,
        "where": world.town,
        "state": MeetingState.HELD,
        "place": "三楼会议室",
        "present": Quantity(21),
        "attendees": (AttendeeDraft(unit=world.enforcement), AttendeeDraft(name="李明")),
    }
    return MeetingDraft(**{**given, **changes})


def held(world: World, **changes: Any) -> Meeting:
    """It was held on 6 April."""
    return commands.record(draft(world, **changes), by=world.office, now=days_ago(6))


def planned(world: World, **changes: Any) -> Meeting:
    """It is planned for 9 April."""
    given: dict[str, Any] = {
        "title": "月度调度会",
        "meets_on": date(2021, 4, 9),
        "state": MeetingState.PLANNED,
        "present": UNKNOWN,
    }
    return held(world, **{**given, **changes})


def settled(world: World, meeting: Meeting | None = None) -> Decision:
    """One thing was settled."""
    meeting = meeting or held(world)
    said = ["背街小巷每周清扫两次"]
    return commands.decide(meeting, said, by=world.office, now=days_ago(6))[0]


def sweeping(world: World, **changes: Any) -> TaskDraft:
    """The enforcement bureau sweeps, by 10 April."""
    given: dict[str, Any] = {
        "what": "排出清扫班次",
        "unit": world.enforcement,
        "due_on": date(2021, 4, 10),
    }
    return TaskDraft(**{**given, **changes})


def task(world: World, decision: Decision | None = None, **changes: Any) -> Task:
    """A task of a decision, set on 6 April."""
    decision = decision or settled(world)
    return assigning.assign(decision, sweeping(world, **changes), by=world.office, now=days_ago(6))


def minutes(world: World, **changes: Any) -> DocumentDraft:
    """纪要 of 7 April."""
    given: dict[str, Any] = {
        "kind": DocumentKind.MINUTES,
        "title": "四月工作推进会纪要",
        "issued_on": date(2021, 4, 7),
        "where": world.town,
        "unit": world.office_unit,
    }
    return DocumentDraft(**{**given, **changes})
