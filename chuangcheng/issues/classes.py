"""问题的分类: where an issue came from, of which kind and category it is. Sits beside models."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from chuangcheng.issues.limits import Unit


class Kind(models.TextChoices):
    """问题大类: the three kinds of the report, and the rest."""

    FACILITY = "facility", _("基础设施")
    SANITATION = "sanitation", _("环境卫生")
    PUBLICITY = "publicity", _("宣传氛围")
    OTHER = "other", _("其他")


class Source(models.TextChoices):
    """问题来源."""

    SCREENING = "screening", _("排查")
    SELF_CHECK = "self_check", _("自查")
    MUTUAL_CHECK = "mutual_check", _("互查")
    SUPERVISION = "supervision", _("督查")
    UNANNOUNCED = "unannounced", _("暗访")
    FOLLOW_UP = "follow_up", _("回头看")
    THIRD_PARTY = "third_party", _("第三方测评")
    MOCK = "mock", _("模拟测评")
    PATROL = "patrol", _("网格员巡查")
    HOTLINE = "hotline", _("12345")
    DIGITAL_CITY = "digital_city", _("数字城管")
    RESIDENT = "resident", _("居民反映")
    UPPER = "upper", _("上级转办")
    LEADER = "leader", _("领导批示")
    MEDIA = "media", _("媒体曝光")
    OTHER = "other", _("其他")


class Category(models.Model):
    """问题类别: level 1 and, below it, level 2 with the example limit and route of the office."""

    code = models.CharField(_("代码"), max_length=8, unique=True)
    name = models.CharField(_("名称"), max_length=30, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)
    kind = models.CharField(_("大类"), max_length=16, choices=Kind)
    limit_n = models.PositiveSmallIntegerField(_("时限"), null=True)
    limit_unit = models.CharField(_("时限单位"), max_length=16, choices=Unit, blank=True)
    lead = models.CharField(_("责任行业"), max_length=40, blank=True)
    cooperating = models.CharField(_("配合行业"), max_length=40, blank=True)
    remark = models.CharField(_("说明"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("问题类别")
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name
