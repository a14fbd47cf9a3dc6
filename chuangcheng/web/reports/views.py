"""进展报告: the paper whose numbers open, and the same as a file."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.reports.dress import Genre, marked
from chuangcheng.reports.genres import OPENINGS, dressed
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.progress import progress_paper
from chuangcheng.web.figures import asked
from chuangcheng.web.figures.forms import ScopeForm
from chuangcheng.web.figures.shown import as_of_text
from chuangcheng.web.http import Request
from chuangcheng.web.reports import files, shown


def progress(request: Request) -> HttpResponse:
    """进展报告 on the screen; `number` opens the panel of one of its numbers."""
    with snapshot():
        paper, dress = dressed(progress_paper(asked.scope(request)), Genre.REPORT)
        chosen = _chosen(request, paper)
        panel = shown.panel(paper, chosen, request.actor) if chosen else None
    if request.headers.get("HX-Target") == "panel":
        return render(request, "components/figure_panel.html", {"panel": panel})
    context = {
        "scope": paper.scope,
        "as_of": as_of_text(paper.scope),
        "paper": shown.sheet(
            paper, marked(dress, files.marks_of(is_demo=request.is_demo)), chosen=chosen
        ),
        "outline": shown.outline(paper),
        "panel": panel,
        "form": ScopeForm(request, paper.scope),
        "query": asked.query(paper.scope, {}),
        "files": _files(paper),
        "has_links": bool(settings.BASE_URL),
    }
    return render(request, "reports/progress.html", context)


def file(request: Request, ending: str) -> HttpResponse:
    """进展报告 as a file, docx, html or txt; `genre` says as what it goes."""
    genre = _genre(request)
    with snapshot():
        paper, dress = dressed(progress_paper(asked.scope(request)), genre)
    body, content_type = files.written(paper, dress, ending, is_demo=request.is_demo)
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


def _genre(request: Request) -> Genre:
    asked_for = request.GET.get("genre", Genre.REPORT)
    if asked_for not in OPENINGS:
        raise Refused(_("进展报告只有“报告”和“情况汇报”两种"))
    return Genre(asked_for)


def _files(paper: Paper) -> list[dict[str, str]]:
    """The other files in which the paper can be had."""
    briefing = asked.query(paper.scope, {}, genre=Genre.BRIEFING)
    plain = asked.query(paper.scope, {})
    offered = (
        (_("下载情况汇报（Word）"), "docx", briefing),
        (_("存成文本"), "txt", plain),
    )
    return [
        {"text": text, "url": f"{reverse('reports:file', args=[ending])}?{query}"}
        for text, ending, query in offered
    ]
