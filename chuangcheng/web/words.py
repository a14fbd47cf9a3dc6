"""写法: days, moments and numbers as the screen writes them (design: Numbers)."""

from datetime import date, datetime

from chuangcheng.calendars import wording
from chuangcheng.calendars.worktime import law


def full_day(day: date) -> str:
    """2021年4月15日: once a page, and on paper."""
    return wording.day_name(day)


def day(on: date, today: date) -> str:
    """4月15日 in the running year, else with its year."""
    return wording.day_name(on, year=today.year)


def moment(at: datetime, today: date) -> str:
    """4月15日 09:00."""
    return wording.moment(law(at), year=today.year)
