"""报告: what is drafted, who wrote what over, what was signed, down to the rows of each number."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.permission import Concern


class Kind(models.TextChoices):
    """段的样子: what a block is; the label in front of it is counted when it is printed."""

    PART = "part", _("一级标题")  # 一、
    SECTION = "section", _("二级标题")  # （一）
    TEXT = "text", _("正文")
    ITEM = "item", _("分项")  # 一是, counted through its whole part

    @property
    def is_heading(self) -> bool:
        """标题 of a part or section."""
        return self in {Kind.PART, Kind.SECTION}


class Form(models.TextChoices):
    """文种: the everyday form without a head, or the official paper."""

    BRIEFING = "briefing", _("情况汇报")
    OFFICIAL = "official", _("正式报告")


class Order(models.TextChoices):
    """先后: which part follows the progress."""

    PLAN_FIRST = "plan_first", _("先计划后问题")
    PROBLEMS_FIRST = "problems_first", _("先问题后计划")


class Sheet(models.TextChoices):
    """附表: what the records give behind a paper, in the order in which it is attached."""

    ISSUES = "issues", _("问题清单")
    PARTNERS = "partners", _("包联台账")
    PLAN = "plan", _("计划表")


class ReportState(models.TextChoices):
    """报告状态: 拟稿 → 核稿 → 签发 → 编号 → 归档."""

    DRAFT = "draft", _("拟稿")
    CHECKED = "checked", _("已核稿")
    SIGNED = "signed", _("已签发")
    NUMBERED = "numbered", _("已编号")
    ARCHIVED = "archived", _("已归档")


LIVE = (ReportState.DRAFT, ReportState.CHECKED)
"""未定稿: what it says still follows the records."""


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)

    def signed(self) -> Self:
        """定稿: those whose text and numbers no longer change."""
        return self.standing().exclude(state__in=LIVE)


class Report(InOffice):
    """报告: as of a day; until it is signed it says what the records say and what was written over.

    An empty title, addressee or signatory is left out of the paper. `sheets` are attached first,
    what `attachments` names goes beside it. `revision` counts its
    changes; `corrects` is the signed one that this one puts right (更正).
    """

    form = models.CharField(_("报告文种"), max_length=16, choices=Form, default=Form.BRIEFING)
    order = models.CharField(_("先后"), max_length=16, choices=Order, default=Order.PLAN_FIRST)
    as_of = models.DateField(_("截至"))
    since = models.DateField(_("自"))
    title = models.CharField(_("标题"), max_length=120, blank=True)
    addressee = models.CharField(_("主送"), max_length=60, blank=True)
    sender = models.CharField(_("发文机关"), max_length=60, blank=True)
    contact = models.CharField(_("联系人"), max_length=60, blank=True)
    copies_to = models.CharField(_("抄送"), max_length=120, blank=True)
    sheets = models.JSONField(_("附表"), default=list)
    attachments = models.JSONField(_("附件"), default=list)
    state = models.CharField(
        _("报告状态"), max_length=16, choices=ReportState, default=ReportState.DRAFT
    )
    number = models.CharField(_("发文字号"), max_length=60, blank=True)
    issued_on = models.DateField(_("成文日期"), null=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, related_name="+", null=True, verbose_name=_("更正哪一份")
    )
    revision = models.PositiveIntegerField(_("修改次数"), default=0)
    void = models.BooleanField(_("作废"), default=False)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("拟稿时间"))

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("报告")
        ordering: ClassVar = ["-as_of", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "as_of", "id"], name="reports_by_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subdistrict", "number"],
                condition=~Q(number="") & Q(void=False),
                name="reports_numbered_once",
            ),
            models.CheckConstraint(
                condition=Q(void=False) | Q(state__in=LIVE), name="reports_signed_stays"
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.get_form_display()} {self.as_of}"

    @property
    def is_live(self) -> bool:
        """Whether it still follows the records."""
        return self.state in LIVE

    def concern(self) -> Concern:
        """The sub-district, and who drafted it."""
        return Concern(area_ids=self.area_ids, person_ids=frozenset({self.recorded_by_id}))


class Step(models.Model):
    """经过: one step of a report's way, or one step back, with what was said."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="steps")
    state = models.CharField(_("报告状态"), max_length=16, choices=ReportState)
    said = models.CharField(_("意见"), max_length=200, blank=True)
    by_name = models.CharField(_("办理人"), max_length=64)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(_("办理时间"))

    class Meta:
        verbose_name = _("报告经过")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.get_state_display()


class Act(models.TextChoices):
    """改动: what somebody did to a block."""

    REWRITTEN = "rewritten", _("改写")
    REMOVED = "removed", _("删去")
    ADDED = "added", _("添写")


