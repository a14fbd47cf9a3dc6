"""专项治理: a campaign over some villages or places, its measures, what belongs to it.

The measures stand in `measures`, what was done day by day in `tallies`.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.campaigns.measures import (
    Measure,
    MeasureEver,
    MeasureProof,
    MeasureStage,
    MeasureStageEver,
    MeasureStageVersion,
    MeasureState,
    MeasureUnit,
    MeasureVersion,
    OfCampaign,
)
from chuangcheng.campaigns.tallies import COUNTED, DayTally, DayTallyEver, DayTallyVersion
from chuangcheng.documents.models import InOffice
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.kernel.quantity import Certainty, Quantity
from chuangcheng.trail.models import Ever, Known, Version

__all__ = (
    "COUNTED",
    "Campaign",
    "CampaignEver",
    "CampaignIssue",
    "CampaignIssueEver",
    "CampaignIssueVersion",
    "CampaignQuerySet",
    "CampaignRound",
    "CampaignSite",
    "CampaignStatement",
    "CampaignStatementEver",
    "CampaignStatementVersion",
    "CampaignVersion",
    "DayTally",
    "DayTallyEver",
    "DayTallyVersion",
    "Measure",
    "MeasureEver",
    "MeasureProof",
    "MeasureStage",
    "MeasureStageEver",
    "MeasureStageVersion",
    "MeasureState",
    "MeasureUnit",
    "MeasureVersion",
)


class CampaignQuerySet(models.QuerySet["Campaign"]):
    """Campaigns."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def running(self) -> Self:
        """进行中: not ended."""
        return self.filter(void=False, ended_on=OPEN_END)


