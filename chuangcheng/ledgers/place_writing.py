"""小区台账: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.place_lines import CompoundEntry, Somebody
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.people import commands as people
from chuangcheng.people.models import Person, Unit, UnitKind
from chuangcheng.places import commands
from chuangcheng.places.commands import PlaceDraft
from chuangcheng.places.models import Area, Place
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: add what is new, edit what is known, then see who serves and looks after it."""
    entries = [plan for plan in plans if isinstance(plan, CompoundEntry)]
    new = [entry for entry in entries if entry.known is None]
    added = iter(commands.add_places([_draft(e) for e in new], by=by, now=now) if new else [])
    newcomers = _Newcomers(by, now)
    written: list[Written] = []
    for entry in entries:
        place = entry.known or next(added)
        before = _before(entry, place)
        if entry.changes:
            commands.edit_place(place, by=by, now=now, **entry.changes)
        before |= _Charging(place, entry, newcomers, by, now).run()
        written.append(Written(key_of(place), before, {}))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: charges end as if they had never been, places are void or edited back."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    places = {key_of(p): p for p in Place.objects.select_related("community").in_bulk(ids).values()}
    for row in kept:
        _take_back_charges(row.before, places[row.subject], by=by, now=now)
        if row.verdict == Verdict.CHANGED and row.before.get("values"):
            values = _restored(row.before["values"])
            commands.edit_place(places[row.subject], by=by, now=now, **values)
    new = [places[row.subject] for row in kept if row.verdict == Verdict.NEW]
    if new:
        commands.void_places(new, reason=_("导入撤销"), by=by, now=now)


def _draft(entry: CompoundEntry) -> PlaceDraft:
    return PlaceDraft(
        community=entry.community,
        name=entry.name,
        address=entry.address,
        management=entry.management,
        households=entry.households,
        buildings=entry.buildings,
        year_built=entry.year_built,
        note=entry.note,
        aliases=entry.aliases,
    )


def _before(entry: CompoundEntry, place: Place) -> dict[str, Any]:
    if entry.known is None:
        return {}
    values = {name: getattr(place, name) for name in entry.changes}
    if "households" in values:
        values["households"] = [place.households, place.households_certainty]
    return {"values": values} if values else {}


def _restored(values: dict[str, Any]) -> dict[str, object]:
    if "households" not in values:
        return values
    number, certainty = values["households"]
    homes = UNKNOWN if number is None else Quantity(number, Certainty(certainty))
    return {**values, "households": homes}


class _Newcomers:
    """新单位和新人员: each recorded once, however many lines name them."""

    def __init__(self, by: Actor, now: datetime) -> None:
        self._by = by
        self._now = now
        self._units: dict[str, Unit] = {}
        self._people: dict[tuple[int | None, str], Person] = {}

    def unit(self, name: str, community: Area) -> Unit:
        if folded(name) not in self._units:
            self._units[folded(name)] = people.add_unit(
                name,
                kind=UnitKind.PROPERTY,
                trade="property",
                area=community.subdistrict,
                by=self._by,
                now=self._now,
            )
        return self._units[folded(name)]

    def person(self, somebody: Somebody, unit: Unit | None) -> Person:
        if somebody.known:
            return somebody.known
        key = (unit.pk if unit else None, folded(somebody.name))
        if key not in self._people:
            self._people[key] = people.add_person(
                somebody.name, unit=unit, phone=somebody.phone, by=self._by, now=self._now
            )
        return self._people[key]


class _Charging:
    """安排: who serves one place and looks after it, where the ledger names somebody else."""

    def __init__(
        self, place: Place, entry: CompoundEntry, newcomers: _Newcomers, by: Actor, now: datetime
    ) -> None:
        self._place = place
        self._entry = entry
        self._newcomers = newcomers
        self._by = by
        self._now = now
        self._today = law_day(now)
        self._made: list[int] = []
        self._ended: list[int] = []

    def run(self) -> dict[str, Any]:
        """The charges that were made and those that were ended, for the undoing."""
        is_new = self._entry.known is None
        if self._entry.company and (is_new or self._entry.new_company):
            self._serve()
        if self._entry.grid_workers and (is_new or self._entry.new_grid_workers):
            self._look_after()
        found = {"charges": self._made, "ended": self._ended}
        return {name: ids for name, ids in found.items() if ids}

    def _serve(self) -> None:
        company = self._entry.company
        assert company is not None  # noqa: S101 - asked by the caller
        unit = company.known or self._newcomers.unit(company.name, self._entry.community)
        manager = self._entry.manager
        person = self._newcomers.person(manager, unit) if manager else None
        for charge in self._standing(ChargeKind.PROPERTY):
            self._end(charge)
        self._assign(ChargeKind.PROPERTY, unit=unit, person=person)

    def _look_after(self) -> None:
        own = Unit.objects.filter(kind=UnitKind.COMMUNITY, area=self._entry.community).first()
        wanted = [self._newcomers.person(who, own) for who in self._entry.grid_workers]
        standing = self._standing(ChargeKind.GRID_WORKER)
        for charge in standing:
            if charge.person not in wanted:
                self._end(charge)
        there = {charge.person for charge in standing}
        for person in dict.fromkeys(wanted):
            if person not in there:
                self._assign(ChargeKind.GRID_WORKER, unit=None, person=person)

    def _standing(self, kind: ChargeKind) -> list[Charge]:
        rows = Charge.objects.valid(self._today).filter(place=self._place, kind=kind)
        return list(rows.select_related("person", "place"))

    def _end(self, charge: Charge) -> None:
        duties.end(charge, on=max(self._today, charge.since), by=self._by, now=self._now)
        self._ended.append(charge.pk)

    def _assign(self, kind: ChargeKind, *, unit: Unit | None, person: Person | None) -> None:
        since = ALWAYS if self._entry.known is None else self._today
        charge = duties.assign(
            self._place, kind, unit=unit, person=person, since=since, by=self._by, now=self._now
        )
        self._made.append(charge.pk)


def _take_back_charges(before: dict[str, Any], place: Place, *, by: Actor, now: datetime) -> None:
    """Those that were made end on the day they began; those that were ended go on from there."""
    made = Charge.objects.select_related("place").filter(pk__in=before.get("charges", ()))
    for charge in made.filter(until=OPEN_END):
        duties.end(charge, on=charge.since, by=by, now=now)
    ended = Charge.objects.select_related("unit", "person").filter(pk__in=before.get("ended", ()))
    for charge in ended:
        kind = ChargeKind(charge.kind)
        since = charge.until
        duties.assign(
            place, kind, unit=charge.unit, person=charge.person, since=since, by=by, now=now
        )