class Edit(models.Model):
    """改动: what somebody made of a block; `base` is what the records gave when it was made.

    A later edit of the block, or taking it back, ends this one: the row stays, not `current`.
    `after` are the keys of what stood before it, the nearest first: there it stands when the
    records give its block no longer.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="edits")
    block = models.CharField(_("段"), max_length=80)
    kind = models.CharField(_("段的样子"), max_length=16, choices=Kind)
    act = models.CharField(_("改动"), max_length=16, choices=Act)
    after = models.JSONField(_("在哪段之后"), default=list)
    base = models.JSONField(_("依据"), default=list)
    mine = models.JSONField(_("改成"), default=list)
    current = models.BooleanField(_("有效"), default=True)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    by_name = models.CharField(_("改动人"), max_length=64)
    at = models.DateTimeField(_("改动时间"))

    class Meta:
        verbose_name = _("报告改动")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "block"],
                condition=Q(current=True),
                name="reports_edited_once",
            ),
        ]

    def __str__(self) -> str:
        return self.get_act_display()


class Signing(models.Model):
    """签发: what was signed, for ever: the text, and as of which day and which trail entry.

    `sha256` is the digest of `content`, numbers and attachments (freezing.Frozen); those stand in
    rows of their own.
    """

    report = models.OneToOneField(Report, models.PROTECT, related_name="signing")
    known_at = models.BigIntegerField(_("按第几条留痕时所知"))
    content = models.JSONField(_("定稿内容"))
    sha256 = models.CharField(_("校验值"), max_length=64)
    signatory = models.CharField(_("签发人"), max_length=64)
    signed_on = models.DateField(_("签发日期"))
    on_paper = models.BooleanField(_("纸质签发"), default=False)
    by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("签发登记时间"))

    class Meta:
        verbose_name = _("签发")

    def __str__(self) -> str:
        return f"{self.signatory} {self.signed_on}"


class SignedNumber(models.Model):
    """定稿的数: one number of a signed report, with the rows that it counted.

    `fingerprint` is that of the definition (figures.definitions), whatever becomes of it later.
    `rows` are [ref, number, label, quantity]; `said` is what was printed, which differs from
    `text`, what the figure said, where somebody wrote another number over it.
    """

    signing = models.ForeignKey(Signing, models.PROTECT, related_name="numbers")
    place = models.PositiveSmallIntegerField(_("第几个数"))
    key = models.CharField(_("统计项代号"), max_length=80)
    version = models.PositiveSmallIntegerField(_("口径版本"))
    fingerprint = models.CharField(_("口径指纹"), max_length=16, default="")
    cells = models.JSONField(_("分组取值"), default=dict)
    said = models.CharField(_("写的"), max_length=24)
    text = models.CharField(_("数的"), max_length=24)
    basis = models.CharField(_("口径"), max_length=400)
    rows = models.JSONField(_("数到的行"), default=list)

    class Meta:
        verbose_name = _("定稿的数")
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["signing", "place"], name="reports_each_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.said}"


class SignedAttachment(models.Model):
    """定稿的附件: a sheet as it was signed, `rows` as lists of what stands in its cells."""

    signing = models.ForeignKey(Signing, models.PROTECT, related_name="attachments")
    place = models.PositiveSmallIntegerField(_("第几个附件"))
    sheet = models.CharField(_("附表"), max_length=16, choices=Sheet)
    name = models.CharField(_("附件名称"), max_length=80)
    note = models.CharField(_("附件小计"), max_length=200, blank=True)
    heads = models.JSONField(_("表头"), default=list)
    rows = models.JSONField(_("表里的行"), default=list)

    class Meta:
        verbose_name = _("定稿的附件")
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["signing", "place"], name="reports_each_attachment_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SigningProof(FileProof):
    """签发件扫描件: the paper that was signed by hand."""

    signing = models.ForeignKey(Signing, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("签发件")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)


class Telling(InOffice):
    """报数留底: which number was told to whom on which day, with the rows that it counted.

    `rows` are as in SignedNumber; asked again as of `as_of` with `known_at` the figure says the
    same. One told by mistake, or never told, is void; the row stays.
    """

    key = models.CharField(_("统计项代号"), max_length=80)
    version = models.PositiveSmallIntegerField(_("口径版本"))
    cells = models.JSONField(_("分组取值"), default=dict)
    cell_words = models.CharField(_("分组的说法"), max_length=120, blank=True)
    as_of = models.DateField(_("截至"))
    since = models.DateField(_("自"))
    known_at = models.BigIntegerField(_("按第几条留痕时所知"))
    text = models.CharField(_("报出的数"), max_length=24)
    rows = models.JSONField(_("数到的行"), default=list)
    told_to = models.CharField(_("报给谁"), max_length=60)
    channel = models.CharField(_("怎么报的"), max_length=40, blank=True)
    told_on = models.DateField(_("报出日期"))
    void = models.BooleanField(_("作废"), default=False)
    told_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    told_by_name = models.CharField(_("报数人"), max_length=64)
    recorded_at = models.DateTimeField(_("登记时间"))

    class Meta:
        verbose_name = _("报数留底")
        ordering: ClassVar = ["-told_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "told_on", "id"], name="reports_told_by_day"),
            models.Index(fields=["subdistrict", "key", "id"], name="reports_told_by_figure"),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.told_to}"

    def concern(self) -> Concern:
        """The sub-district, and who told it."""
        return Concern(area_ids=self.area_ids, person_ids=frozenset({self.told_by_id}))
