"""会议和任务: the lists, one meeting, its sheet, one task, and the forms."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from chuangcheng.documents import correspondence
from chuangcheng.documents.drafts import LetterDraft
from chuangcheng.kernel.actor import Role
from chuangcheng.meetings.models import Decision, Meeting, Presence, Task
from tests.campaigns import village
from tests.evidence import papers
from tests.meetings.agreed import held, minutes, planned, settled, task
from tests.web.test_documents_pages import html_of
from tests.web.test_http import writes
from tests.web.test_issues_pages import titles
from tests.world import NOON

LIST = "/meetings/"
TASKS = "/meetings/tasks/"


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def given(world: Any, **changes: Any) -> dict[str, Any]:
    typed = {
        "type": "progress",
        "title": "四月工作推进会",
        "state": "held",
        "meets_on": "4月6日",
        "present": "21",
        "units": [world.enforcement.pk],
        "people": "李明、王强",
        "agenda": "通报进展；布置下一步",
    }
    return {**typed, **changes}


def test_a_meeting_is_recorded_listed_and_shown(demo, as_):
    browser = as_(demo.office)
    assert "还没有登记会议" in html_of(browser, LIST)

    answer = browser.post(f"{LIST}new/", given(demo))

    meeting = Meeting.objects.get()
    assert answer["Location"] == f"{LIST}{meeting.pk}/"
    assert {row.presence for row in meeting.attendees.all()} == {Presence.PRESENT}
    assert titles(html_of(browser, LIST)) == ["四月工作推进会"]
    shown = html_of(browser, f"{LIST}{meeting.pk}/")
    for words in ("已召开", "21 人", "李明", "通报进展", "还没有记议定事项", "登记会议"):
        assert words in shown
    assert 'href="/meetings/"' in html_of(browser, "/")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "这一栏不能空"),
        ({"meets_on": "4月20日"}, "日期不能晚于今天"),
        ({"state": "planned"}, "先不写到会人数"),
        ({"present": "好些"}, "数"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(demo, as_, changes, sentence):
    answer = as_(demo.office).post(f"{LIST}new/", given(demo, note="加急", **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="加急"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_planned_meeting_is_moved_held_and_corrected(demo, as_):
    browser, meeting = as_(demo.office), planned(demo)
    url = f"{LIST}{meeting.pk}/"
    assert "还没有登记开没开" in html_of(browser, url)
    browser.post(f"{url}postponement/", {"to": "4月11日", "reason": "会场占用"})
    sheet = SimpleUploadedFile("签到表.pdf", papers.pdf())
    came = meeting.attendees.get(unit=demo.enforcement).pk
    typed = {"on": "4月11日", "present": "30余", "came": [came], "papers": sheet}
    browser.post(f"{url}holding/", typed)

    shown = html_of(browser, url)
    for words in ("已召开", "签到表.pdf", "未到"):
        assert words in shown
    form = html_of(browser, f"{url}correction/")
    assert 'value="至少30"' in form
    browser.post(f"{url}correction/", given(demo, people="李明", title="月度调度会议"))
    meeting.refresh_from_db()
    assert (meeting.title, meeting.attendees.get(name="李明").presence) == (
        "月度调度会议",
        Presence.ABSENT,
    )
    browser.post(f"{url}reversion/", {"reason": "登记错了"})
    browser.post(f"{url}cancellation/", {"reason": "不开了"})
    assert "已取消" in html_of(browser, url)
    assert browser.post(f"{url}void/", {"reason": "重复"})["Location"] == LIST
    assert browser.get(url).status_code == 404


def test_the_sheet_has_a_line_for_each_who_is_asked_and_blank_ones(demo, as_):
    browser, meeting = as_(demo.office), planned(demo)
    sheet = html_of(browser, f"{LIST}{meeting.pk}/sheet/")

    assert sheet.count('<tr><td class="cc-num">') == 20
    for words in ("月度调度会签到表", "XX街道综合行政执法局", "李明", "签名"):
        assert words in sheet


def test_decisions_become_tasks_and_whoever_has_one_ends_it(demo, as_):
    browser, meeting = as_(demo.office), held(demo)
    url = f"{LIST}{meeting.pk}/"
    typed = {"decisions": "背街小巷每周清扫两次\n\n月底前换完条幅"}
    browser.post(f"{url}decisions/new/", typed)
    first, second = Decision.objects.order_by("position")
    browser.post(f"{LIST}decisions/{second.pk}/void/", {"reason": "没有议定"})
    todo = {"what": "排出清扫班次", "unit": demo.enforcement.pk, "due": "4月10日"}
    browser.post(f"{LIST}decisions/{first.pk}/tasks/new/", {**todo, "person": "没有的人"})
    assert not Task.objects.exists()
    browser.post(f"{LIST}decisions/{first.pk}/tasks/new/", todo)

    assert "排出清扫班次" in html_of(browser, url)
    found = Task.objects.get()
    unit = as_(demo.enforcer)
    assert titles(html_of(unit, TASKS)) == ["排出清扫班次"]
    page = f"{TASKS}{found.pk}/"
    proof = SimpleUploadedFile("班次表.pdf", papers.pdf())
    unit.post(f"{page}completion/", {"on": "4月9日", "outcome": "排到六月", "papers": proof})
    shown = html_of(unit, page)
    for words in ("已完成", "排到六月", "班次表.pdf", "登记完成"):
        assert words in shown
    for deed in ("correction", "deadline", "withdrawal", "reopening", "retraction", "void"):
        assert unit.get(f"{page}{deed}/").status_code == 403


def test_a_task_is_moved_withdrawn_reopened_and_taken_back(demo, as_):
    browser, todo = as_(demo.office), task(demo)
    page = f"{TASKS}{todo.pk}/"
    browser.post(f"{page}deadline/", {"due": "五一前后", "reason": "等通知"})
    assert "五一前后" in html_of(browser, page)
    browser.post(f"{page}withdrawal/", {"reason": "并入别的任务"})
    assert "已撤回" in html_of(browser, page)
    browser.post(f"{page}reopening/", {"reason": "还要做"})
    browser.post(f"{page}retraction/", {"reason": "写错了"})
    assert "已撤回" in html_of(browser, page)
    typed = {"what": "排出清运班次", "unit": demo.property_company.pk, "set_on": "4月6日"}
    browser.post(f"{page}correction/", typed)
    assert "排出清运班次" in html_of(browser, page)
    paper = SimpleUploadedFile("清单.xlsx", papers.xlsx())
    browser.post(f"{page}files/new/", {"papers": paper})
    assert "清单.xlsx" in html_of(browser, page)
    browser.post(f"{page}void/", {"reason": "重复"})
    assert browser.get(page).status_code == 404


def test_a_letter_sets_a_task_and_a_campaign_cites_its_meetings(demo, as_):
    browser = as_(demo.office)
    said = LetterDraft(
        title="关于报送进展的通知", received_on=date(2021, 4, 7), where=demo.town, sender="区办"
    )
    letter = correspondence.receive(said, by=demo.office, now=NOON)
    typed = {"what": "报送进展", "unit": demo.enforcement.pk}
    browser.post(f"{LIST}letters/{letter.pk}/tasks/new/", typed)
    assert "报送进展" in html_of(browser, f"/letters/{letter.pk}/")

    campaign = village.started(demo)
    held(demo, campaign=campaign)
    assert "四月工作推进会" in html_of(browser, f"/campaigns/{campaign.pk}/")


def test_minutes_are_recorded_among_the_documents(demo, as_):
    browser, meeting = as_(demo.office), held(demo)
    url = f"{LIST}{meeting.pk}/"
    assert browser.post(f"{url}minutes/", {"title": "", "issued_on": ""}).status_code == 422
    scan = SimpleUploadedFile("纪要.pdf", papers.pdf())
    typed = {"title": "推进会纪要", "issued_on": "4月7日", "papers": scan}
    browser.post(f"{url}minutes/", typed)
    meeting.refresh_from_db()

    assert f'href="/documents/{meeting.minutes_id}/"' in html_of(browser, url)
    assert minutes(demo).title not in html_of(browser, url)
    paper = SimpleUploadedFile("照片说明.pdf", papers.pdf())
    browser.post(f"{url}files/new/", {"papers": paper})
    assert "照片说明.pdf" in html_of(browser, url)


def test_the_office_says_what_reports_call_each_type(demo, as_):
    browser = as_(demo.office)
    form = html_of(browser, f"{LIST}names/")
    assert 'value="专题推进会"' in form
    names = {"mobilization": "动员会", "progress": "推进会", "leading_group": "领导小组会"}
    typed = {**names, "special_topic": "环境整治推进会", "other": "其他会议"}
    assert browser.post(f"{LIST}names/", typed)["Location"] == LIST
    assert 'value="环境整治推进会"' in html_of(browser, f"{LIST}names/")


def test_lists_are_filtered_by_their_address(demo, as_):
    browser = as_(demo.office)
    held(demo, chair="王主任")
    planned(demo, type="mobilization")
    todo = task(demo, settled(demo, held(demo, title="碰头会")))
    for asked, found in (
        ("?state=planned", ["月度调度会"]),
        ("?type=mobilization", ["月度调度会"]),
        ("?q=王主任", ["四月工作推进会"]),
        ("?since=4月7日", ["月度调度会"]),
    ):
        assert titles(html_of(browser, f"{LIST}{asked}")) == found, asked
    for asked, found in (
        ("?late=on", [todo.what]),
        ("?state=done", []),
        ("?q=清扫", [todo.what]),
    ):
        assert titles(html_of(browser, f"{TASKS}{asked}")) == found, asked
    assert browser.get(f"{TASKS}?owner=1").status_code == 400


def test_the_lists_ask_as_much_for_many_rows_as_for_one(demo, as_):
    browser = as_(demo.office)
    meeting = held(demo)
    decision = settled(demo, meeting)
    task(demo, decision)
    pages = (LIST, TASKS, f"{LIST}{meeting.pk}/")
    before = [_statements(browser, page) for page in pages]
    for n in range(3):
        held(demo, title=f"推进会{n}")
        task(demo, decision, what=f"任务{n}", community=demo.pine)
    assert [_statements(browser, page) for page in pages] == before


def test_looking_writes_nothing(demo, as_):
    browser, todo = as_(demo.office), task(demo)
    url = f"{LIST}{todo.decision.meeting_id}/"
    with writes() as written:
        for page in (LIST, TASKS, url, f"{url}sheet/", f"{TASKS}{todo.pk}/"):
            assert browser.get(page).status_code == 200
    assert not written


def test_lists_go_out_as_they_are_filtered(demo, as_):
    browser = as_(demo.office)
    campaign = village.started(demo)
    settled(demo, held(demo, campaign=campaign, chair="王主任"))
    planned(demo)
    task(demo, Decision.objects.get(), due_on=None, due_text="月底前")

    book = browser.get(f"{LIST}export/?state=held").content
    (row,) = exported_rows(book)
    for said in ("推进会", "四月工作推进会", "已召开", "王主任", "21", "背街小巷每周清扫两次"):
        assert said in row, said
    assert "XX街道综合行政执法局" in row
    (row,) = exported_rows(browser.get(f"{TASKS}export/").content)
    for said in ("四月工作推进会", "排出清扫班次", "月底前", "未完成"):
        assert said in row, said
    assert as_(demo.enforcer).get(f"{LIST}export/").status_code == 403


def exported_rows(book: bytes) -> list[list[str]]:
    """What stands under the heads."""
    sheet = load_workbook(BytesIO(book)).worksheets[0]
    rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    head = next(n for n, row in enumerate(rows) if "序号" in row)
    return [row for row in rows[head + 1 :] if any(row)]


def test_a_task_stands_on_the_desk_of_whom_it_is_given_to_and_of_nobody_else(demo, as_):
    decision = settled(demo)
    worker = demo.account(demo.grid_worker)
    given_to = {
        Role.CAMPAIGN_OFFICE: {"unit": demo.office_unit},
        Role.LEADER: {"unit": None, "person": demo.account(demo.leader)},
        Role.COMMUNITY: {"unit": None, "community": demo.dragon},
        Role.GRID_WORKER: {"unit": None, "person": worker},
        Role.RESPONSIBLE_UNIT: {"unit": demo.enforcement},
        Role.VERIFIER: {"unit": None, "person": demo.account(demo.verifier)},
        Role.STATION_KEEPER: {"unit": None, "person": demo.account(demo.keeper)},
    }
    people = {
        **demo.everybody(),
        Role.COMMUNITY: demo.dragon_clerk,
        Role.RESPONSIBLE_UNIT: demo.enforcer,
    }
    for role, changes in given_to.items():
        task(demo, decision, what=f"任务交给{role.label}", **changes)

    for role, actor in people.items():
        page = html_of(as_(actor), "/")
        met = {other for other in given_to if f"任务交给{other.label}" in page}
        assert met >= {role} & given_to.keys(), role
        assert not met - {role} or actor.unit_ids & {demo.office_unit.pk}, role


def _statements(browser: Any, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(page).status_code == 200
    return len(asked)
