"""Rights over campaigns: the office runs them, a village does its own, whom they concern reads."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.campaigns.models import CampaignSite, Measure, MeasureUnit
from chuangcheng.kernel.actor import UNITS, Actor, Grant, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb
from chuangcheng.places.rules import reach_q

_OFFICE = Role.CAMPAIGN_OFFICE
_OVERSEERS = (Role.CAMPAIGN_OFFICE, Role.LEADER, Role.DISTRICT_SUPERVISOR)
_HERE = (Role.COMMUNITY, Role.GRID_WORKER, Role.VERIFIER)
_CONCERNED = (*_HERE, *UNITS, Role.STATION_KEEPER)
_OWN_MEASURES = _("本社区(村)的措施")
_OWN_DAYS = _("本社区(村)的工作量")
_OF_UNIT = _("本单位牵头的行动和本单位的措施")

POLICY = Policy(
    verbs=[
        Verb("campaigns.see", _("查看专项治理")),
        Verb("campaigns.run", _("部署和调整专项治理")),
        Verb("campaigns.arrange", _("安排和修改治理措施")),
        Verb("campaigns.finish", _("登记治理措施完成")),
        Verb("campaigns.link", _("把问题和检查归入专项治理")),
        Verb("campaigns.void", _("作废专项治理和措施")),
        Verb("campaigns.export", _("导出治理措施台账")),
        Verb("campaigns.import", _("导入治理措施台账")),
        Verb("campaigns.see_tallies", _("查看日工作量")),
        Verb("campaigns.tally", _("登记、修改和作废日工作量")),
        Verb("campaigns.export_tallies", _("导出日工作量台账")),
        Verb("campaigns.import_tallies", _("导入日工作量台账")),
    ],
    rights=[
        *(Right("campaigns.see", role, Reach.AREA) for role in (*_OVERSEERS, *_HERE)),
        *(Right("campaigns.see", role, Reach.UNIT, _OF_UNIT) for role in _CONCERNED),
        Right("campaigns.run", _OFFICE, Reach.AREA),
        Right("campaigns.arrange", _OFFICE, Reach.AREA),
        Right("campaigns.finish", _OFFICE, Reach.AREA),
        Right("campaigns.finish", Role.COMMUNITY, Reach.AREA, _OWN_MEASURES),
        Right("campaigns.link", _OFFICE, Reach.AREA),
        Right("campaigns.void", _OFFICE, Reach.AREA),
        *(Right("campaigns.export", role, Reach.AREA) for role in _OVERSEERS),
        Right("campaigns.export", Role.COMMUNITY, Reach.AREA, _OWN_MEASURES),
        Right("campaigns.import", _OFFICE, Reach.AREA),
        *(Right("campaigns.see_tallies", role, Reach.AREA) for role in (*_OVERSEERS, *_HERE)),
        *(
            Right(f"campaigns.{deed}", role, Reach.AREA, words)
            for deed in ("tally", "import_tallies")
            for role, words in ((_OFFICE, ""), (Role.COMMUNITY, _OWN_DAYS))
        ),
        *(Right("campaigns.export_tallies", role, Reach.AREA) for role in _OVERSEERS),
        Right("campaigns.export_tallies", Role.COMMUNITY, Reach.AREA, _OWN_DAYS),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"campaigns.{deed}", where)


def seen_by(actor: Actor, verb: str = "campaigns.see") -> Q:
    """可见范围: campaigns by the areas of their sites, or by who leads or has a measure."""
    allowed = Q(pk__in=())
    for right in POLICY.of(verb):
        for grant in actor.holding(right.role):
            allowed |= _campaign_q(right.reach, grant)
    return allowed


def measures_seen_by(actor: Actor, verb: str = "campaigns.see") -> Q:
    """可见范围 over measures: by area or unit.

    A community sees its own and those that are meant for all sites of a campaign of its own.
    """
    allowed = Q(pk__in=())
    for right in POLICY.of(verb):
        for grant in actor.holding(right.role):
            allowed |= _measure_q(right.reach, grant)
    return allowed


def statements_seen_by(actor: Actor) -> Q:
    """可见范围 over what visits stated: by area, or whole for who leads the campaign."""
    allowed = Q(pk__in=())
    for right in POLICY.of("campaigns.see"):
        for grant in actor.holding(right.role):
            if right.reach is Reach.UNIT:
                allowed |= _led_q(grant)
            else:
                allowed |= _above_q(grant) | Q(community=grant.area_id)
    return allowed


def tallies_seen_by(actor: Actor, verb: str = "campaigns.see_tallies") -> Q:
    """可见范围 over the daily tallies: by area."""
    return reach_q(POLICY, verb, actor=actor)


def _campaign_q(reach: Reach, grant: Grant) -> Q:
    if reach is Reach.UNIT:
        mine = Measure.objects.standing().filter(_borne_by(grant), campaign=OuterRef("pk"))
        return (Q(lead_unit=grant.unit_id) | Q(Exists(mine))) if grant.unit_id else Q(pk__in=())
    here = CampaignSite.objects.filter(campaign=OuterRef("pk"), community=grant.area_id)
    return _above_q(grant) | Q(Exists(here))


def _measure_q(reach: Reach, grant: Grant) -> Q:
    if reach is Reach.UNIT:
        return (_led_q(grant) | _borne_by(grant)) if grant.unit_id else Q(pk__in=())
    here = CampaignSite.objects.filter(campaign=OuterRef("campaign"), community=grant.area_id)
    for_all = Q(Exists(here), community__isnull=True)
    return _above_q(grant) | Q(community=grant.area_id) | for_all


def _above_q(grant: Grant) -> Q:
    """What lies in a sub-district or above; a community's own is asked for by its sites."""
    area = grant.area_id
    if area is None:
        return Q(pk__in=())
    return Q(subdistrict=area) | Q(district=area) | Q(city=area)


def _led_q(grant: Grant) -> Q:
    return Q(campaign__lead_unit=grant.unit_id) if grant.unit_id else Q(pk__in=())


def _borne_by(grant: Grant) -> Q:
    helping = MeasureUnit.objects.filter(measure=OuterRef("pk"), unit=grant.unit_id)
    return Q(unit=grant.unit_id) | Q(Exists(helping))
