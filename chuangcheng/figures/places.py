"""Figures of areas and places."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import COMMUNITY, LEVELS, at_place, by_choice
from chuangcheng.figures.kinds import Count, Kind, Shown, Standing, Sum
from chuangcheng.kernel.actor import Actor
from chuangcheng.places import queries
from chuangcheng.places.models import (
    LEAF_KINDS,
    Area,
    AreaEver,
    AreaKind,
    AreaQuerySet,
    Management,
    Place,
    PlaceEver,
    PlaceType,
)


def _areas_seen_by(_actor: Actor) -> AreaQuerySet:
    """The names of areas are no secret to anybody who signs in."""
    return Area.objects.all()


AREAS = Kind(
    key="areas",
    name=_("区域"),
    model=Area,
    ever=AreaEver,
    levels={**LEVELS, **dict.fromkeys(LEAF_KINDS, "pk")},
    cuts={},
    shown=Shown(Area, _areas_seen_by),
)

PLACES = Kind(
    key="places",
    name=_("点位"),
    model=Place,
    ever=PlaceEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY, "management": by_choice("management", _("类型"), Management)},
    shown=Shown(Place, queries.visible_places),
    points=at_place("pk"),
)

EXISTS = Standing("since", "until")

COMMUNITIES = Count(
    key="places.communities",
    name=_("社区"),
    unit=_("个"),
    of=AREAS,
    when=EXISTS,
    only=Q(kind=AreaKind.COMMUNITY),
    basis=_("截至日本辖区内的社区，村和街道直属不计。"),
)
VILLAGES = Count(
    key="places.villages",
    name=_("行政村"),
    unit=_("个"),
    of=AREAS,
    when=EXISTS,
    only=Q(kind=AreaKind.VILLAGE),
    basis=_("截至日本辖区内的行政村。"),
)
COMPOUNDS = Count(
    key="places.compounds",
    name=_("小区"),
    unit=_("个"),
    of=PLACES,
    when=EXISTS,
    only=Q(type=PlaceType.COMPOUND),
    basis=_("截至日在册的住宅小区，不论有没有物业；作废的不计。"),
)
HOUSEHOLDS = Sum(
    key="places.households",
    name=_("小区户数"),
    unit=_("户"),
    of=PLACES,
    when=EXISTS,
    only=Q(type=PlaceType.COMPOUND),
    column="households",
    certainty="households_certainty",
    basis=_("截至日在册小区的户数相加；没有填户数的小区不按0算，合计写成“余”。"),
)

FIGURES = (COMMUNITIES, VILLAGES, COMPOUNDS, HOUSEHOLDS)
