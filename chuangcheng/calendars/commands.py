"""Deeds on the work calendar and the demo clock.

A changed calendar holds for what is reckoned from now on: due times that run or have passed stay.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars import published
from chuangcheng.calendars.models import Day, DemoClock, OfficeSession, PublishedYear
from chuangcheng.calendars.rules import may_edit, may_move_demo_clock, may_start_demo
from chuangcheng.calendars.worktime import LAW_TIME, ONE_DAY, Session, law_day, utc
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.trail import commands as trail

MORNING = time(9)
MOST_DAYS = 31  # of one arrangement; more is a slip of the pen


def set_day(
    day: date, *, is_work: bool, by: Actor, now: datetime, name: str = "", note: str = ""
) -> Day:
    """设置特殊日: the day is worked or off, whatever was published or entered before."""
    return set_days(day, day, is_work=is_work, name=name, note=note, by=by, now=now)[0]


@transaction.atomic
def set_days(
    first: date,
    last: date,
    *,
    is_work: bool,
    by: Actor,
    now: datetime,
    name: str = "",
    note: str = "",
) -> list[Day]:
    """设置一段特殊日: all days from the first to the last are worked or off, as one deed.

    Raises Refused for days the wrong way round, and for more than MOST_DAYS.
    """
    require(may_edit(by))
    if last < first:
        raise Refused(_("最后一天不能早于第一天"), field="last")
    if (last - first).days >= MOST_DAYS:
        raise Refused(_("一次最多设置 %d 天") % MOST_DAYS, field="last")
    facts = {
        "is_work": is_work,
        "name": text.clean(name, most=20, field="name"),
        "note": text.clean(note, most=200, field="note"),
    }
    entry = trail.record("calendars.set_day", by=by, at=now)
    rows, told = [], []
    for day in (first + n * ONE_DAY for n in range((last - first).days + 1)):
        before = Day.objects.filter(date=day).values(*facts).first()
        row, _created = Day.objects.update_or_create(date=day, defaults=facts)
        rows.append(row)
        told.append((row, {"date": day.isoformat(), "before": before, "after": facts}))
    trail.note(entry, told)
    return rows


@transaction.atomic
def clear_day(day: date, *, by: Actor, now: datetime) -> None:
    """撤销特殊日: the day is again what was published, else what its weekday says."""
    require(may_edit(by))
    row = Day.objects.filter(date=day).first()
    if row is None:
        raise Refused(_("这一天没有另外设置"), field="day")
    facts = {"date": day.isoformat(), "is_work": row.is_work, "name": row.name, "note": row.note}
    trail.record("calendars.clear_day", on=row, by=by, at=now, facts=facts)
    row.delete()


@transaction.atomic
def set_hours(hours: Sequence[Session], *, by: Actor, now: datetime) -> None:
    """设置办公时间: the sessions of every work day, in place of those before.

    Raises Refused unless they follow one another with a break between.
    """
    require(may_edit(by))
    edges = [edge for session in hours for edge in (session.opens, session.closes)]
    if not edges or any(a >= b for a, b in pairwise(edges)):
        raise Refused(_("办公时段要从早到晚，下班晚于上班，中间不重叠"), field="hours")
    before = [str(row) for row in OfficeSession.objects.all()]
    OfficeSession.objects.all().delete()
    rows = [OfficeSession(opens=session.opens, closes=session.closes) for session in hours]
    OfficeSession.objects.bulk_create(rows)
    facts = {"before": before, "after": [str(row) for row in rows]}
    trail.record("calendars.set_hours", on="calendars.hours", by=by, at=now, facts=facts)


@transaction.atomic
def publish_year(year: int, *, by: Actor, now: datetime) -> PublishedYear:
    """公布一年的调休: its days are entered whole, so nothing in it is provisional any more."""
    require(may_edit(by))
    if year in published.YEARS or PublishedYear.objects.filter(year=year).exists():
        raise Refused(_("%s年的调休已经公布") % year, field="year")
    if not Day.objects.filter(date__year=year).exists():
        raise Refused(_("先登记%s年的放假和调休日期，再标为已公布") % year, field="year")
    row = PublishedYear.objects.create(year=year)
    trail.record("calendars.publish_year", on=row, by=by, at=now, facts={"year": year})
    return row


@transaction.atomic
def withdraw_year(year: int, *, by: Actor, now: datetime) -> None:
    """撤回公布: what is reckoned over the year is provisional again."""
    require(may_edit(by))
    row = PublishedYear.objects.filter(year=year).first()
    if row is None:
        raise Refused(_("%s年没有由本单位标为已公布") % year, field="year")
    trail.record("calendars.withdraw_year", on=row, by=by, at=now, facts={"year": year})
    row.delete()


@transaction.atomic
def start_demo_clock(instant: datetime, *, by: Actor, now: datetime) -> DemoClock:
    """建立演示时钟: marks the database as a demo, once, where the clock will stand."""
    require(may_start_demo(by))
    if DemoClock.objects.exists():
        raise Refused(_("演示时钟已经有了"))
    clock = DemoClock.objects.create(instant=utc(instant))
    facts = {"instant": clock.instant.isoformat()}
    trail.record("calendars.start_demo", on=clock, by=by, at=now, facts=facts)
    return clock


@transaction.atomic
def set_demo_clock(instant: datetime, *, by: Actor, now: datetime) -> DemoClock:
    """拨动演示时钟, forward only: records must not lie in the future of those who read them."""
    clock = _movable_clock(by)
    before, after = clock.instant, utc(instant)
    if after <= before:
        raise Refused(
            _("演示时钟只能拨到更晚的时间；要回到开头，用“恢复初始数据”"), field="instant"
        )
    if not DemoClock.objects.filter(instant=before).update(instant=after):
        raise Overtaken(_("演示时钟刚被别人拨动，刷新后再看"))
    facts = {"before": before.isoformat(), "after": after.isoformat()}
    trail.record("calendars.move_demo_clock", on=clock, by=by, at=now, facts=facts)
    clock.instant = after
    return clock


def advance_demo_clock(*, by: Actor, now: datetime) -> DemoClock:
    """拨到下一天: the morning after the day at which the demo stands, 9:00."""
    next_day = law_day(_movable_clock(by).instant) + ONE_DAY
    return set_demo_clock(datetime.combine(next_day, MORNING, LAW_TIME), by=by, now=now)


def _movable_clock(actor: Actor) -> DemoClock:
    clock = DemoClock.objects.first()
    permission = may_move_demo_clock(actor, clock.instant if clock else None)
    if clock is None or not permission:
        raise NotAllowed(permission.reason)
    return clock
