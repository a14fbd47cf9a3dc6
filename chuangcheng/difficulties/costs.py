"""费用明细: item × quantity × unit price, each from … to …; what nobody knows stays unknown.

A line is written as offices do: 坡道，38处，6000—15000元. Sits beside models.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.kernel.refusal import Refused

WAN = 10_000  # 元 in one 万元
MOST_COST = 2_000_000_000  # 元; more is a slip of the pen
MOST_LINES = 20
_NUMBER = r"\d{1,10}(?:\.\d{1,2})?"
_RANGE = re.compile(rf"({_NUMBER})(?:(?:—|–|-|~|～|至|到)+({_NUMBER}))?(.*)")
_PARTS = re.compile(r"[，,；;|｜\t]")
_UNKNOWN = re.compile(r"(?:数量|单价)?(?:未知|不详|待定|若干)(.*)")
Ends = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, kw_only=True)
class Cost:
    """一项费用: a quantity and a unit price in 元, each known from … to …, or not at all."""

    item: str
    quantity: Ends = (None, None)
    unit: str = ""
    price: Ends = (None, None)

    @property
    def ends(self) -> tuple[int, int] | None:
        """From … to … 元, whole; None where the quantity or the price is unknown."""
        lows, highs = (self.quantity[0], self.price[0]), (self.quantity[1], self.price[1])
        if None in lows or None in highs:
            return None
        low, high = _product(lows), _product(highs)
        return int(low.to_integral_value(ROUND_FLOOR)), int(high.to_integral_value(ROUND_CEILING))

    def __str__(self) -> str:
        """坡道，38处，6000—15000元."""
        quantity = _between(self.quantity)
        price = _between(self.price)
        said = f"{quantity}{self.unit}" if quantity else f"{_('数量未知')}{self.unit}"
        return _("，").join((self.item, said, f"{price}{_('元')}" if price else _("单价未知")))


class CostLine(models.Model):
    """费用明细: one item of what a difficulty costs; lines that were replaced are kept."""

    difficulty = models.ForeignKey(
        "difficulties.Difficulty", models.PROTECT, related_name="cost_lines"
    )
    position = models.PositiveSmallIntegerField(gettext_lazy("费用序号"))
    item = models.CharField(gettext_lazy("费用项目"), max_length=40)
    quantity_low = models.DecimalField(
        gettext_lazy("数量下限"), max_digits=12, decimal_places=2, null=True
    )
    quantity_high = models.DecimalField(
        gettext_lazy("数量上限"), max_digits=12, decimal_places=2, null=True
    )
    unit = models.CharField(gettext_lazy("费用单位"), max_length=12, blank=True)
    price_low = models.DecimalField(
        gettext_lazy("单价下限"), max_digits=14, decimal_places=2, null=True
    )
    price_high = models.DecimalField(
        gettext_lazy("单价上限"), max_digits=14, decimal_places=2, null=True
    )
    dropped = models.BooleanField(gettext_lazy("已替换"), default=False)

    class Meta:
        verbose_name = gettext_lazy("费用明细")
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return str(self.cost)

    @property
    def cost(self) -> Cost:
        """The line as it was said."""
        return Cost(
            item=self.item,
            quantity=(_plain(self.quantity_low), _plain(self.quantity_high)),
            unit=self.unit,
            price=(_plain(self.price_low), _plain(self.price_high)),
        )


def read_cost(line: str) -> Cost:
    """一行费用 as offices write it. Raises Refused for what is no line of costs."""
    parts = [part.strip().replace(" ", "") for part in _PARTS.split(line)]
    if len(parts) != 3 or not parts[0]:
        raise Refused(_("“%s”写成 项目，数量，单价，例如 坡道，38处，6000—15000元") % line)
    item, said, priced = parts
    if len(item) > 40:
        raise Refused(_("费用项目“%s”太长，最多 40 个字") % item)
    quantity, unit = _ends(said, line)
    price, counted_in = _ends(priced, line)
    if counted_in.startswith(_("万元")):
        price = (_times_wan(price[0]), _times_wan(price[1]))
    elif price[0] is not None and not counted_in.startswith(_("元")):
        raise Refused(_("“%s”的单价写明是元还是万元") % line)
    if (price[1] or 0) > MOST_COST or len(unit) > 12:
        raise Refused(_("“%s”的单价太大或单位太长，请核对") % line)
    return Cost(item=item, quantity=quantity, unit=unit, price=price)


def read_costs(text: str) -> tuple[Cost, ...]:
    """几行费用, one a line; blank lines are none."""
    return tuple(read_cost(line) for line in text.splitlines() if line.strip())


def total(costs: Iterable[Cost]) -> tuple[Quantity, Quantity]:
    """需要多少钱, from and to in 元: one unknown part and the sum is known from below only."""
    found = [cost.ends for cost in costs]
    known = [ends for ends in found if ends is not None]
    if not known:
        return UNKNOWN, UNKNOWN
    low, high = sum(ends[0] for ends in known), sum(ends[1] for ends in known)
    if high > MOST_COST:
        raise Refused(_("费用最多写到 %d 亿元，请核对") % (MOST_COST // 100_000_000), field="costs")
    if len(known) < len(found):
        return Quantity(low, Certainty.AT_LEAST), UNKNOWN
    return Quantity(low), Quantity(high)


def wan(yuan: int) -> str:
    """26.8, of 268000 元: 万元 with at most two decimals."""
    text = f"{Decimal(yuan) / WAN:.2f}"
    return text.rstrip("0").rstrip(".")


def in_wan(low: Quantity, high: Quantity) -> str:
    """15—40 of so many 元, 15以上 where a part is unknown; '' where nothing is known."""
    if low.value is None:
        return ""
    if high.value is None or _is_open(high):
        return _("%s以上") % wan(low.value)
    ends = (wan(low.value), wan(high.value))
    return "—".join(dict.fromkeys(ends))


def in_words(low: Quantity, high: Quantity) -> str:
    """15—40 万元, 至少 15 万元, 没有估算."""
    if low.value is None:
        return _("没有估算")
    if high.value is None or _is_open(high):
        return _("至少 %s 万元") % wan(low.value)
    return _("%s 万元") % in_wan(low, high)


def _is_open(high: Quantity) -> bool:
    """Whether nothing bounds a sum from above: a part of it is unknown."""
    return high.interval().high is None


def _ends(said: str, line: str) -> tuple[Ends, str]:
    if not said:
        return (None, None), ""
    if unknown := _UNKNOWN.fullmatch(said):
        return (None, None), unknown[1]
    found = _RANGE.fullmatch(said)
    if not found:
        raise Refused(_("“%s”里的“%s”看不懂，不知道就写未知") % (line, said))
    low = Decimal(found[1])
    high = Decimal(found[2]) if found[2] else low
    if high < low:
        raise Refused(_("“%s”里的“%s”前大后小，从小写到大") % (line, said))
    return (low, high), found[3]


def _between(ends: Ends) -> str:
    low, high = ends
    if low is None or high is None:
        return ""
    return "—".join(dict.fromkeys((f"{_plain(low):f}", f"{_plain(high):f}")))


def _product(factors: Iterable[Decimal | None]) -> Decimal:
    first, second = (factor or Decimal(0) for factor in factors)
    return first * second


def _times_wan(value: Decimal | None) -> Decimal | None:
    return None if value is None else value * WAN


def _plain(value: Decimal | None) -> Decimal | None:
    """Without zeros behind the point: 38, not 38.00."""
    if value is None:
        return None
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()
