"""办理报告: drafting, dressing, checking, sending back, signing, numbering, filing, voiding."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuangcheng.kernel.permission import Permission, require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.reports import commands, signing
from chuangcheng.reports.covers import cover_of
from chuangcheng.reports.dressing import SHEETS, office_above, office_name
from chuangcheng.reports.models import Form, Order, Report
from chuangcheng.reports.queries import visible_reports
from chuangcheng.reports.rules import may, may_rewrite
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.evidence import uploads
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.pages import Words, crumb, deed_page, form_page
from chuangcheng.web.reports import shown
from chuangcheng.web.reports.forms import (
    CoverForm,
    NumberForm,
    PaperSigningForm,
    SayForm,
    SendBackForm,
    SigningForm,
)

_KEPT = ("addressee", "sender", "contact", "copies_to", "form", "order", "sheets")


def new(request: Request) -> HttpResponse:
    """拟一份报告; to whom it goes and who sends it is as it was on the last one."""
    town = subdistrict_of(request.actor)
    if town is None:
        raise Refused(_("你的角色还没有对应的街道，请系统管理员补上"))
    last = visible_reports(request.actor).filter(subdistrict=town).first()
    kept = {name: getattr(last, name) for name in _KEPT} if last else _known(town, request.today)
    first = {
        "as_of": request.today,
        "form": Form.BRIEFING,
        "order": Order.PLAN_FIRST,
        "sheets": SHEETS[Form.OFFICIAL],
    }
    form = CoverForm(*posted(request), initial={**first, **kept}, now=request.now)

    def deed() -> Report:
        return commands.draft(town, form.cover(), by=request.actor, now=request.now)

    if (report := done(form, deed)) is not None:
        messages.success(request, _("报告已拟出，数字跟着记录走"))
        return redirect("reports:detail", report.pk)
    return form_page(request, form, title=_("拟一份报告"), submit=_("拟出报告"), crumbs=[top()])


def cover(request: Request, pk: int) -> HttpResponse:
    """抬头和落款."""
    report = _report_for(request, pk, may_rewrite)
    initial = vars(cover_of(report))
    form = CoverForm(*posted(request), initial=initial, now=request.now)

    def deed() -> Report:
        return commands.dress(report, form.cover(), by=request.actor, now=request.now)

    words = (_("抬头和落款"), _("保存抬头和落款"), _("抬头和落款已改"))
    return _page(request, form, report, deed, words=words)


def check(request: Request, pk: int) -> HttpResponse:
    """送核."""
    report = _report_for(request, pk, may_rewrite)
    form = SayForm(*posted(request), now=request.now)

    def deed() -> Report:
        said = form.cleaned_data["said"]
        return commands.check(report, said=said, by=request.actor, now=request.now)

    words = (_("送核"), _("送去签发"), _("已核稿，等签发"))
    lead = _("通读过、数字点开核对过再送。送核以后还可以改，改完不用重送。")
    return _page(request, form, report, deed, words=words, lead=lead)


def send_back(request: Request, pk: int) -> HttpResponse:
    """退回修改."""
    report = _report_for(request, pk, may_rewrite)
    form = SendBackForm(*posted(request), now=request.now)

    def deed() -> Report:
        said = form.cleaned_data["said"]
        return commands.send_back(report, said=said, by=request.actor, now=request.now)

    words = (_("退回修改"), _("退回修改"), _("已退回修改"))
    return _page(request, form, report, deed, words=words)


def sign(request: Request, pk: int) -> HttpResponse:
    """签发."""
    report = _report_for(request, pk, _may("sign"))
    form = SigningForm(*posted(request), initial={"signed_on": request.today}, now=request.now)

    def deed() -> object:
        day = form.cleaned_data["signed_on"]
        return signing.sign(report, signed_on=day, by=request.actor, now=request.now)

    words = (_("签发"), _("签发"), _("报告已签发，从此不再变"))
    return _page(request, form, report, deed, words=words, lead=_frozen_words())


def sign_on_paper(request: Request, pk: int) -> HttpResponse:
    """登记纸质签发, with its scan."""
    report = _report_for(request, pk, _may("sign_on_paper"))
    initial = {"signed_on": request.today}
    form = PaperSigningForm(*posted_with_files(request), initial=initial, now=request.now)

    def deed() -> object:
        given = form.cleaned_data
        scans = uploads.received_files(given["scans"], by=request.actor, field="scans")
        return signing.sign_on_paper(
            report,
            signatory=given["signatory"],
            signed_on=given["signed_on"],
            scans=scans,
            by=request.actor,
            now=request.now,
        )

    words = (_("登记纸质签发"), _("登记签发"), _("纸质签发已登记，报告从此不再变"))
    return _page(
        request,
        form,
        report,
        deed,
        words=words,
        lead=_frozen_words(),
        template="reports/paper_signing.html",
    )


def numbering(request: Request, pk: int) -> HttpResponse:
    """编号."""
    report = _report_for(request, pk, _may("write"))
    form = NumberForm(*posted(request), initial={"issued_on": request.today}, now=request.now)

    def deed() -> Report:
        given = form.cleaned_data
        return signing.number(report, **given, by=request.actor, now=request.now)

    words = (_("编号"), _("编号"), _("已编号"))
    return _page(request, form, report, deed, words=words)


@require_POST
def archive(request: Request, pk: int) -> HttpResponse:
    """归档."""
    report = see(visible_reports(request.actor), pk)
    signing.archive(report, by=request.actor, now=request.now)
    messages.success(request, _("已归档"))
    return redirect("reports:detail", pk)


@require_POST
def correct(request: Request, pk: int) -> HttpResponse:
    """更正: a new draft as of the same day."""
    report = see(visible_reports(request.actor), pk)
    made = signing.correct(report, by=request.actor, now=request.now)
    messages.success(request, _("更正稿已拟出，原来的改动都带过来了"))
    return redirect("reports:detail", made.pk)


def void(request: Request, pk: int) -> HttpResponse:
    """作废 a draft."""
    report = _report_for(request, pk, may_rewrite)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Report:
        reason = form.cleaned_data["reason"]
        return commands.void(report, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % shown.name(report))
        return redirect("reports:list")
    title, submit, crumbs = _("作废报告"), _("作废"), crumbs_of(report)
    return form_page(request, form, title=title, submit=submit, crumbs=crumbs)


def _known(town: Area, today: date) -> dict[str, object]:
    """For the first report: who sends it and to whom it goes, as far as the records know."""
    return {"addressee": office_above(town, on=today), "sender": office_name(town, on=today)}


def top() -> dict[str, str]:
    """报告, the first crumb."""
    return crumb(_("报告"), reverse("reports:list"))


def crumbs_of(report: Report) -> list[dict[str, str]]:
    """The way down to a report."""
    return [top(), crumb(shown.name(report), reverse("reports:detail", args=[report.pk]))]


def _report_for(request: Request, pk: int, rule: Callable[[Any, Report], Permission]) -> Report:
    """The report of a page on which somebody may do this. 404, 403."""
    report = see(visible_reports(request.actor), pk)
    require(rule(request.actor, report))
    return report


def _may(verb: str) -> Callable[[Any, Report], Permission]:
    return lambda actor, report: may(verb, actor, report)


def _frozen_words() -> str:
    return _(
        "签发以后，正文、每个数和它数到的行都照现在知道的定下来，记录再改也不变；要改就出一份更正。"
    )


def _page(
    request: Request,
    form: PageForm,
    report: Report,
    deed: Callable[[], Any],
    *,
    words: Words,
    lead: str = "",
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the report once it is done."""
    crumbs = crumbs_of(report)
    told = lead or shown.name(report)
    return deed_page(request, form, deed, words=words, crumbs=crumbs, lead=told, **more)
