"""桌面: what stands on the first page of each role, at most seven kinds of things; one table.

What is on somebody's desk is data: `OF_ROLE` below. A tray holds queues of issues
(issues/queries.py); a part is made by the one small file that web/home/parts.py names for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.issues import queries
from chuangcheng.issues.queries import Queue
from chuangcheng.kernel.actor import Actor, Role

MOST_THINGS = 7


class Part(StrEnum):
    """What stands beside the queues: the words are those of the table in the guide."""

    DUE = "due"  # 到期的事 of all whom the office follows
    TO_DO = "to_do"  # 要办的事 of one's own, one's unit's, one's community's
    TASKS = "tasks"  # 任务: one's own, and those of others that are late
    REPORT = "report"  # 报告现在会写的数, and its gaps
    CHARGES = "charges"  # 我包的社区
    FIGURES = "figures"  # 统计项, with their change
    AREAS = "areas"  # 各社区 or 各街道
    LATE = "late"  # 超期，按责任单位
    FIELD = "field"  # 今天要走的点位 of the round
    PATROL = "patrol"  # 要巡的宣传设施
    TALLY = "tally"  # 今日工作量
    COMMUNITY = "community"  # 本社区的数
    RECHECK = "recheck"  # 回头看: closed issues, drawn by lot
    STATION = "station"  # 我的站点: what it lacks, what it holds next
    PROMISES = "promises"  # 我们的承诺 of a partner unit, what to confirm, what is needed
    ACCOUNTS = "accounts"  # 账号和单位
    SYSTEM = "system"  # 导入、日历、备份、运行: what an administrator looks after


class First(StrEnum):
    """What the one filled button of the page does."""

    WORK = "work"  # 处理待交办 12 条
    RAISE = "raise"  # 随手报
    REPORT = "report"  # 看进展报告
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Tray:
    """一格: queues of issues under one word; alone, a queue brings its own."""

    queues: tuple[Queue, ...]
    word: str | Promise = ""


Thing = Tray | Part


@dataclass(frozen=True, slots=True)
class Desk:
    """桌面 of a person: the first deed, then the things in the order of the work."""

    first: First = First.NOTHING
    things: tuple[Thing, ...] = ()

    @property
    def queues(self) -> tuple[Queue, ...]:
        """All queues, in the order of the trays."""
        return tuple(q for thing in self.things if isinstance(thing, Tray) for q in thing.queues)

    @property
    def parts(self) -> frozenset[Part]:
        """The parts beside the queues."""
        return frozenset(thing for thing in self.things if isinstance(thing, Part))

    @property
    def to_do(self) -> tuple[Queue, ...]:
        """The queues that wait for the person; the others are only watched."""
        return tuple(queue for queue in self.queues if queue in queries.TO_DO)


def _tray(*queues: Queue, word: str | Promise = "") -> Tray:
    return Tray(queues, word)


_ACCEPT = _tray(queries.ACCEPT)
_DISPATCH = _tray(queries.DISPATCH)
_DECIDE = _tray(queries.DECIDE, queries.RESUME, word=_("待裁定"))
_VERIFY = _tray(queries.VERIFY)
_OVERDUE = _tray(queries.OVERDUE, queries.SOON)
_RECEIVE = _tray(queries.RECEIVE)
_RECTIFY = _tray(queries.RECTIFY, queries.REWORK)
_OPEN = _tray(
    queries.ACCEPT, queries.RECEIVE, queries.RECTIFY, queries.REWORK, word=_("要办的问题")
)
_GIVEN = _tray(queries.RECEIVE, queries.RECTIFY, queries.REWORK, word=_("要整改的"))
_MINE = _tray(queries.MINE)

OF_ROLE: Mapping[Role, Desk] = {
    Role.CAMPAIGN_OFFICE: Desk(
        First.WORK, (_ACCEPT, _DISPATCH, _DECIDE, _VERIFY, _OVERDUE, Part.DUE, Part.REPORT)
    ),
    Role.LEADER: Desk(
        First.REPORT, (Part.CHARGES, Part.FIGURES, Part.AREAS, Part.LATE, Part.TASKS)
    ),
    Role.COMMUNITY: Desk(
        First.WORK,
        (_OPEN, _VERIFY, Part.FIELD, Part.PATROL, Part.TALLY, Part.TO_DO, Part.COMMUNITY),
    ),
    Role.GRID_WORKER: Desk(
        First.RAISE, (Part.FIELD, _GIVEN, _MINE, Part.PATROL, Part.TALLY, Part.TO_DO)
    ),
    Role.RESPONSIBLE_UNIT: Desk(First.WORK, (_RECEIVE, _RECTIFY, _MINE, Part.TO_DO)),
    Role.VERIFIER: Desk(First.WORK, (_VERIFY, Part.RECHECK, _MINE, Part.TO_DO)),
    Role.PARTNER: Desk(First.NOTHING, (Part.PROMISES, Part.TO_DO)),
    Role.STATION_KEEPER: Desk(First.RAISE, (Part.STATION, _MINE, Part.TO_DO)),
    Role.DISTRICT_SUPERVISOR: Desk(First.REPORT, (Part.AREAS, Part.FIGURES, Part.LATE)),
    Role.ADMINISTRATOR: Desk(First.NOTHING, (Part.ACCOUNTS, Part.SYSTEM)),
}


def desk_of(actor: Actor) -> Desk:
    """桌面 of all roles that a person holds, each queue and each part once."""
    held = [desk for role, desk in OF_ROLE.items() if role in actor.roles]
    first = next((desk.first for desk in held if desk.first), First.NOTHING)
    return Desk(first, tuple(_once(thing for desk in held for thing in desk.things)))


def waiting_count(actor: Actor, today: date) -> int | None:
    """工作台上等我处理的条数, in at most two statements; None for a desk without such queues."""
    to_do = desk_of(actor).to_do
    return queries.waiting_count(actor, to_do, today) if to_do else None


def _once(things: Iterable[Thing]) -> Iterable[Thing]:
    """Each queue in the first tray that has it, at most seven trays; each part once."""
    seen: set[Queue | Part] = set()
    trays = 0
    for thing in things:
        if isinstance(thing, Part):
            if thing not in seen:
                yield thing
            seen.add(thing)
            continue
        left = tuple(queue for queue in thing.queues if queue not in seen)
        seen |= set(left)
        if left and trays < MOST_THINGS:
            trays += 1
            yield thing if left == thing.queues else replace(thing, queues=left)
