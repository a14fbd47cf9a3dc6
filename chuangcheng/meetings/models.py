"""会议: what was planned, held or cancelled, who came, what was decided.

The tasks that follow stand in `assigned`.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice, Letter
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.kernel.quantity import UNKNOWN, Certainty, Quantity
from chuangcheng.meetings.assigned import (
    Task,
    TaskEver,
    TaskProof,
    TaskStage,
    TaskStageEver,
    TaskStageVersion,
    TaskState,
    TaskVersion,
)
from chuangcheng.trail.models import Ever, Known, Version

__all__ = (
    "Attendee",
    "Decision",
    "Meeting",
    "MeetingEver",
    "MeetingProof",
    "MeetingState",
    "MeetingType",
    "MeetingVersion",
    "Presence",
    "ReportName",
    "Task",
    "TaskEver",
    "TaskProof",
    "TaskStage",
    "TaskStageEver",
    "TaskStageVersion",
    "TaskState",
    "TaskVersion",
    "source_of",
    "standing_so",
)


class MeetingType(models.TextChoices):
    """会议类型."""

    MOBILIZATION = "mobilization", _("动员会")
    PROGRESS = "progress", _("推进会")
    LEADING_GROUP = "leading_group", _("领导小组会")
    SPECIAL_TOPIC = "special_topic", _("专题推进会")
    OTHER = "other", _("其他会议")


class MeetingState(models.TextChoices):
    """会议状态."""

    PLANNED = "planned", _("待召开")
    HELD = "held", _("已召开")
    CANCELLED = "cancelled", _("已取消")


class ReportName(models.Model):
    """会议类型的报告名: what a sub-district calls a type of meeting in its reports."""

    TOLD: ClassVar = ("name",)

    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    type = models.CharField(_("会议类型"), max_length=16, choices=MeetingType)
    name = models.CharField(_("报告用名"), max_length=40)

    class Meta:
        verbose_name = _("会议类型的报告名")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subdistrict", "type"], name="meetings_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def concern(self) -> Concern:
        """The sub-district."""
        return Concern(area_ids=frozenset({self.subdistrict_id}))


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


def standing_so(state: MeetingState) -> Q:
    """The meetings that stand so; the same as `Meeting.state` says of one."""
    match state:
        case MeetingState.HELD:
            return Q(held_on__lt=OPEN_END)
        case MeetingState.CANCELLED:
            return Q(cancelled_on__lt=OPEN_END)
    return Q(held_on=OPEN_END, cancelled_on=OPEN_END)


class MeetingFacts(Known, InOffice):
    """What of a meeting is counted: of which type, whether and when it was held, how many came."""

    type = models.CharField(_("会议类型"), max_length=16, choices=MeetingType)
    held_on = models.DateField(_("召开日期"), default=OPEN_END)
    cancelled_on = models.DateField(_("取消日期"), default=OPEN_END)
    present = models.PositiveIntegerField(_("到会人数"), null=True)
    present_certainty = models.CharField(
        _("到会人数的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Meeting(MeetingFacts):
    """会议: `meets_on` is the day for which it is planned, and once it is held, that day.

    Whoever leads it or takes the minutes is named as the minutes name them.
    """

    TOLD: ClassVar = ("title", "campaign")

    title = models.CharField(_("会议名称"), max_length=120)
    folded = models.CharField(_("比对名"), max_length=120)
    meets_on = models.DateField(_("会议日期"))
    place = models.CharField(_("会议地点"), max_length=60, blank=True)
    chair = models.CharField(_("主持人"), max_length=40, blank=True)
    recorder = models.CharField(_("记录人"), max_length=40, blank=True)
    agenda = models.CharField(_("议程"), max_length=1000, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    expected = models.PositiveIntegerField(_("应到人数"), null=True)
    expected_certainty = models.CharField(
        _("应到人数的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    minutes = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", null=True, verbose_name=_("纪要")
    )
    campaign = models.ForeignKey(
        "campaigns.Campaign",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("所属专项治理"),
    )
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("会议")
        ordering: ClassVar = ["-meets_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "meets_on", "id"], name="meetings_by_day"),
            models.Index(fields=["community", "meets_on", "id"], name="meetings_by_community"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(held_on=OPEN_END) | Q(held_on=F("meets_on"), cancelled_on=OPEN_END),
                name="meetings_held_on_its_day",
            ),
            models.CheckConstraint(
                condition=Q(present__isnull=True, present_certainty=Certainty.UNKNOWN)
                | (Q(present__isnull=False) & ~Q(present_certainty=Certainty.UNKNOWN)),
                name="meetings_present_is_known_or_not",
            ),
            models.UniqueConstraint(
                fields=["subdistrict", "folded", "meets_on"],
                condition=Q(void=False),
                name="meetings_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> MeetingState:
        """会议状态 as it stands now."""
        if self.held_on != OPEN_END:
            return MeetingState.HELD
        return MeetingState.CANCELLED if self.cancelled_on != OPEN_END else MeetingState.PLANNED

    @property
    def is_held(self) -> bool:
        """已召开."""
        return self.state == MeetingState.HELD

    @property
    def came(self) -> Quantity:
        """到会人数, with how sure it is."""
        if self.present is None:
            return UNKNOWN
        return Quantity(self.present, Certainty(self.present_certainty))

    @property
    def asked(self) -> Quantity:
        """应到人数, with how sure it is."""
        if self.expected is None:
            return UNKNOWN
        return Quantity(self.expected, Certainty(self.expected_certainty))

    def is_past_due(self, on: date) -> bool:
        """到期没有登记: planned for a day before this one, and nobody said what became of it."""
        return self.state == MeetingState.PLANNED and self.meets_on < on

    def concern(self) -> Concern:
        """Where it is held, which units are asked to come or were given a task."""
        asked = Attendee.objects.filter(meeting=self).values_list("unit", flat=True)
        tasked = Task.objects.standing().filter(decision__meeting=self)
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(*asked, *tasked.values_list("unit", flat=True)),
            person_ids=frozenset({self.recorded_by_id}),
        )


class MeetingVersion(MeetingFacts, Version):
    """会议旧版本."""

    class Meta:
        verbose_name = _("会议旧版本")


class MeetingEver(MeetingFacts, Ever):
    """会议所有版本."""

    class Meta:
        managed = False
        db_table = "meetings_meetingever"
        verbose_name = _("会议所有版本")


class Presence(models.TextChoices):
    """到会情况."""

    EXPECTED = "expected", _("应到")
    PRESENT = "present", _("到会")
    ABSENT = "absent", _("未到")


class Attendee(models.Model):
    """参会: a unit that is asked to come, a person as the list names them, or both."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendees")
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("参会单位")
    )
    name = models.CharField(_("参会人"), max_length=40, blank=True)
    presence = models.CharField(
        _("到会情况"), max_length=16, choices=Presence, default=Presence.EXPECTED
    )
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("参会")
        ordering: ClassVar = ["order", "id"]
        indexes: ClassVar = [models.Index(fields=["unit", "meeting"], name="meetings_of_unit")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | ~Q(name=""), name="meetings_somebody_attends"
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.unit)


class MeetingProof(FileProof):
    """会议材料: the signed sheet, a picture, a paper that was handed out."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("会议材料")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)


class Decision(models.Model):
    """议定事项: what a meeting settled; the tasks under it say who does it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    text = models.CharField(_("议定内容"), max_length=500)
    position = models.PositiveSmallIntegerField(_("议定序号"), default=0)
    void = models.BooleanField(_("作废"), default=False)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("议定事项")
        ordering: ClassVar = ["position", "id"]

    def __str__(self) -> str:
        return self.text

    def concern(self) -> Concern:
        """The meeting's."""
        return self.meeting.concern()


def source_of(task: Task) -> Decision | Letter:
    """任务来源: the decision or the letter that asks for it; the database holds exactly one."""
    found = task.decision or task.letter
    if found is None:
        raise ValueError(f"task {task.pk} of nothing")
    return found
