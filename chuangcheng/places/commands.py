"""Deeds on areas and places."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.names import read_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import ALWAYS, OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.quantity import UNKNOWN, Quantity
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import (
    PARENTS,
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

MOST_HOUSEHOLDS, MOST_BUILDINGS = 1_000_000, 10_000  # more is a slip of the pen
YEARS_BUILT = range(1800, 2200)
DERIVED = frozenset({"folded", "pinyin"})  # from the name


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

    Raises Refused when an area of this name already stands there, or when the tree has no such
    branch; a sub-district needs a mark of its own, with which its issues are numbered.
    """
    area = Area(parent=parent, kind=kind, order=order, since=since)
    area.name = text.filled(name, most=60, field="name")
    area.code = text.clean_line(code, most=15, field="code")
    area.mark = text.clean_line(mark, most=8, field="mark")
    if position is not None:
        area.lon, area.lat = position.lon, position.lat
    _inherit(area, parent)
    require(may_edit_area(by, parent or area))
    _refuse_wrong_branch(area)
    entry = trail.record("places.add_area", by=by, at=now)
    area.known_from = entry.pk
    with once(_known_area(area)):
        area.save(force_insert=True)
    _own_ancestor(area)
    trail.note(entry, [(area, {"name": area.name, "kind": kind})])
    if kind == AreaKind.SUBDISTRICT:
        _add_direct(area, by=by.within(entry.deed), now=now)
    return area


@transaction.atomic
def end_area(area: Area, *, on: date, by: Actor, now: datetime) -> Area:
    """撤销区域, on a day that is no longer included; its successor is a new area.

    What lies in it stays where it happened. Raises Refused while areas inside it go on.
    """
    require(may_edit_area(by, area))
    if not area.since < on <= area.until:
        raise Refused(_("撤销日期要在这个区域的有效期里"), field="on")
    if Area.objects.filter(parent=area, void=False, until__gt=on).exists():
        raise Refused(_("“%s”下面还有区域，先撤销它们") % area.name, field="on")
    facts = {"on": on.isoformat()}
    entry = trail.record("places.end_area", by=by, at=now, on=area, facts=facts)
    return versions.revise(area, entry=entry, until=on)


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
        _refuse_ended(community)
    places = [Place(**ancestors_of(draft.community), **_facts(draft)) for draft in drafts]
    _refuse_known_names(places)
    entry = trail.record("places.add_places", by=by, at=now)
    for place in places:
        place.known_from = entry.pk
    with once(Refused(_("这些点位里有一个刚被别人登记，刷新后再办"), field="name")):
        Place.objects.bulk_create(places, batch_size=500)
    Alias.objects.bulk_create(
        alias
        for place, draft in zip(places, drafts, strict=True)
        for alias in _aliases(place, draft.aliases)
    )
    trail.note(entry, [(place, {"name": place.name}) for place in places])
    return places


@transaction.atomic
def edit_place(place: Place, *, by: Actor, now: datetime, **changes: Any) -> Place:
    """修改点位: a correction, which holds for every day asked about.

    Takes what a draft says of the place itself; where it lies, its type and its other names stay.
    """
    require(may_edit(by, place))
    _refuse_void(place)
    if settled := changes.keys() & {"community", "type", "aliases"}:
        raise TypeError(f"a place keeps its {', '.join(sorted(settled))}")
    facts = _facts(replace(_draft_of(place), **changes))
    moved = {name: value for name, value in facts.items() if getattr(place, name) != value}
    if not moved:
        return place
    if "folded" in moved:
        _refuse_known_names([Place(community_id=place.community_id, **facts)])
    shown = {k: [str(getattr(place, k)), str(v)] for k, v in moved.items() if k not in DERIVED}
    entry = trail.record("places.edit_place", by=by, at=now, on=place, facts=shown)
    with once(_known_place(place, str(facts["name"]))):
        return versions.revise(place, entry=entry, **moved)


@transaction.atomic
def void_places(places: Sequence[Place], *, reason: str, by: Actor, now: datetime) -> None:
    """作废点位: they should never have been recorded (undo of an import, a double entry)."""
    for place in places:
        require(may_edit(by, place))
        _refuse_void(place)
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("places.void_places", by=by, at=now)
    versions.revise_all(places, entry=entry, void=True)
    trail.note(entry, [(place, {"reason": reason}) for place in places])


