"""会议文件: the documents of a campaign, and the letters from above with what was answered."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.trail.models import Ever, Known, Version


class DocumentKind(models.TextChoices):
    """文件类型."""

    IMPLEMENTATION_PLAN = "implementation_plan", _("实施方案")
    DUTY_LIST = "duty_list", _("责任清单")
    REMEDIATION_PLAN = "remediation_plan", _("治理方案")
    MINUTES = "minutes", _("会议纪要")
    NOTICE = "notice", _("通知")
    OTHER = "other", _("其他")


class InOffice(models.Model):
    """所在街道, and the community where the paper is that community's own."""

    city = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    community = models.ForeignKey(
        "places.Area",
        models.PROTECT,
        related_name="+",
        null=True,
        db_index=False,
        verbose_name=_("社区/村"),
    )

    class Meta:
        abstract = True

    @property
    def area_ids(self) -> frozenset[int]:
        """The areas in which it lies."""
        above = (self.city_id, self.district_id, self.subdistrict_id)
        return frozenset(above) | present(self.community_id)


class DocumentFacts(Known, InOffice):
    """What of a document is counted, now or as it was known before."""

    kind = models.CharField(_("文件类型"), max_length=24, choices=DocumentKind)
    issued_on = models.DateField(_("成文日期"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Document(DocumentFacts):
    """文件: in force from `issued_on` until the day on which a new version takes its place.

    `version` counts from 1 along `supersedes`. `issuer` is who issued it as the paper says,
    where that is no unit on record.
    """

    TOLD: ClassVar = ("title", "unit", "issuer")

    title = models.CharField(_("标题"), max_length=120)
    number = models.CharField(_("发文字号"), max_length=60, blank=True)
    version = models.PositiveSmallIntegerField(_("版本"), default=1)
    supersedes = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, verbose_name=_("代替的一版")
    )
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("发文单位")
    )
    issuer = models.CharField(_("发文单位"), max_length=60, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("登记文件")
        ordering: ClassVar = ["-issued_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "issued_on", "id"], name="documents_by_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["supersedes"],
                condition=Q(void=False),
                name="documents_superseded_once",
            ),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("issued_on")), name="documents_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def concern(self) -> Concern:
        """Where it holds, who issued it, who recorded it."""
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id),
            person_ids=frozenset({self.recorded_by_id}),
        )

    @property
    def citation(self) -> str:
        """引用的写法: its number, else its title, with the version where a later one stands."""
        if self.number or self.until_on == OPEN_END:
            return self.number or self.title
        return _t("%(title)s（第%(n)s版）") % {"title": self.title, "n": self.version}

    def is_in_force(self, on: date) -> bool:
        """现行有效 on a day."""
        return not self.void and self.issued_on <= on < self.until_on


class DocumentVersion(DocumentFacts, Version):
    """文件旧版本: what was known of a document before an edit; no edition of its text."""

    class Meta:
        verbose_name = _("文件旧版本")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.issued_on}"


class DocumentEver(DocumentFacts, Ever):
    """文件所有版本."""

    class Meta:
        managed = False
        db_table = "documents_documentever"
        verbose_name = _("文件所有版本")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.issued_on}"


class DocumentProof(FileProof):
    """文件材料: a scan or a file of a document."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("文件材料")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)


class LetterState(models.TextChoices):
    """回复情况."""

    WAITING = "waiting", _("待办")
    IN_HAND = "in_hand", _("办理中")
    ANSWERED = "answered", _("已回复")


class LetterFacts(Known, InOffice):
    """What of a letter is counted. `reply_by` is OPEN_END where no day is said, `answered_on`
    until it is answered."""

    received_on = models.DateField(_("收文日期"))
    reply_by = models.DateField(_("回复期限"), default=OPEN_END)
    answered_on = models.DateField(_("回复日期"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Letter(LetterFacts):
    """来文: what somebody above asks of the office, and by when an answer is due.

    `reply_by_text` keeps a limit that names no day (月底前): it is flagged, never invented.
    `sender` is the text where the sender is no unit on record.
    """

    TOLD: ClassVar = ("title", "unit", "sender", "issued_on")

    title = models.CharField(_("标题"), max_length=120)
    number = models.CharField(_("文号"), max_length=60, blank=True)
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("来文单位")
    )
    sender = models.CharField(_("来文单位"), max_length=60, blank=True)
    issued_on = models.DateField(_("成文日期"), null=True)
    demand = models.CharField(_("要求"), max_length=500, blank=True)
    reply_by_text = models.CharField(_("期限原文"), max_length=60, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("来文")
        ordering: ClassVar = ["-received_on", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "received_on", "id"], name="documents_letters_by_day"
            ),
            models.Index(fields=["subdistrict", "reply_by", "id"], name="documents_letters_due"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(answered_on__gte=F("received_on")),
                name="documents_answered_after_receipt",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def concern(self) -> Concern:
        """Where it was received, who sent it, who recorded it."""
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id),
            person_ids=frozenset({self.recorded_by_id}),
        )

    @property
    def written_on(self) -> date:
        """成文日期, or else the day on which it came."""
        return self.issued_on or self.received_on

    @property
    def is_answered(self) -> bool:
        """已回复, finally."""
        return self.answered_on != OPEN_END

    @property
    def has_due_day(self) -> bool:
        """Whether a day is said by which the answer is due."""
        return self.reply_by != OPEN_END

    @property
    def is_vague(self) -> bool:
        """期限待定日期: something was said, and no day can be taken from it."""
        return bool(self.reply_by_text) and not self.has_due_day

    def is_overdue(self, on: date) -> bool:
        """超期: no answer yet, and the day it was due lies before this one."""
        return not self.is_answered and self.reply_by < on

    def state(self, begun: int) -> LetterState:
        """回复情况; `begun` counts what was done about it: items raised, replies meanwhile."""
        if self.is_answered:
            return LetterState.ANSWERED
        return LetterState.IN_HAND if begun else LetterState.WAITING


class LetterVersion(LetterFacts, Version):
    """来文旧版本."""

    class Meta:
        verbose_name = _("来文旧版本")

    def __str__(self) -> str:
        return str(self.received_on)


class LetterEver(LetterFacts, Ever):
    """来文所有版本."""

    class Meta:
        managed = False
        db_table = "documents_letterever"
        verbose_name = _("来文所有版本")

    def __str__(self) -> str:
        return str(self.received_on)


class LetterProof(FileProof):
    """来文材料: a scan or a file of a letter, the attached list among them."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("来文材料")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)


class ReplyKind(models.TextChoices):
    """回复类型: only a final one answers the letter."""

    INTERIM = "interim", _("阶段回复")
    FINAL = "final", _("正式回复")


class Reply(models.Model):
    """回复: what was answered to a letter, on which day."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="replies")
    kind = models.CharField(_("回复类型"), max_length=8, choices=ReplyKind)
    replied_on = models.DateField(_("回复日期"))
    number = models.CharField(_("回复文号"), max_length=60, blank=True)
    text = models.CharField(_("回复内容"), max_length=500)
    void = models.BooleanField(_("作废"), default=False)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("回复")
        ordering: ClassVar = ["replied_on", "id"]

    def __str__(self) -> str:
        return self.number or _t("%s的回复") % self.letter


class ReplyProof(FileProof):
    """回复材料: a file of a reply."""

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("回复材料")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
