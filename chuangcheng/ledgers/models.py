"""导入和导出的记录: each file that was taken in, what each line became; long lists to take away."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.permission import Concern
from chuangcheng.ledgers.choices import Choices
from chuangcheng.ledgers.verdicts import Verdict


class Register(models.TextChoices):
    """台账种类."""

    ISSUES = "issues", _("问题清单")
    PLACES = "places", _("小区台账")
    PEOPLE = "people", _("通讯录")
    CHARGES = "charges", _("包保分工表")
    STANDARDS = "standards", _("测评体系表")
    DOCUMENTS = "documents", _("文件登记表")
    LETTERS = "letters", _("来文登记表")
    DUTY_LIST = "duty_list", _("责任清单")
    MEASURES = "measures", _("治理措施台账")
    ASSETS = "assets", _("宣传设施台账")
    MEETINGS = "meetings", _("会议台账")
    TASKS = "tasks", _("任务台账")
    TALLIES = "tallies", _("日工作量台账")
    PARTNERS = "partners", _("包联台账")
    FACILITIES = "facilities", _("便民设施台账")
    NEEDS = "needs", _("需求台账")
    PIECES = "pieces", _("媒体报道台账")
    DOORSTEPS = "doorsteps", _("入户宣传台账")
    DIFFICULTIES = "difficulties", _("困难台账")
    ACTIVITIES = "activities", _("志愿活动台账")
    STATIONS = "stations", _("志愿服务站点台账")
    PLAN = "plan", _("工作计划台账")
    REFILL = "refill", _("回填表")


class Import(models.Model):
    """导入: one file for one register, from its preview to its undoing.

    The file itself is found by its SHA-256. `deed` and `entry` are those of the commit in the
    trail: what came later to a thing says whether it has moved on. `undoable` is False once the
    import moved states of issues that were known before. `job` is the background task, if any.
    """

    class State(models.TextChoices):
        """导入状态."""

        PREVIEWED = "previewed", _("未写入")
        COMMITTED = "committed", _("已写入")
        UNDONE = "undone", _("已撤销")

    register = models.CharField(_("台账种类"), max_length=16, choices=Register)
    file_name = models.CharField(_("文件名"), max_length=120)
    sha256 = models.CharField(_("校验值"), max_length=64)
    byte_size = models.PositiveIntegerField(_("字节数"))
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("上传时间"))
    state = models.CharField(_("导入状态"), max_length=16, choices=State, default=State.PREVIEWED)
    choices = models.JSONField(_("选择"), default=dict)
    counts = models.JSONField(_("条数"), default=dict)
    pictures: models.JSONField[dict[str, dict[str, str]]] = models.JSONField(
        _("表里的图片"), default=dict
    )
    job = models.CharField(_("后台任务"), max_length=64, blank=True)
    deed = models.UUIDField(_("写入操作"), null=True)
    entry = models.BigIntegerField(_("写入留痕"), default=0)
    undoable = models.BooleanField(_("可以撤销"), default=True)
    committed_at = models.DateTimeField(_("写入时间"), null=True)
    undone_at = models.DateTimeField(_("撤销时间"), null=True)
    version = models.PositiveIntegerField(_("版本"), default=1)

    class Meta:
        verbose_name = _("导入")
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [
            models.Index(fields=["register", "sha256"], name="ledgers_by_content"),
            models.Index(fields=["area", "id"], name="ledgers_by_area"),
            models.Index(fields=["by", "id"], name="ledgers_by_importer"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="previewed", committed_at__isnull=True)
                | (~Q(state="previewed") & Q(committed_at__isnull=False)),
                name="ledgers_committed_when",
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    def concern(self) -> Concern:
        """For which area somebody imported, and who."""
        return Concern(area_ids=self.area.concern().area_ids, person_ids=frozenset({self.by_id}))

    @property
    def chosen(self) -> Choices:
        """选择, as they stand now."""
        return Choices.of(self.choices)


class ImportRow(models.Model):
    """导入的一行: which thing a line became or changed, and what stood there before.

    `said` is what the ledger says of an issue's unit and limit before it is dispatched.
    """

    import_record = models.ForeignKey(
        Import, models.PROTECT, related_name="rows", verbose_name=_("导入")
    )
    sheet = models.CharField(_("工作表"), max_length=31)
    row = models.PositiveIntegerField(_("行号"))
    part = models.PositiveSmallIntegerField(_("拆出的第几条"), default=0)
    subject = models.CharField(_("对象"), max_length=96, blank=True)
    verdict = models.CharField(_("结论"), max_length=16, choices=Verdict)
    before: models.JSONField[dict[str, Any]] = models.JSONField(_("原值"), default=dict)
    said: models.JSONField[dict[str, Any]] = models.JSONField(_("台账写的责任"), default=dict)

    class Meta:
        verbose_name = _("导入的一行")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["subject", "id"], name="ledgers_row_of_subject")]

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}"


class Export(models.Model):
    """带照片的导出: a long list that the worker makes into workbooks, for whoever asked for it.

    `things` are those of the list in its order, by id; `query` is the list's address, so that it
    can be asked for again. `parts` tells of each workbook {"sha256", "byte_size", "lines",
    "photos"}; the files are kept until `until`. `job` is the background task.
    """

    class State(models.TextChoices):
        """导出状态."""

        WAITING = "waiting", _("正在做")
        READY = "ready", _("做好了")
        FAILED = "failed", _("没有做成")

    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("要导出的时间"))
    query = models.CharField(_("筛选"), max_length=2000, blank=True)
    register = models.CharField(
        _("台账种类"), max_length=16, choices=Register, default=Register.ISSUES
    )
    things: models.JSONField[list[int]] = models.JSONField(_("列出的记录"))
    state = models.CharField(_("导出状态"), max_length=16, choices=State, default=State.WAITING)
    reason = models.CharField(_("为什么没有做成"), max_length=200, blank=True)
    parts: models.JSONField[list[dict[str, Any]]] = models.JSONField(_("各份"), default=list)
    job = models.CharField(_("后台任务"), max_length=64)
    until = models.DateTimeField(_("保留到"), null=True)

    class Meta:
        verbose_name = _("带照片的导出")
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["by", "id"], name="ledgers_export_of_asker")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="ready", until__isnull=False)
                | (~Q(state="ready") & Q(until__isnull=True)),
                name="ledgers_kept_once_made",
            )
        ]

    def __str__(self) -> str:
        return str(_("%s（带照片）") % self.get_register_display())

    def concern(self) -> Concern:
        """Nobody's but the asker's."""
        return Concern(person_ids=frozenset({self.by_id}))
