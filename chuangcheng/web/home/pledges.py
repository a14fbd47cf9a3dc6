"""共建事项 on the first page: what partners promised for the next days; never a reproach."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuangcheng.partners.models import Pledge
from chuangcheng.partners.queries import pledges_ahead, unit_names
from chuangcheng.partners.recurrence import occurrences
from chuangcheng.web import navigation, words
from chuangcheng.web.home.dated import MOST_KNOWN, Dated
from chuangcheng.web.home.work import Work

AHEAD = timedelta(days=7)
KIND = _("共建")


def due(work: Work) -> Iterable[Dated]:
    """到期的共建事项: with a limit within a week or gone by; of what comes again, the next time."""
    if not navigation.address("partners:list", work.actor):
        return []
    found = list(pledges_ahead(work.actor, until=work.day + AHEAD)[:MOST_KNOWN])
    names = unit_names(found)
    days = {pledge.pk: _day(pledge, work) for pledge in found}
    return [_dated(each, day, names[each.pk], work) for each in found if (day := days[each.pk])]


def _day(pledge: Pledge, work: Work) -> date | None:
    """The limit, or the next day on which it is expected within a week."""
    return pledge.due_on if pledge.rule is None else next_day(pledge, work)


def next_day(pledge: Pledge, work: Work) -> date | None:
    """The next day on which what comes again is expected, within a week."""
    rule, last = pledge.recurrence, min(work.day + AHEAD, pledge.due_on)
    if rule is None or last < work.day:
        return None
    found = occurrences(rule, start=work.day, end=last, calendar=work.today.calendar)
    return next((each.day for each in found if each.day), None)


def _dated(pledge: Pledge, day: date, names: str, work: Work) -> Dated:
    due = {"mark": "plain", "text": words.day(day, work.day)}
    return Dated(day, pledge.what, reverse("partners:detail", args=[pledge.pk]), KIND, names, due)
