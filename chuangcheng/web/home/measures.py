"""治理措施 on the first page: what of a campaign is due or late, the most pressing first."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuangcheng.campaigns.models import Measure
from chuangcheng.campaigns.queries import awaiting, own_awaiting
from chuangcheng.web.campaigns import shown
from chuangcheng.web.home.dated import MOST_KNOWN, Dated
from chuangcheng.web.home.work import Work

AHEAD = timedelta(days=7)
KIND = _("措施")


def due(work: Work) -> Iterable[Dated]:
    """到期的治理措施, for whoever follows them all: late, or due within a week."""
    return _dated(awaiting(work.actor).filter(due_on__lte=work.day + AHEAD), work)


def own(work: Work) -> Iterable[Dated]:
    """没完成的治理措施 of one's own unit or community, whatever the role."""
    return _dated(own_awaiting(work.actor), work)


def _dated(found: QuerySet[Measure], work: Work) -> Iterable[Dated]:
    return [
        Dated(
            measure.due_on,
            measure.what,
            reverse("campaigns:measure", args=[measure.pk]),
            KIND,
            shown.where(measure),
            shown.due(measure, measure.done_on, work.day),
        )
        for measure in found[:MOST_KNOWN]
    ]
