"""可核验标准: what an item of the plan must show, as data; and what it showed on which days.

Nothing here knows a figure: a criterion names one by its key, and whoever asks figures brings
the outcome. Sits beside models.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.places.models import Area, AreaKind, PlaceType

WHOLE = ""  # one number for the whole scope
EACH_COMMUNITY, EACH_VILLAGE = "area:community", "area:village"
EACH_AREA = {EACH_COMMUNITY: AreaKind.COMMUNITY, EACH_VILLAGE: AreaKind.VILLAGE}


class Verdict(models.TextChoices):
    """结论. What has no criterion is judged by nobody; what nobody has judged yet waits."""

    NONE = "", _("不判定")
    WAITING = "waiting", _("待核算")
    MET = "met", _("达到")
    NOT_MET = "not_met", _("未达到")
    NO_DATA = "no_data", _("无数据")
    UNDECIDED = "undecided", _("无法判定")


JUDGED = (Verdict.MET, Verdict.NOT_MET, Verdict.NO_DATA, Verdict.UNDECIDED)
# Of several criteria the first of these that one of them shows is the item's.
_WEIGHT = (
    Verdict.NOT_MET,
    Verdict.WAITING,
    Verdict.UNDECIDED,
    Verdict.NO_DATA,
    Verdict.MET,
)


class Compare(models.TextChoices):
    """比较."""

    AT_LEAST = "at_least", _("不少于")
    AT_MOST = "at_most", _("不超过")
    EQUAL = "equal", _("等于")
    ALL = "all", _("全部")


def per_words(per: str) -> str:
    """每个小区, 每个社区; '' where the whole is one number."""
    if not per:
        return ""
    named = AreaKind(EACH_AREA[per]).label if per in EACH_AREA else PlaceType(per).label
    return _t("每个%s") % named


def folded_verdict(verdicts: Iterable[str]) -> Verdict:
    """结论 of an item with these criteria: met when all are; of none, nothing is judged."""
    shown = {Verdict(verdict) for verdict in verdicts}
    return next((verdict for verdict in _WEIGHT if verdict in shown), Verdict.NONE)


class Criterion(models.Model):
    """可核验标准: this figure, of these rows, here or at each of these, is so much by a day.

    `cells` narrows the figure: a cut's key and the cell's. Without `area` the item's own area is
    meant, without a `due_on` the item's deadline. What was asked before stays, dropped.
    """

    item = models.ForeignKey("plan.Item", models.PROTECT, related_name="criteria")
    position = models.PositiveSmallIntegerField(_("标准序号"), default=0)
    figure = models.CharField(_("统计项"), max_length=60)
    cells = models.JSONField(_("只数"), default=list)
    per = models.CharField(_("逐个"), max_length=32, blank=True)
    area = models.ForeignKey(
        "places.Area", models.PROTECT, related_name="+", null=True, verbose_name=_("范围")
    )
    compare = models.CharField(_("比较"), max_length=16, choices=Compare)
    target = models.DecimalField(_("目标值"), max_digits=12, decimal_places=2, null=True)
    due_on = models.DateField(_("标准的时限"), default=OPEN_END)
    dropped = models.BooleanField(_("不再要求"), default=False)

    class Meta:
        verbose_name = _("可核验标准")
        ordering: ClassVar = ["position", "id"]
        indexes: ClassVar = [models.Index(fields=["item", "dropped"], name="plan_criteria_of_item")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(compare=Compare.ALL, target__isnull=True)
                | (~Q(compare=Compare.ALL) & Q(target__isnull=False)),
                name="plan_target_unless_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.get_compare_display()}"

    @property
    def said(self) -> tuple[Any, ...]:
        """All that it asks: two that ask the same are the same."""
        cells = tuple(tuple(cell) for cell in self.cells)
        return (
            *(self.figure, cells, self.per, self.area_id, self.compare, self.target),
            self.due_on,
        )


@dataclass(frozen=True)
class Failing:
    """未达到的地方: a place or an area, and what it shows."""

    ref: str  # the trail's name of it: places.place:7
    name: str
    value: str


@dataclass(frozen=True)
class Judgement:
    """一条标准的结论 on a day, as somebody who asked the figures found it."""

    criterion_id: int
    verdict: Verdict
    value: str
    reason: str = ""
    failing: tuple[Failing, ...] = ()


class Outcome(models.Model):
    """判定结果: what a criterion showed from `from_on` until before `until_on`.

    Of several on one day the last counts; the others have no length.
    """

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="outcomes")
    verdict = models.CharField(_("结论"), max_length=16, choices=Verdict)
    value = models.CharField(_("完成值"), max_length=60, blank=True)
    reason = models.CharField(_("判定说明"), max_length=120, blank=True)
    failing = models.JSONField(_("未达到的地方"), default=list)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        verbose_name = _("判定结果")
        ordering: ClassVar = ["-from_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["criterion"], condition=Q(until_on=OPEN_END), name="plan_one_outcome"
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="plan_outcome_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.value}"

    def shows(self, judgement: Judgement) -> bool:
        """Whether it says what a judgement says."""
        shown = (self.verdict, self.value, self.reason, self.failing)
        return shown == (
            *(judgement.verdict, judgement.value, judgement.reason),
            failing_rows(judgement),
        )


def failing_rows(judgement: Judgement) -> list[list[str]]:
    """未达到的地方, as an outcome keeps them."""
    return [[each.ref, each.name, each.value] for each in judgement.failing]


class Override(models.Model):
    """人工判定: somebody judges otherwise than the criteria do, and says why; until taken back."""

    item = models.ForeignKey("plan.Item", models.PROTECT, related_name="overrides")
    verdict = models.CharField(_("结论"), max_length=16, choices=Verdict)
    reason = models.CharField(_("判定理由"), max_length=200)
    made_on = models.DateField(_("判定日期"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    taken_back = models.CharField(_("撤销理由"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("人工判定")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(until_on=OPEN_END), name="plan_one_override"
            ),
        ]

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, kw_only=True)
class CriterionDraft:
    """标准草稿. `cells`: pairs of a cut's key and a cell's."""

    figure: str
    compare: Compare
    target: Decimal | None = None
    cells: tuple[tuple[str, str | int], ...] = ()
    per: str = WHOLE
    area_id: int | None = None
    due_on: date | None = None

    @property
    def said(self) -> tuple[Any, ...]:
        """The same as `Criterion.said` of a criterion that asks this."""
        return (
            *(self.figure, self.cells, self.per, self.area_id, self.compare, self.target),
            self.due_on or OPEN_END,
        )


def criterion_of(draft: CriterionDraft, **more: Any) -> Criterion:
    """标准, not yet kept: what a draft would ask."""
    return Criterion(
        figure=draft.figure,
        cells=[list(cell) for cell in draft.cells],
        per=draft.per,
        area_id=draft.area_id,
        compare=draft.compare,
        target=draft.target,
        due_on=draft.due_on or OPEN_END,
        **more,
    )


def criterion_there(criterion: Criterion, area: Area) -> Criterion:
    """The same criterion asked of a part of its area; not to be kept."""
    asked = replace(criterion_draft_of(criterion), area_id=area.pk)
    return criterion_of(asked, pk=criterion.pk, item=criterion.item)


def criterion_draft_of(criterion: Criterion) -> CriterionDraft:
    """What a criterion asks, to be said again with changes."""
    return CriterionDraft(
        figure=criterion.figure,
        compare=Compare(criterion.compare),
        target=criterion.target,
        cells=tuple((str(cut), cell) for cut, cell in criterion.cells),
        per=criterion.per,
        area_id=criterion.area_id,
        due_on=None if criterion.due_on == OPEN_END else criterion.due_on,
    )
