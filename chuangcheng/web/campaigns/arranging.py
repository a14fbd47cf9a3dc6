"""办理治理措施: setting one, correcting it, its deadline, that it was done, and taking it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns import arranging as commands
from chuangcheng.campaigns.models import Campaign, Measure
from chuangcheng.campaigns.queries import sites_of, visible_measures
from chuangcheng.campaigns.rules import may
from chuangcheng.kernel.permission import require
from chuangcheng.people.queries import visible_units
from chuangcheng.web.campaigns.deeds import campaign_for, page, top
from chuangcheng.web.campaigns.forms import (
    DeadlineForm,
    DoneForm,
    DueForm,
    MeasureCorrectionForm,
    MeasureForm,
    Offered,
    said_of_measure,
)
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.pages import Words, crumb, deed_page, form_page

WITH_FILES = "campaigns/files_form.html"


def new(request: Request, pk: int) -> HttpResponse:
    """安排措施."""
    campaign = campaign_for(request, pk, "arrange")
    form = MeasureForm(
        *posted(request),
        offered=_offered(request, campaign),
        initial={"set_on": request.today},
        now=request.now,
    )

    def deed() -> Measure:
        return commands.add_measure(campaign, form.draft(), by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已安排措施"))
        return redirect("campaigns:detail", pk)
    return page(request, form, campaign, _("安排措施"), _("安排"))


def correction(request: Request, pk: int) -> HttpResponse:
    """修改措施."""
    measure = _measure(request, pk, "arrange")
    form = MeasureCorrectionForm(
        *posted(request),
        offered=_offered(request, measure.campaign),
        initial=said_of_measure(measure),
        now=request.now,
    )

    def deed() -> Measure:
        return commands.revise_measure(measure, form.draft(), by=request.actor, now=request.now)

    words = (_("修改措施"), _("保存修改"), _("已修改"))
    return _answer(request, form, measure, deed, words=words)


def dating(request: Request, pk: int) -> HttpResponse:
    """定时限: what was a text becomes a day."""
    measure = _measure(request, pk, "arrange")
    form = DueForm(*posted(request), now=request.now)

    def deed() -> Measure:
        due_on = form.cleaned_data["due"]
        return commands.date_measure(measure, due_on=due_on, by=request.actor, now=request.now)

    words = (_("定时限"), _("定时限"), _("时限已定"))
    return _answer(request, form, measure, deed, words=words)


def deadline(request: Request, pk: int) -> HttpResponse:
    """调整时限."""
    measure = _measure(request, pk, "arrange")
    form = DeadlineForm(*posted(request), now=request.now)

    def deed() -> Measure:
        limit, reason = form.cleaned_data["due"], form.cleaned_data["reason"]
        said = {"due_on": limit.day, "due_text": limit.said, "reason": reason}
        return commands.reschedule(measure, **said, by=request.actor, now=request.now)

    words = (_("调整时限"), _("调整时限"), _("时限已调整"))
    return _answer(request, form, measure, deed, words=words)


def completion(request: Request, pk: int) -> HttpResponse:
    """登记完成."""
    measure = _measure(request, pk, "finish")
    form = DoneForm(*posted_with_files(request), initial={"on": request.today}, now=request.now)

    def deed() -> Measure:
        files = received(request, form)
        on, outcome = form.cleaned_data["on"], form.cleaned_data["outcome"]
        return commands.finish(
            measure, on=on, outcome=outcome, files=files, by=request.actor, now=request.now
        )

    words = (_("登记完成"), _("登记完成"), _("已登记完成"))
    return _answer(request, form, measure, deed, words=words, template=WITH_FILES)


def reopening(request: Request, pk: int) -> HttpResponse:
    """退回重做."""
    measure = _measure(request, pk, "finish")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Measure:
        reason = form.cleaned_data["reason"]
        return commands.reopen(measure, reason=reason, by=request.actor, now=request.now)

    words = (_("退回重做"), _("退回重做"), _("已退回重做"))
    return _answer(request, form, measure, deed, words=words)


def retraction(request: Request, pk: int) -> HttpResponse:
    """撤回上一次变动."""
    measure = _measure(request, pk, "arrange")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Measure:
        reason = form.cleaned_data["reason"]
        return commands.retract(measure, reason=reason, by=request.actor, now=request.now)

    words = (_("撤回上一次变动"), _("撤回"), _("已撤回"))
    return _answer(request, form, measure, deed, words=words)


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充凭证."""
    measure = _measure(request, pk, "finish")
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Measure:
        files = received(request, form)
        return commands.add_files(measure, files, by=request.actor, now=request.now)

    words = (_("补充凭证"), _("上传"), _("凭证已补上"))
    return _answer(request, form, measure, deed, words=words, template=WITH_FILES)


def void(request: Request, pk: int) -> HttpResponse:
    """作废措施."""
    measure = _measure(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Measure:
        reason = form.cleaned_data["reason"]
        return commands.void_measure(measure, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这项措施"))
        return redirect("campaigns:detail", measure.campaign_id)
    return _page(request, form, measure, _("作废措施"), _("作废"))


def _measure(request: Request, pk: int, deed: str) -> Measure:
    measure = see(visible_measures(request.actor), pk)
    require(may(deed, request.actor, measure))
    return measure


def _offered(request: Request, campaign: Campaign) -> Offered:
    sites = sites_of([campaign])[campaign.pk]
    found = visible_units(request.actor).valid(request.today).order_by("pinyin", "id")
    return Offered(list({site.community: None for site in sites}), list(found))


def _answer(
    request: Request,
    form: PageForm,
    measure: Measure,
    deed: Callable[[], Measure],
    *,
    words: Words,
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the measure once it is done."""
    return deed_page(
        request, form, deed, words=words, crumbs=_crumbs(measure), lead=measure.what, **more
    )


def _page(
    request: Request, form: PageForm, measure: Measure, title: str, submit: str, **more: Any
) -> HttpResponse:
    return form_page(
        request,
        form,
        title=title,
        submit=submit,
        crumbs=_crumbs(measure),
        lead=measure.what,
        **more,
    )


def _crumbs(measure: Measure) -> list[dict[str, str]]:
    campaign = measure.campaign
    return [
        top(),
        crumb(campaign.name, reverse("campaigns:detail", args=[campaign.pk])),
        crumb(measure.what, reverse("campaigns:measure", args=[measure.pk])),
    ]
