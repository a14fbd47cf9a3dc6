"""到期的事, 要办的事, 任务: what has a day by which it is to be done, the most pressing first.

Each register brings its own rows in a small file: tasks, letters, measures, the plan. A list asks
each of its sources for what is pressing, tells how much that is, and shows the first of all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.web import navigation, words
from chuangcheng.web.home import letters, measures, planned, pledges, tasks
from chuangcheng.web.home.dated import MOST_KNOWN, Dated
from chuangcheng.web.home.work import Work

MOST_ROWS = 8

Shape = dict[str, Any]
Source = Callable[[Work], Iterable[Dated]]


@dataclass(frozen=True, slots=True)
class Listed:
    """一份清单: its words, whose rows it joins, and the pages on which all of them stand."""

    title: str | Promise
    sources: tuple[Source, ...]
    pages: tuple[tuple[str | Promise, str, str], ...]


_TASKS = (gettext_lazy("任务"), "meetings:tasks", "?state=open")
_LETTERS = (gettext_lazy("来文"), "letters:list", "?sort=due")
_MEASURES = (gettext_lazy("措施"), "campaigns:measures", "")
_PLEDGES = (gettext_lazy("共建"), "partners:list", "")
_PLAN = (gettext_lazy("计划"), "plan:list", "?state=open")

FOLLOWED = Listed(
    gettext_lazy("到期的事"),
    (
        *(tasks.own, tasks.late_of_others, letters.awaiting, measures.due, pledges.due),
        planned.wanting,
    ),
    (_TASKS, _LETTERS, _MEASURES, _PLEDGES, _PLAN),
)
OWN = Listed(
    gettext_lazy("要办的事"), (tasks.own, measures.own, planned.wanting), (_TASKS, _MEASURES, _PLAN)
)
TASKS = Listed(gettext_lazy("任务"), (tasks.own, tasks.late_of_others), (_TASKS,))


def _blocks(listed: Listed, work: Work) -> list[Shape]:
    """For home/block.html; nothing while nothing waits."""
    found = [row for source in listed.sources for row in source(work)]
    found.sort(key=attrgetter("day"))
    if not found:
        return []
    more = [
        {"text": word, "url": f"{url}{asked}"}
        for word, page, asked in listed.pages
        if (url := navigation.address(page, work.actor))
    ]
    return [
        {
            "kind": "due",
            "id": "due",
            "title": listed.title,
            "rows": [row.shape() for row in found[:MOST_ROWS]],
            "more": more,
            "tells": _tells(found, work),
        }
    ]


def _tells(found: Sequence[Dated], work: Work) -> Shape:
    """How many, and how many of them are late."""
    n, late = len(found), sum(row.day < work.day for row in found)
    value = _("%s余") % MOST_KNOWN if n >= MOST_KNOWN else str(n)
    if late:
        return {"value": value, "fact": _("%s 件已超期") % late, "bad": False}
    first = found[0].day
    fact = _("最早 %s 到期") % words.day(first, work.day) if first < OPEN_END else _("没有定时限")
    return {"value": value, "fact": fact, "bad": False}


followed: Callable[[Work], list[Shape]] = partial(_blocks, FOLLOWED)
"""到期的事, for whoever follows them all."""
own: Callable[[Work], list[Shape]] = partial(_blocks, OWN)
"""要办的事 of one's own, one's unit's and one's community's."""
given: Callable[[Work], list[Shape]] = partial(_blocks, TASKS)
"""任务: one's own, and those of others that are late."""
