"""Questions about areas and places."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Reach, present
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import (
    LEAF_KINDS,
    LEVELS,
    Area,
    AreaKind,
    AreaQuerySet,
    Place,
    inside,
)
from chuangcheng.places.rules import POLICY, reach_q


def visible_places(actor: Actor) -> QuerySet[Place]:
    """点位: those that the person may see."""
    seen = reach_q(POLICY, "places.see", actor=actor)
    return Place.objects.filter(seen, void=False).select_related("community")


def visible_areas(actor: Actor) -> AreaQuerySet:
    """区域: those of one's sub-district, or all that lies inside the areas of one's roles."""
    seen = Q(pk__in=())
    for right in POLICY.of("places.see"):
        for grant in actor.holding(right.role):
            if right.reach is Reach.SUBDISTRICT and grant.subdistrict_id is not None:
                seen |= Q(subdistrict=grant.subdistrict_id)
            elif grant.area_id is not None:
                seen |= inside(present(grant.area_id))
    return Area.objects.filter(seen, void=False)


def root_areas(actor: Actor) -> QuerySet[Area]:
    """The areas for which the person holds a role."""
    return Area.objects.filter(pk__in=actor.area_ids)


def subdistrict_of(actor: Actor) -> Area | None:
    """本街道: the sub-district in which the person works; None for a district supervisor."""
    ids = present(*(grant.subdistrict_id for grant in actor.grants))
    return Area.objects.filter(pk__in=ids).order_by("id").first()


def subdistricts_below(area_ids: frozenset[int]) -> list[int]:
    """街道 inside some areas, those that have ended too: their ids."""
    inside_them = Area.objects.below(area_ids).filter(kind=AreaKind.SUBDISTRICT)
    return list(inside_them.order_by("id").values_list("pk", flat=True))


def first_subdistrict() -> Area | None:
    """The first sub-district: for commands of a single office that name no area."""
    return Area.objects.filter(kind=AreaKind.SUBDISTRICT, void=False).order_by("id").first()


def leaves_of(subdistrict: Area, *, on: date) -> QuerySet[Area]:
    """社区、村、街道直属 of a sub-district on a day, in their order."""
    return Area.objects.leaves().valid(on).filter(subdistrict=subdistrict).order_by("order", "id")


def ancestors_of(where: Place | Area) -> dict[str, int]:
    """The four area keys of something that lies at a place, or in a community or village.

    Raises Refused for an area that is too large to say where something lies.
    """
    line = (where.city_id, where.district_id, where.subdistrict_id, where.community_id)
    keys = dict(zip((f"{level}_id" for level in LEVELS), line, strict=True))
    found = {name: key for name, key in keys.items() if key is not None}
    too_large = isinstance(where, Area) and where.kind not in LEAF_KINDS
    if too_large or len(found) < len(keys):
        raise Refused(_("写明在哪个社区、村，或者街道直属"), field="community")
    return found


def kept_at(where: Area) -> dict[str, int | None]:
    """The area keys of what a sub-district keeps, or one of its communities. Raises Refused above.

    What lies somewhere in the street has all four: `ancestors_of`.
    """
    if where.kind == AreaKind.SUBDISTRICT:
        community_id = None
    elif where.community_id is not None:
        community_id = where.community_id
    else:
        raise Refused(_("写明是哪个街道或社区(村)的"), field="community")
    keys = {"city_id": where.city_id, "district_id": where.district_id}
    return {**keys, "subdistrict_id": where.subdistrict_id, "community_id": community_id}


def find_area(words: str, *, on: date) -> Area:
    """An area by its code, its name or the unambiguous beginning of its name.

    Raises Refused that lists the areas when there is none or several.
    """
    wanted = text.folded(words)
    valid = list(Area.objects.valid(on).order_by("order", "id"))
    exact = [area for area in valid if words == area.code or wanted == text.folded(area.name)]
    found = exact or [area for area in valid if text.folded(area.name).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    listed = "、".join(area.name for area in found or valid)
    if found:
        raise Refused(
            _("“%(words)s”对上了几个区域：%(listed)s") % {"words": words, "listed": listed}
        )
    raise Refused(_("没有“%(words)s”这个区域，有：%(listed)s") % {"words": words, "listed": listed})


def places_named(name: str, *, community_ids: set[int]) -> list[Place]:
    """点位 by name or alias inside some communities, compared as folded text."""
    folded = text.folded(name)
    return list(
        Place.objects.filter(community__in=community_ids, void=False)
        .filter(Q(folded=folded) | Q(aliases__folded=folded))
        .distinct()
    )
