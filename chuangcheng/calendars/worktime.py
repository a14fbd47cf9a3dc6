"""Work time: when an office works, and the arithmetic of hours and days of work.

Pure: no database, no clock. Days are dates of law time (Asia/Shanghai, wherever the server
stands). Instants may come in any zone, naive ones are read as law time; they go out in UTC and
are turned by `law` where people read them. All sums are done in UTC, because in the years with
summer time (1986–1991) two readings of a wall clock do not tell how much time lies between them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused

LAW_TIME = ZoneInfo("Asia/Shanghai")
ONE_DAY = timedelta(days=1)
NO_TIME = timedelta(0)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Session:
    """办公时段: from opening to closing, on the wall clock of law time."""

    opens: time
    closes: time


STANDARD_HOURS = (Session(time(8, 30), time(12)), Session(time(13, 30), time(17, 30)))


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """调休或假日: a day that is not what its weekday says, or that has a name."""

    is_work: bool
    name: str | Promise = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """工作日历: the marked days over plain weeks, the years whose 调休 is known, office hours.

    `published` holds the years for which the marked days are complete; in all others the plain
    week is a guess, and whatever was reckoned over their days is provisional.
    """

    days: Mapping[date, MarkedDay]
    published: frozenset[int]
    hours: tuple[Session, ...] = STANDARD_HOURS

    def __post_init__(self) -> None:
        edges = [edge for session in self.hours for edge in (session.opens, session.closes)]
        if not edges or any(a >= b for a, b in pairwise(edges)):
            raise ValueError("office hours must be in order, apart and not empty")

    @property
    def day_length(self) -> timedelta:
        """一个工作日有多长: the working time between opening and closing."""
        return sum(
            (_of_day(session.closes) - _of_day(session.opens) for session in self.hours), NO_TIME
        )

    def is_workday(self, day: date) -> bool:
        """工作日: by its mark, else Monday to Friday."""
        mark = self.days.get(day)
        return mark.is_work if mark is not None else day.weekday() < SATURDAY

    def name_of(self, day: date) -> str:
        """The name of a marked day (清明, …), or nothing."""
        mark = self.days.get(day)
        return str(mark.name) if mark is not None else ""

    def closing(self, day: date) -> datetime:
        """下班时间 of a day, whether it is a work day or not."""
        return _at(day, self.hours[-1].closes)

    def next_closing(self, after: datetime) -> datetime:
        """The first closing time of a work day that is later than `after`."""
        day = law_day(after)
        while not self.is_workday(day) or self.closing(day) <= utc(after):
            day += ONE_DAY
        return self.closing(day)

    def workday_after(self, day: date, n: int) -> date:
        """第 n 个工作日: the n-th work day later than `day`, which itself is not counted."""
        while n > 0:
            day += ONE_DAY
            n -= self.is_workday(day)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """工作日数: how many work days lie after `first`, up to and including `last`."""
        days = (first + n * ONE_DAY for n in range(1, (last - first).days + 1))
        return sum(map(self.is_workday, days))

    def same_time_after(self, instant: datetime, n: int) -> datetime:
        """n work days later, at the same time of day."""
        day = self.workday_after(law_day(instant), n)
        return _at(day, law(instant).time())

    def add_work(self, since: datetime, amount: timedelta) -> datetime:
        """The moment at which `amount` of working time has gone by.

        Ending exactly at the close of a session it is that close, not the next opening.
        """
        begin = utc(since)
        if amount <= NO_TIME:
            return begin
        for opens, closes in self._sessions_from(law_day(begin)):
            available = closes - max(opens, begin)
            if amount <= available:
                return max(opens, begin) + amount
            amount -= max(available, NO_TIME)
        raise AssertionError("a calendar does not end")  # pragma: no cover

    def work_between(self, since: datetime, until: datetime) -> timedelta:
        """工作时间 between two instants; none when the second is not later."""
        begin, end = utc(since), utc(until)
        total = NO_TIME
        if end <= begin:
            return total
        for opens, closes in self._sessions_from(law_day(begin)):
            if opens >= end:
                return total
            total += max(min(closes, end) - max(opens, begin), NO_TIME)
        raise AssertionError("a calendar does not end")  # pragma: no cover

    def unpublished(self, first: date, last: date) -> frozenset[int]:
        """调休未公布: the years between two days (both counted) that are not known."""
        return frozenset(range(first.year, last.year + 1)) - self.published

    def _sessions_from(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        while True:
            if self.is_workday(day):
                for session in self.hours:
                    yield _at(day, session.opens), _at(day, session.closes)
            day += ONE_DAY


def utc(instant: datetime) -> datetime:
    """The instant in UTC; a naive one is read as law time."""
    if instant.tzinfo is None:
        instant = instant.replace(tzinfo=LAW_TIME)
    return instant.astimezone(UTC)


def law(instant: datetime) -> datetime:
    """The instant as people read it, in law time.

    Through UTC, so that an hour that summer time skipped is read as the one after it.
    """
    return utc(instant).astimezone(LAW_TIME)


def law_day(instant: datetime) -> date:
    """The day on which the instant lies, in law time."""
    return law(instant).date()


def past(day: date, *, field: str, now: datetime) -> date:
    """A day that has come. Raises Refused at its field."""
    if day > law_day(now):
        raise Refused(_("日期不能晚于今天"), field=field)
    return day


def end_of(day: date) -> datetime:
    """The instant at which a day is over, in law time."""
    return _at(day + ONE_DAY, time())


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LAW_TIME).astimezone(UTC)


def _of_day(clock: time) -> timedelta:
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second)
