"""Questions about persons and units."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.people import models
from chuangcheng.people.models import Person, Unit, UnitName


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
    persons = Person.objects.aggregate(
        persons=Count("pk"),
        accounts=Count("pk", filter=signs_in),
        idle=Count("pk", filter=signs_in & Q(~Exists(held))),
    )
    return Census(**persons, units=Unit.objects.valid(on).count())


def names_on(unit_ids: set[int], *, on: date) -> dict[int, str]:
    """单位名称 as borne on a day."""
    names = UnitName.objects.filter(
        unit__in=unit_ids, official=True, since__lte=on, until__gt=on
    ).values_list("unit_id", "name")
    return dict(names)


def masked(phone: str) -> str:
    """手机号打码: 138****1234."""
    return phone[:3] + "****" + phone[-4:] if len(phone) >= 8 else "****"


def person_named(name: str, *, unit: Unit | None) -> Person | None:
    """人员 of one unit by name."""
    return Person.objects.filter(name=name, unit=unit).first()


def _grant(row: models.Grant) -> Grant:
    return Grant(
        role=Role(row.role),
        unit_id=row.unit_id,
        area_id=row.area_id,
        subdistrict_id=row.area.subdistrict_id if row.area else None,
    )
