"""登记媒体报道 and 上门入户: recording, correcting and voiding one."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.permission import require
from chuangcheng.people.models import Unit
from chuangcheng.people.queries import visible_units
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.publicity import telling as commands
from chuangcheng.publicity.models import DoorstepVisit, MediaPiece
from chuangcheng.publicity.queries import visible_doorsteps, visible_pieces
from chuangcheng.publicity.rules import may
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.publicity.outreach_forms import (
    DoorstepForm,
    PieceForm,
    said_of_doorstep,
    said_of_piece,
)

PIECES, DOORSTEPS = "publicity:pieces", "publicity:doorsteps"
WITH_FILES = "publicity/files_form.html"


def piece_new(request: Request) -> HttpResponse:
    """登记媒体报道."""
    initial = {"published_on": request.today}
    form = PieceForm(*posted(request), **_whose(request), initial=initial, now=request.now)

    def deed() -> MediaPiece:
        return commands.record_piece(form.draft(), by=request.actor, now=request.now)

    if (piece := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % piece)
        return redirect("publicity:piece", piece.pk)
    return _page(request, form, PIECES, words=(_("登记媒体报道"), _("登记")))


def piece_correction(request: Request, pk: int) -> HttpResponse:
    """修改媒体报道."""
    piece = _piece(request, pk, "record")
    form = PieceForm(
        *posted(request), **_whose(request), initial=said_of_piece(piece), now=request.now
    )

    def deed() -> MediaPiece:
        return commands.revise_piece(piece, form.draft(), by=request.actor, now=request.now)

    words = (_("修改媒体报道"), _("保存修改"))
    return _answer(request, form, PIECES, deed, words=words, to=("publicity:piece", pk))


def piece_files(request: Request, pk: int) -> HttpResponse:
    """补充剪报."""
    piece = _piece(request, pk, "record")
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> MediaPiece:
        files = received(request, form)
        return commands.add_clippings(piece, files, by=request.actor, now=request.now)

    words = (_("补充剪报"), _("上传"))
    to = ("publicity:piece", pk)
    return _answer(request, form, PIECES, deed, words=words, to=to, template=WITH_FILES)


def piece_void(request: Request, pk: int) -> HttpResponse:
    """作废媒体报道."""
    piece = _piece(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> MediaPiece:
        reason = form.cleaned_data["reason"]
        return commands.void_piece(piece, reason=reason, by=request.actor, now=request.now)

    words = (_("作废媒体报道"), _("作废"))
    return _answer(request, form, PIECES, deed, words=words, to=(PIECES,))


def doorstep_new(request: Request) -> HttpResponse:
    """登记上门入户."""
    form = DoorstepForm(
        *posted(request),
        areas=_areas(request),
        offered=_units(request),
        initial={"visited_on": request.today},
        now=request.now,
    )

    def deed() -> DoorstepVisit:
        return commands.record_doorstep(form.draft(), by=request.actor, now=request.now)

    if (visit := done(form, deed)) is not None:
        messages.success(request, _("已登记上门入户"))
        return redirect("publicity:doorstep", visit.pk)
    return _page(request, form, DOORSTEPS, words=(_("登记上门入户"), _("登记")))


def doorstep_correction(request: Request, pk: int) -> HttpResponse:
    """修改上门入户."""
    visit = _doorstep(request, pk, "record")
    form = DoorstepForm(
        *posted(request),
        areas=_areas(request),
        offered=_units(request),
        initial=said_of_doorstep(visit),
        now=request.now,
    )

    def deed() -> DoorstepVisit:
        return commands.revise_doorstep(visit, form.draft(), by=request.actor, now=request.now)

    words = (_("修改上门入户"), _("保存修改"))
    return _answer(request, form, DOORSTEPS, deed, words=words, to=("publicity:doorstep", pk))


def doorstep_void(request: Request, pk: int) -> HttpResponse:
    """作废上门入户."""
    visit = _doorstep(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> DoorstepVisit:
        reason = form.cleaned_data["reason"]
        return commands.void_doorstep(visit, reason=reason, by=request.actor, now=request.now)

    words = (_("作废上门入户"), _("作废"))
    return _answer(request, form, DOORSTEPS, deed, words=words, to=(DOORSTEPS,))


def _piece(request: Request, pk: int, deed: str) -> MediaPiece:
    piece = see(visible_pieces(request.actor), pk)
    require(may(deed, request.actor, piece))
    return piece


def _doorstep(request: Request, pk: int, deed: str) -> DoorstepVisit:
    visit = see(visible_doorsteps(request.actor), pk)
    require(may(deed, request.actor, visit))
    return visit


def _areas(request: Request) -> list[Area]:
    return [area for area in areas_of(request) if may("record", request.actor, area)]


def _units(request: Request) -> list[Unit]:
    return list(visible_units(request.actor).valid(request.today).order_by("pinyin", "id"))


def _whose(request: Request) -> dict[str, Any]:
    """For which sub-district and communities somebody may record a piece."""
    town = subdistrict_of(request.actor)
    for_all = town is not None and bool(may("record", request.actor, town))
    return {
        "town": town if for_all else None,
        "areas": _areas(request),
        "offered": _units(request),
    }


def _answer(
    request: Request,
    form: PageForm,
    register: str,
    deed: Callable[[], Any],
    *,
    words: tuple[str, str],
    to: tuple[Any, ...],
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page to which it leads once it is done."""
    if done(form, deed) is not None:
        messages.success(request, _("已保存"))
        return redirect(*to)
    return _page(request, form, register, words=words, **more)


def _page(
    request: Request, form: PageForm, register: str, *, words: tuple[str, str], **more: Any
) -> HttpResponse:
    name = _("媒体报道") if register == PIECES else _("上门入户")
    crumbs = [crumb(_("宣传阵地"), reverse("publicity:list")), crumb(name, reverse(register))]
    title, submit = words
    return form_page(request, form, title=title, submit=submit, crumbs=crumbs, **more)
