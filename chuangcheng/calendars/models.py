"""工作日历: what the office enters over the published days, and the demo's own clock."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Day(models.Model):
    """特殊日: a day that the office marks as worked or off; it wins over the published one."""

    date = models.DateField(_("日期"), unique=True)
    is_work = models.BooleanField(_("上班"))
    name = models.CharField(_("名称"), max_length=20, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("特殊日")
        ordering: ClassVar = ["date"]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class PublishedYear(models.Model):
    """已公布调休的年份: a year whose days off the office has entered whole."""

    year = models.PositiveSmallIntegerField(_("年份"), unique=True)

    class Meta:
        verbose_name = _("已公布调休的年份")
        ordering: ClassVar = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class OfficeSession(models.Model):
    """办公时段: from opening to closing; with none of them the standard hours hold."""

    opens = models.TimeField(_("上班"))
    closes = models.TimeField(_("下班"))

    class Meta:
        verbose_name = _("办公时段")
        ordering: ClassVar = ["opens"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opens"], name="calendars_session_opens_once"),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")), name="calendars_session_has_length"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}—{self.closes:%H:%M}"


class DemoClock(models.Model):
    """演示时钟: the instant at which the demo stands. Its one row marks a demo database."""

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    instant = models.DateTimeField(_("时刻"))

    class Meta:
        verbose_name = _("演示时钟")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(id=1), name="calendars_one_demo_clock")
        ]

    def __str__(self) -> str:
        return f"{self.instant:%Y-%m-%d %H:%M}"
