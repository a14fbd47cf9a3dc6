"""到位资金: money that came for a difficulty. Sits beside models."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.trail.models import Ever, Known, Version


class ReceiptFacts(Known, InOffice):
    """What of money received is counted, in whole 元."""

    difficulty = models.ForeignKey("difficulties.Difficulty", models.PROTECT, related_name="+")
    amount = models.PositiveIntegerField(_("到位金额"))
    received_on = models.DateField(_("到位日期"))
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Receipt(ReceiptFacts):
    """到位资金: so much from whom, on which day."""

    source = models.CharField(_("资金来源"), max_length=60)
    note = models.CharField(_("备注"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("到位资金")
        ordering: ClassVar = ["-received_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "received_on"], name="difficulties_paid_by_day")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gte=1), name="difficulties_some_money")
        ]

    def __str__(self) -> str:
        return self.source


class ReceiptVersion(ReceiptFacts, Version):
    """到位资金旧版本."""

    class Meta:
        verbose_name = _("到位资金旧版本")


class ReceiptEver(ReceiptFacts, Ever):
    """到位资金所有版本."""

    class Meta:
        managed = False
        db_table = "difficulties_receiptever"
        verbose_name = _("到位资金所有版本")
