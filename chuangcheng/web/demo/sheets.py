"""演示台账: the workbooks that the demo was built from, to be taken away and imported again."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from chuangcheng.demo.workbooks import FILES, LISTS, REGISTER_FILE
from chuangcheng.web.http import Request
from chuangcheng.web.workbooks import XLSX

NAMES = (REGISTER_FILE, *(each.file_name for each in LISTS.values()))

Shape = dict[str, Any]


def offered(request: Request) -> list[Shape]:
    """What 导入导出 offers to try with: in a demo, nothing anywhere else."""
    if not (settings.DEMO and request.is_demo):
        return []
    return [{"text": name, "url": reverse("demo:sheet", args=[name])} for name in NAMES]


@require_safe
def sheet(_request: Request, name: str) -> HttpResponse:
    """下载演示台账."""
    if name not in NAMES:
        raise Http404
    disposition = content_disposition_header(True, name) or "attachment"
    content = (FILES / name).read_bytes()
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})
