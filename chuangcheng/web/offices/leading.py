"""先开通: while there is no account every page leads to the first-run page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from chuangcheng.offices import queries
from chuangcheng.web import doors


class FirstRunMiddleware:
    """Asks, for whoever has not signed in, whether there is anybody who could."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: doors.View, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Stands before signing in, so that nobody is asked for an account that cannot be."""
        door = doors.of(view)
        if door is None or not (door.asks_who or door.kind is doors.Kind.ENTRANCE):
            return None  # a public page answers without a database
        if request.user.is_authenticated or not queries.is_unfounded():
            return None
        url = reverse("offices:first_run")
        if request.headers.get("HX-Request") == "true":
            return HttpResponseClientRedirect(url)
        return redirect(url)
