"""计划 on the first page: items that fall due or fall short, of all or of one's own unit."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.plan.models import Item, Verdict
from chuangcheng.plan.queries import to_watch
from chuangcheng.web import intended
from chuangcheng.web.home.dated import MOST_KNOWN, Dated
from chuangcheng.web.home.work import Work

AHEAD = timedelta(days=7)
KIND = gettext_lazy("计划")


def wanting(work: Work) -> Iterable[Dated]:
    """到期和未达到的计划: the office's all, of others what they answer for."""
    found = to_watch(work.actor, by=work.day + AHEAD)
    return [_dated(item, work) for item in found[:MOST_KNOWN]]


def _dated(item: Item, work: Work) -> Dated:
    said = [intended.answerable(item)]
    if item.verdict != Verdict.NONE:
        said.append(str(Verdict(item.verdict).label))
    url = reverse("plan:detail", args=[item.pk])
    about = _("，").join(filter(None, said))
    return Dated(item.due_on, item.text, url, KIND, about, intended.due(item, work.day))
