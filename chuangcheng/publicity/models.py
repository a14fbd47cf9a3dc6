"""宣传阵地: batches of banners, boards and the like, and how many stood how on which days.

Media pieces and doorstep visits stand in `outreach`.
"""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.publicity.counting import (
    COUNTED_IN,
    COUNTS_FOR_STANDARD,
    AssetForm,
    FormRule,
    FormRuleEver,
    FormRuleVersion,
)
from chuangcheng.publicity.outreach import (
    DoorstepVisit,
    DoorstepVisitEver,
    DoorstepVisitVersion,
    MediaChannel,
    MediaPiece,
    MediaPieceEver,
    MediaPieceVersion,
    MediaProof,
)
from chuangcheng.trail.models import Ever, Known, Version

__all__ = (
    "COUNTED_IN",
    "COUNTS_FOR_STANDARD",
    "HANGING",
    "INSTALLED",
    "MOVES",
    "STARTS",
    "AdTheme",
    "Asset",
    "AssetEver",
    "AssetForm",
    "AssetPart",
    "AssetPartEver",
    "AssetPartVersion",
    "AssetProof",
    "AssetQuerySet",
    "AssetState",
    "AssetText",
    "AssetVersion",
    "DoorstepVisit",
    "DoorstepVisitEver",
    "DoorstepVisitVersion",
    "FormRule",
    "FormRuleEver",
    "FormRuleVersion",
    "MediaChannel",
    "MediaPiece",
    "MediaPieceEver",
    "MediaPieceVersion",
    "MediaProof",
)


class AdTheme(models.TextChoices):
    """宣传主题."""

    CORE_VALUES = "core_values", _("社会主义核心价值观")
    CHINA_DREAM = "china_dream", _("中国梦")
    CARE_MINORS = "care_minors", _("关爱未成年人")
    CIVIL_HEALTH = "civil_health", _("文明健康有你有我")
    NEW_STYLE = "new_style", _("讲文明树新风")
    INTEGRITY = "integrity", _("诚信")
    VOLUNTEER_SPIRIT = "volunteer_spirit", _("志愿精神")
    CITIZEN_PACT = "citizen_pact", _("市民公约")
    RESIDENT_PACT = "resident_pact", _("居民公约")
    VILLAGE_RULES = "village_rules", _("村规民约")
    MORAL_REMINDER = "moral_reminder", _("遵德守礼")


def mark_of(themes: Iterable[str]) -> str:
    """几个主题 as a part of a batch repeats them, in their order: `,china_dream,integrity,`."""
    shown = set(map(str, themes))
    return f",{','.join(theme.value for theme in AdTheme if theme in shown)}," if shown else ""


def themes_marked(mark: str) -> list[str]:
    """主题, in words, out of what a part repeats."""
    known = {theme.value: str(theme.label) for theme in AdTheme}
    return [known.get(theme, theme) for theme in mark.strip(",").split(",") if theme]


class AssetState(models.TextChoices):
    """设施状态; a replaced piece hangs again where the old one hung."""

    PLANNED = "planned", _("计划中")
    IN_PRODUCTION = "in_production", _("制作中")
    IN_USE = "in_use", _("在用")
    DAMAGED = "damaged", _("破损")
    REPLACED = "replaced", _("已更换")
    REMOVED = "removed", _("已拆除")
    CANCELLED = "cancelled", _("不再制作")


S = AssetState
# What may become of pieces that stand so.
MOVES: Mapping[AssetState, tuple[AssetState, ...]] = {
    S.PLANNED: (S.IN_PRODUCTION, S.IN_USE, S.CANCELLED),
    S.IN_PRODUCTION: (S.IN_USE, S.CANCELLED),
    S.IN_USE: (S.DAMAGED, S.REPLACED, S.REMOVED),
    S.DAMAGED: (S.REPLACED, S.IN_USE, S.REMOVED),
    S.REPLACED: (S.DAMAGED, S.REMOVED),
    S.REMOVED: (),
    S.CANCELLED: (),
}
STARTS = (S.PLANNED, S.IN_PRODUCTION, S.IN_USE)
INSTALLED = (S.IN_USE, S.DAMAGED, S.REPLACED, S.REMOVED)
HANGING = (S.IN_USE, S.REPLACED)


