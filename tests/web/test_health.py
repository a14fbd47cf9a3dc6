"""Health: what a supervisor asks needs no account, and tells no secret."""

import shutil
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from chuangcheng.web import health

Usage = namedtuple("Usage", "total used free")


def test_a_process_is_alive_without_a_database(client):
    """Without the mark django_db; a cookie of a session is not looked up either."""
    client.cookies["sessionid"] = "somebody"

    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "alive"}


def test_an_office_is_ready(db, client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ready",
        "checks": {"database": "ok", "disk": "ok", "worker": "ok"},
    }


def test_without_a_database_it_is_not(db, client, monkeypatch):
    class Lost:
        def cursor(self):
            raise OperationalError("connection to server at 10.0.0.5 failed: password")

    monkeypatch.setattr(health, "connection", Lost())

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "failing"
    assert b"10.0.0.5" not in answer.content


@pytest.mark.parametrize(("free", "status"), [(10 * 2**30, 200), (health.LEAST_FREE - 1, 503)])
def test_without_room_for_photos_it_is_not(db, client, monkeypatch, free, status):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**12, 0, free))

    assert client.get("/readyz").status_code == status


@pytest.mark.parametrize(
    ("waited", "said"), [(timedelta(seconds=30), "ok"), (timedelta(minutes=6), "failing")]
)
def test_a_worker_that_is_late_is_told_and_pages_go_on(db, client, waited, said):
    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="chuangcheng.nothing",
        backend_name="default",
        run_after=timezone.now() - waited,
        exception_class_path="",
        traceback="",
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - waited)

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["checks"]["worker"] == said
