"""Questions about partners: who stands by whom, what was promised, when it is expected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.partners.models import (
    Agreement,
    AgreementEver,
    AssistedCase,
    Delivery,
    DeliveryProof,
    Facility,
    FacilityStage,
    FacilityStageEver,
    FacilityState,
    Match,
    MatchEver,
    Need,
    NeedStage,
    NeedState,
    Outcome,
    Pledge,
    PledgeStage,
    PledgeStageEver,
    PledgeState,
    PledgeUnit,
)
from chuangcheng.partners.recurrence import Occurrence, occurrences
from chuangcheng.partners.rules import (
    agreements_seen_by,
    cases_seen_by,
    deliveries_seen_by,
    facilities_seen_by,
    matches_seen_by,
    needs_seen_by,
    pledges_seen_by,
)
from chuangcheng.people import queries as people
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.trail.queries import as_known, as_told

# Pledges of which something was delivered.
KEPT = Q(
    Exists(Delivery.objects.filter(pledge=OuterRef("pk"), void=False, outcome=Outcome.DELIVERED))
)
_STOOD = ("pledge", "state", "from_on")
AHEAD = timedelta(days=31)  # how far what is expected is listed


@dataclass(frozen=True)
class Expected:
    """应有的一次, with what was noted of it."""

    occurrence: Occurrence
    delivery: Delivery | None


@dataclass(frozen=True)
class Promised:
    """一项承诺 as it stood on a day: its units by the names of that day, what stays of it."""

    pledge: Pledge
    state: PledgeState
    state_on: date
    units: tuple[str, ...]
    facilities: tuple[str, ...]

    @property
    def parties(self) -> tuple[int, int, tuple[int, ...]]:
        """Whom it binds: the community, the place in it, the units."""
        units = tuple(row.unit_id for row in self.pledge.units.all())
        return self.pledge.community_id, self.pledge.place_id or 0, units


def visible_matches(actor: Actor) -> QuerySet[Match]:
    """包联结对 that a person may see."""
    found = Match.objects.standing().filter(matches_seen_by(actor))
    return found.select_related("unit__area", "community")


def visible_agreements(actor: Actor) -> QuerySet[Agreement]:
    """共建协议 that a person may see."""
    return with_units(Agreement.objects.standing().filter(agreements_seen_by(actor)))


def visible_pledges(actor: Actor) -> QuerySet[Pledge]:
    """共建事项 that a person may see."""
    return with_names(Pledge.objects.standing().filter(pledges_seen_by(actor)))


def pledges_ahead(actor: Actor, *, until: date) -> QuerySet[Pledge]:
    """要落实的共建事项 that a person may see: with a limit up to a day, or coming again."""
    ahead = Q(due_on__lte=until) | Q(rule__isnull=False)
    return visible_pledges(actor).exclude(state=PledgeState.FULFILLED).filter(ahead)


def visible_deliveries(actor: Actor) -> QuerySet[Delivery]:
    """兑现记录 that a person may see."""
    found = Delivery.objects.filter(deliveries_seen_by(actor), void=False, pledge__void=False)
    return found.select_related("pledge__community", "pledge__place", "recorded_by", "confirmed_by")


def visible_cases(actor: Actor) -> QuerySet[AssistedCase]:
    """帮扶对象 that a person may see by their codes."""
    found = AssistedCase.objects.standing().filter(cases_seen_by(actor))
    return found.select_related("community", "unit", "pledge")


def visible_facilities(actor: Actor) -> QuerySet[Facility]:
    """便民设施 that a person may see."""
    return with_builders(Facility.objects.standing().filter(facilities_seen_by(actor)))


def visible_needs(actor: Actor) -> QuerySet[Need]:
    """需求 that a person may see."""
    return with_pledge(Need.objects.standing().filter(needs_seen_by(actor)))


def own_pledges(actor: Actor) -> QuerySet[Pledge]:
    """我们的承诺: what one's own units promised and did not do yet."""
    own = PledgeUnit.objects.filter(unit__in=actor.unit_ids).values("pledge")
    return visible_pledges(actor).filter(pk__in=own).exclude(state=PledgeState.FULFILLED)


def to_confirm(actor: Actor) -> QuerySet[Delivery]:
    """待确认的兑现 of what one's own units promised, the latest first."""
    own = PledgeUnit.objects.filter(unit__in=actor.unit_ids).values("pledge")
    noted = visible_deliveries(actor).filter(pledge__in=own, outcome=Outcome.DELIVERED)
    return noted.filter(confirmed_on=OPEN_END).order_by("-happened_on", "-pk")


def needs_beside(actor: Actor) -> QuerySet[Need]:
    """待对接的需求 of the communities by which one's own units stand."""
    beside = Match.objects.open().filter(unit__in=actor.unit_ids).values("community")
    return visible_needs(actor).filter(state=NeedState.UNMATCHED, community__in=beside)


