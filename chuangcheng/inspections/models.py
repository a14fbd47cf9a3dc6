"""督导检查: rounds, the visits of a round, and what was found there."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.evidence.models import Proof
from chuangcheng.inspections.checklists import Checklist, ChecklistItem, Verdict
from chuangcheng.kernel.permission import Concern
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.places.models import AreaKind, Located, PlaceType
from chuangcheng.trail.models import Ever, Known, Version

__all__ = [
    "Answer",
    "AnswerEver",
    "AnswerProof",
    "AnswerVersion",
    "Checklist",
    "ChecklistItem",
    "Finding",
    "InspectionType",
    "Round",
    "Statement",
    "Verdict",
    "Visit",
    "VisitEver",
    "VisitVersion",
]


class InspectionType(models.TextChoices):
    """检查类型."""

    SCREENING = "screening", _("排查")
    SELF_CHECK = "self_check", _("自查")
    MUTUAL_CHECK = "mutual_check", _("互查")
    SUPERVISION = "supervision", _("督查")
    UNANNOUNCED = "unannounced", _("暗访")
    FOLLOW_UP = "follow_up", _("回头看")
    THIRD_PARTY = "third_party", _("第三方测评")
    MOCK = "mock", _("模拟测评")


class Round(models.Model):
    """检查轮次: one campaign of looking, of one type, over some days."""

    type = models.CharField(_("检查类型"), max_length=16, choices=InspectionType)
    name = models.CharField(_("名称"), max_length=60)
    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    starts_on = models.DateField(_("开始日期"))
    ends_on = models.DateField(_("结束日期"))

    class Meta:
        verbose_name = _("检查轮次")
        ordering: ClassVar = ["-starts_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="inspections_round_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def concern(self) -> Concern:
        """The sub-district in which the round runs."""
        return Concern(area_ids=frozenset({self.subdistrict_id}))


class VisitFacts(Known, Located):
    """What of a visit is counted, now or as it was known before."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    type = models.CharField(_("检查类型"), max_length=16, choices=InspectionType)
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", null=True)
    place_type = models.CharField(_("点位类型"), max_length=32, choices=PlaceType, blank=True)
    visited_on = models.DateField(_("检查日期"))
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Visit(VisitFacts):
    """检查记录: a unit looked at a place, or at a village as a whole, on a day."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("检查记录")
        ordering: ClassVar = ["-visited_on", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "visited_on", "place", "place_type", "void"],
                name="inspections_visits_by_day",
                condition=Q(void=False),
            ),
            models.Index(
                fields=["community", "visited_on", "id"],
                name="inspections_visits_here_by_day",
                condition=Q(void=False),
            ),
            models.Index(fields=["round", "place"], name="inspections_visits_of_round"),
            models.Index(fields=["place", "visited_on"], name="inspections_visits_of_place"),
        ]

    def __str__(self) -> str:
        return f"{self.place or self.community} {self.visited_on}"

    @property
    def checked_as(self) -> str:
        """The type of place by whose checklist it is looked at; '' where there is none."""
        if self.place_type:
            return self.place_type
        return PlaceType.VILLAGE if self.community.kind == AreaKind.VILLAGE else ""

    def concern(self) -> Concern:
        """Where it was, whose inspection it was."""
        return Concern(
            area_ids=self.area_ids,
            unit_ids=frozenset({self.unit_id}),
            person_ids=frozenset({self.by_id}),
        )


class VisitVersion(VisitFacts, Version):
    """检查记录旧版本."""

    class Meta:
        verbose_name = _("检查记录旧版本")

    def __str__(self) -> str:
        return str(self.visited_on)


class VisitEver(VisitFacts, Ever):
    """检查记录所有版本."""

    class Meta:
        managed = False
        db_table = "inspections_visitever"
        verbose_name = _("检查记录所有版本")

    def __str__(self) -> str:
        return str(self.visited_on)


class Statement(models.Model):
    """所见情况: what a visit saw without counting it; an unknown number stays unknown."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="statements")
    seen = models.CharField(_("情况"), max_length=60)
    quantity = models.PositiveIntegerField(_("数量"), null=True)
    certainty = models.CharField(_("数量性质"), max_length=16, choices=Certainty)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("所见情况")
        ordering: ClassVar = ["visit", "order", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(certainty=Certainty.UNKNOWN, quantity__isnull=True)
                | (~Q(certainty=Certainty.UNKNOWN) & Q(quantity__isnull=False)),
                name="inspections_unknown_has_no_number",
            )
        ]

    def __str__(self) -> str:
        return self.seen


class Finding(models.Model):
    """检查发现: a visit found what an issue now tracks."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    issue = models.OneToOneField("issues.Issue", models.PROTECT, related_name="+")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("检查发现")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.issue)


class AnswerFacts(Known, Located):
    """What of an answer is counted, now or as it was known before."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="+")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+")
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", null=True)
    place_type = models.CharField(_("点位类型"), max_length=32, choices=PlaceType)
    type = models.CharField(_("检查类型"), max_length=16, choices=InspectionType)
    visited_on = models.DateField(_("检查日期"))
    verdict = models.CharField(_("结论"), max_length=16, choices=Verdict)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Answer(AnswerFacts):
    """检查结果: what a visit said of one item; an item without one was not looked at."""

    note = models.CharField(_("备注"), max_length=200, blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("检查结果")
        ordering: ClassVar = ["-visited_on", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "visited_on", "verdict"],
                name="inspections_answers_by_day",
                condition=Q(void=False),
            ),
            models.Index(
                fields=["place", "item", "visited_on"], name="inspections_answers_of_place"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["visit", "item"],
                condition=Q(void=False),
                name="inspections_item_answered_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.get_verdict_display()}"

    def concern(self) -> Concern:
        """That of its visit."""
        return self.visit.concern()


class AnswerVersion(AnswerFacts, Version):
    """检查结果旧版本."""

    class Meta:
        verbose_name = _("检查结果旧版本")


class AnswerEver(AnswerFacts, Ever):
    """检查结果所有版本."""

    class Meta:
        managed = False
        db_table = "inspections_answerever"
        verbose_name = _("检查结果所有版本")


class AnswerProof(Proof):
    """检查照片: shows what an answer says, where no issue was made of it."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="proofs")

    class Meta:
        verbose_name = _("检查照片")
        ordering: ClassVar = ["answer", "order", "id"]

    def __str__(self) -> str:
        return str(self.photo)
