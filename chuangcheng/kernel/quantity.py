"""Quantities: numbers that know how sure they are.

Each certainty is an interval, and a sum adds the intervals, so it is never more exact than its
parts and does not care in which order they come: exact [v, v], at least [v, ∞), at most [0, v],
about v ± 20 % (our convention), unknown [0, ∞).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import floor
from typing import Literal, NamedTuple

from django.db.models import Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.refusal import Refused

Comparison = Literal[">=", ">", "<=", "<", "=="]

ABOUT_MARGIN = Fraction(1, 5)


class Certainty(TextChoices):
    """确定程度: how a number was known when it was written down."""

    EXACT = "exact", gettext_lazy("准确")
    AT_LEAST = "at_least", gettext_lazy("至少")
    ABOUT = "about", gettext_lazy("约")
    AT_MOST = "at_most", gettext_lazy("不超过")
    UNKNOWN = "unknown", gettext_lazy("未统计")


class Interval(NamedTuple):
    """区间: where the true number lies; `high` is None when nothing bounds it from above."""

    low: Fraction
    high: Fraction | None


# What a sum of two numbers is called: the later one wins. A lower bound outlives an upper one,
# because at least 5 + at most 3 has no upper end: it is at least 5.
_WINNER = (Certainty.EXACT, Certainty.ABOUT, Certainty.AT_MOST, Certainty.AT_LEAST)


@dataclass(frozen=True, slots=True)
class Quantity:
    """数量: a value with its certainty; `missing` counts the parts of a sum without a number.

    `tighter` holds what a sum still knows beyond its value and certainty (5 + at most 3 is at
    most 8, and lies in [5, 8]); without it the order of adding would matter. Raises Refused for
    about 0, ValueError for what no count can be.
    """

    value: int | None
    certainty: Certainty = Certainty.EXACT
    missing: int = 0
    tighter: Interval | None = field(default=None, repr=False, kw_only=True)

    def __post_init__(self) -> None:
        if (self.value is None) != (self.certainty == Certainty.UNKNOWN):
            raise ValueError(f"{self.certainty} with value {self.value}")
        if self.value is not None:
            self._check_number(self.value)
        elif not self.missing:
            object.__setattr__(self, "missing", 1)

    def _check_number(self, value: int) -> None:
        if value < 0 or self.missing < 0:
            raise ValueError(f"a count is never negative: {value}, missing {self.missing}")
        if self.missing and self.certainty != Certainty.AT_LEAST:
            raise ValueError("with a part missing a sum is known only from below")
        if value == 0 and self.certainty == Certainty.ABOUT:
            raise Refused(_("“约 0”说不清有没有，没有就写 0，没数过就写若干"))

    def __add__(self, other: "Quantity") -> "Quantity":
        missing = self.missing + other.missing
        if self.value is None and other.value is None:
            return Quantity(None, Certainty.UNKNOWN, missing)
        certainty = _joined(self.certainty, other.certainty)
        return _settled(_added(self.interval(), other.interval()), certainty, missing)

    def interval(self) -> Interval:
        """区间: the bounds of the true number."""
        return self.tighter or _bounds(self.value, self.certainty)

    def compare(self, op: Comparison, target: int | Decimal) -> bool | None:
        """比较: True or False where the bounds decide, None where nobody can tell."""
        low, high = self.interval()
        goal = Fraction(target)
        match op:
            case ">=":
                return _decided(yes=low >= goal, no=high is not None and high < goal)
            case ">":
                return _decided(yes=low > goal, no=high is not None and high <= goal)
            case "==":
                outside = goal < low or (high is not None and goal > high)
                return _decided(yes=low == goal == high, no=outside)
            case "<" | "<=":
                more = self.compare(">=" if op == "<" else ">", target)
                return None if more is None else not more

    def text(self, *, after: str = "") -> str:
        """纸面写法: 15, 1000余, 至少7, 约360, 不超过50, 若干.

        `after` is the sentence so far: what it already says (…约) is not said twice.
        """
        lead, number, bare = self._words()
        if any(after.endswith(word) for word in _said(self.certainty)):
            return bare
        return lead + number

    def screen(self) -> str:
        """屏幕写法: with a space before the digits; a number nobody counted is 未统计."""
        if self._says_nothing():
            return _("未统计")
        lead, number, _bare = self._words()
        return f"{lead} {number}" if lead else number

    def note(self, *, occasion: str, counted: str) -> str:
        """附注: 另有1次未统计人数, or nothing when no part is missing."""
        if not self.missing:
            return ""
        words = {"n": self.missing, "occasion": occasion, "counted": counted}
        return _("另有%(n)d%(occasion)s未统计%(counted)s") % words

    def _says_nothing(self) -> bool:
        """Whether any number would fit: nothing was counted, or at least 0."""
        return self.value is None or (self.value == 0 and self.certainty == Certainty.AT_LEAST)

    def _words(self) -> tuple[str, str, str]:
        """What leads the digits, the digits as they are said, and the digits alone."""
        if self.value is None or self._says_nothing():
            return "", _("若干"), _("若干")
        if self.certainty == Certainty.AT_LEAST:
            return _at_least_words(self.value)
        lead = {Certainty.ABOUT: _("约"), Certainty.AT_MOST: _("不超过")}.get(self.certainty, "")
        return lead, str(self.value), str(self.value)


UNKNOWN = Quantity(None, Certainty.UNKNOWN)


def as_kept(value: int | None, certainty: str) -> Quantity:
    """数量 from its two columns."""
    return UNKNOWN if value is None else Quantity(value, Certainty(certainty))


def total(parts: Iterable[Quantity]) -> Quantity:
    """合计: the sum of all parts; of none it is exactly 0, of unknowns alone it is unknown."""
    every = list(parts)
    return reduce(Quantity.__add__, every) if every else Quantity(0)


def folded(sums: Mapping[Certainty, int | None], *, numbered: int, rows: int) -> Quantity:
    """合计: one quantity from what one SQL statement gives.

    `sums` holds SUM(column) filtered by each certainty (None where no row has it), `numbered`
    is COUNT(column), `rows` COUNT(*). A single SUM with MAX(certainty) would not do: at least 5
    and at most 3 add up to 8, but are known to be at least 5 only.
    """
    known = [Quantity(value, certainty) for certainty, value in _numbers(sums)]
    if missing := rows - numbered:
        known.append(Quantity(None, Certainty.UNKNOWN, missing))
    return total(known)


def _numbers(sums: Mapping[Certainty, int | None]) -> Iterable[tuple[Certainty, int]]:
    for certainty in _WINNER:
        value = sums.get(certainty)
        if value is not None:
            yield certainty, value


def _joined(one: Certainty, other: Certainty) -> Certainty:
    """A part without number leaves the rest as a lower bound."""
    if Certainty.UNKNOWN in {one, other}:
        return Certainty.AT_LEAST
    return max(one, other, key=_WINNER.index)


def _added(one: Interval, other: Interval) -> Interval:
    if one.high is None or other.high is None:
        return Interval(one.low + other.low, None)
    return Interval(one.low + other.low, one.high + other.high)


def _settled(bounds: Interval, certainty: Certainty, missing: int) -> Quantity:
    """The quantity that a sum's bounds and certainty make; bounds that say no more are dropped."""
    value = floor(_representative(bounds, certainty))
    tighter = bounds if bounds != _bounds(value, certainty) else None
    return Quantity(value, certainty, missing, tighter=tighter)


