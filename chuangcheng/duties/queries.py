"""Questions about who answers for what."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place


def property_of(place: Place, *, on: date) -> Unit | None:
    """物业公司 of a compound on a day."""
    charge = (
        Charge.objects.valid(on)
        .filter(place=place, kind=ChargeKind.PROPERTY)
        .select_related("unit")
        .order_by("-since", "-id")
        .first()
    )
    return charge.unit if charge else None


def charges_of(place: Place, *, on: date) -> list[Charge]:
    """谁负责: the charges over a place and the areas in which it lies."""
    found = Charge.objects.valid(on).for_place(place.pk, place.area_ids)
    return list(found.select_related("unit", "person").order_by("kind", "id"))


def holders(places: Iterable[int], kind: ChargeKind, *, on: date) -> dict[int, Charge]:
    """The holder of one kind of charge per place, in one statement."""
    rows = Charge.objects.valid(on).filter(place__in=list(places), kind=kind)
    return {row.place_id: row for row in rows.select_related("unit", "person") if row.place_id}


def areas_of(person_id: int, kind: ChargeKind, *, on: date) -> QuerySet[Area]:
    """他包的区域: the areas for which a person bears one kind of charge."""
    charges = Charge.objects.valid(on).filter(person=person_id, kind=kind, area__isnull=False)
    return Area.objects.filter(pk__in=charges.values("area")).order_by("order", "id")


def units_inside(area_ids: frozenset[int], *, on: date) -> set[int]:
    """The units that answer for something inside the areas: a community's own 物业 and 网格."""
    inside = Q(area__in=area_ids) | Q(place__community__in=area_ids)
    charges = Charge.objects.valid(on).filter(inside, unit__isnull=False)
    return set(charges.values_list("unit_id", flat=True)) - {None}
