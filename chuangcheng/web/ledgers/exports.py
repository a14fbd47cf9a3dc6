"""带照片的长清单 in the worker's hands: made, watched, told where lists go in and out."""

from datetime import datetime
from functools import partial
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.ledgers import export_making
from chuangcheng.ledgers.models import Export, Register
from chuangcheng.ledgers.parts import is_kept, visible_exports
from chuangcheng.people import queries as people
from chuangcheng.people.models import Person
from chuangcheng.web import clock, words
from chuangcheng.web.http import Request
from chuangcheng.web.ledgers import jobs, progress
from chuangcheng.web.ledgers.progress import Progress

_MOST_LISTED = 5
_OF = "export"
_APPS = {Register.ISSUES: "issues", Register.ASSETS: "publicity"}

Shape = dict[str, Any]


@task()
def make(pk: int, person_id: int) -> str:
    """Makes an export as the person who asked for it; returns why it did not, or ''."""
    moment = clock.now()
    by = people.actor_of(Person.objects.get(pk=person_id), on=clock.today())
    export = Export.objects.get(pk=pk)
    try:
        tell = partial(progress.tell, pk, of=_OF)
        export_making.make(export, progress=tell, by=by, now=moment)
    except (NotAllowed, Overtaken) as refusal:
        return refusal.reason
    except Refused as refusal:
        export_making.give_up(export, refusal.reason, by=by, now=moment)
        return refusal.reason
    finally:
        progress.forget(pk, of=_OF)
    return ""


def hand_over(by: Actor, pk: int) -> str:
    """交给后台: under which job."""
    return str(make.enqueue(pk, by.person_id).id)


def told(export: Export) -> Progress | None:
    """How far it has come; None before it has begun."""
    return progress.told(export.pk, of=_OF)


def is_under_way(export: Export) -> bool:
    """Whether the worker has it in hand or will take it up."""
    is_waiting = export.state == Export.State.WAITING
    return is_waiting and jobs.runs(export.job, heard=progress.heard(export.pk, of=_OF))


def state(export: Export, now: datetime) -> str:
    """正在做, 做好了, 没有做成, 已过保留期; a job that died did not make it."""
    if export.state == Export.State.WAITING and not is_under_way(export):
        return str(Export.State.FAILED.label)
    if export.state == Export.State.READY and not is_kept(export, now):
        return _("已过保留期")
    return str(Export.State(export.state).label)


def parts(export: Export) -> list[Shape]:
    """各份 for components/rows.html."""
    whole = len(export.parts)
    return [
        {
            "text": _("下载第 %s 份") % n if whole > 1 else _("下载带照片的表"),
            "url": _url(export, "photo_part", n),
            "note": _("%(lines)s 条，%(photos)s 张照片") % made,
            "end": filesizeformat(made["byte_size"]),
        }
        for n, made in enumerate(export.parts, 1)
    ]


def listed(request: Request) -> list[Shape]:
    """我要的带照片的表, the latest, for components/rows.html."""
    return [
        {
            "text": _("%(list)s，%(at)s，%(n)s 条")
            % {
                "list": export,
                "at": words.moment(export.at, request.today),
                "n": len(export.things),
            },
            "url": _url(export, "photo_list"),
            "note": "",
            "end": state(export, request.now),
        }
        for export in visible_exports(request.actor)[:_MOST_LISTED]
    ]


def _url(export: Export, page: str, *args: int) -> str:
    return reverse(f"{_APPS[Register(export.register)]}:{page}", args=[export.pk, *args])
