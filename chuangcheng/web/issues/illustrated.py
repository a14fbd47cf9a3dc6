"""带照片导出: first what it would weigh, then the file, or a job that makes several."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import exporting, illustrating
from chuangcheng.web import filters, paging, workbooks
from chuangcheng.web.http import Request
from chuangcheng.web.issues.photo_lists import asked_for
from chuangcheng.web.ledgers import exports


@require_safe
def weighed(request: Request) -> HttpResponse:
    """带照片导出: how many issues and photos, and about how large the file."""
    asking, rows = asked_for(request)
    load = illustrating.load_of(rows)
    query = filters.url(request.GET, view=asking.view.key)
    context = {
        "issues": rows.order_by().count(),
        "load": load,
        "megabytes": f"{load.byte_size / 2**20:.1f}",
        "parts": illustrating.number_of_parts(load),
        "ask_url": reverse("issues:photo_lists") + query,
        "earlier": exports.listed(request),
        "list_url": reverse("issues:list") + query,
        "file_url": reverse("issues:photo_file") + query if load.photos and load.fits else "",
    }
    return render(request, "issues/illustrated.html", context)


@require_safe
def file(request: Request) -> HttpResponse:
    """问题清单 with its photos in their cells, small."""
    asking, rows = asked_for(request)
    if not illustrating.load_of(rows).fits:
        most = illustrating.MOST_PHOTOS
        raise Refused(_("照片太多，一个文件最多放 %s 张，先筛选，或让后台分几份做") % most)
    ordered = paging.ordered(rows, request.GET, sorts=asking.view.sorts)
    content = exporting.export_issues_with_photos(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("问题清单（带照片）"))
