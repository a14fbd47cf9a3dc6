"""治理措施: what is to be done in a campaign, by whom, by when; how each stood on which days.

Sits beside models.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.trail.models import Ever, Known, Version


class MeasureState(models.TextChoices):
    """措施状态: 待定时限 until its deadline is a day."""

    UNDATED = "undated", _("时限待定")
    UNDER_WAY = "under_way", _("推进中")
    DONE = "done", _("已完成")


class OfCampaign(Known, InOffice):
    """A row of a campaign; `community` is None where the whole of its sites is meant."""

    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="+")
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Measures."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def open(self) -> Self:
        """没有完成的."""
        return self.filter(void=False, done_on=OPEN_END)

    def late(self, on: date) -> Self:
        """超期的 on a day: not done, and due on a day before it."""
        return self.open().filter(due_on__lt=on)


class MeasureFacts(OfCampaign):
    """What of a measure is known with its versions."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    quantity = models.PositiveIntegerField(_("数量"), null=True)
    certainty = models.CharField(
        _("数量性质"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    set_on = models.DateField(_("安排日期"))
    due_on = models.DateField(_("完成时限"), default=OPEN_END)
    done_on = models.DateField(_("完成日期"), default=OPEN_END)

    class Meta:
        abstract = True


class Measure(MeasureFacts):
    """治理措施. A deadline that is no day is kept as `due_text` and flagged until it is dated.

    `unit` is None while 责任单位待明确. How it stood on which days, its stages say.
    """

    TOLD: ClassVar = ("what", "position")

    campaign = models.ForeignKey("campaigns.Campaign", models.PROTECT, related_name="measures")
    what = models.CharField(_("治理措施内容"), max_length=200)
    quantity_unit = models.CharField(_("计量单位"), max_length=12, blank=True)
    due_text = models.CharField(_("时限原文"), max_length=60, blank=True)
    outcome = models.CharField(_("完成情况"), max_length=200, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    position = models.PositiveIntegerField(_("措施序号"), default=0)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("治理措施")
        ordering: ClassVar = ["position", "id"]
        indexes: ClassVar = [
            models.Index(fields=["campaign", "position", "id"], name="campaigns_measures_in_order"),
            models.Index(fields=["subdistrict", "due_on", "id"], name="campaigns_measures_by_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(quantity__isnull=True, certainty=Certainty.UNKNOWN)
                | (Q(quantity__isnull=False) & ~Q(certainty=Certainty.UNKNOWN)),
                name="campaigns_unknown_has_no_number",
            ),
            models.CheckConstraint(
                condition=Q(done_on__gte=F("set_on")), name="campaigns_done_after_set"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def amount(self) -> Quantity:
        """数量, with how sure it is."""
        if self.quantity is None:
            return UNKNOWN
        return Quantity(self.quantity, Certainty(self.certainty))

    @property
    def is_done(self) -> bool:
        """已完成."""
        return self.done_on != OPEN_END

    @property
    def has_due_day(self) -> bool:
        """Whether a day is said by which it is to be done."""
        return self.due_on != OPEN_END

    @property
    def state(self) -> MeasureState:
        """措施状态 as it stands now."""
        if self.is_done:
            return MeasureState.DONE
        return MeasureState.UNDER_WAY if self.has_due_day else MeasureState.UNDATED

    def is_late(self, on: date) -> bool:
        """超期 on a day."""
        return not self.is_done and self.due_on < on

    def concern(self) -> Concern:
        """Where it is done, by which units, who recorded it."""
        units = {row.unit_id for row in self.units.all()}
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id) | units,
            person_ids=frozenset({self.recorded_by_id}),
        )


class MeasureVersion(MeasureFacts, Version):
    """治理措施旧版本."""

    class Meta:
        verbose_name = _("治理措施旧版本")


class MeasureEver(MeasureFacts, Ever):
    """治理措施所有版本."""

    class Meta:
        managed = False
        db_table = "campaigns_measureever"
        verbose_name = _("治理措施所有版本")


class MeasureUnit(models.Model):
    """措施的配合单位, in their order."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="units")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("措施的配合单位")
        ordering: ClassVar = ["order", "id"]
        indexes: ClassVar = [models.Index(fields=["unit", "measure"], name="campaigns_of_unit")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "unit"], name="campaigns_unit_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)


class MeasureStageFacts(OfCampaign):
    """What of a stage is counted. The measure's own columns stand here too: no join is needed."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    state = models.CharField(_("措施状态"), max_length=16, choices=MeasureState)
    due_on = models.DateField(_("完成时限"), default=OPEN_END)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class MeasureStage(MeasureStageFacts):
    """措施阶段: from `from_on` until before `until_on` the measure stood so.

    Of several changes on one day the last counts; the others have no length.
    """

    class Meta:
        verbose_name = _("措施阶段")
        ordering: ClassVar = ["measure", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "until_on", "from_on", "state"],
                name="campaigns_stages_standing",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "seq"], name="campaigns_stage_in_order"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="campaigns_stage_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.from_on}"


class MeasureStageVersion(MeasureStageFacts, Version):
    """措施阶段旧版本."""

    class Meta:
        verbose_name = _("措施阶段旧版本")


class MeasureStageEver(MeasureStageFacts, Ever):
    """措施阶段所有版本."""

    class Meta:
        managed = False
        db_table = "campaigns_measurestageever"
        verbose_name = _("措施阶段所有版本")


class MeasureProof(FileProof):
    """措施凭证: shows that a measure was done."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("措施凭证")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
