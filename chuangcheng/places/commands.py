"""Deeds on areas and places."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel import pinyin, text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import (
    Alias,
    Area,
    AreaKind,
    Management,
    Place,
    PlaceType,
)
from chuangcheng.places.queries import ancestors_of
from chuangcheng.places.rules import may_edit, may_edit_area
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry


@dataclass(frozen=True, kw_only=True)
class PlaceDraft:
    """点位草稿: what somebody says of a place before it is recorded."""

    community: Area
    name: str
    type: PlaceType = PlaceType.COMPOUND
    address: str = ""
    management: Management = Management.UNKNOWN
    households: Quantity = UNKNOWN
    buildings: int | None = None
    year_built: int | None = None
    position: Position | None = None
    note: str = ""
    aliases: Sequence[str] = field(default=())
    since: date = ALWAYS


@transaction.atomic
def add_area(
    *,
    parent: Area | None,
    kind: AreaKind,
    name: str,
    by: Actor,
    now: datetime,
    code: str = "",
    mark: str = "",
    order: int = 0,
    since: date = ALWAYS,
    position: Position | None = None,
) -> Area:
    """设置区域: a new node below `parent`; a sub-district gets its 街道直属 with it.

    Raises Refused when an area of this name already stands there.
    """
    area = Area(parent=parent, kind=kind, code=code, mark=mark, order=order, since=since)
    area.name = text.filled(name, most=60, field="name")
    if position is not None:
        area.lon, area.lat = position.lon, position.lat
    _inherit(area, parent)
    require(may_edit_area(by, parent or area))
    if Area.objects.filter(parent=parent, name=area.name, until=OPEN_END, void=False).exists():
        raise Refused(_("这里已经有“%s”") % area.name, field="name")
    entry = trail.record("places.add_area", by=by, at=now)
    area.known_from = entry.pk
    area.save(force_insert=True)
    _own_ancestor(area)
    trail.note(entry, [(area, {"name": area.name, "kind": kind})])
    if kind == AreaKind.SUBDISTRICT:
        direct = _("街道直属")
        add_area(parent=area, kind=AreaKind.DIRECT, name=direct, order=99, by=by, now=now)
    return area


def add_place(draft: PlaceDraft, *, by: Actor, now: datetime) -> Place:
    """登记点位."""
    return add_places([draft], by=by, now=now)[0]


@transaction.atomic
def add_places(drafts: Sequence[PlaceDraft], *, by: Actor, now: datetime) -> list[Place]:
    """登记点位: one deed for all of them; one bad draft and none is recorded.

    Raises Refused when a place of this name already stands in the community.
    """
    for community in {draft.community.pk: draft.community for draft in drafts}.values():
        require(may_edit(by, community))
    _refuse_known_names(drafts)
    entry = trail.record("places.add_places", by=by, at=now)
    places = [_place(draft, entry) for draft in drafts]
    # One by one inside one transaction: not every engine returns keys of a bulk insert.
    for place in places:
        place.save(force_insert=True)
    Alias.objects.bulk_create(
        Alias(place=place, name=name, folded=text.folded(name))
        for place, draft in zip(places, drafts, strict=True)
        for name in draft.aliases
    )
    trail.note(entry, [(place, {"name": place.name}) for place in places])
    return places


@transaction.atomic
def edit_place(place: Place, *, by: Actor, now: datetime, **changes: object) -> Place:
    """修改点位: a correction, which holds for every day asked about."""
    require(may_edit(by, place))
    if "name" in changes:
        name = text.filled(str(changes["name"]), most=60, field="name")
        changes |= {"name": name, "folded": text.folded(name), "pinyin": pinyin.sort_key(name)}
    if isinstance(homes := changes.get("households"), Quantity):
        changes |= {"households": homes.value, "households_certainty": homes.certainty}
    before = {name: getattr(place, name) for name in changes}
    moved = {name: value for name, value in changes.items() if before[name] != value}
    if not moved:
        return place
    shown = {k: [str(before[k]), str(v)] for k, v in moved.items() if k not in {"folded", "pinyin"}}
    entry = trail.record("places.edit_place", by=by, at=now, on=place, facts=shown)
    return versions.revise(place, entry=entry, **moved)


@transaction.atomic
def void_places(places: Sequence[Place], *, reason: str, by: Actor, now: datetime) -> None:
    """作废点位: they should never have been recorded (undo of an import, a double entry)."""
    for place in places:
        require(may_edit(by, place))
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("places.void_places", by=by, at=now)
    versions.revise_all(places, entry=entry, void=True)
    trail.note(entry, [(place, {"reason": reason}) for place in places])


def _inherit(area: Area, parent: Area | None) -> None:
    if parent is None:
        return
    area.city_id = parent.city_id
    area.district_id = parent.district_id
    area.subdistrict_id = parent.subdistrict_id


def _own_ancestor(area: Area) -> None:
    """An area is its own ancestor at its own level: "inside X" then includes X."""
    own = {
        AreaKind.CITY: "city",
        AreaKind.DISTRICT: "district",
        AreaKind.SUBDISTRICT: "subdistrict",
    }
    level = own.get(AreaKind(area.kind))
    if level is None:
        return
    setattr(area, f"{level}_id", area.pk)
    Area.objects.filter(pk=area.pk).update(**{f"{level}_id": area.pk})


def _refuse_known_names(drafts: Sequence[PlaceDraft]) -> None:
    wanted = [(draft.community.pk, text.folded(draft.name)) for draft in drafts]
    doubles = {key for key in wanted if wanted.count(key) > 1}
    known = set(
        Place.objects.filter(
            community__in={key[0] for key in wanted}, void=False, until=OPEN_END
        ).values_list("community_id", "folded")
    )
    for draft, key in zip(drafts, wanted, strict=True):
        if key in known or key in doubles:
            raise Refused(
                _("%(area)s已经有“%(name)s”") % {"area": draft.community.name, "name": draft.name},
                field="name",
            )


def _place(draft: PlaceDraft, entry: Entry) -> Place:
    community = draft.community
    name = text.filled(draft.name, most=60, field="name")
    position = draft.position
    return Place(
        known_from=entry.pk,
        **ancestors_of(community),
        type=draft.type,
        name=name,
        folded=text.folded(name),
        pinyin=pinyin.sort_key(name),
        address=text.clean_line(draft.address, most=120, field="address"),
        management=draft.management,
        households=draft.households.value,
        households_certainty=draft.households.certainty,
        buildings=draft.buildings,
        year_built=draft.year_built,
        note=text.clean_line(draft.note, most=200, field="note"),
        lon=position.lon if position else None,
        lat=position.lat if position else None,
        since=draft.since,
    )
