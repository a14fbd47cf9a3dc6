"""Rights over the installation itself."""

from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Permission, Policy, Reach, Right, Verb

POLICY = Policy(
    verbs=[
        Verb("offices.found", _("开通本单位")),
        Verb("offices.set_up", _("看起步清单")),
        Verb("offices.back_up", _("备份")),
        Verb("offices.see_status", _("看备份与状态")),
    ],
    rights=[
        Right("offices.found", Role.ADMINISTRATOR, Reach.ANY, _("只在还没有账号时，由安装程序办")),
        Right("offices.set_up", Role.ADMINISTRATOR, Reach.ANY),
        Right("offices.set_up", Role.CAMPAIGN_OFFICE, Reach.ANY),
        Right("offices.back_up", Role.ADMINISTRATOR, Reach.ANY, _("在服务器上用命令办")),
        Right("offices.see_status", Role.ADMINISTRATOR, Reach.ANY),
    ],
)


def may_found(actor: Actor) -> Permission:
    """开通本单位: the installer, while there is nobody else."""
    return POLICY.permit(actor, "offices.found")


def may_back_up(actor: Actor) -> Permission:
    """备份, from the machine's command line."""
    return POLICY.permit(actor, "offices.back_up")
