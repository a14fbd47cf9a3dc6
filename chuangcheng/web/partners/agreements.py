"""登记包联结对和共建协议: signing, correcting, ending, voiding, scans."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.permission import require
from chuangcheng.partners import commands
from chuangcheng.partners.models import Agreement, Match
from chuangcheng.partners.queries import visible_agreements, visible_matches
from chuangcheng.partners.rules import may
from chuangcheng.people.models import UnitKind
from chuangcheng.people.queries import visible_units
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import crumb, deed_page, form_page
from chuangcheng.web.partners.forms import (
    AgreementCorrectionForm,
    AgreementForm,
    EndForm,
    MatchForm,
    Offered,
    said_of,
)
from chuangcheng.web.partners.views import top

WITH_FILES = "partners/files_form.html"


def new(request: Request) -> HttpResponse:
    """登记共建协议."""
    form = AgreementForm(
        *posted_with_files(request), offered=offered(request, "agree"), now=request.now
    )

    def deed() -> Agreement:
        files = received(request, form)
        return commands.sign(form.draft(), files=files, by=request.actor, now=request.now)

    if (agreement := done(form, deed)) is not None:
        messages.success(request, _("已登记共建协议"))
        return redirect("partners:agreement", agreement.pk)
    title, crumbs = _("登记共建协议"), [top(), _signed()]
    return form_page(
        request, form, title=title, submit=_("登记"), crumbs=crumbs, template=WITH_FILES
    )


def correction(request: Request, pk: int) -> HttpResponse:
    """修改共建协议."""
    agreement = _agreement(request, pk, "agree")
    form = AgreementCorrectionForm(
        *posted(request),
        offered=offered(request, "agree"),
        initial=said_of(agreement),
        now=request.now,
    )

    def deed() -> Agreement:
        draft = form.draft()
        return commands.revise_agreement(agreement, draft, by=request.actor, now=request.now)

    words = {"title": _("修改共建协议"), "submit": _("保存修改")}
    return _answer(request, form, agreement, deed, **words)


def void(request: Request, pk: int) -> HttpResponse:
    """作废共建协议."""
    agreement = _agreement(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Agreement:
        reason = form.cleaned_data["reason"]
        return commands.void_agreement(agreement, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这份协议"))
        return redirect("partners:agreements")
    return _page(request, form, agreement, _("作废共建协议"), _("作废"))


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充扫描件."""
    agreement = _agreement(request, pk, "agree")
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Agreement:
        files = received(request, form)
        return commands.add_files(agreement, files, by=request.actor, now=request.now)

    words = {"title": _("补充扫描件"), "submit": _("上传"), "template": WITH_FILES}
    return _answer(request, form, agreement, deed, **words)


def new_match(request: Request) -> HttpResponse:
    """登记结对."""
    form = MatchForm(
        *posted(request),
        offered=offered(request, "agree"),
        initial={"on": request.today},
        now=request.now,
    )

    def deed() -> Match:
        given = form.cleaned_data
        return commands.match(**given, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已登记结对"))
        return redirect("partners:matches")
    crumbs = [top(), _matched()]
    return form_page(request, form, title=_("登记结对"), submit=_("登记"), crumbs=crumbs)


def ending(request: Request, pk: int) -> HttpResponse:
    """结束结对."""
    match = _match(request, pk, "agree")
    form = EndForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Match:
        on = form.cleaned_data["on"]
        return commands.end_match(match, on=on, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已结束结对"))
        return redirect("partners:matches")
    voids = may("void", request.actor, match)
    return form_page(
        request,
        form,
        title=_("结束结对"),
        submit=_("结束结对"),
        crumbs=[top(), _matched()],
        lead=str(match),
        template="partners/ending.html",
        void_url=reverse("partners:match_void", args=[pk]) if voids else "",
    )


def void_match(request: Request, pk: int) -> HttpResponse:
    """作废结对."""
    match = _match(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Match:
        reason = form.cleaned_data["reason"]
        return commands.void_match(match, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这条结对"))
        return redirect("partners:matches")
    crumbs = [top(), _matched()]
    title = _("作废结对")
    return form_page(request, form, title=title, submit=_("作废"), crumbs=crumbs, lead=str(match))


def offered(request: Request, deed: str) -> Offered:
    """The communities for which somebody may record this, and the partner units."""
    areas = [area for area in areas_of(request) if may(deed, request.actor, area)]
    units = visible_units(request.actor).valid(request.today).filter(kind=UnitKind.PARTNER)
    return Offered(areas, list(units.order_by("pinyin", "id")))


def _agreement(request: Request, pk: int, deed: str) -> Agreement:
    agreement = see(visible_agreements(request.actor), pk)
    require(may(deed, request.actor, agreement))
    return agreement


def _match(request: Request, pk: int, deed: str) -> Match:
    match = see(visible_matches(request.actor), pk)
    require(may(deed, request.actor, match))
    return match


def _answer(
    request: Request,
    form: PageForm,
    agreement: Agreement,
    deed: Callable[[], Agreement],
    *,
    title: str,
    submit: str,
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the agreement once it is done."""
    words = (title, submit, _("已保存"))
    return deed_page(request, form, deed, words=words, crumbs=_crumbs(agreement), **more)


def _page(
    request: Request, form: PageForm, agreement: Agreement, title: str, submit: str, **more: Any
) -> HttpResponse:
    return form_page(request, form, title=title, submit=submit, crumbs=_crumbs(agreement), **more)


def _crumbs(agreement: Agreement) -> list[dict[str, str]]:
    url = reverse("partners:agreement", args=[agreement.pk])
    return [top(), _signed(), crumb(agreement, url)]


def _signed() -> dict[str, str]:
    return crumb(_("共建协议"), reverse("partners:agreements"))


def _matched() -> dict[str, str]:
    return crumb(_("包联结对"), reverse("partners:matches"))
