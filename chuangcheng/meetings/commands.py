"""Deeds on meetings: record, hold, move, cancel, correct, void. Tasks: `assigning`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day, past
from chuangcheng.documents import commands as documents
from chuangcheng.documents.drafts import DocumentDraft
from chuangcheng.documents.models import Document, DocumentKind
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.meetings.drafts import (
    MOST_ATTENDEES,
    MOST_DECISIONS,
    AttendeeDraft,
    MeetingDraft,
    attendees_of,
    columns_of,
)
from chuangcheng.meetings.models import (
    Attendee,
    Decision,
    Meeting,
    MeetingProof,
    MeetingState,
    MeetingType,
    Presence,
    ReportName,
    Task,
)
from chuangcheng.meetings.rules import may
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry


def record(draft: MeetingDraft, *, by: Actor, now: datetime) -> Meeting:
    """登记会议, planned or held."""
    return record_all([draft], by=by, now=now)[0]


@transaction.atomic
def record_all(drafts: Sequence[MeetingDraft], *, by: Actor, now: datetime) -> list[Meeting]:
    """登记会议: one deed for all of them; one bad draft and none is recorded.

    Raises Refused for one held on a day to come, for one of the same name on the same day, and
    for a campaign of elsewhere.
    """
    for draft in drafts:
        require(may("keep", by, draft.where))
    entry = trail.record("meetings.record", by=by, at=now)
    made = []
    for draft in drafts:
        meeting = _meeting(draft, entry, by=by, now=now)
        _refuse_twice(meeting)
        meeting.save(force_insert=True)
        _call(meeting, draft.attendees)
        made.append(meeting)
    trail.note(entry, [(meeting, _facts(meeting)) for meeting in made])
    return made


@transaction.atomic
def hold(
    meeting: Meeting,
    *,
    on: date,
    by: Actor,
    now: datetime,
    present: Quantity = UNKNOWN,
    came: Collection[Attendee] | None = None,
    files: Sequence[FileUpload] = (),
) -> Meeting:
    """登记召开: it was held on a day; of those asked `came` came, where somebody looked.

    Raises Refused for a day to come and unless it is planned.
    """
    require(may("keep", by, meeting))
    _refuse_unless_planned(meeting)
    past(on, field="on", now=now)
    facts = {"on": on.isoformat(), "present": present.screen()}
    entry = trail.record("meetings.hold", by=by, at=now, on=meeting, facts=facts)
    counted = {"present": present.value, "present_certainty": present.certainty}
    versions.revise(meeting, entry=entry, meets_on=on, held_on=on, **counted)
    _refuse_twice(meeting)
    _mark(meeting, came)
    _attach(meeting, files, by=by.within(entry.deed), now=now)
    return meeting


@transaction.atomic
def postpone(meeting: Meeting, *, to: date, reason: str, by: Actor, now: datetime) -> Meeting:
    """改期: it is planned for another day. Raises Refused unless it is planned."""
    require(may("keep", by, meeting))
    _refuse_unless_planned(meeting)
    facts = {
        "was": meeting.meets_on.isoformat(),
        "to": to.isoformat(),
        "reason": text.filled(reason, most=200, field="reason"),
    }
    entry = trail.record("meetings.postpone", by=by, at=now, on=meeting, facts=facts)
    versions.revise(meeting, entry=entry, meets_on=to)
    _refuse_twice(meeting)
    return meeting


@transaction.atomic
def cancel(meeting: Meeting, *, reason: str, by: Actor, now: datetime) -> Meeting:
    """取消会议: it will not be held. Raises Refused unless it is planned."""
    require(may("keep", by, meeting))
    _refuse_unless_planned(meeting)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("meetings.cancel", by=by, at=now, on=meeting, facts=facts)
    return versions.revise(meeting, entry=entry, cancelled_on=law_day(now))


@transaction.atomic
def revert(meeting: Meeting, *, reason: str, by: Actor, now: datetime) -> Meeting:
    """退回待召开: it was neither held nor cancelled. Raises Refused while something follows it."""
    require(may("keep", by, meeting))
    _refuse_void(meeting)
    if meeting.state == MeetingState.PLANNED:
        raise Refused(_("“%s”还是待召开") % meeting)
    _refuse_followed(meeting)
    facts = {"reason": text.filled(reason, most=200, field="reason"), "was": str(meeting.state)}
    entry = trail.record("meetings.revert", by=by, at=now, on=meeting, facts=facts)
    nobody = {"present": None, "present_certainty": UNKNOWN.certainty}
    return versions.revise(meeting, entry=entry, held_on=OPEN_END, cancelled_on=OPEN_END, **nobody)


@transaction.atomic
def revise(meeting: Meeting, draft: MeetingDraft, *, by: Actor, now: datetime) -> Meeting:
    """订正会议: it holds for every day; whether it was held has deeds of its own."""
    require(may("keep", by, meeting))
    _refuse_void(meeting)
    columns = {**columns_of(draft), **_campaign(meeting, draft), "meets_on": draft.meets_on}
    if draft.state != meeting.state:
        raise ValueError(f"{meeting.state} is not corrected to {draft.state}")
    if meeting.is_held:
        columns["held_on"] = past(draft.meets_on, field="meets_on", now=now)
    moved = {name: value for name, value in columns.items() if getattr(meeting, name) != value}
    called = draft.attendees != attendees_of(meeting)
    if not moved and not called:
        return meeting
    shown: dict[str, Any] = {
        name: [said(getattr(meeting, name)), said(value)] for name, value in moved.items()
    }
    if called:
        shown["attendees"] = len(draft.attendees)
    entry = trail.record("meetings.revise", by=by, at=now, on=meeting, facts=shown)
    versions.revise(meeting, entry=entry, **moved)
    _refuse_twice(meeting)
    if called:
        meeting.attendees.all().delete()
        _call(meeting, draft.attendees)
    return meeting


@transaction.atomic
def void(meeting: Meeting, *, reason: str, by: Actor, now: datetime) -> Meeting:
    """作废会议: it never was. Raises Refused while a task follows from it."""
    require(may("void", by, meeting))
    _refuse_void(meeting)
    _refuse_followed(meeting)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("meetings.void", by=by, at=now, on=meeting, facts=facts)
    return versions.revise(meeting, entry=entry, void=True)


@transaction.atomic
def decide(meeting: Meeting, settled: Sequence[str], *, by: Actor, now: datetime) -> list[Decision]:
    """记议定事项, behind those that stand there. Raises Refused before it was held."""
    require(may("keep", by, meeting))
    _refuse_void(meeting)
    if not meeting.is_held:
        raise Refused(_("“%s”还没有登记召开，开了再记议定事项") % meeting)
    texts = [text.filled(each, most=500, field="decisions") for each in settled]
    if not texts:
        raise Refused(_("还没有写议定事项"), field="decisions")
    held = meeting.decisions.filter(void=False)
    if held.count() + len(texts) > MOST_DECISIONS:
        raise Refused(_("一次会最多记 %s 项") % MOST_DECISIONS, field="decisions")
    last = meeting.decisions.aggregate(last=Max("position"))["last"] or 0
    entry = trail.record("meetings.decide", by=by, at=now)
    made = [
        Decision(
            meeting=meeting,
            text=each,
            position=position,
            recorded_by_id=by.person_id,
            recorded_at=now,
        )
        for position, each in enumerate(texts, last + 1)
    ]
    Decision.objects.bulk_create(made)
    trail.note(entry, [(meeting, {"decisions": texts})])
    return made


@transaction.atomic
def void_decision(decision: Decision, *, reason: str, by: Actor, now: datetime) -> Decision:
    """作废议定事项: it was not settled. Raises Refused while a task follows from it."""
    meeting = decision.meeting
    require(may("keep", by, meeting))
    _refuse_void(meeting)
    if decision.void:
        raise Refused(_("这项议定事项已经作废"))
    if Task.objects.standing().filter(decision=decision).exists():
        raise Refused(_("它下面还有任务，先作废任务"))
    reason = text.filled(reason, most=200, field="reason")
    facts = {"reason": reason, "decision": decision.text}
    trail.record("meetings.void_decision", by=by, at=now, on=meeting, facts=facts)
    Decision.objects.filter(pk=decision.pk).update(void=True)
    decision.void = True
    return decision


@transaction.atomic
def keep_minutes(meeting: Meeting, document: Document, *, by: Actor, now: datetime) -> Meeting:
    """归入纪要: a document on record is the meeting's minutes; of two the later one stands.

    Raises Refused before it was held and for a document that is no minutes of this sub-district.
    """
    require(may("keep", by, meeting))
    _refuse_void(meeting)
    if not meeting.is_held:
        raise Refused(_("“%s”还没有登记召开，开了再归入纪要") % meeting)
    foreign = document.subdistrict_id != meeting.subdistrict_id
    if document.void or foreign or document.kind != DocumentKind.MINUTES:
        raise Refused(_("“%s”不是本街道的会议纪要") % document, field="minutes")
    facts = {"minutes": document.title}
    entry = trail.record("meetings.keep_minutes", by=by, at=now, on=meeting, facts=facts)
    return versions.revise(meeting, entry=entry, minutes=document)


@transaction.atomic
def write_minutes(meeting: Meeting, draft: DocumentDraft, *, by: Actor, now: datetime) -> Meeting:
    """登记纪要: records the minutes with their scan among the documents, and keeps them here."""
    require(may("keep", by, meeting))
    document = documents.record(draft, by=by, now=now)
    return keep_minutes(meeting, document, by=by, now=now)


@transaction.atomic
def add_files(
    meeting: Meeting, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> Meeting:
    """补充会议材料: the signed sheet, pictures, papers."""
    require(may("keep", by, meeting))
    _refuse_void(meeting)
    entry = trail.record("meetings.add_files", by=by, at=now, on=meeting, facts=told(files))
    _attach(meeting, files, by=by.within(entry.deed), now=now)
    return meeting


@transaction.atomic
def name_types(
    subdistrict: Area, told: Mapping[MeetingType, str], *, by: Actor, now: datetime
) -> list[ReportName]:
    """设置报告用名: what reports of a sub-district call some types of meeting."""
    require(may("name", by, subdistrict))
    if subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("报告用名按街道设置"))
    entry = trail.record("meetings.name", by=by, at=now)
    names = {type: text.filled(name, most=40, field=type) for type, name in told.items()}
    before = {row.type: row for row in ReportName.objects.filter(subdistrict=subdistrict)}
    for type, name in names.items():
        versions.keep_told([before[type]] if type in before else [], entry=entry, name=name)
    rows = [
        ReportName.objects.update_or_create(
            subdistrict=subdistrict,
            type=type,
            defaults={"name": name},
        )[0]
        for type, name in names.items()
    ]
    versions.keep_unmade([row for row in rows if row.type not in before], entry=entry)
    trail.note(entry, [(row, {"type": row.type, "name": row.name}) for row in rows])
    return rows


def _meeting(draft: MeetingDraft, entry: Entry, *, by: Actor, now: datetime) -> Meeting:
    meeting = Meeting(
        known_from=entry.pk,
        **kept_at(draft.where),
        **columns_of(draft),
        meets_on=draft.meets_on,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    if draft.state == MeetingState.HELD:
        meeting.held_on = past(draft.meets_on, field="meets_on", now=now)
    if draft.state == MeetingState.CANCELLED:
        meeting.cancelled_on = law_day(now)
    meeting.campaign = _campaign(meeting, draft)["campaign"]
    return meeting


def _campaign(meeting: Meeting, draft: MeetingDraft) -> dict[str, Any]:
    campaign = draft.campaign
    if campaign is not None and (
        campaign.void or campaign.subdistrict_id != meeting.subdistrict_id
    ):
        raise Refused(_("“%s”不是本街道的专项治理") % campaign, field="campaign")
    return {"campaign": campaign}


def _call(meeting: Meeting, attendees: Sequence[AttendeeDraft]) -> None:
    """参会名单: each unit and each person once, in their order."""
    if len(attendees) > MOST_ATTENDEES:
        raise Refused(_("参会名单最多写 %s 行") % MOST_ATTENDEES, field="attendees")
    rows = [
        Attendee(
            meeting=meeting,
            unit=each.unit,
            name=text.clean_line(each.name, most=40, field="attendees"),
            presence=each.presence,
            order=order,
        )
        for order, each in enumerate(attendees, 1)
    ]
    if any(row.unit is None and not row.name for row in rows):
        raise Refused(_("参会名单每行写单位或姓名"), field="attendees")
    if len({(row.unit_id, row.name) for row in rows}) < len(rows):
        raise Refused(_("参会名单里有重复的行"), field="attendees")
    Attendee.objects.bulk_create(rows)


def _mark(meeting: Meeting, came: Collection[Attendee] | None) -> None:
    if came is None:
        return
    here = [row.pk for row in came]
    meeting.attendees.filter(pk__in=here).update(presence=Presence.PRESENT)
    meeting.attendees.exclude(pk__in=here).update(presence=Presence.ABSENT)


def _refuse_twice(meeting: Meeting) -> None:
    same = Meeting.objects.standing().filter(
        subdistrict=meeting.subdistrict_id, folded=meeting.folded, meets_on=meeting.meets_on
    )
    if same.exclude(pk=meeting.pk).exists():
        raise Refused(_("这一天已经登记了“%s”，一次会只记一条") % meeting, field="title")


def _refuse_unless_planned(meeting: Meeting) -> None:
    _refuse_void(meeting)
    if meeting.state != MeetingState.PLANNED:
        raise Refused(
            _("“%(title)s”%(state)s，只有待召开的能办")
            % {"title": meeting.title, "state": meeting.state.label}
        )


def _refuse_followed(meeting: Meeting) -> None:
    if Task.objects.standing().filter(decision__meeting=meeting).exists():
        raise Refused(_("“%s”布置的任务还在，先作废任务") % meeting)


def _refuse_void(meeting: Meeting) -> None:
    if meeting.void:
        raise Refused(_("“%s”已经作废") % meeting)


def _attach(meeting: Meeting, files: Sequence[FileUpload], *, by: Actor, now: datetime) -> None:
    start = meeting.proofs.count()
    kept_as(MeetingProof, {"meeting": meeting}, files, start=start, by=by, now=now)


def _facts(meeting: Meeting) -> dict[str, object]:
    return {
        "type": meeting.type,
        "title": meeting.title,
        "on": meeting.meets_on.isoformat(),
        "state": str(meeting.state),
    }
