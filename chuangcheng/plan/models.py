"""工作计划: what is to be reached, by when, by whom, and how each item stood on which days.

What an item must show stands in `criteria`.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.plan.criteria import (
    JUDGED,
    Compare,
    Criterion,
    CriterionDraft,
    Failing,
    Judgement,
    Outcome,
    Override,
    Verdict,
)
from chuangcheng.trail.models import Ever, Known, Version

__all__ = (
    "JUDGED",
    "Compare",
    "Criterion",
    "CriterionDraft",
    "Failing",
    "Item",
    "ItemEver",
    "ItemStage",
    "ItemStageEver",
    "ItemStageVersion",
    "ItemState",
    "ItemVersion",
    "Judgement",
    "Outcome",
    "Override",
    "Verdict",
)


class ItemState(models.TextChoices):
    """计划状态."""

    OPEN = "open", _("进行中")
    CLOSED = "closed", _("已办结")
    WITHDRAWN = "withdrawn", _("不再执行")


class ItemQuerySet(models.QuerySet["Item"]):
    """Items of plans."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def open(self) -> Self:
        """进行中."""
        return self.filter(void=False, state=ItemState.OPEN)

    def wanting(self, by: date) -> Self:
        """要盯的: open, and by a day due or shown to fall short."""
        return self.open().filter(Q(due_on__lte=by) | Q(verdict=Verdict.NOT_MET))


class ItemFacts(Known, InOffice):
    """What of an item is counted."""

    aspect = models.CharField(_("方面"), max_length=20)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    state = models.CharField(
        _("计划状态"), max_length=16, choices=ItemState, default=ItemState.OPEN
    )
    verdict = models.CharField(
        _("结论"), max_length=16, choices=Verdict, default=Verdict.NONE, blank=True
    )
    by_hand = models.BooleanField(_("由人判定"), default=False)
    set_on = models.DateField(_("列入日期"))
    due_on = models.DateField(_("完成时限"), default=OPEN_END)
    ended_on = models.DateField(_("办结日期"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Item(ItemFacts):
    """计划事项: of the sub-district, or of one community; without a deadline it is 常态任务.

    A deadline that names no day is kept as `due_text`. Who answers where no unit on record does
    is named by `responsible`.
    """

    TOLD: ClassVar = ("position", "text", "due_text", "responsible")

    position = models.PositiveSmallIntegerField(_("计划序号"), default=0)
    text = models.CharField(_("计划内容"), max_length=500)
    folded = models.CharField(_("比对名"), max_length=500)
    due_text = models.CharField(_("时限原文"), max_length=60, blank=True)
    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", null=True, verbose_name=_("责任人")
    )
    responsible = models.CharField(_("责任单位原文"), max_length=60, blank=True)
    decision = models.ForeignKey(
        "meetings.Decision",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("议定事项"),
    )
    result = models.CharField(_("办结说明"), max_length=300, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("计划事项")
        ordering: ClassVar = ["due_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "due_on", "id"], name="plan_items_by_due"),
            models.Index(fields=["community", "due_on", "id"], name="plan_items_there"),
            models.Index(fields=["unit", "due_on", "id"], name="plan_items_of_unit"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("set_on"), ended_on__gte=F("set_on")),
                name="plan_item_set_first",
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.OPEN, ended_on=OPEN_END)
                | (~Q(state=ItemState.OPEN) & Q(ended_on__lt=OPEN_END)),
                name="plan_item_ended_or_open",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        """进行中."""
        return self.state == ItemState.OPEN

    @property
    def has_due_day(self) -> bool:
        """Whether a day is said by which it is to be reached."""
        return self.due_on != OPEN_END

    @property
    def is_routine(self) -> bool:
        """常态任务: it has neither a day nor a deadline in words."""
        return not self.has_due_day and not self.due_text

    def is_past_due(self, on: date) -> bool:
        """到期未办结 on a day."""
        return self.is_open and self.due_on < on

    def concern(self) -> Concern:
        """Where it is to be reached, which unit and who answers for it."""
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id),
            person_ids=present(self.person_id),
        )


class ItemVersion(ItemFacts, Version):
    """计划事项旧版本."""

    class Meta:
        verbose_name = _("计划事项旧版本")


class ItemEver(ItemFacts, Ever):
    """计划事项所有版本."""

    class Meta:
        managed = False
        db_table = "plan_itemever"
        verbose_name = _("计划事项所有版本")


class ItemStageFacts(Known, InOffice):
    """What of a stage is counted. The item's own columns stand here too: no join is needed."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    aspect = models.CharField(_("方面"), max_length=20)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    state = models.CharField(_("计划状态"), max_length=16, choices=ItemState)
    verdict = models.CharField(_("结论"), max_length=16, choices=Verdict, blank=True)
    by_hand = models.BooleanField(_("由人判定"), default=False)
    due_on = models.DateField(_("完成时限"), default=OPEN_END)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class ItemStage(ItemStageFacts):
    """计划事项的一段: from `from_on` until before `until_on` the item stood so.

    Of several changes on one day the last counts; the others have no length.
    """

    class Meta:
        verbose_name = _("计划事项的一段")
        ordering: ClassVar = ["item", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "until_on", "from_on", "state"],
                name="plan_stages_standing",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "seq"], name="plan_stage_in_order"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="plan_stage_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.get_verdict_display()} {self.from_on}"


class ItemStageVersion(ItemStageFacts, Version):
    """计划事项的一段旧版本."""

    class Meta:
        verbose_name = _("计划事项的一段旧版本")


class ItemStageEver(ItemStageFacts, Ever):
    """计划事项的一段所有版本."""

    class Meta:
        managed = False
        db_table = "plan_itemstageever"
        verbose_name = _("计划事项的一段所有版本")
