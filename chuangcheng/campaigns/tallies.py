"""日工作量: what one community did on one day, in five numbers. Sits beside models."""

from collections.abc import Mapping
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.kernel.permission import Concern
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity, number_fits
from chuangcheng.trail.models import Ever, Known, Version

# The five numbers, by what they are called and what they are counted in.
COUNTED: Mapping[str, tuple[Promise, Promise]] = {
    "people": (_("出动人员"), _("人次")),
    "vehicles": (_("出动车辆"), _("辆次")),
    "small_ads": (_("清除小广告"), _("处")),
    "leaflets": (_("发放宣传单"), _("份")),
    "fixed": (_("现场整改"), _("处")),
}


class TallyQuerySet(models.QuerySet["DayTally"]):
    """Tallies."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class TallyFacts(Known, InOffice):
    """What of a day's tally is counted; a number that nobody counted is unknown, never 0."""

    worked_on = models.DateField(_("工作日期"))
    people = models.PositiveIntegerField(_("出动人员"), null=True)
    people_certainty = models.CharField(
        _("人员的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    vehicles = models.PositiveIntegerField(_("出动车辆"), null=True)
    vehicles_certainty = models.CharField(
        _("车辆的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    small_ads = models.PositiveIntegerField(_("清除小广告"), null=True)
    small_ads_certainty = models.CharField(
        _("小广告的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    leaflets = models.PositiveIntegerField(_("发放宣传单"), null=True)
    leaflets_certainty = models.CharField(
        _("宣传单的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    fixed = models.PositiveIntegerField(_("现场整改"), null=True)
    fixed_certainty = models.CharField(
        _("现场整改的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class DayTally(TallyFacts):
    """日工作量: one line for a community and a day; saying it again corrects the line."""

    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = _("日工作量")
        ordering: ClassVar = ["-worked_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "worked_on", "id"], name="campaigns_tally_by_day"),
            models.Index(fields=["community", "worked_on"], name="campaigns_tally_of_area"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "worked_on"],
                condition=Q(void=False),
                name="campaigns_tally_once",
            ),
            models.CheckConstraint(
                condition=Q(community__isnull=False), name="campaigns_tally_somewhere"
            ),
            *(
                models.CheckConstraint(
                    condition=number_fits(name), name=f"campaigns_tally_{name}_counted"
                )
                for name in COUNTED
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.worked_on}"

    def amount(self, name: str) -> Quantity:
        """One of the five numbers, with how sure it is."""
        value = getattr(self, name)
        certainty = Certainty(getattr(self, f"{name}_certainty"))
        return UNKNOWN if value is None else Quantity(value, certainty)

    @property
    def amounts(self) -> Mapping[str, Quantity]:
        """The five numbers by their names."""
        return {name: self.amount(name) for name in COUNTED}

    def concern(self) -> Concern:
        """Where it was, who recorded it."""
        return Concern(area_ids=self.area_ids, person_ids=frozenset({self.recorded_by_id}))


class DayTallyVersion(TallyFacts, Version):
    """日工作量旧版本."""

    class Meta:
        verbose_name = _("日工作量旧版本")


class DayTallyEver(TallyFacts, Ever):
    """日工作量所有版本."""

    class Meta:
        managed = False
        db_table = "campaigns_daytallyever"
        verbose_name = _("日工作量所有版本")
