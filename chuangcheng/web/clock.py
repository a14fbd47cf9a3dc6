"""时钟: the one place where the time is read; everything below is given it.

A demo's clock stands still and gives the domain its time. Sessions, tokens and throttles belong to
the libraries and follow the real time.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from chuangcheng.calendars import queries
from chuangcheng.calendars.worktime import law_day


@dataclass(frozen=True, slots=True)
class Moment:
    """此刻: the domain's time; `is_demo` when it is where a demo's clock stands."""

    now: datetime
    is_demo: bool


def read() -> Moment:
    """此刻, in one statement."""
    standing = queries.demo_clock()
    return Moment(now=standing or timezone.now(), is_demo=standing is not None)


def now() -> datetime:
    """此刻: where the demo clock stands, else the real time."""
    return read().now


def today() -> date:
    """今天 by the law's time, Asia/Shanghai."""
    return law_day(now())


def real_now() -> datetime:
    """真实时间: for pages that must answer without a database."""
    return timezone.now()
