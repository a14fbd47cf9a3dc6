"""后台任务: the worker of django-tasks-db, with a heartbeat."""

from typing import Any

from django.utils.translation import gettext as _
from django_tasks_db.management.commands import db_worker

from chuangcheng.web.plan import nightly
from chuangcheng.web.serving import heartbeat


class Command(db_worker.Command):
    """Does what waits in the queue until it is told to stop."""

    help = str(_("运行后台任务；serve 会自己启动它"))

    def handle(self, *args: Any, **options: Any) -> None:
        heartbeat.start()
        nightly.ensure()
        super().handle(*args, **options)
