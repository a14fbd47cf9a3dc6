"""测评体系: what a city is looked at for, as a tree of clauses in versions that do not change."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.places.models import PlaceType
from chuangcheng.standards import codes
from chuangcheng.trail.models import Ever, Known, Version


class SystemLevel(models.TextChoices):
    """体系级别: for whom a system is written."""

    PREFECTURE = "prefecture", _("地级以上")
    COUNTY = "county", _("县级")
    URBAN = "urban_district", _("城区")
    STREET = "street", _("街道自定")


class Origin(models.TextChoices):
    """体系出处: who wrote it."""

    HANDED_DOWN = "handed_down", _("上级下发")
    OURS = "ours", _("本街道自定")


class SystemState(models.TextChoices):
    """体系状态, read from its two dates."""

    DRAFT = "draft", _("草稿")
    IN_USE = "in_use", _("在用")
    RETIRED = "retired", _("停用")


class Level(models.TextChoices):
    """条目级别, from the trunk to the leaf; the negative list stands beside the tree."""

    PROJECT = "project", _("测评项目")
    INDICATOR = "indicator", _("指标名称")
    CONTENT = "content", _("测评内容")
    STANDARD = "standard", _("测评标准")
    NEGATIVE = "negative", _("负面清单")


class Method(models.TextChoices):
    """测评方法."""

    MATERIAL = "material", _("材料审核")
    FIELD = "field", _("实地考察")
    SURVEY = "survey", _("问卷调查")
    OBSERVATION = "observation", _("整体观察")
    NETWORK = "network", _("网络调查")


class EvidenceKind(models.TextChoices):
    """佐证种类."""

    IMAGE = "image", _("图片")
    TEXT = "text", _("文本")
    FILE = "file", _("文件")
    RICH = "rich", _("富文本")


DEPTH = {level: depth for depth, level in enumerate(Level)}


class Dated(Known):
    """在用期: both days are 9999-12-31 while it is a draft; until is no longer included."""

    city = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    district = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    used_from = models.DateField(_("启用日期"), default=OPEN_END)
    used_until = models.DateField(_("停用日期"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True

    def concern(self) -> Concern:
        """Whose it is: the sub-district's, and what lies above it."""
        return Concern(area_ids=frozenset({self.city_id, self.district_id, self.subdistrict_id}))


Row = TypeVar("Row", bound=Dated)


