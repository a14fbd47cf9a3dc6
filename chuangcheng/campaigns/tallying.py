"""Deeds on the daily tally: one line for a community and a day. Sits beside commands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.campaigns.models import COUNTED, DayTally
from chuangcheng.campaigns.rules import may
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions

MOST_COUNTED = 100_000  # more on one day is a slip of the pen


@dataclass(frozen=True, kw_only=True)
class TallyDraft:
    """日工作量草稿. `amounts` holds those of the five numbers that somebody counted."""

    community: Area
    worked_on: date
    amounts: dict[str, Quantity] = field(default_factory=dict)
    note: str = ""


def record_tally(draft: TallyDraft, *, by: Actor, now: datetime) -> DayTally:
    """登记日工作量. Raises Refused for a day to come, no number at all, a line that is there."""
    return record_tallies([draft], by=by, now=now)[0]


@transaction.atomic
def record_tallies(drafts: Sequence[TallyDraft], *, by: Actor, now: datetime) -> list[DayTally]:
    """登记日工作量: one deed for all of them; one bad draft and none is recorded."""
    for draft in drafts:
        require(may("tally", by, draft.community))
    filled = [_columns(draft, now) for draft in drafts]
    entry = trail.record("campaigns.tally", by=by, at=now)
    found = []
    for draft, columns in zip(drafts, filled, strict=True):
        with once(_there_already(draft)):
            tally = DayTally.objects.create(
                known_from=entry.pk, recorded_by_id=by.person_id, recorded_at=now, **columns
            )
        found.append(tally)
    trail.note(entry, [(tally, {"on": tally.worked_on.isoformat()}) for tally in found])
    return found


@transaction.atomic
def revise_tally(tally: DayTally, draft: TallyDraft, *, by: Actor, now: datetime) -> DayTally:
    """订正日工作量: it holds for every day asked about; the line so far is kept as a version."""
    _refuse_void(tally)
    require(may("tally", by, tally))
    require(may("tally", by, draft.community))
    columns = _columns(draft, now)
    changed = {name: value for name, value in columns.items() if getattr(tally, name) != value}
    if not changed:
        return tally
    shown = {name: [str(getattr(tally, name)), str(value)] for name, value in changed.items()}
    entry = trail.record("campaigns.revise_tally", by=by, at=now, on=tally, facts=shown)
    with once(_there_already(draft)):
        return versions.revise(tally, entry=entry, **changed)


@transaction.atomic
def void_tally(tally: DayTally, *, reason: str, by: Actor, now: datetime) -> DayTally:
    """作废日工作量: the day may be recorded anew."""
    _refuse_void(tally)
    require(may("tally", by, tally))
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("campaigns.void_tally", by=by, at=now, on=tally, facts=facts)
    return versions.revise(tally, entry=entry, void=True)


def draft_of(tally: DayTally) -> TallyDraft:
    """What is said of a day, to be said again with changes."""
    assert tally.community is not None  # noqa: S101 - a tally always lies in one
    return TallyDraft(
        community=tally.community,
        worked_on=tally.worked_on,
        amounts=dict(tally.amounts),
        note=tally.note,
    )


def _refuse_void(tally: DayTally) -> None:
    if tally.void:
        raise Refused(_("“%s”已经作废") % tally)


def _there_already(draft: TallyDraft) -> Refused:
    facts = {"where": draft.community, "day": day_name(draft.worked_on)}
    reason = _("%(where)s %(day)s的工作量已经登记过，打开那一条修改") % facts
    return Refused(reason, field="worked_on")


def _columns(draft: TallyDraft, now: datetime) -> dict[str, Any]:
    where = kept_at(draft.community)
    if where["community_id"] is None:
        raise Refused(_("写明在哪个社区(村)"), field="community")
    amounts = {name: draft.amounts.get(name, UNKNOWN) for name in COUNTED}
    if all(amount.value is None for amount in amounts.values()):
        raise Refused(_("五个数都空着，数过哪个写哪个"), field=next(iter(COUNTED)))
    for name, amount in amounts.items():
        if (amount.value or 0) > MOST_COUNTED:
            raise Refused(_("数最多写到 %d") % MOST_COUNTED, field=name)
    return {
        **where,
        "worked_on": past(draft.worked_on, field="worked_on", now=now),
        **{name: amount.value for name, amount in amounts.items()},
        **{f"{name}_certainty": amount.certainty for name, amount in amounts.items()},
        "note": text.clean_line(draft.note, most=200, field="note"),
    }
