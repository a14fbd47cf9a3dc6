"""报告的查询: who sees which, the one before it, its way so far."""

from datetime import date

from django.db.models import QuerySet

from chuangcheng.kernel.actor import Actor
from chuangcheng.places.models import Area
from chuangcheng.reports.models import Report, Signing
from chuangcheng.reports.rules import seen_by


def visible_reports(actor: Actor) -> QuerySet[Report]:
    """可见范围, without those that are void."""
    return Report.objects.standing().filter(seen_by(actor))


def signing_of(report: Report) -> Signing | None:
    """签发 of a report; None while it is not signed."""
    return Signing.objects.select_related("report").filter(report=report).first()


def signed_before(area: Area, day: date) -> QuerySet[Report]:
    """上期: the signed reports of an area as of an earlier day, the last one first."""
    signed = Report.objects.signed().filter(subdistrict=area, as_of__lt=day)
    return signed.order_by("-as_of", "-id")


def correction_of(report: Report) -> Report | None:
    """更正 of a signed report, drafted or signed."""
    return Report.objects.standing().filter(corrects=report).first()
