"""共建事项: what partner units promised, how it stood on which days, and what was delivered.

Sits beside models.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.partners import frequencies
from chuangcheng.partners.recurrence import Rule
from chuangcheng.places.models import Located
from chuangcheng.trail.models import Ever, Known, Version


class PledgeKind(models.TextChoices):
    """事项类别."""

    FUNDING = "funding", _("资金")
    GOODS = "goods", _("物资")
    LABOUR = "labour", _("人力")
    SERVICE = "service", _("服务")
    EVENT = "event", _("活动")
    FACILITY = "facility", _("设施")
    ASSISTANCE = "assistance", _("帮扶")


class PledgeState(models.TextChoices):
    """事项状态: never a reproach to a body above us, and no score."""

    AGREED = "agreed", _("已商定")
    UNDER_WAY = "under_way", _("推进中")
    FULFILLED = "fulfilled", _("已落实")
    PENDING = "pending", _("待落实")
    OUTLINED = "outlined", _("待细化")


S = PledgeState
# From which state to which: forward, aside while it waits, and back when it was not so far.
ROADS: Mapping[PledgeState, tuple[PledgeState, ...]] = {
    S.OUTLINED: (S.AGREED, S.UNDER_WAY),
    S.AGREED: (S.UNDER_WAY, S.FULFILLED, S.PENDING, S.OUTLINED),
    S.UNDER_WAY: (S.FULFILLED, S.PENDING),
    S.PENDING: (S.UNDER_WAY, S.FULFILLED),
    S.FULFILLED: (S.UNDER_WAY,),
}


FIRST = (S.AGREED, S.OUTLINED)  # how a pledge begins


class Outcome(models.TextChoices):
    """兑现结果 of one occurrence."""

    DELIVERED = "delivered", _("已兑现")
    NOT_HELD = "not_held", _("当次未开展")
    EXCUSED = "excused", _("商定不开展")


class Received(Known, Located):
    """A row that concerns a community, a village or a place in one."""

    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True

    def recorded_there(self, recorded_by_id: int) -> Concern:
        """Where it lies and who recorded it; the units are added by each."""
        return Concern(area_ids=self.area_ids, person_ids=frozenset({recorded_by_id}))


class PledgeQuerySet(models.QuerySet["Pledge"]):
    """Pledges."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def open(self) -> Self:
        """没有落实的."""
        return self.standing().exclude(state=PledgeState.FULFILLED)


