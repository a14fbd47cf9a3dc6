"""办理记录: the rows that the deeds of an issue leave; each carries who, when and why.

They sit beside the models; every state that needs more than its name has a row here.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from chuangcheng.evidence.models import Proof
from chuangcheng.issues.deeds import State
from chuangcheng.issues.limits import EventKind, Unit
from chuangcheng.kernel.periods import NO_DEADLINE


class ContactLog(models.Model):
    """联系记录: the office asked a unit whether the issue is its business."""

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="contacts")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    answer = models.CharField(_("答复"), max_length=200)
    at = models.DateTimeField(_("联系时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("联系记录")
        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return self.answer


class Dispatch(models.Model):
    """交办: one round of the issue with a unit; its clock and how the due time came about."""

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="dispatches")
    round = models.PositiveSmallIntegerField(_("第几次交办"))
    lead_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("交办时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    by_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    limit_n = models.PositiveSmallIntegerField(_("时限"), null=True)
    limit_unit = models.CharField(_("时限单位"), max_length=16, choices=Unit, blank=True)
    due_given = models.DateTimeField(_("指定的到期时间"), null=True)
    explanation = models.CharField(_("为什么交给它"), max_length=200, blank=True)
    received_at = models.DateTimeField(_("签收时间"), null=True)
    received_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", null=True)
    returned_at = models.DateTimeField(_("退单时间"), null=True)
    return_reason = models.CharField(_("退单理由"), max_length=200, blank=True)
    steps = models.JSONField(_("时限怎么来的"), default=list)
    provisional = models.BooleanField(_("按暂定日历推算"), default=False)

    class Meta:
        verbose_name = _("交办")
        ordering: ClassVar = ["issue", "round"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue", "round"], name="issues_dispatch_rounds")
        ]

    def __str__(self) -> str:
        return f"{self.issue} → {self.lead_unit}"


class Cooperation(models.Model):
    """配合单位."""

    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="cooperations")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("配合单位")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dispatch", "unit"], name="issues_cooperates_once")
        ]

    def __str__(self) -> str:
        return str(self.unit)


class ClockEvent(models.Model):
    """时钟事件: what happened to the clock of a dispatch after it started."""

    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="clock_events")
    type = models.CharField(_("事件"), max_length=16, choices=EventKind)
    at = models.DateTimeField(_("时间"))
    n = models.PositiveSmallIntegerField(_("时限"), null=True)
    unit = models.CharField(_("单位"), max_length=16, choices=Unit, blank=True)

    class Meta:
        verbose_name = _("时钟事件")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.type} {self.at}"


class Rectification(models.Model):
    """整改反馈: what the unit says it did; judged on time by the due time then in force."""

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="rectifications")
    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="+", null=True)
    done = models.CharField(_("整改情况"), max_length=500)
    at = models.DateTimeField(_("反馈时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    due_at = models.DateTimeField(_("当时的时限"), default=NO_DEADLINE)

    class Meta:
        verbose_name = _("整改反馈")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.done

    @property
    def on_time(self) -> bool:
        """按期: answered not later than the due time."""
        return self.at <= self.due_at


class Verification(models.Model):
    """核查: whether the rectification holds, seen by somebody who did not do it."""

    class How(models.TextChoices):
        """怎么核查的."""

        ON_SITE = "on_site", _("到现场看过")
        BY_PHOTO = "by_photo", _("看照片")
        BY_LEDGER = "by_ledger", _("台账记载")

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="verifications")
    rectification = models.ForeignKey(Rectification, models.PROTECT, related_name="+")
    passed = models.BooleanField(_("通过"))
    how = models.CharField(_("怎么核查的"), max_length=16, choices=How)
    reason = models.CharField(_("说明"), max_length=200, blank=True)
    at = models.DateTimeField(_("核查时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("核查")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.get_how_display()


class Suspension(models.Model):
    """暂缓(挂账): the clock stands still, for a reason, until a day."""

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="suspensions")
    from_state = models.CharField(_("暂缓前状态"), max_length=16, choices=State)
    reason = models.CharField(_("理由"), max_length=200)
    until = models.DateField(_("恢复日期"))
    at = models.DateTimeField(_("暂缓时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    resumed_at = models.DateTimeField(_("恢复时间"), null=True)

    class Meta:
        verbose_name = _("暂缓")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.reason


class Decision(models.Model):
    """不予受理、作废: why an issue was not taken on, or never should have been."""

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="decisions")
    deed = models.CharField(_("操作"), max_length=16)
    reason = models.CharField(_("理由"), max_length=200)
    state_before = models.CharField(_("此前状态"), max_length=16, choices=State)
    at = models.DateTimeField(_("时间"))
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("处理意见")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.reason


class IssueProof(Proof):
    """问题照片: shows the issue before or after it was rectified, or when looked at once more."""

    class Moment(models.TextChoices):
        """拍摄时点."""

        BEFORE = "before", _("整改前")
        AFTER = "after", _("整改后")
        RECHECK = "recheck", _("回头看照片")

    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="proofs")
    moment = models.CharField(_("时点"), max_length=8, choices=Moment)
    rectification = models.ForeignKey(Rectification, models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = _("问题照片")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.get_moment_display()


class Answered(models.Model):
    """回复的问题: a reply to a letter says of this issue what became of it."""

    reply = models.ForeignKey("documents.Reply", models.PROTECT, related_name="+")
    issue = models.ForeignKey("issues.Issue", models.PROTECT, related_name="answered")

    class Meta:
        verbose_name = _("回复的问题")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reply", "issue"], name="issues_answered_once")
        ]

    def __str__(self) -> str:
        return str(self.issue)
