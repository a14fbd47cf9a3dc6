"""Rights over issues, and the rules that rights alone do not settle."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues.deeds import DEEDS
from chuangcheng.issues.models import Dispatch, Issue, Rectification
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    Words,
    denied,
)
from chuangcheng.people.models import Unit
from chuangcheng.places.rules import reach_branches, reach_q

LEADER_ABOVE_DAYS = 30  # a longer suspension is a leader's decision

OFFICE, LEADER, COMMUNITY = Role.CAMPAIGN_OFFICE, Role.LEADER, Role.COMMUNITY
GRID, UNIT, VERIFIER = Role.GRID_WORKER, Role.RESPONSIBLE_UNIT, Role.VERIFIER
KEEPER, DISTRICT = Role.STATION_KEEPER, Role.DISTRICT_SUPERVISOR


def _rights(
    verbs: Iterable[str], roles: Iterable[Role], reach: Reach, note: Words = ""
) -> list[Right]:
    return [Right(f"issues.{verb}", role, reach, note) for verb, role in product(verbs, roles)]


POLICY = Policy(
    verbs=[
        Verb("issues.see", gettext_lazy("查看问题")),
        Verb("issues.export", gettext_lazy("导出问题清单")),
        Verb("issues.import", gettext_lazy("导入问题清单")),
        Verb("issues.refill", gettext_lazy("回填整改")),
        Verb("issues.edit", gettext_lazy("订正问题")),
        Verb("issues.enter_proven", gettext_lazy("按台账补录办理")),
        Verb("issues.set_categories", gettext_lazy("设置问题类别")),
        *(Verb(f"issues.{key}", deed.name) for key, deed in DEEDS.items() if deed.open),
    ],
    rights=[
        *_rights(["see", "export"], [OFFICE, LEADER, COMMUNITY, VERIFIER, DISTRICT], Reach.AREA),
        *_rights(["see"], [GRID], Reach.AREA),
        *_rights(["see", "export"], [UNIT, COMMUNITY], Reach.UNIT),
        *_rights(["see"], [COMMUNITY, GRID, UNIT, VERIFIER, KEEPER], Reach.OWN),
        *_rights(["raise"], [OFFICE, LEADER, VERIFIER, COMMUNITY, GRID, KEEPER], Reach.AREA),
        *_rights(["raise"], [UNIT], Reach.SUBDISTRICT, gettext_lazy("任何单位都可以检查、登记")),
        *_rights(["accept", "fix_on_spot", "edit"], [OFFICE, COMMUNITY], Reach.AREA),
        *_rights(["fix_on_spot"], [GRID], Reach.AREA),
        *_rights(["reject", "log_contact", "void", "resume"], [OFFICE], Reach.AREA),
        *_rights(["dispatch"], [OFFICE], Reach.AREA),
        *_rights(["dispatch"], [COMMUNITY], Reach.AREA, gettext_lazy("只交给本社区的物业、网格")),
        *_rights(["receive", "submit"], [COMMUNITY, GRID, UNIT], Reach.UNIT),
        *_rights(["return"], [COMMUNITY, UNIT], Reach.UNIT),
        *_rights(["suspend"], [OFFICE], Reach.AREA, gettext_lazy("30 天以内")),
        *_rights(["suspend"], [LEADER], Reach.AREA, gettext_lazy("超过 30 天")),
        *_rights(["pass", "fail"], [OFFICE, VERIFIER], Reach.AREA, gettext_lazy("不是自己整改的")),
        *_rights(
            ["pass", "fail"], [COMMUNITY], Reach.AREA, gettext_lazy("自己交办、不是自己整改的")
        ),
        *_rights(["recheck"], [VERIFIER], Reach.AREA, gettext_lazy("不是自己整改的")),
        *_rights(["import", "enter_proven"], [OFFICE], Reach.AREA),
        *_rights(["import"], [COMMUNITY], Reach.AREA, gettext_lazy("本社区的行")),
        *_rights(["refill"], [COMMUNITY, UNIT], Reach.UNIT),
        *_rights(["refill"], [OFFICE], Reach.AREA, gettext_lazy("代单位回填，按台账补录")),
        *_rights(["set_categories"], [OFFICE, Role.ADMINISTRATOR], Reach.ANY),
    ],
)


def seen_by(actor: Actor, verb: str = "issues.see") -> Q:
    """可见范围: the issues that the rights show to a person."""
    return reach_q(
        POLICY, verb, actor=actor, unit_fields=("lead_unit",), person_fields=("raised_by",)
    )


def branches_of(actor: Actor) -> tuple[Q, ...]:
    """可见范围的各支: `seen_by` by the columns that its rights compare, each with its indexes."""
    return reach_branches(
        POLICY,
        "issues.see",
        actor=actor,
        unit_fields=("lead_unit",),
        person_fields=("raised_by",),
    )


def may(deed: str, actor: Actor, issue: Concerned) -> Permission:
    """The policy table's answer for one deed on one issue (or on the area where it would lie)."""
    return POLICY.permit(actor, f"issues.{deed}", issue)


