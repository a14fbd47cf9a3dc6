"""权限表 as a page shows it: printed from the policies, so it cannot say anything else."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.permission import Permission, Policy, Reach, Right
from chuangcheng.web import policies

Words = str | Promise

REACH: dict[Reach, Words] = {
    Reach.AREA: _("辖区内"),
    Reach.UNIT: _("本单位的"),
    Reach.SUBDISTRICT: _("本街道"),
    Reach.OWN: _("自己登记的"),
    Reach.ANY: _("可以"),
}
NAMES: dict[str, Words] = {
    "issues": _("问题整改"),
    "inspections": _("督导检查"),
    "campaigns": _("专项治理"),
    "partners": _("包联共建"),
    "meetings": _("会议任务"),
    "publicity": _("宣传阵地"),
    "plan": _("工作计划"),
    "volunteering": _("志愿服务"),
    "difficulties": _("难点问题"),
    "figures": _("统计项"),
    "reports": _("报告报表"),
    "ledgers": _("导入导出"),
    "places": _("点位小区"),
    "standards": _("指标责任"),
    "duties": _("责任分工"),
    "documents": _("会议文件"),
    "evidence": _("照片和附件"),
    "people": _("人员和单位"),
    "calendars": _("工作日历和演示时钟"),
    "offices": _("开通和备份"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """How far a role's right goes, and under which conditions; no words where there is none."""

    role: Words
    reach: list[Words]
    notes: list[Words]


@dataclass(frozen=True, slots=True)
class Line:
    """One verb: what each role may, and what the person who asks may, with the reason."""

    name: Words
    mine: Permission
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Group:
    """The verbs of one context."""

    key: str
    name: Words
    lines: list[Line]


def groups(
    actor: Actor,
    *,
    roles: Sequence[Role] = tuple(Role),
    parts: Collection[str] = (),
    words: str = "",
) -> list[Group]:
    """权限表 for these roles, parts of the work and words, with what the person who asks may."""
    asked = {key: policy for key, policy in policies.by_context().items() if key in parts}
    found = asked or policies.by_context()
    shown = [_group(key, policy, actor, roles, words) for key, policy in found.items()]
    return [group for group in shown if group.lines]


def name_of(verb: str) -> Words:
    """The Chinese name of a verb."""
    return policies.policy_of(verb).verbs[verb].name


def _group(key: str, policy: Policy, actor: Actor, roles: Sequence[Role], words: str) -> Group:
    lines = [
        Line(
            name=verb.name,
            mine=policy.permit(actor, verb.key),
            cells=[_cell(policy.of(verb.key), role) for role in roles],
        )
        for verb in policy.verbs.values()
        if words in str(verb.name)
    ]
    return Group(key=key, name=NAMES[key], lines=lines)


def _cell(rights: tuple[Right, ...], role: Role) -> Cell:
    held = [right for right in rights if right.role == role]
    return Cell(
        role=role.label,
        reach=[REACH[reach] for reach in dict.fromkeys(right.reach for right in held)],
        notes=[right.note for right in held if right.note],
    )
