"""手机: nothing runs off the side of the screen, and what a thumb presses is large enough."""

import pytest
from playwright.sync_api import Page, expect

from chuangcheng.inspections.models import Answer, Checklist
from chuangcheng.inspections.models import Visit as InspectionVisit
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import Place, PlaceType
from tests.browser.conftest import PHONE, SMALL_PHONE, Visit

SIZES = pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["390", "360"])
LEAST_TARGET = 44  # px


def pages() -> list[str]:
    """The main pages, with one thing of each kind."""
    waiting = Issue.objects.filter(state=State.ACCEPTED).order_by("pk")[0]
    submitted = Issue.objects.filter(state=State.SUBMITTED).order_by("pk")[0]
    place = Place.objects.compounds().order_by("pk")[0]
    checklist = Checklist.objects.get(place_type=PlaceType.COMPOUND)
    return [
        "/",
        "/issues/",
        "/issues/?view=accepted&q=没有这样的问题",
        "/issues/new/",
        f"/issues/{waiting.pk}/",
        f"/issues/{waiting.pk}/dispatch/",
        f"/issues/{submitted.pk}/",
        f"/issues/{submitted.pk}/verification/",
        "/figures/",
        "/figures/issues.found/",
        "/figures/issues.found/rows/",
        "/figures/issues.closing_rate/",
        "/reports/progress/",
        "/reports/progress/?number=1",
        "/inspections/",
        "/inspections/checklists/",
        f"/inspections/checklists/{checklist.pk}/",
        "/inspections/checklists/new/",
        f"/inspections/visits/{unanswered().pk}/answers/",
        "/places/",
        f"/places/{place.pk}/",
        "/ledgers/",
        "/rights/",
        "/issues/999999/",
    ]


def unanswered() -> InspectionVisit:
    """A visit to a compound that has not been looked at by its checklist."""
    answered = Answer.objects.values("visit")
    compounds = InspectionVisit.objects.filter(place_type=PlaceType.COMPOUND)
    return compounds.exclude(pk__in=answered).order_by("pk")[0]


def overflow(page: Page) -> int:
    """How far the page runs off the side, in px."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))


@SIZES
def test_no_page_of_the_office_scrolls_sideways(visit: Visit, size: tuple[int, int]):
    page = visit("office", size)
    wide = {}
    for path in pages():
        answer = page.goto(path)
        assert answer is not None
        assert answer.status in {200, 404}, path
        wide[path] = overflow(page)

    assert {path: px for path, px in wide.items() if px > 0} == {}


@SIZES
@pytest.mark.parametrize(
    "username",
    ["leader", "community", "grid", "unit", "verifier", "partner", "keeper", "district", "admin"],
)
def test_no_first_page_scrolls_sideways(visit: Visit, size: tuple[int, int], username: str):
    page = visit(username, size)

    page.goto("/")

    assert overflow(page) <= 0


def test_the_phones_bar_leads_to_a_quick_report(visit: Visit):
    page = visit("grid", PHONE)
    page.goto("/")
    bar = page.locator(".cc-bottom")

    expect(bar.get_by_role("link")).to_have_count(3)
    for link in bar.get_by_role("link").all():
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= LEAST_TARGET
    bar.get_by_role("link", name="随手报").click()

    expect(page.locator("[name=title]")).to_be_visible()


def test_more_of_the_phones_bar_holds_the_whole_navigation(visit: Visit):
    page = visit("office", PHONE)
    page.goto("/")
    page.locator(".cc-bottom summary").click()

    sheet = page.locator(".cc-more")

    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("link", name="进展报告")).to_be_visible()
    expect(sheet.get_by_role("button", name="退出")).to_be_visible()


def test_a_checklist_counts_what_is_open_and_opens_the_note_of_what_falls_short(visit: Visit):
    page = visit("office", PHONE)
    page.goto(f"/inspections/visits/{unanswered().pk}/answers/")
    left = page.locator("[data-open-items]")
    before = int(left.inner_text())
    item = page.locator("[data-check]").first

    item.get_by_text("不符合", exact=True).click()

    expect(left).to_have_text(str(before - 1))
    expect(item.get_by_label("说明")).to_be_visible()
    for choice in item.locator(".cc-segment-item").all():
        box = choice.bounding_box()
        assert box is not None
        assert box["height"] >= LEAST_TARGET
