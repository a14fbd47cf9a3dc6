"""后来办过的: what happened to the things of an import since it was written."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.calendars import wording
from chuangcheng.calendars.worktime import law_day
from chuangcheng.duties.models import Charge, DutyItem
from chuangcheng.inspections.models import Visit
from chuangcheng.issues.deeds import DEEDS
from chuangcheng.issues.models import Issue
from chuangcheng.ledgers.models import Import, ImportRow, Register
from chuangcheng.ledgers.subjects import name_of, things
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.people.models import Grant, Person, Unit
from chuangcheng.places.models import Place
from chuangcheng.standards.models import Clause
from chuangcheng.trail.models import Event, key_of

_SLICE = 500
_BY_THE_CLOCK = ("plan.judge",)  # what is asked every night moves nothing on
_MAKES_PEOPLE = frozenset({Register.PEOPLE, Register.CHARGES})
_NAMES = {"standards.put_in_use": gettext_lazy("启用"), "duties.publish": gettext_lazy("发布")}


def sentences(record: Import, rows: Sequence[ImportRow]) -> list[str]:
    """后来办过的, thing by thing; empty when the import can still be taken back."""
    beside = _made_beside(rows) if record.register in _MAKES_PEOPLE else []
    names = _names(rows, beside)
    found = [*_later_deeds(record, list(names), names)]
    if record.register == Register.PLACES:
        new = [row for row in rows if row.verdict == Verdict.NEW]
        found += _uses([_pk(row.subject) for row in new], _made(rows))
    if record.register in _MAKES_PEOPLE:
        found += _relied_on(rows)
    return found


def _later_deeds(record: Import, subjects: Sequence[str], names: dict[str, str]) -> Iterator[str]:
    """From the trail: entries about these things behind the import's own."""
    for start in range(0, len(subjects), _SLICE):
        events = Event.objects.filter(
            subject__in=subjects[start : start + _SLICE], entry__gt=record.entry
        ).exclude(Q(entry__deed=record.deed) | Q(entry__verb__in=_BY_THE_CLOCK))
        for event in events.select_related("entry").order_by("id"):
            entry = event.entry
            facts = {
                "name": names[event.subject],
                "day": wording.day_name(law_day(entry.at), year=law_day(entry.at).year),
                "who": entry.actor_name,
                "what": _deed_name(entry.verb),
            }
            yield _("%(name)s %(day)s 由%(who)s%(what)s") % facts


def _deed_name(verb: str) -> str:
    context, _dot, deed = verb.partition(".")
    if verb in _NAMES:
        return str(_NAMES[verb])
    known = DEEDS.get(deed) if context == "issues" else None
    return str(known.name) if known else _("修改")


def _uses(place_ids: Iterable[int], own_charges: set[int]) -> Iterator[str]:
    """Places that something else names by now."""
    places = Place.objects.in_bulk(list(place_ids))
    for issue in Issue.objects.filter(place__in=places, void=False).order_by("id"):
        yield _("%(place)s有了问题 %(issue)s") % _facts(places, issue.place_id, issue.serial)
    for visit in Visit.objects.filter(place__in=places).order_by("id"):
        yield _("%(place)s有了检查记录%(issue)s") % _facts(places, visit.place_id, "")
    for charge in Charge.objects.filter(place__in=places).exclude(pk__in=own_charges):
        kind = charge.get_kind_display()
        yield _("%(place)s另外安排了%(issue)s") % _facts(places, charge.place_id, kind)


def _facts(places: dict[int, Place], place_id: int | None, said: str) -> dict[str, str]:
    return {"place": places[place_id].name if place_id else "", "issue": said}


def _made(rows: Iterable[ImportRow]) -> set[int]:
    return {pk for row in rows for pk in row.before.get("charges", ())}


def _names(rows: Iterable[ImportRow], beside: Sequence[str]) -> dict[str, str]:
    """By what people call the things and those made beside them, in few statements."""
    found = things([*(row.subject for row in rows), *beside])
    # A system in use and a list that was published have moved on, and all their lines with them.
    systems = {each.system for each in found.values() if isinstance(each, Clause)}
    found |= {key_of(system): system for system in systems}
    lists = {each.duty_list for each in found.values() if isinstance(each, DutyItem)}
    found |= {key_of(duty_list): duty_list for duty_list in lists}
    return {key: name_of(thing) for key, thing in found.items()}


def _made_beside(rows: Iterable[ImportRow]) -> list[str]:
    """The units and persons that were recorded because a line names them."""
    kinds = ("unit", "person")
    return [f"people.{k}:{row.before[k]}" for row in rows for k in kinds if k in row.before]


def _relied_on(rows: Iterable[ImportRow]) -> Iterator[str]:
    """Units and persons made here on which something else relies by now."""
    made = set(_made_beside(rows))
    own = {_pk(row.subject) for row in rows if row.subject.startswith("duties.charge:")}
    units = Unit.objects.in_bulk([_pk(key) for key in made if key.startswith("people.unit:")])
    people = Person.objects.in_bulk([_pk(key) for key in made if key.startswith("people.person:")])
    charges = Charge.objects.exclude(pk__in=own)
    used: tuple[tuple[Iterable[Any], str], ...] = (
        (charges.filter(unit__in=units).values_list("unit__name", flat=True), _("安排了分工")),
        (charges.filter(person__in=people).values_list("person__name", flat=True), _("安排了分工")),
        (
            Issue.objects.filter(lead_unit__in=units).values_list("lead_unit__name", flat=True),
            _("接了问题"),
        ),
        (Visit.objects.filter(unit__in=units).values_list("unit__name", flat=True), _("做了检查")),
        (Grant.objects.filter(unit__in=units).values_list("unit__name", flat=True), _("有了角色")),
        (_joined(units, people), _("又登记了人员")),
    )
    for names, what in used:
        for name in dict.fromkeys(names):
            yield f"{name}{what}"


def _joined(units: Iterable[int], made: Iterable[int]) -> Iterable[str]:
    later = Person.objects.filter(unit__in=units, void=False).exclude(pk__in=made)
    return later.values_list("unit__name", flat=True)


def _pk(subject: str) -> int:
    return int(subject.partition(":")[2])