class DatedQuerySet(models.QuerySet[Row]):
    """What systems and clauses are asked for alike."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def in_use(self, on: date) -> Self:
        """在用 on a day."""
        return self.filter(void=False, used_from__lte=on, used_until__gt=on)


class SystemQuerySet(DatedQuerySet["EvaluationSystem"]):
    """Systems."""


class ClauseQuerySet(DatedQuerySet["Clause"]):
    """Clauses."""


class SystemFacts(Dated):
    """What of a system is counted, now or as it was known before."""

    class Meta:
        abstract = True


class EvaluationSystem(SystemFacts):
    """测评体系: one edition of it; put in use it never changes, the next edition is a clone."""

    name = models.CharField(_("名称"), max_length=60)
    folded = models.CharField(_("比对名"), max_length=60)
    short_name = models.CharField(_("简称"), max_length=12)
    edition = models.CharField(_("版次"), max_length=30)
    year = models.PositiveSmallIntegerField(_("年份"))
    level = models.CharField(_("体系级别"), max_length=16, choices=SystemLevel)
    origin = models.CharField(_("体系出处"), max_length=16, choices=Origin)
    is_example = models.BooleanField(_("示例"), default=False)
    predecessor = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, verbose_name=_("上一版")
    )

    objects = SystemQuerySet.as_manager()

    class Meta:
        verbose_name = _("测评体系")
        ordering: ClassVar = ["-year", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "year", "id"], name="standards_systems_by_year"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(used_until__gte=F("used_from")),
                name="standards_system_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["subdistrict", "folded", "edition"],
                condition=Q(void=False),
                name="standards_edition_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.edition}）"

    @property
    def state(self) -> SystemState:
        """草稿、在用、停用, by its dates."""
        if self.used_from == OPEN_END:
            return SystemState.DRAFT
        return SystemState.IN_USE if self.used_until == OPEN_END else SystemState.RETIRED


class EvaluationSystemVersion(SystemFacts, Version):
    """测评体系旧版本."""

    class Meta:
        verbose_name = _("测评体系旧版本")


class EvaluationSystemEver(SystemFacts, Ever):
    """测评体系所有版本."""

    class Meta:
        managed = False
        db_table = "standards_evaluationsystemever"
        verbose_name = _("测评体系所有版本")


class ClauseFacts(Dated):
    """What of a clause is counted, now or as it was known before."""

    system = models.ForeignKey(EvaluationSystem, models.PROTECT, related_name="+")
    level = models.CharField(_("条目级别"), max_length=16, choices=Level)
    methods = models.CharField(_("测评方法"), max_length=60, blank=True)

    class Meta:
        abstract = True


class Clause(ClauseFacts):
    """测评条目: a node of the tree; its leaves are the standards that are looked at.

    `methods` are the keys of Method in their order, joined by commas. `weight` is None while
    nobody has said it. `said_…` is what the sheet says of who answers for it and until when.
    """

    parent = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)
    code = models.CharField(_("条目编号"), max_length=codes.MOST, blank=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    text = models.CharField(_("条目内容"), max_length=1000)
    weight = models.DecimalField(_("分值"), max_digits=6, decimal_places=2, null=True)
    note = models.CharField(_("考察要求"), max_length=500, blank=True)
    predecessor = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, verbose_name=_("上一版")
    )
    said_units = models.CharField(_("表里的责任单位"), max_length=200, blank=True)
    said_leader = models.CharField(_("表里的单位领导"), max_length=120, blank=True)
    said_due = models.CharField(_("表里的时限"), max_length=60, blank=True)
    said_sites = models.CharField(_("表里的点位"), max_length=500, blank=True)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("测评条目")
        ordering: ClassVar = ["order", "id"]
        indexes: ClassVar = [
            models.Index(fields=["system", "parent", "order"], name="standards_tree"),
            models.Index(
                fields=["subdistrict", "level", "used_from", "used_until"],
                name="standards_clauses_in_use",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(used_until__gte=F("used_from")),
                name="standards_clause_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(level__in=("project", "negative"), parent__isnull=True)
                | (~Q(level__in=("project", "negative")) & Q(parent__isnull=False)),
                name="standards_only_the_trunk_hangs_on_nothing",
            ),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gte=0), name="standards_weight_counts"
            ),
        ]

    def __str__(self) -> str:
        return codes.joined(self.code, self.text)

    @property
    def line(self) -> list["Clause"]:
        """From the trunk down to the clause itself."""
        found: list[Clause] = []
        node: Clause | None = self
        while node is not None:
            found.insert(0, node)
            node = node.parent
        return found

    @property
    def full_code(self) -> str:
        """Ⅱ-26 Ⅲ-57 1): the marks from the trunk down; '' where the system has none."""
        return " ".join(clause.code for clause in self.line if clause.code)

    @property
    def citation(self) -> str:
        """城市 Ⅱ-26 Ⅲ-57 1) 设有坡道: as an issue or a ledger names it."""
        return " ".join(filter(None, (self.system.short_name, self.full_code, self.text)))

    @property
    def method_list(self) -> list[Method]:
        """测评方法, in their order."""
        return [Method(key) for key in self.methods.split(",") if key]

    @property
    def method_words(self) -> str:
        """材料审核、实地考察."""
        return "、".join(str(method.label) for method in self.method_list)


class ClauseVersion(ClauseFacts, Version):
    """测评条目旧版本."""

    class Meta:
        verbose_name = _("测评条目旧版本")


class ClauseEver(ClauseFacts, Ever):
    """测评条目所有版本."""

    class Meta:
        managed = False
        db_table = "standards_clauseever"
        verbose_name = _("测评条目所有版本")


class ClausePlaceType(models.Model):
    """适用点位类型: a standard is looked at where places are of this type."""

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="place_types")
    place_type = models.CharField(_("点位类型"), max_length=32, choices=PlaceType)

    class Meta:
        verbose_name = _("适用点位类型")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["place_type", "clause"], name="standards_by_place_type"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["clause", "place_type"], name="standards_place_type_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_place_type_display())


class Requirement(models.Model):
    """材料要求: what is to prove that a standard is met; `number` is None where nobody said it."""

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="requirements")
    kind = models.CharField(_("佐证种类"), max_length=8, choices=EvidenceKind)
    number = models.PositiveSmallIntegerField(_("份数"), null=True)
    required = models.BooleanField(_("必须"), default=True)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("材料要求")
        ordering: ClassVar = ["clause", "order", "id"]

    def __str__(self) -> str:
        return self.note or str(self.get_kind_display())
