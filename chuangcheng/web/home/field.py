"""今天要走的点位: the compounds of one's own community that a round has not reached yet.

While no round runs, those that were looked at longest ago.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.inspections import queries as inspections
from chuangcheng.inspections.models import Round
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import Place
from chuangcheng.web import navigation, words
from chuangcheng.web.home.community import own_community
from chuangcheng.web.home.work import Work

MOST_PLACES = 5
MOST_AT_REST = 3  # while no round runs

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """A section beside those of the queues; nothing for whom no community is given."""
    own = own_community(work.actor)
    if own is None or not navigation.address("inspections:list", work.actor):
        return []
    round = inspections.running_round(own.subdistrict_id, on=work.day)
    places = list(inspections.by_last_visit(own, as_of=work.day))
    left = [place for place in places if round is None or _is_left(place, round)]
    if not places:
        return []
    told = _told(round, places, left)
    most = MOST_PLACES if round else MOST_AT_REST
    return [
        {
            "id": "field",
            "title": _("今天的排查") if round else _("我的小区"),
            "count": told,
            "link": {"text": _("看全部"), "url": _all(round)},
            "empty": _("这一轮都查过了"),
            "plain": True,
            "rows": _rows(left[:most], round, work),
            "tells": {"value": str(len(left)), "fact": told, "bad": False},
        }
    ]


def _told(round: Round | None, places: list[Place], left: list[Place]) -> str:
    if round is None:
        return _("没有正在进行的检查轮次")
    facts = {"done": len(places) - len(left), "all": len(places)}
    return _("%(all)s 个小区查了 %(done)s 个") % facts


def _is_left(place: Place, round: Round) -> bool:
    seen_on = place.seen_on  # type: ignore[attr-defined]
    return seen_on is None or seen_on < round.starts_on


def _all(round: Round | None) -> str:
    return reverse("inspections:round", args=[round.pk]) if round else reverse("places:list")


def _rows(places: Iterable[Place], round: Round | None, work: Work) -> list[Shape]:
    places = list(places)
    still = _open(places)
    return [_row(place, still.get(place.pk, 0), round, work) for place in places]


def _open(places: Iterable[Place]) -> Mapping[int, int]:
    """未销号 by place, in one statement."""
    found = Issue.objects.open().filter(place__in=[place.pk for place in places]).order_by()
    return dict(found.values_list("place").annotate(n=Count("pk")))


def _row(place: Place, still: int, round: Round | None, work: Work) -> Shape:
    seen_on = place.seen_on  # type: ignore[attr-defined]
    deed = None
    if round is not None:
        url = f"{reverse('inspections:visit_new', args=[round.pk])}?place={place.pk}"
        deed = {"text": _("登记检查"), "url": url, "post": False}
    return {
        "number": "",
        "url": reverse("places:detail", args=[place.pk]),
        "title": place.name,
        "where": str(place.get_management_display()),
        "who": _("上次 %s") % words.day(seen_on, work.day) if seen_on else _("还没查过"),
        "why": _("%s 条没销号") % still if still else _("没有未销号的"),
        "due": None,
        "clash": "",
        "deed": deed,
    }
