"""照片、附件和凭证: files as they came, and the abstract rows by which a thing cites them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Lower
from django.db.models.lookups import Exact, LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from chuangcheng.kernel.coordinates import Position
from chuangcheng.kernel.permission import Concern

MOST_BYTES = 15 * 1024 * 1024
LONGEST_SIDE = 20_000  # pixels
LONGEST_NAME = 120  # characters


class Format(models.TextChoices):
    """照片格式: what a photo may be, told by its content and never by its name."""

    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"
    WEBP = "webp", "WebP"
    HEIC = "heic", "HEIC"


class PaperFormat(models.TextChoices):
    """附件格式: what an attachment may be, told by its content and never by its name."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "docx"
    XLSX = "xlsx", "xlsx"


class Photo(models.Model):
    """照片: one upload. The same bytes uploaded twice are two rows over one file.

    `width` and `height` are those of the upright picture. What the camera wrote into the file
    (`taken_at`, `lon` and `lat` in WGS-84 degrees, `accuracy_m` in metres) is a claim: cameras
    are set wrong, and WeChat strips all of it, so a missing claim is normal.
    """

    sha256 = models.CharField(_("SHA-256 校验值"), max_length=64)
    byte_size = models.PositiveIntegerField(_("字节数"))
    format = models.CharField(_("照片格式"), max_length=8, choices=Format)
    width = models.PositiveIntegerField(_("宽(像素)"))
    height = models.PositiveIntegerField(_("高(像素)"))
    dhash = models.BigIntegerField(_("相似特征"))
    taken_at = models.DateTimeField(_("拍摄时间(照片自带)"), null=True)
    lon = models.FloatField(_("拍摄经度(照片自带)"), null=True)
    lat = models.FloatField(_("拍摄纬度(照片自带)"), null=True)
    accuracy_m = models.FloatField(_("定位误差(米,照片自带)"), null=True)
    original_name = models.CharField(_("原文件名"), max_length=LONGEST_NAME, blank=True)
    uploaded_by = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name=_("上传人")
    )
    uploaded_at = models.DateTimeField(_("上传时间"))

    class Meta:
        verbose_name = _("照片")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["sha256", "id"], name="evidence_photo_twins")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Exact(Length("sha256"), 64) & Exact(Lower("sha256"), F("sha256")),
                name="evidence_photo_sha256",
            ),
            models.CheckConstraint(
                condition=Q(byte_size__range=(1, MOST_BYTES)), name="evidence_photo_bytes"
            ),
            models.CheckConstraint(
                condition=Q(format__in=Format.values), name="evidence_photo_format"
            ),
            models.CheckConstraint(
                condition=Q(width__range=(1, LONGEST_SIDE), height__range=(1, LONGEST_SIDE)),
                name="evidence_photo_pixels",
            ),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__isnull=False, lon__range=(-180, 180), lat__isnull=False)
                & Q(lat__range=(-90, 90)),
                name="evidence_photo_position",
            ),
            models.CheckConstraint(
                condition=Q(accuracy_m__isnull=True) | Q(accuracy_m__gte=0, lon__isnull=False),
                name="evidence_photo_accuracy",
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("original_name"), LONGEST_NAME),
                name="evidence_photo_name",
            ),
        ]

    def __str__(self) -> str:
        return self.original_name or self.sha256[:12]

    @property
    def claimed_position(self) -> Position | None:
        """Where the camera says it was; none is normal."""
        if self.lon is None or self.lat is None:
            return None
        return Position(self.lon, self.lat, self.accuracy_m, source="exif")

    def concern(self) -> Concern:
        """Whoever uploaded it; where it lies is said by the thing that cites it."""
        return Concern(person_ids=frozenset({self.uploaded_by_id}))


class Attachment(models.Model):
    """附件: one uploaded PDF, docx or xlsx, kept untouched and never shown, only handed out.

    `pages` of a PDF and the names of the `sheets` of a workbook are what the file says.
    """

    sha256 = models.CharField(_("SHA-256 校验值"), max_length=64)
    byte_size = models.PositiveIntegerField(_("字节数"))
    format = models.CharField(_("附件格式"), max_length=8, choices=PaperFormat)
    pages = models.PositiveIntegerField(_("页数"), null=True)
    sheets: models.JSONField[list[str]] = models.JSONField(_("工作表"), default=list)
    original_name = models.CharField(_("原文件名"), max_length=LONGEST_NAME, blank=True)
    uploaded_by = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name=_("上传人")
    )
    uploaded_at = models.DateTimeField(_("上传时间"))

    class Meta:
        verbose_name = _("附件")
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["sha256", "id"], name="evidence_paper_twins")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Exact(Length("sha256"), 64) & Exact(Lower("sha256"), F("sha256")),
                name="evidence_attachment_sha256",
            ),
            models.CheckConstraint(
                condition=Q(byte_size__range=(1, MOST_BYTES)), name="evidence_attachment_bytes"
            ),
            models.CheckConstraint(
                condition=Q(format__in=PaperFormat.values), name="evidence_attachment_format"
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("original_name"), LONGEST_NAME),
                name="evidence_attachment_name",
            ),
        ]

    def __str__(self) -> str:
        return self.original_name or f"{self.sha256[:12]}.{self.format}"

    def concern(self) -> Concern:
        """Whoever uploaded it; where it belongs is said by the thing that cites it."""
        return Concern(person_ids=frozenset({self.uploaded_by_id}))


class Proof(models.Model):
    """凭证: a thing's own row that cites a photo; it stands in the context of the thing."""

    photo = models.ForeignKey(
        "evidence.Photo", models.PROTECT, related_name="+", verbose_name=_("照片")
    )
    caption = models.CharField(_("说明"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        abstract = True


class FileProof(models.Model):
    """材料: a thing's own row that cites a photo or an attachment, one of the two."""

    photo = models.ForeignKey(
        "evidence.Photo", models.PROTECT, related_name="+", verbose_name=_("照片"), null=True
    )
    attachment = models.ForeignKey(
        "evidence.Attachment", models.PROTECT, related_name="+", verbose_name=_("附件"), null=True
    )
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(photo__isnull=False, attachment__isnull=True)
                | Q(photo__isnull=True, attachment__isnull=False),
                name="%(app_label)s_%(class)s_cites_one",
            )
        ]

    @property
    def file(self) -> Photo | Attachment:
        """What is cited."""
        found: Photo | Attachment | None = self.photo or self.attachment
        if found is None:  # the database does not keep such a row
            raise AssertionError(self.pk)
        return found
