"""便民设施: what stays for the residents after it was given; in use from when until when.

Sits beside models.
"""

from dataclasses import replace
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.partners.pledges import Pledge, Received
from chuangcheng.people.models import Unit
from chuangcheng.trail.models import Ever, Version


class FacilityKind(models.TextChoices):
    """设施种类."""

    EMERGENCY_CORNER = "emergency_corner", _("应急角")
    READING_CORNER = "reading_corner", _("图书角")
    REST_SPOT = "rest_spot", _("休息点")
    TOOLBOX = "toolbox", _("便民工具箱")
    WHEELCHAIRS = "wheelchairs", _("轮椅借用点")
    PARKING_SHED = "parking_shed", _("停车棚充电桩")
    OTHER_FACILITY = "other_facility", _("其他便民设施")


class FacilityState(models.TextChoices):
    """设施状态."""

    IN_USE = "in_use", _("在用")
    OUT_OF_ORDER = "out_of_order", _("待修")
    DISMANTLED = "dismantled", _("已撤除")


class FacilityQuerySet(models.QuerySet["Facility"]):
    """Facilities."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class FacilityFacts(Received):
    """What of a facility is counted, now or as it was known before."""

    kind = models.CharField(_("设施种类"), max_length=20, choices=FacilityKind)
    set_up_on = models.DateField(_("投用日期"))
    state = models.CharField(
        _("设施状态"), max_length=16, choices=FacilityState, default=FacilityState.IN_USE
    )
    state_on = models.DateField(_("状态日期"))

    class Meta:
        abstract = True


class Facility(FacilityFacts):
    """便民设施: set up by the pledge that it was promised in, else by units, else by ourselves."""

    TOLD: ClassVar = ("name", "pledge")

    place = models.ForeignKey(
        "places.Place", models.PROTECT, related_name="+", null=True, verbose_name=_("点位")
    )
    pledge = models.ForeignKey(
        Pledge,
        models.PROTECT,
        related_name="facilities",
        null=True,
        verbose_name=_("共建事项"),
    )
    keeper = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("管护单位")
    )
    name = models.CharField(_("设施名称"), max_length=60)
    spot = models.CharField(_("摆放位置"), max_length=60, blank=True)
    offers = models.CharField(_("提供什么"), max_length=200)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = FacilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("便民设施")
        ordering: ClassVar = ["-set_up_on", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "set_up_on", "id"], name="partners_facilities_by_day"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def builders(self) -> list[Unit]:
        """建设单位: those of its pledge, else its own."""
        if self.pledge is not None:
            return [row.unit for row in self.pledge.units.all()]
        return [row.unit for row in self.units.all()]

    @property
    def where(self) -> str:
        """The place, else the community, and where in it."""
        return f"{self.place or self.community} {self.spot}".strip()

    def concern(self) -> Concern:
        """Where it stands, who set it up and who keeps it."""
        units = {unit.pk for unit in self.builders} | {self.keeper_id or 0}
        there = self.recorded_there(self.recorded_by_id)
        return replace(there, unit_ids=frozenset(units - {0}))


class FacilityUnit(models.Model):
    """建设单位 of a facility that came of no pledge, in their order."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="units")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("建设单位")
        ordering: ClassVar = ["order", "id"]
        indexes: ClassVar = [models.Index(fields=["unit", "facility"], name="partners_built_by")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["facility", "unit"], name="partners_builds_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)


class FacilityVersion(FacilityFacts, Version):
    """便民设施旧版本."""

    class Meta:
        verbose_name = _("便民设施旧版本")


class FacilityEver(FacilityFacts, Ever):
    """便民设施所有版本."""

    class Meta:
        managed = False
        db_table = "partners_facilityever"
        verbose_name = _("便民设施所有版本")


class FacilityStageFacts(Received):
    """What of a stage is counted. The facility's kind stands here too: no join is needed."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+")
    kind = models.CharField(_("设施种类"), max_length=20, choices=FacilityKind)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    state = models.CharField(_("设施状态"), max_length=16, choices=FacilityState)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class FacilityStage(FacilityStageFacts):
    """设施阶段: from `from_on` until before `until_on` the facility stood so."""

    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("设施阶段")
        ordering: ClassVar = ["facility", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "until_on", "from_on", "state"],
                name="partners_facilities_standing",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["facility", "seq"], name="partners_facility_in_order"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="partners_facility_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.from_on}"

    @property
    def lasted(self) -> bool:
        """Whether it stood so at the end of a day."""
        return self.until_on > self.from_on


class FacilityStageVersion(FacilityStageFacts, Version):
    """设施阶段旧版本."""

    class Meta:
        verbose_name = _("设施阶段旧版本")


class FacilityStageEver(FacilityStageFacts, Ever):
    """设施阶段所有版本."""

    class Meta:
        managed = False
        db_table = "partners_facilitystageever"
        verbose_name = _("设施阶段所有版本")


class FacilityProof(FileProof):
    """便民设施照片."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("便民设施照片")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
