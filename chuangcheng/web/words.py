"""写法: days, moments and numbers as the screen writes them (design: Numbers)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from chuangcheng.calendars import wording
from chuangcheng.calendars.worktime import law


def full_day(day: date) -> str:
    """2021年4月15日: once a page, and on paper."""
    return wording.day_name(day)


def day(on: date, today: date) -> str:
    """4月15日 in the running year, else with its year."""
    return wording.day_name(on, year=today.year)


def weekday(day: date) -> str:
    """周四."""
    names = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
    return names[day.weekday()]


def moment(at: datetime, today: date) -> str:
    """4月15日 09:00."""
    return wording.moment(law(at), year=today.year)


def due(due_on: date | None, *, ended_on: date | None, undated: str, today: date) -> dict[str, str]:
    """完成时限 for components/due.html; where it has ended, the day on which it did.

    `undated` is what is said where no day is set.
    """
    if ended_on is not None:
        return {"mark": "plain", "text": day(ended_on, today)}
    if due_on is None:
        return {"mark": "none", "text": undated}
    if due_on < today:
        return {"mark": "overdue", "text": _("超期 %s 天") % (today - due_on).days}
    if due_on == today:
        return {"mark": "soon", "text": _("今天到期")}
    return {"mark": "plain", "text": day(due_on, today)}
