"""志愿活动台账 and 志愿服务站点台账: writing what was previewed, and taking it back.

Sits beside commands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.ledgers.activity_lines import ActivityEntry
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.station_judging import StationEntry
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written, what_stood, write_lines
from chuangcheng.people.models import Person, Unit
from chuangcheng.volunteering import building, commands, queries
from chuangcheng.volunteering.drafts import QUANTITIES, draft_of_activity, draft_of_station
from chuangcheng.volunteering.models import Activity, ServiceField, Station


def write_activities(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入活动: what is new in one deed, then what is otherwise."""
    return write_lines(
        [plan for plan in plans if isinstance(plan, ActivityEntry)],
        add=partial(commands.record_all, by=by, now=now),
        change=partial(_revise_activity, by=by, now=now),
        progress=progress,
    )


def _revise_activity(
    entry: ActivityEntry, activity: Activity, *, by: Actor, now: datetime
) -> dict[str, Any]:
    held = draft_of_activity(activity)
    commands.revise(activity, replace(held, **entry.changes), by=by, now=now)
    return what_stood(held, entry.changes)


def undo_activities(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new activities are void, what was otherwise is as it was."""
    kept = {int(row.subject.partition(":")[2]): row for row in rows}
    held = queries.with_names(Activity.objects.standing())
    for pk, activity in held.in_bulk(list(kept)).items():
        row = kept[pk]
        if row.verdict == Verdict.NEW:
            commands.void(activity, reason=_("导入撤销"), by=by, now=now)
            continue
        draft = replace(draft_of_activity(activity), **_of_activity(row.before))
        commands.revise(activity, draft, by=by, now=now)


def write_stations(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入站点: new ones in one deed, then what is otherwise, then how they stand."""
    return write_lines(
        [plan for plan in plans if isinstance(plan, StationEntry)],
        add=partial(building.register_all, by=by, now=now),
        change=partial(_changed, by=by, now=now),
        progress=progress,
    )


def undo_stations(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new stations are void; changes are taken back, then what was edited."""
    kept = {int(row.subject.partition(":")[2]): row for row in rows}
    held = Station.objects.standing().select_related("community", "place", "keeper")
    reason = _("导入撤销")
    for pk, station in held.in_bulk(list(kept)).items():
        row = kept[pk]
        if row.verdict == Verdict.NEW:
            building.void(station, reason=reason, by=by, now=now)
            continue
        for _move in range(row.before["moves"]):
            building.take_back(station, reason=reason, by=by, now=now)
        draft = replace(draft_of_station(station), **_restored(row.before["values"]))
        building.revise(station, draft, by=by, now=now)


def _changed(entry: StationEntry, station: Station, *, by: Actor, now: datetime) -> dict[str, Any]:
    """Corrects what is known and notes what became of it; what stood there before."""
    held = draft_of_station(station)
    before = {"values": what_stood(held, entry.changes), "moves": 0}
    building.revise(station, replace(held, **entry.changes), by=by, now=now)
    if entry.state is not None:
        building.move(station, entry.state, on=entry.on, by=by, now=now)
    if entry.items:
        building.equip(station, entry.items, on=entry.on, by=by, now=now)
    return {**before, "moves": (entry.state is not None) + bool(entry.items)}


def _of_activity(values: Mapping[str, Any]) -> dict[str, Any]:
    hours = {"hours": Decimal(values["hours"])} if values.get("hours") else {}
    return {**_restored(values), **hours}


def _restored(values: Mapping[str, Any]) -> dict[str, Any]:
    """From JSON, as the draft has it."""
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Any) -> Any:
    match name:
        case "unit":
            return Unit.objects.filter(pk=value).first()
        case "keeper":
            return Person.objects.filter(pk=value).first()
        case "station":
            return Station.objects.filter(pk=value).first()
        case "partners":
            found = Unit.objects.in_bulk(value)
            return tuple(found[pk] for pk in value)
        case "field":
            return ServiceField(value) if value else None
        case _ if name in QUANTITIES:
            return Quantity(value[0], Certainty(value[1]))
    return value