class CampaignFacts(Known, InOffice):
    """What of a campaign is counted. `community` stays empty: where it runs, its sites say."""

    began_on = models.DateField(_("开始日期"))
    ended_on = models.DateField(_("结束日期"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Campaign(CampaignFacts):
    """专项治理行动: who leads it, where, by which plan, by when.

    A deadline that is no day is kept as `due_text` until somebody dates it.
    """

    TOLD: ClassVar = ("name", "lead_unit", "plan", "due_on", "due_text")

    name = models.CharField(_("行动名称"), max_length=60)
    folded = models.CharField(_("比对名"), max_length=60)
    lead_unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("牵头单位")
    )
    plan = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", null=True, verbose_name=_("方案")
    )
    due_on = models.DateField(_("完成时限"), default=OPEN_END)
    due_text = models.CharField(_("时限原文"), max_length=60, blank=True)
    outcome = models.CharField(_("治理结果"), max_length=500, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("专项治理行动")
        ordering: ClassVar = ["-began_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "began_on", "id"], name="campaigns_by_day"),
            models.Index(fields=["subdistrict", "due_on", "id"], name="campaigns_by_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("began_on")), name="campaigns_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["subdistrict", "folded", "began_on"],
                condition=Q(void=False),
                name="campaigns_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_ended(self) -> bool:
        """已结束."""
        return self.ended_on != OPEN_END

    @property
    def has_due_day(self) -> bool:
        """Whether a day is said by which it is to be done."""
        return self.due_on != OPEN_END

    @property
    def is_vague(self) -> bool:
        """时限待定日期: a deadline was said that is no day."""
        return bool(self.due_text) and not self.has_due_day

    def is_late(self, on: date) -> bool:
        """超期: not ended, and due on a day before this one."""
        return not self.has_ended and self.due_on < on

    def concern(self) -> Concern:
        """Where it runs, who leads it and who has a measure in it, who recorded it."""
        sites = CampaignSite.objects.filter(campaign=self)
        units = Measure.objects.standing().filter(campaign=self)
        helping = MeasureUnit.objects.filter(measure__in=units)
        return Concern(
            area_ids=self.area_ids | set(sites.values_list("community", flat=True)),
            unit_ids=present(
                self.lead_unit_id,
                *units.values_list("unit", flat=True),
                *helping.values_list("unit", flat=True),
            ),
            person_ids=frozenset({self.recorded_by_id}),
        )


class CampaignVersion(CampaignFacts, Version):
    """专项治理行动旧版本."""

    class Meta:
        verbose_name = _("专项治理行动旧版本")


class CampaignEver(CampaignFacts, Ever):
    """专项治理行动所有版本."""

    class Meta:
        managed = False
        db_table = "campaigns_campaignever"
        verbose_name = _("专项治理行动所有版本")


class CampaignSite(models.Model):
    """治理范围: a community or village as a whole, or one place in it."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="sites")
    community = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("治理范围")
        ordering: ClassVar = ["community__order", "community", "place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["campaign", "community"],
                condition=Q(place__isnull=True),
                name="campaigns_area_once",
            ),
            models.UniqueConstraint(fields=["campaign", "place"], name="campaigns_place_once"),
        ]

    def __str__(self) -> str:
        return str(self.place or self.community)


class LinkedFacts(OfCampaign):
    """归入的有效期: since (included) until (not included)."""

    since = models.DateField(_("起"))
    until = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class CampaignIssueFacts(LinkedFacts):
    """What of an issue of a campaign is counted; how it stands, the issue itself says."""

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class CampaignIssue(CampaignIssueFacts):
    """专项治理问题: an issue that is on record already belongs to the campaign."""

    class Meta:
        verbose_name = _("专项治理问题")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["issue"],
                condition=Q(until=OPEN_END, void=False),
                name="campaigns_issue_once",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="campaigns_issue_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return str(self.issue)


class CampaignIssueVersion(CampaignIssueFacts, Version):
    """专项治理问题旧版本."""

    class Meta:
        verbose_name = _("专项治理问题旧版本")


class CampaignIssueEver(CampaignIssueFacts, Ever):
    """专项治理问题所有版本."""

    class Meta:
        managed = False
        db_table = "campaigns_campaignissueever"
        verbose_name = _("专项治理问题所有版本")


class CampaignRound(models.Model):
    """专项治理检查: a round of inspections that belongs to the campaign."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="rounds")
    round = models.ForeignKey("inspections.Round", models.PROTECT, related_name="+")
    ended_on = models.DateField(_("结束日期"), default=OPEN_END)

    class Meta:
        verbose_name = _("专项治理检查")
        ordering: ClassVar = ["-round__starts_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["campaign", "round"],
                condition=Q(ended_on=OPEN_END),
                name="campaigns_round_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.round)


class CampaignStatementFacts(LinkedFacts):
    """What of a statement is counted; its certainty stands here too: no join is needed."""

    statement = models.ForeignKey("inspections.Statement", models.PROTECT, related_name="+")
    visit = models.ForeignKey("inspections.Visit", models.PROTECT, related_name="+")
    certainty = models.CharField(_("数量性质"), max_length=16, choices=Certainty)

    class Meta:
        abstract = True


class CampaignStatement(CampaignStatementFacts):
    """治理范围所见: what a visit stated, taken over, never typed again; unknown stays unknown."""

    class Meta:
        verbose_name = _("治理范围所见")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["campaign", "statement"],
                condition=Q(until=OPEN_END, void=False),
                name="campaigns_statement_once",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="campaigns_statement_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return str(self.statement)

    @property
    def quantity(self) -> Quantity:
        """How many, as the visit said it."""
        return Quantity(self.statement.quantity, Certainty(self.statement.certainty))


class CampaignStatementVersion(CampaignStatementFacts, Version):
    """治理范围所见旧版本."""

    class Meta:
        verbose_name = _("治理范围所见旧版本")


class CampaignStatementEver(CampaignStatementFacts, Ever):
    """治理范围所见所有版本."""

    class Meta:
        managed = False
        db_table = "campaigns_campaignstatementever"
        verbose_name = _("治理范围所见所有版本")
