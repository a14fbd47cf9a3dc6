"""责任分工: who answers for a place or an area; who sits in the leading group.

Who answers for which standard stands in `responsibilities`.
"""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.duties.responsibilities import (
    DutyItem,
    DutyItemEver,
    DutyItemVersion,
    DutyList,
    DutyUnit,
    Owned,
)
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.places.models import Area, AreaKind, Place, Valid
from chuangcheng.trail.models import Ever, Version

__all__ = (
    "Charge",
    "ChargeKind",
    "DutyItem",
    "DutyItemEver",
    "DutyItemVersion",
    "DutyList",
    "DutyUnit",
    "GroupPost",
    "LeadingGroup",
    "LeadingGroupEver",
    "LeadingGroupVersion",
    "Seat",
    "SeatEver",
    "SeatVersion",
)


class ChargeKind(models.TextChoices):
    """分工类型."""

    LEADER = "leader", _("领导包社区")
    PARTY = "party", _("党员干部包网格")
    PROPERTY = "property", _("物业服务")
    GRID_WORKER = "grid_worker", _("网格员")
    SITE = "site", _("点长")
    OWNER = "owner", _("主管单位")


class ChargeQuerySet(models.QuerySet["Charge"]):
    """Charges."""

    def valid(self, on: date) -> Self:
        """The charges in force on a day."""
        return self.filter(since__lte=on, until__gt=on)

    def for_place(self, place_id: int, area_ids: frozenset[int]) -> Self:
        """Charges over one place, or over an area in which it lies."""
        return self.filter(Q(place_id=place_id) | Q(area_id__in=area_ids))


class Charge(Valid):
    """责任分工: a unit or person answers for a place or an area, for a time."""

    TOLD: ClassVar = ("until",)

    kind = models.CharField(_("分工类型"), max_length=16, choices=ChargeKind)
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", null=True)
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+", null=True)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", null=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)

    objects = ChargeQuerySet.as_manager()

    class Meta:
        verbose_name = _("责任分工")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["kind", "id"], name="duties_by_kind")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(place__isnull=False, area__isnull=True)
                | Q(place__isnull=True, area__isnull=False),
                name="duties_charge_over_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(person__isnull=False),
                name="duties_charge_has_a_holder",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}"

    @property
    def community_id(self) -> int | None:
        """The community in which it lies; None above."""
        return self.where.community_id

    @property
    def subdistrict_id(self) -> int | None:
        """The sub-district in which it lies; None above."""
        return self.where.subdistrict_id

    @property
    def where_name(self) -> str:
        """松树园社区第一网格: a grid with its community, for every community has a first one."""
        area = self.area
        if area is not None and area.kind == AreaKind.GRID and area.parent:
            return f"{area.parent.name}{area.name}"
        return self.where.name

    def concern(self) -> Concern:
        """What is answered for, and by whom."""
        return replace(self.where.concern(), unit_ids=present(self.unit_id))

    @property
    def where(self) -> Place | Area:
        """What is answered for."""
        where = self.place or self.area
        if where is None:  # the database does not keep such a row
            raise AssertionError(self.pk)
        return where


class GroupPost(models.TextChoices):
    """组内职务, in the order in which they are printed."""

    HEAD = "head", _("组长")
    EXECUTIVE_DEPUTY = "executive_deputy", _("常务副组长")
    DEPUTY = "deputy", _("副组长")
    MEMBER = "member", _("成员")
    OFFICE_HEAD = "office_head", _("办公室主任")


class LeadingGroupFacts(Owned):
    """What of a leading group is counted, now or as it was known before."""

    class Meta:
        abstract = True


class LeadingGroup(LeadingGroupFacts):
    """领导小组: who leads the campaign, founded by a document; whoever sits in it has a seat."""

    name = models.CharField(_("领导小组名称"), max_length=60)
    folded = models.CharField(_("比对名"), max_length=60)
    founding = models.ForeignKey(
        "documents.Document",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("成立文件"),
    )
    note = models.CharField(_("备注"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("领导小组")
        ordering: ClassVar = ["-since", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="duties_group_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["subdistrict", "folded", "until"],
                condition=Q(void=False),
                name="duties_group_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LeadingGroupVersion(LeadingGroupFacts, Version):
    """领导小组旧版本."""

    class Meta:
        verbose_name = _("领导小组旧版本")


class LeadingGroupEver(LeadingGroupFacts, Ever):
    """领导小组所有版本."""

    class Meta:
        managed = False
        db_table = "duties_leadinggroupever"
        verbose_name = _("领导小组所有版本")


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats."""

    def valid(self, on: date) -> Self:
        """The seats that are taken on a day."""
        return self.filter(void=False, since__lte=on, until__gt=on)


class SeatFacts(Owned):
    """What of a seat is counted, now or as it was known before."""

    group = models.ForeignKey(LeadingGroup, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    post = models.CharField(_("组内职务"), max_length=20, choices=GroupPost)

    class Meta:
        abstract = True


class Seat(SeatFacts):
    """小组席位: a person bears a post in the group for a time; `rank` orders those of one post."""

    rank = models.PositiveSmallIntegerField(_("排列"), default=0)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("小组席位")
        ordering: ClassVar = ["rank", "id"]
        indexes: ClassVar = [models.Index(fields=["group", "since"], name="duties_seats_of_group")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=models.F("since")), name="duties_seat_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_post_display()} {self.person}"


class SeatVersion(SeatFacts, Version):
    """小组席位旧版本."""

    class Meta:
        verbose_name = _("小组席位旧版本")


class SeatEver(SeatFacts, Ever):
    """小组席位所有版本."""

    class Meta:
        managed = False
        db_table = "duties_seatever"
        verbose_name = _("小组席位所有版本")
