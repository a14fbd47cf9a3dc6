"""街道: the tree of areas and the places that are no compounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chuangcheng.demo.tables import other_places
from chuangcheng.kernel.actor import INSTALLER, Actor
from chuangcheng.kernel.coordinates import Position
from chuangcheng.places import commands as places
from chuangcheng.places.commands import PlaceDraft
from chuangcheng.places.models import Area, AreaKind, Place

_LEAVES = (
    (AreaKind.COMMUNITY, "龙头山社区", 118.9265, 42.2905),
    (AreaKind.COMMUNITY, "松树园社区", 118.9520, 42.2800),
    (AreaKind.COMMUNITY, "姚家洼社区", 118.9310, 42.2675),
    (AreaKind.COMMUNITY, "物流园社区", 119.0040, 42.2860),
    (AreaKind.COMMUNITY, "XX社区", 118.9745, 42.2725),
    (AreaKind.VILLAGE, "哈达和硕村", 119.0150, 42.2655),
    (AreaKind.VILLAGE, "六大份村", 118.9050, 42.2800),
)
COMMUNITIES = tuple(name for kind, name, *_ in _LEAVES if kind == AreaKind.COMMUNITY)
VILLAGES = tuple(name for kind, name, *_ in _LEAVES if kind == AreaKind.VILLAGE)


@dataclass(frozen=True, slots=True)
class Town:
    """街道 with the communities and villages by name."""

    city: Area
    district: Area
    subdistrict: Area
    leaves: Mapping[str, Area]


def found(now: datetime) -> Town:
    """设置区域: 赤峰市 > 红山区 > XX街道 > five communities and two villages."""

    def add(parent: Area | None, kind: AreaKind, name: str, mark: str = "") -> Area:
        return places.add_area(
            parent=parent, kind=kind, name=name, mark=mark, by=INSTALLER, now=now
        )

    city = add(None, AreaKind.CITY, "赤峰市")
    district = add(city, AreaKind.DISTRICT, "红山区")
    subdistrict = add(district, AreaKind.SUBDISTRICT, "XX街道", mark="XX")
    leaves = {
        name: places.add_area(
            parent=subdistrict,
            kind=kind,
            name=name,
            order=order,
            position=Position(lon, lat, accuracy_m=None, source="example"),
            by=INSTALLER,
            now=now,
        )
        for order, (kind, name, lon, lat) in enumerate(_LEAVES, start=1)
    }
    direct = Area.objects.get(subdistrict=subdistrict, kind=AreaKind.DIRECT)
    return Town(city, district, subdistrict, {**leaves, direct.name: direct})


def register_other_places(town: Town, *, by: Actor, now: datetime) -> dict[str, Place]:
    """登记点位: streets, markets, schools and the rest, by name."""
    drafts = [
        PlaceDraft(
            community=town.leaves[place.area],
            type=place.type,
            name=place.name,
            address=place.address,
            position=place.position,
            aliases=[place.alias] if place.alias else [],
        )
        for place in other_places()
    ]
    return {place.name: place for place in places.add_places(drafts, by=by, now=now)}