def may_set_categories(actor: Actor) -> Permission:
    """设置问题类别."""
    return POLICY.permit(actor, "issues.set_categories")


def may_raise_accepted(actor: Actor, where: Concerned) -> Permission:
    """登记即受理: what the office raises where it is the office needs no acceptance."""
    return may("accept", _as(OFFICE, actor), where)


def may_dispatch(actor: Actor, issue: Issue, unit: Unit, own_units: set[int]) -> Permission:
    """交办: a community dispatches only to the 物业 and 网格 of its own."""
    given = may("dispatch", actor, issue)
    if not given or _as_office(actor, issue, "dispatch"):
        return given
    if unit.pk in own_units:
        return given
    return denied(_("社区只能交给本社区的物业、网格；“%s”由创城办交办") % unit)


def may_verify(
    deed: str, actor: Actor, issue: Issue, done: Rectification, dispatch: Dispatch | None
) -> Permission:
    """核查 (`pass`, `fail`): never by the person or the unit that rectified."""
    given = _may_look_at(deed, actor, issue, done)
    if not given or _as_office(actor, issue, deed):
        return given
    if dispatch is not None and dispatch.by_unit_id in actor.unit_ids:
        return given
    return denied(_("社区只核查自己交办的；这一条由创城办或核查人员核查"))


def may_recheck(actor: Actor, issue: Issue, done: Rectification | None) -> Permission:
    """回头看: never by the person or the unit that rectified."""
    return _may_look_at("recheck", actor, issue, done)


def may_suspend(actor: Actor, issue: Issue, days: int) -> Permission:
    """暂缓: above LEADER_ABOVE_DAYS a leader decides."""
    given = may("suspend", actor, issue)
    if given and days > LEADER_ABOVE_DAYS and not may("suspend", _as(LEADER, actor), issue):
        return denied(_("暂缓超过 %d 天要由街道领导决定") % LEADER_ABOVE_DAYS)
    return given


def _may_look_at(deed: str, actor: Actor, issue: Issue, done: Rectification | None) -> Permission:
    """What was mended is looked at by others than those who mended it."""
    given = may(deed, actor, issue)
    if not given or done is None:
        return given
    if done.by_id == actor.person_id:
        return denied(_("整改是你反馈的，要由别人核查"))
    if done.unit_id in actor.unit_ids:
        return denied(_("整改单位不能核查自己的整改"))
    return given


def _as(role: Role, actor: Actor) -> Actor:
    """The person in one of the roles only."""
    return replace(actor, grants=actor.holding(role))


def _as_office(actor: Actor, issue: Issue, deed: str) -> bool:
    """Whether the right comes from a role other than the community's."""
    others = tuple(grant for grant in actor.grants if grant.role != COMMUNITY)
    return bool(may(deed, replace(actor, grants=others), issue))
