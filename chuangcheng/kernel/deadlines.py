"""Deadlines that name no day: 4月底前, 本周五, 长期, 3个工作日内.

None of them gives a date. Where a day is likely it is proposed, for somebody to confirm; where a
time limit is meant it is given as one, and the clock reckons the day from the dispatch.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from chuangcheng.kernel.reading import Kind, LimitUnit, Reading, TimeLimit, asked, refused

_UNBOUND = {
    *(
        "即日起",
        "长期",
        "长期坚持",
        "长期保持",
        "常态化",
        "立行立改",
        "尽快",
        "尽早",
        "近期",
        "适时",
        "随时",
    ),
    *("限期", "限期整改", "逐步", "持续", "持续推进", "视情况", "另行通知", "待资金到位"),
}
_AT_ONCE = {"立即", "立即整改", "即时", "马上", "即知即改", "立刻"}
_DAYS_ON = {"前天": -2, "昨天": -1, "昨日": -1, "明天": 1, "明日": 1, "后天": 2}
_DAYS_ON |= {"今天": 0, "今日": 0, "当天": 0, "当日": 0}
_MONTHS_ON = {"": 0, "本": 0, "当": 0, "这个": 0, "下": 1, "下个": 1, "次": 1, "上": -1, "上个": -1}
_WEEKS_ON = {"": 0, "本": 0, "这": 0, "下": 1, "下个": 1, "下下": 2, "上": -1, "上个": -1}
_YEARS_ON = {"": 0, "今": 0, "本": 0, "当": 0, "明": 1, "后": 2, "去": -1}
_WEEKDAYS = "一二三四五六日"
_LAST_OF_PART = {"上旬": 10, "中旬": 20, "底": 31, "末": 31, "内": 31, "下旬": 31}
_LIMIT_UNITS: dict[str, LimitUnit] = {
    **dict.fromkeys(("工作日", "工作天"), "work_day"),
    **dict.fromkeys(("工作小时", "工作时", "工时"), "work_hour"),
    **dict.fromkeys(("自然日", "天", "日"), "natural_day"),
}

Proposer = Callable[[re.Match[str], date], date | None]


def split_deadline(text: str) -> tuple[str, bool]:
    """The text without 前, 截止, 完成 and the like, and whether it names a last day."""
    found = _TAIL.fullmatch(_LEAD.sub("", text))
    if not found:
        return text, False
    return found["core"], bool(found["before"] or found["done"])


def open_ended(text: str, *, today: date) -> Reading | None:
    """没有写明日期的时限: what is asked about it; None when the text is of another kind."""
    core, last_day = split_deadline(text)
    if core in _AT_ONCE:
        return _limited(TimeLimit(0, "work_day"))
    if found := _LIMIT.fullmatch(core):
        return _limit(found)
    if core in _UNBOUND or _SINCE.fullmatch(core):
        return asked(Kind.DATE, _("没有写到哪一天为止，写成 2021年4月30日 这样"))
    for pattern, proposer in _PROPOSERS:
        if found := pattern.fullmatch(core):
            return _proposed(found, proposer, today=today, last_day=last_day)
    return None


def day_name(day: date) -> str:
    """2021年4月30日."""
    words = {"year": day.year, "month": day.month, "day": day.day}
    return _("%(year)d年%(month)d月%(day)d日") % words


def _limit(found: re.Match[str]) -> Reading:
    n, unit = int(found["n"]), found["unit"]
    if unit in {"周", "星期"}:
        return _limited(TimeLimit(n * 7, "natural_day"))
    if unit == "小时" and n % 24 == 0:
        return _limited(TimeLimit(n // 24, "natural_day"))
    if unit in _LIMIT_UNITS:
        return _limited(TimeLimit(n, _LIMIT_UNITS[unit]))
    return asked(Kind.LIMIT, _("没写明是工作时间还是自然时间，写成 3个工作日内 或者日期"))


def _limited(limit: TimeLimit) -> Reading:
    reason = _("写的是时限，要从交办那天起算，没有写明日期")
    return replace(asked(Kind.LIMIT, reason), limit=limit)


def _proposed(found: re.Match[str], proposer: Proposer, *, today: date, last_day: bool) -> Reading:
    try:
        proposal = proposer(found, today)
    except ValueError:
        return refused(Kind.DATE, _("没有这一天，写成 2021年4月30日 这样"))
    last_day = last_day or _part(found) in _LAST_OF_PART
    if not proposal:
        reading = asked(Kind.DATE, _("没有写是哪一天，写成 2021年4月30日 这样"))
    else:
        sentence = _("没有写明是哪一天，是不是 %s？")
        reading = asked(Kind.DATE, sentence % day_name(proposal))
    derived = not found.groupdict().get("year")
    return replace(reading, proposal=proposal, deadline=last_day, derived_year=derived)


def _part(found: re.Match[str]) -> str:
    """Which part of the month or year: 底, 中旬, …; 份 before it says nothing."""
    return (found.groupdict().get("part") or "").removeprefix("份")


def _year(found: re.Match[str], today: date) -> int:
    return int(found["year"] or today.year + _YEARS_ON[found["shift"] or ""])


def _last_day(year: int, month: int) -> date:
    """The last day of a month; months run on into other years (0 is December before)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _in_month(found: re.Match[str], today: date) -> date | None:
    """4月底 → the 30th, 4月中旬 → the 20th; 4月, 4月初 → nothing to propose."""
    return _end_of_part(date(_year(found, today), int(found["month"]), 1), _part(found))