class AssetQuerySet(models.QuerySet["Asset"]):
    """Batches."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class AssetFacts(Known, InOffice):
    """What of a batch is known with its versions."""

    form = models.CharField(_("宣传形式"), max_length=16, choices=AssetForm)
    quantity = models.PositiveIntegerField(_("批次数量"))
    fixed = models.BooleanField(_("固定形式"), default=False)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Asset(AssetFacts):
    """宣传设施, a batch of one form at one place: 62 banners are one row, not 62.

    How many of them stood how on which days, its parts say; together they are `quantity`.
    """

    TOLD: ClassVar = ("place",)

    number = models.CharField(_("设施编号"), max_length=40, blank=True)
    place = models.ForeignKey(
        "places.Place", models.PROTECT, related_name="+", null=True, verbose_name=_("点位")
    )
    themes = models.JSONField(_("主题"), default=list)
    size = models.CharField(_("规格"), max_length=40, blank=True)
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("制作单位")
    )
    maker = models.CharField(_("制作单位原文"), max_length=60, blank=True)
    funding = models.CharField(_("经费来源"), max_length=60, blank=True)
    paid_by = models.ForeignKey(
        "partners.Pledge",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("出资的共建事项"),
    )
    checked_on = models.DateField(_("最近巡检"), null=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("宣传设施")
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "community", "form"], name="publicity_assets_at"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(quantity__gte=1), name="publicity_some_pieces"),
            models.UniqueConstraint(
                fields=["subdistrict", "number"],
                condition=Q(void=False) & ~Q(number=""),
                name="publicity_number_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.where}{self.get_form_display()}"

    @property
    def where(self) -> str:
        """The place, else the community."""
        return str(self.place or self.community or "")

    @property
    def counted_in(self) -> str:
        """条, 块, else 处."""
        return str(COUNTED_IN.get(AssetForm(self.form), _("处")))

    @property
    def marked_themes(self) -> str:
        """主题, as its parts repeat them."""
        return mark_of(self.themes)

    @property
    def theme_words(self) -> list[str]:
        """主题, in words."""
        return [str(AdTheme(theme).label) for theme in self.themes]

    def concern(self) -> Concern:
        """Where it hangs, who made it, who promised to pay for it, who recorded it."""
        paying = self.paid_by.concern().unit_ids if self.paid_by else frozenset[int]()
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id) | paying,
            person_ids=frozenset({self.recorded_by_id}),
        )


class AssetVersion(AssetFacts, Version):
    """宣传设施旧版本."""

    class Meta:
        verbose_name = _("宣传设施旧版本")


class AssetEver(AssetFacts, Ever):
    """宣传设施所有版本."""

    class Meta:
        managed = False
        db_table = "publicity_assetever"
        verbose_name = _("宣传设施所有版本")


class AssetPartFacts(Known, InOffice):
    """What of a part of a batch is counted. The batch's own columns stand here too."""

    asset = models.ForeignKey("publicity.Asset", models.PROTECT, related_name="+")
    form = models.CharField(_("宣传形式"), max_length=16, choices=AssetForm)
    state = models.CharField(_("设施状态"), max_length=16, choices=AssetState)
    quantity = models.PositiveIntegerField(_("数量"))
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    marked_themes = models.CharField(_("主题标记"), max_length=200, blank=True)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    ended_seq = models.PositiveSmallIntegerField(_("止于哪次变动"), default=0)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class AssetPart(AssetPartFacts):
    """设施的一部分: so many pieces stood so from `from_on` until before `until_on`.

    The change number `seq` began it and `ended_seq` ended it; 0 while it lasts.
    """

    class Meta:
        verbose_name = _("设施的一部分")
        ordering: ClassVar = ["asset", "seq", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "form", "state", "until_on", "from_on"],
                name="publicity_parts_standing",
                condition=Q(void=False),
            ),
            models.Index(fields=["asset", "seq"], name="publicity_parts_of_asset"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["asset", "state"],
                condition=Q(void=False, until_on=OPEN_END),
                name="publicity_state_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="publicity_part_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asset} {self.get_state_display()} {self.quantity}"


class AssetPartVersion(AssetPartFacts, Version):
    """设施的一部分旧版本."""

    class Meta:
        verbose_name = _("设施的一部分旧版本")


class AssetPartEver(AssetPartFacts, Ever):
    """设施的一部分所有版本."""

    class Meta:
        managed = False
        db_table = "publicity_assetpartever"
        verbose_name = _("设施的一部分所有版本")


class AssetText(models.Model):
    """宣传内容的一版: which wording hangs, or what a screen plays, since when."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="texts")
    wording = models.CharField(_("宣传内容"), max_length=500)
    since = models.DateField(_("起"))
    until = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        verbose_name = _("宣传内容的一版")
        ordering: ClassVar = ["-since", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["asset"], condition=Q(until=OPEN_END), name="publicity_text_once"
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="publicity_text_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.wording


class AssetProof(FileProof):
    """设施照片: shows what hangs there."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("设施照片")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
