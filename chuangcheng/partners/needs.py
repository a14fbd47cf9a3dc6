"""需求清单: what a community or village needs, and which pledge it is matched with.

Sits beside models.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.partners.pledges import Pledge, PledgeKind, Received
from chuangcheng.trail.models import Ever, Version


class NeedState(models.TextChoices):
    """需求状态."""

    UNMATCHED = "unmatched", _("待对接")
    MATCHED = "matched", _("已对接")
    MET = "met", _("已满足")
    WITHDRAWN = "withdrawn", _("已撤回")


# How a need is closed; matching it with a pledge has a deed of its own.
CLOSINGS: Mapping[NeedState, tuple[NeedState, ...]] = {
    NeedState.UNMATCHED: (NeedState.MET, NeedState.WITHDRAWN),
    NeedState.MATCHED: (NeedState.MET, NeedState.WITHDRAWN),
    NeedState.MET: (),
    NeedState.WITHDRAWN: (),
}


class NeedQuerySet(models.QuerySet["Need"]):
    """Needs."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def unmatched(self) -> Self:
        """待对接."""
        return self.filter(void=False, state=NeedState.UNMATCHED)


class NeedFacts(Received):
    """What of a need is counted, now or as it was known before."""

    kind = models.CharField(_("需求类别"), max_length=16, choices=PledgeKind)
    quantity = models.PositiveIntegerField(_("数量"), null=True)
    certainty = models.CharField(
        _("数量性质"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    told_on = models.DateField(_("反映日期"))
    due_on = models.DateField(_("需要时间"), default=OPEN_END)
    state = models.CharField(
        _("需求状态"), max_length=16, choices=NeedState, default=NeedState.UNMATCHED
    )
    state_on = models.DateField(_("状态日期"))

    class Meta:
        abstract = True


class Need(NeedFacts):
    """需求: open until a pledge is found for it; the link names the pledge while it is matched."""

    TOLD: ClassVar = ("what",)

    place = models.ForeignKey(
        "places.Place", models.PROTECT, related_name="+", null=True, verbose_name=_("点位")
    )
    pledge = models.ForeignKey(
        Pledge, models.PROTECT, related_name="needs", null=True, verbose_name=_("共建事项")
    )
    what = models.CharField(_("需要什么"), max_length=200)
    quantity_unit = models.CharField(_("计量单位"), max_length=12, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("需求")
        ordering: ClassVar = ["-told_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "told_on", "id"], name="partners_needs_by_day"),
            models.Index(fields=["subdistrict", "due_on", "id"], name="partners_needs_by_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(quantity__isnull=True, certainty=Certainty.UNKNOWN)
                | (Q(quantity__isnull=False) & ~Q(certainty=Certainty.UNKNOWN)),
                name="partners_need_unknown_has_no_number",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("told_on")), name="partners_need_due_after_told"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def amount(self) -> Quantity:
        """数量, with how sure it is."""
        if self.quantity is None:
            return UNKNOWN
        return Quantity(self.quantity, Certainty(self.certainty))

    @property
    def has_due_day(self) -> bool:
        """Whether a day is said by which it is needed."""
        return self.due_on != OPEN_END

    @property
    def receiver(self) -> str:
        """The place, else the community or village."""
        return str(self.place or self.community)

    def concern(self) -> Concern:
        """Where it is needed, and who promised to help."""
        rows = self.pledge.units.all() if self.pledge else ()
        there = self.recorded_there(self.recorded_by_id)
        return replace(there, unit_ids=frozenset(row.unit_id for row in rows))


class NeedVersion(NeedFacts, Version):
    """需求旧版本."""

    class Meta:
        verbose_name = _("需求旧版本")


class NeedEver(NeedFacts, Ever):
    """需求所有版本."""

    class Meta:
        managed = False
        db_table = "partners_needever"
        verbose_name = _("需求所有版本")


class NeedStageFacts(Received):
    """What of a stage is counted. The need's kind stands here too: no join is needed."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="+")
    kind = models.CharField(_("需求类别"), max_length=16, choices=PledgeKind)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    state = models.CharField(_("需求状态"), max_length=16, choices=NeedState)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class NeedStage(NeedStageFacts):
    """需求阶段: from `from_on` until before `until_on` the need stood so."""

    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("需求阶段")
        ordering: ClassVar = ["need", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "until_on", "from_on", "state"],
                name="partners_needs_standing",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["need", "seq"], name="partners_need_in_order"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="partners_need_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.from_on}"

    @property
    def lasted(self) -> bool:
        """Whether it stood so at the end of a day."""
        return self.until_on > self.from_on


class NeedStageVersion(NeedStageFacts, Version):
    """需求阶段旧版本."""

    class Meta:
        verbose_name = _("需求阶段旧版本")


class NeedStageEver(NeedStageFacts, Ever):
    """需求阶段所有版本."""

    class Meta:
        managed = False
        db_table = "partners_needstageever"
        verbose_name = _("需求阶段所有版本")
