"""报告的查询: who sees which, the one before it, its way so far."""

from datetime import date

from django.db.models import QuerySet

from chuangcheng.figures.kinds import Scope
from chuangcheng.kernel.actor import Actor
from chuangcheng.places.models import Area, AreaKind
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


def last_signed(actor: Actor, scope: Scope) -> Signing | None:
    """上期报告: the last one signed as of an earlier day of a period, that the person may read.

    None for what is no sub-district: there are no reports of it.
    """
    if scope.area.kind != AreaKind.SUBDISTRICT:
        return None
    earlier = signed_before(scope.area, scope.as_of).filter(as_of__gte=scope.since).order_by()
    found = Signing.objects.filter(report__in=earlier & visible_reports(actor).order_by())
    return found.select_related("report").order_by("-report__as_of", "-report_id").first()


def earlier_signings(report: Report, actor: Actor) -> QuerySet[Signing]:
    """各上期: the signed reports of an earlier day that the person may read, the last one first."""
    earlier = signed_before(report.subdistrict, report.as_of).order_by()
    found = Signing.objects.filter(report__in=earlier & visible_reports(actor).order_by())
    return found.select_related("report__subdistrict").order_by("-report__as_of", "-report_id")


def correction_of(report: Report) -> Report | None:
    """更正 of a signed report, drafted or signed."""
    return Report.objects.standing().filter(corrects=report).first()
