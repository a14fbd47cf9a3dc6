"""Rights over the plan: the office keeps and judges it, a community its own, all here read it.

To judge otherwise than the criteria do is the office's alone.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import FRONT_LINE, OVERSEERS, UNITS, Actor, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb
from chuangcheng.places.rules import reach_q

_OFFICE = Role.CAMPAIGN_OFFICE
_OWN = _("本社区(村)自己的计划")
_OF_UNIT = _("由本单位负责的")

POLICY = Policy(
    verbs=[
        Verb("plan.see", _("查看工作计划")),
        Verb("plan.keep", _("列入、修改和办结计划事项")),
        Verb("plan.judge", _("核算计划事项")),
        Verb("plan.override", _("人工判定计划事项")),
        Verb("plan.void", _("作废计划事项")),
        Verb("plan.export", _("导出工作计划台账")),
        Verb("plan.import", _("导入工作计划台账")),
    ],
    rights=[
        *(Right("plan.see", role, Reach.AREA) for role in OVERSEERS),
        *(Right("plan.see", role, Reach.SUBDISTRICT) for role in FRONT_LINE),
        *(Right("plan.see", role, Reach.UNIT, _OF_UNIT) for role in UNITS),
        Right("plan.keep", _OFFICE, Reach.AREA),
        Right("plan.keep", Role.COMMUNITY, Reach.AREA, _OWN),
        Right("plan.judge", _OFFICE, Reach.AREA),
        Right("plan.judge", Role.COMMUNITY, Reach.AREA, _OWN),
        Right("plan.override", _OFFICE, Reach.AREA),
        Right("plan.void", _OFFICE, Reach.AREA),
        *(Right("plan.export", role, Reach.AREA) for role in OVERSEERS),
        Right("plan.export", Role.COMMUNITY, Reach.AREA, _OWN),
        Right("plan.import", _OFFICE, Reach.AREA),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"plan.{deed}", where)


def seen_by(actor: Actor, verb: str = "plan.see") -> Q:
    """可见范围: the items that the rights show to a person."""
    return reach_q(POLICY, verb, actor=actor, unit_fields=("unit",))
