"""等回复的来文, beside the work: what somebody above waits for, the most pressing first."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents.queries import awaiting, senders
from chuangcheng.kernel.actor import Actor
from chuangcheng.web import navigation, replying

MOST_LETTERS = 5

Shape = dict[str, Any]


def block(actor: Actor, today: date) -> list[Shape]:
    """For home/block.html; nothing while no answer is due."""
    if not navigation.address("letters:list", actor):
        return []
    letters = list(awaiting(actor)[:MOST_LETTERS])
    names = senders(letters)
    rows = [
        {
            "text": letter.title,
            "url": reverse("letters:detail", args=[letter.pk]),
            "note": names[letter.pk],
            "end": replying.due(letter, today)["text"],
        }
        for letter in letters
    ]
    link = {"text": _("看全部"), "url": f"{reverse('letters:list')}?sort=due"}
    title = _("等回复的来文")
    found = {"kind": "rows", "id": "letters", "title": title, "link": link, "rows": rows}
    return [found] if rows else []
