"""手头的工作: what a first page is made of, as each of its parts gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from chuangcheng.calendars import queries as calendars
from chuangcheng.figures.kinds import Scope
from chuangcheng.issues import queries as issues
from chuangcheng.issues.queries import Pile
from chuangcheng.kernel.actor import Actor
from chuangcheng.web.desks import Desk, desk_of
from chuangcheng.web.figures import asked
from chuangcheng.web.home.since import Since, since_of
from chuangcheng.web.home.strip import Today
from chuangcheng.web.http import Request

Shape = dict[str, Any]


@dataclass(frozen=True)
class Work:
    """Who asks, the desk, what waits, and when it is."""

    request: Request
    desk: Desk
    piles: Mapping[str, Pile]
    today: Today

    @property
    def actor(self) -> Actor:
        """Whose page it is."""
        return self.request.actor

    @property
    def day(self) -> date:
        """今天."""
        return self.request.today

    @property
    def waiting(self) -> int:
        """等我处理的条数."""
        return sum(self.piles[queue.key].n for queue in self.desk.to_do)

    @cached_property
    def scope(self) -> Scope:
        """范围 of the numbers: the sub-district, or what is above it; `area` goes on into one."""
        return asked.scope(self.request)

    @cached_property
    def since(self) -> Since:
        """和哪天比."""
        return since_of(self.request.GET, self.scope, self.actor)


def work_of(request: Request) -> Work:
    """手头的工作 of whoever asks."""
    calendar = calendars.calendar()
    today = Today(request.now, issues.days_of(request.now, calendar), calendar)
    desk = desk_of(request.actor)
    return Work(request, desk, issues.waiting_for(request.actor, desk.queues, today.days), today)
