"""今日工作量: what one's own community told of today, and where to tell it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns.models import COUNTED, DayTally
from chuangcheng.campaigns.queries import tally_before, tally_on
from chuangcheng.web import navigation, policies, tallies, words
from chuangcheng.web.home.community import own_community
from chuangcheng.web.home.work import Work

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """Today's line, or that there is none yet; nothing for whom no community is given."""
    own = own_community(work.actor)
    if own is None or not navigation.address("campaigns:tallies", work.actor):
        return []
    told = tally_on(work.day, community=own.pk, actor=work.actor)
    last = told or tally_before(work.day, community=own.pk, actor=work.actor)
    day = words.day(last.worked_on, work.day) if last else ""
    note = _("今天还没登记，最近一次 %s") % day if day else _("今天还没登记")
    return [
        {
            "id": "tally",
            "title": _("今日工作量"),
            "count": "",
            "link": {"text": _("看全部"), "url": reverse("campaigns:tallies")},
            "empty": "",
            "plain": True,
            "rows": [_told(told) if told else _untold(note, work)],
        }
    ]


def _told(tally: DayTally) -> Shape:
    amounts = tally.amounts
    counted = [f"{name} {tallies.told(amounts, key)}" for key, (name, _unit) in COUNTED.items()]
    first, *others = counted
    return _row(first, _("，").join(others), reverse("campaigns:tally", args=[tally.pk]))


def _untold(note: str, work: Work) -> Shape:
    row = _row(note, "", "")
    if policies.may_enter(work.actor, "campaigns.tally"):
        url = reverse("campaigns:tally_new")
        row["deed"] = {"text": _("登记"), "url": url, "post": False}
    return row


def _row(title: str, why: str, url: str) -> Shape:
    return {
        "number": "",
        "url": url,
        "title": title,
        "where": "",
        "who": "",
        "why": why,
        "due": None,
        "clash": "",
        "deed": None,
    }
