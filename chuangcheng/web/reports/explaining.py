"""更正说明: the page and the file that say row by row why a report that corrects says otherwise."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.reports import explaining
from chuangcheng.reports.explaining import Explanation, Line
from chuangcheng.reports.models import Report
from chuangcheng.reports.queries import visible_reports
from chuangcheng.web.figures.linked import linked
from chuangcheng.web.http import Request, see
from chuangcheng.web.reports import files
from chuangcheng.web.reports.deeds import crumbs_of

Shape = dict[str, Any]
ENDINGS = ("docx", "txt")


def explanation(request: Request, pk: int) -> HttpResponse:
    """更正说明: which numbers, then which rows, by whom it was noted and when."""
    report, found = _found(request, pk)
    context = {
        "report": report,
        "crumbs": crumbs_of(report),
        "sentence": found.sentence,
        "numbers": [_number(moved) for moved in found.moved],
        "rows": _rows(found, request),
        "hidden": _(explaining.HIDDEN) % found.hidden if found.hidden else "",
        "docx_url": reverse("reports:explanation_file", args=[pk, "docx"]),
        "txt_url": reverse("reports:explanation_file", args=[pk, "txt"]),
    }
    return render(request, "reports/explanation.html", context)


@require_safe
def file(request: Request, pk: int, ending: str) -> HttpResponse:
    """更正说明 as a file to go with the report."""
    if ending not in ENDINGS:
        raise Refused(_("更正说明只能存成 %s") % "、".join(ENDINGS))
    report, found = _found(request, pk)
    paper, dress = explaining.written(found)
    body, content_type = files.written(paper, dress, ending, is_demo=request.is_demo)
    return files.saved(body, content_type, f"correction-{report.pk}.{ending}")


def _found(request: Request, pk: int) -> tuple[Report, Explanation]:
    reports = visible_reports(request.actor).select_related("subdistrict", "corrects")
    report = see(reports, pk)
    with snapshot():
        return report, explaining.explanation(report, request.actor)


def _number(moved: explaining.Moved) -> Shape:
    same = moved.was == moved.now
    end = moved.now if same else f"{moved.was} → {moved.now}"
    note = _("数没有变，数到的行有出入：%s") % moved.why if same else moved.why
    return {"text": moved.name, "url": "", "note": note, "end": end}


def _rows(found: Explanation, request: Request) -> list[Shape]:
    """逐行说明 for components/rows.html, each row with the way to its page."""
    urls: dict[str, str] = {}
    leaves = {line.leaf.key: line.leaf for line in found.lines}
    for key, leaf in leaves.items():
        refs = [line.ref for line in found.lines if line.leaf.key == key]
        urls |= linked(leaf, refs, request, found.later.scope.as_of)
    return [
        {
            "text": f"{line.number} {line.label}".strip(),
            "url": urls.get(line.ref, ""),
            "note": _said(line),
            "end": "",
        }
        for line in found.lines
    ]


def _said(line: Line) -> str:
    return _("；").join([line.because, _("、").join(line.moves)])
