"""Rights over areas and places."""

from functools import reduce
from operator import or_

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
    branches = reach_branches(
        policy, verb, actor=actor, unit_fields=unit_fields, person_fields=person_fields
    )
    return reduce(or_, branches, Q(pk__in=()))


def reach_branches(
    policy: Policy,
    verb: str,
    *,
    actor: Actor,
    unit_fields: tuple[str, ...] = (),
    person_fields: tuple[str, ...] = (),
) -> tuple[Q, ...]:
    """可见范围的各支: what `reach_q` joins. One index finds each branch; none finds their OR."""
    found = [
        branch
        for right in policy.of(verb)
        for grant in actor.holding(right.role)
        for branch in _grant_branches(right.reach, grant, actor, unit_fields, person_fields)
    ]
    return tuple(dict.fromkeys(found))


def _grant_branches(
    reach: Reach,
    grant: Grant,
    actor: Actor,
    unit_fields: tuple[str, ...],
    person_fields: tuple[str, ...],
) -> list[Q]:
    match reach:
        case Reach.ANY:
            return [~Q(pk__in=())]
        case Reach.AREA:
            return _inside(grant)
        case Reach.SUBDISTRICT:
            return _each_of(("subdistrict",), grant.subdistrict_id)
        case Reach.UNIT:
            return _each_of(unit_fields, grant.unit_id)
        case Reach.OWN:
            return _each_of(person_fields, actor.person_id)


def _inside(grant: Grant) -> list[Q]:
    """The rows inside the grant's area, asked at its own level only, so that its index is used."""
    if grant.subdistrict_id is None:
        area_ids = present(grant.area_id)
        return [within(area_ids)] if area_ids else []
    if grant.subdistrict_id == grant.area_id:
        return _each_of(("subdistrict",), grant.area_id)
    return _each_of(("community",), grant.area_id)


def _each_of(fields: tuple[str, ...], value: int | None) -> list[Q]:
    return [Q(**{field: value}) for field in fields] if value is not None else []
