"""频次: a promise that comes again, as data, and the days on which it is expected. Pure.

A rule names days (own days); what is to be done when one of them is a day off, the rule says too.
Sits beside models.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.calendars.worktime import ONE_DAY, WorkCalendar
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.refusal import Refused

MOST_DAYS = 3660  # ten years are enough to look ahead
MOST_WEEKS = 52
LAST_YEAR = 2999


class Every(TextChoices):
    """周期."""

    WEEK = "week", gettext_lazy("每周")
    MONTH = "month", gettext_lazy("每月某日")
    MONTH_END = "month_end", gettext_lazy("每月末")
    QUARTER_END = "quarter_end", gettext_lazy("每季末")


class HalfDay(TextChoices):
    """时段."""

    WHOLE = "", gettext_lazy("不限时段")
    MORNING = "am", gettext_lazy("上午")
    AFTERNOON = "pm", gettext_lazy("下午")


class DayOff(TextChoices):
    """何为放假: statutory days off; plain weekends too only where the rule says 休息日."""

    HOLIDAY = "holiday", gettext_lazy("节假日")
    REST_DAY = "rest_day", gettext_lazy("休息日")


class Move(TextChoices):
    """逢放假怎么办."""

    KEEP = "keep", gettext_lazy("照常")
    SKIP = "skip", gettext_lazy("停一次")
    NEXT = "next", gettext_lazy("顺延")
    PREVIOUS = "previous", gettext_lazy("提前")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """频次: `weekday` 1–7 and `interval` for weeks, `day` 1–31 for months.

    Weeks are counted from `first`, where somebody says it, else from the first day asked about.
    """

    every: Every
    interval: int = 1
    weekday: int | None = None
    day: int | None = None
    half: HalfDay = HalfDay.WHOLE
    off: DayOff = DayOff.HOLIDAY
    move: Move = Move.KEEP
    first: date | None = None

    def __post_init__(self) -> None:
        by_week, by_day = self.every == Every.WEEK, self.every == Every.MONTH
        if by_week != (self.weekday is not None) or by_day != (self.day is not None):
            raise Refused(_("每周的频次要写星期几，每月某日的要写几日，其他的都不写"), field="rule")
        if not 1 <= (self.weekday or 1) <= 7 or not 1 <= (self.day or 1) <= 31:
            raise Refused(_("星期写1到7，日子写1到31"), field="rule")
        if not 1 <= self.interval <= MOST_WEEKS or (self.interval > 1 and not by_week):
            raise Refused(_("隔几周写1到%s，只用于每周的频次") % MOST_WEEKS, field="rule")


@dataclass(frozen=True)
class Occurrence:
    """应有的一次: `day` is when it is expected, None when it is left out.

    `own_days` are the days that the rule named; several of them fell together. `why` says what
    was moved, left out or joined.
    """

    day: date | None
    own_days: tuple[date, ...]
    why: str = ""

    @property
    def moved(self) -> bool:
        """Whether it is held on another day than the rule named, or not at all."""
        return self.own_days != (self.day,)

    @property
    def order(self) -> date:
        """The day by which it stands in a list."""
        return self.day or self.own_days[0]


def occurrences(rule: Rule, *, start: date, end: date, calendar: WorkCalendar) -> list[Occurrence]:
    """应有的各次: those whose own day lies within, both ends counted, in the order of their days.

    A moved one past the end stays. Raises Refused for a span that is no span or too long.
    """
    if end < start:
        raise Refused(_("截止日期不能早于开始日期"), field="end")
    if (end - start).days > MOST_DAYS or end.year > LAST_YEAR:
        raise Refused(_("一次最多算十年"), field="end")
    single = [_placed(rule, own, why, calendar) for own, why in _own_days(rule, start, end)]
    return _joined(single)


def _own_days(rule: Rule, start: date, end: date) -> Iterator[tuple[date, str]]:
    """The days that the rule names within, and why one of them is not quite what it says."""
    if rule.every == Every.WEEK:
        days = _weekly(rule, start)
    else:
        days = _monthly(rule, max(start, rule.first or start))
    for own, why in days:
        if own > end:
            return
        if own >= start:
            yield own, why


def _weekly(rule: Rule, start: date) -> Iterator[tuple[date, str]]:
    origin = rule.first or start
    weekday = rule.weekday or 1
    day = origin + timedelta(days=(weekday - origin.isoweekday()) % 7)
    step = timedelta(weeks=rule.interval)
    if day < start:
        day += -((day - start) // step) * step
    while True:
        yield day, ""
        day += step


def _monthly(rule: Rule, since: date) -> Iterator[tuple[date, str]]:
    year, month = since.year, since.month
    while True:
        own, why = _in_month(rule, year, month)
        if own is not None and own >= since:
            yield own, why
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _in_month(rule: Rule, year: int, month: int) -> tuple[date | None, str]:
    last = monthrange(year, month)[1]
    if rule.every == Every.QUARTER_END and month % 3:
        return None, ""
    if rule.day is None:
        return date(year, month, last), ""
    if rule.day > last:
        told = _("%(month)s月没有%(day)s日，算到月末") % {"month": month, "day": rule.day}
        return date(year, month, last), told
    return date(year, month, rule.day), ""


def _placed(rule: Rule, own: date, why: str, calendar: WorkCalendar) -> Occurrence:
    """Where an own day goes that is a day off by the rule."""
    if not _is_off(rule.off, own, calendar):
        return Occurrence(own, (own,), why)
    named = calendar.name_of(own) or _("休息日")
    told = {"day": day_name(own), "what": named}
    match rule.move:
        case Move.KEEP:
            return Occurrence(own, (own,), _said(why, _("%(day)s逢%(what)s，照常") % told))
        case Move.SKIP:
            return Occurrence(None, (own,), _said(why, _("%(day)s逢%(what)s，停一次") % told))
        case Move.NEXT:
            words = _("%(day)s逢%(what)s，顺延到下一个工作日")
            return Occurrence(calendar.workday_after(own, 1), (own,), _said(why, words % told))
        case _:
            words = _("%(day)s逢%(what)s，提前到上一个工作日")
            return Occurrence(_workday_before(own, calendar), (own,), _said(why, words % told))


def _is_off(off: DayOff, day: date, calendar: WorkCalendar) -> bool:
    if off == DayOff.REST_DAY:
        return not calendar.is_workday(day)
    return day in calendar.days and not calendar.is_workday(day)


def _workday_before(day: date, calendar: WorkCalendar) -> date:
    day -= ONE_DAY
    while not calendar.is_workday(day):
        day -= ONE_DAY
    return day


def _joined(single: list[Occurrence]) -> list[Occurrence]:
    """Those that fall together become one, which says so."""
    together: dict[date, list[Occurrence]] = defaultdict(list)
    found = [each for each in single if each.day is None]
    for each in single:
        if each.day is not None:
            together[each.day].append(each)
    found += [_one(parts) for parts in together.values()]
    return sorted(found, key=lambda each: (each.order, each.own_days))


def _one(parts: list[Occurrence]) -> Occurrence:
    if len(parts) == 1:
        return parts[0]
    own_days = tuple(sorted(day for each in parts for day in each.own_days))
    named = _("、").join(day_name(day) for day in own_days)
    told = _("%s的落在同一天，合为一次") % named
    return Occurrence(parts[0].day, own_days, _said(*(each.why for each in parts), told))


def _said(*parts: str) -> str:
    return _("；").join(part for part in parts if part)
