"""检查表: what is looked at where places are of one type, in editions that do not change.

Sits beside models.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.places.models import PlaceType

MOST_ITEMS = 60  # one city asks 27 of a compound


class Verdict(models.TextChoices):
    """检查结论 on one item."""

    MET = "met", _("符合")
    MOSTLY = "mostly_met", _("基本符合")
    NOT_MET = "not_met", _("不符合")
    NOT_APPLICABLE = "not_applicable", _("不适用")


class Checklist(models.Model):
    """检查表: one edition for a type of place, in use on the days `[used_from, used_until)`.

    A new edition ends the one before, so on each day there is one; published it never changes.
    """

    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    place_type = models.CharField(_("点位类型"), max_length=32, choices=PlaceType)
    number = models.PositiveSmallIntegerField(_("第几版"))
    used_from = models.DateField(_("启用日期"))
    used_until = models.DateField(_("停用日期"), default=OPEN_END)
    is_example = models.BooleanField(_("示例"), default=False)

    class Meta:
        verbose_name = _("检查表")
        ordering: ClassVar = ["place_type", "-number"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(used_until__gte=F("used_from")),
                name="inspections_checklist_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["subdistrict", "place_type", "number"],
                name="inspections_checklist_numbered_once",
            ),
            # Editions follow each other without a gap in between or after a retirement: where
            # no two begin, and no two end, on one day, no two hold on one.
            models.UniqueConstraint(
                fields=["subdistrict", "place_type", "used_from"],
                condition=Q(used_until__gt=F("used_from")),
                name="inspections_checklist_begins_alone",
            ),
            models.UniqueConstraint(
                fields=["subdistrict", "place_type", "used_until"],
                condition=Q(used_until__gt=F("used_from")),
                name="inspections_checklist_ends_alone",
            ),
        ]

    def __str__(self) -> str:
        facts = {"type": self.get_place_type_display(), "number": self.number}
        return _now("%(type)s检查表第 %(number)d 版") % facts

    @property
    def is_current(self) -> bool:
        """Whether nobody has ended it."""
        return self.used_until == OPEN_END

    def concern(self) -> Concern:
        """The sub-district that works by it."""
        return Concern(area_ids=frozenset({self.subdistrict_id}))


class ChecklistItem(models.Model):
    """检查项: one line; the clause that it looks after, the category of what falls short."""

    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="items")
    order = models.PositiveSmallIntegerField(_("顺序"))
    text = models.CharField(_("检查内容"), max_length=200)
    clause = models.ForeignKey(
        "standards.Clause",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("依据的条目"),
    )
    category = models.ForeignKey(
        "issues.Category",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("问题类别"),
    )

    class Meta:
        verbose_name = _("检查项")
        ordering: ClassVar = ["checklist", "order", "id"]

    def __str__(self) -> str:
        return self.text
