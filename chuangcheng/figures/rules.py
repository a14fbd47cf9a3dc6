"""Rights over figures: the number is the same for all who may open an area's figures."""

from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Permission, Policy, Reach, Right, Verb
from chuangcheng.places.models import Area

POLICY = Policy(
    verbs=[Verb("figures.see", _("查看统计项"))],
    rights=[
        Right("figures.see", Role.CAMPAIGN_OFFICE, Reach.AREA),
        Right("figures.see", Role.LEADER, Reach.AREA),
        Right("figures.see", Role.DISTRICT_SUPERVISOR, Reach.AREA),
        Right("figures.see", Role.VERIFIER, Reach.AREA),
        Right("figures.see", Role.COMMUNITY, Reach.SUBDISTRICT),
        Right("figures.see", Role.GRID_WORKER, Reach.SUBDISTRICT),
    ],
)


def may_see(actor: Actor, area: Area) -> Permission:
    """查看统计项 of an area."""
    return POLICY.permit(actor, "figures.see", area)
