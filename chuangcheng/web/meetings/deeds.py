"""办理会议: recording one, holding, moving, cancelling, what it settled, its minutes and papers."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns.queries import visible_campaigns
from chuangcheng.documents.models import DocumentKind
from chuangcheng.documents.queries import visible_documents
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.meetings import commands
from chuangcheng.meetings.models import Decision, Meeting, MeetingState, MeetingType
from chuangcheng.meetings.queries import report_names, visible_decisions, visible_meetings
from chuangcheng.meetings.rules import may
from chuangcheng.people.queries import visible_units
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.meetings.forms import (
    DecisionsForm,
    HoldForm,
    MeetingCorrectionForm,
    MeetingForm,
    MinutesForm,
    NamesForm,
    PostponeForm,
    said_of,
)
from chuangcheng.web.pages import Words, crumb, deed_page, form_page

WITH_FILES = "campaigns/files_form.html"


def new(request: Request) -> HttpResponse:
    """登记会议."""
    town = subdistrict_of(request.actor)
    for_all = town is not None and bool(may("keep", request.actor, town))
    areas = [area for area in areas_of(request) if may("keep", request.actor, area)]
    form = MeetingForm(
        *posted(request),
        town=town if for_all else None,
        areas=areas,
        initial={"state": MeetingState.HELD},
        now=request.now,
        **_offered(request),
    )

    def deed() -> Meeting:
        return commands.record(form.draft(), by=request.actor, now=request.now)

    if (meeting := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % meeting)
        return redirect("meetings:detail", meeting.pk)
    return form_page(request, form, title=_("登记会议"), submit=_("登记"), crumbs=[*top()])


def correction(request: Request, pk: int) -> HttpResponse:
    """修改会议."""
    meeting = _meeting(request, pk, "keep")
    form = MeetingCorrectionForm(
        *posted(request),
        town=meeting.subdistrict,
        areas=[],
        meeting=meeting,
        initial=said_of(meeting),
        now=request.now,
        **_offered(request),
    )

    def deed() -> Meeting:
        return commands.revise(meeting, form.draft(), by=request.actor, now=request.now)

    words = (_("修改会议"), _("保存修改"), _("已修改"))
    return _answer(request, form, meeting, deed, words=words)


def holding(request: Request, pk: int) -> HttpResponse:
    """登记召开."""
    meeting = _meeting(request, pk, "keep")
    attendees = list(meeting.attendees.select_related("unit"))
    form = HoldForm(
        *posted_with_files(request),
        attendees=attendees,
        initial={"on": min(meeting.meets_on, request.today), "came": attendees},
        now=request.now,
    )

    def deed() -> Meeting:
        given = form.cleaned_data
        said = {"on": given["on"], "present": given["present"], "came": given.get("came")}
        files = received(request, form)
        return commands.hold(meeting, **said, files=files, by=request.actor, now=request.now)

    words = (_("登记召开"), _("登记召开"), _("已登记召开"))
    return _answer(request, form, meeting, deed, words=words, template=WITH_FILES)


def postponement(request: Request, pk: int) -> HttpResponse:
    """改期."""
    meeting = _meeting(request, pk, "keep")
    form = PostponeForm(*posted(request), now=request.now)

    def deed() -> Meeting:
        return commands.postpone(meeting, **form.cleaned_data, by=request.actor, now=request.now)

    words = (_("改期"), _("改期"), _("已改期"))
    return _answer(request, form, meeting, deed, words=words)


def cancellation(request: Request, pk: int) -> HttpResponse:
    """取消会议."""
    words = (_("取消会议"), _("取消会议"), _("会议已取消"))
    return _with_reason(request, _meeting(request, pk, "keep"), commands.cancel, words=words)


def reversion(request: Request, pk: int) -> HttpResponse:
    """退回待召开."""
    words = (_("退回待召开"), _("退回待召开"), _("已退回待召开"))
    return _with_reason(request, _meeting(request, pk, "keep"), commands.revert, words=words)


def void(request: Request, pk: int) -> HttpResponse:
    """作废会议."""
    meeting = _meeting(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Meeting:
        reason = form.cleaned_data["reason"]
        return commands.void(meeting, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % meeting)
        return redirect("meetings:list")
    return page(request, form, meeting, _("作废会议"), _("作废"))


def decisions(request: Request, pk: int) -> HttpResponse:
    """记议定事项."""
    meeting = _meeting(request, pk, "keep")
    form = DecisionsForm(*posted(request), now=request.now)

    def deed() -> list[Decision]:
        return commands.decide(meeting, form.lines(), by=request.actor, now=request.now)

    words = (_("记议定事项"), _("记下"), _("已记下议定事项"))
    return _answer(request, form, meeting, deed, words=words)


def void_decision(request: Request, pk: int) -> HttpResponse:
    """作废议定事项."""
    decision = see(visible_decisions(request.actor), pk)
    meeting = decision.meeting
    require(may("keep", request.actor, meeting))
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Decision:
        reason = form.cleaned_data["reason"]
        return commands.void_decision(decision, reason=reason, by=request.actor, now=request.now)

    words = (_("作废议定事项"), _("作废"), _("已作废这项议定事项"))
    return _answer(request, form, meeting, deed, words=words)


def minutes(request: Request, pk: int) -> HttpResponse:
    """登记纪要."""
    meeting = _meeting(request, pk, "keep")
    kept = visible_documents(request.actor).filter(
        kind=DocumentKind.MINUTES, subdistrict=meeting.subdistrict_id
    )
    form = MinutesForm(
        *posted_with_files(request),
        meeting=meeting,
        documents=list(kept.order_by("-issued_on", "-pk")),
        initial={"title": _("%s纪要") % meeting.title},
        now=request.now,
    )

    def deed() -> Meeting:
        if (document := form.cleaned_data["document"]) is not None:
            return commands.keep_minutes(meeting, document, by=request.actor, now=request.now)
        draft = form.draft(files=received(request, form))
        return commands.write_minutes(meeting, draft, by=request.actor, now=request.now)

    words = (_("登记纪要"), _("登记纪要"), _("已登记纪要"))
    return _answer(request, form, meeting, deed, words=words, template=WITH_FILES)


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充材料."""
    meeting = _meeting(request, pk, "keep")
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Meeting:
        files = received(request, form)
        return commands.add_files(meeting, files, by=request.actor, now=request.now)

    words = (_("补充材料"), _("上传"), _("材料已补上"))
    return _answer(request, form, meeting, deed, words=words, template=WITH_FILES)


