"""Questions about persons and units."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.people import models
from chuangcheng.people.models import Person, Unit, UnitName, UnitQuerySet
from chuangcheng.people.rules import may_see_phone, seen_by
from chuangcheng.trail.queries import as_told


def actor_of(person: Person, *, on: date) -> Actor:
    """操作人: the person with the roles granted for a day, in one statement."""
    grants = (
        models.Grant.objects.filter(person=person, since__lte=on, until__gt=on)
        .select_related("area")
        .order_by("id")
    )
    return Actor(
        person_id=person.pk,
        name=person.name,
        grants=tuple(map(_grant, grants)),
        unit_id=person.unit_id,
    )


def account(username: str) -> Person | None:
    """账号 by sign-in name."""
    return Person.objects.filter(username=username, is_active=True).first()


def visible_units(actor: Actor) -> UnitQuerySet:
    """单位 that a person may see, ended ones too."""
    return Unit.objects.filter(seen_by(actor), void=False).select_related("area")


def visible_people(actor: Actor) -> QuerySet[Person]:
    """人员 that a person may see: those of the units, and who belongs to none."""
    seen = seen_by(actor, of="unit")
    return Person.objects.filter(seen, void=False).select_related("unit__area")


def grants_of(person: Person) -> QuerySet[models.Grant]:
    """授权 of a person, those that have ended too, the newest first."""
    held = models.Grant.objects.filter(person=person).select_related("unit", "area", "person")
    return held.order_by("-until", "-since", "-id")


def names_of(unit: Unit) -> QuerySet[UnitName]:
    """单位名称: all that a unit ever bore, the newest first."""
    return UnitName.objects.filter(unit=unit).order_by("-official", "-since", "id")


def find_unit(name: str, *, on: date) -> list[Unit]:
    """单位 by any name that it bears on a day, compared as folded text; the official one first."""
    names = (
        UnitName.objects.filter(folded=text.folded(name), since__lte=on, until__gt=on)
        .select_related("unit")
        .order_by("-official", "unit_id")
    )
    return list(dict.fromkeys(row.unit for row in names))


@dataclass(frozen=True, slots=True)
class Census:
    """人员概况: who is on record, who can sign in, and who can but may do nothing."""

    persons: int
    accounts: int
    idle: int
    units: int


def census(*, on: date) -> Census:
    """人员概况 of the whole installation, in two statements."""
    held = models.Grant.objects.filter(person=OuterRef("pk"), since__lte=on, until__gt=on)
    signs_in = Q(username__isnull=False, is_active=True)
    persons = Person.objects.filter(void=False).aggregate(
        persons=Count("pk"),
        accounts=Count("pk", filter=signs_in),
        idle=Count("pk", filter=signs_in & Q(~Exists(held))),
    )
    return Census(**persons, units=Unit.objects.valid(on).count())


def names_on(unit_ids: set[int], *, on: date, known_at: int | None = None) -> dict[int, str]:
    """单位名称 as borne on a day, by what an entry knew of it."""
    names = UnitName.objects.filter(unit__in=unit_ids, official=True)
    if known_at is None:
        borne = names.filter(since__lte=on, until__gt=on)
        return dict(borne.values_list("unit_id", "name"))
    told = as_told(names.order_by("since", "id"), known_at)
    return {row.unit_id: row.name for row in told if row.since <= on < row.until}


def names_then(unit_ids: set[int], *, on: date, known_at: int | None = None) -> dict[int, str]:
    """单位名称 as borne on a day; of a unit that bore none then, its name of now."""
    borne = names_on(unit_ids, on=on, known_at=known_at)
    others = Unit.objects.filter(pk__in=unit_ids - borne.keys())
    return borne | ({unit.pk: unit.name for unit in others} if unit_ids - borne.keys() else {})


def names_borne(
    asked: Iterable[tuple[int | None, date]], *, known_at: int | None = None
) -> dict[tuple[int, date], str]:
    """单位名称, each as borne on a day of its own, in one statement."""
    days: dict[int, set[date]] = defaultdict(set)
    for unit_id, on in asked:
        if unit_id is not None:
            days[unit_id].add(on)
    if not days:
        return {}
    names = as_told(UnitName.objects.filter(unit__in=days, official=True), known_at)
    return {
        (row.unit_id, on): row.name
        for row in names
        for on in days[row.unit_id]
        if row.since <= on < row.until
    }


def named_like(words: str) -> QuerySet[Unit]:
    """单位 with these words in any name that it ever bore, for searches."""
    return Unit.objects.filter(pk__in=UnitName.objects.filter(name__icontains=words).values("unit"))


def phone_for(actor: Actor, person: Person, phone: str) -> str:
    """号码 of a person as this person may see it: whole, or masked."""
    return phone if not phone or may_see_phone(actor, person) else masked(phone)


def masked(phone: str) -> str:
    """手机号打码: 138****1234."""
    return phone[:3] + "****" + phone[-4:] if len(phone) >= 8 else "****"


def person_named(name: str, *, unit: Unit | None) -> Person | None:
    """人员 of one unit by name."""
    return Person.objects.filter(name=name, unit=unit, void=False).first()


def _grant(row: models.Grant) -> Grant:
    return Grant(
        role=Role(row.role),
        unit_id=row.unit_id,
        area_id=row.area_id,
        subdistrict_id=row.area.subdistrict_id if row.area else None,
    )
