"""谁负责: charges over a place as terms and holders."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.duties import queries
from chuangcheng.duties.models import Charge
from chuangcheng.duties.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.periods import ALWAYS
from chuangcheng.people.models import Person, Unit
from chuangcheng.places.models import Area, AreaKind, Place
from chuangcheng.web import words

MOST = 20


def facts(found: Iterable[Charge], today: date) -> list[dict[str, Any]]:
    """谁负责 for components/facts.html."""
    return [
        {
            "term": charge.get_kind_display(),
            "text": _holder(charge),
            "url": "",
            "note": _note(charge, today),
        }
        for charge in found
    ]


def of_person(person: Person, *, today: date) -> list[dict[str, Any]]:
    """他负责什么 for components/rows.html."""
    return _rows(queries.held_by(today).filter(person=person), today)


def of_unit(unit: Unit, *, today: date) -> list[dict[str, Any]]:
    """这个单位负责什么."""
    return _rows(queries.held_by(today).filter(unit=unit), today)


def of_place(place: Place, actor: Actor, *, today: date) -> list[dict[str, Any]]:
    """谁负责一个点位 for components/facts.html, as far as the person may know."""
    return facts(queries.charges_of(place, on=today).filter(seen_by(actor)), today)


def at_places(
    places: Sequence[Place], actor: Actor, *, today: date
) -> dict[int, list[dict[str, Any]]]:
    """谁负责 each of several places, in one statement, with those who answer for its grids."""
    found = list(queries.charges_at(places, on=today).filter(seen_by(actor)))
    return {
        place.pk: facts([charge for charge in found if _is_over(charge, place)], today)
        for place in places
    }


def of_area(area: Area, actor: Actor, *, today: date) -> list[dict[str, Any]]:
    """谁负责一个区域 for components/facts.html, as far as the person may know."""
    return facts(queries.held_by(today).filter(seen_by(actor), area=area), today)


def where_url(charge: Charge) -> str:
    """The page of what is answered for."""
    if isinstance(charge.where, Place):
        return reverse("places:detail", args=[charge.where.pk])
    return reverse("areas:detail", args=[charge.where.pk])


def _rows(found: Iterable[Charge], today: date) -> list[dict[str, Any]]:
    return [
        {
            "text": str(charge.where),
            "url": where_url(charge),
            "note": charge.get_kind_display(),
            "end": _since(charge, today),
        }
        for charge in found
    ][:MOST]


def _holder(charge: Charge) -> str:
    named = (charge.unit, charge.person)
    return _("，").join(str(holder) for holder in named if holder)


def _is_over(charge: Charge, place: Place) -> bool:
    """Over the place, an area in which it lies, or a grid of its community."""
    area = charge.area
    if area is None:
        return charge.place_id == place.pk
    return area.pk in place.area_ids or area.parent_id == place.community_id


def _note(charge: Charge, today: date) -> str:
    """Which grid, since when."""
    grid = charge.area.name if charge.area and charge.area.kind == AreaKind.GRID else ""
    return _("，").join(filter(None, (grid, _since(charge, today))))


def _since(charge: Charge, today: date) -> str:
    """Since when, where somebody said so."""
    return "" if charge.since == ALWAYS else _("%s起") % words.day(charge.since, today)
