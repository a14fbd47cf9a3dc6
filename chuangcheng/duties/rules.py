"""Rights over charges."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Actor, Grant, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb

_STAFF = (
    Role.CAMPAIGN_OFFICE,
    Role.LEADER,
    Role.COMMUNITY,
    Role.GRID_WORKER,
    Role.VERIFIER,
    Role.STATION_KEEPER,
)
_OF_UNITS = (Role.RESPONSIBLE_UNIT, Role.PARTNER)
_ABOVE = (Role.DISTRICT_SUPERVISOR, Role.ADMINISTRATOR)  # may hold for more than a sub-district

POLICY = Policy(
    verbs=[
        Verb("duties.see", _("查看责任分工")),
        Verb("duties.assign", _("安排责任分工")),
        Verb("duties.export", _("导出包保分工表")),
        Verb("duties.import", _("导入包保分工表")),
    ],
    rights=[
        *(Right("duties.see", role, Reach.SUBDISTRICT) for role in _STAFF),
        *(Right("duties.see", role, Reach.UNIT) for role in _OF_UNITS),
        *(Right("duties.see", role, Reach.AREA) for role in _ABOVE),
        Right("duties.assign", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("duties.assign", Role.COMMUNITY, Reach.AREA, _("本社区的物业和网格")),
        Right("duties.assign", Role.ADMINISTRATOR, Reach.AREA),
        Right("duties.export", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("duties.export", Role.LEADER, Reach.AREA),
        Right("duties.export", Role.COMMUNITY, Reach.AREA, _("号码打码")),
        Right("duties.export", Role.ADMINISTRATOR, Reach.AREA, _("号码打码")),
        Right("duties.import", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("duties.import", Role.COMMUNITY, Reach.AREA, _("本社区的行")),
        Right("duties.import", Role.ADMINISTRATOR, Reach.AREA),
    ],
)
_LEVELS = ("city", "district", "subdistrict", "community")


def may_assign(actor: Actor, where: Concerned) -> Permission:
    """安排责任分工."""
    return POLICY.permit(actor, "duties.assign", where)


def seen_by(actor: Actor, *, verb: str = "duties.see") -> Q:
    """可见范围 over charges: by where they are, or by the unit that bears them."""
    allowed = Q(pk__in=())
    for right in POLICY.of(verb):
        for grant in actor.holding(right.role):
            allowed |= _grant_q(right.reach, grant)
    return allowed


def _grant_q(reach: Reach, grant: Grant) -> Q:
    if reach is Reach.UNIT and grant.unit_id is not None:
        return Q(unit=grant.unit_id) | Q(person__unit=grant.unit_id)
    if reach is Reach.SUBDISTRICT and grant.subdistrict_id is not None:
        return Q(place__subdistrict=grant.subdistrict_id) | Q(
            area__subdistrict=grant.subdistrict_id
        )
    if reach is Reach.AREA and grant.area_id is not None:
        return _inside(grant.area_id)
    return Q(pk__in=())


def _inside(area_id: int) -> Q:
    found = Q(area=area_id) | Q(area__parent=area_id)
    for level in _LEVELS:
        found |= Q(**{f"place__{level}": area_id})
    for level in _LEVELS[:-1]:
        found |= Q(**{f"area__{level}": area_id})
    return found
