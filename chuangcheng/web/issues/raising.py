"""登记问题, 随手报 and 立行立改: one page, one form."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.documents.models import Letter
from chuangcheng.documents.queries import visible_letters
from chuangcheng.issues import commands, likeness, rules
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Place
from chuangcheng.places.queries import places_named, subdistrict_of, visible_places
from chuangcheng.standards import queries as standards
from chuangcheng.standards.models import Clause
from chuangcheng.web import naming
from chuangcheng.web.evidence import uploads
from chuangcheng.web.http import Request, form_error, form_status, posted_with_files
from chuangcheng.web.issues import listing
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.issues.draft_form import DraftForm
from chuangcheng.web.issues.views import visible

MORE = (
    "location",
    "found_on",
    "source",
    "source_system",
    "upper_number",
    "handled_elsewhere",
    "clause",
    "measure",
    "remark",
)

Shape = dict[str, Any]


def new(request: Request) -> HttpResponse:
    """登记问题. `?place=` names the place, `?letter=` the letter that lists it."""
    areas = areas_of(request)
    place, letter = place_asked(request), _letter_asked(request)
    form = DraftForm(
        *posted_with_files(request), actor=request.actor, areas=areas, place=place, now=request.now
    )
    title = request.POST.get("title", "")
    form.offer_categories(likeness.likely_categories(title, areas=areas))
    form.offer_clauses(_clauses(request), request.GET.get("clause", ""))
    if form.is_bound and form.is_valid() and (issue := _raised(request, form, letter)):
        return redirect("issues:detail", issue.pk)
    named = form.found_place() if form.is_bound and form.is_valid() else place
    context = {
        "form": form,
        "letter": letter,
        "names": naming.names(request, areas),
        "alike": _alike(request, named),
        "can_fix": bool(rules.POLICY.permit(request.actor, "issues.fix_on_spot")),
        "several": len(areas) > 1,
        "more_open": form.opened(*MORE) or "clause" in request.GET,
        "fix_open": form.opened("done", "after"),
    }
    return render(request, "issues/new.html", context, status=form_status(form))


@require_safe
def hints(request: Request) -> HttpResponse:
    """像是什么、是不是已经有了: the category and the open issues, while one is still typing."""
    areas = areas_of(request)
    named = places_named(request.GET.get("place", ""), community_ids={a.pk for a in areas})
    form = DraftForm(actor=request.actor, areas=areas, place=None, now=request.now)
    title = request.GET.get("title", "")
    form.offer_categories(likeness.likely_categories(title, areas=areas))
    form.initial["category"] = request.GET.get("category", "")
    alike = _alike(request, named[0] if len(named) == 1 else None)
    return render(request, "issues/new.html#hints", {"form": form, "alike": alike})


def _raised(request: Request, form: DraftForm, letter: Letter | None) -> Issue | None:
    """Records the issue; None when it was refused, which then stands on the form."""
    given, by, now = form.cleaned_data, request.actor, request.now
    try:
        photos = uploads.received(given["photos"], by=by, field="photos")
        after = uploads.received(given["after"], by=by, field="after")
        draft = form.draft(by, photos=photos, letter=letter)
        if given["done"]:
            issue = commands.raise_fixed(draft, done=given["done"], photos=after, by=by, now=now)
        else:
            issue = commands.raise_issue(draft, by=by, now=now)
    except Refused as refusal:
        form_error(form, refusal)
        return None
    said = _("%s 已登记，当场改好销号") if given["done"] else _("%s 已登记")
    messages.success(request, said % issue.serial)
    return issue


def place_asked(request: Request) -> Place | None:
    """点位 that the address names, if the person sees it."""
    pk = _key_asked(request, "place")
    return visible_places(request.actor).filter(pk=pk).first() if pk else None


def _letter_asked(request: Request) -> Letter | None:
    pk = _key_asked(request, "letter")
    return visible_letters(request.actor).filter(pk=pk).first() if pk else None


def _key_asked(request: Request, name: str) -> int:
    """The key in the address; 0, which nothing bears, for what is none."""
    pk = request.GET.get(name, "")
    return int(pk) if pk.isascii() and pk.isdigit() and len(pk) < 19 else 0


def _clauses(request: Request) -> list[Clause]:
    """在用的测评标准 of the sub-district in which the person works."""
    subdistrict = subdistrict_of(request.actor)
    if subdistrict is None:
        return []
    return standards.standards_in_use(subdistrict, on=request.today)


def _alike(request: Request, place: Place | None) -> list[Shape]:
    """可能已经有了: what is open at the same place."""
    if place is None:
        return []
    return [
        {
            "number": issue.serial,
            "title": issue.title,
            "where": listing.where(issue),
            "state": listing.state(issue),
            "url": reverse("issues:detail", args=[issue.pk]),
        }
        for issue in likeness.open_at(place, visible(request))
    ]
