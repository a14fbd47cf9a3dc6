"""报告报表: the list, the composition as of any day, one report, its files, a number's rows."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Span
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.reports import sheets
from chuangcheng.reports.dress import marked
from chuangcheng.reports.dressing import SHEETS, composed
from chuangcheng.reports.models import Form, SignedNumber, SigningProof
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.progress import progress_paper
from chuangcheng.reports.queries import visible_reports
from chuangcheng.reports.rules import may
from chuangcheng.web import navigation, registers
from chuangcheng.web.evidence import files as handed_out
from chuangcheng.web.figures import asked as questions
from chuangcheng.web.figures.forms import ScopeForm
from chuangcheng.web.figures.shown import as_of_text
from chuangcheng.web.http import Request, see
from chuangcheng.web.reports import (
    asked,
    drafted,
    files,
    frozen,
    panels,
    reading,
    shown,
)
from chuangcheng.web.reports.deeds import crumbs_of
from chuangcheng.web.reports.shown import Ways


def index(request: Request) -> HttpResponse:
    """报告一览."""
    found = registers.read(
        request,
        asked.ReportFilter(request),
        visible_reports(request.actor).select_related("signing"),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    return registers.shown(
        found,
        "reports/list.html",
        table=shown.table(found.rows, found.heads, request.today),
        new_url=navigation.address("reports:new", request.actor),
    )


def progress(request: Request) -> HttpResponse:
    """进展报告 as the records give it; `number` opens the panel of one of its numbers."""
    with snapshot():
        paper, dress = composed(progress_paper(questions.scope(request)), Form.OFFICIAL)
        chosen = reading.chosen_number(request, paper)
        ways = _ways(paper.scope)
        panel = panels.of_records(paper, ways, chosen, request) if chosen else None
    if request.headers.get("HX-Target") == "panel":
        return render(request, "components/figure_panel.html", {"panel": panel})
    worn = marked(dress, files.marks_of(is_demo=request.is_demo))
    context = {
        "scope": paper.scope,
        "as_of": as_of_text(paper.scope),
        "paper": shown.sheet(paper, ways, worn, chosen=chosen),
        "outline": shown.outline(paper),
        "panel": panel,
        "form": ScopeForm(request, paper.scope),
        "query": questions.query(paper.scope, {}),
        "files": _files(paper),
        "has_links": bool(settings.BASE_URL),
        "new_url": navigation.address("reports:new", request.actor),
    }
    return render(request, "reports/progress.html", context)


def file(request: Request, ending: str) -> HttpResponse:
    """进展报告 as a file, docx, html or txt; `form` says as what it goes."""
    form = _form(request)
    with snapshot():
        scope = questions.scope(request)
        bodies = sheets.bodies(SHEETS[form], scope)
        paper, dress = composed(progress_paper(scope), form, bodies)
    body, content_type = files.written(paper, dress, ending, is_demo=request.is_demo)
    return files.saved(body, content_type, f"progress-{paper.scope.as_of:%Y%m%d}.{ending}")


def detail(request: Request, pk: int) -> HttpResponse:
    """一份报告: its paper, its outline, one number's panel, what can be done with it."""
    return reading.page(request, see(visible_reports(request.actor), pk))


@require_safe
def copy(request: Request, pk: int, ending: str) -> HttpResponse:
    """一份报告 as the file that goes up: without any mark of editing."""
    report = see(visible_reports(request.actor), pk)
    with snapshot():
        found = reading.read(report)
        bodies = reading.bodies_of(found)
    dress = reading.dress_for(found, request, bodies)
    door = reading.ways_of(found, request.actor).rows_url
    body, content_type = files.written(
        found.paper, dress, ending, is_demo=request.is_demo, rows_url=door
    )
    return files.saved(body, content_type, f"report-{report.pk}-{report.as_of:%Y%m%d}.{ending}")


@require_safe
def inner(request: Request, pk: int) -> HttpResponse:
    """内部稿: the draft with what was written over and the 口径 of its numbers, to be printed."""
    report = see(visible_reports(request.actor), pk)
    require(may("see", request.actor, report))
    with snapshot():
        found = reading.read(report)
    dress = reading.dress_for(found, request)
    ways = reading.ways_of(found, request.actor)
    draft = found.draft
    sheet = (
        drafted.sheet(report, draft, ways, dress, chosen=0)
        if draft
        else shown.sheet(found.paper, ways, dress, chosen=0)
    )
    context = {
        "report": report,
        "name": shown.name(report),
        "paper": sheet,
        "notes": drafted.notes(draft) if draft else [],
        "basis": drafted.basis(found.paper),
        "back_url": reverse("reports:detail", args=[pk]),
    }
    return render(request, "reports/inner.html", context)


def number(request: Request, pk: int, place: int) -> HttpResponse:
    """定稿的数: the rows that it counted when the report was signed."""
    report = see(visible_reports(request.actor), pk)
    signed = SignedNumber.objects.select_related("signing__report__subdistrict")
    found = get_object_or_404(signed, signing__report=report, place=place)
    rows = frozen.rows(found, request)
    context = {
        "report": report,
        "crumbs": crumbs_of(report),
        "number": found,
        "name": frozen.name(found),
        "table": frozen.table(found, rows),
        "total": rows.total,
        "pager": rows.pager(),
    }
    return render(request, "reports/number.html", context)


@require_safe
def scan(request: Request, pk: int, proof: int) -> HttpResponse:
    """签发件扫描件, under its report."""
    report = see(visible_reports(request.actor), pk)
    kept = SigningProof.objects.select_related("photo", "attachment")
    found = get_object_or_404(kept, signing__report=report, pk=proof)
    return handed_out.served(found, name=f"{shown.name(report)}-{found.order}")


def _form(request: Request) -> Form:
    asked_for = request.GET.get("form", Form.OFFICIAL)
    if asked_for not in Form:
        raise Refused(_("进展报告只有“报告”和“情况汇报”两种"))
    return Form(asked_for)


def _files(paper: Paper) -> list[dict[str, str]]:
    """The other files in which the paper can be had."""
    briefing = questions.query(paper.scope, {}, form=Form.BRIEFING)
    plain = questions.query(paper.scope, {})
    offered = (
        (_("下载情况汇报（Word）"), "docx", briefing),
        (_("下载网页"), "html", plain),
        (_("存成文本"), "txt", plain),
    )
    return [
        {"text": text, "url": f"{reverse('reports:file', args=[ending])}?{query}"}
        for text, ending, query in offered
    ]


def _ways(scope: Scope) -> Ways:
    def rows_url(span: Span, _number: int) -> str:
        return questions.rows_url(span.key, scope, span.cells)

    return Ways(f"{reverse('reports:progress')}?{questions.query(scope, {})}", rows_url)
