"""Rights over meetings and tasks: the office keeps them, a community its own, units read theirs."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import FRONT_LINE, OVERSEERS, UNITS, Actor, Grant, Role
from chuangcheng.kernel.permission import (
    Concerned,
    Permission,
    Policy,
    Reach,
    Right,
    Verb,
    denied,
)
from chuangcheng.meetings.models import Attendee, Task, source_of
from chuangcheng.places.rules import reach_q

_OFFICE = Role.CAMPAIGN_OFFICE
_CALLED = (Role.COMMUNITY, *UNITS)
_ANSWERING = (Role.COMMUNITY, Role.RESPONSIBLE_UNIT)
_NAMED = (Role.LEADER, *FRONT_LINE, Role.RESPONSIBLE_UNIT)
_OWN_MEETINGS = _("本社区(村)自己的会")
_ASKED_TO_COME = _("请本单位参加或交任务给本单位的会")
_OWN_TASKS = _("本社区(村)的任务")
_OF_UNIT = _("交给本单位的任务")
_OF_PERSON = _("责任人写了自己的任务")
_FROM_OWN = _("本社区(村)自己的会和来文布置的")

POLICY = Policy(
    verbs=[
        Verb("meetings.see", _("查看会议")),
        Verb("meetings.keep", _("登记和修改会议、议定事项")),
        Verb("meetings.void", _("作废会议")),
        Verb("meetings.name", _("设置会议的报告用名")),
        Verb("meetings.export", _("导出会议台账")),
        Verb("meetings.import", _("导入会议台账")),
        Verb("meetings.see_task", _("查看任务")),
        Verb("meetings.assign", _("布置和修改任务")),
        Verb("meetings.answer", _("登记任务完成")),
        Verb("meetings.export_tasks", _("导出任务台账")),
        Verb("meetings.import_tasks", _("导入任务台账")),
    ],
    rights=[
        *(Right("meetings.see", role, Reach.AREA) for role in OVERSEERS),
        Right("meetings.see", Role.COMMUNITY, Reach.AREA, _OWN_MEETINGS),
        *(Right("meetings.see", role, Reach.UNIT, _ASKED_TO_COME) for role in _CALLED),
        Right("meetings.keep", _OFFICE, Reach.AREA),
        Right("meetings.keep", Role.COMMUNITY, Reach.AREA, _OWN_MEETINGS),
        Right("meetings.void", _OFFICE, Reach.AREA),
        Right("meetings.name", _OFFICE, Reach.AREA),
        *(Right("meetings.export", role, Reach.AREA) for role in OVERSEERS),
        Right("meetings.export", Role.COMMUNITY, Reach.AREA, _OWN_MEETINGS),
        Right("meetings.import", _OFFICE, Reach.AREA),
        Right("meetings.import", Role.COMMUNITY, Reach.AREA, _OWN_MEETINGS),
        *(Right("meetings.see_task", role, Reach.AREA) for role in OVERSEERS),
        Right("meetings.see_task", Role.COMMUNITY, Reach.AREA, _OWN_TASKS),
        *(Right("meetings.see_task", role, Reach.UNIT, _OF_UNIT) for role in _CALLED),
        *(Right("meetings.see_task", role, Reach.OWN, _OF_PERSON) for role in _NAMED),
        Right("meetings.assign", _OFFICE, Reach.AREA),
        Right("meetings.assign", Role.COMMUNITY, Reach.AREA, _FROM_OWN),
        Right("meetings.answer", _OFFICE, Reach.AREA),
        Right("meetings.answer", Role.COMMUNITY, Reach.AREA, _OWN_TASKS),
        *(Right("meetings.answer", role, Reach.UNIT, _OF_UNIT) for role in _ANSWERING),
        *(Right("meetings.answer", role, Reach.OWN, _OF_PERSON) for role in _NAMED),
        *(Right("meetings.export_tasks", role, Reach.AREA) for role in OVERSEERS),
        Right("meetings.export_tasks", Role.COMMUNITY, Reach.AREA, _OWN_TASKS),
        Right("meetings.import_tasks", _OFFICE, Reach.AREA),
        Right("meetings.import_tasks", Role.COMMUNITY, Reach.AREA, _FROM_OWN),
    ],
)


def may(deed: str, actor: Actor, where: Concerned) -> Permission:
    """The policy table's answer for one deed."""
    return POLICY.permit(actor, f"meetings.{deed}", where)


def may_assign(actor: Actor, task: Task) -> Permission:
    """修改任务: by whoever keeps what asks for it; where it is to be done gives no right."""
    return may("assign", actor, source_of(task))


def may_answer(actor: Actor, task: Task) -> Permission:
    """登记任务完成: by whom it is given to, and by the office."""
    answer = may("answer", actor, task)
    if not answer and any(right.role in actor.roles for right in POLICY.of("meetings.answer")):
        return denied(_t("只能登记交给自己、本单位或本社区(村)的任务"))
    return answer


def seen_by(actor: Actor, verb: str = "meetings.see") -> Q:
    """可见范围 of meetings: by area, or by who is asked to come or given a task."""
    allowed = reach_q(POLICY, verb, actor=actor)
    for right in POLICY.of(verb):
        if right.reach is Reach.UNIT:
            for grant in actor.holding(right.role):
                allowed |= _called_q(grant)
    return allowed


def tasks_seen_by(actor: Actor, verb: str = "meetings.see_task") -> Q:
    """可见范围 of tasks: by area, by unit, by the person who is named."""
    return reach_q(POLICY, verb, actor=actor, unit_fields=("unit",), person_fields=("person",))


def _called_q(grant: Grant) -> Q:
    if grant.unit_id is None:
        return Q(pk__in=())
    asked = Attendee.objects.filter(meeting=OuterRef("pk"), unit=grant.unit_id)
    tasked = Task.objects.standing().filter(decision__meeting=OuterRef("pk"), unit=grant.unit_id)
    return Q(Exists(asked)) | Q(Exists(tasked))
