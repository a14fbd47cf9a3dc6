"""Questions to the work calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from chuangcheng.calendars import published
from chuangcheng.calendars.models import Day, DemoClock, OfficeSession, PublishedYear
from chuangcheng.calendars.worktime import (
    ONE_DAY,
    STANDARD_HOURS,
    MarkedDay,
    Session,
    WorkCalendar,
)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """特殊日 as the page of a year lists it; `own` when the office entered it itself."""

    date: date
    is_work: bool
    name: str
    own: bool
    note: str = ""


def calendar() -> WorkCalendar:
    """工作日历: the published days, what the office entered over them, its office hours."""
    own = {row.date: MarkedDay(is_work=row.is_work, name=row.name) for row in Day.objects.all()}
    hours = tuple(Session(row.opens, row.closes) for row in OfficeSession.objects.all())
    return WorkCalendar(
        days={**published.DAYS, **own},
        published=published.YEARS | own_years(),
        hours=hours or STANDARD_HOURS,
    )


def special_days(year: int) -> list[SpecialDay]:
    """一年的特殊日: each day that is not what its weekday says, or that somebody marked."""
    own = {row.date: row for row in Day.objects.filter(date__year=year)}
    found = []
    day = date(year, 1, 1)
    while day.year == year:
        mark, row = published.DAYS.get(day), own.get(day)
        if row is not None:
            found.append(SpecialDay(day, row.is_work, row.name, own=True, note=row.note))
        elif mark is not None:
            found.append(SpecialDay(day, mark.is_work, str(mark.name), own=False))
        day += ONE_DAY
    return found


def own_years() -> frozenset[int]:
    """本单位标为已公布的年份."""
    return frozenset(PublishedYear.objects.values_list("year", flat=True))


def demo_clock() -> datetime | None:
    """演示时钟: where it stands; None when this is no demo database."""
    return DemoClock.objects.values_list("instant", flat=True).first()
