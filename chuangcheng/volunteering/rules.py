"""Rights over volunteering: the office keeps it, a community its own, a keeper the own station."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import OVERSEERS, UNITS, Actor, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    denied,
)
from chuangcheng.places.rules import reach_q
from chuangcheng.volunteering.models import ActivityPartner

_OFFICE, _COMMUNITY, _KEEPER = Role.CAMPAIGN_OFFICE, Role.COMMUNITY, Role.STATION_KEEPER
_HERE = (_COMMUNITY, Role.GRID_WORKER, _KEEPER)
_OWN = _("本社区(村)的")
_OF_UNIT = _("本单位主办或共同开展的活动")
_KEPT = _("自己负责的站点的")

POLICY = Policy(
    verbs=[
        Verb("volunteering.see", _("查看志愿服务")),
        Verb("volunteering.record", _("登记和修改志愿活动")),
        Verb("volunteering.equip", _("登记站点变动和设施")),
        Verb("volunteering.build", _("登记和修改志愿服务站点")),
        Verb("volunteering.programme", _("设置志愿服务项目")),
        Verb("volunteering.void", _("作废志愿活动和站点")),
        Verb("volunteering.export", _("导出志愿活动和站点台账")),
        Verb("volunteering.import", _("导入志愿活动和站点台账")),
    ],
    rights=[
        *(Right("volunteering.see", role, Reach.AREA) for role in (*OVERSEERS, *_HERE)),
        *(Right("volunteering.see", role, Reach.UNIT, _OF_UNIT) for role in UNITS),
        *(
            Right(f"volunteering.{deed}", role, Reach.AREA, _OWN if role == _COMMUNITY else "")
            for deed in ("record", "equip", "build", "void", "import")
            for role in (_OFFICE, _COMMUNITY)
        ),
        *(Right(f"volunteering.{deed}", _KEEPER, Reach.OWN, _KEPT) for deed in ("record", "equip")),
        Right("volunteering.programme", _OFFICE, Reach.AREA),
        *(Right("volunteering.export", role, Reach.AREA) for role in OVERSEERS),
        Right("volunteering.export", _COMMUNITY, Reach.AREA, _OWN),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed; a keeper is told whose stations are meant."""
    verb = f"volunteering.{deed}"
    answer = POLICY.permit(actor, verb, where)
    keeps = any(right.reach is Reach.OWN for right in POLICY.of(verb))
    if not answer and keeps and actor.roles == {_KEEPER}:
        return denied(_t("站点负责人只能登记自己负责的站点的"))
    return answer


def activities_seen_by(actor: Actor, verb: str = "volunteering.see") -> Q:
    """可见范围 over activities: by where they are, by the unit that holds them or helps."""
    units = {
        grant.unit_id
        for right in POLICY.of(verb)
        if right.reach is Reach.UNIT
        for grant in actor.holding(right.role)
    } - {None}
    seen = reach_q(POLICY, verb, actor=actor, unit_fields=("unit",))
    if not units:
        return seen
    helped = ActivityPartner.objects.filter(activity=OuterRef("pk"), match__unit__in=units)
    return seen | Q(Exists(helped))


def stations_seen_by(actor: Actor, verb: str = "volunteering.see") -> Q:
    """可见范围 over stations: by where they are."""
    return reach_q(POLICY, verb, actor=actor)
