"""要办的任务, beside the work: what a meeting or a letter gave to somebody, due first."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import Actor
from chuangcheng.meetings.queries import to_do
from chuangcheng.web import gathered

MOST_TASKS = 5

Shape = dict[str, Any]


def block(actor: Actor, today: date) -> list[Shape]:
    """For home/block.html; nothing while nothing is to be done."""
    rows = [
        {
            "text": task.what,
            "url": reverse("meetings:task", args=[task.pk]),
            "note": gathered.source(task)[0],
            "end": gathered.due(task, today)["text"],
        }
        for task in to_do(actor)[:MOST_TASKS]
    ]
    link = {"text": _("看全部"), "url": f"{reverse('meetings:tasks')}?state=open"}
    found = {"kind": "rows", "id": "tasks", "title": _("要办的任务"), "link": link, "rows": rows}
    return [found] if rows else []
