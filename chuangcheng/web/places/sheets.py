"""小区一页纸: what is known of a place on one sheet of A4; of one, or of all that a list shows."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.places.models import Place
from chuangcheng.places.queries import visible_places
from chuangcheng.web import paging, registers, words
from chuangcheng.web.http import Request, known_only, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.places import asked, onepage

_MOST_PLACES = 60


def of_one(request: Request, pk: int) -> HttpResponse:
    """一页纸 of one place."""
    place = see(visible_places(request.actor), pk)
    back = crumb(place.name, reverse("places:detail", args=[pk]))
    return _shown(request, [place], crumbs=[_list(), back], lead="")


def of_list(request: Request) -> HttpResponse:
    """一页纸 of the places that the list shows, a sheet each, in its order."""
    known_only(request.GET, "sort", *asked.FILTERS)
    which = registers.exported(asked.PlaceFilter(request))
    listed = visible_places(request.actor).filter(which)
    found = paging.ordered(listed, request.GET, sorts=asked.SORTS)[: _MOST_PLACES + 1]
    places = list(found)
    lead = _("共 %s 页") % min(len(places), _MOST_PLACES)
    if len(places) > _MOST_PLACES:
        lead = _("一次最多 %s 页，其余的先筛选再打印") % _MOST_PLACES
    return _shown(request, places[:_MOST_PLACES], crumbs=[_list()], lead=lead)


def _shown(
    request: Request, places: Sequence[Place], *, crumbs: list[dict[str, str]], lead: str
) -> HttpResponse:
    context = {
        "crumbs": crumbs,
        "lead": lead,
        "sheets": onepage.sheets(request, places),
        "as_of": _("截至 %s") % words.full_day(request.today),
    }
    return render(request, "places/sheets.html", context)


def _list() -> dict[str, str]:
    return crumb(_("点位小区"), reverse("places:list"))
