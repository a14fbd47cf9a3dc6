"""志愿服务站点: where it is, who keeps it, what it is to have, how it stood on which days.

Sits beside models.
"""

from collections.abc import Mapping
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.trail.models import Ever, Known, Version

# What a station is to have unless somebody says otherwise; an example, to be changed at each.
EQUIPMENT = (
    *(_("站点标识牌"), _("桌椅"), _("服务展板"), _("管理制度"), _("服务项目公示")),
    *(_("志愿者名册"), _("服务记录本"), _("志愿者服装"), _("饮水设备"), _("急救箱")),
)


class StationState(models.TextChoices):
    """站点状态."""

    PREPARING = "preparing", _("筹建中")
    BUILT = "built", _("已建成")
    RUNNING = "running", _("运行中")
    PAUSED = "paused", _("暂停服务")
    CLOSED = "closed", _("已撤站")


S = StationState
# What may become of a station that stands so.
MOVES: Mapping[StationState, tuple[StationState, ...]] = {
    S.PREPARING: (S.BUILT, S.RUNNING, S.CLOSED),
    S.BUILT: (S.RUNNING, S.CLOSED),
    S.RUNNING: (S.PAUSED, S.CLOSED),
    S.PAUSED: (S.RUNNING, S.CLOSED),
    S.CLOSED: (),
}
THERE = (S.BUILT, S.RUNNING, S.PAUSED)


class ItemState(models.TextChoices):
    """设施情况 of one thing that a station is to have."""

    HELD = "held", _("已配")
    LACKING = "lacking", _("缺")
    BROKEN = "broken", _("损坏")
    NOT_NEEDED = "not_needed", _("不需要")


MISSING = (ItemState.LACKING, ItemState.BROKEN)


class StationQuerySet(models.QuerySet["Station"]):
    """Stations."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class Station(InOffice):
    """志愿服务站点: in one community or village. How it stands, its dated rows say."""

    TOLD: ClassVar = ("name",)

    name = models.CharField(_("站点名称"), max_length=60)
    folded = models.CharField(_("比对名"), max_length=60)
    place = models.ForeignKey(
        "places.Place", models.PROTECT, related_name="+", null=True, verbose_name=_("点位")
    )
    spot = models.CharField(_("站点位置"), max_length=60, blank=True)
    keeper = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", null=True, verbose_name=_("负责人")
    )
    keeper_name = models.CharField(_("负责人原文"), max_length=40, blank=True)
    hours = models.CharField(_("服务时间"), max_length=60, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    void = models.BooleanField(_("作废"), default=False)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = StationQuerySet.as_manager()

    class Meta:
        verbose_name = _("志愿服务站点")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "community", "id"], name="volunteering_stations"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "folded"],
                condition=Q(void=False),
                name="volunteering_station_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        """The place, else as it was written, else the community."""
        return str(self.place or self.spot or self.community or "")

    @property
    def kept_by(self) -> str:
        """站点负责人: the person, else as they were written."""
        return self.keeper.name if self.keeper else self.keeper_name

    def concern(self) -> Concern:
        """Where it lies and who keeps it."""
        return Concern(area_ids=self.area_ids, person_ids=present(self.keeper_id))


class StationStandingFacts(Known, InOffice):
    """What of a station is counted on a day: how it stood, how many things were missing."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="+")
    state = models.CharField(_("站点状态"), max_length=16, choices=StationState)
    items = models.PositiveSmallIntegerField(_("应配设施数"))
    missing = models.PositiveSmallIntegerField(_("缺少设施数"))
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class StationStanding(StationStandingFacts):
    """站点情况: from `from_on` until before `until_on` the station stood so.

    Every change of state or equipment begins a new one, told in the order of time.
    """

    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("站点情况")
        ordering: ClassVar = ["station", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "until_on", "from_on", "state"],
                name="volunteering_standings",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "seq"],
                condition=Q(void=False),
                name="volunteering_standing_in_order",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")),
                name="volunteering_standing_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(missing__lte=F("items")), name="volunteering_missing_of_items"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.station} {self.get_state_display()}"

    @property
    def is_complete(self) -> bool:
        """设施配齐: something is asked for and nothing of it is missing."""
        return bool(self.items) and not self.missing

    @property
    def lasted(self) -> bool:
        """Whether it stood so at the end of a day."""
        return self.until_on > self.from_on


class StationStandingVersion(StationStandingFacts, Version):
    """站点情况旧版本."""

    class Meta:
        verbose_name = _("站点情况旧版本")


class StationStandingEver(StationStandingFacts, Ever):
    """站点情况所有版本."""

    class Meta:
        managed = False
        db_table = "volunteering_stationstandingever"
        verbose_name = _("站点情况所有版本")


class StationItem(models.Model):
    """站点设施: one thing was so from `from_on` until before `until_on`.

    The change number `seq` of the station began it and `ended_seq` ended it; 0 while it lasts.
    """

    station = models.ForeignKey(Station, models.PROTECT, related_name="items")
    name = models.CharField(_("设施名称"), max_length=20)
    state = models.CharField(_("设施情况"), max_length=16, choices=ItemState)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    seq = models.PositiveSmallIntegerField(_("始于哪次变动"))
    ended_seq = models.PositiveSmallIntegerField(_("止于哪次变动"), default=0)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        verbose_name = _("站点设施")
        ordering: ClassVar = ["station", "order", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["station", "name"],
                condition=Q(void=False, ended_seq=0),
                name="volunteering_item_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="volunteering_item_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StationProof(FileProof):
    """站点照片."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("站点照片")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
