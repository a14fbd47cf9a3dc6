"""回头看: what a closed issue looked like later, and what came back. Sits beside models."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.issues.classes import Kind
from chuangcheng.issues.covering import LOOKED
from chuangcheng.trail.models import Ever, Known, Version


class RecheckFacts(Known):
    """What of a look is counted. The issue's own columns stand here too: no join is needed."""

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="+")
    city = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    community = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("大类"), max_length=16, choices=Kind, blank=True)
    category = models.ForeignKey(
        "issues.Category", models.PROTECT, related_name="+", null=True, db_index=False
    )
    looked_on = models.DateField(_("回头看日期"))
    holds = models.BooleanField(_("没有反弹"))
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class RecheckQuerySet(models.QuerySet["Recheck"]):
    """Looks."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class Recheck(RecheckFacts):
    """回头看记录: what a closed issue looked like later; what came back is an issue of its own."""

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="rechecks")
    seen = models.CharField(_("看到什么"), max_length=500, blank=True)
    at = models.DateTimeField(_("回头看时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    relapse = models.OneToOneField(
        "issues.Issue", models.PROTECT, related_name="+", null=True, verbose_name=_("反弹")
    )

    objects = RecheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("回头看记录")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", *LOOKED, "community"],
                name="issues_looks_by_day",
                condition=Q(void=False),
            ),
            models.Index(
                fields=["community", *LOOKED], name="issues_looks_here", condition=Q(void=False)
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(holds=True, relapse__isnull=True)
                | Q(holds=False, relapse__isnull=False),
                name="issues_what_came_back_is_an_issue",
            ),
            models.UniqueConstraint(
                fields=["issue"],
                condition=Q(holds=False, void=False),
                name="issues_comes_back_once",
            ),
        ]

    def __str__(self) -> str:
        return self.seen


class RecheckVersion(RecheckFacts, Version):
    """回头看记录旧版本."""

    class Meta:
        verbose_name = _("回头看记录旧版本")

    def __str__(self) -> str:
        return str(self.looked_on)


class RecheckEver(RecheckFacts, Ever):
    """回头看记录所有版本."""

    class Meta:
        managed = False
        db_table = "issues_recheckever"
        verbose_name = _("回头看记录所有版本")

    def __str__(self) -> str:
        return str(self.looked_on)
