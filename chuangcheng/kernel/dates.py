"""Dates as offices write them: 2021.4.30, 二〇二一年四月三十日, 4月30日前, 4.20-4.30."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.kernel import serials
from chuangcheng.kernel.deadlines import day_name, open_ended, split_deadline
from chuangcheng.kernel.numerals import NUMERALS, with_digits
from chuangcheng.kernel.reading import Kind, Reading, Verdict, asked, refused
from chuangcheng.kernel.text import compact
from chuangcheng.kernel.times import in_shanghai, split_time

FIRST_YEAR, LAST_YEAR = 1900, 2100  # people born before 1949 are in the registers
_LONGEST = 60  # characters; longer text is a sentence

_BLANK = {"", "/", "-", "—", "--", "——", "无", "空", "待定", "暂无"}
_FROM_NOW = {"即日", "现在", "今日", "目前"}
_WEEKDAYS = "一二三四五六日"


def read_date(text: str, *, today: date) -> Reading:
    """读日期: a day, a range of days, or what to ask about one.

    A day without year is taken from the year of `today` and marked as such; what names no day
    (4月底前, 3个工作日内) gets none: it is asked about, with a proposal where one is likely.
    """
    plain = _tidied(text)
    if plain in _BLANK:
        return asked(Kind.NONE, _("没有写日期"))
    if len(plain) > _LONGEST:
        return refused(Kind.NONE, _("太长了，这里只写一个日期"))
    if _LUNAR.search(text):
        return refused(Kind.DATE, _("写的是农历，换成公历再填，例如 2021年4月16日"))
    return (
        _single(plain, today=today)
        or open_ended(plain, today=today)
        or _range(plain, today=today)
        or refused(Kind.NONE, _("看不出是哪一天，写成 2021年4月30日 这样"))
    )


def _tidied(text: str) -> str:
    """Half width and digits; a dash between spaces parts two dates, others may belong to one."""
    plain = re.sub(" [-–—]+ ", "~", " ".join(text.split()))
    plain = with_digits(compact(plain).upper(), where=_SAID)
    return plain.replace("号", "日").translate(_SEPARATORS)


def _single(plain: str, *, today: date) -> Reading | None:
    """One day, with or without time, weekday and 前; None when the text has another shape."""
    core, deadline = split_deadline(plain)
    core, clock, zone = split_time(core)
    core, weekday = _split_weekday(core)
    reading = _day(core, today=today)
    if not reading:
        return None
    if clock:
        reading = _timed(reading, clock, zone=zone)
    if weekday and isinstance(reading.value, date):
        reading = _on_weekday(reading, reading.value, weekday)
    return replace(reading, deadline=deadline)


def _day(core: str, *, today: date) -> Reading | None:
    for pattern, reader in _SHAPES:
        if found := pattern.fullmatch(core):
            return reader(found, today)
    return None


def _full(found: re.Match[str], _today: date) -> Reading:
    return _on(int(found["year"]), int(found["month"]), int(found["day"]))


def _compact(found: re.Match[str], today: date) -> Reading | None:
    """20210430; eight digits of which the first four are no year are no date."""
    if not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return None
    return _full(found, today)


def _in_a_year(found: re.Match[str], today: date) -> Reading:
    """今年4月30日."""
    year = today.year + {"今": 0, "本": 0, "明": 1, "去": -1}[found["shift"]]
    return _derived(_on(year, int(found["month"]), int(found["day"])))


def _without_year(found: re.Match[str], today: date) -> Reading:
    """4月30日: of the year in which it is read."""
    return _derived(_on(today.year, int(found["month"]), int(found["day"])))


def _dotted(found: re.Match[str], today: date) -> Reading:
    """4.30 is a day; 13.5 is none, but may be a number."""
    reading = _without_year(found, today)
    return reading if reading.ok else replace(reading, kind=Kind.NONE)


def _short_year(found: re.Match[str], today: date) -> Reading:
    """21.4.30, 30.4.21: the year may stand first or last; the likelier day is proposed."""
    first, middle, last = (int(figure) for figure in found.group("first", "middle", "last"))
    days = [*_existing(2000 + first, middle, last), *_existing(2000 + last, middle, first)]
    return _ambiguous(sorted(days, key=lambda day: abs(day - today))[:1])


def _year_last(found: re.Match[str], _today: date) -> Reading:
    """4/5/2021: the month may stand first or second."""
    first, second, year = (int(figure) for figure in found.group("first", "second", "year"))
    return _ambiguous([*_existing(year, first, second), *_existing(year, second, first)])


def _year_and_month(found: re.Match[str], _today: date) -> Reading | None:
    """2021.4: no day; and in a table 2021.10 may have become 2021.1."""
    year, month = int(found["year"]), found["month"]
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= int(month) <= 12):
        return None
    if month == "1":
        return asked(Kind.DATE, _("可能是 1月，也可能是 10月，写成 2021年10月30日 这样"))
    return asked(Kind.DATE, _("只有年和月，没有写是哪一天，写成 2021年4月30日 这样"))


def _only_year(found: re.Match[str], _today: date) -> Reading:
    """2021年 speaks of a date; bare 2021 may be any number."""
    kind = Kind.DATE if found["said"] else Kind.NONE
    return asked(kind, _("只有年份，没有写月和日，写成 2021年4月30日 这样"))


def _serial(found: re.Match[str], _today: date) -> Reading | None:
    """44316 in a date column: a date that lost its format on the way."""
    reading = serials.day_of_serial(float(found[0]))
    if not isinstance(reading.value, date):
        return None
    sentence = _("像是表格里的日期序号，是不是 %s？") % day_name(reading.value)
    return replace(asked(Kind.NONE, sentence), proposal=reading.value)


def _derived(reading: Reading) -> Reading:
    return replace(reading, derived_year=reading.ok)


def _on(year: int, month: int, day: int) -> Reading:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        words = {"first": FIRST_YEAR, "last": LAST_YEAR}
        return refused(Kind.DATE, _("年份要在 %(first)d—%(last)d，请核对") % words)
    if not 1 <= month <= 12:
        return refused(Kind.DATE, _("没有 %d月，写成 2021年4月30日 这样") % month)
    if days := list(_existing(year, month, day)):
        return Reading(Kind.DATE, days[0])
    words = {"year": year, "month": month, "day": day}
    return refused(Kind.DATE, _("%(year)d年%(month)d月没有 %(day)d日，请核对") % words)


def _existing(year: int, month: int, day: int) -> Iterator[date]:
    """The day, if there is such a day."""
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _ambiguous(days: list[date]) -> Reading:
    """Several days would fit; a single one is proposed, but still confirmed."""
    several = set(days)
    if not several:
        return refused(Kind.DATE, _("没有这一天，写成 2021年4月30日 这样"))
    if len(several) > 1:
        reason = _("分不清月和日，写成 2021年4月30日 这样")
        return asked(Kind.DATE, reason)
    sentence = _("年月日的先后分不清，是不是 %s？") % day_name(days[0])
    return replace(asked(Kind.DATE, sentence), proposal=days[0])


def _split_weekday(core: str) -> tuple[str, str]:
    found = _WITH_WEEKDAY.fullmatch(core)
    return (found["day"], found["weekday"].replace("天", "日")) if found else (core, "")


def _timed(reading: Reading, clock: Reading, *, zone: str) -> Reading:
    """The day with its time of day, both in Shanghai."""
    if clock.verdict is Verdict.REFUSED or clock.time is None:
        return refused(Kind.DATE, clock.reason)
    if not isinstance(reading.value, date):
        return reading
    day, since_midnight = in_shanghai(reading.value, clock.time, zone=zone)
    if clock.verdict is Verdict.ASK:
        return replace(asked(Kind.DATE, clock.reason), proposal=day)
    return replace(reading, value=day, time=since_midnight)


def _on_weekday(reading: Reading, day: date, weekday: str) -> Reading:
    said = _WEEKDAYS[day.weekday()]
    if said == weekday:
        return reading
    words = {"day": day_name(day), "is": said, "not": weekday}
    sentence = _("%(day)s是周%(is)s，不是周%(not)s，请核对") % words
    return replace(asked(Kind.DATE, sentence), proposal=day)


def _range(plain: str, *, today: date) -> Reading | None:
    """从哪天到哪天: 4月20日—4月30日, 4.20-4.30, 4月20日至30日."""
    found = _BETWEEN.fullmatch(plain)
    if not found:
        return None
    if found["start"] in _FROM_NOW:
        return _only_the_end(found["end"], today=today)
    start = _single(found["start"], today=today)
    if not (start and isinstance(start.value, date)):
        return None
    end = _single(_completed(found["end"], start.value), today=start.value)
    if not (end and isinstance(end.value, date)):
        return None
    if start.derived_year and not end.derived_year:  # 4月20日至2022年4月30日
        start = _single(found["start"], today=end.value) or start
    return _between(start, end)


def _between(start: Reading, end: Reading) -> Reading | None:
    if not (isinstance(start.value, date) and isinstance(end.value, date)):
        return None
    if start.value <= end.value:
        return replace(start, kind=Kind.RANGE, end=end.value, deadline=end.deadline)
    if start.derived_year or end.derived_year:
        return asked(Kind.RANGE, _("结束的日子比开始的早，跨年的话把年份都写上"))
    return refused(Kind.RANGE, _("结束的日子比开始的早，请核对"))


def _only_the_end(end: str, *, today: date) -> Reading | None:
    """即日起至6月30日: the first day is not named, the last one is."""
    reading = _single(end, today=today)
    if not (reading and isinstance(reading.value, date)):
        return None
    sentence = _("没有写明开始的日子，最后一天是不是 %s？") % day_name(reading.value)
    return replace(asked(Kind.RANGE, sentence), proposal=reading.value, deadline=True)


def _completed(end: str, start: date) -> str:
    """30日 behind 4月20日至 is of April."""
    return f"{start.month}月{end}" if _ONLY_DAY.fullmatch(end) else end


_LUNAR = re.compile("农历|阴历|旧历|正月|腊月|冬月|闰|月廿|初[一二三四五六七八九十]")
_SAID = re.compile(
    f"(?<![周期拜])[{NUMERALS}]+(?=[年月日号点时分个天周季度小工刻])|(?<=月)[{NUMERALS}]+"
)
_SEPARATORS = str.maketrans({"。": ".", "·": ".", "\\": "/", "−": "-"})
_WITH_WEEKDAY = re.compile(
    r"(?P<day>.*[0-9日])\(?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])\)?"
)
_BETWEEN = re.compile(
    r"[自从]?(?P<start>[^~至到起]+?)起?(?:--+|[~—–]+|至|到|(?<!-)-(?=[^-]+$))(?P<end>[^~至到]+)"
)
_ONLY_DAY = re.compile("[0-9]{1,2}日?")

_Y, _M, _D = "(?P<year>[0-9]{4})", "(?P<month>[0-9]{1,2})", "(?P<day>[0-9]{1,2})"
_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Reading | None]], ...] = (
    (re.compile(f"{_Y}年{_M}月{_D}日?"), _full),
    (re.compile(rf"{_Y}(?P<sep>[./–—-]){_M}(?P=sep){_D}日?"), _full),
    (re.compile(f"{_Y} {_M} {_D}"), _full),
    (re.compile("(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"), _compact),
    (re.compile(f"(?P<shift>[今本明去])年{_M}月{_D}日?"), _in_a_year),
    (re.compile(f"{_M}月{_D}日?"), _without_year),
    (re.compile(f"{_M}[./-]{_D}日?"), _dotted),
    (
        re.compile("(?P<first>[0-9]{2})年(?P<middle>[0-9]{1,2})月(?P<last>[0-9]{1,2})日?"),
        _short_year,
    ),
    (
        re.compile(
            "(?P<first>[0-9]{1,2})(?P<sep>[./-])(?P<middle>[0-9]{1,2})(?P=sep)(?P<last>[0-9]{1,2})"
        ),
        _short_year,
    ),
    (
        re.compile(
            "(?P<first>[0-9]{1,2})(?P<sep>[./-])(?P<second>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4})"
        ),
        _year_last,
    ),
    (re.compile(f"{_Y}[./-]{_M}"), _year_and_month),
    (re.compile(f"{_Y}(?P<said>年)?"), _only_year),
    (re.compile(r"[0-9]{5}(?:\.[0-9]+)?"), _serial),
)
