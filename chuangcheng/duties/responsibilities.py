"""责任清单: who answers for which standard in which area; what was published is dated, not edited.

Sits beside models.
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.places.models import Area
from chuangcheng.trail.models import Ever, Known, Version


class Owned(Known):
    """有效期: since (included) until (not included); what is a draft has no first day.

    `community` is None for what holds in the whole sub-district.
    """

    city = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    district = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    community = models.ForeignKey("places.Area", models.PROTECT, related_name="+", null=True)
    since = models.DateField(_("起"), default=OPEN_END)
    until = models.DateField(_("止"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True

    def concern(self) -> Concern:
        """Whose it is: the sub-district's, and what lies above it."""
        return Concern(area_ids=frozenset({self.city_id, self.district_id, self.subdistrict_id}))


def owner(subdistrict: Area) -> dict[str, Any]:
    """所属街道, with what lies above it."""
    return {
        "city_id": subdistrict.city_id,
        "district_id": subdistrict.district_id,
        "subdistrict_id": subdistrict.pk,
    }


class DutyList(models.Model):
    """责任清单: a draft until it is published on its day; then its items are in force.

    `document` is the paper by which it was issued, once that is on record.
    """

    city = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    district = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    name = models.CharField(_("清单名称"), max_length=60)
    document = models.ForeignKey(
        "documents.Document",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("清单文件"),
    )
    note = models.CharField(_("备注"), max_length=200, blank=True)
    published_on = models.DateField(_("发布日期"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        verbose_name = _("责任清单")
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "published_on"], name="duties_lists_by_day")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        """Whether it can still be written."""
        return self.published_on == OPEN_END

    def concern(self) -> Concern:
        """Whose it is: the sub-district's, and what lies above it."""
        return Concern(area_ids=frozenset({self.city_id, self.district_id, self.subdistrict_id}))


class DutyItemQuerySet(models.QuerySet["DutyItem"]):
    """Items."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def in_force(self, on: date) -> Self:
        """Those that hold on a day."""
        return self.filter(void=False, since__lte=on, until__gt=on)

    def drafts(self) -> Self:
        """Those of lists that are not published."""
        return self.filter(void=False, since=OPEN_END)


class DutyItemFacts(Owned):
    """What of an item is counted, now or as it was known before."""

    system = models.ForeignKey("standards.EvaluationSystem", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+", null=True)

    class Meta:
        abstract = True


class DutyItem(DutyItemFacts):
    """责任项: a standard in an area, who leads, who does it, who is named, by when.

    `community` is the area, or None where it is the whole sub-district. `person` is None while
    责任人待定. A deadline that is no day is kept as `due_text`. `follows` is the row that this one
    took over from, so that whoever answered on an earlier day stays readable.
    """

    duty_list = models.ForeignKey(DutyList, models.PROTECT, related_name="+")
    clause = models.ForeignKey("standards.Clause", models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    leader = models.ForeignKey("people.Person", models.PROTECT, related_name="+", null=True)
    lead_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    target = models.PositiveIntegerField(_("量化目标"), null=True)
    target_certainty = models.CharField(
        _("目标确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    target_unit = models.CharField(_("计量单位"), max_length=12, blank=True)
    due_on = models.DateField(_("完成时限"), default=OPEN_END)
    due_text = models.CharField(_("时限原文"), max_length=60, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    position = models.PositiveIntegerField(_("清单序号"), default=0)
    follows = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, verbose_name=_("接续")
    )

    objects = DutyItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("责任项")
        ordering: ClassVar = ["position", "id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "position", "id"], name="duties_items_in_order"),
            models.Index(fields=["clause", "area", "since"], name="duties_items_of_clause"),
            models.Index(fields=["duty_list", "position", "id"], name="duties_items_of_list"),
            models.Index(fields=["due_on", "id"], name="duties_items_by_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="duties_item_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(target__isnull=True, target_certainty=Certainty.UNKNOWN)
                | (Q(target__isnull=False) & ~Q(target_certainty=Certainty.UNKNOWN)),
                name="duties_unknown_has_no_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause} {self.area}"

    @property
    def is_draft(self) -> bool:
        """Whether its list is not published."""
        return self.since == OPEN_END

    @property
    def goal(self) -> Quantity:
        """量化目标, with how sure it is."""
        if self.target is None:
            return UNKNOWN
        return Quantity(self.target, Certainty(self.target_certainty))

    @property
    def is_vague(self) -> bool:
        """时限不明确: a deadline was said that is no day."""
        return bool(self.due_text) and self.due_on == OPEN_END

    def concern(self) -> Concern:
        """Where it lies and which units and person it names."""
        areas = super().concern().area_ids | present(self.community_id)
        units = present(self.lead_unit_id) | {row.unit_id for row in self.units.all()}
        return Concern(areas, units, present(self.person_id, self.leader_id))

    def units_as(self, part: "DutyUnit.Part") -> list["DutyUnit"]:
        """责任单位 or 配合单位, in their order; read along with the item."""
        return [row for row in self.units.all() if row.part == part]


class DutyItemVersion(DutyItemFacts, Version):
    """责任项旧版本."""

    class Meta:
        verbose_name = _("责任项旧版本")


class DutyItemEver(DutyItemFacts, Ever):
    """责任项所有版本."""

    class Meta:
        managed = False
        db_table = "duties_dutyitemever"
        verbose_name = _("责任项所有版本")


class DutyUnit(models.Model):
    """责任项的单位: who does it and who helps, in their order."""

    class Part(models.TextChoices):
        """承担方式."""

        RESPONSIBLE_UNIT = "responsible_unit", _("责任单位")
        COOPERATION = "cooperation", _("配合单位")

    item = models.ForeignKey(DutyItem, models.PROTECT, related_name="units")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    part = models.CharField(_("承担方式"), max_length=20, choices=Part)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("责任项的单位")
        ordering: ClassVar = ["part", "order", "id"]
        indexes: ClassVar = [models.Index(fields=["unit", "item"], name="duties_items_of_unit")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "unit", "part"], name="duties_unit_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)
