"""Deeds on 便民设施: register, correct, say how it stands, take back, void. Beside commands."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.partners.drafts import FacilityDraft, distinct, draft_of_facility, placed
from chuangcheng.partners.models import (
    Facility,
    FacilityKind,
    FacilityProof,
    FacilityState,
    FacilityUnit,
    Outcome,
    Pledge,
)
from chuangcheng.partners.rules import may
from chuangcheng.partners.stages import FACILITIES, Begun
from chuangcheng.people.models import Unit
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

MOST_FACILITIES = 500
_TOLD = ("where", "kind", "name", "spot", "offers", "set_up_on", "pledge", "units", "keeper")


@transaction.atomic
def set_up(
    draft: FacilityDraft, *, by: Actor, now: datetime, files: Sequence[FileUpload] = ()
) -> Facility:
    """登记便民设施, in use from its day on.

    Raises Refused for a day to come, for a pledge elsewhere or one that was not delivered yet.
    """
    entry, (facility,) = _set_up([draft], by=by, now=now)
    kept_as(
        FacilityProof, {"facility": facility}, files, start=0, by=by.within(entry.deed), now=now
    )
    return facility


@transaction.atomic
def set_up_all(drafts: Sequence[FacilityDraft], *, by: Actor, now: datetime) -> list[Facility]:
    """登记便民设施: one deed for all of them; one bad draft and none is recorded."""
    if len(drafts) > MOST_FACILITIES:
        raise Refused(_("一次最多登记 %s 处设施") % MOST_FACILITIES)
    return _set_up(drafts, by=by, now=now)[1]


@transaction.atomic
def revise(facility: Facility, draft: FacilityDraft, *, by: Actor, now: datetime) -> Facility:
    """订正便民设施: it holds for every day; how it stands has a deed of its own."""
    require(may("deliver", by, facility))
    require(may("deliver", by, draft.where))
    refuse_void(facility)
    before = draft_of_facility(facility)
    draft = _settled(draft)
    pairs = {name: (getattr(before, name), getattr(draft, name)) for name in _TOLD}
    shown = {name: [_said(was), _said(new)] for name, (was, new) in pairs.items() if was != new}
    if not shown:
        return facility
    columns = _columns(draft, now)
    if facility.state_on == before.set_up_on:
        columns["state_on"] = draft.set_up_on
    entry = trail.record("partners.revise_facility", by=by, at=now, on=facility, facts=shown)
    versions.revise(facility, entry=entry, **columns)
    if draft.units != before.units:
        FacilityUnit.objects.filter(facility=facility).delete()
        FacilityUnit.objects.bulk_create(_units(facility, draft.units))
    FACILITIES.restate(facility, entry=entry)
    return facility


@transaction.atomic
def change(
    facility: Facility,
    to: FacilityState,
    *,
    on: date,
    by: Actor,
    now: datetime,
    note: str = "",
    files: Sequence[FileUpload] = (),
) -> Facility:
    """登记变动: from a day on it is in use again, out of order, or gone."""
    require(may("deliver", by, facility))
    refuse_void(facility)
    if to == facility.state:
        raise Refused(_("“%s”现在就是这样") % facility, field="to")
    past(on, field="on", now=now)
    note = text.clean_line(note, most=200, field="note")
    facts = {"from": facility.state, "to": to, "on": on.isoformat(), "note": note}
    entry = trail.record("partners.change_facility", by=by, at=now, on=facility, facts=facts)
    FACILITIES.move(facility, to, on=on, note=note, entry=entry)
    versions.revise(facility, entry=entry, state=to, state_on=on)
    _attach(facility, files, by=by.within(entry.deed), now=now)
    return facility


@transaction.atomic
def retract(facility: Facility, *, reason: str, by: Actor, now: datetime) -> Facility:
    """撤回上一次变动: it never stood so."""
    require(may("deliver", by, facility))
    refuse_void(facility)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("partners.retract_facility", by=by, at=now, on=facility, facts=facts)
    before = FACILITIES.take_back(facility, entry=entry)
    return versions.revise(facility, entry=entry, state=before.state, state_on=before.from_on)


@transaction.atomic
def void(facility: Facility, *, reason: str, by: Actor, now: datetime) -> Facility:
    """作废便民设施: it never was."""
    require(may("void_kept", by, facility))
    refuse_void(facility)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("partners.void_facility", by=by, at=now, on=facility, facts=facts)
    FACILITIES.void_all([facility], entry=entry)
    return versions.revise(facility, entry=entry, void=True)


@transaction.atomic
def add_files(
    facility: Facility, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> Facility:
    """补充照片."""
    require(may("deliver", by, facility))
    refuse_void(facility)
    entry = trail.record("partners.add_photos", by=by, at=now, on=facility, facts=told(files))
    _attach(facility, files, by=by.within(entry.deed), now=now)
    return facility


def refuse_void(facility: Facility) -> None:
    """Raises Refused for one that is void."""
    if facility.void:
        raise Refused(_("“%s”已经作废") % facility)


def _set_up(
    drafts: Sequence[FacilityDraft], *, by: Actor, now: datetime
) -> tuple[Entry, list[Facility]]:
    for draft in drafts:
        require(may("deliver", by, draft.where))
    drafts = [_settled(draft) for draft in drafts]
    entry = trail.record("partners.set_up", by=by, at=now)
    made = [
        Facility(
            **_columns(draft, now),
            state=FacilityState.IN_USE,
            state_on=draft.set_up_on,
            known_from=entry.pk,
            recorded_by_id=by.person_id,
            recorded_at=now,
        )
        for draft in drafts
    ]
    Facility.objects.bulk_create(made)
    FacilityUnit.objects.bulk_create(
        row
        for facility, draft in zip(made, drafts, strict=True)
        for row in _units(facility, draft.units)
    )
    begun = [Begun(thing=each, state=FacilityState.IN_USE, since=each.set_up_on) for each in made]
    FACILITIES.begin(begun, entry=entry)
    told_of: list[tuple[Facility | Pledge, dict[str, str]]] = []
    for each in made:
        facts = {"name": each.name, "set_up_on": each.set_up_on.isoformat()}
        told_of.append((each, facts))
        if each.pledge is not None:
            told_of.append((each.pledge, facts))
    trail.note(entry, told_of)
    return entry, made


def _columns(draft: FacilityDraft, now: datetime) -> dict[str, Any]:
    where = placed(draft.where)
    _check_pledge(draft.pledge, where["community_id"])
    return {
        **where,
        "kind": FacilityKind(draft.kind),
        "name": text.filled(draft.name, most=60, field="name"),
        "spot": text.clean_line(draft.spot, most=60, field="spot"),
        "offers": text.filled(draft.offers, most=200, field="offers"),
        "set_up_on": past(draft.set_up_on, field="set_up_on", now=now),
        "pledge": draft.pledge,
        "keeper": draft.keeper,
    }


def _settled(draft: FacilityDraft) -> FacilityDraft:
    """With each unit once; what came of a pledge was set up by those who gave it."""
    if draft.pledge is not None or not draft.units:
        return replace(draft, units=())
    return replace(draft, units=tuple(distinct(draft.units)))


def _units(facility: Facility, units: Sequence[Unit]) -> list[FacilityUnit]:
    """建设单位, in their order."""
    found = enumerate(units, 1)
    return [FacilityUnit(facility=facility, unit=unit, order=order) for order, unit in found]


def _check_pledge(pledge: Pledge | None, community_id: int) -> None:
    """A facility stands where it was promised, and only once it was delivered."""
    if pledge is None:
        return
    if pledge.void or pledge.community_id != community_id:
        raise Refused(_("这项共建事项不是这个社区(村)的"), field="pledge")
    if not pledge.deliveries.filter(void=False, outcome=Outcome.DELIVERED).exists():
        raise Refused(_("这项共建事项还没有登记兑现，先登记兑现"), field="pledge")


def _attach(facility: Facility, files: Sequence[FileUpload], *, by: Actor, now: datetime) -> None:
    start = facility.proofs.count()
    kept_as(FacilityProof, {"facility": facility}, files, start=start, by=by, now=now)


def _said(value: object) -> str:
    return str(getattr(value, "label", None) or said(value))
