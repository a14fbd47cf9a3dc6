"""会议台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import Campaign
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.meeting_lines import MeetingEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood
from chuangcheng.meetings import commands
from chuangcheng.meetings.drafts import AttendeeDraft, attendees_of, draft_of
from chuangcheng.meetings.models import Decision, Meeting, MeetingState, MeetingType, Presence
from chuangcheng.people.models import Unit
from chuangcheng.trail.models import key_of

_RELATED = ("community", "subdistrict", "campaign")


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: new meetings in one deed; then what is otherwise, what was held, what was settled."""
    entries = [plan for plan in plans if isinstance(plan, MeetingEntry)]
    new = [entry for entry in entries if entry.known is None]
    added = commands.record_all([entry.draft for entry in new], by=by, now=now) if new else []
    made = {id(entry): meeting for entry, meeting in zip(new, added, strict=True)}
    written: list[Written] = []
    for entry in entries:
        meeting = entry.known or made[id(entry)]
        before = _edited(entry, meeting, by=by, now=now)
        if entry.settled:
            settled = commands.decide(meeting, entry.settled, by=by, now=now)
            before["decisions"] = [each.pk for each in settled]
        if entry.minutes is not None:
            commands.keep_minutes(meeting, entry.minutes, by=by, now=now)
        written.append(Written(key_of(meeting), before, {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new meetings are void; what was settled, held and edited is taken back."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    meetings = Meeting.objects.standing().select_related(*_RELATED).in_bulk(ids)
    reason = _("导入撤销")
    for row, pk in zip(kept, ids, strict=True):
        meeting = meetings[pk]
        for decision in Decision.objects.filter(pk__in=row.before.get("decisions", ())):
            decision.meeting = meeting
            commands.void_decision(decision, reason=reason, by=by, now=now)
        if row.verdict == Verdict.NEW:
            commands.void(meeting, reason=reason, by=by, now=now)
            continue
        if row.before.get("moved"):
            commands.revert(meeting, reason=reason, by=by, now=now)
        if values := row.before.get("values"):
            draft = replace(draft_of(meeting), **_restored(values, meeting))
            commands.revise(meeting, draft, by=by, now=now)


def _edited(entry: MeetingEntry, meeting: Meeting, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects what is known, and says that it was held; what stood there, as JSON keeps it."""
    if entry.known is None:
        return {}
    before: dict[str, Any] = {}
    if entry.changes:
        held = replace(draft_of(meeting), attendees=attendees_of(meeting))
        before["values"] = what_stood(held, set(entry.changes) - {"attendees"})
        if "attendees" in entry.changes:
            before["values"]["attendees"] = [
                [each.unit.pk if each.unit else None, each.name, each.presence]
                for each in held.attendees
            ]
        commands.revise(meeting, replace(held, **entry.changes), by=by, now=now)
    if entry.becomes is not None:
        before["moved"] = True
        _move(entry, meeting, by=by, now=now)
    return before


def _move(entry: MeetingEntry, meeting: Meeting, *, by: Actor, now: datetime) -> None:
    if entry.becomes == MeetingState.HELD:
        draft = entry.draft
        commands.hold(meeting, on=draft.meets_on, present=draft.present, by=by, now=now)
    else:
        commands.cancel(meeting, reason=_("台账登记为已取消"), by=by, now=now)


def _restored(values: Mapping[str, Any], meeting: Meeting) -> dict[str, Any]:
    """From JSON, as the draft has it."""
    restored = {name: _value(name, value) for name, value in values.items()}
    return {"attendees": attendees_of(meeting), **restored}


def _value(name: str, value: Any) -> Any:
    match name:
        case "type":
            return MeetingType(value)
        case "campaign":
            return Campaign.objects.filter(pk=value).first()
        case "expected" | "present":
            return Quantity(value[0], Certainty(value[1]))
        case "attendees":
            units = Unit.objects.in_bulk([pk for pk, _name, _presence in value if pk])
            return tuple(
                AttendeeDraft(unit=units.get(pk), name=name, presence=Presence(presence))
                for pk, name, presence in value
            )
    return value
