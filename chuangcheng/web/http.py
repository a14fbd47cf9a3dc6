"""请求: who asks, when, and what becomes of what a view raises.

Every view behind a door is given a `Request`: its `actor` and `now` are loaded before it runs, in a
fixed number of statements.
"""

from collections.abc import Callable
from datetime import date, datetime
from time import perf_counter
from typing import Any, TypeVar
from uuid import uuid4

import structlog
from django.conf import settings
from django.core.exceptions import BadRequest, ImproperlyConfigured
from django.db import models
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from chuangcheng.calendars.worktime import law_day
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.offices import queries as offices
from chuangcheng.people import queries as people
from chuangcheng.people.models import Person
from chuangcheng.web import clock, doors, errors

METHODS = ("GET", "HEAD", "POST")
NOBODY = Actor(person_id=-1, name="")
"""没有登录的人: holds no role, so no rule gives anything."""

_CHANGING = "account_change_password"
_BEFORE_CHANGING = frozenset({_CHANGING, "account_logout"})

Row = TypeVar("Row", bound=models.Model)
Made = TypeVar("Made")

log = structlog.get_logger("chuangcheng.web")


class Request(HttpRequest):
    """请求, as a view behind a door gets it."""

    user: Person  # at doors that ask who
    actor: Actor
    now: datetime
    today: date
    is_demo: bool


def see(rows: models.QuerySet[Row], pk: int) -> Row:
    """看得见的一条: 404 for what is not there and for what this person may not see, alike."""
    return get_object_or_404(rows, pk=pk)


def form_error(form: BaseForm, refusal: Refused) -> None:
    """写到表单上: at its field where the form has it. No right and 409 go on to their pages."""
    if isinstance(refusal, NotAllowed | Overtaken):
        raise refusal
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.reason)


def posted(request: HttpRequest) -> tuple[QueryDict, ...]:
    """What a form is given: what was posted, or nothing."""
    return (request.POST,) if request.method == "POST" else ()


def posted_with_files(request: HttpRequest) -> tuple[Any, ...]:
    """What a form that takes files is given."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def accepted(form: BaseForm, deed: Callable[[], object]) -> bool:
    """办成了吗: runs the deed of a form that holds; its refusal is written onto the form."""
    return done(form, lambda: (deed(),)) is not None


def done(form: BaseForm, deed: Callable[[], Made]) -> Made | None:
    """办成了什么: what the deed made; None while its form is not posted, or says what is wrong."""
    if not (form.is_bound and form.is_valid()):
        return None
    try:
        return deed()
    except Refused as refusal:
        form_error(form, refusal)
        return None


def form_status(form: BaseForm) -> int:
    """The status of a page with a form: 422 when it says what is wrong, else 200."""
    return 422 if form.is_bound and form.errors else 200


def known_only(given: QueryDict, *names: str) -> None:
    """只收认得的: 400 for a key that the page never sends (a state, an owner, a look-up)."""
    unknown = given.keys() - {*names, "csrfmiddlewaretoken"}
    if unknown:
        raise BadRequest(f"unknown keys {sorted(unknown)}")


def standing_on(request: HttpRequest) -> str:
    """The page on which somebody stood: htmx and forms ask from it, others ask for it."""
    if request.headers.get("HX-Request") == "true":
        return _own(request, request.headers.get("HX-Current-URL", ""))
    if request.method == "POST":
        return _own(request, request.headers.get("Referer", ""))
    return request.get_full_path()


def _own(request: HttpRequest, url: str) -> str:
    """The path of an address of ours; the first page for any other."""
    host = request.get_host()
    if not url_has_allowed_host_and_scheme(url, {host}, require_https=request.is_secure()):
        return "/"
    return "/" + url.split("://", 1)[-1].partition("/")[2]


class RequestMiddleware:
    """Keeps the doors, tells the view who asks and when, and answers for what it raises."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=uuid4().hex[:16])
        started = perf_counter()
        response = self._answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        log.info(
            "answered",
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((perf_counter() - started) * 1000),
        )
        return response

    def process_view(
        self, request: HttpRequest, view: doors.View, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Stands before tokens and forms: where there is no door, nothing else is said."""
        door = doors.of(view)
        if door is None:
            raise ImproperlyConfigured(f"{request.path} has no door (web/doors.py)")
        _tell_when(request, door)
        if not (door.asks_who and request.user.is_authenticated):
            return None  # the public enters; LoginRequiredMiddleware sends the others to sign in
        actor = _tell_who(request, request.user)
        if first := _password_first(request, request.user):
            return first
        permission = doors.may_enter(actor, door)
        return None if permission else errors.refused(request, NotAllowed(permission.reason))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answers for refusals and for a busy database; Django does for the rest."""
        if isinstance(error, Refused):
            return errors.refused(request, error)
        if errors.is_passing(error):
            log.warning("database busy", exc_info=error)
            return errors.busy()
        return None

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in METHODS:
            return errors.wrong_method(", ".join(METHODS))
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return errors.bad_request(request, BadRequest("NUL in the address"))
        response = self._get_response(request)
        if response.status_code == 405:
            return errors.wrong_method(response.headers.get("Allow", ""))
        return response


def _password_first(request: HttpRequest, person: Person) -> HttpResponse | None:
    """先改密码: a one-time password opens nothing but the page on which it is changed."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    if page in _BEFORE_CHANGING or not person.must_change_password:
        return None
    return redirect(_CHANGING)


def _tell_when(request: HttpRequest, door: doors.Door) -> None:
    """Public pages must answer without a database; some doors are there only at some time."""
    is_public = door.kind in {doors.Kind.PUBLIC, doors.Kind.ENTRANCE}
    moment = clock.Moment(clock.real_now(), is_demo=False) if is_public else clock.read()
    if door.kind is doors.Kind.DEMO and not (settings.DEMO and moment.is_demo):
        raise Http404
    if door.kind is doors.Kind.FIRST_RUN and not offices.is_unfounded():
        raise Http404
    day = law_day(moment.now)
    vars(request).update(actor=NOBODY, now=moment.now, today=day, is_demo=moment.is_demo)


def _tell_who(request: HttpRequest, person: Person) -> Actor:
    actor = people.actor_of(person, on=vars(request)["today"])
    vars(request).update(actor=actor)
    structlog.contextvars.bind_contextvars(actor=actor.key)
    return actor
