"""Rights over charges, the responsibility list and the leading group."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuangcheng.duties.models import DutyList, DutyUnit
from chuangcheng.kernel.actor import ABOVE, STAFF, UNITS, Actor, Grant, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    denied,
)

_WALKS = (Role.GRID_WORKER, Role.STATION_KEEPER)

POLICY = Policy(
    verbs=[
        Verb("duties.see", _("查看责任分工")),
        Verb("duties.assign", _("安排责任分工")),
        Verb("duties.export", _("导出包保分工表")),
        Verb("duties.import", _("导入包保分工表")),
        Verb("duties.see_items", _("查看责任清单")),
        Verb("duties.edit_items", _("起草和修改责任清单")),
        Verb("duties.publish", _("发布责任清单")),
        Verb("duties.export_items", _("导出责任清单")),
        Verb("duties.import_items", _("导入责任清单")),
        Verb("duties.see_groups", _("查看领导小组")),
        Verb("duties.edit_groups", _("设置领导小组")),
    ],
    rights=[
        *(Right("duties.see", role, Reach.SUBDISTRICT) for role in STAFF),
        *(Right("duties.see", role, Reach.UNIT) for role in UNITS),
        *(Right("duties.see", role, Reach.AREA) for role in ABOVE),
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
        Right("duties.see_items", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("duties.see_items", Role.LEADER, Reach.SUBDISTRICT, _("只看已发布的")),
        Right("duties.see_items", Role.VERIFIER, Reach.SUBDISTRICT, _("只看已发布的")),
        Right("duties.see_items", Role.COMMUNITY, Reach.AREA, _("只看已发布的")),
        Right("duties.see_items", Role.COMMUNITY, Reach.UNIT, _("只看已发布的")),
        *(Right("duties.see_items", role, Reach.AREA, _("只看已发布的")) for role in _WALKS),
        *(Right("duties.see_items", role, Reach.UNIT, _("只看已发布的")) for role in UNITS),
        Right("duties.see_items", Role.DISTRICT_SUPERVISOR, Reach.AREA, _("只看已发布的")),
        Right("duties.edit_items", Role.CAMPAIGN_OFFICE, Reach.AREA, _("已发布的只能变更")),
        Right("duties.publish", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("duties.export_items", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("duties.export_items", Role.LEADER, Reach.SUBDISTRICT),
        Right("duties.export_items", Role.COMMUNITY, Reach.AREA, _("号码打码")),
        Right("duties.export_items", Role.RESPONSIBLE_UNIT, Reach.UNIT, _("号码打码")),
        Right("duties.export_items", Role.DISTRICT_SUPERVISOR, Reach.AREA, _("号码打码")),
        Right("duties.import_items", Role.CAMPAIGN_OFFICE, Reach.AREA),
        *(Right("duties.see_groups", role, Reach.SUBDISTRICT) for role in (*STAFF, *UNITS)),
        Right("duties.see_groups", Role.DISTRICT_SUPERVISOR, Reach.AREA),
        Right("duties.edit_groups", Role.CAMPAIGN_OFFICE, Reach.AREA),
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


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed on the responsibility list or the leading group."""
    return POLICY.permit(actor, f"duties.{deed}", where)


def may_write(actor: Actor, duty_list: DutyList) -> Permission:
    """修改清单: a draft only; what was published is changed row by row, with its day."""
    given = may("edit_items", actor, duty_list)
    if given and not duty_list.is_draft:
        reason = gettext("“%s”已经发布，不能直接改；换人、换单位用“变更”，原来的留着")
        return denied(reason % duty_list)
    return given


def items_seen_by(actor: Actor, verb: str = "duties.see_items") -> Q:
    """可见范围 over items: by where they lie, or by the units that they name."""
    allowed = Q(pk__in=())
    for right in POLICY.of(verb):
        for grant in actor.holding(right.role):
            allowed |= _items_q(right.reach, grant)
    return allowed


def owned_seen_by(actor: Actor, verb: str) -> Q:
    """可见范围 over what a sub-district owns as a whole: lists, leading groups and their seats."""
    allowed = Q(pk__in=())
    for right in POLICY.of(verb):
        for grant in actor.holding(right.role):
            allowed |= _owned_q(right.reach, grant)
    return allowed


def _items_q(reach: Reach, grant: Grant) -> Q:
    if reach is Reach.UNIT and grant.unit_id is not None:
        named = DutyUnit.objects.filter(item=OuterRef("pk"), unit=grant.unit_id)
        return Q(lead_unit=grant.unit_id) | Q(Exists(named))
    if reach is Reach.AREA and grant.area_id is not None:
        return Q(community=grant.area_id) | _owned_q(reach, grant)
    return _owned_q(reach, grant)


def _owned_q(reach: Reach, grant: Grant) -> Q:
    if reach is Reach.SUBDISTRICT and grant.subdistrict_id is not None:
        return Q(subdistrict=grant.subdistrict_id)
    if reach is Reach.AREA and grant.area_id is not None:
        area = grant.area_id
        return Q(subdistrict=area) | Q(district=area) | Q(city=area)
    return Q(pk__in=())
