"""A list with too many photos for one file: asked for, watched, taken by whoever asked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from chuangcheng.ledgers import illustrating
from chuangcheng.ledgers.models import Export
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.people.models import Grant
from chuangcheng.web.ledgers import jobs, progress
from tests.publicity.batches import pictured
from tests.web.test_sheet_pictures import with_photos

NEW = "/issues/export/photos/lists/"


@pytest.fixture(autouse=True)
def many(settings, tmp_path, monkeypatch, world):
    """Four photos, where two fill a file."""
    settings.MEDIA_ROOT = tmp_path / "media"
    with_photos(world)
    monkeypatch.setattr(illustrating, "MOST_PHOTOS", 2)


def asked_by(browser):
    answer = browser.post(NEW)
    export = Export.objects.order_by("id").last()
    assert export is not None
    assert answer["Location"] == address(export)
    return export


def address(export, *more):
    return reverse("issues:photo_part" if more else "issues:photo_list", args=[export.pk, *more])


def shown(browser, export):
    return browser.get(address(export)).content.decode()


def work():
    """What the worker does with the next job, without its own connections."""
    job = DBTaskResult.objects.ready().order_by("enqueued_at").first()
    job.claim("a worker")
    result = job.task_result
    job.set_successful(job.task.call(*result.args, **result.kwargs))


def test_the_page_offers_what_the_worker_makes(world, as_):
    page = as_(world.office).get(reverse("issues:photo_export")).content.decode()

    assert "有 4 张照片" in page
    assert "后台分成约 2 份做" in page
    assert f'action="{NEW}' in page


def test_it_waits_and_says_so_and_then_gives_its_parts(world, as_):
    browser = as_(world.office)
    export = asked_by(browser)
    assert "排着队" in shown(browser, export)

    work()

    page = shown(browser, export)
    assert "3 条问题，做好了" in page
    for n in (1, 2):
        assert address(export, n) in page
        answer = browser.get(address(export, n))
        assert answer["Content-Disposition"].startswith("attachment")
        assert open_workbook(answer.content).sheets[0].pictures
    assert browser.get(address(export, 3)).status_code == 404
    assert progress.told(export.pk, of="export") is None


def test_how_far_it_has_come_is_shown_without_scripts(world, as_):
    browser = as_(world.office)
    export = asked_by(browser)
    progress.tell(export.pk, 1, 3, of="export")

    page = shown(browser, export)

    assert "1 / 3" in page
    assert "看做到哪里了" in page


def test_two_askers_each_get_their_own(world, as_):
    office, leader = as_(world.office), as_(world.leader)
    first = asked_by(office)
    second = asked_by(leader)

    work()
    work()

    assert office.get(address(first, 1)).status_code == 200
    assert leader.get(address(second, 1)).status_code == 200
    for browser, other in ((office, second), (leader, first)):
        assert browser.get(address(other)).status_code == 404
        assert browser.get(address(other, 1)).status_code == 404


def test_one_is_made_at_a_time_for_each_person(world, as_):
    browser = as_(world.office)
    asked_by(browser)

    answer = browser.post(NEW)

    assert answer.status_code == 422
    assert "上一份还在做" in answer.content.decode()
    assert Export.objects.count() == 1


def test_a_worker_that_died_is_told_and_one_may_ask_again(world, as_):
    browser = as_(world.office)
    export = asked_by(browser)
    DBTaskResult.objects.get().claim("a worker that dies")
    assert "排着队" in shown(browser, export)

    DBTaskResult.objects.update(started_at=timezone.now() - 2 * jobs.LONGEST)

    page = shown(browser, export)
    assert "后台没有做完，没有可以下载的表" in page
    assert reverse("issues:photo_export") in page
    assert asked_by(browser) != export


def test_a_job_that_still_tells_is_not_given_up(world, as_):
    browser = as_(world.office)
    export = asked_by(browser)
    DBTaskResult.objects.get().claim("a slow worker")
    DBTaskResult.objects.update(started_at=timezone.now() - 2 * jobs.LONGEST)

    progress.tell(export.pk, 2, 3, of="export")

    assert "2 / 3" in shown(browser, export)


def test_why_it_was_not_made_is_told(world, as_, monkeypatch):
    browser = as_(world.office)
    export = asked_by(browser)
    Export.objects.update(things=[])

    work()

    assert "这些记录已经作废，或不在你的范围里了" in shown(browser, export)
    assert Export.objects.get().state == Export.State.FAILED


def test_who_lost_the_right_takes_nothing(world, as_):
    browser = as_(world.leader)
    export = asked_by(browser)
    work()

    Grant.objects.filter(person=world.leader.person_id).delete()

    assert browser.get(address(export)).status_code == 403
    assert browser.get(address(export, 1)).status_code == 403


def test_after_its_days_it_is_gone_and_says_so(world, as_):
    browser = as_(world.office)
    export = asked_by(browser)
    work()
    Export.objects.update(until=timezone.now() - timedelta(days=3650))

    assert "已经删掉了" in shown(browser, export)
    assert browser.get(address(export, 1)).status_code == 422


def test_it_is_found_again_where_lists_go_in_and_out(world, as_):
    browser = as_(world.office)
    export = asked_by(browser)

    for page in ("issues:photo_export", "ledgers:start"):
        html = browser.get(reverse(page)).content.decode()
        assert address(export) in html
        assert "正在做" in html


def test_batches_are_asked_for_and_taken_like_issues(world, as_):
    pictured(world, 1, 2, number="一")
    pictured(world, 3, number="二")
    browser = as_(world.office)
    offered = reverse("publicity:photo_export")
    assert f'href="{offered}?"' in browser.get("/publicity/").content.decode()
    page = browser.get(offered).content.decode()
    assert "这 2 批宣传设施有 3 张照片" in page
    assert "后台分成约 2 份做" in page
    watched = browser.post(f"{offered}lists/")["Location"]
    assert "排着队" in browser.get(watched).content.decode()

    work()

    page = browser.get(watched).content.decode()
    assert "2 批宣传设施，做好了" in page
    assert open_workbook(browser.get(f"{watched}2/").content).sheets[0].pictures
    assert watched in browser.get("/ledgers/").content.decode()
    export = Export.objects.get()
    assert browser.get(address(export)).status_code == 404, "it is no list of issues"
    few = browser.get(f"{offered}file/?q=二")
    assert "spreadsheetml" in few["Content-Type"]
    assert as_(world.enforcer).get(offered).status_code == 403
