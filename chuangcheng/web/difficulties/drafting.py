"""请示草稿: a difficulty as a paper to those above, to be finished in a word processor."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.difficulties.queries import visible_receipts
from chuangcheng.reports.requests import request_draft
from chuangcheng.web.difficulties.deeds import difficulty_for
from chuangcheng.web.http import Request
from chuangcheng.web.reports import files


@require_safe
def draft(request: Request, pk: int) -> HttpResponse:
    """请示草稿 as docx; only its name says that it is a draft."""
    difficulty = difficulty_for(request, pk, "ask")
    receipts = visible_receipts(request.actor).filter(difficulty=difficulty)
    paper, dress = request_draft(difficulty, receipts.order_by("received_on"), on=request.today)
    body, kind = files.written(paper, dress, "docx", is_demo=request.is_demo)
    name = _("请示草稿-%(title)s-%(day)s.docx") % {"title": difficulty, "day": request.today}
    disposition = content_disposition_header(True, name) or "attachment"
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": disposition})
