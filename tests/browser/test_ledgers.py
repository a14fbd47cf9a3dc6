"""导入: a community's own sheet is shown with its errors, mended in place, written, taken back."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from chuangcheng.duties.models import DutyItem
from chuangcheng.issues.models import Issue
from tests.browser.conftest import SMALL_PHONE, Visit
from tests.browser.sheets import GOOD, WRONG, XLSX, duty_list, sheet


def upload(page: Page, file: FilePayload) -> None:
    page.goto("/ledgers/")
    page.locator("input[type=file]").first.set_input_files(files=[file])
    page.locator("main button.btn-primary").click()
    expect(page.locator("[data-grid]")).to_be_visible()


def main_button(page: Page) -> str:
    return page.locator(".cc-foot .btn-primary").inner_text()


def test_a_sheet_with_an_error_shows_it_at_its_cell_and_cannot_be_written(visit: Visit):
    page = visit("office")

    upload(page, sheet(GOOD, WRONG))

    fault = page.locator("[data-fault]")
    expect(fault).to_have_count(1)
    expect(fault).to_contain_text("2月没有 30日")
    expect(fault.locator("input[name^='cell:']")).to_have_value("2月30日")
    expect(page.locator(".cc-foot")).to_contain_text("还有 1 个单元格要改")
    assert "写入" not in main_button(page)
    assert not Issue.objects.filter(title=GOOD[6]).exists()


def test_an_error_is_mended_in_place_written_and_taken_back(visit: Visit):
    page = visit("office")
    before = Issue.objects.count()
    upload(page, sheet(GOOD, WRONG))
    page.locator("[data-fault] input[name^='cell:']").fill("4月13日")
    page.locator(".cc-foot .btn-primary").click()

    expect(page.locator("[data-fault]")).to_have_count(0)
    assert "2 条" in main_button(page)
    page.locator(".cc-foot .btn-primary").click()
    expect(page.get_by_role("button", name="撤销这次导入")).to_be_visible()
    assert Issue.objects.count() == before + 2

    page.get_by_role("button", name="撤销这次导入").click()
    expect(page.locator("main")).to_contain_text("已撤销")
    assert not Issue.objects.filter(title=GOOD[6], void=False).exists()


def test_a_responsibility_list_comes_in_as_a_draft_and_is_taken_back(visit: Visit):
    page = visit("office")
    item = DutyItem.objects.order_by("position")[0]
    lead, town = str(item.lead_unit), item.area.name
    unknown = (item.clause.text, lead, "没有的单位", None, None, "逐栋查", town)
    upload(page, duty_list(unknown))
    expect(page.locator("[data-fault]")).to_contain_text("没有“没有的单位”这个单位")

    page.locator("[data-fault] input[name^='cell:']").fill(lead)
    page.locator(".cc-foot .btn-primary").click()
    expect(page.locator("[data-fault]")).to_have_count(0)
    page.locator(".cc-view", has_text="全部").click()
    expect(page.locator("[data-grid]")).to_contain_text("原为 空的")
    page.locator(".cc-foot .btn-primary").click()
    expect(page.get_by_role("button", name="撤销这次导入")).to_be_visible()
    draft = DutyItem.objects.drafts().get()
    assert (draft.note, draft.duty_list.is_draft, draft.person) == ("逐栋查", True, item.person)

    page.get_by_role("button", name="撤销这次导入").click()
    expect(page.locator("main")).to_contain_text("已撤销")
    assert not DutyItem.objects.drafts().exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 no workbook at all", b"<html></html>"],
    ids=["empty", "zip", "html"],
)
def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(visit: Visit, content: bytes):
    page = visit("office")
    page.goto("/ledgers/")

    bad: FilePayload = {"name": "清单.xlsx", "mimeType": XLSX, "buffer": content}
    page.locator("input[type=file]").first.set_input_files(files=[bad])
    page.locator("main button.btn-primary").click()

    expect(page.locator(".cc-errors")).to_contain_text("文件没有收下，什么也没有写入")


def test_a_preview_scrolls_inside_its_frame_on_a_phone_and_not_the_page(visit: Visit):
    page = visit("office", SMALL_PHONE)

    upload(page, sheet(GOOD, WRONG))

    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    expect(page.locator(".cc-foot .btn-primary")).to_be_in_viewport()
