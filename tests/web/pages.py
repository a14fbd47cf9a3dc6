"""Addresses for tests of what stands around views: each view does one thing that views can do."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import require_POST

from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.people.models import Person
from chuangcheng.urls import handler400, handler403, handler404, handler429, handler500
from chuangcheng.web.doors import door, public, signed_in
from chuangcheng.web.http import Request, see

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500"]

RAISED = {
    "refused": Refused("时限要晚于今天", field="due"),
    "denied": NotAllowed("整改单位不能核查自己的整改"),
    "overtaken": Overtaken("这条记录刚被别人改过"),
    "locked": OperationalError("database is locked"),
    "missing-table": None,
    "gone": Http404(),
    "forbidden": PermissionDenied(),
    "suspicious": SuspiciousOperation("odd"),
    "broken": ZeroDivisionError(),
}


def raising(_request: HttpRequest, what: str) -> HttpResponse:
    """Raises what its address says."""
    error = RAISED[what]
    if error is None:
        Person.objects.extra(tables=["no_such_table"]).exists()
    raise error or AssertionError


def told(request: Request) -> HttpResponse:
    """What a view is told."""
    facts = {"actor": request.actor.key, "now": request.now, "today": request.today}
    return JsonResponse({**facts, "is_demo": request.is_demo})


def person(request: Request, pk: int) -> HttpResponse:
    """One person whom only they themselves may see."""
    return HttpResponse(see(Person.objects.filter(pk=request.actor.person_id), pk).name)


def framed(request: Request) -> HttpResponse:
    """A page in the frame."""
    return render(request, "base.html")


@require_POST
def deed(_request: Request) -> HttpResponse:
    """A deed."""
    return HttpResponse("done")


def form(request: HttpRequest) -> HttpResponse:
    """Reads what was posted."""
    return HttpResponse(str(len(request.POST)))


def undoored(_request: HttpRequest) -> HttpResponse:
    """A view that somebody routed by hand."""
    return HttpResponse("inside")


things = (
    [
        signed_in("", told, name="list", because="test"),
        signed_in("7/", told, name="detail", because="test"),
        signed_in("<int:pk>/person/", person, name="person", because="test"),
        signed_in("7/<str:what>/", raising, name="raising", because="test"),
    ],
    "things",
)
urlpatterns = [
    path("", include("chuangcheng.web.urls")),
    path("things/", include(things)),
    signed_in("", framed, name="home", because="test"),
    door("void/", told, name="void", verb="issues.void"),
    door("void/deed/", deed, name="deed", verb="issues.void"),
    public("open/<str:what>/", raising, name="open", because="test"),
    public("form/", form, name="form", because="test"),
    path("undoored/", undoored, name="undoored"),
]
