"""一条问题的路, lived in the browser by three people; and without any script."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo import build
from chuangcheng.issues import routing
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Role
from chuangcheng.people.models import Grant, UnitKind
from tests.browser.conftest import PHONE, Visit


@dataclass(frozen=True, slots=True)
class Case:
    """待交办 where the rules suggest a 物业, and the sign-in name of somebody who works there."""

    issue: Issue
    unit: str
    account: str

    @property
    def path(self) -> str:
        return f"/issues/{self.issue.pk}/"

    def state(self) -> str:
        self.issue.refresh_from_db()
        return self.issue.state


@pytest.fixture
def case(site: str) -> Case:
    waiting = Issue.objects.filter(state=State.ACCEPTED, unit_pending=False).order_by("pk")
    routes = routing.routes_of(waiting, on=law_day(build.STANDS_AT))
    for issue in waiting:
        unit = routes[issue.pk].unit
        if unit is not None and unit.kind == UnitKind.PROPERTY:
            worker = Grant.objects.filter(unit=unit, role=Role.RESPONSIBLE_UNIT)[0].person
            return Case(issue, str(unit), worker.username or "")
    raise AssertionError("the demo has no issue whose 物业 is suggested")


def photo() -> FilePayload:
    """A photo that a phone might take."""
    written = BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(written, "JPEG")
    return {"name": "after.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def state_on(page: Page) -> Locator:
    return page.locator("#issue .cc-detail-line .cc-state")


def press(page: Page) -> None:
    """The one filled button."""
    page.locator("main button.btn-primary").click()


def dispatch(page: Page, case: Case) -> None:
    """The office follows the suggestion."""
    page.goto(f"{case.path}dispatch/")
    press(page)
    expect(state_on(page)).to_have_text("待签收")


def submit(page: Page, case: Case) -> None:
    """The unit says what it did and shows it."""
    page.goto(f"{case.path}rectification/")
    page.locator("[name=done]").fill("已清理完毕")
    page.locator("input[type=file][name=photos]").last.set_input_files([photo()])
    press(page)
    expect(state_on(page)).to_have_text("待核查")


def test_an_issue_goes_from_the_office_to_a_unit_to_a_verifier_and_is_closed(
    visit: Visit, case: Case
):
    office, unit, verifier = visit("office"), visit(case.account, PHONE), visit("verifier")

    dispatch(office, case)
    expect(office.locator("#issue")).to_contain_text(case.unit)

    unit.goto(case.path)
    expect(state_on(unit)).to_have_text("整改中")
    submit(unit, case)

    verifier.goto(f"{case.path}verification/")
    verifier.get_by_text("到现场看过", exact=True).click()
    press(verifier)
    expect(state_on(verifier)).to_have_text("已销号")
    assert case.state() == State.CLOSED


def test_the_photo_of_a_rectification_is_really_shown(visit: Visit, case: Case):
    office, unit = visit("office"), visit(case.account)
    dispatch(office, case)
    submit(unit, case)
    image = unit.locator(".cc-photo-side").last.locator("img")

    expect(image).to_have_count(1)
    image.scroll_into_view_if_needed()
    unit.wait_for_function(
        "image => image.complete && image.naturalWidth > 0", arg=image.element_handle()
    )


def test_opening_signs_only_where_somebody_looks(visit: Visit, case: Case):
    """Chat programs fetch links for their previews; they run no script and sign nothing."""
    dispatch(visit("office"), case)

    fetched = visit(case.account, java_script_enabled=False)
    fetched.goto(case.path)
    expect(state_on(fetched)).to_have_text("待签收")
    assert case.state() == State.DISPATCHED

    seen = visit(case.account)
    seen.goto(case.path)
    expect(state_on(seen)).to_have_text("整改中")
    assert case.state() == State.RECTIFYING


def test_without_script_an_issue_is_raised_and_dispatched(visit: Visit, case: Case):
    page = visit("office", java_script_enabled=False)
    page.goto("/issues/new/")
    assert case.issue.place is not None
    page.locator("[name=place]").fill(case.issue.place.name)
    page.locator("[name=title]").fill("三单元门前堆着装修垃圾")
    category = page.locator("select[name=category] option", has_text="建筑垃圾乱堆").first
    page.locator("select[name=category]").select_option(category.get_attribute("value"))
    press(page)
    raised = Case(Issue.objects.latest("pk"), case.unit, case.account)

    assert raised.issue.title == "三单元门前堆着装修垃圾"
    assert raised.state() == State.ACCEPTED

    dispatch(page, raised)

    assert raised.state() == State.DISPATCHED
    assert str(raised.issue.lead_unit) == case.unit


def test_a_form_that_lacks_something_says_what_and_keeps_what_was_typed(visit: Visit, case: Case):
    page = visit("grid", PHONE)
    page.goto("/issues/new/")
    page.locator("[name=place]").fill("没有这个小区")

    press(page)

    summary = page.locator(".cc-errors")
    expect(summary).to_be_focused()
    expect(page.locator("[name=place]")).to_have_value("没有这个小区")
    summary.get_by_role("link").first.click()
    expect(page.locator("[name=title]")).to_be_focused()


def test_whoever_was_slower_is_told_so_and_writes_nothing(visit: Visit, case: Case):
    slow, fast = visit("office"), visit("office")
    slow.goto(f"{case.path}dispatch/")
    dispatch(fast, case)

    press(slow)

    expect(slow.locator("main")).to_contain_text("刚由陈静办过")
    assert case.issue.dispatches.count() == 1