def names(request: Request) -> HttpResponse:
    """报告用名: what reports call each type of meeting."""
    town = subdistrict_of(request.actor)
    if town is None:
        raise Refused(_("报告用名按街道设置，你的角色不在一个街道里"))
    named = report_names(town)
    form = NamesForm(*posted(request), initial={**named}, now=request.now)

    def deed() -> bool:
        told = {type: form.cleaned_data[type] for type in MeetingType}
        commands.name_types(town, told, by=request.actor, now=request.now)
        return True

    if done(form, deed):
        messages.success(request, _("报告用名已保存"))
        return redirect("meetings:list")
    lead = _("报告里一类会议叫什么")
    return form_page(
        request, form, title=_("报告用名"), submit=_("保存"), crumbs=[*top()], lead=lead
    )


def page(
    request: Request, form: PageForm, meeting: Meeting, title: str, submit: str, **more: Any
) -> HttpResponse:
    """The page of a form under a meeting."""
    return form_page(
        request,
        form,
        title=title,
        submit=submit,
        crumbs=_crumbs(meeting),
        lead=meeting.title,
        **more,
    )


def top() -> list[dict[str, str]]:
    """会议, the first crumb."""
    return [crumb(_("会议"), reverse("meetings:list"))]


def _with_reason(
    request: Request, meeting: Meeting, command: Callable[..., Meeting], *, words: Words
) -> HttpResponse:
    """A deed that asks for its reason and nothing else."""
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Meeting:
        reason = form.cleaned_data["reason"]
        return command(meeting, reason=reason, by=request.actor, now=request.now)

    return _answer(request, form, meeting, deed, words=words)


def _answer(
    request: Request,
    form: PageForm,
    meeting: Meeting,
    deed: Callable[[], Any],
    *,
    words: Words,
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the meeting once it is done."""
    return deed_page(
        request, form, deed, words=words, crumbs=_crumbs(meeting), lead=meeting.title, **more
    )


def _meeting(request: Request, pk: int, deed: str) -> Meeting:
    meeting = see(visible_meetings(request.actor), pk)
    require(may(deed, request.actor, meeting))
    return meeting


def _offered(request: Request) -> dict[str, Any]:
    """The units and campaigns that the form of a meeting offers."""
    found = visible_units(request.actor).valid(request.today).order_by("pinyin", "id")
    town = subdistrict_of(request.actor)
    seen = visible_campaigns(request.actor).filter(subdistrict=town)
    return {"named": list(found), "campaigns": list(seen.order_by("-began_on", "-pk"))}


def _crumbs(meeting: Meeting) -> list[dict[str, str]]:
    return [*top(), crumb(meeting.title, reverse("meetings:detail", args=[meeting.pk]))]
