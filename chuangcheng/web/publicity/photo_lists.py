"""宣传设施台账带照片: what it would weigh, the file, or a job that makes several."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuangcheng.ledgers.asset_exporting import export_assets_with_photos
from chuangcheng.ledgers.models import Register
from chuangcheng.web import filters, registers, workbooks
from chuangcheng.web.http import Request
from chuangcheng.web.ledgers import illustrated
from chuangcheng.web.ledgers.illustrated import Pages, Wanted
from chuangcheng.web.publicity import asked
from chuangcheng.web.publicity.views import exported


@require_safe
def weighed(request: Request) -> HttpResponse:
    """带照片导出."""
    return illustrated.weighed(request, PAGES)


@require_safe
def file(request: Request) -> HttpResponse:
    """宣传设施台账 with its photos."""
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
    rows = exported(request, registers.exported(asked.AssetFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    return Wanted(rows, ordered, filters.url(request.GET))


PAGES = Pages(
    register=Register.ASSETS,
    app="publicity",
    words=lambda: _("宣传阵地"),
    counted=lambda n: _("%s 批宣传设施") % n,
    wanted=_wanted,
    write=export_assets_with_photos,
)
