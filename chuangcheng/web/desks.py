"""桌面: what stands on the first page of each role; at most seven queues, more would be a list.

What is on somebody's desk is data. What a queue holds is asked of issues, every other number is a
figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chuangcheng.issues import queries
from chuangcheng.issues.queries import Queue
from chuangcheng.kernel.actor import Actor, Role

MOST_QUEUES = 7


class Part(StrEnum):
    """What stands below and beside the queues."""

    TASKS = "tasks"  # 要办的任务
    LETTERS = "letters"  # 等回复的来文
    DUE_MEASURES = "due_measures"  # 到期的治理措施
    MEASURES = "measures"  # 本单位、本社区(村)没完成的治理措施
    REPORT = "report"  # 下期报告会写
    GAPS = "gaps"  # 数据缺口
    FIGURES = "figures"  # 统计项, with their change in a week
    AREAS = "areas"  # 各社区 or 各街道
    LATE = "late"  # 超期，按责任单位
    CHARGES = "charges"  # 我包的社区
    COMMUNITY = "community"  # 本社区
    PEOPLE = "people"  # 人员和单位


class First(StrEnum):
    """What the one filled button of the page does."""

    WORK = "work"  # 处理待交办 12 条
    RAISE = "raise"  # 随手报
    REPORT = "report"  # 看进展报告
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """桌面 of a person: the first deed, queues in the order of the work, then the parts."""

    first: First = First.NOTHING
    queues: tuple[Queue, ...] = ()
    parts: frozenset[Part] = frozenset()

    @property
    def to_do(self) -> tuple[Queue, ...]:
        """The queues that wait for the person; the others are only watched."""
        return tuple(queue for queue in self.queues if queue in queries.TO_DO)


def _desk(first: First, *queues: Queue, parts: tuple[Part, ...] = ()) -> Desk:
    return Desk(first, queues, frozenset(parts))


OF_ROLE: Mapping[Role, Desk] = {
    Role.CAMPAIGN_OFFICE: _desk(
        First.WORK,
        queries.ACCEPT,
        queries.DISPATCH,
        queries.DECIDE,
        queries.VERIFY,
        queries.OVERDUE,
        queries.SOON,
        queries.RESUME,
        parts=(Part.TASKS, Part.LETTERS, Part.DUE_MEASURES, Part.REPORT, Part.GAPS),
    ),
    Role.LEADER: _desk(
        First.REPORT,
        parts=(Part.TASKS, Part.FIGURES, Part.AREAS, Part.LATE, Part.CHARGES),
    ),
    Role.COMMUNITY: _desk(
        First.WORK,
        queries.ACCEPT,
        queries.RECEIVE,
        queries.RECTIFY,
        queries.REWORK,
        queries.VERIFY,
        queries.OVERDUE,
        queries.MINE,
        parts=(Part.TASKS, Part.MEASURES, Part.COMMUNITY),
    ),
    Role.GRID_WORKER: _desk(
        First.RAISE,
        queries.RECEIVE,
        queries.RECTIFY,
        queries.REWORK,
        queries.MINE,
        parts=(Part.TASKS, Part.COMMUNITY),
    ),
    Role.RESPONSIBLE_UNIT: _desk(
        First.WORK,
        queries.RECEIVE,
        queries.RECTIFY,
        queries.REWORK,
        queries.MINE,
        parts=(Part.TASKS, Part.MEASURES),
    ),
    Role.VERIFIER: _desk(First.WORK, queries.VERIFY, queries.MINE, parts=(Part.TASKS,)),
    Role.STATION_KEEPER: _desk(First.RAISE, queries.MINE, parts=(Part.TASKS,)),
    Role.PARTNER: _desk(First.NOTHING, parts=(Part.TASKS,)),
    Role.DISTRICT_SUPERVISOR: _desk(First.REPORT, parts=(Part.FIGURES, Part.AREAS, Part.LATE)),
    Role.ADMINISTRATOR: _desk(First.NOTHING, parts=(Part.PEOPLE,)),
}


def desk_of(actor: Actor) -> Desk:
    """桌面 of all roles that a person holds, each queue and each part once."""
    held = [desk for role, desk in OF_ROLE.items() if role in actor.roles]
    queues = dict.fromkeys(queue for desk in held for queue in desk.queues)
    parts = frozenset[Part]().union(*(desk.parts for desk in held))
    first = next((desk.first for desk in held if desk.first), First.NOTHING)
    return Desk(first, tuple(queues)[:MOST_QUEUES], parts)


def waiting_count(actor: Actor, today: date) -> int | None:
    """工作台上等我处理的条数, in at most two statements; None for a desk without such queues."""
    to_do = desk_of(actor).to_do
    return queries.waiting_count(actor, to_do, today) if to_do else None
