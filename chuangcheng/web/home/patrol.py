"""要巡的宣传设施: what hangs in one's own community, the longest not looked at first."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.publicity.models import Asset
from chuangcheng.publicity.queries import to_patrol
from chuangcheng.web import navigation, policies, words
from chuangcheng.web.home.work import Work

MOST_ASSETS = 5

Shape = dict[str, Any]


def blocks(work: Work) -> list[Shape]:
    """A section beside those of the queues; nothing where nothing hangs."""
    if not navigation.address("publicity:list", work.actor):
        return []
    found = to_patrol(work.actor)
    n = found.count()
    if not n:
        return []
    return [
        {
            "id": "patrol",
            "title": _("要巡的宣传设施"),
            "count": _("%s 批，很久没巡的在前") % n,
            "link": {"text": _("看全部"), "url": reverse("publicity:list")},
            "empty": "",
            "plain": True,
            "rows": [_row(asset, work) for asset in found[:MOST_ASSETS]],
        }
    ]


def _row(asset: Asset, work: Work) -> Shape:
    deed = None
    if policies.may_enter(work.actor, "publicity.record"):
        url = reverse("publicity:check", args=[asset.pk])
        deed = {"text": _("登记巡检"), "url": url, "post": False}
    seen_on = asset.checked_on
    broken = asset.broken  # type: ignore[attr-defined]
    facts = {"n": broken, "unit": asset.counted_in}
    return {
        "number": "",
        "url": reverse("publicity:detail", args=[asset.pk]),
        "title": f"{asset.get_form_display()} {asset.quantity} {asset.counted_in}",
        "where": asset.where,
        "who": _("%s 巡过") % words.day(seen_on, work.day) if seen_on else _("还没巡过"),
        "why": _("%(n)s %(unit)s破损") % facts if broken else "",
        "due": None,
        "clash": "",
        "deed": deed,
    }
