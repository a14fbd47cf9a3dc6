"""受影响的问题和计划: what is stuck on a difficulty. Sits beside models."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.trail.models import Ever, Known, Version


class StuckIssueFacts(Known, InOffice):
    """What of an issue that is stuck is counted; how it stands, the issue itself says."""

    difficulty = models.ForeignKey("difficulties.Difficulty", models.PROTECT, related_name="+")
    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="+")
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class StuckIssue(StuckIssueFacts):
    """受困问题: an issue on record waits for the difficulty; it is named by one at a time."""

    class Meta:
        verbose_name = _("受困问题")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["difficulty", "until"], name="difficulties_issues_of")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["issue"],
                condition=Q(until=OPEN_END, void=False),
                name="difficulties_issue_once",
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="difficulties_issue_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return str(self.issue)


class StuckIssueVersion(StuckIssueFacts, Version):
    """受困问题旧版本."""

    class Meta:
        verbose_name = _("受困问题旧版本")


class StuckIssueEver(StuckIssueFacts, Ever):
    """受困问题所有版本."""

    class Meta:
        managed = False
        db_table = "difficulties_stuckissueever"
        verbose_name = _("受困问题所有版本")


class StuckItem(models.Model):
    """受困计划: an item of the plan that may not be reached because of the difficulty."""

    difficulty = models.ForeignKey("difficulties.Difficulty", models.PROTECT, related_name="items")
    item = models.ForeignKey("plan.Item", models.PROTECT, related_name="+")
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        verbose_name = _("受困计划")
        ordering: ClassVar = ["item__due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["difficulty", "item"],
                condition=Q(until=OPEN_END),
                name="difficulties_item_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.item)
