"""框架: what stands around every page (the contract is at the head of templates/base.html)."""

from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from chuangcheng.calendars.rules import may_move_demo_clock
from chuangcheng.calendars.worktime import law, law_day
from chuangcheng.kernel.actor import Actor
from chuangcheng.web import clock, marks, navigation, words
from chuangcheng.web.http import NOBODY


def shell(request: HttpRequest) -> dict[str, object]:
    """The context processor; a fragment that shows nothing of it pays nothing."""
    return {"shell": SimpleLazyObject(lambda: _shell(request))}


def _shell(request: HttpRequest) -> dict[str, object]:
    actor: Actor = getattr(request, "actor", NOBODY)
    # A public page was not told whether this is a demo, and must say so all the same.
    moment = clock.read() if actor is NOBODY else _told(request)
    return {
        "product": _("创城工作台"),
        "demo": _demo(actor, moment.now) if moment.is_demo else None,
        "marks": marks.of_demo() if moment.is_demo else marks.of_office(),
        **(_nothing() if actor is NOBODY else _work_of(actor, request)),
    }


def _nothing() -> dict[str, object]:
    return {"nav": [], "bottom": [], "search": None, "actor": None, "why_url": ""}


def _work_of(actor: Actor, request: HttpRequest) -> dict[str, object]:
    today = law_day(_told(request).now)
    visit = navigation.Visit(actor, request.resolver_match, today)
    return {
        "nav": navigation.groups(visit),
        "bottom": navigation.phone(visit),
        "search": _search(request, actor),
        "why_url": f"{reverse('rights:here')}?{urlencode({'at': request.path})}",
        "actor": {"name": actor.name, "role_text": role_text(actor)},
    }


def role_text(actor: Actor) -> str:
    """创城办、核查人员: what a person is here for."""
    roles = dict.fromkeys(str(grant.role.label) for grant in actor.grants)
    return "、".join(roles) or _("还没有角色")


def standing(instant: datetime) -> str:
    """2021年4月15日 周四 09:00."""
    shown = law(instant)
    return f"{words.full_day(shown.date())} {words.weekday(shown.date())} {shown:%H:%M}"


def _told(request: HttpRequest) -> clock.Moment:
    told = vars(request)
    return clock.Moment(now=told["now"], is_demo=told["is_demo"])


def _demo(actor: Actor, now: datetime) -> dict[str, object]:
    return {
        "clock_text": standing(now),
        "can_move": settings.DEMO and bool(may_move_demo_clock(actor, now)),
        "move_url": reverse("demo:next_day"),
        "reset_url": reverse("demo:beginning"),
    }


def _search(request: HttpRequest, actor: Actor) -> dict[str, str] | None:
    """Searching is a filter of the list of issues, so it is there where that list is."""
    url = navigation.address("issues:list", actor)
    if not url:
        return None
    here = request.resolver_match
    query = request.GET.get("q", "") if here and here.view_name == "issues:list" else ""
    return {"url": url, "query": query, "hint": _("搜问题、小区、单位")}
