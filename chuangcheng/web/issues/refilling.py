"""回填表: one workbook with all that a unit still has to mend, offered where the list is."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.issues.models import Issue, IssueQuerySet
from chuangcheng.issues.rules import POLICY
from chuangcheng.kernel.permission import Reach
from chuangcheng.ledgers import refill_exporting
from chuangcheng.web import filters, navigation, paging, workbooks
from chuangcheng.web.http import Request
from chuangcheng.web.issues import asked, saved
from chuangcheng.web.issues.asked import Question
from chuangcheng.web.issues.listing import SORTS


@require_safe
def refill(request: Request) -> HttpResponse:
    """下载回填表, of what passes the filters, whichever view is open."""
    asking = asked.question(request, saved.views_of(request.actor))
    if asking.form.errors:
        raise BadRequest("a filter that cannot be read")
    rows = _rows(request, asking)
    workbooks.require_few(rows)
    unit = refill_exporting.unit_of(rows, by=request.actor)
    ordered = paging.ordered(rows, request.GET, sorts=SORTS)
    content = refill_exporting.export_refill(ordered, unit=unit, now=request.now)
    return workbooks.sent(content, request, name=_("回填表-%s") % unit.name)


def offered(request: Request, asking: Question) -> dict[str, Any] | None:
    """回填表 for one's own unit; for another's once the list is filtered by it."""
    url = navigation.address("issues:refill", request.actor)
    if not url or (_answers_for_others(request) and not request.GET.get("unit")):
        return None
    n = _rows(request, asking).order_by().count()
    return {"url": url + filters.url(request.GET, view=asking.view.key), "n": n} if n else None


def _rows(request: Request, asking: Question) -> IssueQuerySet:
    if asking.form.errors:
        return Issue.objects.none()
    mine = refill_exporting.to_refill(request.actor)
    return Issue.objects.filter(mine & filters.all_of(asking.chips))


def _answers_for_others(request: Request) -> bool:
    rights = POLICY.of("issues.refill")
    return any(r.reach is Reach.AREA and r.role in request.actor.roles for r in rights)
