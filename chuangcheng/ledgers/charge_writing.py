"""包保分工表: writing what was previewed, and taking it back. Sits beside commands."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.duties import commands
from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers.charge_lines import ChargeEntry, Newcomer
from chuangcheng.ledgers.models import ImportRow
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.ledgers.written import Progress, Written
from chuangcheng.people import commands as people
from chuangcheng.people import corrections
from chuangcheng.people.models import Person
from chuangcheng.trail.models import key_of


def write(
    plans: Sequence[object], *, by: Actor, now: datetime, progress: Progress
) -> list[Written]:
    """写入: new charges begin, known ones end where the ledger says so."""
    entries = [plan for plan in plans if isinstance(plan, ChargeEntry)]
    newcomers: dict[tuple[int, str], Person] = {}
    written: list[Written] = []
    for entry in entries:
        written.append(_line(entry, newcomers, by, now))
        progress(len(written), len(entries))
    return written


def undo(rows: Iterable[ImportRow], *, by: Actor, now: datetime) -> None:
    """撤销: new charges end on the day they began, ended ones go on; newcomers are void."""
    kept = list(rows)
    ids = [int(row.subject.partition(":")[2]) for row in kept]
    related = ("place", "area", "unit", "person")
    charges = Charge.objects.select_related(*related).in_bulk(ids)
    for row in kept:
        charge = charges[int(row.subject.partition(":")[2])]
        if row.verdict == Verdict.NEW:
            commands.end(charge, on=charge.since, by=by, now=now)
        else:
            _go_on(charge, by=by, now=now)
    made = [row.before["person"] for row in kept if "person" in row.before]
    if made:
        found = Person.objects.filter(pk__in=made).select_related("unit__area")
        corrections.void_people(found, reason=_("导入撤销"), by=by, now=now)


def _line(
    entry: ChargeEntry,
    newcomers: dict[tuple[int, str], Person],
    by: Actor,
    now: datetime,
) -> Written:
    if entry.known is not None:
        charge = commands.end(entry.known, on=entry.until, by=by, now=now)
        return Written(key_of(charge), {}, {})
    person, before = _person(entry, newcomers, by, now)
    charge = commands.assign(
        entry.where,
        entry.kind,
        unit=entry.unit,
        person=person,
        since=entry.since,
        until=entry.until,
        note=entry.note,
        by=by,
        now=now,
    )
    return Written(key_of(charge), before, {})


def _person(
    entry: ChargeEntry,
    newcomers: dict[tuple[int, str], Person],
    by: Actor,
    now: datetime,
) -> tuple[Person | None, dict[str, Any]]:
    """Somebody new is recorded once, however many lines name him."""
    who = entry.person
    if not isinstance(who, Newcomer):
        return who, {}
    key = (who.unit.pk, folded(who.name))
    if key in newcomers:
        return newcomers[key], {}
    person = people.add_person(who.name, unit=who.unit, phone=who.phone, by=by, now=now)
    newcomers[key] = person
    return person, {"person": person.pk}


def _go_on(charge: Charge, *, by: Actor, now: datetime) -> None:
    commands.assign(
        charge.where,
        ChargeKind(charge.kind),
        unit=charge.unit,
        person=charge.person,
        since=charge.until,
        note=charge.note,
        by=by,
        now=now,
    )
