"""帮扶对象: persons who are helped, as coded cases; the name is sealed and its community's alone.

Sits beside models.
"""

from dataclasses import replace
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.partners.pledges import Received
from chuangcheng.trail.models import Ever, Version


class HelpKind(models.TextChoices):
    """帮扶方式: what is done, never what somebody lacks or suffers from."""

    LIVING = "living", _("生活帮扶")
    SCHOOLING = "schooling", _("助学帮扶")
    WORK = "work", _("就业帮扶")
    LEGAL = "legal", _("法律帮扶")
    VISITING = "visiting", _("走访慰问")
    OTHER = "other", _("其他帮扶")


class AssistedCaseQuerySet(models.QuerySet["AssistedCase"]):
    """Cases."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class AssistedCaseFacts(Received):
    """What of a case is counted, now or as it was known before; the name never is."""

    kind = models.CharField(_("帮扶方式"), max_length=16, choices=HelpKind)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class AssistedCase(AssistedCaseFacts):
    """帮扶对象: one person on the help list of a community, under a code.

    `sealed_name` is the name, encrypted: no list, export, trail, log or file holds it in clear, and
    nobody searches by it. No field says what the person suffers from.
    """

    code = models.CharField(_("帮扶编号"), max_length=24)
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("帮扶单位")
    )
    pledge = models.ForeignKey(
        "partners.Pledge", models.PROTECT, related_name="+", null=True, verbose_name=_("共建事项")
    )
    what = models.CharField(_("帮扶内容"), max_length=120, blank=True)
    sealed_name = models.TextField(_("密封的姓名"))
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = AssistedCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("帮扶对象")
        ordering: ClassVar = ["-from_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["community", "from_on", "id"], name="partners_cases_here_by_day"),
            models.Index(fields=["subdistrict", "from_on", "id"], name="partners_cases_by_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subdistrict", "code"],
                condition=Q(void=False),
                name="partners_case_coded_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="partners_case_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def has_ended(self) -> bool:
        """已结束."""
        return self.until_on != OPEN_END

    def concern(self) -> Concern:
        """Where the person is helped, and by which unit."""
        return replace(self.recorded_there(self.recorded_by_id), unit_ids=present(self.unit_id))


class AssistedCaseVersion(AssistedCaseFacts, Version):
    """帮扶对象旧版本."""

    class Meta:
        verbose_name = _("帮扶对象旧版本")


class AssistedCaseEver(AssistedCaseFacts, Ever):
    """帮扶对象所有版本."""

    class Meta:
        managed = False
        db_table = "partners_assistedcaseever"
        verbose_name = _("帮扶对象所有版本")
