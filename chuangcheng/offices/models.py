"""本单位: that this database is in use, since when, and the backups that were made of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Founding(models.Model):
    """开通: the office began to work here; its one row shuts the first-run page for good."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField(_("开通时间"))

    class Meta:
        verbose_name = _("开通")
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="offices_founded_once")
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class Backup(models.Model):
    """备份: one whole copy of the records and files, and the hash by which it is known."""

    at = models.DateTimeField(_("备份时间"))
    path = models.CharField(_("存放位置"), max_length=400)
    size = models.BigIntegerField(_("大小"))
    sha256 = models.CharField(_("校验值"), max_length=64)
    files = models.PositiveIntegerField(_("附件数"))

    class Meta:
        verbose_name = _("备份")
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.path
