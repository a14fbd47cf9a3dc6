"""Questions about rounds and visits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber

from chuangcheng.inspections.models import Answer, Finding, Round, Statement, Visit, VisitEver
from chuangcheng.inspections.rules import POLICY, seen_by
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import present
from chuangcheng.kernel.quantity import Certainty, Quantity, total
from chuangcheng.people import queries as people
from chuangcheng.places.models import Area, AreaKind, Place
from chuangcheng.trail.queries import as_known, as_told

_OF_FINDING = ("visit__round", "visit__place", "visit__community", "visit__unit", "item")
_VILLAGE_ORDER = ("community__order", "community", "visited_on", "id")


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


def last_at(visits: QuerySet[Visit], places: Iterable[int]) -> dict[int, Visit]:
    """最近一次检查 of each of some places, of these visits, by place; with `n_findings`."""
    latest = Window(
        RowNumber(), partition_by=[F("place")], order_by=[F("visited_on").desc(), F("pk").desc()]
    )
    there = visits.filter(place__in=list(places)).annotate(latest=latest).filter(latest=1)
    found = there.annotate(n_findings=_findings())
    return {visit.place_id: visit for visit in found if visit.place_id}


def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """检查轮次 of the sub-districts in which the person has to do with inspections."""
    return Round.objects.filter(of_their_subdistricts(actor))


def of_their_subdistricts(actor: Actor, verb: str = "inspections.see") -> Q:
    """What is planned for a sub-district in which the person has to do with inspections."""
    roles = {right.role for right in POLICY.of(verb)}
    held = [grant for grant in actor.grants if grant.role in roles]
    own = present(*(grant.subdistrict_id for grant in held))
    above = present(*(grant.area_id for grant in held if grant.subdistrict_id is None))
    below = Q(subdistrict__district__in=above) | Q(subdistrict__city__in=above)
    return Q(subdistrict__in=own) | below


def rounds_of(subdistrict: Area) -> QuerySet[Round]:
    """检查轮次, the latest first."""
    return Round.objects.filter(subdistrict=subdistrict).order_by("-starts_on", "-id")


def finding_of(issue_id: int) -> Finding | None:
    """哪次检查发现的: the visit that found an issue, by which item, and as `verdict` its answer."""
    answered = Answer.objects.filter(visit=OuterRef("visit"), item=OuterRef("item"), void=False)
    found = Finding.objects.filter(issue=issue_id).select_related(*_OF_FINDING)
    return found.annotate(verdict=Subquery(answered.values("verdict")[:1])).first()


def uncounted(visits: Iterable[Visit]) -> set[int]:
    """没有计数的: visits that saw something of which nobody knows how many."""
    unknown = Statement.objects.filter(
        visit__in=[visit.pk for visit in visits], certainty=Certainty.UNKNOWN
    )
    return set(unknown.values_list("visit", flat=True))


def visits_that_found(issues: Sequence[Issue]) -> dict[int, Visit]:
    """哪次检查发现的: by issue the visit to its place on its day, of the kind that is its source.

    Of several the one of the community's own unit; none where that leaves a doubt.
    """
    there: dict[tuple[int | None, date, str], list[Visit]] = defaultdict(list)
    places = {issue.place_id for issue in issues if issue.place_id}
    days = {issue.found_on for issue in issues}
    if places:
        seen = Visit.objects.filter(place__in=places, visited_on__in=days, void=False)
        for visited in seen.select_related("unit"):
            there[visited.place_id, visited.visited_on, visited.type].append(visited)
    found = {}
    for issue in issues:
        candidates = there.get((issue.place_id, issue.found_on, issue.source), [])
        own = [visited for visited in candidates if visited.unit.area_id == issue.community_id]
        if len(own or candidates) == 1:
            found[issue.pk] = (own or candidates)[0]
    return found


def unvisited(area: Area, *, since: date, as_of: date) -> QuerySet[Place]:
    """没排查到的小区: those of an area to which no visit of the period is on record."""
    visits = Visit.objects.filter(
        place=OuterRef("pk"), visited_on__range=(since, as_of), void=False
    )
    compounds = Place.objects.within(frozenset({area.pk})).valid(as_of).compounds()
    return compounds.filter(~Exists(visits)).order_by("pinyin", "pk")


def by_last_visit(area: Area, *, as_of: date) -> QuerySet[Place]:
    """小区按上次检查, with `seen_on`: never looked at first, then the longest ago."""
    visits = Visit.objects.filter(place=OuterRef("pk"), visited_on__lte=as_of, void=False)
    last = visits.order_by("-visited_on").values("visited_on")[:1]
    compounds = Place.objects.within(frozenset({area.pk})).valid(as_of).compounds()
    seen = compounds.annotate(seen_on=Subquery(last))
    return seen.order_by(F("seen_on").asc(nulls_first=True), "pinyin", "pk")


def running_round(subdistrict_id: int | None, *, on: date) -> Round | None:
    """正在进行的检查轮次 of a sub-district, the latest begun of several."""
    return running_rounds({subdistrict_id}, on=on).get(subdistrict_id)


def running_rounds(subdistricts: Collection[int | None], *, on: date) -> dict[int | None, Round]:
    """正在进行的检查轮次 of some sub-districts, in one statement."""
    running = Round.objects.filter(starts_on__lte=on, ends_on__gte=on)
    found: dict[int | None, Round] = {}
    for round in running.filter(subdistrict__in=[pk for pk in subdistricts if pk is not None]):
        found.setdefault(round.subdistrict_id, round)
    return found


def villages_seen(
    subdistrict: Area, *, since: date, as_of: date, known_at: int | None = None
) -> list[VillageReport]:
    """村里所见: what visits to villages stated up to a day; unknown numbers stay unknown.

    Units bear the names of the as-of day.
    """
    villages = Area.objects.filter(subdistrict=subdistrict, kind=AreaKind.VILLAGE)
    visits = as_known(Visit, VisitEver, known_at).filter(
        community__in=villages.values("pk"),  # few: the index of communities finds theirs alone
        visited_on__range=(since, as_of),
        void=False,
    )
    rows = list(
        Statement.objects.filter(visit__in=visits.values("pk"))
        .select_related("visit__community")
        .order_by(*(f"visit__{name}" for name in _VILLAGE_ORDER), "order", "id")
    )
    rows = as_told(rows, known_at, "visit__community")
    names = people.names_on({row.visit.unit_id for row in rows}, on=as_of, known_at=known_at)
    by_village = groupby(rows, key=lambda row: row.visit.community)
    return [_village(village, list(stated), names) for village, stated in by_village]


def _findings() -> Coalesce:
    """How many issues came of a visit."""
    of_visit = Finding.objects.filter(visit=OuterRef("pk")).order_by().values("visit")
    return Coalesce(Subquery(of_visit.annotate(n=Count("pk")).values("n")), 0)


def _village(village: Area, stated: list[Statement], names: Mapping[int, str]) -> VillageReport:
    last = stated[-1].visit
    return VillageReport(
        village=village.name,
        unit=names[last.unit_id],
        last_on=last.visited_on,
        kinds=tuple(dict.fromkeys(row.seen for row in stated)),
        quantity=total(Quantity(row.quantity, Certainty(row.certainty)) for row in stated),
    )
