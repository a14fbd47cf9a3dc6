"""包联共建: units of city and district stand by our communities, sign agreements, promise things.

What they promised stands in `pledges`, what stays of it in `facilities`, what is needed in `needs`.
"""

from dataclasses import replace
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.partners.assistance import (
    AssistedCase,
    AssistedCaseEver,
    AssistedCaseVersion,
    HelpKind,
)
from chuangcheng.partners.facilities import (
    Facility,
    FacilityEver,
    FacilityKind,
    FacilityProof,
    FacilityStage,
    FacilityStageEver,
    FacilityStageVersion,
    FacilityState,
    FacilityUnit,
    FacilityVersion,
)
from chuangcheng.partners.needs import (
    Need,
    NeedEver,
    NeedStage,
    NeedStageEver,
    NeedStageVersion,
    NeedState,
    NeedVersion,
)
from chuangcheng.partners.pledges import (
    Delivery,
    DeliveryEver,
    DeliveryProof,
    DeliveryVersion,
    Outcome,
    Pledge,
    PledgeEver,
    PledgeKind,
    PledgeStage,
    PledgeStageEver,
    PledgeStageVersion,
    PledgeState,
    PledgeUnit,
    PledgeVersion,
    Received,
)
from chuangcheng.trail.models import Ever, Version

__all__ = (
    "Agreement",
    "AgreementEver",
    "AgreementProof",
    "AgreementUnit",
    "AgreementVersion",
    "AssistedCase",
    "AssistedCaseEver",
    "AssistedCaseVersion",
    "Delivery",
    "DeliveryEver",
    "DeliveryProof",
    "DeliveryVersion",
    "Facility",
    "FacilityEver",
    "FacilityKind",
    "FacilityProof",
    "FacilityStage",
    "FacilityStageEver",
    "FacilityStageVersion",
    "FacilityState",
    "FacilityUnit",
    "FacilityVersion",
    "HelpKind",
    "Match",
    "MatchEver",
    "MatchVersion",
    "Need",
    "NeedEver",
    "NeedStage",
    "NeedStageEver",
    "NeedStageVersion",
    "NeedState",
    "NeedVersion",
    "Outcome",
    "Pledge",
    "PledgeEver",
    "PledgeKind",
    "PledgeStage",
    "PledgeStageEver",
    "PledgeStageVersion",
    "PledgeState",
    "PledgeUnit",
    "PledgeVersion",
)


class MatchQuerySet(models.QuerySet["Match"]):
    """Matches."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def open(self) -> Self:
        """没有结束的."""
        return self.filter(void=False, until_on=OPEN_END)


class MatchFacts(Received):
    """What of a match is counted, now or as it was known before."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class Match(MatchFacts):
    """包联结对: a unit stands by a community or village for a time.

    No responsibility (`duties.Charge`): issues do not go to a unit because it helps, and what is
    counted keeps its versions.
    """

    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("包联结对")
        ordering: ClassVar = ["from_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "from_on", "id"], name="partners_matches_by_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "unit"],
                condition=Q(void=False, until_on=OPEN_END),
                name="partners_matched_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="partners_match_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.community}"

    @property
    def has_ended(self) -> bool:
        """已结束."""
        return self.until_on != OPEN_END

    def concern(self) -> Concern:
        """Where it is, and which unit it is."""
        return replace(self.recorded_there(self.recorded_by_id), unit_ids=frozenset({self.unit_id}))


class MatchVersion(MatchFacts, Version):
    """包联结对旧版本."""

    class Meta:
        verbose_name = _("包联结对旧版本")


class MatchEver(MatchFacts, Ever):
    """包联结对所有版本."""

    class Meta:
        managed = False
        db_table = "partners_matchever"
        verbose_name = _("包联结对所有版本")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class AgreementFacts(Received):
    """What of an agreement is counted, now or as it was known before."""

    signed_on = models.DateField(_("签订日期"))
    until_on = models.DateField(_("有效期止"), default=OPEN_END)

    class Meta:
        abstract = True


class Agreement(AgreementFacts):
    """共建协议: a community or village and 1..n units; in force until before `until_on`."""

    TOLD: ClassVar = ("units_then",)  # no column: the deed that binds others keeps them

    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("共建协议")
        ordering: ClassVar = ["-signed_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "signed_on", "id"], name="partners_by_signing"),
            models.Index(fields=["community", "signed_on", "id"], name="partners_by_community"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_on__gte=F("signed_on")),
                name="partners_agreement_ends_after_signing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community}{self._meta.verbose_name}"

    @property
    def ends(self) -> bool:
        """Whether it says until when it holds."""
        return self.until_on != OPEN_END

    def concern(self) -> Concern:
        """Where it holds, and whom it binds."""
        units = frozenset(row.unit_id for row in self.units.all())
        return replace(self.recorded_there(self.recorded_by_id), unit_ids=units)


class AgreementVersion(AgreementFacts, Version):
    """共建协议旧版本."""

    class Meta:
        verbose_name = _("共建协议旧版本")


class AgreementEver(AgreementFacts, Ever):
    """共建协议所有版本."""

    class Meta:
        managed = False
        db_table = "partners_agreementever"
        verbose_name = _("共建协议所有版本")


class AgreementUnit(models.Model):
    """签约单位 of an agreement, in their order."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="units")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("签约单位")
        ordering: ClassVar = ["order", "id"]
        indexes: ClassVar = [models.Index(fields=["unit", "agreement"], name="partners_signed_by")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "unit"], name="partners_signs_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)


class AgreementProof(FileProof):
    """协议扫描件."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("协议扫描件")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
