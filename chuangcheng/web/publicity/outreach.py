"""媒体报道 and 上门入户: their lists and the page of one."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.kernel.actor import Actor
from chuangcheng.ledgers import outreach_exporting
from chuangcheng.publicity import queries
from chuangcheng.publicity.models import DoorstepVisit, MediaPiece
from chuangcheng.publicity.rules import may, seen_by
from chuangcheng.web import navigation, records, registers, workbooks
from chuangcheng.web import outreach as shown
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.publicity import outreach_asked as asked
from chuangcheng.web.publicity.shown import tabs

Listed = TypeVar("Listed", MediaPiece, DoorstepVisit)


def pieces(request: Request) -> HttpResponse:
    """媒体报道一览."""
    found = registers.read(
        request,
        asked.PieceFilter(request),
        queries.visible_pieces(request.actor),
        names=asked.PIECE_FILTERS,
        sorts=asked.PIECE_SORTS,
    )
    return registers.shown(
        found,
        "publicity/pieces.html",
        table=shown.pieces(found.rows, found.heads, request.today),
        tabs=tabs("pieces"),
        export=workbooks.offer(
            request,
            "publicity:pieces_export",
            _exported(request, queries.visible_pieces, found.which),
        ),
        new_url=navigation.address("publicity:piece_new", request.actor),
        figures=beside.of(request, placed.on("publicity:pieces")),
    )


@require_safe
def pieces_export(request: Request) -> HttpResponse:
    """导出媒体报道台账, of the list as it is filtered."""
    which = registers.exported(asked.PieceFilter(request))
    rows = _exported(request, queries.visible_pieces, which)
    ordered = workbooks.taken(rows, request, sorts=asked.PIECE_SORTS)
    content = outreach_exporting.export_pieces(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("媒体报道台账"))


def piece(request: Request, pk: int) -> HttpResponse:
    """一篇媒体报道, with its clippings."""
    found = see(queries.visible_pieces(request.actor), pk)
    records_it = bool(may("record", request.actor, found))
    edit = reverse("publicity:piece_correction", args=[pk]) if records_it else ""
    void = reverse("publicity:piece_void", args=[pk]) if may("void", request.actor, found) else ""
    return records.shown(
        request,
        found,
        crumbs=[_top(), crumb(_("媒体报道"), reverse("publicity:pieces"))],
        offered=records.Deeds(buttons=[records.edit(edit)], menu=[records.deed(_("作废"), void)]),
        parts=[
            records.facts(shown.piece_facts(found)),
            records.files(
                found.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("publicity:piece_file", args=[pk, proof.pk]),
                add_url=reverse("publicity:piece_files", args=[pk]) if records_it else "",
            ),
        ],
    )


@require_safe
def piece_file(request: Request, pk: int, proof: int) -> HttpResponse:
    """报道剪报, under its piece."""
    found = see(queries.visible_pieces(request.actor), pk)
    held = get_object_or_404(found.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(held, name=f"{found.title[:40]}-{held.order + 1}")


def doorsteps(request: Request) -> HttpResponse:
    """上门入户一览."""
    found = registers.read(
        request,
        asked.DoorstepFilter(request),
        queries.visible_doorsteps(request.actor),
        names=asked.DOORSTEP_FILTERS,
        sorts=asked.DOORSTEP_SORTS,
    )
    return registers.shown(
        found,
        "publicity/doorsteps.html",
        table=shown.doorsteps(found.rows, found.heads, request.today),
        tabs=tabs("doorsteps"),
        export=workbooks.offer(
            request,
            "publicity:doorsteps_export",
            _exported(request, queries.visible_doorsteps, found.which),
        ),
        new_url=navigation.address("publicity:doorstep_new", request.actor),
        figures=beside.of(request, placed.on("publicity:doorsteps")),
    )


@require_safe
def doorsteps_export(request: Request) -> HttpResponse:
    """导出入户宣传台账, of the list as it is filtered."""
    which = registers.exported(asked.DoorstepFilter(request))
    rows = _exported(request, queries.visible_doorsteps, which)
    ordered = workbooks.taken(rows, request, sorts=asked.DOORSTEP_SORTS)
    content = outreach_exporting.export_doorsteps(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("入户宣传台账"))


def doorstep(request: Request, pk: int) -> HttpResponse:
    """一次上门入户."""
    found = see(queries.visible_doorsteps(request.actor), pk)
    edits, voids = may("record", request.actor, found), may("void", request.actor, found)
    edit = reverse("publicity:doorstep_correction", args=[pk]) if edits else ""
    void = reverse("publicity:doorstep_void", args=[pk]) if voids else ""
    return records.shown(
        request,
        found,
        title=shown.doorstep_title(found),
        crumbs=[_top(), crumb(_("上门入户"), reverse("publicity:doorsteps"))],
        offered=records.Deeds(buttons=[records.edit(edit)], menu=[records.deed(_("作废"), void)]),
        parts=[records.facts(shown.doorstep_facts(found))],
    )


def _exported(
    request: Request, visible: Callable[[Actor], QuerySet[Listed]], which: Q
) -> QuerySet[Listed]:
    return visible(request.actor).filter(seen_by(request.actor, "publicity.export") & which)


def _top() -> dict[str, str]:
    return crumb(_("宣传阵地"), reverse("publicity:list"))
