"""时限: what a clock is told: how long it may run, and what happened to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.refusal import Refused


class Unit(TextChoices):
    """时限单位."""

    WORK_HOUR = "work_hour", gettext_lazy("工作时")
    WORK_DAY = "work_day", gettext_lazy("工作日")
    NATURAL_DAY = "natural_day", gettext_lazy("自然日")


class EventKind(TextChoices):
    """时钟事件: what can happen to a running clock."""

    PAUSE = "pause", gettext_lazy("暂停计时")
    RESUME = "resume", gettext_lazy("恢复计时")
    EXTEND = "extend", gettext_lazy("延期")
    REDISPATCH = "redispatch", gettext_lazy("改派")
    RESTART = "restart", gettext_lazy("重新计时")


# The most that one limit or extension may give: about ten years, so that a slip is refused.
MOST = {Unit.WORK_HOUR: 20_000, Unit.WORK_DAY: 2_500, Unit.NATURAL_DAY: 3_650}


@dataclass(frozen=True, slots=True)
class Limit:
    """时限: n of a unit; 0 is 立即. Raises Refused for an n that nobody can mean."""

    n: int
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 <= self.n <= MOST[self.unit]:
            raise Refused(_("数量要在 0 到 %s 之间") % MOST[self.unit], field="n")

    def __str__(self) -> str:
        if self.n == 0:
            return _("立即")
        words = {
            Unit.WORK_HOUR: _("%s 工作时"),
            Unit.WORK_DAY: _("%s 个工作日"),
            Unit.NATURAL_DAY: _("%s 个自然日"),
        }
        return words[self.unit] % self.n

    @property
    def in_work_time(self) -> bool:
        """Whether it runs in office hours only; 立即 ends at a closing time whatever its unit."""
        return self.unit != Unit.NATURAL_DAY or self.n == 0


@dataclass(frozen=True, slots=True)
class Event:
    """时钟事件; `limit` is what an extension adds or a new clock gets."""

    kind: EventKind
    at: datetime
    id: str | None = None
    limit: Limit | None = None

    def __post_init__(self) -> None:
        if self.limit is None and self.kind in {EventKind.EXTEND, EventKind.RESTART}:
            raise Refused(_("%s要给出数量和单位") % self.kind.label, field="n")
        if self.limit is not None and self.kind in {EventKind.PAUSE, EventKind.RESUME}:
            raise Refused(_("%s不带数量") % self.kind.label, field="n")
        if self.limit is not None and self.kind == EventKind.EXTEND and self.limit.n == 0:
            raise Refused(_("延期至少是 1"), field="n")
