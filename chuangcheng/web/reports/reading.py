"""一份报告的页: the draft that follows the records, or what was signed; one number's panel."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures.sentences import Span
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.reports import freezing, queries, sheets
from chuangcheng.reports.covers import cover_of
from chuangcheng.reports.dress import Attachment, Dress, marked
from chuangcheng.reports.dressing import NO_BODIES, dress_of, issued
from chuangcheng.reports.models import Report, Signing
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.passages import Draft, draft_of
from chuangcheng.reports.rules import may, may_rewrite, may_see
from chuangcheng.web.evidence import files as handed_out
from chuangcheng.web.figures import asked
from chuangcheng.web.http import Request
from chuangcheng.web.reports import drafted, files, frozen, offered, panels, shown
from chuangcheng.web.reports.drafted import Opened
from chuangcheng.web.reports.shown import Ways

Shape = dict[str, Any]


@dataclass(frozen=True)
class Read:
    """读到的报告: its paper, as a draft or as it was signed."""

    report: Report
    paper: Paper
    draft: Draft | None = None
    signing: Signing | None = None


def read(report: Report) -> Read:
    """The paper of a report as it is: out of the records, or as it was signed."""
    signing = None if report.is_live else queries.signing_of(report)
    if signing is not None:
        return Read(report, freezing.frozen_paper(signing), signing=signing)
    draft = draft_of(report)
    return Read(report, draft.paper, draft=draft)


def page(
    request: Request, report: Report, *, opened: Opened | None = None, status: int = 200
) -> HttpResponse:
    """The page of one report; `opened` is the passage that is being written."""
    with snapshot():
        found = read(report)
        chosen = chosen_number(request, found.paper)
        ways = ways_of(found, request.actor)
        panel = _panel(found, ways, chosen, request) if chosen else None
    if request.headers.get("HX-Target") == "panel":
        return render(request, "components/figure_panel.html", {"panel": panel})
    able = offered.deeds(request, report, writing=opened is not None)
    context = {
        "report": report,
        "name": shown.name(report),
        "state": shown.state(report),
        "paper": _sheet(found, ways, request, chosen, opened),
        "outline": shown.outline(found.paper),
        "panel": panel,
        "verdicts": drafted.verdicts(found.draft) if found.draft else [],
        "offered": able,
        "menu": [deed for deed in able.menu if deed],
        "ways": offered.ways(report, request.actor),
        "files": _files(request, report),
        **_about(found, request),
    }
    return render(request, "reports/report.html", context, status=status)


def chosen_number(request: Request, paper: Paper) -> int:
    """The number whose panel is open, from 1; 0 for none. Raises Refused for one beyond."""
    text = request.GET.get("number", "")
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= len(paper.numbers)):
        raise Refused(_("报告里没有第 %s 个数") % text[:6])
    return int(text)


def ways_of(found: Read, actor: Actor) -> Ways:
    """去处 of its numbers: of a draft to the records, of a signed one to the rows of then."""
    report, scope = found.report, found.paper.scope

    def frozen_rows(_span: Span, number: int) -> str:
        return reverse("reports:number", args=[report.pk, number])

    def live_rows(span: Span, _number: int) -> str:
        return asked.rows_url(span.key, scope, span.cells)

    url = reverse("reports:detail", args=[report.pk])
    inner = bool(may("see", actor, report))
    return Ways(url, frozen_rows if found.signing else live_rows, inner)


def bodies_of(found: Read) -> dict[str, Attachment]:
    """附表 of a report: out of the records, or as they were signed."""
    if found.signing is not None:
        return freezing.frozen_bodies(found.signing)
    return sheets.bodies(found.report.sheets, found.paper.scope)


def dress_for(found: Read, request: Request, bodies: Mapping[str, Attachment] = NO_BODIES) -> Dress:
    """抬头和落款 of a report; a demo's paper is marked as one."""
    dress = dress_of(cover_of(found.report), issued(found.report, found.signing), bodies=bodies)
    return marked(dress, files.marks_of(is_demo=request.is_demo))


def _sheet(found: Read, ways: Ways, request: Request, chosen: int, opened: Opened | None) -> Shape:
    dress = dress_for(found, request)
    if found.draft is None:
        return shown.sheet(found.paper, ways, dress, chosen=chosen)
    writes = bool(may_rewrite(request.actor, found.report))
    return drafted.sheet(
        found.report, found.draft, ways, dress, chosen=chosen, opened=opened, writes=writes
    )


def _panel(found: Read, ways: Ways, chosen: int, request: Request) -> Shape:
    if found.signing is None:
        return panels.of_records(found.paper, ways, chosen, request)
    number = found.signing.numbers.select_related("signing__report__subdistrict").get(place=chosen)
    return frozen.panel(number, ways, len(found.paper.numbers), request)


def _about(found: Read, request: Request) -> Shape:
    """What stands beside the paper while no number is open."""
    report, signing = found.report, found.signing
    told: Shape = {
        "facts": shown.facts(report),
        "steps": shown.steps(report.steps.all(), request.today),
        "signed_facts": [],
        "scans": [],
        "corrects": None,
        "corrected_by": None,
    }
    if report.corrects_id and report.corrects:
        told["corrects"] = _other(report.corrects)
    if signing is None:
        return told
    proofs = signing.proofs.select_related("photo", "attachment")
    correction = queries.correction_of(report)
    sees = correction is not None and may_see(request.actor, correction)
    return told | {
        "signed_facts": frozen.facts(signing),
        "scans": handed_out.rows(
            proofs, lambda proof: reverse("reports:scan", args=[report.pk, proof.pk])
        ),
        "corrected_by": _other(correction) if correction and sees else None,
    }


def _other(report: Report) -> Shape:
    return {"text": str(report), "url": reverse("reports:detail", args=[report.pk])}


def _files(request: Request, report: Report) -> list[Shape]:
    """下载: the paper that goes up in each file, and the inner copy for who sees drafts."""
    found = [
        {"text": text, "url": reverse("reports:copy", args=[report.pk, ending])}
        for ending, text in files.offered()
    ]
    if report.is_live and may("see", request.actor, report):
        inner = {
            "text": _("内部稿（带改动和口径）"),
            "url": reverse("reports:inner", args=[report.pk]),
        }
        found.append(inner)
    return found