def _in_month_from_now(found: re.Match[str], today: date) -> date | None:
    first = _last_day(today.year, today.month + _MONTHS_ON[found["which"] or ""]).replace(day=1)
    return _end_of_part(first, _part(found))


def _end_of_part(first: date, part: str) -> date | None:
    day = _LAST_OF_PART.get(part)
    last = _last_day(first.year, first.month)
    return first.replace(day=min(day, last.day)) if day else None


def _in_year(found: re.Match[str], today: date) -> date:
    return date(_year(found, today), 12, 31)


def _in_half(found: re.Match[str], today: date) -> date:
    return _last_day(_year(found, today), 6 if found["half"] == "上" else 12)


def _in_quarter(found: re.Match[str], today: date) -> date:
    return _last_day(_year(found, today), int(found["quarter"]) * 3)


def _in_week(found: re.Match[str], today: date) -> date:
    monday = today - timedelta(days=today.weekday())
    day = _WEEKDAYS.index(found["day"].replace("天", "日").replace("末", "日"))
    return monday + timedelta(weeks=_WEEKS_ON[found["which"] or ""], days=day)


def _day_of_month(found: re.Match[str], today: date) -> date:
    month = _last_day(today.year, today.month + _MONTHS_ON[found["which"] or ""])
    return month.replace(day=int(found["day"]))


def _days_on(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=_DAYS_ON[found[0]])


_YEAR = r"(?:(?P<year>[0-9]{4})年|(?P<shift>[今本当明后去])年)?"
_LEAD = re.compile("^(?:截至到?|截止[到至]?|限于?(?=[0-9年月本])|于|预计|计划)")
_TAIL = re.compile(
    "(?P<core>.+?)(?P<before>(?:[以之]?前|日?止|为止|截止))?"
    "(?P<done>(?:整改)?(?:完成|办结|到位|销号)|完成整改)?"
)
_SINCE = re.compile(".+(?:起|开始)")
_LIMIT = re.compile(
    "(?:自?.{0,8}?(?:之日起|后))?(?P<n>[0-9]{1,3})个?"
    "(?P<unit>工作日|工作天|工作小时|工作时|工时|自然日|天|日(?=内|以内|之内)|小时|周|星期|(?<=个)月)"
    "(?:内|以内|之内)?"
)
_PROPOSERS: tuple[tuple[re.Pattern[str], Proposer], ...] = (
    (
        re.compile(_YEAR + "(?P<month>[0-9]{1,2})月(?P<part>份?[底末内初中]|份?[上中下]旬|份)?"),
        _in_month,
    ),
    (
        re.compile("(?P<which>本|当|这个|下个?|次)?月(?P<part>[底末内初中]|[上中下]旬)"),
        _in_month_from_now,
    ),
    (re.compile(f"(?=.*年){_YEAR}年?(?P<part>[底末内终])"), _in_year),
    (re.compile(_YEAR + "(?P<half>[上下])半年(?P<part>[底末内])?"), _in_half),
    (re.compile(_YEAR + "第?(?P<quarter>[1-4])季度(?P<part>[底末内])?"), _in_quarter),
    (
        re.compile(
            "(?P<which>本|这|下下|下个?|上个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])"
        ),
        _in_week,
    ),
    (
        re.compile("(?:(?P<which>本|当|这个|下个?|次|上个?)月)?(?P<day>[0-9]{1,2})日"),
        _day_of_month,
    ),
    (re.compile("|".join(_DAYS_ON)), _days_on),
)
