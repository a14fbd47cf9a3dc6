"""Questions about who answers for what."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.duties.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, Place

OF_A_COMMUNITY = (ChargeKind.PROPERTY, ChargeKind.GRID_WORKER)


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


def visible_charges(actor: Actor) -> QuerySet[Charge]:
    """责任分工 that a person may see, those that have ended too."""
    related = ("place__community", "area__parent", "unit", "person__unit")
    return Charge.objects.filter(seen_by(actor)).select_related(*related)


def held_by(on: date) -> QuerySet[Charge]:
    """Charges in force on a day, with what they are over and who bears them."""
    related = ("place__community", "area", "unit", "person__unit")
    return Charge.objects.valid(on).select_related(*related).order_by("kind", "id")


def own_units(community_id: int, *, on: date) -> set[int]:
    """本社区的物业、网格: the units that serve its compounds and those of its grid workers."""
    inside = Q(place__community=community_id) | Q(area=community_id) | Q(area__parent=community_id)
    charges = Charge.objects.valid(on).filter(inside, kind__in=OF_A_COMMUNITY)
    units = charges.values_list("unit_id", "person__unit_id")
    return {unit or of_person for unit, of_person in units} - {None}
