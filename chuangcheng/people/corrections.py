"""订正: mending what is on record of units and persons, and taking back what never should be."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.names import read_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.people.models import Contact, Person, Unit, UnitKind, UnitName
from chuangcheng.people.rules import may_edit_person, may_edit_unit
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions

_LONGEST: Mapping[str, int] = {
    "short": 30,
    "trade": 16,
    "note": 200,
    "post": 40,
    "phone": 20,
    "office_phone": 20,
}
_UNIT = frozenset({"kind", "short", "trade", "area", "note"})
_PERSON = frozenset({"name", "unit", "post", "phone", "office_phone", "contact", "note"})
_SECRET = frozenset({"phone", "office_phone"})  # the trail says that they changed, not to what


@transaction.atomic
def edit_unit(
    unit: Unit,
    *,
    by: Actor,
    now: datetime,
    aliases: Sequence[str] | None = None,
    **changes: Any,
) -> Unit:
    """修改单位: what is recorded of it; a new name is a deed of its own (更名).

    `aliases` are all names beside the official one by which it is written from now on.
    """
    require(may_edit_unit(by, unit.area))
    _only(changes, _UNIT)
    facts = {name: _read(name, value) for name, value in changes.items()}
    if "area" in facts:
        require(may_edit_unit(by, facts["area"]))
    moved = _moved(unit, facts)
    others = _other_names(unit, aliases, str(facts.get("short", unit.short)), now=now)
    if not moved and not others:
        return unit
    facts = {**_told(moved), **others}
    entry = trail.record("people.edit_unit", by=by, at=now, on=unit, facts=facts)
    versions.keep_told([unit], entry=entry, **{name: new for name, (_old, new) in moved.items()})
    with once(Refused(_("已经有“%s”这个单位") % unit.name, field="area")):
        _write(unit, moved)
    return unit


@transaction.atomic
def edit_person(person: Person, *, by: Actor, now: datetime, **changes: Any) -> Person:
    """修改人员: what is recorded of somebody; the account and its roles stay as they are."""
    require(may_edit_person(by, person.unit.area if person.unit else None))
    _only(changes, _PERSON)
    facts = {name: _read(name, value) for name, value in changes.items()}
    if facts.get("unit"):
        require(may_edit_person(by, facts["unit"].area))
    if "name" in facts:
        called = read_name(facts["name"])
        facts |= {"name": called.name, "pinyin": called.pinyin}
    moved = _moved(person, facts)
    if not moved:
        return person
    entry = trail.record("people.edit_person", by=by, at=now, on=person, facts=_told(moved))
    versions.keep_told([person], entry=entry, **{name: new for name, (_old, new) in moved.items()})
    _write(person, moved)
    return person


@transaction.atomic
def void_units(units: Iterable[Unit], *, reason: str, by: Actor, now: datetime) -> None:
    """作废单位: they should never have been recorded (undo of an import, a double entry).

    Raises Refused for one to which somebody belongs.
    """
    given = list(units)
    for unit in given:
        require(may_edit_unit(by, unit.area))
    members = Person.objects.filter(unit__in=given, void=False).select_related("unit").first()
    if members is not None:
        raise Refused(_("“%(unit)s”还有%(person)s等人员") % _named(members))
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("people.void_units", by=by, at=now)
    _void(Unit, given)
    UnitName.objects.filter(unit__in=given).update(until=F("since"))
    trail.note(entry, [(unit, {"reason": reason}) for unit in given])


@transaction.atomic
def void_people(people: Iterable[Person], *, reason: str, by: Actor, now: datetime) -> None:
    """作废人员: as with units. Raises Refused for one who has an account."""
    given = list(people)
    for person in given:
        require(may_edit_person(by, person.unit.area if person.unit else None))
        if person.username is not None:
            raise Refused(_("%s有账号，停用账号就行，不能作废") % person.name)
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("people.void_people", by=by, at=now)
    _void(Person, given)
    trail.note(entry, [(person, {"reason": reason}) for person in given])


def _only(changes: Mapping[str, Any], known: frozenset[str]) -> None:
    if unknown := changes.keys() - known:
        raise TypeError(f"no correction of {', '.join(sorted(unknown))}")


def _read(name: str, value: Any) -> Any:
    """As it is stored. Raises Refused for what cannot be."""
    if name in _LONGEST:
        return text.clean_line(value, most=_LONGEST[name], field=name)
    if name == "kind":
        return UnitKind(value)
    if name == "contact":
        return Contact(value) if value else ""
    return value


def _moved(row: Unit | Person, facts: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What is now otherwise: name → (old, new)."""
    return {k: (getattr(row, k), v) for k, v in facts.items() if getattr(row, k) != v}


def _write(row: Unit | Person, moved: Mapping[str, tuple[Any, Any]]) -> None:
    """Writes if nobody has changed the same in between."""
    if not moved:
        return
    seen = {name: old for name, (old, _new) in moved.items()}
    isnull = {f"{name}__isnull": True for name, old in seen.items() if old is None}
    held = {name: old for name, old in seen.items() if old is not None}
    rows = type(row)._default_manager.filter(pk=row.pk, void=False, **isnull, **held)
    changes = {name: new for name, (_old, new) in moved.items()}
    if not rows.update(**changes):
        raise Overtaken(_("“%s”刚被别人改过，刷新后再办") % row.name)
    for name, value in changes.items():
        setattr(row, name, value)


def _told(moved: Mapping[str, tuple[Any, Any]]) -> dict[str, object]:
    shown = {name: pair for name, pair in moved.items() if name not in {"pinyin", *_SECRET}}
    told: dict[str, object] = dict.fromkeys(moved.keys() & _SECRET, True)
    for name, (old, new) in shown.items():
        told[name] = [str(old or ""), str(new or "")]
    return told


def _other_names(
    unit: Unit, aliases: Sequence[str] | None, short: str, *, now: datetime
) -> dict[str, object]:
    """The unofficial names as they are to be: those too many end today, the missing ones begin."""
    if aliases is None and short == unit.short:
        return {}
    standing = UnitName.objects.filter(unit=unit, official=False, until=OPEN_END)
    kept = [row.name for row in standing] if aliases is None else aliases
    wanted = [read_name(name, field="aliases") for name in filter(None, (short, *kept))]
    names = {each.folded: each.name for each in wanted if each.folded != unit.folded}
    known = {row.folded for row in standing}
    new = {folded: name for folded, name in names.items() if folded not in known}
    gone = known - names.keys()
    if not new and not gone:
        return {}
    standing.filter(folded__in=gone).update(until=law_day(now))
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=name, folded=folded, official=False)
        for folded, name in new.items()
    )
    return {"aliases": sorted(names.values())}


def _void(model: type[Unit] | type[Person], given: Sequence[Unit] | Sequence[Person]) -> None:
    ids = [row.pk for row in given]
    if model._default_manager.filter(pk__in=ids, void=False).update(void=True) != len(set(ids)):
        raise Overtaken(_("这些记录里有一条刚被别人改过，刷新后再办"))
    for row in given:
        row.void = True


def _named(person: Person) -> dict[str, str]:
    return {"unit": str(person.unit), "person": person.name}
