"""Questions about who answers for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from chuangcheng.duties.models import (
    Charge,
    ChargeKind,
    DutyItem,
    DutyList,
    GroupPost,
    LeadingGroup,
    LeadingGroupEver,
    Seat,
    SeatEver,
)
from chuangcheng.duties.rules import items_seen_by, owned_seen_by, seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.people import queries as people
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, AreaEver, AreaKind, Place
from chuangcheng.standards.models import Clause
from chuangcheng.standards.queries import LINE
from chuangcheng.trail.queries import as_known, as_told

_OF_ITEM = ("area", "leader", "lead_unit", "person__unit", "duty_list__document", "system")
OF_A_COMMUNITY = (ChargeKind.PROPERTY, ChargeKind.GRID_WORKER)


@dataclass(frozen=True)
class Led:
    """领导小组 as a report tells of it: its name, and the posts of those who head it."""

    name: str
    heads: tuple[str, ...]


@dataclass(frozen=True)
class Charged:
    """包联的范围: the communities that a leader looks after, and those with grids of cadres."""

    led: tuple[str, ...]
    grids: tuple[str, ...]
    is_led_everywhere: bool
    has_all_grids: bool


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


def charges_of(place: Place, *, on: date) -> QuerySet[Charge]:
    """谁负责: the charges over a place and the areas in which it lies."""
    found = Charge.objects.valid(on).for_place(place.pk, place.area_ids)
    return found.select_related("unit", "person", "area").order_by("kind", "id")


def charges_at(places: Iterable[Place], *, on: date) -> QuerySet[Charge]:
    """谁负责 any of some places: the charges over them, their areas and the grids of these."""
    places = list(places)
    areas = frozenset().union(*(place.area_ids for place in places))
    communities = {place.community_id for place in places}
    over = Q(place__in=[place.pk for place in places]) | Q(area__in=areas)
    grids = Q(area__parent__in=communities, kind=ChargeKind.PARTY)
    found = Charge.objects.valid(on).filter(over | grids)
    return found.select_related("unit", "person", "area").order_by("kind", "id")


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


def visible_lists(actor: Actor) -> QuerySet[DutyList]:
    """责任清单 that a person may write or read as a whole; drafts for those who write them."""
    seen = owned_seen_by(actor, "duties.see_items") & ~Q(published_on=OPEN_END)
    writes = owned_seen_by(actor, "duties.edit_items")
    return DutyList.objects.filter(seen | writes, void=False).select_related("document")


def visible_items(actor: Actor) -> QuerySet[DutyItem]:
    """责任项 that a person may see, ended ones too; drafts for those who write them."""
    seen = items_seen_by(actor) & ~Q(since=OPEN_END)
    writes = items_seen_by(actor, "duties.edit_items")
    return with_names(DutyItem.objects.standing().filter(seen | writes))


def with_names(items: QuerySet[DutyItem]) -> QuerySet[DutyItem]:
    """With all that an item names, its units in one more statement."""
    line = f"clause__{LINE}"
    return items.select_related(*_OF_ITEM, line).prefetch_related("units__unit")


def my_items(actor: Actor, *, on: date) -> Q:
    """我的责任项 on a day: those that name the person, or the person's units."""
    units = actor.unit_ids
    person = Q(person=actor.person_id) | Q(leader=actor.person_id)
    named = DutyItem.objects.filter(units__unit__in=units).values("pk")
    return Q(since__lte=on, until__gt=on) & (person | Q(lead_unit__in=units) | Q(pk__in=named))


def items_of(clause: Clause, *, on: date) -> QuerySet[DutyItem]:
    """谁对这一条负责: the items of a clause that hold on a day, the whole sub-district first."""
    found = DutyItem.objects.in_force(on).filter(clause=clause)
    return with_names(found).order_by("community__order", "position", "id")


def rows_of(item: DutyItem) -> list[DutyItem]:
    """历次变更: every published row of the same standard, area and list, the newest first."""
    same = {"clause": item.clause_id, "area": item.area_id, "duty_list": item.duty_list_id}
    found = DutyItem.objects.standing().filter(**same)
    return list(with_names(found).order_by("-since", "-id"))


def unit_names(items: Iterable[DutyItem], *, on: date) -> dict[tuple[int, int], str]:
    """单位名称 by item and unit, as borne on a day or on the last day of what has ended."""
    pairs = [
        (item.pk, unit, _day_of(item.since, item.until, on))
        for item in items
        for unit in item.concern().unit_ids
    ]
    names = people.names_borne((unit, day) for _pk, unit, day in pairs)
    return {(pk, unit): names[unit, day] for pk, unit, day in pairs if (unit, day) in names}


