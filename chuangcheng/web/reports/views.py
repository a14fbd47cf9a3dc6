"""进展报告: the paper whose numbers open, and the same as a file."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.progress import progress_paper
from chuangcheng.web import marks
from chuangcheng.web.figures import asked
from chuangcheng.web.figures.forms import ScopeForm
from chuangcheng.web.figures.shown import as_of_text
from chuangcheng.web.http import Request
from chuangcheng.web.reports import files, shown


def progress(request: Request) -> HttpResponse:
    """进展报告 on the screen; `number` opens the panel of one of its numbers."""
    with snapshot():
        paper = progress_paper(asked.scope(request))
        chosen = _chosen(request, paper)
        panel = shown.panel(paper, chosen, request.actor) if chosen else None
    if request.headers.get("HX-Target") == "panel":
        return render(request, "components/figure_panel.html", {"panel": panel})
    context = {
        "scope": paper.scope,
        "as_of": as_of_text(paper.scope),
        "paper": shown.sheet(paper, chosen=chosen, mark=_mark(request)),
        "outline": shown.outline(paper),
        "panel": panel,
        "form": ScopeForm(request, paper.scope),
        "query": asked.query(paper.scope, {}),
        "has_links": bool(settings.BASE_URL),
    }
    return render(request, "reports/progress.html", context)


def file(request: Request, ending: str) -> HttpResponse:
    """进展报告 as a file, txt or html."""
    with snapshot():
        paper = progress_paper(asked.scope(request))
    body, content_type = files.written(paper, ending, is_demo=request.is_demo)
    name = f"progress-{paper.scope.as_of:%Y%m%d}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=content_type, headers=headers)


def _chosen(request: Request, paper: Paper) -> int:
    text = request.GET.get("number", "")
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= len(paper.numbers)):
        raise Refused(_("报告里没有第 %s 个数") % text[:6])
    return int(text)


def _mark(request: Request) -> str:
    return str(marks.DEMO) if request.is_demo else ""
