"""Work time in words: moments, days that are skipped, how long something took or is left."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import ONE_DAY, SATURDAY, WorkCalendar, law

ONE_HOUR = timedelta(hours=1)
ONE_MINUTE = timedelta(minutes=1)
MOST_RUNS = 6  # more holidays than these are given as a number of days


def moment(instant: datetime, *, year: int | None = None) -> str:
    """4月8日 17:30; with its year unless that is `year`."""
    return f"{day_name(law(instant).date(), year=year)} {law(instant):%H:%M}"


def day_name(day: date, *, year: int | None = None) -> str:
    """4月8日; with its year unless that is `year`."""
    name = _("%(month)s月%(day)s日") % {"month": day.month, "day": day.day}
    return name if day.year == year else _("%(year)s年%(rest)s") % {"year": day.year, "rest": name}


def plain_weeks(years: Iterable[int]) -> list[str]:
    """2027年调休未公布: one sentence for each year that is reckoned by plain weekends."""
    return [_("%(year)s年调休未公布，暂按周末推算") % {"year": year} for year in sorted(years)]


def skipped(calendar: WorkCalendar, first: date, last: date) -> list[str]:
    """跳过: the days off between two days (both counted): holidays by name, weekends by number."""
    runs = list(_runs_off(calendar, first, last))
    named = [run for run in runs if any(map(calendar.name_of, run))]
    if len(named) > MOST_RUNS:
        return [_("节假日和周末 %s 天") % sum(map(len, runs))]
    holidays = [_holiday(calendar, run) for run in named]
    weekend = sum(map(len, runs)) - sum(map(len, named))
    return [*holidays, _("周末 %s 天") % weekend] if weekend else holidays


def made_up(calendar: WorkCalendar, first: date, last: date) -> list[str]:
    """调休上班: the weekend days between two days (both counted) that are worked."""
    worked = [
        day for day in _days(first, last) if day.weekday() >= SATURDAY and calendar.is_workday(day)
    ]
    if len(worked) > MOST_RUNS:
        return [_("调休上班 %s 天，计入") % len(worked)]
    return [_("%s 调休上班，计入") % day_name(day, year=day.year) for day in worked]


def in_work_days(amount: timedelta, calendar: WorkCalendar) -> str:
    """工作日: 2 个工作日 6 工作时 20 分; whole days first, as long as the office's day is."""
    days, rest = divmod(amount, calendar.day_length)
    return _joined((_("%s 个工作日"), days), *_clock(rest, _("%s 工作时")))


def in_work_hours(amount: timedelta) -> str:
    """工作时: 21 工作时 20 分."""
    return _joined(*_clock(amount, _("%s 工作时")))


def in_natural_days(amount: timedelta) -> str:
    """自然日: 1 个自然日 3 小时 20 分; a natural day is 24 hours."""
    days, rest = divmod(amount, ONE_DAY)
    return _joined((_("%s 个自然日"), days), *_clock(rest, _("%s 小时")))


def _clock(amount: timedelta, hours: str) -> list[tuple[str, int]]:
    whole, rest = divmod(amount, ONE_HOUR)
    return [(hours, whole), (_("%s 分"), rest // ONE_MINUTE)]


def _joined(*parts: tuple[str, int]) -> str:
    return " ".join(words % n for words, n in parts if n) or _("不到 1 分钟")


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def _runs_off(calendar: WorkCalendar, first: date, last: date) -> Iterator[list[date]]:
    """Neighbouring days off, together."""
    run: list[date] = []
    for day in _days(first, last):
        if not calendar.is_workday(day):
            run.append(day)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _holiday(calendar: WorkCalendar, run: list[date]) -> str:
    """4月3—5日 清明假; the names of all holidays in the run."""
    names = _("、").join(dict.fromkeys(filter(None, map(calendar.name_of, run))))
    holiday = names if names.endswith(_("假")) else _("%s假") % names
    return f"{_stretch(run[0], run[-1])} {holiday}"


def _stretch(first: date, last: date) -> str:
    begin = day_name(first, year=first.year)
    if first == last:
        return begin
    if (first.year, first.month) == (last.year, last.month):
        return _("%(month)s月%(first)s—%(last)s日") % {
            "month": first.month,
            "first": first.day,
            "last": last.day,
        }
    return f"{begin}—{day_name(last, year=last.year)}"
