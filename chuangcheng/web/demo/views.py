"""演示: signing in with one click, and the deeds of the strip over every page."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuangcheng.calendars import commands as calendars
from chuangcheng.calendars import wording
from chuangcheng.people import queries as people
from chuangcheng.web.demo import initial
from chuangcheng.web.http import Request, standing_on


@require_POST
def sign_in(request: Request, username: str) -> HttpResponse:
    """一键登录."""
    person = people.account(username)
    if person is None:
        raise Http404
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
def next_day(request: Request) -> HttpResponse:
    """拨到下一天."""
    clock = calendars.advance_demo_clock(by=request.actor, now=request.now)
    messages.success(request, _("时钟拨到了 %s") % wording.moment(clock.instant))
    return redirect(standing_on(request))


@require_POST
def beginning(request: Request) -> HttpResponse:
    """恢复初始数据; the person goes on, where the beginning knows the account."""
    username = request.user.get_username()
    initial.restore()
    request.session.flush()
    person = people.account(username)
    if person is None:
        logout(request)
        return redirect(settings.LOGIN_URL)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    messages.success(request, _("演示数据回到了开头"))
    return redirect(settings.LOGIN_REDIRECT_URL)