def charged_units(charges: Iterable[Charge], on: date) -> dict[int, str]:
    """单位名称 of each charge, or of its person's unit, on a day or the last of what has ended."""
    asked = {}
    for charge in charges:
        unit = charge.unit or (charge.person.unit if charge.person else None)
        asked[charge.pk] = (unit.pk if unit else None, _day_of(charge.since, charge.until, on))
    names = people.names_borne(asked.values())
    return {pk: names.get((unit or 0, day), "") for pk, (unit, day) in asked.items()}


def visible_groups(actor: Actor) -> QuerySet[LeadingGroup]:
    """领导小组 that a person may see."""
    seen = LeadingGroup.objects.filter(owned_seen_by(actor, "duties.see_groups"), void=False)
    return seen.select_related("founding")


def visible_seats(actor: Actor) -> QuerySet[Seat]:
    """小组席位 that a person may see."""
    return Seat.objects.filter(owned_seen_by(actor, "duties.see_groups"), void=False)


def seats_of(group: LeadingGroup, *, on: date) -> list[Seat]:
    """小组席位 taken on a day: by post, then in their order."""
    found = Seat.objects.valid(on).filter(group=group)
    return list(found.select_related("person__unit").order_by(_by_post(), "rank", "id"))


def heads_of(group: LeadingGroup, *, on: date) -> list[Person]:
    """组长 on a day; two where Party and office lead together."""
    return [seat.person for seat in seats_of(group, on=on) if seat.post == GroupPost.HEAD]


def groups_known(inside: Q, *, on: date, known_at: int | None = None) -> list[Led]:
    """当时的领导小组 of an area, in two statements; heads by their posts, never by name."""
    holds = Q(since__lte=on, until__gt=on, void=False)
    known = as_known(LeadingGroup, LeadingGroupEver, known_at).filter(inside, holds)
    seats = as_known(Seat, SeatEver, known_at).filter(inside, holds, post=GroupPost.HEAD)
    taken = Seat.objects.filter(pk__in=seats.values("pk")).select_related("person")
    heads: dict[int, list[str]] = {}
    for seat in sorted(as_told(taken, known_at, "person"), key=lambda each: (each.rank, each.pk)):
        heads.setdefault(seat.group_id, []).append(seat.person.post)
    groups = as_told(LeadingGroup.objects.filter(pk__in=known.values("pk")), known_at)
    groups.sort(key=lambda each: (each.since, each.pk))
    return [
        Led(group.name, tuple(filter(None, dict.fromkeys(heads.get(group.pk, ())))))
        for group in groups
    ]


def charged_in(subdistrict: Area, *, on: date, known_at: int | None = None) -> Charged:
    """领导包社区, 党员干部包网格 on a day, in two statements."""
    stood = as_known(Area, AreaEver, known_at).filter(
        subdistrict=subdistrict, since__lte=on, until__gt=on, void=False
    )
    found = Area.objects.filter(pk__in=stood.values("pk"))
    areas = as_told(found.order_by("order", "id"), known_at)
    names = {area.pk: area.name for area in areas if area.kind == AreaKind.COMMUNITY}
    grids = {area.pk: area.parent_id or 0 for area in areas if area.kind == AreaKind.GRID}
    kinds = (ChargeKind.LEADER, ChargeKind.PARTY)
    over = Charge.objects.filter(area__in=[*names, *grids], kind__in=kinds)
    rows = over.valid(on) if known_at is None else over
    held: dict[str, set[int]] = {kind: set() for kind in kinds}
    for charge in as_told(rows, known_at):
        if charge.since <= on < charge.until:
            held[charge.kind].add(charge.area_id or 0)
    led, looked_after = held[ChargeKind.LEADER] & names.keys(), held[ChargeKind.PARTY]
    with_grids = {grids[pk] for pk in looked_after & grids.keys()}
    return Charged(
        led=tuple(name for pk, name in names.items() if pk in led),
        grids=tuple(name for pk, name in names.items() if pk in with_grids),
        is_led_everywhere=bool(names) and led == names.keys(),
        has_all_grids=bool(grids) and looked_after >= grids.keys(),
    )


def _day_of(since: date, until: date, on: date) -> date:
    """Whose names: those of the day asked about, or of the last day of what has ended by then."""
    if since == OPEN_END:  # a draft
        return on
    return max(since, min(until - timedelta(days=1), on))


def _by_post() -> Case:
    ranks = [When(post=post, then=Value(n)) for n, post in enumerate(GroupPost)]
    return Case(*ranks, output_field=IntegerField())
