"""任务: what a decision or a letter asks of whom, by when; how each stood on which days.

Sits beside models.
"""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.trail.models import Ever, Known, Version


class TaskState(models.TextChoices):
    """任务状态."""

    OPEN = "open", _("未完成")
    DONE = "done", _("已完成")
    WITHDRAWN = "withdrawn", _("已撤回")


class TaskQuerySet(models.QuerySet["Task"]):
    """Tasks."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def open(self) -> Self:
        """未完成."""
        return self.filter(void=False, state=TaskState.OPEN)

    def overdue(self, on: date) -> Self:
        """超期 on a day: open, and due on a day before it."""
        return self.open().filter(due_on__lt=on)


class TaskFacts(Known, InOffice):
    """What of a task is known with its versions."""

    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", null=True, verbose_name=_("责任人")
    )
    set_on = models.DateField(_("布置日期"))
    due_on = models.DateField(_("完成时限"), default=OPEN_END)
    ended_on = models.DateField(_("办结日期"), default=OPEN_END)
    state = models.CharField(
        _("任务状态"), max_length=16, choices=TaskState, default=TaskState.OPEN
    )
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Task(TaskFacts):
    """任务: of a decision or of a letter. A limit that names no day is kept as `due_text`.

    `ended_on` is the day on which it was done or withdrawn; on which days it stood how, its
    stages say.
    """

    TOLD: ClassVar = ("what",)

    decision = models.ForeignKey(
        "meetings.Decision",
        models.PROTECT,
        related_name="tasks",
        null=True,
        verbose_name=_("议定事项"),
    )
    letter = models.ForeignKey(
        "documents.Letter", models.PROTECT, related_name="+", null=True, verbose_name=_("来文")
    )
    what = models.CharField(_("任务内容"), max_length=200)
    due_text = models.CharField(_("时限原文"), max_length=60, blank=True)
    outcome = models.CharField(_("完成情况"), max_length=300, blank=True)
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("任务")
        ordering: ClassVar = ["due_on", "id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "due_on", "id"], name="meetings_tasks_by_due"),
            models.Index(fields=["community", "due_on", "id"], name="meetings_tasks_there"),
            models.Index(fields=["unit", "due_on", "id"], name="meetings_tasks_of_unit"),
            models.Index(fields=["person", "due_on", "id"], name="meetings_tasks_of_person"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision__isnull=False, letter__isnull=True)
                | Q(decision__isnull=True, letter__isnull=False),
                name="meetings_task_of_one_source",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("set_on"), ended_on__gte=F("set_on")),
                name="meetings_task_set_first",
            ),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, ended_on=OPEN_END)
                | (~Q(state=TaskState.OPEN) & Q(ended_on__lt=OPEN_END)),
                name="meetings_task_ended_or_open",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_open(self) -> bool:
        """未完成."""
        return self.state == TaskState.OPEN

    @property
    def has_due_day(self) -> bool:
        """Whether a day is said by which it is to be done."""
        return self.due_on != OPEN_END

    def is_overdue(self, on: date) -> bool:
        """超期 on a day."""
        return self.is_open and self.due_on < on

    def concern(self) -> Concern:
        """Where it is to be done, by which unit, by whom."""
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id),
            person_ids=present(self.person_id),
        )


class TaskVersion(TaskFacts, Version):
    """任务旧版本."""

    class Meta:
        verbose_name = _("任务旧版本")


class TaskEver(TaskFacts, Ever):
    """任务所有版本."""

    class Meta:
        managed = False
        db_table = "meetings_taskever"
        verbose_name = _("任务所有版本")


class TaskStageFacts(Known, InOffice):
    """What of a stage is counted. The task's own columns stand here too: no join is needed."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    state = models.CharField(_("任务状态"), max_length=16, choices=TaskState)
    due_on = models.DateField(_("完成时限"), default=OPEN_END)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class TaskStage(TaskStageFacts):
    """任务阶段: from `from_on` until before `until_on` the task stood so.

    Of several changes on one day the last counts; the others have no length.
    """

    class Meta:
        verbose_name = _("任务阶段")
        ordering: ClassVar = ["task", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "until_on", "from_on", "state"],
                name="meetings_stages_standing",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["task", "seq"], name="meetings_stage_in_order"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="meetings_stage_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.from_on}"


class TaskStageVersion(TaskStageFacts, Version):
    """任务阶段旧版本."""

    class Meta:
        verbose_name = _("任务阶段旧版本")


class TaskStageEver(TaskStageFacts, Ever):
    """任务阶段所有版本."""

    class Meta:
        managed = False
        db_table = "meetings_taskstageever"
        verbose_name = _("任务阶段所有版本")


class TaskProof(FileProof):
    """任务凭证: shows that a task was done."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("任务凭证")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)
