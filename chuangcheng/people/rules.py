"""Rights over persons, units and grants."""

from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb

POLICY = Policy(
    verbs=[
        Verb("people.see_phone", _("看手机号码")),
        Verb("people.edit_unit", _("登记和修改单位")),
        Verb("people.edit_person", _("登记和修改人员")),
        Verb("people.grant", _("授予角色")),
    ],
    rights=[
        Right("people.see_phone", Role.CAMPAIGN_OFFICE, Reach.ANY),
        Right("people.see_phone", Role.LEADER, Reach.ANY),
        Right("people.edit_unit", Role.CAMPAIGN_OFFICE, Reach.ANY),
        Right("people.edit_unit", Role.ADMINISTRATOR, Reach.ANY),
        Right("people.edit_person", Role.CAMPAIGN_OFFICE, Reach.ANY),
        Right("people.edit_person", Role.ADMINISTRATOR, Reach.ANY),
        Right("people.grant", Role.ADMINISTRATOR, Reach.ANY),
    ],
)


def may_edit_unit(actor: Actor) -> Permission:
    """登记和修改单位."""
    return POLICY.permit(actor, "people.edit_unit")


def may_edit_person(actor: Actor) -> Permission:
    """登记和修改人员."""
    return POLICY.permit(actor, "people.edit_person")


def may_grant(actor: Actor) -> Permission:
    """授予角色."""
    return POLICY.permit(actor, "people.grant")


def may_see_phone(actor: Actor, person: Concerned) -> Permission:
    """看手机号码: others see it masked."""
    return POLICY.permit(actor, "people.see_phone", person)
