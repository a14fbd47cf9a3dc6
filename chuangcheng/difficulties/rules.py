"""Rights over difficulties: the office keeps them, a community its own, the others above read.

Holding an issue for one asks for the right to hold issues (issues.rules), and no other.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import OVERSEERS, Actor, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb
from chuangcheng.places.rules import reach_q

_OWN = _("本社区(村)的难点")

POLICY = Policy(
    verbs=[
        Verb("difficulties.see", _("查看难点问题")),
        Verb("difficulties.record", _("登记和修改难点问题、关联问题和计划")),
        Verb("difficulties.ask", _("登记请示、答复、到位资金和结束")),
        Verb("difficulties.void", _("作废难点问题")),
        Verb("difficulties.export", _("导出困难台账")),
        Verb("difficulties.import", _("导入困难台账")),
    ],
    rights=[
        *(Right("difficulties.see", role, Reach.AREA) for role in OVERSEERS),
        Right("difficulties.see", Role.COMMUNITY, Reach.AREA, _OWN),
        *(
            Right(f"difficulties.{deed}", Role.CAMPAIGN_OFFICE, Reach.AREA)
            for deed in ("record", "ask", "void", "import")
        ),
        *(
            Right(f"difficulties.{deed}", Role.COMMUNITY, Reach.AREA, _OWN)
            for deed in ("record", "import")
        ),
        *(Right("difficulties.export", role, Reach.AREA) for role in OVERSEERS),
        Right("difficulties.export", Role.COMMUNITY, Reach.AREA, _OWN),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"difficulties.{deed}", where)


def seen_by(actor: Actor, verb: str = "difficulties.see") -> Q:
    """可见范围: what the rights show to a person."""
    return reach_q(POLICY, verb, actor=actor)
