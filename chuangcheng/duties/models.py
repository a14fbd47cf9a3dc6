"""责任分工: who answers for a place or an area."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.permission import Concern, present
from chuangcheng.places.models import Area, AreaKind, Place, Valid


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