def promises_known(inside: Q, *, on: date, known_at: int | None = None) -> list[Promised]:
    """当时的共建事项 of an area, community by community, in the order of the agreements."""
    standing = inside & Q(from_on__lte=on, until_on__gt=on, void=False)
    stages = as_known(PledgeStage, PledgeStageEver, known_at).filter(standing)
    states = {pk: (state, day) for pk, state, day in stages.values_list(*_STOOD)}
    found = Pledge.objects.filter(pk__in=states).select_related("community", "place")
    pledges = as_told(found.prefetch_related("units__unit__area"), known_at, "community", "place")
    _bind(pledges, known_at)
    pledges.sort(
        key=lambda each: (each.community.order, each.community_id, each.agreed_on, each.pk)
    )
    named = {row.unit_id for each in pledges for row in each.units.all()}
    names = people.names_then(named, on=on, known_at=known_at)
    in_use = as_known(FacilityStage, FacilityStageEver, known_at).filter(
        standing, state=FacilityState.IN_USE
    )
    stays: dict[int | None, list[str]] = {}
    facilities = Facility.objects.filter(pk__in=in_use.values("facility")).order_by("id")
    for facility in as_told(facilities, known_at):
        stays.setdefault(facility.pledge_id, []).append(facility.name)
    return [
        Promised(
            pledge=each,
            state=PledgeState(states[each.pk][0]),
            state_on=states[each.pk][1],
            units=tuple(names[row.unit_id] for row in each.units.all()),
            facilities=tuple(stays.get(each.pk, ())),
        )
        for each in pledges
    ]


def agreements_known(inside: Q, *, on: date, known_at: int | None = None) -> list[Agreement]:
    """当时有效的共建协议 of an area, community by community, with its units."""
    known = as_known(Agreement, AgreementEver, known_at).filter(
        inside, signed_on__lte=on, until_on__gt=on, void=False
    )
    found = with_units(Agreement.objects.filter(pk__in=known.values("pk")))
    agreements = as_told(found, known_at, "community")
    _bind(agreements, known_at)
    return sorted(
        agreements,
        key=lambda each: (each.community.order, each.community_id, each.signed_on, each.pk),
    )


def matches_known(inside: Q, *, on: date, known_at: int | None = None) -> list[Match]:
    """当时的包联结对 of an area, community by community."""
    known = as_known(Match, MatchEver, known_at).filter(
        inside, from_on__lte=on, until_on__gt=on, void=False
    )
    found = Match.objects.filter(pk__in=known.values("pk")).select_related(
        "unit__area", "community"
    )
    return sorted(
        as_told(found, known_at, "unit", "community"),
        key=lambda each: (each.community.order, each.community_id, each.from_on, each.pk),
    )


def levels_known(inside: Q, *, on: date, known_at: int | None = None) -> list[str]:
    """当时的包联单位的级别 of an area: 市, 区, as far as anybody said where they sit."""
    matches = as_known(Match, MatchEver, known_at).filter(
        inside, from_on__lte=on, until_on__gt=on, void=False
    )
    units = Unit.objects.filter(pk__in=matches.values("unit")).select_related("area")
    levels = {level_of(unit) for unit in as_told(units, known_at) if unit.area is not None}
    return [level for level in (_("市"), _("区")) if level in levels]


def linked_to(pledge: Pledge, actor: Actor) -> list[Facility | Need]:
    """What a pledge set up, and the needs that it answers, as far as a person may see them."""
    here = {"pledge": pledge}
    return [*visible_facilities(actor).filter(**here), *visible_needs(actor).filter(**here)]


def waiting_beside(pledge: Pledge) -> QuerySet[Need]:
    """待对接的需求 of the community to which something was promised."""
    return Need.objects.unmatched().filter(community=pledge.community_id)


def was_kept(pledge: Pledge) -> bool:
    """Whether something of it was delivered."""
    return Pledge.objects.filter(KEPT, pk=pledge.pk).exists()


def with_builders(facilities: QuerySet[Facility]) -> QuerySet[Facility]:
    """With all that a facility names, its units and those of its pledge in two statements."""
    named = facilities.select_related("community", "place", "pledge", "keeper")
    return named.prefetch_related("units__unit", "pledge__units__unit")


def with_pledge(needs: QuerySet[Need]) -> QuerySet[Need]:
    """With all that a need names, the units of its pledge in one more statement."""
    named = needs.select_related("community", "place", "pledge")
    return named.prefetch_related("pledge__units__unit__area")


