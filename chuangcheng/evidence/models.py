"""照片和凭证: photos as they came, and the abstract row by which a thing cites one."""

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


class Proof(models.Model):
    """凭证: a thing's own row that cites a photo; it stands in the context of the thing."""

    photo = models.ForeignKey(
        "evidence.Photo", models.PROTECT, related_name="+", verbose_name=_("照片")
    )
    caption = models.CharField(_("说明"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        abstract = True
