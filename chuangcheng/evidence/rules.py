"""Rights over photos and attachments. Who may see one is asked of the thing that cites it."""

from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import AT_WORK, Actor, Role
from chuangcheng.kernel.permission import Permission, Policy, Reach, Right, Verb

POLICY = Policy(
    verbs=[
        Verb("evidence.add_photo", _("上传照片")),
        Verb("evidence.add_attachment", _("上传附件")),
        Verb("evidence.open_original", _("打开照片原件")),
    ],
    rights=[
        *(Right("evidence.add_photo", role, Reach.ANY) for role in AT_WORK),
        *(Right("evidence.add_attachment", role, Reach.ANY) for role in AT_WORK),
        Right(
            "evidence.open_original",
            Role.CAMPAIGN_OFFICE,
            Reach.ANY,
            _("原件带有拍摄时间、位置和手机信息；其他人看浏览图"),
        ),
    ],
)


def may_add_photo(actor: Actor) -> Permission:
    """上传照片: whoever reports something or answers for it."""
    return POLICY.permit(actor, "evidence.add_photo")


def may_add_attachment(actor: Actor) -> Permission:
    """上传附件: the same people; the file is refused or kept as it came."""
    return POLICY.permit(actor, "evidence.add_attachment")


def may_open_original(actor: Actor) -> Permission:
    """打开原件: the office alone, for the file says where and with which phone it was taken."""
    return POLICY.permit(actor, "evidence.open_original")
