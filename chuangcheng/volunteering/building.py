"""Deeds on stations: register, correct, change, equip, void. Sits beside commands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.evidence.attaching import FileUpload, kept_as, told
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry
from chuangcheng.volunteering import standings
from chuangcheng.volunteering.drafts import StationDraft, columns_of_station, items_named
from chuangcheng.volunteering.models import ItemState, Station, StationProof, StationState
from chuangcheng.volunteering.rules import may


def register(draft: StationDraft, *, by: Actor, now: datetime) -> Station:
    """登记志愿服务站点."""
    return register_all([draft], by=by, now=now)[0]


@transaction.atomic
def register_all(drafts: Sequence[StationDraft], *, by: Actor, now: datetime) -> list[Station]:
    """登记志愿服务站点: one deed for all of them; one bad draft and none is recorded.

    Raises Refused for days to come or out of order, for the same name in a community twice.
    """
    for draft in drafts:
        require(may("build", by, draft.community))
    entry = trail.record("volunteering.register", by=by, at=now)
    made = [_station(draft, entry, by=by, now=now) for draft in drafts]
    trail.note(
        entry,
        [(each, _facts(draft)) for each, draft in zip(made, drafts, strict=True)],
    )
    return made


@transaction.atomic
def revise(station: Station, draft: StationDraft, *, by: Actor, now: datetime) -> Station:
    """订正站点: its name, place, keeper and hours; how it stands has its own deeds."""
    require(may("build", by, station))
    _refuse_void(station)
    columns = columns_of_station(draft)
    moved = {name: value for name, value in columns.items() if getattr(station, name) != value}
    if not moved:
        return station
    shown = {name: [said(getattr(station, name)), said(new)] for name, new in moved.items()}
    entry = trail.record("volunteering.revise_station", by=by, at=now, on=station, facts=shown)
    versions.keep_told([station], entry=entry, **moved)
    for name, value in moved.items():
        setattr(station, name, value)
    with once(_twice(station)):
        station.save(update_fields=list(moved))
    return station


@transaction.atomic
def move(
    station: Station, to: StationState, *, on: date, by: Actor, now: datetime, note: str = ""
) -> Station:
    """登记站点变动: since a day it stands so."""
    require(may("equip", by, station))
    _refuse_void(station)
    past(on, field="on", now=now)
    note = text.clean_line(note, most=200, field="note")
    facts = {"state": str(StationState(to).label), "on": on.isoformat(), "note": note}
    entry = trail.record("volunteering.move_station", by=by, at=now, on=station, facts=facts)
    standings.move(station, to, on=on, note=note, entry=entry)
    return station


@transaction.atomic
def equip(
    station: Station,
    items: Mapping[str, ItemState],
    *,
    on: date,
    by: Actor,
    now: datetime,
    note: str = "",
) -> Station:
    """登记站点设施: since a day some things are there, lacking or broken."""
    require(may("equip", by, station))
    _refuse_void(station)
    past(on, field="on", now=now)
    named = items_named(items)
    note = text.clean_line(note, most=200, field="note")
    facts = {**{name: str(state.label) for name, state in named.items()}, "on": on.isoformat()}
    entry = trail.record("volunteering.equip", by=by, at=now, on=station, facts=facts)
    standings.equip(station, named, on=on, note=note, entry=entry)
    return station


@transaction.atomic
def take_back(station: Station, *, reason: str, by: Actor, now: datetime) -> Station:
    """撤回上一次变动: it never was so."""
    require(may("equip", by, station))
    _refuse_void(station)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("volunteering.take_back", by=by, at=now, on=station, facts=facts)
    standings.take_back(station, entry=entry)
    return station


@transaction.atomic
def void(station: Station, *, reason: str, by: Actor, now: datetime) -> Station:
    """作废站点: it never was; it counts on no day. Its activities stay."""
    require(may("void", by, station))
    _refuse_void(station)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("volunteering.void_station", by=by, at=now, on=station, facts=facts)
    standings.void_all(station, entry=entry)
    station.void = True
    station.save(update_fields=["void"])
    return station


@transaction.atomic
def add_files(
    station: Station, files: Sequence[FileUpload], *, by: Actor, now: datetime
) -> Station:
    """补充站点照片."""
    require(may("equip", by, station))
    _refuse_void(station)
    facts = told(files)
    entry = trail.record("volunteering.add_station_files", by=by, at=now, on=station, facts=facts)
    start, inside = station.proofs.count(), by.within(entry.deed)
    kept_as(StationProof, {"station": station}, files, start=start, by=inside, now=now)
    return station


def _station(draft: StationDraft, entry: Entry, *, by: Actor, now: datetime) -> Station:
    if draft.community.community_id is None:
        raise Refused(_("写明在哪个社区(村)"), field="community")
    if not draft.stages:
        raise Refused(_("写明站点状态和日期"), field="state")
    for _state, on in draft.stages:
        past(on, field="on", now=now)
    station = Station(
        **kept_at(draft.community),
        **columns_of_station(draft),
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    with once(_twice(station)):
        station.save(force_insert=True)
    standings.begin(station, draft.stages, items_named(draft.items), entry=entry)
    return station


def _twice(station: Station) -> Refused:
    facts = {"name": station.name, "area": station.community}
    return Refused(_("%(area)s已经登记了“%(name)s”") % facts, field="name")


def _refuse_void(station: Station) -> None:
    if station.void:
        raise Refused(_("“%s”已经作废") % station)


def _facts(draft: StationDraft) -> dict[str, Any]:
    """What the trail keeps of a new station."""
    state, on = draft.stages[-1]
    return {"name": draft.name, "state": str(StationState(state).label), "on": on.isoformat()}
