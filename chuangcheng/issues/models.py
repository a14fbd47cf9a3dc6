"""问题: the issue, the days it stood in each state, and the rows that its deeds leave."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.issues.classes import Category, Kind, Source
from chuangcheng.issues.covering import COUNTED, RUNNING_STAGE, STANDING, open_near
from chuangcheng.issues.deeds import ENDS, RUNNING, State
from chuangcheng.issues.looks import Recheck, RecheckEver, RecheckVersion
from chuangcheng.issues.records import (
    Answered,
    ClockEvent,
    ContactLog,
    Cooperation,
    Decision,
    Dispatch,
    IssueProof,
    Rectification,
    Suspension,
    Verification,
)
from chuangcheng.kernel.periods import NO_DEADLINE, OPEN_END
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.places.models import Located, PlaceType
from chuangcheng.trail.models import Ever, Known, Version

__all__ = [
    "ROUND",
    "Answered",
    "Category",
    "ClockEvent",
    "ContactLog",
    "Cooperation",
    "Decision",
    "Dispatch",
    "Issue",
    "IssueEver",
    "IssueProof",
    "IssueVersion",
    "Kind",
    "NumberSeries",
    "Recheck",
    "RecheckEver",
    "RecheckVersion",
    "Rectification",
    "Source",
    "Stage",
    "StageEver",
    "StageVersion",
    "Suspension",
    "Verification",
]


# The population of the report's round: found by screening, in a compound (docs/decisions/0006).
ROUND = Q(source=Source.SCREENING, place_type=PlaceType.COMPOUND)


class IssueFacts(Known, Located):
    """What of an issue is counted, now or as it was known before."""

    number = models.CharField(_("问题编号"), max_length=24)
    title = models.CharField(_("问题描述"), max_length=500)
    source = models.CharField(_("来源"), max_length=16, choices=Source)
    kind = models.CharField(_("大类"), max_length=16, choices=Kind, blank=True)
    category = models.ForeignKey(
        Category, models.PROTECT, related_name="+", null=True, db_index=False
    )
    place = models.ForeignKey(
        "places.Place", models.PROTECT, related_name="+", null=True, db_index=False
    )
    place_type = models.CharField(_("点位类型"), max_length=32, choices=PlaceType, blank=True)
    found_on = models.DateField(_("发现日期"))
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class IssueQuerySet(models.QuerySet["Issue"]):
    """Issues, by the adjectives of the office."""

    def open(self) -> Self:
        """未办结: not yet at an end. The words match the partial index literally."""
        return self.filter(ended_at__isnull=True)

    def running(self) -> Self:
        """待签收、整改中: those whose clock runs."""
        return self.filter(state__in=RUNNING, ended_at__isnull=True)

    def overdue(self, on: date) -> Self:
        """超期: running, and due on a day before this one."""
        return self.running().filter(due_on__lt=on)

    def unassigned(self) -> Self:
        """责任单位待明确."""
        return self.filter(state=State.ACCEPTED, unit_pending=True)


class Issue(IssueFacts):
    """问题: something at a place that falls short of a standard.

    `due_on` and `due_at` are NO_DEADLINE while no clock runs. `version` guards against two
    people doing different things at once.
    """

    location = models.CharField(_("具体位置"), max_length=120, blank=True)
    measure = models.CharField(_("整改措施"), max_length=500, blank=True)
    remark = models.CharField(_("备注"), max_length=200, blank=True)
    clause = models.ForeignKey("standards.Clause", models.PROTECT, related_name="+", null=True)
    upper_number = models.CharField(_("上级编号"), max_length=40, blank=True)
    source_system = models.CharField(_("来源系统"), max_length=40, blank=True)
    letter = models.ForeignKey(
        "documents.Letter", models.PROTECT, related_name="+", null=True, verbose_name=_("来文")
    )
    handled_elsewhere = models.BooleanField(_("已在来源系统办理"), default=False)
    lon = models.FloatField(_("经度"), null=True)
    lat = models.FloatField(_("纬度"), null=True)
    cell = models.BigIntegerField(_("图格"), null=True)
    state = models.CharField(_("状态"), max_length=16, choices=State, default=State.REPORTED)
    unit_pending = models.BooleanField(_("责任单位待明确"), default=False)
    lead_unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, db_index=False
    )
    due_at = models.DateTimeField(_("整改时限"), default=NO_DEADLINE)
    due_on = models.DateField(_("到期日"), default=OPEN_END)
    reworked = models.BooleanField(_("退回重改"), default=False)
    fixed_on_spot = models.BooleanField(_("立行立改"), default=False)
    raised_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    raised_unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    raised_at = models.DateTimeField(_("登记时间"))
    changed_at = models.DateTimeField(_("最近变动"))
    ended_at = models.DateTimeField(_("办结时间"), null=True)
    version = models.PositiveIntegerField(_("版本"), default=1)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("问题")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [
            models.Index(fields=["place", "found_on"], name="issues_at_place"),
            models.Index(
                fields=open_near("subdistrict"),
                name="issues_open_in_subdistrict",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=open_near("community"),
                name="issues_open_in_community",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(
                fields=open_near("lead_unit"),
                name="issues_open_of_unit",
                condition=Q(ended_at__isnull=True),
            ),
            models.Index(fields=["subdistrict", "due_at", "id"], name="issues_in_subdistrict"),
            models.Index(fields=["community", "due_at", "id"], name="issues_in_community"),
            models.Index(fields=["subdistrict", "changed_at", "id"], name="issues_by_change"),
            models.Index(fields=["community", "changed_at", "id"], name="issues_here_by_change"),
            models.Index(fields=["lead_unit", "changed_at", "id"], name="issues_of_unit_by_change"),
            models.Index(fields=["subdistrict", "found_on", "id"], name="issues_by_day_found"),
            models.Index(fields=["community", "found_on", "id"], name="issues_here_by_day_found"),
            models.Index(fields=["lead_unit", "found_on", "id"], name="issues_of_unit_by_day"),
            models.Index(fields=["subdistrict", "state", "due_at", "id"], name="issues_by_state"),
            models.Index(fields=["lead_unit", "due_at", "id"], name="issues_of_unit"),
            models.Index(fields=["raised_by", "id"], name="issues_raised_by"),
            # void is a literal, so SQLite uses them (bench/figures.py measures it).
            models.Index(
                fields=["subdistrict", *COUNTED, "community"],
                name="issues_counted",
                condition=Q(void=False),
            ),
            models.Index(
                fields=["community", *COUNTED, "lead_unit", "raised_by"],
                name="issues_counted_in_community",
                condition=Q(void=False),
            ),
            models.Index(
                fields=["subdistrict", "category", "found_on", "void"],
                name="issues_uncategorised",
                condition=Q(void=False, category__isnull=True),
            ),
            models.Index(
                fields=["cell"], name="issues_open_on_map", condition=Q(ended_at__isnull=True)
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], name="issues_numbered_once"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ENDS), ended_at__isnull=False)
                | (~Q(state__in=sorted(ENDS)) & Q(ended_at__isnull=True)),
                name="issues_ended_in_an_end_state",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="issues_known_state"),
            models.CheckConstraint(
                condition=~Q(state=State.VOID) | Q(void=True), name="issues_void_is_void"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def concern(self) -> Concern:
        """Where the issue lies, whose it is to rectify, who raised it."""
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.lead_unit_id),
            person_ids=frozenset({self.raised_by_id}),
        )

    @property
    def has_ended(self) -> bool:
        """办结."""
        return self.ended_at is not None

    @property
    def is_handled(self) -> bool:
        """已交办或立行立改: what the closing rate takes as its whole (docs/decisions/0006)."""
        return self.state == State.DISPATCHED or self.fixed_on_spot

    @property
    def has_deadline(self) -> bool:
        """Whether a clock runs towards a due time."""
        return self.due_on != OPEN_END

    @property
    def serial(self) -> str:
        """The number as people say it: the last six digits."""
        return self.number.rsplit("-", 1)[-1]


class IssueVersion(IssueFacts, Version):
    """问题旧版本."""

    class Meta:
        verbose_name = _("问题旧版本")

    def __str__(self) -> str:
        return self.number


class IssueEver(IssueFacts, Ever):
    """问题所有版本."""

    class Meta:
        managed = False
        db_table = "issues_issueever"
        verbose_name = _("问题所有版本")

    def __str__(self) -> str:
        return self.number


class StageFacts(Known):
    """What of a stage is counted. The issue's own columns stand here too: no join is needed."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="+", db_index=False)
    seq = models.PositiveSmallIntegerField(_("顺序"))
    city = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    district = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    community = models.ForeignKey("places.Area", models.PROTECT, related_name="+", db_index=False)
    source = models.CharField(_("来源"), max_length=16, choices=Source)
    kind = models.CharField(_("大类"), max_length=16, choices=Kind, blank=True)
    category = models.ForeignKey(
        Category, models.PROTECT, related_name="+", null=True, db_index=False
    )
    place_type = models.CharField(_("点位类型"), max_length=32, choices=PlaceType, blank=True)
    found_on = models.DateField(_("发现日期"))
    state = models.CharField(_("状态"), max_length=16, choices=State)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    unit_pending = models.BooleanField(_("责任单位待明确"), default=False)
    due_on = models.DateField(_("到期日"), default=OPEN_END)
    handled = models.BooleanField(_("曾交办或立行立改"), default=False)
    fixed_on_spot = models.BooleanField(_("立行立改"), default=False)
    from_on = models.DateField(_("起"))
    until_on = models.DateField(_("止"), default=OPEN_END)
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class Stage(StageFacts):
    """阶段: from `from_on` until before `until_on` the issue stood so (docs/decisions/0005).

    Of several changes on one day the last counts; the others have no length.
    """

    class Meta:
        verbose_name = _("阶段")
        ordering: ClassVar = ["issue", "seq"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", *RUNNING_STAGE, "community"],
                name="issues_stage_standing",
                condition=Q(void=False),
            ),
            models.Index(
                fields=["community", *RUNNING_STAGE],
                name="issues_stage_in_community",
                condition=Q(void=False),
            ),
            models.Index(
                fields=["subdistrict", *STANDING, "community"],
                name="issues_stage_counted",
                condition=Q(void=False),
            ),
            models.Index(
                fields=["community", *STANDING],
                name="issues_stage_counted_here",
                condition=Q(void=False),
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issue", "seq"], name="issues_stage_in_order"),
            models.CheckConstraint(
                condition=Q(until_on__gte=F("from_on")), name="issues_stage_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.from_on}"


class StageVersion(StageFacts, Version):
    """阶段旧版本."""

    class Meta:
        verbose_name = _("阶段旧版本")

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.from_on}"


class StageEver(StageFacts, Ever):
    """阶段所有版本."""

    class Meta:
        managed = False
        db_table = "issues_stageever"
        verbose_name = _("阶段所有版本")

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.from_on}"


class NumberSeries(models.Model):
    """编号: the last number given in a sub-district and year."""

    subdistrict = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("年份"))
    last = models.PositiveIntegerField(_("已用到"), default=0)

    class Meta:
        verbose_name = _("编号")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subdistrict", "year"], name="issues_one_series_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.last}"
