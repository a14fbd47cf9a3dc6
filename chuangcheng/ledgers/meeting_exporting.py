"""导出会议台账 and 任务台账: as filtered; what nobody counted or said stays blank."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.quantity import Quantity
from chuangcheng.ledgers.exporting import Row, workbook
from chuangcheng.ledgers.meeting_layout import MEETING_LIST, TASK_LIST
from chuangcheng.meetings import queries
from chuangcheng.meetings.models import Attendee, Decision, Meeting, Task, source_of
from chuangcheng.people import queries as people

Names = Mapping[tuple[int, date], str]


def export_meetings(meetings: QuerySet[Meeting], *, now: datetime) -> bytes:
    """导出会议台账: these meetings in their order, units by their names of the day."""
    settled = Decision.objects.filter(void=False)
    called = Attendee.objects.select_related("unit")
    found = list(
        meetings.prefetch_related(
            Prefetch("decisions", settled, to_attr="settled"),
            Prefetch("attendees", called, to_attr="called"),
        )
    )
    names = people.names_borne(
        (row.unit_id, meeting.meets_on) for meeting in found for row in _called(meeting)
    )
    return workbook(MEETING_LIST, (_meeting(each, names) for each in found), now=now)


def export_tasks(tasks: QuerySet[Task], *, now: datetime) -> bytes:
    """导出任务台账: these tasks in their order."""
    found = list(queries.with_names(tasks))
    return workbook(TASK_LIST, _tasks(found, _repeated(found)), now=now)


def _meeting(meeting: Meeting, names: Names) -> Row:
    rows = _called(meeting)
    units = [names.get((row.unit.pk, meeting.meets_on), row.unit.name) for row in rows if row.unit]
    settled: Iterable[Decision] = getattr(meeting, "settled", ())
    return {
        "type": str(meeting.get_type_display()),
        "title": meeting.title,
        "meets_on": meeting.meets_on,
        "state": str(meeting.state.label),
        "community": meeting.community.name if meeting.community else "",
        "place": meeting.place,
        "chair": meeting.chair,
        "recorder": meeting.recorder,
        "units": "、".join(units),
        "people": "、".join(row.name for row in rows if row.name),
        "expected": _counted(meeting.asked),
        "present": _counted(meeting.came),
        "agenda": meeting.agenda,
        "decisions": "\n".join(each.text for each in settled),
        "minutes": meeting.minutes.title if meeting.minutes else "",
        "campaign": meeting.campaign.name if meeting.campaign else "",
        "note": meeting.note,
    }


def _called(meeting: Meeting) -> list[Attendee]:
    found: list[Attendee] = getattr(meeting, "called", [])
    return found


def _repeated(tasks: Iterable[Task]) -> set[str]:
    """The names that several meetings bear: behind them their day is written."""
    named = {task.decision.meeting.folded for task in tasks if task.decision}
    same = Meeting.objects.standing().filter(folded__in=named).order_by().values("folded")
    several = same.annotate(n=Count("pk")).filter(n__gt=1)
    return set(several.values_list("folded", flat=True))


def _source(task: Task, repeated: set[str]) -> str:
    if task.decision is None:
        return str(source_of(task))
    meeting = task.decision.meeting
    if meeting.folded not in repeated:
        return meeting.title
    facts = {"title": meeting.title, "day": day_name(meeting.meets_on)}
    return _("%(title)s（%(day)s）") % facts


def _tasks(tasks: Iterable[Task], repeated: set[str]) -> Iterator[Row]:
    for task in tasks:
        decision = task.decision
        yield {
            "source": _source(task, repeated),
            "decision": decision.text if decision else "",
            "what": task.what,
            "units": task.unit.name if task.unit else "",
            "person": task.person.name if task.person else "",
            "community": task.community.name if task.community else _("全街道"),
            "set_on": task.set_on,
            "due": task.due_on if task.has_due_day else task.due_text,
            "state": str(task.get_state_display()),
            "ended_on": None if task.is_open else task.ended_on,
            "outcome": task.outcome,
            "note": task.note,
        }


def _counted(quantity: Quantity) -> Quantity | None:
    return None if quantity.value is None else quantity