def _add_direct(subdistrict: Area, *, by: Actor, now: datetime) -> None:
    """街道直属: for what lies in no community, so that everything lies in some leaf."""
    add_area(
        parent=subdistrict,
        kind=AreaKind.DIRECT,
        name=_("街道直属"),
        order=99,
        since=subdistrict.since,
        by=by,
        now=now,
    )


def _refuse_wrong_branch(area: Area) -> None:
    above = AreaKind(area.parent.kind) if area.parent else None
    if above not in PARENTS[AreaKind(area.kind)]:
        raise Refused(_("%s不能设在这一级下面") % AreaKind(area.kind).label, field="kind")
    if Area.objects.filter(parent=area.parent, name=area.name, until=OPEN_END, void=False).exists():
        raise _known_area(area)
    if area.kind != AreaKind.SUBDISTRICT:
        return
    if not area.mark:
        raise Refused(_("街道要有编号前缀，例如 XX"), field="mark")
    if Area.objects.filter(kind=AreaKind.SUBDISTRICT, mark=area.mark).exists():
        raise Refused(_("编号前缀“%s”已有街道在用") % area.mark, field="mark")


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


def _refuse_ended(area: Area) -> None:
    if area.until != OPEN_END:
        raise Refused(_("“%s”已经撤销，登记到接替它的区域") % area.name, field="community")


def _refuse_void(place: Place) -> None:
    if place.void:
        raise Refused(_("“%s”已经作废") % place.name)


def _refuse_known_names(places: Sequence[Place]) -> None:
    wanted = Counter((place.community_id, place.folded) for place in places)
    standing = Place.objects.filter(
        community__in={place.community_id for place in places}, void=False, until=OPEN_END
    )
    known = set(standing.values_list("community_id", "folded"))
    for place in places:
        key = (place.community_id, place.folded)
        if key in known or wanted[key] > 1:
            raise _known_place(place, place.name)


def _known_place(place: Place, name: str) -> Refused:
    facts = {"area": place.community.name, "name": name}
    return Refused(_("%(area)s已经有“%(name)s”") % facts, field="name")


def _known_area(area: Area) -> Refused:
    return Refused(_("这里已经有“%s”") % area.name, field="name")


def _draft_of(place: Place) -> PlaceDraft:
    """What was said of a place, as it is recorded."""
    return PlaceDraft(
        community=place.community,
        name=place.name,
        type=PlaceType(place.type),
        address=place.address,
        management=Management(place.management),
        households=place.homes,
        buildings=place.buildings,
        year_built=place.year_built,
        position=place.position,
        note=place.note,
        since=place.since,
    )


def _facts(draft: PlaceDraft) -> dict[str, Any]:
    """The columns that a draft fills, its texts cleaned. Raises Refused for what cannot be."""
    called, homes, position = read_name(draft.name), draft.households, draft.position
    return {
        "type": draft.type,
        "name": called.name,
        "folded": called.folded,
        "pinyin": called.pinyin,
        "address": text.clean_line(draft.address, most=120, field="address"),
        "management": draft.management,
        "households": _within(homes.value, range(MOST_HOUSEHOLDS + 1), "households"),
        "households_certainty": homes.certainty,
        "buildings": _within(draft.buildings, range(MOST_BUILDINGS + 1), "buildings"),
        "year_built": _within(draft.year_built, YEARS_BUILT, "year_built"),
        "note": text.clean_line(draft.note, most=200, field="note"),
        "lon": position.lon if position else None,
        "lat": position.lat if position else None,
        "since": draft.since,
    }


def _within(number: int | None, span: range, field: str) -> int | None:
    if number is not None and number not in span:
        facts = {"least": span[0], "most": span[-1]}
        raise Refused(_("数要在 %(least)d 到 %(most)d 之间") % facts, field=field)
    return number


def _aliases(place: Place, names: Sequence[str]) -> list[Alias]:
    """Other names, each once, and none that is the place's own."""
    called = {name.folded: name.name for name in (read_name(n, field="aliases") for n in names)}
    called.pop(place.folded, None)
    return [Alias(place=place, name=name, folded=folded) for folded, name in called.items()]
