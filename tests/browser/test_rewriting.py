"""改写报告: what the office writes into the draft stands, whatever the records say afterwards."""

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.build import STANDS_AT
from chuangcheng.issues import commands as issues
from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Issue, Source
from chuangcheng.people import queries as people
from chuangcheng.reports.models import Report, ReportState
from chuangcheng.web.reports.shown import anchor
from tests.browser.conftest import Visit

FOUND = anchor("screening.compounds")
ADDED = "新发现的当天登记。"


def one_more() -> None:
    """Another issue beside one that screening found."""
    like = Issue.objects.filter(source=Source.SCREENING, place__isnull=False).order_by("pk")[0]
    office = people.account("office")
    assert office is not None
    draft = IssueDraft(
        title="单元门口堆放旧沙发",
        found_on=law_day(STANDS_AT) - timedelta(days=1),
        source=Source.SCREENING,
        place=like.place,
        category=like.category,
    )
    by = people.actor_of(office, on=law_day(STANDS_AT))
    issues.raise_issue(draft, by=by, now=STANDS_AT)


def written_over(page: Page) -> str:
    """A word changed, the last sentence deleted, one added behind the first. What was deleted."""
    page.locator(f"#{FOUND} .cc-passage-edit").click()
    box = page.locator(f"#{FOUND} textarea")
    sentences: list[str] = re.findall(r"[^。]+。", box.input_value())
    first, *between, last = sentences
    assert "逐个" in first
    assert between
    box.fill("".join([first.replace("逐个", "挨个"), ADDED, *between]))
    page.locator(f"#{FOUND} button.btn-primary").click()
    return last[:6]


def test_three_edits_stand_when_the_number_beneath_them_is_new(visit: Visit):
    page = visit("office")
    draft = Report.objects.get(state=ReportState.DRAFT)
    passage = page.locator(f"#{FOUND}")
    page.goto(f"/reports/{draft.pk}/")
    deleted = written_over(page)
    expect(passage).to_contain_text("已改写")
    expect(passage).to_contain_text("共发现问题169条")

    one_more()
    page.reload()

    words = passage.locator("> p")
    expect(words).to_contain_text("共发现问题170条")
    expect(words).to_contain_text("挨个排查")
    expect(words).to_contain_text(f"。{ADDED}")
    expect(words).not_to_contain_text(deleted)
    expect(passage.locator(".cc-stale")).to_contain_text("依据已变")

    passage.get_by_role("button", name="照旧保留").click()
    expect(passage.locator(".cc-stale")).to_have_count(0)
    expect(words).to_contain_text(ADDED)
    expect(words).to_contain_text("共发现问题170条")
