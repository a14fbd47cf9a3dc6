"""志愿服务: programmes, activities and who took part; no volunteer is counted, ranked or tracked.

Stations stand in `stations`.
"""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.kernel.quantity import Certainty, Quantity, as_kept, number_fits
from chuangcheng.trail.models import Ever, Known, Version
from chuangcheng.volunteering.stations import (
    ItemState,
    Station,
    StationItem,
    StationProof,
    StationStanding,
    StationStandingEver,
    StationStandingVersion,
    StationState,
)

__all__ = (
    "COUNTED",
    "Activity",
    "ActivityEver",
    "ActivityPartner",
    "ActivityProof",
    "ActivityState",
    "ActivityVersion",
    "ItemState",
    "Programme",
    "ServiceField",
    "Station",
    "StationItem",
    "StationProof",
    "StationStanding",
    "StationStandingEver",
    "StationStandingVersion",
    "StationState",
)

COUNTED = ("party_members", "residents", "beneficiaries")


class ServiceField(models.TextChoices):
    """服务领域."""

    LECTURE = "lecture", _("理论宣讲")
    SANITATION = "sanitation", _("环境卫生")
    TRAFFIC = "traffic", _("文明交通引导")
    MANNERS = "manners", _("文明劝导")
    ELDERLY = "elderly", _("扶老助残")
    CARE_MINORS = "care_minors", _("关爱未成年人")
    HARDSHIP = "hardship", _("困难帮扶")
    LAW = "law", _("法律宣传")
    FIRST_AID = "first_aid", _("应急救护")
    HEALTH = "health", _("医疗健康")
    SCIENCE = "science", _("科普")
    CULTURE = "culture", _("文体活动")
    CONVENIENCE = "convenience", _("便民服务")
    DOORSTEP = "doorstep", _("入户宣传")
    PATROL = "patrol", _("平安巡防")
    OTHER_FIELD = "other_field", _("其他服务")


