"""难点问题: what the office cannot solve itself, what it costs, who was asked and what they said.

Its costs stand in `costs`, money that came in `money`, what is stuck on it in `affected`.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.difficulties.affected import (
    StuckIssue,
    StuckIssueEver,
    StuckIssueVersion,
    StuckItem,
)
from chuangcheng.difficulties.costs import CostLine
from chuangcheng.difficulties.money import Receipt, ReceiptEver, ReceiptVersion
from chuangcheng.documents.models import InOffice
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity, number_fits
from chuangcheng.trail.models import Ever, Known, Version

__all__ = (
    "OPEN",
    "AskLevel",
    "CostLine",
    "Difficulty",
    "DifficultyEver",
    "DifficultyStage",
    "DifficultyStageEver",
    "DifficultyStageVersion",
    "DifficultyState",
    "DifficultyVersion",
    "Receipt",
    "ReceiptEver",
    "ReceiptVersion",
    "StageProof",
    "StuckIssue",
    "StuckIssueEver",
    "StuckIssueVersion",
    "StuckItem",
)


class AskLevel(models.TextChoices):
    """请求层级."""

    SUBDISTRICT = "subdistrict", _("街道")
    DISTRICT = "district", _("区级")
    CITY = "city", _("市级")
    PROVINCE = "province", _("省级（自治区）")


class DifficultyState(models.TextChoices):
    """难点状态."""

    RAISED = "raised", _("待请示")
    ASKED = "asked", _("待答复")
    ANSWERED = "answered", _("已答复")
    SOLVED = "solved", _("已解决")
    WITHDRAWN = "withdrawn", _("不再请示")


S = DifficultyState
OPEN = (S.RAISED, S.ASKED, S.ANSWERED)


class DifficultyQuerySet(models.QuerySet["Difficulty"]):
    """Difficulties."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def open(self) -> Self:
        """没有解决的."""
        return self.filter(void=False, ended_on=OPEN_END)


class DifficultyFacts(Known, InOffice):
    """What of a difficulty is counted; what it costs in 元, from … to …, unknown where it is."""

    level = models.CharField(_("请求层级"), max_length=16, choices=AskLevel)
    raised_on = models.DateField(_("提出日期"))
    ended_on = models.DateField(_("结束日期"), default=OPEN_END)
    cost_low = models.PositiveIntegerField(_("费用下限"), null=True)
    cost_low_certainty = models.CharField(
        _("费用下限的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    cost_high = models.PositiveIntegerField(_("费用上限"), null=True)
    cost_high_certainty = models.CharField(
        _("费用上限的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Difficulty(DifficultyFacts):
    """难点问题: of the sub-district, or of one community; how it stood when, its stages say."""

    TOLD: ClassVar = ("title", "cause", "needed")

    title = models.CharField(_("难点"), max_length=120)
    folded = models.CharField(_("比对名"), max_length=120)
    state = models.CharField(_("难点状态"), max_length=16, choices=S, default=S.RAISED)
    where_text = models.CharField(_("涉及点位"), max_length=200, blank=True)
    cause = models.CharField(_("原因"), max_length=500)
    tried = models.CharField(_("已采取措施"), max_length=500, blank=True)
    needed = models.CharField(_("需协调事项"), max_length=500, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = DifficultyQuerySet.as_manager()

    class Meta:
        verbose_name = _("难点问题")
        ordering: ClassVar = ["-raised_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "raised_on", "id"], name="difficulties_by_day")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("raised_on")), name="difficulties_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_on=OPEN_END)
                | (~Q(state__in=OPEN) & Q(ended_on__lt=OPEN_END)),
                name="difficulties_open_or_ended",
            ),
            models.UniqueConstraint(
                fields=["subdistrict", "folded"],
                condition=Q(void=False),
                name="difficulties_once",
            ),
            *(
                models.CheckConstraint(
                    condition=number_fits(name), name=f"difficulties_{name}_counted"
                )
                for name in ("cost_low", "cost_high")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_ended(self) -> bool:
        """已解决, or no longer asked for."""
        return self.ended_on != OPEN_END

    @property
    def cost(self) -> tuple[Quantity, Quantity]:
        """需要多少钱, from and to in 元."""
        low, high = self.cost_low, self.cost_high
        return (
            UNKNOWN if low is None else Quantity(low, Certainty(self.cost_low_certainty)),
            UNKNOWN if high is None else Quantity(high, Certainty(self.cost_high_certainty)),
        )

    def concern(self) -> Concern:
        """Where it is felt, who recorded it."""
        return Concern(area_ids=self.area_ids, person_ids=frozenset({self.recorded_by_id}))


class DifficultyVersion(DifficultyFacts, Version):
    """难点问题旧版本."""

    class Meta:
        verbose_name = _("难点问题旧版本")


class DifficultyEver(DifficultyFacts, Ever):
    """难点问题所有版本."""

    class Meta:
        managed = False
        db_table = "difficulties_difficultyever"
        verbose_name = _("难点问题所有版本")


class StageFacts(Known, InOffice):
    """What of a stage is counted."""

    difficulty = models.ForeignKey("difficulties.Difficulty", models.PROTECT, related_name="+")
    level = models.CharField(_("请求层级"), max_length=16, choices=AskLevel)
    state = models.CharField(_("难点状态"), max_length=16, choices=S)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class DifficultyStage(StageFacts):
    """难点阶段: so it stood from `from_on`; what was asked or answered then, and by whom."""

    TOLD: ClassVar = ("who",)

    said = models.CharField(_("请示或答复内容"), max_length=500, blank=True)
    who = models.CharField(_("请示或答复单位"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("难点阶段")
        ordering: ClassVar = ["difficulty", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "state", "until_on", "from_on"],
                name="difficulties_standing",
                condition=Q(void=False),
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["difficulty", "seq"], name="difficulties_seq_once"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="difficulties_stage_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.difficulty} {self.get_state_display()}"

    def concern(self) -> Concern:
        """The same as its difficulty's."""
        return self.difficulty.concern()


class DifficultyStageVersion(StageFacts, Version):
    """难点阶段旧版本."""

    class Meta:
        verbose_name = _("难点阶段旧版本")


class DifficultyStageEver(StageFacts, Ever):
    """难点阶段所有版本."""

    class Meta:
        managed = False
        db_table = "difficulties_difficultystageever"
        verbose_name = _("难点阶段所有版本")


class StageProof(FileProof):
    """请示和答复的扫描件: of one step; read by whoever may read the difficulty."""

    stage = models.ForeignKey(DifficultyStage, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("请示和答复的扫描件")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
