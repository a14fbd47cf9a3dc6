"""Questions about rounds and visits."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from chuangcheng.inspections.models import Finding, Round, Statement, Visit
from chuangcheng.inspections.rules import POLICY, seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import present
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.places.models import Area, AreaKind, Place


@dataclass(frozen=True)
class VillageReport:
    """村里所见: the named kinds that visits to a village stated, with or without numbers."""

    village: str
    unit: str
    last_on: date
    kinds: tuple[str, ...]
    quantity: Quantity


def visible_visits(actor: Actor) -> QuerySet[Visit]:
    """检查记录 that the person may see."""
    seen = Visit.objects.filter(seen_by(actor), void=False)
    return seen.select_related("round", "place", "community", "unit", "by")


def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """检查轮次 of the sub-districts in which the person has to do with inspections."""
    roles = {right.role for right in POLICY.of("inspections.see")}
    held = [grant for grant in actor.grants if grant.role in roles]
    own = present(*(grant.subdistrict_id for grant in held))
    above = present(*(grant.area_id for grant in held if grant.subdistrict_id is None))
    below = Q(subdistrict__district__in=above) | Q(subdistrict__city__in=above)
    return Round.objects.filter(Q(subdistrict__in=own) | below)


def rounds_of(subdistrict: Area) -> QuerySet[Round]:
    """检查轮次, the latest first."""
    return Round.objects.filter(subdistrict=subdistrict).order_by("-starts_on", "-id")


def round_of_issue(issue_id: int) -> Round | None:
    """The round whose visit found an issue."""
    found = Finding.objects.filter(issue=issue_id).select_related("visit__round").first()
    return found.visit.round if found else None


def unvisited(area: Area, *, since: date, as_of: date) -> QuerySet[Place]:
    """没排查到的小区: those of an area to which no visit of the period is on record."""
    visits = Visit.objects.filter(
        place=OuterRef("pk"), visited_on__range=(since, as_of), void=False
    )
    compounds = Place.objects.within(frozenset({area.pk})).valid(as_of).compounds()
    return compounds.filter(~Exists(visits)).order_by("pinyin", "pk")


def villages_seen(subdistrict: Area, *, since: date, as_of: date) -> list[VillageReport]:
    """两村情况: what visits to villages stated up to a day; unknown numbers stay unknown."""
    rows = (
        Statement.objects.filter(
            visit__subdistrict=subdistrict,
            visit__community__kind=AreaKind.VILLAGE,
            visit__visited_on__range=(since, as_of),
            visit__void=False,
        )
        .select_related("visit__community", "visit__unit")
        .order_by("visit__community__order", "visit__visited_on", "order", "id")
    )
    by_village: dict[str, list[Statement]] = {}
    for row in rows:
        by_village.setdefault(row.visit.community.name, []).append(row)
    return [_village(name, stated) for name, stated in by_village.items()]


def _village(name: str, stated: list[Statement]) -> VillageReport:
    total = sum(
        (Quantity(row.quantity, Certainty(row.certainty)) for row in stated[1:]),
        start=Quantity(stated[0].quantity, Certainty(stated[0].certainty)),
    )
    return VillageReport(
        village=name,
        unit=stated[-1].visit.unit.name,
        last_on=stated[-1].visit.visited_on,
        kinds=tuple(dict.fromkeys(row.seen for row in stated)),
        quantity=total,
    )
