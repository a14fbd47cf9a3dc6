"""答案: what a figure says, and how little it says where it counts few persons."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from chuangcheng.figures.kinds import Count, Figure, Key, Rate
from chuangcheng.kernel.quantity import Certainty, Quantity

HUNDRED = Decimal("100.00")


@dataclass(frozen=True)
class Answer:
    """答案: the value of a figure in a scope.

    `value` is None where there is no question (a rate of nothing). `rows` counts what stands
    behind it; a rate has its part and whole instead, a total its parts.
    """

    figure: Figure
    quantity: Quantity | None
    rows: int
    rate: Decimal | None = None
    below: int = 0  # 少于: the number is there and is not said
    parts: tuple["Answer", ...] = ()
    cells: Mapping[str, Mapping[Key, "Answer"]] = field(default_factory=dict)

    @property
    def value(self) -> int | Decimal | None:
        """The number itself; None when unknown or when there is no question."""
        if isinstance(self.figure, Rate):
            return self.rate
        return self.quantity.value if self.quantity else None

    @property
    def text(self) -> str:
        """纸面写法, without the unit."""
        if self.below:
            return _("少于%s") % self.below
        if isinstance(self.figure, Rate):
            return f"{self.rate:.2f}%" if self.rate is not None else "—"
        return self.quantity.text() if self.quantity else "—"

    @property
    def screen(self) -> str:
        """屏幕写法, without the unit."""
        if isinstance(self.figure, Rate) or self.quantity is None:
            return self.text
        return self.quantity.screen()


def guarded(answer: Answer) -> Answer:
    """小数不显示: what counts few persons says no more than its step, nor how many rows it has."""
    fewest = answer.figure.fewest if isinstance(answer.figure, Count) else 0
    if not fewest or not answer.rows:
        return answer
    step = answer.rows // fewest * fewest
    if not step:
        return replace(answer, quantity=None, rows=1, below=fewest)
    return replace(answer, quantity=Quantity(step, Certainty.AT_LEAST), rows=step)


def gap(now: Answer, before: Answer) -> int | Decimal | None:
    """差: how much more one says than another; None where one of them is not known exactly."""
    if not (_is_exact(now) and _is_exact(before)):
        return None
    a, b = now.value, before.value
    return a - b if a is not None and b is not None else None


def signed(by: int | Decimal) -> str:
    """+3, −2, 0."""
    return f"+{by}" if by > 0 else f"−{-by}" if by else "0"


def _is_exact(answer: Answer) -> bool:
    if isinstance(answer.figure, Rate):
        return answer.rate is not None
    return answer.quantity is not None and answer.quantity.certainty == Certainty.EXACT


def percent(part: int, whole: int) -> Decimal | None:
    """比率: two decimals, half up; never 100.00 or 0.00 unless it is all or none.

    docs/decisions/0006. A rate of nothing is None.
    """
    if not whole:
        return None
    exact = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if part < whole and exact == HUNDRED:
        return Decimal("99.99")
    if part and exact == 0:
        return Decimal("0.01")
    return exact