def with_units(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With all that an agreement names, its units in one more statement."""
    return agreements.select_related("community").prefetch_related("units__unit__area")


def with_names(pledges: QuerySet[Pledge]) -> QuerySet[Pledge]:
    """With all that a pledge names, its units in one more statement."""
    named = pledges.select_related("community", "place", "agreement__community")
    return named.prefetch_related("units__unit__area")


def unit_names(rows: Iterable[Agreement | Pledge]) -> dict[int, str]:
    """包联单位 of each, by the names that they bore on its day, in one statement."""
    found = [(row, _day_of(row), [each.unit for each in row.units.all()]) for row in rows]
    names = people.names_borne((unit.pk, day) for _row, day, units in found for unit in units)
    return {
        row.pk: "、".join(names.get((unit.pk, day), str(unit)) for unit in units)
        for row, day, units in found
    }


def level_of(unit: Unit) -> str:
    """级别: 市 or 区, by where a unit sits; nothing where nobody said."""
    if unit.area is None:
        return ""
    return _("市") if unit.area.kind == AreaKind.CITY else _("区")


def signer_names(agreements: Iterable[Agreement]) -> dict[tuple[int, date], str]:
    """签约单位 by the names that they bore on the day of signing, in one statement."""
    signed = [(row.unit, each.signed_on) for each in agreements for row in each.units.all()]
    names = people.names_borne((unit.pk, day) for unit, day in signed)
    return {(unit.pk, day): names.get((unit.pk, day), str(unit)) for unit, day in signed}


def notes_of(pledges: Iterable[Pledge]) -> dict[int, str]:
    """What was said when each came to stand as it does now, in one statement."""
    now = PledgeStage.objects.filter(pledge__in=list(pledges), void=False, until_on=OPEN_END)
    return dict(now.exclude(note="").values_list("pledge", "note"))


def proofs_of(pledges: Iterable[Pledge]) -> dict[int, int]:
    """How many files show what was delivered of each, in one statement; none is left out."""
    kept = DeliveryProof.objects.filter(delivery__pledge__in=list(pledges), delivery__void=False)
    counted = kept.order_by().values("delivery__pledge").annotate(n=Count("pk"))
    return dict(counted.values_list("delivery__pledge", "n"))


def stages_of(thing: Pledge | Facility | Need) -> list[Any]:
    """历次状态 that lasted a day or longer, the latest first."""
    return [row for row in _stages(thing).order_by("-seq") if row.lasted]


def has_moved(thing: Pledge | Facility | Need) -> bool:
    """Whether it ever stood otherwise than at first, so that a change can be taken back."""
    return _stages(thing).count() > 1


def expected(pledge: Pledge, *, until: date) -> list[Expected]:
    """应有的各次 from the agreement on, with what was noted, the latest first."""
    rule = pledge.recurrence
    if rule is None or until < pledge.agreed_on:
        return []
    last = min(until, pledge.due_on)
    start = max(pledge.agreed_on, last - timedelta(days=366))
    noted = list(pledge.deliveries.filter(void=False).select_related("confirmed_by"))
    found = occurrences(rule, start=start, end=last, calendar=calendars.calendar())
    return [_matched(each, noted) for each in reversed(found)]


def agreement_of(community: Area, units: Iterable[Unit], *, on: date) -> Agreement | None:
    """协议 in force between a community and one of the units on a day, the latest of several."""
    found = Agreement.objects.standing().filter(
        community=community, units__unit__in=list(units), signed_on__lte=on, until_on__gt=on
    )
    return found.order_by("-signed_on", "-pk").first()


def _matched(occurrence: Occurrence, noted: Iterable[Delivery]) -> Expected:
    held = (each for each in noted if each.is_of(occurrence.own_days))
    return Expected(occurrence, next(held, None))


def _day_of(row: Agreement | Pledge) -> date:
    return row.signed_on if isinstance(row, Agreement) else row.agreed_on


def _stages(thing: Pledge | Facility | Need) -> QuerySet[Any]:
    match thing:
        case Facility():
            return FacilityStage.objects.filter(facility=thing, void=False)
        case Need():
            return NeedStage.objects.filter(need=thing, void=False)
    return PledgeStage.objects.filter(pledge=thing, void=False)


def _bind(signed: Sequence[Pledge] | Sequence[Agreement], known_at: int | None) -> None:
    """Those bound by it as an entry knew them: a correction writes the rows of units anew."""
    for each in signed:
        then: list[int] | None = each.__dict__.get("units_then")
        if then is not None:
            holder: Any = each
            rows = holder.units.all()
            held = Unit.objects.select_related("area").in_bulk(then)
            # as `prefetch_related` fills them
            rows._result_cache = [rows.model(unit=held[pk], order=n) for n, pk in enumerate(then)]  # noqa: SLF001
            holder._prefetched_objects_cache["units"] = rows  # noqa: SLF001
    as_told([row.unit for each in signed for row in each.units.all()], known_at)
