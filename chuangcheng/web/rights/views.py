"""权限: who may do what; why I may or may not, on a page; why somebody else may or may not."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.people.models import Person
from chuangcheng.people.queries import actor_of, grants_of
from chuangcheng.web import doors, filters, navigation
from chuangcheng.web.http import Request, form_status, known_only
from chuangcheng.web.people.shown import validity
from chuangcheng.web.rights import table as rights
from chuangcheng.web.rights.answers import Answer, answer, answers
from chuangcheng.web.rights.asked import FILTERS, RightsFilter, WhyForm
from chuangcheng.web.rights.things import Here
from chuangcheng.web.rights.things import here as here_at

Shape = dict[str, Any]


def table(request: Request) -> HttpResponse:
    """权限表, filtered by role, part of the work and words."""
    known_only(request.GET, "sort", *FILTERS)
    form = RightsFilter(request)
    chips = form.chips()
    given = {} if form.errors else form.cleaned_data
    roles = [role for role in Role if role in given.get("role", ())] or list(Role)
    parts, words = given.get("part", ()), given.get("q", "")
    context = {
        "form": form,
        "chips": filters.shown(request.GET, chips),
        "words": [chip.value for chip in chips],
        "clear_url": filters.url(request.GET, without=FILTERS),
        "groups": rights.groups(request.actor, roles=roles, parts=parts, words=words),
        "roles": [role.label for role in roles],
        "why_url": navigation.address("rights:why", request.actor),
    }
    return render(request, "rights/table.html", context, status=form_status(form))


def here(request: Request) -> HttpResponse:
    """我在这里能办什么: the verbs of the page on which somebody stood, each with its reason."""
    known_only(request.GET, "at")
    page = here_at(request.GET.get("at", "/"), request.actor)
    found = answers(page, request.actor)
    context = {
        "page": page,
        "name": str(page.thing or ""),
        "enters": doors.may_enter(request.actor, page.door) if page.door else None,
        "can": [each for each in found if each.permission],
        "cannot": [each for each in found if not each.permission],
        "why_url": _why_url(request, page),
    }
    return render(request, "rights/here.html", context)


def why(request: Request) -> HttpResponse:
    """某人为什么能、为什么不能: a person, a verb, and the thing of a page if one came from it."""
    known_only(request.GET, "person", "verb", "at")
    form = WhyForm(request)
    page = here_at(request.GET.get("at") or "/", request.actor)
    asked = form.is_bound and form.is_valid()
    context = {
        "form": form,
        "name": str(page.thing or ""),
        "answer": _answer(request, page, form.cleaned_data) if asked else None,
    }
    return render(request, "rights/why.html", context, status=form_status(form))


def _answer(request: Request, page: Here, given: Shape) -> Shape:
    person: Person = given["person"]
    theirs: Actor = actor_of(person, on=request.today)
    verb = given["verb"]
    said = Answer(verb, rights.name_of(verb), answer(verb, page, theirs))
    held = [row for row in grants_of(person) if row.since <= request.today < row.until]
    return {
        "person": person,
        "said": said,
        "roles": [
            {
                "term": str(row.get_role_display()),
                "text": str(row.area or row.unit or ""),
                "url": "",
                "note": validity(row.since, row.until, request.today),
            }
            for row in held
        ],
        "title": _title(said, person),
    }


def _title(said: Answer, person: Person) -> str:
    facts = {"who": person.name, "what": said.name}
    words = _("%(who)s能：%(what)s") if said.permission else _("%(who)s不能：%(what)s")
    return words % facts


def _why_url(request: Request, page: Here) -> str:
    url = navigation.address("rights:why", request.actor)
    return f"{url}?{urlencode({'at': page.path})}" if url else ""
