"""出错页: what happened and what to do, whatever it was that went wrong.

The pages stand without database, session and context processors. To htmx a refusal (422, 409) is a
fragment that is shown in place; of any other page the script shows the sentence beside 再试.
"""

import sqlite3
import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.web import clock, contacts, doors, marks

RETRY_SECONDS = 5
THROTTLED_SECONDS = 60
_BARE = (
    "<!doctype html><html lang='zh-CN'><meta charset='utf-8'><title>{sentence}</title>"
    "<h1 data-sentence>{sentence}</h1></html>"
)
_BUSY_SQLITE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    }
)
# No connection, no resources, lock not available, cancelled, shutting down, serialisation, deadlock
_BUSY_POSTGRESQL = ("08", "53", "55P03", "57014", "57P", "40001", "40P01")


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """拒绝: 403 with whom to ask, 409 with the way to the thing as it is now, else 422."""
    if isinstance(refusal, NotAllowed):
        ask = _whom_to_ask(request)
        return _page("refusals/denied.html", 403, sentence=refusal.reason, ask=ask)
    if isinstance(refusal, Overtaken):
        return _overtaken(request, refusal.reason)
    if _is_htmx(request):
        return _answer("components/refused.html", 422, text=refusal.reason, steps=[])
    return _page("errors/422.html", 422, sentence=refusal.reason)


def busy() -> HttpResponse:
    """503: nothing was written; the same request may be sent again."""
    response = _page("errors/503.html", 503)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def is_passing(error: BaseException | None) -> bool:
    """Whether a database's error will pass: a lock, a lost connection, a full disk."""
    if isinstance(error, InterfaceError):
        return True
    if not isinstance(error, OperationalError):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return (cause.sqlite_errorcode & 0xFF) in _BUSY_SQLITE
    state = getattr(cause, "sqlstate", None)
    return state is None or state.startswith(_BUSY_POSTGRESQL)


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 for more than we take."""
    if isinstance(exception, RequestDataTooBig):
        return _page("errors/413.html", 413)
    return _page("errors/400.html", 400)


def forbidden(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403 of a library; our own refusals come with their reason."""
    return _page("errors/403.html", 403)


def csrf_failed(_request: HttpRequest, **_why: object) -> HttpResponse:
    """403: the form was not ours, or stood open for longer than its token lasts."""
    sentence = _("这一页打开得太久，提交没有收下；回到上一页刷新，再提交一次")
    return _page("errors/403.html", 403, sentence=sentence)


def not_found(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: not there, or not for this person; which of them is never said."""
    return _page("errors/404.html", 404)


def wrong_method(allowed: str) -> HttpResponse:
    """405: an address that only a button leads to, or a method that no page sends."""
    response = _page("refusals/method.html", 405)
    response["Allow"] = allowed
    return response


def throttled(_request: HttpRequest) -> HttpResponse:
    """429: too many tries; this one was not even looked at."""
    response = _page("errors/429.html", 429)
    response["Retry-After"] = str(THROTTLED_SECONDS)
    return response


def broken(_request: HttpRequest) -> HttpResponse:
    """500; 503 where the database was busy outside of a view, in a session or a middleware."""
    if is_passing(sys.exc_info()[1]):
        return busy()
    try:
        return _page("errors/500.html", 500)
    except Exception:  # noqa: BLE001 - whatever broke the page may break this one too
        return HttpResponse(_BARE.format(sentence=_("系统出错了，过一会儿再试一次")), status=500)


def present_url(request: HttpRequest) -> str:
    """现在的样子: the nearest page above the address of a deed; the first page when none is."""
    path = request.path_info.rstrip("/")
    while "/" in path:
        path = path.rpartition("/")[0]
        if _leads_somewhere(f"{path}/"):
            return f"{path}/"
    return "/"


def _overtaken(request: HttpRequest, reason: str) -> HttpResponse:
    now_url = present_url(request)
    if not _is_htmx(request):
        return _page("refusals/overtaken.html", 409, sentence=reason, now_url=now_url)
    text = _("你刚才的改动没有写入，填过的内容还在。")
    facts = {"title": reason, "text": text, "now_url": now_url, "again": None}
    return _answer("components/conflict.html", 409, **facts)


def _whom_to_ask(request: HttpRequest) -> str:
    """A name, when the database can give one now: the refusal is the answer, this only helps."""
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor) or not actor.grants:
        return ""
    match = request.resolver_match
    asked = doors.of(match.func) if match else None
    try:
        if asked is not None and asked.verb:
            return contacts.who_may(asked.verb, besides=actor, on=clock.today())
        return contacts.office(besides=actor, on=clock.today())
    except DatabaseError:
        return ""


def _leads_somewhere(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _page(template: str, status: int, **facts: object) -> HttpResponse:
    """A whole page; the demo's mark is on it even where the database cannot be asked."""
    shown = marks.of_demo() if settings.DEMO else marks.of_office()
    return _answer(template, status, shell={"marks": shown}, **facts)


def _answer(template: str, status: int, **facts: object) -> HttpResponse:
    response = HttpResponse(render_to_string(template, facts), status=status)
    response["Cache-Control"] = "no-store"
    return response
