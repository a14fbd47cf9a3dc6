"""留痕: who did what to which thing, when. Entries are inserted, never changed."""

from typing import ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

FOREVER = 2**63 - 1  # the known_to of a version that is still what we know


class AppendOnly(models.QuerySet):  # type: ignore[type-arg]
    """Rows that may only be added; whoever changes them must say so in SQL."""

    def update(self, **_changes: object) -> int:
        raise TypeError("the trail is never edited")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("the trail is never deleted")


class EntryQuerySet(AppendOnly):
    """The entries, in the order in which they were recorded."""

    def about(self, subject: str) -> Self:
        """The entries that concern one thing."""
        return self.filter(events__subject=subject)


class Entry(models.Model):
    """留痕记录: one deed of one person; its id is what `known_at` counts by."""

    deed = models.UUIDField(_("所属操作"), db_index=True)
    verb = models.CharField(_("操作"), max_length=64)
    actor = models.CharField(_("操作人"), max_length=64)
    actor_name = models.CharField(_("操作人姓名"), max_length=64)
    at = models.DateTimeField(_("办理时间"))
    recorded_at = models.DateTimeField(_("记录时间"), db_default=Now())

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("留痕记录")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["actor", "id"], name="trail_entry_actor")]

    def __str__(self) -> str:
        return f"{self.verb} {self.actor_name}"


class Event(models.Model):
    """留痕明细: what an entry did to one thing; a batch has one for each of its rows."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="events")
    subject = models.CharField(_("对象"), max_length=96)
    community = models.BigIntegerField(_("社区"), null=True)
    subdistrict = models.BigIntegerField(_("街道"), null=True)
    facts = models.JSONField(_("内容"), default=dict)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("留痕明细")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["subject", "id"], name="trail_event_subject")]

    def __str__(self) -> str:
        return self.subject


class Former(models.Model):
    """原来的说法: what a row said up to, not including, an entry, in columns that no twin keeps.

    `said` holds by column what stood there; nothing where the row was not there. Which columns a
    paper quotes, a model says by `TOLD` (docs/decisions/0026).
    """

    subject = models.CharField(_("对象"), max_length=96)
    said = models.JSONField(_("原文"), null=True, encoder=DjangoJSONEncoder)
    known_to = models.BigIntegerField(_("至留痕"))

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("原来的说法")
        ordering: ClassVar = ["known_to", "id"]
        indexes: ClassVar = [models.Index(fields=["subject", "known_to"], name="trail_former_said")]

    def __str__(self) -> str:
        return self.subject


class Known(models.Model):
    """可追溯的行: a countable row; every edit keeps the version before it in its twin.

    The twin of `Thing` is the model `ThingVersion` of the same app; the view `ThingEver` shows
    both with the same columns, so a figure asked with `known_at` runs unchanged on it. What the
    twin has no column for and papers quote is named by `TOLD` and kept in `Former`.
    """

    TOLD: ClassVar[tuple[str, ...]] = ()

    known_from = models.BigIntegerField(_("自留痕"), default=0, editable=False)

    class Meta:
        abstract = True


class Version(models.Model):
    """旧版本: what was known of a row from `known_from` up to, not including, `known_to`."""

    row_id = models.BigIntegerField(_("原行"), db_index=True)
    known_to = models.BigIntegerField(_("至留痕"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.row_id)


class Ever(models.Model):
    """所有版本: the rows and their earlier versions, as one view."""

    id = models.BigIntegerField(primary_key=True)
    known_to = models.BigIntegerField(_("至留痕"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


def key_of(thing: models.Model | str) -> str:
    """The text by which the trail names a thing: `issues.issue:17`."""
    if isinstance(thing, str):
        return thing
    return f"{thing._meta.label_lower}:{thing.pk}"
