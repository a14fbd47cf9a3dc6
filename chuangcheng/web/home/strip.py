"""待办条: the strip of queues over the first page, a number and one fact each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.calendars.worktime import WorkCalendar, law_day
from chuangcheng.issues import clock
from chuangcheng.issues.deeds import RUNNING, State
from chuangcheng.issues.limits import Unit
from chuangcheng.issues.queries import OVERDUE, TO_DO, Days, Pile, Queue
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.web import words
from chuangcheng.web.desks import Tray

Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Today:
    """此刻 and its calendar, as every part of the page needs them."""

    now: datetime
    days: Days
    calendar: WorkCalendar

    def late(self, due_at: datetime) -> str:
        """超期 5 个工作日; nothing while it is not overdue."""
        return clock.overdue_by(due_at, self.now, Unit.WORK_DAY, self.calendar)

    def day(self, at: datetime) -> str:
        """4月12日."""
        return words.day(law_day(at), self.days.today)

    def moment(self, at: datetime) -> str:
        """4月12日 10:20."""
        return words.moment(at, self.days.today)


@dataclass(frozen=True, slots=True)
class Worded:
    """How a queue is called, what is said of it, and the view of the list that shows all of it."""

    word: str | Promise
    fact: Callable[[Pile, Today], str]
    asked: Mapping[str, object]


def of_tray(tray: Tray, piles: Mapping[str, Pile], today: Today) -> Shape:
    """One of components/queues.html; what holds nothing leads to the list, which says so.

    What waits for somebody adds up, what is only watched does not.
    """
    first, *others = tray.queues
    held = [queue for queue in tray.queues if piles[queue.key].n]
    adding = [queue for queue in tray.queues if queue in TO_DO] or [first]
    return {
        "word": tray.word or OF_QUEUE[first.key].word,
        "value": str(sum(piles[queue.key].n for queue in adding)),
        "fact": _facts(first, others, piles, today),
        "url": f"#{held[0].key}" if held else list_url(first.key),
        "bad": first is OVERDUE and bool(piles[first.key].n),
    }


def of_block(block: Shape) -> Shape:
    """One of components/queues.html for a part that tells how many."""
    tells = block["tells"]
    return {
        "word": block["title"],
        "value": tells["value"],
        "fact": tells["fact"],
        "url": f"#{block['id']}",
        "bad": tells["bad"],
    }


def _facts(first: Queue, others: Iterable[Queue], piles: Mapping[str, Pile], today: Today) -> str:
    """最长超期 2 个工作日，临期 9 条: what is told of the first, then how many of the others."""
    more = [
        _("%(word)s %(n)s 条") % {"word": OF_QUEUE[queue.key].word, "n": piles[queue.key].n}
        for queue in others
        if piles[queue.key].n
    ]
    pile = piles[first.key]
    told = OF_QUEUE[first.key].fact(pile, today) if pile.n else ""
    return _("，").join(filter(None, [told, *more]))


def list_url(key: str, **more: object) -> str:
    """The list of all that stands in a queue."""
    asked = {**OF_QUEUE[key].asked, **more}
    return f"{reverse('issues:list')}?{urlencode(asked, doseq=True)}"


def _since(sentence: str | Promise) -> Callable[[Pile, Today], str]:
    """最早 4月12日 登记."""
    return lambda pile, today: str(sentence) % today.day(pile.since) if pile.since else ""


def _of_dispatch(pile: Pile, today: Today) -> str:
    if pile.pressing:
        return _("%s 条责任单位待明确") % pile.pressing
    return _since(_REGISTERED)(pile, today)


def _of_overdue(pile: Pile, today: Today) -> str:
    late = today.late(pile.since) if pile.since else ""
    return _("最长%s") % late if late else ""


def _of_soon(pile: Pile, today: Today) -> str:
    if pile.pressing:
        return _("今日到期 %s 条") % pile.pressing
    return _("%s 前到期") % words.day(today.days.soon_until, today.days.today)


def _by_deadline(pile: Pile, today: Today) -> str:
    if pile.pressing:
        return _("%s 条已超期") % pile.pressing
    if pile.since is None or law_day(pile.since) >= OPEN_END:
        return _("没有定时限")
    return _("最早 %s 到期") % today.day(pile.since)


def _of_mine(pile: Pile, _today: Today) -> str:
    return _("%s 条还没受理") % pile.pressing if pile.pressing else _("都已受理，还没销号")


def _of_resume(_pile: Pile, _today: Today) -> str:
    return _("恢复日期已到")


_REGISTERED = gettext_lazy("最早 %s 登记")

OF_QUEUE: Mapping[str, Worded] = {
    "accept": Worded(State.REPORTED.label, _since(_REGISTERED), {"view": "reported"}),
    "dispatch": Worded(State.ACCEPTED.label, _of_dispatch, {"view": "accepted"}),
    "decide": Worded(
        State.RETURNED.label, _since(gettext_lazy("最早 %s 退单")), {"view": "returned"}
    ),
    "verify": Worded(
        State.SUBMITTED.label, _since(gettext_lazy("最早 %s 反馈")), {"view": "submitted"}
    ),
    "overdue": Worded(gettext_lazy("已超期"), _of_overdue, {"view": "overdue"}),
    "soon": Worded(gettext_lazy("临期"), _of_soon, {"view": "all", "state": sorted(RUNNING)}),
    "resume": Worded(gettext_lazy("暂缓到期"), _of_resume, {"view": "suspended"}),
    "receive": Worded(
        State.DISPATCHED.label, _since(gettext_lazy("最早 %s 交办")), {"view": "dispatched"}
    ),
    "rectify": Worded(State.RECTIFYING.label, _by_deadline, {"view": "rectifying"}),
    "rework": Worded(gettext_lazy("退回重改"), _by_deadline, {"view": "rectifying"}),
    "mine": Worded(gettext_lazy("我登记的"), _of_mine, {"view": "mine"}),
}
