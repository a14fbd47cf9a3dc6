"""Rights over evaluation systems: the office keeps them, whoever works by them reads them."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.actor import FRONT_LINE, Actor, Grant, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    denied,
)
from chuangcheng.standards.models import EvaluationSystem, SystemState

POLICY = Policy(
    verbs=[
        Verb("standards.see", gettext_lazy("查看测评体系")),
        Verb("standards.edit", gettext_lazy("起草和修改测评体系")),
        Verb("standards.use", gettext_lazy("启用和停用测评体系")),
        Verb("standards.export", gettext_lazy("导出测评体系")),
        Verb("standards.import", gettext_lazy("导入测评体系")),
    ],
    rights=[
        Right("standards.see", Role.CAMPAIGN_OFFICE, Reach.AREA),
        *(
            Right("standards.see", role, Reach.SUBDISTRICT)
            for role in (Role.LEADER, *FRONT_LINE, Role.RESPONSIBLE_UNIT)
        ),
        Right("standards.see", Role.DISTRICT_SUPERVISOR, Reach.AREA),
        Right("standards.edit", Role.CAMPAIGN_OFFICE, Reach.AREA, gettext_lazy("只改草稿")),
        Right("standards.use", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("standards.export", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("standards.export", Role.LEADER, Reach.AREA),
        Right("standards.export", Role.COMMUNITY, Reach.SUBDISTRICT),
        Right("standards.export", Role.DISTRICT_SUPERVISOR, Reach.AREA),
        Right("standards.import", Role.CAMPAIGN_OFFICE, Reach.AREA),
    ],
)


def seen_by(actor: Actor, verb: str = "standards.see") -> Q:
    """可见范围: the systems (and clauses) that the rights show to a person."""
    allowed = Q(pk__in=())
    for right in POLICY.of(verb):
        for grant in actor.holding(right.role):
            allowed |= _reached(right.reach, grant)
    return allowed


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"standards.{deed}", where)


def may_change(actor: Actor, system: EvaluationSystem) -> Permission:
    """修改: a draft only; what was put in use is what others were measured by."""
    given = may("edit", actor, system)
    if given and system.state is not SystemState.DRAFT:
        facts = {"name": system, "state": system.state.label}
        return denied(_("“%(name)s”是%(state)s的体系，条文不能改；克隆成新版次再改") % facts)
    return given


def _reached(reach: Reach, grant: Grant) -> Q:
    if reach is Reach.SUBDISTRICT:
        return _is(grant.subdistrict_id, "subdistrict")
    return _is(grant.area_id, "subdistrict", "district", "city")


def _is(area_id: int | None, *levels: str) -> Q:
    found = Q(pk__in=())
    if area_id is not None:
        for level in levels:
            found |= Q(**{level: area_id})
    return found
