"""Questions about volunteering: which activities and stations somebody sees, what a station has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import present
from chuangcheng.partners.models import Delivery, Match, Pledge, PledgeUnit
from chuangcheng.partners.queries import expected, visible_pledges
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.trail.queries import as_known
from chuangcheng.volunteering.models import (
    Activity,
    ActivityEver,
    ActivityProof,
    ActivityState,
    Programme,
    Station,
    StationItem,
    StationStanding,
)
from chuangcheng.volunteering.rules import activities_seen_by, stations_seen_by
from chuangcheng.volunteering.stations import MISSING

NEAR = timedelta(days=10)  # how far an occurrence is moved at most by days off
Standings = Mapping[int, StationStanding]


def visible_activities(actor: Actor) -> QuerySet[Activity]:
    """志愿活动 that a person may see."""
    return with_names(Activity.objects.standing().filter(activities_seen_by(actor)))


@dataclass(frozen=True)
class Promise:
    """可以关联的承诺: a pledge, of one that comes again the day that its rule names."""

    pledge: Pledge
    own_day: date | None

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.pledge.pk}:{self.own_day.isoformat() if self.own_day else ''}"


@dataclass(frozen=True)
class HeldUnder:
    """志愿服务项目 of some activities, and whether each of them belongs to one."""

    names: tuple[str, ...]
    are_all: bool


def promises_for(activity: Activity, actor: Actor) -> list[Promise]:
    """承诺 of the units that held it with us which it may have kept on its day."""
    units = PledgeUnit.objects.filter(unit__in=unit_ids_of(activity)).values("pledge")
    found = visible_pledges(actor).filter(pk__in=units, agreed_on__lte=activity.held_on)
    if activity.community_id:
        found = found.filter(community=activity.community_id)
    return [promise for pledge in found for promise in _promises(pledge, activity.held_on)]


def noted_of(pledge: Pledge, *, own_day: date | None, on: date) -> Delivery | None:
    """兑现记录 of an occurrence, or of that day where it comes but once."""
    noted = Delivery.objects.filter(pledge=pledge, void=False)
    noted = noted.filter(own_day=own_day) if own_day else noted.filter(happened_on=on)
    return noted.order_by("-pk").first()


def unit_ids_of(activity: Activity) -> set[int]:
    """主办和共同开展的单位."""
    return {row.match.unit_id for row in activity.partners.all()} | present(activity.unit_id)


def shown_by(delivery: Delivery, actor: Actor) -> list[Activity]:
    """志愿活动 that show a delivery, as far as a person may see them."""
    return list(visible_activities(actor).filter(fulfils=delivery))


def shown_of(pledge: Pledge, actor: Actor) -> list[Activity]:
    """志愿活动 that show deliveries of a pledge, as far as a person may see them."""
    kept = {"fulfils__pledge": pledge, "fulfils__void": False}
    return list(visible_activities(actor).filter(**kept))


def with_names(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """With all that an activity names, its partners in one more statement."""
    named = activities.select_related("community", "subdistrict", "programme", "station", "unit")
    return named.prefetch_related("partners__match__unit__area")


def visible_stations(actor: Actor) -> QuerySet[Station]:
    """志愿服务站点 that a person may see."""
    found = Station.objects.standing().filter(stations_seen_by(actor))
    return found.select_related("community", "place", "keeper", "subdistrict")


def stations_kept_by(actor: Actor) -> QuerySet[Station]:
    """自己负责的站点."""
    return visible_stations(actor).filter(keeper=actor.person_id)


def programmes_of(subdistrict: Area, *, on: date) -> list[Programme]:
    """志愿服务项目 that run on a day."""
    rows = Programme.objects.filter(subdistrict=subdistrict, since__lte=on, until__gt=on)
    return list(rows)


def programmes_held(
    inside: Q, *, since: date, as_of: date, known_at: int | None = None
) -> HeldUnder:
    """当时的志愿服务项目 under which the activities of a period were held, the oldest first."""
    days = {"held_on__gte": since, "held_on__lte": as_of, "state": ActivityState.HELD}
    known = as_known(Activity, ActivityEver, known_at).filter(inside, **days, void=False)
    under = set(known.order_by().values_list("programme", flat=True).distinct())
    names = Programme.objects.filter(pk__in=under - {None}).values_list("name", flat=True)
    return HeldUnder(tuple(names), are_all=None not in under)


def visible_programmes(actor: Actor) -> QuerySet[Programme]:
    """志愿服务项目 of the sub-districts in which a person works, and of those below."""
    towns = {grant.subdistrict_id for grant in actor.grants} - {None}
    above = Q(subdistrict__district__in=actor.area_ids) | Q(subdistrict__city__in=actor.area_ids)
    return Programme.objects.filter(Q(subdistrict__in=towns) | above)


def planned_at(stations: Iterable[Station]) -> Mapping[int, list[Activity]]:
    """待开展的活动 of some stations, the next first, in one statement."""
    found: dict[int, list[Activity]] = {each.pk: [] for each in stations}
    for row in Activity.objects.planned().filter(station__in=found).order_by("held_on", "pk"):
        if row.station_id is not None:
            found[row.station_id].append(row)
    return found


def standings_of(stations: Iterable[Station]) -> Standings:
    """现在的情况 of some stations, in one statement."""
    rows = StationStanding.objects.filter(station__in=[each.pk for each in stations], void=False)
    return {row.station_id: row for row in rows.order_by("seq")}


def history_of(station: Station) -> list[StationStanding]:
    """历次情况 that lasted a day or longer, the latest first."""
    rows = StationStanding.objects.filter(station=station, void=False).order_by("-seq")
    return [row for row in rows if row.lasted]


def histories_of(stations: Iterable[Station]) -> Mapping[int, list[StationStanding]]:
    """历次情况 of some stations, the first one first, in one statement."""
    found: dict[int, list[StationStanding]] = {each.pk: [] for each in stations}
    for row in StationStanding.objects.filter(station__in=found, void=False).order_by("seq"):
        found[row.station_id].append(row)
    return found


def files_of(activities: Iterable[Activity]) -> Mapping[int, int]:
    """材料的份数 of some activities, in one statement."""
    rows = ActivityProof.objects.filter(activity__in=[each.pk for each in activities]).order_by()
    return dict(rows.values_list("activity").annotate(n=Count("pk")))


def items_of(stations: Iterable[Station]) -> Mapping[int, list[StationItem]]:
    """现有设施 of some stations, in their order, in one statement."""
    found: dict[int, list[StationItem]] = {each.pk: [] for each in stations}
    rows = StationItem.objects.filter(station__in=found, void=False, ended_seq=0)
    for row in rows.order_by("order", "id"):
        found[row.station_id].append(row)
    return found


def missing(items: Iterable[StationItem]) -> list[str]:
    """缺少的设施: what is to be there and is not, or is broken."""
    return [item.name for item in items if item.state in MISSING]


def matches_on(subdistrict: Area, day: date) -> list[Match]:
    """包联结对 in a sub-district that held on a day."""
    rows = Match.objects.standing().filter(
        subdistrict=subdistrict, from_on__lte=day, until_on__gt=day
    )
    return list(rows.select_related("unit__area", "community").order_by("from_on", "pk"))


def _promises(pledge: Pledge, day: date) -> list[Promise]:
    """Of what comes again, the occurrences that fall on a day, or whose own day it is."""
    if pledge.rule is None:
        return [Promise(pledge, None)]
    found = [each.occurrence for each in expected(pledge, until=day + NEAR)]
    near = [each for each in found if day in {each.day, *each.own_days}]
    return [Promise(pledge, each.own_days[0]) for each in near]


def match_of(unit: Unit, matches: Sequence[Match], community: Area | None) -> Match | None:
    """结对 by which a unit is a partner: that with the community itself before any other."""
    of_unit = [match for match in matches if match.unit_id == unit.pk]
    here = [match for match in of_unit if community and match.community_id == community.pk]
    return next(iter(here or of_unit), None)
