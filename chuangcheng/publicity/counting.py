"""宣传形式: which there are, and since when each counts where a standard asks for advertisements.

Sits beside models.
"""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.trail.models import Ever, Known, Version


class AssetForm(models.TextChoices):
    """宣传形式."""

    BANNER = "banner", _("条幅")
    BOARD = "board", _("宣传板")
    SHOWCASE = "showcase", _("宣传栏（橱窗）")
    LED = "led", _("电子屏")
    LANDSCAPE = "landscape", _("景观小品")
    ROAD_FLAG = "road_flag", _("道旗")
    POSTER = "poster", _("海报")
    HOARDING = "hoarding", _("围挡")
    CULTURE_WALL = "culture_wall", _("文化墙")
    ROLL_UP = "roll_up", _("易拉宝")
    SMALL_SIGN = "small_sign", _("小插件")


# Whether a form counts where a standard asks for advertisements, as long as nobody says otherwise.
COUNTS_FOR_STANDARD: Mapping[AssetForm, bool] = {
    **dict.fromkeys(AssetForm, True),
    AssetForm.BANNER: False,
    AssetForm.ROLL_UP: False,
    AssetForm.SMALL_SIGN: False,
}
COUNTED_IN = {AssetForm.BANNER: _("条"), AssetForm.BOARD: _("块"), AssetForm.LED: _("块")}


class FormRuleFacts(Known):
    """What of a rule is counted by."""

    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    form = models.CharField(_("宣传形式"), max_length=16, choices=AssetForm)
    counts = models.BooleanField(_("计入测评"))
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class FormRule(FormRuleFacts):
    """计入规定: since a day a sub-district counts a form, or does not; before, as everywhere."""

    class Meta:
        verbose_name = _("计入规定")
        ordering: ClassVar = ["-from_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subdistrict", "form"],
                condition=Q(until_on=OPEN_END),
                name="publicity_form_ruled_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="publicity_rule_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_form_display())

    def concern(self) -> Concern:
        """The sub-district."""
        return Concern(area_ids=frozenset({self.subdistrict_id}))


class FormRuleVersion(FormRuleFacts, Version):
    """计入规定旧版本."""

    class Meta:
        verbose_name = _("计入规定旧版本")


class FormRuleEver(FormRuleFacts, Ever):
    """计入规定所有版本."""

    class Meta:
        managed = False
        db_table = "publicity_formruleever"
        verbose_name = _("计入规定所有版本")