def _representative(bounds: Interval, certainty: Certainty) -> Fraction:
    if bounds.high is None or certainty == Certainty.AT_LEAST:
        return bounds.low
    if certainty == Certainty.AT_MOST:
        return bounds.high
    return (bounds.low + bounds.high) / 2


def number_fits(name: str) -> Q:
    """数和确定程度: a stored number has a certainty, and what is unknown has no number."""
    unknown = Q(**{f"{name}_certainty": Certainty.UNKNOWN})
    blank = Q(**{f"{name}__isnull": True})
    return (blank & unknown) | (~blank & ~unknown)


def _bounds(value: int | None, certainty: Certainty) -> Interval:
    number = Fraction(value or 0)
    match certainty:
        case Certainty.EXACT:
            return Interval(number, number)
        case Certainty.ABOUT:
            return Interval(number * (1 - ABOUT_MARGIN), number * (1 + ABOUT_MARGIN))
        case Certainty.AT_MOST:
            return Interval(Fraction(0), number)
        case Certainty.AT_LEAST | Certainty.UNKNOWN:
            return Interval(number, None)


def _decided(*, yes: bool, no: bool) -> bool | None:
    if yes:
        return True
    return False if no else None


def _at_least_words(value: int) -> tuple[str, str, str]:
    """余 stands behind round numbers only, and always rounds down.

    From 100 on two leading digits stay (1350 → 1300余, 1030 → 1000余); from 10 to 99 one, for
    nobody says 56余 (56 → 50余); below 10 the number itself (至少7).
    """
    if value < 10:
        return _("至少"), str(value), str(value)
    step = 10 ** max(len(str(value)) - 2, 1)
    rounded = value // step * step
    return "", _("%(n)d余") % {"n": rounded}, str(rounded)


def _said(certainty: Certainty) -> tuple[str, ...]:
    """Words in a sentence that already say this certainty."""
    match certainty:
        case Certainty.AT_LEAST:
            return _("至少"), _("不少于"), _("超过")
        case Certainty.ABOUT:
            return _("约"), _("大约"), _("近")
        case Certainty.AT_MOST:
            return _("不超过"), _("至多"), _("最多")
        case _:
            return ()
