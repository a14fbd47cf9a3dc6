"""后台导入: what is too long for a page is written by the worker; one may leave and come back."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import TaskResult, TaskResultStatus, default_task_backend, task
from django_tasks.exceptions import TaskResultDoesNotExist

from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands
from chuangcheng.ledgers.models import Import
from chuangcheng.people import queries as people
from chuangcheng.people.models import Person
from chuangcheng.web import clock
from chuangcheng.web.ledgers import progress

AT_ONCE = 200  # lines that a page writes while one waits
LONGEST = timedelta(minutes=10)  # a job that is silent for longer died with its worker


@task()
def write(pk: int, person_id: int, promised: str) -> str:
    """Writes an import as the person who asked for it; returns why it did not, or ''."""
    moment = clock.now()
    by = people.actor_of(Person.objects.get(pk=person_id), on=clock.today())
    record = Import.objects.select_related("area", "by").get(pk=pk)
    try:
        tell = partial(progress.tell, pk)
        commands.commit(record, promised=promised, progress=tell, by=by, now=moment)
    except Refused as refusal:
        return refusal.reason
    finally:
        progress.forget(pk)
    return ""


@transaction.atomic
def hand_over(record: Import, promised: str, *, by: Actor) -> None:
    """交给后台."""
    job = write.enqueue(record.pk, by.person_id, promised)
    commands.hand_over(record, str(job.id), by=by, now=clock.now())


def is_under_way(record: Import) -> bool:
    """Whether the worker has it in hand or will take it up."""
    return runs(record.job)


def runs(job: str, *, heard: datetime | None = None) -> bool:
    """Whether the worker has a job in hand or will take it up; `heard`: when it last told."""
    result = _result(job)
    if result is None:
        return False
    if result.status == TaskResultStatus.RUNNING and result.started_at is not None:
        last = max(filter(None, (result.started_at, heard)))
        return bool(clock.real_now() - last < LONGEST)
    return bool(result.status == TaskResultStatus.READY)


def failure(record: Import) -> str:
    """Why the worker did not write it; '' when it did, or still may."""
    if not record.job or record.state != Import.State.PREVIEWED or is_under_way(record):
        return ""
    result = _result(record.job)
    if result is not None and result.status == TaskResultStatus.SUCCESSFUL:
        return str(result.return_value)
    return _("后台没有写完，什么也没有写入，可以再写一次")


def _result(job: str) -> TaskResult[Any] | None:
    if not job:
        return None
    try:
        return default_task_backend.get_result(job)
    except TaskResultDoesNotExist:
        return None
