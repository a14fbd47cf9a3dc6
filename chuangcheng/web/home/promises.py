"""包联单位的工作台: what it promised and what comes next, what to confirm, what is still needed."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.partners import queries
from chuangcheng.partners.models import Delivery, Need, Pledge
from chuangcheng.web import words
from chuangcheng.web.home.pledges import next_day
from chuangcheng.web.home.work import Work

MOST_ROWS = 8

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """待确认的兑现, 我们的承诺, 社区(村)还需要的; each only where there is something."""
    return [*_confirm(work), *_promises(work), *_needs(work)]


def _confirm(work: Work) -> Iterator[Shape]:
    found = queries.to_confirm(work.actor)
    rows = [_delivery(each, work) for each in found[:MOST_ROWS]]
    if rows:
        yield _block("confirm", _("待确认的兑现"), rows, _all(found, "partners:list"))


def _promises(work: Work) -> Iterator[Shape]:
    found = queries.own_pledges(work.actor)
    rows = [_pledge(each, work) for each in _soonest(found, work)[:MOST_ROWS]]
    if rows:
        yield _block("promises", _("我们的承诺"), rows, _all(found, "partners:list"))


def _needs(work: Work) -> Iterator[Shape]:
    found = queries.needs_beside(work.actor)
    rows = [_need(each, work) for each in found[:MOST_ROWS]]
    if rows:
        link = _all(found, "partners:needs", "?state=unmatched")
        yield _block("needs", _("社区(村)还需要的"), rows, link)


def _soonest(found: QuerySet[Pledge], work: Work) -> list[Pledge]:
    """What comes next first; what has no day stands behind."""
    return sorted(found, key=lambda pledge: (next_day(pledge, work) or pledge.due_on, pledge.pk))


def _pledge(pledge: Pledge, work: Work) -> Shape:
    state = str(pledge.get_state_display())
    return {
        "text": pledge.what,
        "url": reverse("partners:detail", args=[pledge.pk]),
        "note": " · ".join(filter(None, [pledge.receiver, pledge.frequency, state])),
        "end": _when(pledge, work),
    }


def _when(pledge: Pledge, work: Work) -> str:
    """下一次 of what comes again, else the limit."""
    if day := next_day(pledge, work):
        facts = {"day": words.day(day, work.day), "weekday": words.weekday(day)}
        return _("下一次 %(day)s %(weekday)s") % facts
    if pledge.has_due_day:
        return _("%s前") % words.day(pledge.due_on, work.day)
    return pledge.due_text


def _delivery(delivery: Delivery, work: Work) -> Shape:
    pledge = delivery.pledge
    return {
        "text": pledge.what,
        "url": reverse("partners:delivery_confirm", args=[delivery.pk]),
        "note": " · ".join(filter(None, [pledge.receiver, delivery.words])),
        "end": words.day(delivery.happened_on, work.day),
    }


def _need(need: Need, work: Work) -> Shape:
    return {
        "text": need.what,
        "url": reverse("partners:need", args=[need.pk]),
        "note": f"{need.receiver} · {need.get_kind_display()}",
        "end": _("%s前") % words.day(need.due_on, work.day) if need.has_due_day else "",
    }


def _all(found: QuerySet[Any], page: str, asked: str = "") -> Shape:
    return {"text": _("看全部 %s 项") % found.count(), "url": f"{reverse(page)}{asked}"}


def _block(id: str, title: str, rows: Iterable[Shape], link: Shape) -> Shape:
    return {"kind": "rows", "id": id, "title": title, "rows": list(rows), "link": link}
