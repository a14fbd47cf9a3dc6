"""本单位: its beginning, and the steps that come after it."""

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.kernel.refusal import Refused
from chuangcheng.offices import commands, queries
from chuangcheng.people.models import Person
from chuangcheng.web import clock, errors
from chuangcheng.web.http import Request, form_error, form_status
from chuangcheng.web.offices import code, entrance, status, steps
from chuangcheng.web.offices.forms import CodeForm, FirstRunForm


@sensitive_post_parameters("password", "password_again")
def found(request: Request) -> HttpResponse:
    """开通本单位: one form, one deed; whoever did it has signed in."""
    if not entrance.is_open_to(request):
        refused = 403 if request.method == "POST" else 200
        return _ask_for_code(request, CodeForm(now=request.now), refused)
    if request.method == "POST" and _is_too_often(request, "first_run"):
        return errors.throttled(request)
    given = (request.POST,) if request.method == "POST" else ()
    form = FirstRunForm(*given, now=request.now)
    person = _founded(request, form) if form.is_bound and form.is_valid() else None
    if person is None:
        context, answer = {"form": form}, form_status(form)
        return render(request, "offices/first_run.html", context, status=answer)
    code.forget()
    request.session.flush()
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("offices:first_steps")


@require_POST
@sensitive_post_parameters("code")
def give_code(request: Request) -> HttpResponse:
    """给出口令: the browser that gave the right one may found the office."""
    if _is_too_often(request, "first_run_code"):
        return errors.throttled(request)
    form = CodeForm(request.POST, now=request.now)
    ticket = code.ticket_for(form.cleaned_data["code"]) if form.is_valid() else ""
    if not ticket:
        if form.is_valid():
            form.add_error("code", _("口令不对；照着终端上打印的再输一遍，横线可以不写"))
        return _ask_for_code(request, form, 403)
    request.session.cycle_key()
    request.session[entrance.TICKET] = ticket
    return redirect("offices:first_run")


def first_steps(request: Request) -> HttpResponse:
    """起步: what an office does first, and what of it is done."""
    done = queries.begun(on=request.today)
    return render(request, "offices/first_steps.html", {"steps": steps.steps(request.actor, done)})


def state(request: Request) -> HttpResponse:
    """备份与状态, by the machine's own time: a demo's clock moves no disk."""
    return render(request, "offices/status.html", {"sections": status.sections(clock.real_now())})


def _founded(request: Request, form: FirstRunForm) -> Person | None:
    try:
        return commands.found(form.charter(), by=INSTALLER, now=request.now)
    except Refused as refusal:
        form_error(form, refusal)
        return None


def _ask_for_code(request: Request, form: CodeForm, answer: int) -> HttpResponse:
    return render(request, "offices/code.html", {"form": form}, status=answer)


def _is_too_often(request: Request, action: str) -> bool:
    """A throttle that cannot be written reads as "too often", so that is asked first."""
    with transaction.atomic():
        pass
    return not ratelimit.consume(request, action=action)
