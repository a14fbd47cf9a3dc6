"""回填表: taken from the list of issues, filled, uploaded, looked at, written."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Role
from chuangcheng.ledgers.models import Import
from tests.ledgers import refills
from tests.web.test_http import writes

pytestmark = pytest.mark.one_engine

LIST, SHEET = "/issues/?view=all", "/issues/export/refill/"


def html_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def numbers(content):
    (sheet,) = openpyxl.load_workbook(BytesIO(content)).worksheets
    return [row[1] for row in sheet.iter_rows(min_row=4, values_only=True)]


def test_a_unit_takes_its_open_items_from_the_list(demo, as_):
    mine = [demo.dispatched(title="甲"), demo.rectifying(title="乙")]
    demo.dispatched(unit=demo.enforcement)
    browser = as_(demo.property_clerk)

    page = html_of(browser, LIST)

    assert "回填表 2 条" in page
    with writes() as written:
        answer = browser.get(SHEET)
    assert not written
    assert "%E5%9B%9E%E5%A1%AB%E8%A1%A8-%E5%92%8C" in answer["Content-Disposition"]
    assert set(numbers(answer.content)) == {issue.number for issue in mine}


def test_the_office_takes_one_for_a_unit_once_the_list_is_filtered_by_it(demo, as_):
    demo.dispatched(title="甲")
    demo.dispatched(unit=demo.enforcement)
    browser, unit = as_(demo.office), f"?view=all&unit={demo.enforcement.pk}"

    assert "回填表" not in html_of(browser, LIST)
    assert "回填表 1 条" in html_of(browser, f"/issues/{unit}")
    assert len(numbers(browser.get(f"{SHEET}{unit}").content)) == 1
    refused = browser.get(SHEET)
    assert refused.status_code == 422
    assert "先在列表里选一个责任单位" in refused.content.decode()


@pytest.mark.parametrize("role", [Role.LEADER, Role.VERIFIER, Role.GRID_WORKER, Role.PARTNER])
def test_who_answers_for_nobody_takes_no_sheet(demo, as_, role):
    demo.dispatched()

    assert as_(demo.everybody()[role]).get(SHEET).status_code == 403


def test_a_unit_uploads_sees_what_would_happen_and_writes_it(demo, as_):
    issue = demo.dispatched()
    other = demo.dispatched(unit=demo.enforcement)
    answers = [[None, "已清运", "4月10日"], [None, "已清运", None]]
    content = refills.sent_back([issue, other], answers)
    browser = as_(demo.property_clerk)
    start = html_of(browser, "/ledgers/")
    assert "到“问题整改”" in start
    assert "下载空表" not in start

    answer = browser.post("/ledgers/imports/", {"file": SimpleUploadedFile("回填.xlsx", content)})
    url = answer["Location"]
    page = html_of(browser, url)

    assert "签收并反馈整改" in page
    assert "它现在不归你回填" in page
    browser.post(f"{url}choices/", {"skip_bad": "1"})
    assert "其中 1 条推进已有问题的状态" in html_of(browser, url)
    browser.post(f"{url}commit/", {"promise": "0+1"})
    done = html_of(browser, url)
    assert "请核查的人退回重改，再反馈一次" in done
    assert Issue.objects.get(pk=issue.pk).state == "submitted"
    assert as_(demo.enforcer).get(url).status_code == 404
    assert "回填.xlsx" in html_of(as_(demo.office), "/ledgers/")
    assert Import.objects.get().by_id == demo.property_clerk.person_id


def test_the_statements_of_a_sheet_do_not_grow_with_its_rows(demo, as_):
    browser = as_(demo.property_clerk)

    def look() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(SHEET).status_code == 200
            html_of(browser, LIST)
        return len(caught)

    demo.dispatched()
    look()
    few = look()
    demo.dispatched(title="甲"), demo.rectifying(title="乙")

    assert look() == few
