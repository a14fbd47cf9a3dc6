"""A long import is left to the worker: one may leave, and find it done or told why not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from chuangcheng.issues import commands as issues
from chuangcheng.issues.models import Issue
from chuangcheng.ledgers.models import Import
from chuangcheng.web.ledgers import jobs, progress
from tests.ledgers import messy
from tests.world import NOON

pytestmark = pytest.mark.django_db

LINES = jobs.AT_ONCE + 1


@pytest.fixture
def office(world, as_):
    return as_(world.office)


@pytest.fixture
def record(office):
    """Uploaded: one line more than a page writes at once."""
    head = ["发现日期", "社区", "小区", "问题描述"]
    rows = [["2021年4月6日", "松树园", "阳光花园", f"第{n}处"] for n in range(LINES)]
    file = SimpleUploadedFile("很长.xlsx", messy.book([head, *rows]))
    office.post(reverse("ledgers:new"), {"file": file})
    return Import.objects.get()


def handed_over(office, record):
    url = reverse("ledgers:commit", args=[record.pk])
    return office.post(url, {"promise": f"{LINES}+0"}, follow=True).content.decode()


def work():
    """What the worker does with the next job, without its own connections."""
    job = DBTaskResult.objects.ready().get()
    job.claim("a worker")
    result = job.task_result
    job.set_successful(job.task.call(*result.args, **result.kwargs))


def test_a_long_import_waits_for_the_worker_and_says_so(office, record):
    html = handed_over(office, record)

    assert "正在写入问题清单" in html
    assert "排着队" in html
    assert not Issue.objects.exists()


def test_the_worker_writes_it_whole(office, record):
    handed_over(office, record)

    work()

    record.refresh_from_db()
    assert record.state == Import.State.COMMITTED
    assert Issue.objects.count() == LINES
    html = office.get(reverse("ledgers:detail", args=[record.pk])).content.decode()
    assert "撤销这次导入" in html
    assert progress.told(record.pk) is None


def test_how_far_it_has_come_is_shown(office, record):
    handed_over(office, record)
    progress.tell(record.pk, 120, LINES)

    html = office.get(reverse("ledgers:detail", args=[record.pk])).content.decode()

    assert f"120 / {LINES}" in html
    progress.forget(record.pk)


def test_what_the_worker_could_not_write_comes_back_with_the_reason(world, office, record):
    handed_over(office, record)
    issues.raise_issue(
        world.draft(title="第0处", found_on=NOON.date().replace(day=6), category=None),
        by=world.office,
        now=NOON,
    )

    work()

    html = office.get(reverse("ledgers:detail", args=[record.pk])).content.decode()
    assert f"现在是新增 {LINES - 1} 条" in html
    assert f"写入 {LINES - 1} 条" in html
    assert Issue.objects.count() == 1


def test_a_worker_that_died_does_not_hold_the_import_for_ever(office, record):
    handed_over(office, record)
    job = DBTaskResult.objects.get()
    job.claim("a worker that dies")
    page = reverse("ledgers:detail", args=[record.pk])
    assert "正在写入问题清单" in office.get(page).content.decode()

    DBTaskResult.objects.update(started_at=timezone.now() - 2 * jobs.LONGEST)

    html = office.get(page).content.decode()
    assert "后台没有写完，什么也没有写入" in html
    assert f"写入 {LINES} 条" in html
