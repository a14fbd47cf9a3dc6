"""任务 on the first page: what a meeting or a letter gave to somebody, due first."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.meetings.models import Task
from chuangcheng.meetings.queries import late_of_others as late
from chuangcheng.meetings.queries import to_do
from chuangcheng.web import gathered
from chuangcheng.web.home.dated import MOST_KNOWN, Dated
from chuangcheng.web.home.work import Work

KIND = gettext_lazy("任务")


def own(work: Work) -> Iterable[Dated]:
    """要办的任务: given to the person, to a unit of theirs, to their community."""
    return [_dated(task, gathered.source(task)[0], work) for task in to_do(work.actor)[:MOST_KNOWN]]


def late_of_others(work: Work) -> Iterable[Dated]:
    """别人超期的任务, with the name of whom to ask."""
    found = late(work.actor, work.day)[:MOST_KNOWN]
    return [_dated(task, _("交给%s") % gathered.given_to(task), work) for task in found]


def _dated(task: Task, about: str, work: Work) -> Dated:
    url = reverse("meetings:task", args=[task.pk])
    return Dated(task.due_on, task.what, url, KIND, about, gathered.due(task, work.day))
