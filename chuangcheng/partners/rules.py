"""Rights over what we agreed with partners: the office and each community for its own area.

The units read what concerns them and confirm what they delivered; nobody scores them.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import OVERSEERS, UNITS, Actor, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    denied,
)
from chuangcheng.partners.models import AgreementUnit, FacilityUnit, Match, PledgeUnit
from chuangcheng.places.rules import reach_q

_OFFICE = Role.CAMPAIGN_OFFICE
_OWN = _("本社区(村)的")
_OF_UNIT = _("涉及本单位的")
# Assisted persons: the code is read by the office, the name by nobody but its community.
_CODED = ("partners.see_assisted", "partners.export_assisted")
_NAMED = ("partners.assist", "partners.reveal")
_WRITTEN = (
    *("partners.agree", "partners.pledge", "partners.deliver", "partners.void_kept"),
    "partners.import",
)

POLICY = Policy(
    verbs=[
        Verb("partners.see", _("查看包联共建")),
        Verb("partners.agree", _("登记包联结对和共建协议")),
        Verb("partners.pledge", _("登记和推进共建事项、需求")),
        Verb("partners.deliver", _("登记兑现和便民设施")),
        Verb("partners.confirm", _("确认兑现")),
        Verb("partners.void", _("作废结对、协议、共建事项和兑现")),
        Verb("partners.void_kept", _("作废便民设施和需求")),
        Verb("partners.see_assisted", _("查看帮扶对象（编号，不含姓名）")),
        Verb("partners.export_assisted", _("导出帮扶对象台账（不含姓名）")),
        Verb("partners.assist", _("登记和修改帮扶对象")),
        Verb("partners.reveal", _("查看帮扶对象姓名")),
        Verb("partners.export", _("导出包联台账")),
        Verb("partners.import", _("导入包联台账")),
    ],
    rights=[
        *(Right("partners.see", role, Reach.AREA) for role in OVERSEERS),
        Right("partners.see", Role.COMMUNITY, Reach.AREA, _OWN),
        *(Right("partners.see", role, Reach.UNIT, _OF_UNIT) for role in UNITS),
        *(Right(verb, _OFFICE, Reach.AREA) for verb in _WRITTEN),
        *(Right(verb, Role.COMMUNITY, Reach.AREA, _OWN) for verb in _WRITTEN),
        Right("partners.confirm", Role.PARTNER, Reach.UNIT, _OF_UNIT),
        Right("partners.void", _OFFICE, Reach.AREA),
        *(Right(verb, _OFFICE, Reach.AREA) for verb in _CODED),
        *(Right(verb, Role.COMMUNITY, Reach.AREA, _OWN) for verb in (*_CODED, *_NAMED)),
        Right("partners.see_assisted", Role.PARTNER, Reach.UNIT, _OF_UNIT),
        *(Right("partners.export", role, Reach.AREA) for role in OVERSEERS),
        Right("partners.export", Role.COMMUNITY, Reach.AREA, _OWN),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"partners.{deed}", where)


def matches_seen_by(actor: Actor, verb: str = "partners.see") -> Q:
    """可见范围 over matches: by where they are, or by the unit."""
    return reach_q(POLICY, verb, actor=actor, unit_fields=("unit",))


def agreements_seen_by(actor: Actor, verb: str = "partners.see") -> Q:
    """可见范围 over agreements: by where they hold, or by the units that signed."""
    signed = AgreementUnit.objects.filter(agreement=OuterRef("pk"))
    return reach_q(POLICY, verb, actor=actor) | _of_units(actor, verb, signed)


def pledges_seen_by(actor: Actor, verb: str = "partners.see") -> Q:
    """可见范围 over pledges: by where they are received, or by the units that promised."""
    promised = PledgeUnit.objects.filter(pledge=OuterRef("pk"))
    return reach_q(POLICY, verb, actor=actor) | _of_units(actor, verb, promised)


def deliveries_seen_by(actor: Actor, verb: str = "partners.see") -> Q:
    """可见范围 over deliveries: that of their pledges."""
    promised = PledgeUnit.objects.filter(pledge=OuterRef("pledge"))
    return reach_q(POLICY, verb, actor=actor) | _of_units(actor, verb, promised)


def cases_seen_by(actor: Actor, verb: str = "partners.see_assisted") -> Q:
    """可见范围 over assisted persons, by their codes: by where they are, or by the unit."""
    return reach_q(POLICY, verb, actor=actor, unit_fields=("unit",))


def may_reseal(actor: Actor) -> Permission:
    """换密钥, on the machine itself: it shows nobody a name."""
    if Role.ADMINISTRATOR in actor.roles:
        return Permission(True, gettext("系统管理员在这台机器上换密钥"))
    return denied(gettext("换密钥只能由系统管理员在这台机器上办"))


def facilities_seen_by(actor: Actor, verb: str = "partners.see") -> Q:
    """可见范围 over facilities: by where they are, who set them up, who keeps them."""
    promised = PledgeUnit.objects.filter(pledge=OuterRef("pledge"))
    built = FacilityUnit.objects.filter(facility=OuterRef("pk"))
    own = reach_q(POLICY, verb, actor=actor, unit_fields=("keeper",))
    return own | _of_units(actor, verb, promised) | _of_units(actor, verb, built)


def needs_seen_by(actor: Actor, verb: str = "partners.see") -> Q:
    """可见范围 over needs: a unit sees those of the communities by which it stands."""
    promised = PledgeUnit.objects.filter(pledge=OuterRef("pledge"))
    beside = Match.objects.open().filter(community=OuterRef("community"))
    own = reach_q(POLICY, verb, actor=actor)
    return own | _of_units(actor, verb, promised) | _of_units(actor, verb, beside)


def _of_units(actor: Actor, verb: str, rows: QuerySet[Any]) -> Q:
    """What names a unit for which the actor holds a right that reaches by unit."""
    roles = [right.role for right in POLICY.of(verb) if right.reach is Reach.UNIT]
    grants = [grant for role in roles for grant in actor.holding(role)]
    units = {grant.unit_id for grant in grants if grant.unit_id is not None}
    return Q(Exists(rows.filter(unit__in=units))) if units else Q(pk__in=())
