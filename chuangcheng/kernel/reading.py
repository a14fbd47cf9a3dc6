"""Reading: what a text says, how sure that is, and what somebody should be asked."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _

from chuangcheng.kernel.hedges import BEFORE, BEHIND_DIGITS, BEHIND_UNIT, MEASURES
from chuangcheng.kernel.numerals import NUMERALS, SideBySideError, chinese_number
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.text import compact

BIGGEST = 2**63 - 1  # both databases keep 64 bits
_MOST_DIGITS = 26  # with commas; what is longer would be rounded
_LONGEST = 40  # characters; longer text is a sentence


_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_SCALES |= {"十万": 10**5, "百万": 10**6, "千万": 10**7}

_BLANK = {"", "/", "-", "—", "--", "——", "无", "空", "待定", "暂无", "略"}
_UNCOUNTED = {"若干", "若干个", "若干条", "若干人", "未统计", "不详", "未知"}
_NO_NUMBERS = {"nan", "inf", "infinity"}


class Kind(StrEnum):
    """What a text speaks of; NONE when it is not of the kind that was asked for."""

    NUMBER = "number"
    DATE = "date"
    RANGE = "range"
    TIME = "time"
    LIMIT = "limit"
    NONE = "none"


class Verdict(StrEnum):
    """结论: taken as it is, shown to somebody who decides, or refused."""

    OK = "ok"
    ASK = "ask"
    REFUSED = "refused"


LimitUnit = Literal["work_hour", "work_day", "natural_day"]


class TimeLimit(NamedTuple):
    """时限: 3个工作日内; the units are those of the due clock."""

    n: int
    unit: LimitUnit


@dataclass(frozen=True, slots=True)
class Reading:
    """读法: the answer of every reader.

    `value` is never invented: what is only likely stands in `proposal`, for somebody to confirm.
    A range goes from `value` to `end`. `time` counts from midnight, so that 24:00 can be said;
    date and time are Shanghai's. `deadline`: the day is the last one (4月30日前 includes the
    30th). `derived_year`: the text names no year, it was taken from the day of reading.
    `reason` says in Chinese what is unclear and what to write instead; empty when all is clear.
    """

    kind: Kind
    value: int | Decimal | date | None = None
    unit: str = ""
    certainty: Certainty = Certainty.EXACT
    verdict: Verdict = Verdict.OK
    reason: str = ""
    proposal: date | None = None
    end: int | Decimal | date | None = None
    time: timedelta | None = None
    limit: TimeLimit | None = None
    deadline: bool = False
    derived_year: bool = False

    @property
    def ok(self) -> bool:
        """Whether the text can be taken without asking anybody."""
        return self.verdict is Verdict.OK

    def quantity(self) -> Quantity:
        """The number as a quantity. Raises ValueError unless it reads as a whole number or 若干."""
        if self.kind is not Kind.NUMBER or not self.ok:
            raise ValueError(f"no number to take: {self}")
        if self.value is None:
            return UNKNOWN
        if not isinstance(self.value, int):
            raise ValueError(f"not a whole number: {self.value}")
        return Quantity(self.value, self.certainty)


def asked(kind: Kind, reason: str) -> Reading:
    """没读准: nothing is taken until somebody decides."""
    return Reading(kind, certainty=Certainty.UNKNOWN, verdict=Verdict.ASK, reason=reason)


def refused(kind: Kind, reason: str) -> Reading:
    """读不了: nothing can be taken; the reason says what to write."""
    return Reading(kind, certainty=Certainty.UNKNOWN, verdict=Verdict.REFUSED, reason=reason)


def read_number(text: str) -> Reading:
    """读数: 169, １６９, 一百六十九, 1,234, 1.2万, 1000余人, 近百, 约360, 不超过50, 若干.

    A text that says only about how much never reads as an exact number.
    """
    plain = compact(text).translate(_MINUS)
    if plain in _BLANK:
        return asked(Kind.NONE, _("没有写数，没有就写 0，没数过就写若干"))
    if plain in _UNCOUNTED:
        return Reading(Kind.NUMBER, certainty=Certainty.UNKNOWN)
    if flaw := _trap(plain):
        return refused(Kind.NUMBER, flaw)
    try:
        return _said_number(plain) or _span(plain) or _unreadable(plain)
    except SideBySideError:
        return asked(Kind.NUMBER, _("说的是几到几，写成一个数，或者写约几、至少几"))
    except ValueError:
        return _unreadable(plain)


def _trap(plain: str) -> str:
    """Why a text is refused although it looks like a number; empty when it does not."""
    if len(plain) > _LONGEST:
        return _("太长了，这里只写一个数")
    if strange := next(filter(_strange_digit, _SQUARES.sub("", plain)), ""):
        return _("“%s”不是普通数字，写成 0-9") % strange
    if _SCIENTIFIC.fullmatch(plain):
        return _("科学记数法可能丢了末几位，把单元格改成文本格式重填")
    if plain.casefold().lstrip("+-") in _NO_NUMBERS or _PROGRAMMING.search(plain):
        return _("这不是手写的数，写成 169 这样")
    return ""


def _strange_digit(character: str) -> bool:
    """Superscripts, circled and Roman numerals, digits of other scripts; 〇 is Chinese."""
    if character.isascii() or character == "〇":
        return False
    return unicodedata.category(character) in {"Nd", "Nl", "No"}


def _said_number(plain: str) -> Reading | None:
    """One number with what stands around it; None when the text has another shape."""
    found = _NUMBER.fullmatch(_PER_CENT.sub(r"\1%", plain))
    if not found:
        return None
    marks = _certainties(found)
    value = _value(found, rounded=bool(marks))
    if len(set(marks)) > 1:
        return asked(Kind.NUMBER, _("前后说法不一样，只留约、余、至少、不超过中的一个"))
    reading = Reading(
        Kind.NUMBER, _whole(value), found["unit"], marks[0] if marks else Certainty.EXACT
    )
    return _checked(reading, value, found)


def _certainties(found: re.Match[str]) -> list[Certainty]:
    places = (BEFORE, "before"), (BEHIND_DIGITS, "between"), (BEHIND_UNIT, "after")
    marks = [words[found[name]] for words, name in places if found[name]]
    return [Certainty.AT_LEAST, *marks] if found["beyond"] else marks


def _value(found: re.Match[str], *, rounded: bool) -> Decimal:
    """The number itself. 百 and 千 alone are numbers only behind words like 近 and 上."""
    scale = _SCALES[found["scale"] or ""] * _SCALES[found["raised"] or ""]
    if found["digits"]:
        number = Decimal(found["digits"].replace(",", ""))
    else:
        said = found["numeral"]
        lone = rounded and said[0] in _LONE
        number = Decimal(chinese_number("一" + said if lone else said))
    return number * scale * (-1 if found["sign"] else 1)


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _checked(reading: Reading, value: Decimal, found: re.Match[str]) -> Reading:
    """What is wrong or doubtful with a number that has the right shape."""
    digits = found["digits"] or ""
    if "," in digits and not _THOUSANDS.fullmatch(digits):
        return refused(Kind.NUMBER, _("逗号的位置不对，千分位写成 1,234，几个数请分开写"))
    if len(digits) > _MOST_DIGITS or not -BIGGEST - 1 <= value <= BIGGEST:
        return refused(Kind.NUMBER, _("位数太多了，请核对"))
    if value == 0 and found["sign"]:
        return refused(Kind.NUMBER, _("没有负的 0，写 0"))
    if value == 0 and reading.certainty == Certainty.ABOUT:
        return refused(Kind.NUMBER, _("“约 0”说不清有没有，没有就写 0，没数过就写若干"))
    if _LEADING_ZERO.match(digits):
        return _doubted(reading, _("前面的 0 会丢，是编号就放到编号栏，是数就去掉 0"))
    if reading.unit and not _UNIT.fullmatch(reading.unit):
        return _odd_unit(reading, said=not digits)
    return reading


def _odd_unit(reading: Reading, *, said: bool) -> Reading:
    """三无小区 and 一般 only begin with a numeral; behind digits an unknown word is a doubt."""
    if said:
        return refused(Kind.NONE, _("看不出是多少，写成 169 或 169条 这样"))
    return _doubted(reading, _("“%s”不像计量单位，请核对") % reading.unit)


def _doubted(reading: Reading, reason: str) -> Reading:
    return replace(reading, verdict=Verdict.ASK, reason=reason)


def _span(plain: str) -> Reading | None:
    """50-60: two numbers, neither of which is the one."""
    found = _SPAN.fullmatch(plain)
    if not found:
        return None
    low, high = read_number(found["low"]), read_number(found["high"])
    ends = [end.value for end in (low, high) if end.ok and isinstance(end.value, int | Decimal)]
    if len(ends) != 2:
        return None
    if ends[0] >= ends[1]:
        return refused(Kind.NONE, _("看不出是多少，写成 169 或 169条 这样"))
    reason = _("写的是一个范围，写成一个数，或者写约几、至少几")
    return replace(
        asked(Kind.RANGE, reason), value=low.value, end=high.value, unit=high.unit or low.unit
    )


def _unreadable(plain: str) -> Reading:
    if _VAGUE.match(plain):
        return asked(Kind.NUMBER, _("说得太含糊，数过就写数，没数过就写若干"))
    if len(re.findall(r"[0-9]+", plain)) > 1:
        return refused(Kind.NONE, _("一格里不止一个数，请分开写"))
    return refused(Kind.NONE, _("看不出是多少，写成 169 或 169条 这样"))


def _either(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_MINUS = str.maketrans(dict.fromkeys("−﹣‐‑", "-"))
_SQUARES = re.compile("(?<=[A-Za-z])[²³]")
_SCIENTIFIC = re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+")
_PROGRAMMING = re.compile(r"^[-+]?0[xXoObB][0-9a-fA-F]+$|[0-9]_")
_THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_LEADING_ZERO = re.compile(r"0[0-9]")
_PER_CENT = re.compile("百分之(.+)")
_LONE = "百千万亿"
_VAGUE = re.compile(
    "好?[几数][十百千万亿个条块处人名次项件户]|(?:成百)?上千上万|无数|许多|多[个条处人]"
)
_NUMBER = re.compile(
    r"(?:共计?|总计|合计|共有)?"
    rf"(?P<before>{_either(BEFORE)})?(?P<beyond>[上过](?=[{_LONE}]))?"
    r"(?P<sign>[-负])?\+?"
    r"(?:(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?P<scale>[十百千]万|万亿|[万亿十]|百|千(?![克米瓦]))?"
    rf"|(?P<numeral>(?!○$)[{NUMERALS}]+))"  # ○ alone is a tick, not a nought
    rf"(?P<between>{_either(BEHIND_DIGITS)})?(?P<raised>(?<=[余多几])[万亿])?"
    rf"(?P<unit>[^0-9,.+-]*?(?:(?<=[A-Za-z])[23])?)(?P<after>{_either(BEHIND_UNIT)})?[整正]?"
)
# A measure and what it counts; a second number (3栋二单元) or a word that rounds (10个多) is none.
_UNIT = re.compile(
    f"(?:{_either(MEASURES)})"
    f"(?:(?![{NUMERALS}余约近多几上下左右至超不以])[A-Za-z23²³\u4e00-\u9fff]){{0,6}}"
)
_SPAN = re.compile(r"(?P<low>[^~—–至到-]+)(?:--?|[—–]{1,2}|~|至|到)(?P<high>[^~—–至到-]+)")
