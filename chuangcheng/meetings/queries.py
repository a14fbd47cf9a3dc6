"""Questions about meetings, what they settled, and the tasks that follow."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from chuangcheng.campaigns.models import Campaign
from chuangcheng.documents.models import Letter
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.meetings.models import (
    Attendee,
    Decision,
    Meeting,
    MeetingEver,
    MeetingType,
    ReportName,
    Task,
    TaskStage,
    TaskState,
)
from chuangcheng.meetings.rules import seen_by, tasks_seen_by
from chuangcheng.people import queries as people
from chuangcheng.places.models import Area
from chuangcheng.trail.queries import as_known, as_told


@dataclass(frozen=True)
class Called:
    """参会名单的一行: the unit by the name that it bore on the day of the meeting."""

    unit: str
    name: str
    presence: str


def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """会议 that a person may see."""
    found = Meeting.objects.standing().filter(seen_by(actor))
    return found.select_related("community", "subdistrict", "campaign", "minutes")


def visible_decisions(actor: Actor) -> QuerySet[Decision]:
    """议定事项 of the meetings that a person may see."""
    meetings = Meeting.objects.standing().filter(seen_by(actor))
    found = Decision.objects.filter(void=False, meeting__in=meetings.order_by().values("pk"))
    return found.select_related("meeting__community", "meeting__subdistrict")


def visible_tasks(actor: Actor) -> QuerySet[Task]:
    """任务 that a person may see."""
    return with_names(Task.objects.standing().filter(tasks_seen_by(actor)))


def with_names(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """With all that a task names."""
    return tasks.select_related(
        "unit",
        "person",
        "community",
        "subdistrict",
        "letter__community",
        "letter__subdistrict",
        "decision__meeting__community",
        "decision__meeting__subdistrict",
    )


def to_do(actor: Actor) -> QuerySet[Task]:
    """要办的任务: given to the person, to a unit of theirs, or to their community; due first."""
    given = Q(person=actor.person_id) | Q(unit__in=actor.unit_ids)
    own = [grant.area_id for grant in actor.holding(Role.COMMUNITY)]
    nobody = Q(unit=None, person=None)
    mine = given | Q(nobody, community__in=[area for area in own if area is not None])
    return visible_tasks(actor).filter(mine, state=TaskState.OPEN)


def late_of_others(actor: Actor, today: date) -> QuerySet[Task]:
    """别人超期的任务 that a person may see and that are not the person's own."""
    late = visible_tasks(actor).filter(state=TaskState.OPEN, due_on__lt=today)
    return late.exclude(pk__in=to_do(actor).order_by().values("pk"))


def decisions_of(meeting: Meeting) -> list[Decision]:
    """议定事项, in their order."""
    return list(meeting.decisions.filter(void=False))


def tasks_of(meeting: Meeting, *, actor: Actor) -> Mapping[int, list[Task]]:
    """任务 under each decision of a meeting, as far as a person may see them."""
    found: dict[int, list[Task]] = {}
    for task in visible_tasks(actor).filter(decision__meeting=meeting):
        found.setdefault(task.decision_id or 0, []).append(task)
    return found


def tasks_of_letter(letter: Letter, *, actor: Actor) -> QuerySet[Task]:
    """来文布置的任务 that a person may see."""
    return visible_tasks(actor).filter(letter=letter)


def meetings_of(campaign: Campaign, *, actor: Actor) -> QuerySet[Meeting]:
    """专项治理的会议 that a person may see: the same records as in the list, cited."""
    return visible_meetings(actor).filter(campaign=campaign)


def held_for(
    campaigns: Iterable[Campaign], *, as_of: date, known_at: int | None = None
) -> Mapping[int, list[Meeting]]:
    """为专项治理开过的会 by campaign, as they were known: the records that are counted once."""
    about = list(campaigns)
    found: dict[int, list[Meeting]] = {campaign.pk: [] for campaign in about}
    # For which campaign a meeting was held may have been put right since.
    towns = {"subdistrict__in": {campaign.subdistrict_id for campaign in about}}
    held = as_known(Meeting, MeetingEver, known_at).filter(held_on__lte=as_of, void=False)
    known = held.filter(**({"campaign__in": found} if known_at is None else towns))
    rows = as_told(Meeting.objects.filter(pk__in=known.values("pk")), known_at)
    for meeting in sorted(rows, key=lambda each: (each.held_on, each.pk)):
        if meeting.campaign_id in found:
            found[meeting.campaign_id].append(meeting)
    return found


def called(meeting: Meeting) -> list[Called]:
    """参会名单, in two statements."""
    rows = list(meeting.attendees.select_related("unit"))
    names = people.names_borne((row.unit_id, meeting.meets_on) for row in rows)
    return [
        Called(_unit(row, names, meeting.meets_on), row.name, str(row.get_presence_display()))
        for row in rows
    ]


def report_names(subdistrict: Area, *, known_at: int | None = None) -> dict[MeetingType, str]:
    """报告用名 of each type of meeting; what nobody has set bears its own name."""
    kept = as_told(ReportName.objects.filter(subdistrict=subdistrict), known_at)
    told = {row.type: row.name for row in kept}
    return {type: told.get(type, str(type.label)) for type in MeetingType}


def stages_of(task: Task) -> list[TaskStage]:
    """历次变动 of a task that lasted a day or longer, the latest first."""
    rows = TaskStage.objects.filter(task=task, void=False).order_by("-seq")
    return [row for row in rows if row.until_on > row.from_on]


def _unit(row: Attendee, names: Mapping[tuple[int, date], str], day: date) -> str:
    if row.unit is None:
        return ""
    return names.get((row.unit.pk, day), row.unit.name)
