"""Rights over documents and letters: the office keeps them, whom they concern reads them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import FRONT_LINE, OVERSEERS, UNITS, Actor, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb
from chuangcheng.places.rules import reach_q

_OFFICE = Role.CAMPAIGN_OFFICE
_OWN_PAPERS = _("本社区自己的文件")
_OWN_LETTERS = _("给本社区的来文")

POLICY = Policy(
    verbs=[
        Verb("documents.see", _("查看文件")),
        Verb("documents.record", _("登记和修改文件")),
        Verb("documents.void", _("作废文件")),
        Verb("documents.export", _("导出文件登记表")),
        Verb("documents.import", _("导入文件登记表")),
        Verb("documents.see_letter", _("查看来文")),
        Verb("documents.receive", _("登记和修改来文")),
        Verb("documents.reply", _("回复来文")),
        Verb("documents.void_letter", _("作废来文")),
        Verb("documents.export_letters", _("导出来文登记表")),
        Verb("documents.import_letters", _("导入来文登记表")),
    ],
    rights=[
        *(Right("documents.see", role, Reach.AREA) for role in OVERSEERS),
        *(Right("documents.see", role, Reach.SUBDISTRICT) for role in FRONT_LINE),
        *(Right("documents.see", role, Reach.UNIT) for role in UNITS),
        Right("documents.record", _OFFICE, Reach.AREA),
        Right("documents.record", Role.COMMUNITY, Reach.AREA, _OWN_PAPERS),
        Right("documents.void", _OFFICE, Reach.AREA),
        *(Right("documents.export", role, Reach.AREA) for role in OVERSEERS),
        Right("documents.export", Role.COMMUNITY, Reach.AREA, _OWN_PAPERS),
        Right("documents.import", _OFFICE, Reach.AREA),
        *(Right("documents.see_letter", role, Reach.AREA) for role in OVERSEERS),
        Right("documents.see_letter", Role.COMMUNITY, Reach.AREA, _OWN_LETTERS),
        *(Right("documents.see_letter", role, Reach.UNIT) for role in UNITS),
        Right("documents.receive", _OFFICE, Reach.AREA),
        Right("documents.reply", _OFFICE, Reach.AREA),
        Right("documents.void_letter", _OFFICE, Reach.AREA),
        *(Right("documents.export_letters", role, Reach.AREA) for role in OVERSEERS),
        Right("documents.import_letters", _OFFICE, Reach.AREA),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"documents.{deed}", where)


def seen_by(actor: Actor) -> Q:
    """可见范围: the documents that the rights show to a person."""
    return reach_q(POLICY, "documents.see", actor=actor, unit_fields=("unit",))


def letters_seen_by(actor: Actor) -> Q:
    """可见范围 of letters."""
    return reach_q(POLICY, "documents.see_letter", actor=actor, unit_fields=("unit",))
