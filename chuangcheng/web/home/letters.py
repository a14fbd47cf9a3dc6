"""等回复的来文 on the first page: what somebody above waits for, the most pressing first."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chuangcheng.documents import queries
from chuangcheng.web import navigation, replying
from chuangcheng.web.home.dated import MOST_KNOWN, Dated
from chuangcheng.web.home.work import Work

KIND = _("来文")


def awaiting(work: Work) -> Iterable[Dated]:
    """等回复的来文; nothing for whom no letter is."""
    if not navigation.address("letters:list", work.actor):
        return []
    letters = list(queries.awaiting(work.actor)[:MOST_KNOWN])
    names = queries.senders(letters)
    return [
        Dated(
            letter.reply_by,
            letter.title,
            reverse("letters:detail", args=[letter.pk]),
            KIND,
            names[letter.pk],
            replying.due(letter, work.day),
        )
        for letter in letters
    ]
