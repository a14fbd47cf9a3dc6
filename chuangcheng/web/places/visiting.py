"""登记检查 from a place: the form in the round that runs there, with the place filled in."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from chuangcheng.inspections.queries import running_rounds
from chuangcheng.inspections.rules import may
from chuangcheng.places.models import Place
from chuangcheng.web.http import Request


def urls(request: Request, places: Iterable[Place]) -> Mapping[int, str]:
    """By place, where somebody may record a visit in a round that runs; the rounds asked once."""
    mine = [place for place in places if may("visit", request.actor, place)]
    if not mine:
        return {}
    running = running_rounds({place.subdistrict_id for place in mine}, on=request.today)
    return {
        place.pk: f"{reverse('inspections:visit_new', args=[found.pk])}?place={place.pk}"
        for place in mine
        if (found := running.get(place.subdistrict_id)) is not None
    }
