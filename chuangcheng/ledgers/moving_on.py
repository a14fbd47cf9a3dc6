"""后来办过的: what happened to the things of an import since it was written."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from chuangcheng.calendars import wording
from chuangcheng.calendars.worktime import law_day
from chuangcheng.duties.models import Charge
from chuangcheng.inspections.models import Visit
from chuangcheng.issues.deeds import DEEDS
from chuangcheng.issues.models import Issue
from chuangcheng.ledgers.models import Import, ImportRow, Register
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.places.models import Place
from chuangcheng.trail.models import Event

_SLICE = 500


def sentences(record: Import, rows: Sequence[ImportRow]) -> list[str]:
    """后来办过的, thing by thing; empty when the import can still be taken back."""
    names = _names(record, rows)
    found = [*_later_deeds(record, list(names), names)]
    if record.register == Register.PLACES:
        new = [row for row in rows if row.verdict == Verdict.NEW]
        found += _uses([_pk(row.subject) for row in new], _made(rows))
    return found


def _later_deeds(record: Import, subjects: Sequence[str], names: dict[str, str]) -> Iterator[str]:
    """From the trail: entries about these things behind the import's own."""
    for start in range(0, len(subjects), _SLICE):
        events = Event.objects.filter(
            subject__in=subjects[start : start + _SLICE], entry__gt=record.entry
        ).exclude(entry__deed=record.deed)
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


def _names(record: Import, rows: Iterable[ImportRow]) -> dict[str, str]:
    """By what people call the things, in a fixed number of statements."""
    ids = {row.subject: _pk(row.subject) for row in rows}
    if record.register == Register.ISSUES:
        numbers = {pk: issue.serial for pk, issue in Issue.objects.in_bulk(ids.values()).items()}
        return {subject: numbers[pk] for subject, pk in ids.items()}
    named = {pk: place.name for pk, place in Place.objects.in_bulk(ids.values()).items()}
    return {subject: named[pk] for subject, pk in ids.items()}


def _pk(subject: str) -> int:
    return int(subject.partition(":")[2])
