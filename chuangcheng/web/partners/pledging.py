"""办理共建事项: recording one, correcting it, saying how it stands, voiding it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.permission import require
from chuangcheng.partners import pledging as commands
from chuangcheng.partners.models import Pledge, PledgeState
from chuangcheng.partners.queries import visible_pledges
from chuangcheng.partners.rules import may
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.partners.agreements import offered
from chuangcheng.web.partners.forms import (
    PledgeCorrectionForm,
    PledgeForm,
    ProgressForm,
    said_of_pledge,
)
from chuangcheng.web.partners.views import top


def new(request: Request) -> HttpResponse:
    """登记共建事项."""
    form = PledgeForm(
        *posted(request),
        offered=offered(request, "pledge"),
        initial={"agreed_on": request.today},
        now=request.now,
    )

    def deed() -> Pledge:
        return commands.record(form.draft(), by=request.actor, now=request.now)

    if (pledge := done(form, deed)) is not None:
        messages.success(request, _("已登记共建事项"))
        return redirect("partners:detail", pledge.pk)
    title = _("登记共建事项")
    return form_page(request, form, title=title, submit=_("登记"), crumbs=[top()])


def correction(request: Request, pk: int) -> HttpResponse:
    """修改共建事项."""
    pledge = pledge_for(request, pk, "pledge")
    form = PledgeCorrectionForm(
        *posted(request),
        offered=offered(request, "pledge"),
        initial=said_of_pledge(pledge),
        now=request.now,
    )

    def deed() -> Pledge:
        return commands.revise(pledge, form.draft(), by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已修改"))
        return redirect("partners:detail", pk)
    return page(request, form, pledge, _("修改共建事项"), _("保存修改"))


def progress(request: Request, pk: int) -> HttpResponse:
    """更新状态."""
    pledge = pledge_for(request, pk, "pledge")
    form = ProgressForm(
        *posted(request),
        state=PledgeState(pledge.state),
        initial={"on": request.today},
        now=request.now,
    )

    def deed() -> Pledge:
        given = form.cleaned_data
        said = {"on": given["on"], "note": given["note"]}
        to = PledgeState(given["to"])
        return commands.advance(pledge, to, **said, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("状态已更新"))
        return redirect("partners:detail", pk)
    return page(request, form, pledge, _("更新状态"), _("更新"))


def retraction(request: Request, pk: int) -> HttpResponse:
    """撤回上一次变动."""
    pledge = pledge_for(request, pk, "pledge")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Pledge:
        reason = form.cleaned_data["reason"]
        return commands.retract(pledge, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已撤回"))
        return redirect("partners:detail", pk)
    return page(request, form, pledge, _("撤回上一次变动"), _("撤回"))


def void(request: Request, pk: int) -> HttpResponse:
    """作废共建事项."""
    pledge = pledge_for(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Pledge:
        reason = form.cleaned_data["reason"]
        return commands.void(pledge, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这一项"))
        return redirect("partners:list")
    return page(request, form, pledge, _("作废共建事项"), _("作废"))


def pledge_for(request: Request, pk: int, deed: str) -> Pledge:
    """The pledge of a page on which somebody may do this. 404, 403."""
    pledge = see(visible_pledges(request.actor), pk)
    require(may(deed, request.actor, pledge))
    return pledge


def page(
    request: Request, form: PageForm, pledge: Pledge, title: str, submit: str, **more: Any
) -> HttpResponse:
    """The page of a form under a pledge."""
    crumbs = [top(), crumb(pledge.what, reverse("partners:detail", args=[pledge.pk]))]
    return form_page(
        request, form, title=title, submit=submit, crumbs=crumbs, lead=pledge.what, **more
    )
