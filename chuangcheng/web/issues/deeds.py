"""办理: a page for each deed on an issue. A GET shows the form, a POST does the deed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuangcheng.calendars import queries as calendars
from chuangcheng.duties import queries as duties
from chuangcheng.issues import handling, routing, rules
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue
from chuangcheng.issues.transition import check
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.people.models import Unit
from chuangcheng.web import words
from chuangcheng.web.evidence import uploads
from chuangcheng.web.http import Request, form_error, form_status, posted_with_files, see
from chuangcheng.web.issues import acts, by_ledger, history, offers, reckoning
from chuangcheng.web.issues.acts import Act
from chuangcheng.web.issues.deed_forms import DeedForm
from chuangcheng.web.issues.detail import changed
from chuangcheng.web.issues.views import visible

# Where a command names a thing otherwise than the form does that asks for it.
_FIELDS = {"limit": "n"}


def acceptance(request: Request, pk: int) -> HttpResponse:
    """受理."""
    return _page(request, pk, acts.ACCEPT)


def rejection(request: Request, pk: int) -> HttpResponse:
    """不予受理."""
    return _page(request, pk, acts.REJECT)


def contact(request: Request, pk: int) -> HttpResponse:
    """联系记录."""
    issue = open_for(request, pk, "log_contact")
    offered = routing.units_for(issue.area_ids, on=request.today)
    return _page_of(request, issue, acts.CONTACT, offered=offered)


def dispatch(request: Request, pk: int) -> HttpResponse:
    """交办: with the suggestion of the routing rules and when it would be due."""
    issue, calendar = open_for(request, pk, "dispatch"), calendars.calendar()
    offered = _offered(request, issue)
    told = by_ledger.told_of([issue], on=request.today).get(issue.pk)
    route = routing.route_of(issue, on=request.today)
    route = by_ledger.routed(route, told, among=offered)
    time = by_ledger.proposed(told, issue, request.now, calendar)
    form = acts.DISPATCH.form(
        *posted_with_files(request),
        issue=issue,
        now=request.now,
        offered=offered,
        route=route,
        time=time,
    )
    if form.is_bound and _done(request, issue, form, acts.DISPATCH):
        return redirect("issues:detail", issue.pk)
    typed = {name: form[name].value() for name in ("n", "limit_unit", "due_on")}
    due = reckoning.preview_typed(typed, request.now, calendar)
    weighed = reckoning.weighed(route)
    return _shown(request, issue, form, acts.DISPATCH, route=weighed, due=due, example=time.note)


@require_safe
def due(request: Request, pk: int) -> HttpResponse:
    """现在交办何时到期, for what has been typed so far."""
    see(visible(request), pk)
    sentence = reckoning.preview_typed(request.GET, request.now, calendars.calendar())
    return render(request, "issues/dispatch.html#due", {"due": sentence})


@require_POST
def receipt(request: Request, pk: int) -> HttpResponse:
    """签收: by the button, or by the page itself when it is seen; signed twice is signed once."""
    issue = see(visible(request), pk)
    is_signed = issue.state != State.DISPATCHED and rules.may("receive", request.actor, issue)
    if not is_signed or not issue.dispatches.filter(received_at__isnull=False).exists():
        handling.receive(issue, by=request.actor, now=request.now)
        messages.success(request, _("%s 已签收") % issue.serial)
    return changed(request, pk)


@require_POST
def resumption(request: Request, pk: int) -> HttpResponse:
    """恢复办理."""
    issue = open_for(request, pk, "resume")
    handling.resume(issue, by=request.actor, now=request.now)
    messages.success(request, _("%s 已恢复办理，接着计时") % issue.serial)
    return changed(request, pk)


def return_(request: Request, pk: int) -> HttpResponse:
    """退单."""
    return _page(request, pk, acts.RETURN)


def rectification(request: Request, pk: int) -> HttpResponse:
    """反馈整改."""
    return _page(request, pk, acts.SUBMIT)


def spot_fix(request: Request, pk: int) -> HttpResponse:
    """立行立改."""
    return _page(request, pk, acts.FIX)


def verification(request: Request, pk: int) -> HttpResponse:
    """核查通过，销号."""
    return _page(request, pk, acts.PASS)


def failure(request: Request, pk: int) -> HttpResponse:
    """退回重改."""
    return _page(request, pk, acts.FAIL)


def recheck(request: Request, pk: int) -> HttpResponse:
    """回头看."""
    return _page(request, pk, acts.RECHECK)


def suspension(request: Request, pk: int) -> HttpResponse:
    """暂缓(挂账)."""
    return _page(request, pk, acts.SUSPEND)


def void(request: Request, pk: int) -> HttpResponse:
    """作废."""
    return _page(request, pk, acts.VOID)


def correction(request: Request, pk: int) -> HttpResponse:
    """订正."""
    return _page(request, pk, acts.EDIT)


def open_for(request: Request, pk: int, deed: str) -> Issue:
    """The issue, if it is seen, if this person may do the deed, and if it is still what they saw.

    Raises NotAllowed, Overtaken with who was faster, Refused where the state does not allow it.
    """
    seen = visible(request).select_related("community", "category", "place", "lead_unit")
    issue = see(seen, pk)
    done = issue.rectifications.last()
    sent = issue.dispatches.order_by("round").last()
    require(offers.permission(deed, request.actor, issue, done=done, sent=sent))
    version = request.POST.get("version", "")
    if version and version != str(issue.version):
        raise Overtaken(_faster(request, issue))
    if deed != "edit":
        check(issue, deed)
    elif issue.void:
        raise Refused(_("作废的问题不再订正"))
    return issue


def _page(request: Request, pk: int, act: Act) -> HttpResponse:
    return _page_of(request, open_for(request, pk, act.deed), act)


def _page_of(request: Request, issue: Issue, act: Act, **more: Any) -> HttpResponse:
    form = act.form(*posted_with_files(request), issue=issue, now=request.now, **more)
    if form.is_bound and _done(request, issue, form, act):
        return redirect("issues:detail", issue.pk)
    return _shown(request, issue, form, act)


def _done(request: Request, issue: Issue, form: DeedForm, act: Act) -> bool:
    """Does the deed; False when it was refused, which then stands on the form."""
    if not form.is_valid():
        return False
    photos = form.cleaned_data.get("photos", ())
    try:
        received = uploads.received(photos, by=request.actor, field="photos")
        act.do(issue, form, request.actor, request.now, received)
    except Refused as refusal:
        refusal.field = _FIELDS.get(refusal.field or "", refusal.field)
        form_error(form, refusal)
        return False
    said = {"number": issue.serial, "said": act.said}
    messages.success(request, _("%(number)s %(said)s") % said)
    return True


def _shown(
    request: Request, issue: Issue, form: DeedForm, act: Act, **more: object
) -> HttpResponse:
    """The form's page; 422 with what was typed when it says what is wrong."""
    context = {
        "issue": issue,
        "form": form,
        "title": offers.name_of(act.deed, issue),
        "submit": act.submit,
        "help": act.help,
        **more,
    }
    template = f"issues/{act.template}.html"
    return render(request, template, context, status=form_status(form))


def _offered(request: Request, issue: Issue) -> list[Unit]:
    """The units to which this person may dispatch: a community's own 物业 and 网格 only."""
    found = routing.units_for(issue.area_ids, on=request.today)
    own = duties.own_units(issue.community_id, on=request.today)
    return [unit for unit in found if rules.may_dispatch(request.actor, issue, unit, own)]


def _faster(request: Request, issue: Issue) -> str:
    """000131 刚由王建军办过（4月15日 09:18）：交办给区住建局."""
    last = history.deeds_of(issue)[0]
    return _("%(number)s 刚由%(who)s办过（%(at)s）：%(what)s") % {
        "number": issue.serial,
        "who": last.actor_name,
        "at": words.moment(last.at, request.today),
        "what": history.told(last),
    }
