"""回头看: a few closed issues of the last weeks, drawn by lot, to be looked at once more.

The lot is the day's: whoever may look again in the same area draws the same ones all day, and
anyone can repeat the draw. What was mended on the spot takes part like all others; what was looked
at before today does not.
"""

from datetime import timedelta
from random import Random
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import end_of
from chuangcheng.issues.models import Issue, Recheck
from chuangcheng.issues.queries import settled_unseen
from chuangcheng.web.home.work import Work
from chuangcheng.web.issues import listing

LAST = timedelta(days=30)
DRAWN = 5
MOST_KNOWN = 5000

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """A section beside those of the queues; nothing where nothing was closed."""
    midnight = end_of(work.day - timedelta(days=1))
    closed = settled_unseen(work.actor, since=work.today.now - LAST, until=midnight).order_by("pk")
    ids = list(closed.values_list("pk", flat=True)[:MOST_KNOWN])
    if not ids:
        return []
    lot = Random(work.day.toordinal()).sample(ids, min(DRAWN, len(ids)))  # noqa: S311 - a lot, no secret
    drawn = listing.with_names(Issue.objects.filter(pk__in=lot)).order_by("pk")
    seen = dict(Recheck.objects.standing().filter(issue__in=lot).values_list("issue_id", "holds"))
    facts = {"n": len(lot), "all": len(ids)}
    told = _("30 天内销号 %(all)s 条，今天抽 %(n)s 条") % facts
    return [
        {
            "id": "recheck",
            "title": _("回头看"),
            "count": told,
            "link": {"text": _("看全部"), "url": f"{reverse('issues:list')}?view=all&state=closed"},
            "empty": "",
            "rows": [_row(issue, work, holds=seen.get(issue.pk)) for issue in drawn],
            "tells": {"value": str(len(lot)), "fact": told, "bad": False},
        }
    ]


def _row(issue: Issue, work: Work, *, holds: bool | None) -> Shape:
    """`holds` is what somebody saw today, None where nobody has looked."""
    ended = work.today.day(issue.ended_at) if issue.ended_at else ""
    return {
        "number": issue.serial,
        "url": reverse("issues:detail", args=[issue.pk]),
        "title": issue.title,
        "where": " · ".join([listing.short_area(issue.community.name), listing.where(issue)]),
        "who": str(issue.lead_unit or (_("立行立改") if issue.fixed_on_spot else "")),
        "why": _("%s 销号") % ended if holds is None else _seen(holds=holds),
        "due": None,
        "clash": "",
        "deed": _deed(issue) if holds is None else None,
    }


def _deed(issue: Issue) -> Shape:
    return {"text": _("回头看"), "url": reverse("issues:recheck", args=[issue.pk]), "post": False}


def _seen(*, holds: bool) -> str:
    return _("今天看过，没有反弹") if holds else _("今天看过，反弹")
