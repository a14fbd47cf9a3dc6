"""Rights over the work calendar and the demo clock."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Permission, Policy, Reach, Right, Verb, denied

POLICY = Policy(
    verbs=[
        Verb("calendars.edit", gettext_lazy("设置工作日历")),
        Verb("calendars.start_demo", gettext_lazy("建立演示数据")),
        Verb("calendars.move_demo_clock", gettext_lazy("拨动演示时钟")),
    ],
    rights=[
        Right("calendars.edit", Role.CAMPAIGN_OFFICE, Reach.ANY),
        Right("calendars.edit", Role.ADMINISTRATOR, Reach.ANY),
        Right("calendars.start_demo", Role.ADMINISTRATOR, Reach.ANY),
        *(
            Right("calendars.move_demo_clock", role, Reach.ANY, gettext_lazy("只在演示数据里"))
            for role in Role
        ),
    ],
)


def may_edit(actor: Actor) -> Permission:
    """设置工作日历: days, published years, office hours."""
    return POLICY.permit(actor, "calendars.edit")


def may_start_demo(actor: Actor) -> Permission:
    """建立演示数据: mark this database as a demo; no page offers it."""
    return POLICY.permit(actor, "calendars.start_demo")


def may_move_demo_clock(actor: Actor, standing_at: datetime | None) -> Permission:
    """拨动演示时钟: every role may, but only where the database has a demo clock."""
    if standing_at is None:
        return denied(_("这里不是演示数据，时钟不能拨"))
    return POLICY.permit(actor, "calendars.move_demo_clock")
