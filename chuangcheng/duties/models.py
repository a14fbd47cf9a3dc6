"""责任分工: who answers for a place or an area."""

from dataclasses import replace
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.permission import Concern, present
from chuangcheng.places.models import Area, Place, Valid


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

    objects = ChargeQuerySet.as_manager()

    class Meta:
        verbose_name = _("责任分工")
        ordering: ClassVar = ["id"]
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
        return self._where.community_id

    @property
    def subdistrict_id(self) -> int | None:
        """The sub-district in which it lies; None above."""
        return self._where.subdistrict_id

    def concern(self) -> Concern:
        """What is answered for, and by whom."""
        return replace(self._where.concern(), unit_ids=present(self.unit_id))

    @property
    def _where(self) -> Place | Area:
        where = self.place or self.area
        if where is None:  # the database does not keep such a row
            raise AssertionError(self.pk)
        return where
