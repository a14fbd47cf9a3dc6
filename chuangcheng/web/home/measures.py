"""治理措施, beside the work: what of a campaign is due or late, the most pressing first."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import Measure
from chuangcheng.campaigns.queries import awaiting
from chuangcheng.kernel.actor import Actor
from chuangcheng.web import navigation
from chuangcheng.web.campaigns import shown

MOST_MEASURES = 5
AHEAD = timedelta(days=7)

Shape = dict[str, Any]


def due(actor: Actor, today: date) -> list[Shape]:
    """到期的治理措施, for whoever follows them all: late, or due within a week."""
    pressing = awaiting(actor).filter(due_on__lte=today + AHEAD)
    return _block(pressing[:MOST_MEASURES], _("到期的治理措施"), actor, today)


def own(actor: Actor, today: date) -> list[Shape]:
    """没完成的治理措施 of one's own unit or community."""
    return _block(awaiting(actor)[:MOST_MEASURES], _("没完成的治理措施"), actor, today)


def _block(found: Iterable[Measure], title: str, actor: Actor, today: date) -> list[Shape]:
    """For home/block.html; nothing while nothing is left to do."""
    url = navigation.address("campaigns:measures", actor)
    rows = [_row(measure, today) for measure in found] if url else []
    link = {"text": _("看全部"), "url": url}
    block = {"kind": "rows", "id": "measures", "title": title, "link": link, "rows": rows}
    return [block] if rows else []


def _row(measure: Measure, today: date) -> Shape:
    return {
        "text": measure.what,
        "url": reverse("campaigns:measure", args=[measure.pk]),
        "note": shown.where(measure),
        "end": shown.due(measure, measure.done_on, today)["text"],
    }
