"""问题清单带照片: what it would weigh, the file, or a job that makes several."""

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuangcheng.ledgers.exporting import export_issues_with_photos
from chuangcheng.ledgers.models import Register
from chuangcheng.web import filters, paging, workbooks
from chuangcheng.web.http import Request
from chuangcheng.web.issues import asked, saved
from chuangcheng.web.issues.views import exported
from chuangcheng.web.ledgers import illustrated
from chuangcheng.web.ledgers.illustrated import Pages, Wanted


@require_safe
def weighed(request: Request) -> HttpResponse:
    """带照片导出."""
    return illustrated.weighed(request, PAGES)


@require_safe
def file(request: Request) -> HttpResponse:
    """问题清单 with its photos."""
    return illustrated.file(request, PAGES)


@require_POST
def new(request: Request) -> HttpResponse:
    """要一份, by the worker."""
    return illustrated.new(request, PAGES)


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """做到哪里了."""
    return illustrated.detail(request, PAGES, pk)


@require_safe
def part(request: Request, pk: int, n: int) -> HttpResponse:
    """第 n 份."""
    return illustrated.part(request, PAGES, pk, n)


def _wanted(request: Request) -> Wanted:
    """The list as its address filters it, of what this person may take away."""
    asking = asked.question(request, saved.views_of(request.actor))
    if asking.form.errors:
        raise BadRequest("a filter that cannot be read")
    rows = exported(request, asking)
    workbooks.require_few(rows)
    ordered = paging.ordered(rows, request.GET, sorts=asking.view.sorts)
    return Wanted(rows, ordered, filters.url(request.GET, view=asking.view.key))


PAGES = Pages(
    register=Register.ISSUES,
    app="issues",
    words=lambda: _("问题整改"),
    counted=lambda n: _("%s 条问题") % n,
    wanted=_wanted,
    write=export_issues_with_photos,
)