class PledgeFacts(Received):
    """What of a pledge is known with its versions."""

    kind = models.CharField(_("事项类别"), max_length=16, choices=PledgeKind)
    quantity = models.PositiveIntegerField(_("数量"), null=True)
    certainty = models.CharField(
        _("数量性质"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    agreed_on = models.DateField(_("商定日期"))
    due_on = models.DateField(_("承诺时限"), default=OPEN_END)
    state = models.CharField(
        _("事项状态"), max_length=16, choices=PledgeState, default=PledgeState.AGREED
    )
    state_on = models.DateField(_("状态日期"))

    class Meta:
        abstract = True


class Pledge(PledgeFacts):
    """共建事项: 1..n units promised something to a community, a village or a place in one.

    A limit that is no day is kept as `due_text` and flagged. `rule` is there for what comes
    again; on which days it is expected is computed, never stored.
    """

    TOLD: ClassVar = ("place", "what", "quantity_unit", "due_text", "rule", "units_then")

    place = models.ForeignKey(
        "places.Place", models.PROTECT, related_name="+", null=True, verbose_name=_("点位")
    )
    agreement = models.ForeignKey(
        "partners.Agreement",
        models.PROTECT,
        related_name="pledges",
        null=True,
        verbose_name=_("共建协议"),
    )
    what = models.CharField(_("承诺事项"), max_length=200)
    quantity_unit = models.CharField(_("计量单位"), max_length=12, blank=True)
    due_text = models.CharField(_("时限原文"), max_length=60, blank=True)
    rule: models.JSONField[dict[str, Any] | None] = models.JSONField(_("频次"), null=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = PledgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("共建事项")
        ordering: ClassVar = ["agreed_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "due_on", "id"], name="partners_by_due"),
            models.Index(fields=["subdistrict", "agreed_on", "id"], name="partners_by_agreed"),
            models.Index(fields=["community", "agreed_on", "id"], name="partners_pledged_to"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(quantity__isnull=True, certainty=Certainty.UNKNOWN)
                | (Q(quantity__isnull=False) & ~Q(certainty=Certainty.UNKNOWN)),
                name="partners_unknown_has_no_number",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("agreed_on")), name="partners_due_after_agreed"
            ),
            models.CheckConstraint(
                condition=Q(state__in=PledgeState.values), name="partners_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def amount(self) -> Quantity:
        """数量或金额, with how sure it is."""
        if self.quantity is None:
            return UNKNOWN
        return Quantity(self.quantity, Certainty(self.certainty))

    @property
    def recurrence(self) -> Rule | None:
        """频次 of what comes again; weeks are counted from the day of the agreement on."""
        if self.rule is None:
            return None
        rule = frequencies.from_json(self.rule)
        return rule if rule.first else replace(rule, first=self.agreed_on)

    @property
    def frequency(self) -> str:
        """频次 in words; empty for what is done once."""
        return frequencies.words(frequencies.from_json(self.rule)) if self.rule else ""

    @property
    def has_due_day(self) -> bool:
        """Whether a day is said by which it is to be done."""
        return self.due_on != OPEN_END

    @property
    def is_vague(self) -> bool:
        """时限待定日期: a limit was said that is no day."""
        return bool(self.due_text) and not self.has_due_day

    @property
    def receiver(self) -> str:
        """受益方: the place, else the community or village."""
        return str(self.place or self.community)

    def concern(self) -> Concern:
        """Where it is received, and who promised it."""
        units = frozenset(row.unit_id for row in self.units.all())
        return replace(self.recorded_there(self.recorded_by_id), unit_ids=units)


class PledgeVersion(PledgeFacts, Version):
    """共建事项旧版本."""

    class Meta:
        verbose_name = _("共建事项旧版本")


class PledgeEver(PledgeFacts, Ever):
    """共建事项所有版本."""

    class Meta:
        managed = False
        db_table = "partners_pledgeever"
        verbose_name = _("共建事项所有版本")


class PledgeUnit(models.Model):
    """承诺单位 of a pledge, in their order."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="units")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("承诺单位")
        ordering: ClassVar = ["order", "id"]
        indexes: ClassVar = [models.Index(fields=["unit", "pledge"], name="partners_pledged_by")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pledge", "unit"], name="partners_pledges_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)


class PledgeStageFacts(Received):
    """What of a stage is counted. The pledge's kind stands here too: no join is needed."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="+")
    kind = models.CharField(_("事项类别"), max_length=16, choices=PledgeKind)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    state = models.CharField(_("事项状态"), max_length=16, choices=PledgeState)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)

    class Meta:
        abstract = True


class PledgeStage(PledgeStageFacts):
    """事项阶段: from `from_on` until before `until_on` the pledge stood so.

    Of several changes on one day the last counts; the others have no length.
    """

    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("事项阶段")
        ordering: ClassVar = ["pledge", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "until_on", "from_on", "state"],
                name="partners_stages_standing",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pledge", "seq"], name="partners_stage_in_order"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="partners_stage_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.from_on}"

    @property
    def lasted(self) -> bool:
        """Whether it stood so at the end of a day."""
        return self.until_on > self.from_on


class PledgeStageVersion(PledgeStageFacts, Version):
    """事项阶段旧版本."""

    class Meta:
        verbose_name = _("事项阶段旧版本")


class PledgeStageEver(PledgeStageFacts, Ever):
    """事项阶段所有版本."""

    class Meta:
        managed = False
        db_table = "partners_pledgestageever"
        verbose_name = _("事项阶段所有版本")


class DeliveryFacts(Received):
    """What of a delivery is counted, now or as it was known before."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="+")
    kind = models.CharField(_("事项类别"), max_length=16, choices=PledgeKind)
    happened_on = models.DateField(_("兑现日期"))
    outcome = models.CharField(_("兑现结果"), max_length=16, choices=Outcome)
    confirmed_on = models.DateField(_("单位确认日期"), default=OPEN_END)

    class Meta:
        abstract = True


class Delivery(DeliveryFacts):
    """兑现记录: noted by us; confirmed by one of the units, which has the other word.

    `own_day` is the day that the rule of a recurring pledge names; None for what is done once.
    """

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="deliveries")
    own_day = models.DateField(_("应有日期"), null=True)
    words = models.CharField(_("兑现情况"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))
    confirmed_by = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", null=True, verbose_name=_("确认人")
    )

    class Meta:
        verbose_name = _("兑现记录")
        ordering: ClassVar = ["happened_on", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "happened_on", "id"], name="partners_deliveries_by_day"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pledge", "own_day"],
                condition=Q(void=False),
                name="partners_noted_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge} {self.happened_on}"

    @property
    def is_confirmed(self) -> bool:
        """单位已确认."""
        return self.confirmed_on != OPEN_END

    def is_of(self, own_days: tuple[date, ...]) -> bool:
        """Whether it is the note of an occurrence."""
        return self.own_day in own_days

    def concern(self) -> Concern:
        """That of its pledge, recorded by who noted it."""
        return self.pledge.concern()


class DeliveryVersion(DeliveryFacts, Version):
    """兑现记录旧版本."""

    class Meta:
        verbose_name = _("兑现记录旧版本")


class DeliveryEver(DeliveryFacts, Ever):
    """兑现记录所有版本."""

    class Meta:
        managed = False
        db_table = "partners_deliveryever"
        verbose_name = _("兑现记录所有版本")


class DeliveryProof(FileProof):
    """兑现凭证: shows that something was delivered."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("兑现凭证")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
