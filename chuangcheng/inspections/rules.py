"""Rights over rounds and visits: any unit may inspect, and may later rectify elsewhere."""

from dataclasses import replace

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    denied,
)
from chuangcheng.people.models import Unit
from chuangcheng.places.rules import reach_q

_LOOKERS = (
    Role.CAMPAIGN_OFFICE,
    Role.LEADER,
    Role.COMMUNITY,
    Role.GRID_WORKER,
    Role.VERIFIER,
)

POLICY = Policy(
    verbs=[
        Verb("inspections.see", gettext_lazy("查看检查")),
        Verb("inspections.open_round", gettext_lazy("安排检查轮次")),
        Verb("inspections.visit", gettext_lazy("登记检查")),
        Verb("inspections.void_visit", gettext_lazy("作废检查记录")),
        Verb("inspections.publish_checklist", gettext_lazy("发布和停用检查表")),
        Verb("inspections.export", gettext_lazy("导出检查记录")),
    ],
    rights=[
        *(Right("inspections.see", role, Reach.AREA) for role in _LOOKERS),
        Right("inspections.see", Role.DISTRICT_SUPERVISOR, Reach.AREA),
        Right("inspections.see", Role.RESPONSIBLE_UNIT, Reach.UNIT),
        Right("inspections.open_round", Role.CAMPAIGN_OFFICE, Reach.AREA),
        *(Right("inspections.visit", role, Reach.AREA) for role in _LOOKERS),
        Right("inspections.visit", Role.RESPONSIBLE_UNIT, Reach.SUBDISTRICT),
        Right("inspections.void_visit", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("inspections.publish_checklist", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("inspections.export", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("inspections.export", Role.LEADER, Reach.AREA),
        Right("inspections.export", Role.COMMUNITY, Reach.AREA),
        Right("inspections.export", Role.DISTRICT_SUPERVISOR, Reach.AREA),
    ],
)


def seen_by(actor: Actor, verb: str = "inspections.see") -> Q:
    """可见范围: the visits that the rights show to a person, or let them take away."""
    return reach_q(POLICY, verb, actor=actor, unit_fields=("unit",), person_fields=("by",))


def answers_seen_by(actor: Actor, verb: str = "inspections.see") -> Q:
    """可见范围: the answers of the visits that the rights show to a person."""
    of_visit = {"unit_fields": ("visit__unit",), "person_fields": ("visit__by",)}
    return reach_q(POLICY, verb, actor=actor, **of_visit)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"inspections.{deed}", where)


def may_visit(actor: Actor, where: Concerned, unit: Unit) -> Permission:
    """登记检查: of one's own unit; the office records those of any unit."""
    given = may("visit", actor, where)
    as_office = replace(actor, grants=actor.holding(Role.CAMPAIGN_OFFICE))
    if not given or unit.pk in actor.unit_ids or may("visit", as_office, where):
        return given
    return denied(_("只能登记本单位的检查；“%s”的由创城办登记") % unit)


def records_for_any(actor: Actor) -> bool:
    """登记别的单位的检查: the office alone, so that nobody else is offered other units."""
    return Role.CAMPAIGN_OFFICE in actor.roles
