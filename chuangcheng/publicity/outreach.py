"""媒体报道 and 上门入户: what was published about the campaign, at how many doors somebody knocked.

Sits beside models.
"""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents.models import InOffice
from chuangcheng.evidence.models import FileProof
from chuangcheng.kernel.permission import Concern, present
from chuangcheng.kernel.quantity import Certainty, Quantity, as_kept, number_fits
from chuangcheng.trail.models import Ever, Known, Version


class MediaChannel(models.TextChoices):
    """报道渠道."""

    NEWSPAPER = "newspaper", _("报纸")
    TELEVISION = "television", _("电视")
    RADIO = "radio", _("广播")
    WEBSITE = "website", _("网站")
    WECHAT = "wechat", _("微信")
    SHORT_VIDEO = "short_video", _("短视频")
    OTHER_CHANNEL = "other_channel", _("其他渠道")


class PieceQuerySet(models.QuerySet["MediaPiece"]):
    """Pieces."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class PieceFacts(Known, InOffice):
    """What of a piece is counted."""

    channel = models.CharField(_("报道渠道"), max_length=16, choices=MediaChannel)
    published_on = models.DateField(_("刊播日期"))
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class MediaPiece(PieceFacts):
    """媒体报道: one piece in one channel, with a link or a clipping; no place is the whole town."""

    TOLD: ClassVar = ("title",)

    title = models.CharField(_("报道标题"), max_length=120)
    outlet = models.CharField(_("媒体名称"), max_length=60, blank=True)
    url = models.URLField(_("链接"), max_length=300, blank=True)
    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("供稿单位")
    )
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = PieceQuerySet.as_manager()

    class Meta:
        verbose_name = _("媒体报道")
        ordering: ClassVar = ["-published_on", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["subdistrict", "published_on", "id"], name="publicity_pieces_by_day"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def concern(self) -> Concern:
        """Whose it is, who wrote it, who recorded it."""
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id),
            person_ids=frozenset({self.recorded_by_id}),
        )


class MediaPieceVersion(PieceFacts, Version):
    """媒体报道旧版本."""

    class Meta:
        verbose_name = _("媒体报道旧版本")


class MediaPieceEver(PieceFacts, Ever):
    """媒体报道所有版本."""

    class Meta:
        managed = False
        db_table = "publicity_mediapieceever"
        verbose_name = _("媒体报道所有版本")


class MediaProof(FileProof):
    """报道剪报: a clipping, a picture of the screen."""

    piece = models.ForeignKey(MediaPiece, models.PROTECT, related_name="proofs")

    class Meta(FileProof.Meta):
        verbose_name = _("报道剪报")
        ordering: ClassVar = ["order", "id"]

    def __str__(self) -> str:
        return str(self.file)


class DoorstepQuerySet(models.QuerySet["DoorstepVisit"]):
    """Doorstep visits."""

    def standing(self) -> Self:
        """Those that are not void."""
        return self.filter(void=False)


class DoorstepFacts(Known, InOffice):
    """What of a doorstep visit is counted; a number that nobody counted is unknown, never 0."""

    visited_on = models.DateField(_("入户日期"))
    households = models.PositiveIntegerField(_("入户户次"), null=True)
    households_certainty = models.CharField(
        _("户次的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    leaflets = models.PositiveIntegerField(_("发放宣传单"), null=True)
    leaflets_certainty = models.CharField(
        _("宣传单的确定程度"), max_length=16, choices=Certainty, default=Certainty.UNKNOWN
    )
    void = models.BooleanField(_("作废"), default=False)

    class Meta:
        abstract = True


class DoorstepVisit(DoorstepFacts):
    """上门入户: on one day in one community, at how many doors, with how many leaflets."""

    unit = models.ForeignKey(
        "people.Unit", models.PROTECT, related_name="+", null=True, verbose_name=_("入户单位")
    )
    note = models.CharField(_("备注"), max_length=200, blank=True)
    recorded_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"))

    objects = DoorstepQuerySet.as_manager()

    class Meta:
        verbose_name = _("上门入户")
        ordering: ClassVar = ["-visited_on", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["subdistrict", "visited_on", "id"], name="publicity_doors_by_day")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=number_fits("households"), name="publicity_households_counted"
            ),
            models.CheckConstraint(
                condition=number_fits("leaflets"), name="publicity_leaflets_counted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.visited_on}"

    @property
    def household_amount(self) -> Quantity:
        """入户户次, with how sure it is."""
        return as_kept(self.households, self.households_certainty)

    @property
    def leaflet_amount(self) -> Quantity:
        """发放宣传单, with how sure it is."""
        return as_kept(self.leaflets, self.leaflets_certainty)

    def concern(self) -> Concern:
        """Where it was, who went, who recorded it."""
        return Concern(
            area_ids=self.area_ids,
            unit_ids=present(self.unit_id),
            person_ids=frozenset({self.recorded_by_id}),
        )


class DoorstepVisitVersion(DoorstepFacts, Version):
    """上门入户旧版本."""

    class Meta:
        verbose_name = _("上门入户旧版本")


class DoorstepVisitEver(DoorstepFacts, Ever):
    """上门入户所有版本."""

    class Meta:
        managed = False
        db_table = "publicity_doorstepvisitever"
        verbose_name = _("上门入户所有版本")
