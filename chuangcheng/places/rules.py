"""Rights over areas and places."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import ABOVE, AT_WORK, Actor, Grant, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb, present
from chuangcheng.places.models import within

POLICY = Policy(
    verbs=[
        Verb("places.see", _("查看点位小区")),
        Verb("places.edit", _("登记和修改点位")),
        Verb("places.edit_area", _("设置区域")),
        Verb("places.export", _("导出点位小区")),
        Verb("places.import", _("导入小区台账")),
    ],
    rights=[
        *(Right("places.see", role, Reach.SUBDISTRICT) for role in AT_WORK),
        *(Right("places.see", role, Reach.AREA) for role in ABOVE),
        Right("places.edit", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("places.edit", Role.COMMUNITY, Reach.AREA),
        Right("places.edit", Role.ADMINISTRATOR, Reach.AREA),
        Right("places.edit_area", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("places.edit_area", Role.ADMINISTRATOR, Reach.ANY),
        Right("places.export", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("places.export", Role.LEADER, Reach.AREA),
        Right("places.export", Role.COMMUNITY, Reach.AREA),
        Right("places.export", Role.ADMINISTRATOR, Reach.AREA),
        Right("places.import", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("places.import", Role.COMMUNITY, Reach.AREA, _("本社区的行")),
        Right("places.import", Role.ADMINISTRATOR, Reach.AREA),
    ],
)


def may_edit(actor: Actor, where: Concerned) -> Permission:
    """登记和修改点位, in one's own area."""
    return POLICY.permit(actor, "places.edit", where)


def may_edit_area(actor: Actor, where: Concerned) -> Permission:
    """设置区域."""
    return POLICY.permit(actor, "places.edit_area", where)


def reach_q(
    policy: Policy,
    verb: str,
    *,
    actor: Actor,
    unit_fields: tuple[str, ...] = (),
    person_fields: tuple[str, ...] = (),
) -> Q:
    """可见范围: the same rights as `Policy.permit`, as a filter over located rows."""
    allowed = Q(pk__in=())
    for right in policy.of(verb):
        for grant in actor.holding(right.role):
            allowed |= _grant_q(right.reach, grant, actor, unit_fields, person_fields)
    return allowed


def _grant_q(
    reach: Reach,
    grant: Grant,
    actor: Actor,
    unit_fields: tuple[str, ...],
    person_fields: tuple[str, ...],
) -> Q:
    match reach:
        case Reach.ANY:
            return ~Q(pk__in=())
        case Reach.AREA:
            return _inside(grant)
        case Reach.SUBDISTRICT:
            return _any_of(("subdistrict",), grant.subdistrict_id)
        case Reach.UNIT:
            return _any_of(unit_fields, grant.unit_id)
        case Reach.OWN:
            return _any_of(person_fields, actor.person_id)


def _inside(grant: Grant) -> Q:
    """The rows inside the grant's area, asked at its own level only, so that its index is used."""
    if grant.subdistrict_id is None:
        return within(present(grant.area_id))
    if grant.subdistrict_id == grant.area_id:
        return _any_of(("subdistrict",), grant.area_id)
    return _any_of(("community",), grant.area_id)


def _any_of(fields: tuple[str, ...], value: int | None) -> Q:
    found = Q(pk__in=())
    if value is None:
        return found
    for field in fields:
        found |= Q(**{field: value})
    return found