class Programme(models.Model):
    """志愿服务项目: what activities of one kind are announced under, in one sub-district."""

    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    name = models.CharField(_("项目名称"), max_length=40)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), default=OPEN_END)
    note = models.CharField(_("备注"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("志愿服务项目")
        ordering: ClassVar = ["since", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subdistrict", "name"], name="volunteering_programme_once"
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="volunteering_programme_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def runs(self) -> bool:
        """Whether nobody has said when it ends."""
        return self.until == OPEN_END

    def concern(self) -> Concern:
        """The sub-district."""
        return Concern(area_ids=frozenset({self.subdistrict_id}))


class ActivityState(models.TextChoices):
    """活动状态."""

    PLANNED = "planned", _("待开展")
    HELD = "held", _("已开展")
    CANCELLED = "cancelled", _("已取消")


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Activities."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def planned(self) -> Self:
        """待开展."""
        return self.filter(void=False, state=ActivityState.PLANNED)


class ActivityFacts(Known, InOffice):
    """What of an activity is counted; a number that nobody counted is unknown, never 0.

    It stood planned from `planned_on` until `settled_on`, the day on which it was held or
    cancelled; of one that was entered afterwards the days are the same.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", null=True, verbose_name=_("志愿服务项目")
    )
    field = models.CharField(_("服务领域"), max_length=16, choices=ServiceField, blank=True)
    state = models.CharField(_("活动状态"), max_length=16, choices=ActivityState)
    held_on = models.DateField(_("活动日期"))
    planned_on = models.DateField(_("排入日期"))
    settled_on = models.DateField(_("开展或取消日期"), default=OPEN_END)
    is_joint = models.BooleanField(_("与包联单位共同开展"), default=False)
    party_members = models.PositiveIntegerField(_("党员人数"), null=True)
    party_members_certainty = models.CharField(
        _("党员人数的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    residents = models.PositiveIntegerField(_("居民人数"), null=True)
    residents_certainty = models.CharField(
        _("居民人数的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    beneficiaries = models.PositiveIntegerField(_("受益人数"), null=True)
    beneficiaries_certainty = models.CharField(
        _("受益人数的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Activity(ActivityFacts):
    """志愿活动: one gathering on one day; without a community it is the whole sub-district's.

    Party members and residents are two kinds of those who took part. Added up over activities
    they are 人次; `headcount` is how many different persons came, where somebody knows it.
    """

    TOLD: ClassVar = ("title",)

    title = models.CharField(_("活动名称"), max_length=60)
    folded = models.CharField(_("比对名"), max_length=60)
    begins_at = models.TimeField(_("开始时间"), null=True)
    station = models.ForeignKey(
        Station, models.PROTECT, related_name="+", null=True, verbose_name=_("志愿服务站点")
    )
    spot = models.CharField(_("活动地点"), max_length=60, blank=True)
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("主办单位")
    )
    host = models.CharField(_("主办原文"), max_length=60, blank=True)
    hours = models.DecimalField(_("服务时长(小时)"), max_digits=4, decimal_places=1, null=True)
    fulfils = models.ForeignKey(
        "partners.Delivery", models.PROTECT, related_name="+", null=True, verbose_name=_("兑现承诺")
    )
    headcount = models.PositiveIntegerField(_("不重复人数"), null=True)
    headcount_certainty = models.CharField(
        _("不重复人数的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("志愿活动")
        ordering: ClassVar = ["-held_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "held_on", "id"], name="volunteering_by_day"),
            models.Index(fields=["community", "held_on", "id"], name="volunteering_here_by_day"),
            models.Index(fields=["station", "held_on", "id"], name="volunteering_of_station"),
        ]
        constraints: ClassVar = [
            *(
                models.CheckConstraint(
                    condition=number_fits(column), name=f"volunteering_{column}_whole"
                )
                for column in (*COUNTED, "headcount")
            ),
            models.CheckConstraint(
                condition=Q(state=ActivityState.PLANNED, settled_on=OPEN_END)
                | (~Q(state=ActivityState.PLANNED) & Q(settled_on__lt=OPEN_END)),
                name="volunteering_planned_until_settled",
            ),
            models.CheckConstraint(
                condition=Q(settled_on__gte=F("planned_on")), name="volunteering_planned_first"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def where(self) -> str:
        """The spot, else the station, else the community or the sub-district."""
        return self.spot or str(self.station or self.community or self.subdistrict)

    @property
    def organiser(self) -> str:
        """主办: the unit, else as it was written."""
        return str(self.unit) if self.unit else self.host

    @property
    def is_held(self) -> bool:
        """已开展."""
        return self.state == ActivityState.HELD

    def counted(self, column: str) -> Quantity:
        """One of the numbers, with how sure it is."""
        return as_kept(getattr(self, column), getattr(self, f"{column}_certainty"))

    def concern(self) -> Concern:
        """Where it is, who holds it and with whom, and who keeps the station."""
        keeper = self.station.keeper_id if self.station else None
        helping = (row.match.unit_id for row in self.partners.all())
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id, *helping),
            person_ids=present(keeper),
        )


class ActivityVersion(ActivityFacts, Version):
    """志愿活动旧版本."""

    class Meta:
        verbose_name = _("志愿活动旧版本")


class ActivityEver(ActivityFacts, Ever):
    """志愿活动所有版本."""

    class Meta:
        managed = False
        db_table = "volunteering_activityever"
        verbose_name = _("志愿活动所有版本")


class ActivityPartner(models.Model):
    """共同开展: a unit that stood by one of our communities on the day held it with us."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="partners")
    match = models.ForeignKey(
        "partners.Match", models.PROTECT, related_name="+", verbose_name=_("包联结对")
    )
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("共同开展")
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "match"], name="volunteering_partner_once")
        ]

    def __str__(self) -> str:
        return str(self.match.unit)


class ActivityProof(FileProof):
    """活动材料: a picture of it, a paper."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("活动材料")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
