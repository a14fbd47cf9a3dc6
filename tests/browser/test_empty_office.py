"""从空库开始: an office that has never seen the demo, from first page to first paragraph."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from openpyxl import Workbook
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from chuangcheng.calendars.worktime import LAW_TIME
from chuangcheng.issues.models import Issue
from chuangcheng.people.models import Person, Unit
from tests import tables
from tests.browser.conftest import PHONE, Visit, database_at
from tests.browser.sheets import XLSX

OWN, NEW = "eine-lange-Probe-9", "noch-eine-Probe-7"
OFFICE = {
    "city": "赤峰市",
    "district": "红山区",
    "subdistrict": "XX街道",
    "mark": "XX",
    "communities": "松树园社区\n龙头山社区",
    "unit": "XX街道创城办",
    "name": "陈静",
    "username": "chenjing",
    "password": OWN,
    "password_again": OWN,
}
COMPANY = "和美物业服务有限公司"


@pytest.fixture
def site(django_db_blocker: DjangoDbBlocker, tmp_path: Path, settings: Any) -> Iterator[str]:
    """The address of an installation in which nobody has ever been; no DEMO, no BASE_URL."""
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    settings.DEMO, settings.BASE_URL = False, ""
    with django_db_blocker.unblock(), database_at(tmp_path / "office.sqlite3"):
        tables.lay(tmp_path / "office.sqlite3")
        call_command("migrate", verbosity=0)
        call_command("createcachetable")
        running = LiveServer("localhost")
        yield running.url
        running.stop()


def today() -> str:
    """Found yesterday, as a ledger writes it."""
    day = datetime.now(LAW_TIME) - timedelta(days=1)
    return f"{day.year}-{day.month}-{day.day}"


def ledger(name: str, *rows: tuple[object, ...]) -> FilePayload:
    book, written = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(written)
    return {"name": f"{name}.xlsx", "mimeType": XLSX, "buffer": written.getvalue()}


CONTACTS = ledger(
    "通讯录",
    ("单位", "类型", "姓名", "职务"),
    ("松树园社区居委会", "社区", "孙丽", "主任"),
    (COMPANY, "物业公司", "周强", "项目经理"),
)
COMPOUNDS = ledger(
    "小区台账",
    ("序号", "社区", "小区名称", "物业情况", "物业公司", "户数"),
    (1, "松树园社区", "阳光花园", "有物业", COMPANY, 320),
)


def issues() -> FilePayload:
    return ledger(
        "问题清单",
        ("序号", "社区", "小区名称", "发现时间", "具体位置", "问题类别", "存在问题"),
        (1, "松树园社区", "阳光花园", today(), "3号楼", "楼道堆物", "三单元一楼楼道堆旧沙发"),
    )


def press(page: Page) -> None:
    """The one filled button."""
    page.locator("main button.btn-primary").click()


def found(page: Page) -> None:
    page.goto("/issues/")
    expect(page).to_have_url("/first-run/")
    for name, typed in OFFICE.items():
        page.locator(f"[name={name}]").fill(typed)
    press(page)
    expect(page.locator("h1")).to_have_text("起步清单")


def take_in(page: Page, file: FilePayload) -> None:
    page.goto("/ledgers/")
    page.locator("input[type=file]").first.set_input_files(files=[file])
    press(page)
    expect(page.locator("[data-grid]")).to_be_visible()
    page.locator(".cc-foot .btn-primary").click()
    expect(page.get_by_role("button", name="撤销这次导入")).to_be_visible()


def open_account(page: Page, name: str, username: str) -> str:
    """账号 and 授权 for a person of the address book; gives the one-time password."""
    person, unit = Person.objects.get(name=name), Unit.objects.get(name=COMPANY)
    page.goto(f"/people/{person.pk}/account/")
    page.locator("[name=username]").fill(username)
    press(page)
    secret = page.locator(".cc-facts strong").inner_text()
    page.goto(f"/people/{person.pk}/grants/new/")
    page.locator("[name=role]").select_option("responsible_unit")
    page.locator("[name=area]").select_option(
        label=page.locator("[name=area] option", has_text="XX街道").first.inner_text()
    )
    page.locator("[name=unit]").select_option(str(unit.pk))
    press(page)
    expect(page.locator("main")).to_contain_text("责任单位")
    return secret


def sign_in(page: Page, username: str, secret: str) -> None:
    """The first time the one-time password is changed."""
    page.goto("/account/login/")
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill(secret)
    press(page)
    page.locator("[name=oldpassword]").fill(secret)
    page.locator("[name=password1]").fill(NEW)
    page.locator("[name=password2]").fill(NEW)
    press(page)


def state_on(page: Page) -> Any:
    return page.locator("#issue .cc-detail-line .cc-state")


def test_an_empty_database_becomes_an_office_whose_report_says_what_was_done(visit: Visit):
    office = visit()
    found(office)
    take_in(office, CONTACTS)
    take_in(office, COMPOUNDS)
    secret = open_account(office, "周强", "zhouqiang")
    take_in(office, issues())
    issue = Issue.objects.get()

    office.goto(f"/issues/{issue.pk}/dispatch/")
    press(office)
    expect(state_on(office)).to_have_text("待签收")

    unit = visit(size=PHONE)
    sign_in(unit, "zhouqiang", secret)
    unit.goto(f"/issues/{issue.pk}/")
    expect(state_on(unit)).to_have_text("整改中")
    unit.goto(f"/issues/{issue.pk}/rectification/")
    unit.locator("[name=done]").fill("旧沙发已清走")
    press(unit)
    expect(state_on(unit)).to_have_text("待核查")

    office.goto(f"/issues/{issue.pk}/verification/")
    office.get_by_text("到现场看过", exact=True).click()
    press(office)
    expect(state_on(office)).to_have_text("已销号")

    office.goto("/reports/progress/")
    paper = office.locator(".cc-report-desk")
    expect(paper).to_contain_text("我街道2个社区")
    expect(paper).to_contain_text("共发现问题1条，其中环境卫生1条")
    expect(paper).to_contain_text("已交办责任单位1条")
    expect(paper).to_contain_text("已销号1条，整改率100.00%")


def test_afterwards_the_first_page_is_nowhere_and_strangers_are_asked_to_sign_in(visit: Visit):
    found(visit())
    stranger = visit()

    answer = stranger.goto("/first-run/")
    assert answer is not None
    assert answer.status == 404
    stranger.goto("/")
    assert "/account/login/" in stranger.url
