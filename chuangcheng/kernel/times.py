"""Times of day: 15:30, 下午3点半, 3:30PM, 24:00, and the instant that a zone names."""

import re
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from chuangcheng.kernel.numerals import NUMERALS, with_digits
from chuangcheng.kernel.reading import Kind, Reading, Verdict, refused
from chuangcheng.kernel.text import compact

SHANGHAI = ZoneInfo("Asia/Shanghai")
_DAY = timedelta(days=1)
_HALF_DAY = 12
_MAY_BE_AFTERNOON = 7  # o'clock and earlier; nobody says 8点 for 20:00

_MORNING = {"上午", "早上", "早晨", "清晨", "凌晨", "AM"}
_AFTERNOON = {"下午", "傍晚", "晚上", "夜里", "晚", "PM"}
_NOON = {"中午"}
_MIDNIGHT = {"晚上", "夜里", "晚"}

_PARTS = "|".join(sorted(_MORNING | _AFTERNOON | _NOON, key=len, reverse=True))
_CLOCK = (
    rf"(?P<part>{_PARTS})?"
    r"(?P<hour>[0-9]{1,2})"
    r"(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?"
    r"|[点时](?:(?P<half>半)|(?P<quarters>[1-3])刻|(?P<minutes>[0-9]{1,2})分?|整|钟)?"
    r"|(?=[AP]M))"
    r"(?P<tail>AM|PM)?"
)
_ZONE = r"(?P<zone>Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?"
_TIME = re.compile(_CLOCK)
_DAY_AND_TIME = re.compile(rf"(?P<day>.+?)[T ]?(?P<clock>{_CLOCK}){_ZONE}")
_SAID = re.compile(f"[{NUMERALS}]+(?=[点时分刻])")


def read_time(text: str) -> Reading:
    """读时刻: the time of day, counted from midnight; 24:00 is the end of the day.

    3点半 without 上午 or 下午 is asked about: offices write it for the afternoon too.
    """
    found = _TIME.fullmatch(_tidied(text))
    if not found:
        return refused(Kind.NONE, _("看不出是几点，写成 15:30 或 下午3点半 这样"))
    return _of(found)


def split_time(text: str) -> tuple[str, Reading | None, str]:
    """The text of the day, the time of day behind it (None when there is none), and its zone."""
    found = _DAY_AND_TIME.fullmatch(_tidied(text))
    if not found:
        return text, None, ""
    return found["day"], _of(found), found["zone"] or ""


def in_shanghai(day: date, since_midnight: timedelta, *, zone: str) -> tuple[date, timedelta]:
    """The day and time in Shanghai of what a clock in another zone (Z, +0900) shows."""
    if not zone:
        return day, since_midnight
    there = datetime.combine(day, time(), timezone(_offset(zone))) + since_midnight
    here = there.astimezone(SHANGHAI).replace(tzinfo=None)
    return here.date(), here - datetime.combine(here.date(), time())


def _offset(zone: str) -> timedelta:
    if zone == "Z":
        return timedelta()
    size = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return -size if zone[0] == "-" else size


def _tidied(text: str) -> str:
    return with_digits(compact(text).upper(), where=_SAID)


def _of(found: re.Match[str]) -> Reading:
    hour, minute, second = _figures(found)
    part = found["tail"] or found["part"] or ""
    since = timedelta(hours=_hour_of_day(hour, part), minutes=minute, seconds=second)
    if since > _DAY or minute > 59 or second > 59 or (part in _MORNING and hour > _HALF_DAY):
        return refused(Kind.TIME, _("没有这个时刻，写成 15:30 或 下午3点半 这样"))
    spoken = found["minute"] is None and not part
    if spoken and 0 < hour <= _MAY_BE_AFTERNOON:
        reason = _("没写上午还是下午，写成 15:30 或 下午3点半 这样")
        return Reading(Kind.TIME, time=since, verdict=Verdict.ASK, reason=reason)
    return Reading(Kind.TIME, time=since)


def _figures(found: re.Match[str]) -> tuple[int, int, int]:
    if found["half"]:
        minute = 30
    elif found["quarters"]:
        minute = int(found["quarters"]) * 15
    else:
        minute = int(found["minute"] or found["minutes"] or 0)
    return int(found["hour"]), minute, int(found["second"] or 0)


def _hour_of_day(hour: int, part: str) -> int:
    """下午3点 is 15:00, 晚上12点 the end of the day, 12AM its beginning."""
    if hour == _HALF_DAY:
        return {"AM": 0, "凌晨": 0}.get(part, 24 if part in _MIDNIGHT else hour)
    if part in _AFTERNOON and hour < _HALF_DAY:
        return hour + _HALF_DAY
    if part in _NOON and hour <= 2:
        return hour + _HALF_DAY
    return hour
