"""Rights over charges."""

from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb

POLICY = Policy(
    verbs=[Verb("duties.assign", _("安排责任分工"))],
    rights=[
        Right("duties.assign", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("duties.assign", Role.COMMUNITY, Reach.AREA, _("本社区的物业和网格")),
        Right("duties.assign", Role.ADMINISTRATOR, Reach.AREA),
    ],
)


def may_assign(actor: Actor, where: Concerned) -> Permission:
    """安排责任分工."""
    return POLICY.permit(actor, "duties.assign", where)
