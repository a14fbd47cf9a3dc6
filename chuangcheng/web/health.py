"""健康: what a supervisor or a load balancer asks; nothing of it is secret."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django_tasks_db.models import DBTaskResult

from chuangcheng.web import clock

LEAST_FREE = 200 * 1024 * 1024  # bytes; below it photos and SQLite's log soon fail
LONGEST_WAIT = timedelta(minutes=5)


def alive(_request: HttpRequest) -> JsonResponse:
    """/healthz: this process answers; it asks nobody else."""
    return JsonResponse({"status": "alive"})


def ready(_request: HttpRequest) -> JsonResponse:
    """/readyz: 200 when pages can be served, else 503; a late worker is told and blocks no page."""
    database = _database()
    checks = {"database": database, "disk": _disk(), "worker": _worker() if database else False}
    is_ready = checks["database"] and checks["disk"]
    words = {name: "ok" if passed else "failing" for name, passed in checks.items()}
    return JsonResponse(
        {"status": "ready" if is_ready else "not ready", "checks": words},
        status=200 if is_ready else 503,
    )


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())
    except DatabaseError:
        return False


def _disk() -> bool:
    try:
        return shutil.disk_usage(settings.VAR).free >= LEAST_FREE
    except OSError:
        return False


def _worker() -> bool:
    """Whether no task that could run has waited for LONGEST_WAIT."""
    try:
        now = clock.real_now()
        waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - LONGEST_WAIT)
        return not waiting.exclude(run_after__range=(now - LONGEST_WAIT, now)).exists()
    except DatabaseError:
        return False
