"""Rights over publicity: the office keeps it, a community keeps its own, the maker reads."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import OVERSEERS, UNITS, Actor, Role
from chuangcheng.kernel.permission import Concerned, Permission, Policy, Reach, Right, Verb
from chuangcheng.partners.models import PledgeUnit
from chuangcheng.places.rules import reach_q

_WRITERS = (Role.CAMPAIGN_OFFICE, Role.COMMUNITY)
_HERE = (Role.COMMUNITY, Role.GRID_WORKER, Role.VERIFIER)
_OWN = _("本社区(村)的宣传设施、报道和入户")
_MADE = _("本单位制作或出资的")

POLICY = Policy(
    verbs=[
        Verb("publicity.see", _("查看宣传阵地")),
        Verb("publicity.record", _("登记和修改宣传设施、报道和入户")),
        Verb("publicity.void", _("作废宣传设施、报道和入户")),
        Verb("publicity.export", _("导出宣传设施、报道和入户台账")),
        Verb("publicity.set_forms", _("设定哪些形式计入测评")),
        Verb("publicity.import", _("导入宣传设施、报道和入户台账")),
    ],
    rights=[
        *(Right("publicity.see", role, Reach.AREA) for role in (*OVERSEERS, *_HERE)),
        *(Right("publicity.see", role, Reach.UNIT, _MADE) for role in UNITS),
        *(
            Right(f"publicity.{deed}", role, Reach.AREA, _OWN if role == Role.COMMUNITY else "")
            for deed in ("record", "void", "import")
            for role in _WRITERS
        ),
        Right("publicity.set_forms", Role.CAMPAIGN_OFFICE, Reach.AREA),
        *(Right("publicity.export", role, Reach.AREA) for role in OVERSEERS),
        Right("publicity.export", Role.COMMUNITY, Reach.AREA, _OWN),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"publicity.{deed}", where)


def seen_by(actor: Actor, verb: str = "publicity.see") -> Q:
    """可见范围: what the rights show to a person."""
    return reach_q(POLICY, verb, actor=actor, unit_fields=("unit",))


def assets_seen_by(actor: Actor, verb: str = "publicity.see") -> Q:
    """可见范围 over batches: also those for which a unit promised to pay."""
    roles = [right.role for right in POLICY.of(verb) if right.reach is Reach.UNIT]
    grants = [grant for role in roles for grant in actor.holding(role)]
    units = {grant.unit_id for grant in grants if grant.unit_id is not None}
    paid = PledgeUnit.objects.filter(pledge=OuterRef("paid_by"), unit__in=units)
    return seen_by(actor, verb) | (Q(Exists(paid)) if units else Q(pk__in=()))
