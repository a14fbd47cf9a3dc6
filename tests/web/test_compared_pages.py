"""与上期比: two reports number by number, correction and change apart; what is not subtracted."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.issues import commands as issues
from chuangcheng.issues.models import Issue
from chuangcheng.reports import commands, signing, writing
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.explaining import explanation, written
from chuangcheng.reports.models import Report, SignedNumber
from chuangcheng.reports.passages import draft_of
from chuangcheng.reports.plain import as_text
from chuangcheng.web.figures import stood
from tests.web.first_page import opened
from tests.world import NOON, TODAY, World, days_ago

FOUND = "screening.compounds"
EIGHTH = date(2021, 4, 8)


def drafted(world: World, as_of: date) -> Report:
    return commands.draft(world.town, Cover(as_of=as_of), by=world.office, now=NOON)


def signed(world: World, as_of: date) -> Report:
    report = drafted(world, as_of)
    commands.check(report, by=world.office, now=NOON)
    signing.sign(report, signed_on=as_of, by=world.leader, now=NOON)
    return report


@pytest.fixture
def pair(demo: World) -> tuple[Report, Report]:
    """One signed as of the 8th with two issues; since then one void, one late, two new."""
    demo.visit(demo.compound)
    demo.issue()
    gone = demo.issue()
    earlier = signed(demo, EIGHTH)
    issues.void(gone, reason="重复登记", by=demo.office, now=NOON)
    demo.issue(now=days_ago(1))
    for _n in range(2):
        demo.issue(found_on=date(2021, 4, 10), now=days_ago(2))
    return earlier, drafted(demo, TODAY)


def at(report: Report) -> str:
    return f"/reports/{report.pk}/difference/"


def told(page: Any) -> dict[str, tuple[str, str, str, str]]:
    """The four texts of each number by its name."""
    return {
        row["name"]: tuple(
            row[side]["text"] for side in ("before", "changed", "corrected", "after")
        )
        for row in page.context["rows"]
        if not row.get("is_head")
    }


def test_a_draft_stands_beside_the_last_signed_report_number_by_number(pair, demo, as_):
    earlier, draft = pair
    browser = as_(demo.leader)

    page = browser.get(at(draft))

    assert told(page)["排查发现问题"] == ("2", "+2", "0", "4")
    assert page.context["earlier"]["name"] == "情况汇报 2021年4月8日"
    assert at(draft) in browser.get(f"/reports/{draft.pk}/").content.decode()
    assert at(earlier) not in browser.get(f"/reports/{earlier.pk}/").content.decode()
    assert "还没有上期报告" in browser.get(at(earlier)).content.decode()


def test_each_number_opens_its_rows_and_its_difference(pair, demo, as_):
    _earlier, draft = pair
    browser = as_(demo.leader)
    row = next(r for r in browser.get(at(draft)).context["rows"] if r["name"] == "排查发现问题")

    assert opened(browser, row["before"]["url"]) == 2
    assert opened(browser, row["after"]["url"]) == 4
    (line,) = browser.get(row["url"]).context["lines"]
    notes = [step["note"] for step in line["steps"]]
    assert notes == ["", "补录 1、作废 1", "", "新增 2", ""]


def test_a_signed_report_is_held_against_any_earlier_one(pair, demo, as_):
    first, draft = pair
    second = signed(demo, date(2021, 4, 11))
    browser = as_(demo.leader)

    assert told(browser.get(at(draft)))["排查发现问题"] == ("4", "0", "0", "4")
    page = browser.get(at(draft), {"earlier": first.pk})
    assert told(page)["排查发现问题"][0] == "2"
    assert told(browser.get(at(second)))["排查发现问题"] == ("2", "+2", "0", "4")
    assert browser.get(at(first), {"earlier": second.pk}).status_code == 422
    assert as_(demo.pine_clerk).get(at(second)).status_code in {403, 404}


def test_what_may_not_be_subtracted_says_why(pair, demo, as_):
    earlier, draft = pair
    number = SignedNumber.objects.get(signing__report=earlier, key="issues.found", cells={})
    SignedNumber.objects.filter(pk=number.pk).update(fingerprint="0123456789abcdef")
    SignedNumber.objects.filter(signing__report=earlier, key="places.communities").delete()
    browser = as_(demo.leader)

    rows = {row["name"]: row for row in browser.get(at(draft)).context["rows"]}

    assert told(browser.get(at(draft)))["排查发现问题"] == ("2", "—", "—", "4")
    assert rows["排查发现问题"]["notes"] == ["口径的定义改过，不能相减"]
    assert rows["社区"]["notes"] == ["上期报告没有这个数"]


def test_a_number_written_over_is_told_to_those_who_read_drafts_alone(pair, demo, as_):
    _earlier, draft = pair
    passage = draft_of(draft).passage(FOUND)
    assert passage is not None
    words = passage.block.text.replace("共发现问题4条", "共发现问题5条")
    writing.rewrite(draft, FOUND, words, read=writing.seen(passage), by=demo.office, now=NOON)
    commands.check(draft, by=demo.office, now=NOON)
    signing.sign(draft, signed_on=TODAY, by=demo.leader, now=NOON)

    for who, notes in ((demo.leader, 1), (demo.supervisor, 0)):
        page = as_(who).get(at(draft))
        rows = {row["name"]: row for row in page.context["rows"]}
        assert told(page)["排查发现问题"][3] == "5"
        assert len(rows["排查发现问题"]["notes"]) == notes


def test_the_page_asks_as_much_whatever_the_rows(pair, demo, as_):
    _earlier, draft = pair
    browser = as_(demo.leader)
    browser.get(at(draft))
    with CaptureQueriesContext(connection) as few:
        browser.get(at(draft))
    for _n in range(3):
        issues.void(demo.issue(now=days_ago(1)), reason="重复登记", by=demo.office, now=NOON)
        demo.issue()
    with CaptureQueriesContext(connection) as many:
        browser.get(at(draft))
    assert len(many) == len(few)


def corrected(world: World, earlier: Report) -> Report:
    return signing.correct(earlier, by=world.office, now=NOON)


def explained(page: Any) -> dict[str, str]:
    """What is said of each row by its number."""
    return {row["text"].split()[0]: row["note"] for row in page.context["rows"]}


def test_a_correction_is_explained_row_by_row_by_whom_and_when(pair, demo, as_):
    earlier, _draft = pair
    moved = Issue.objects.filter(void=False).order_by("pk")[0]
    issues.edit(moved, found_on=date(2021, 4, 12), by=demo.office, now=NOON)
    report = corrected(demo, earlier)
    browser = as_(demo.leader)
    page = browser.get(f"/reports/{report.pk}/explanation/")

    numbers = {row["text"]: (row["note"], row["end"]) for row in page.context["numbers"]}
    assert numbers["排查发现问题"] == ("补录 1、作废 1、订正 1", "2条 → 1条")
    by_row = explained(page)
    assert len(by_row) == 3
    said = by_row[moved.number]
    assert "订正，发现日期由“2021-04-05”改为“2021-04-12”，2021年4月12日" in said
    assert f"{demo.office.name}登记，第" in said
    assert "排查发现问题−1" in said
    assert (
        f"/reports/{report.pk}/explanation/"
        in browser.get(f"/reports/{report.pk}/").content.decode()
    )


def test_the_explanation_goes_with_the_paper_and_stays_once_both_are_signed(pair, demo, as_):
    earlier, _draft = pair
    report = corrected(demo, earlier)
    commands.check(report, by=demo.office, now=NOON)
    signing.sign(report, signed_on=TODAY, by=demo.leader, now=NOON)
    browser, path = as_(demo.supervisor), f"/reports/{report.pk}/explanation.txt"
    text = browser.get(path).content.decode()
    issues.void(demo.issue(), reason="重复登记", by=demo.office, now=NOON)
    demo.issue()

    assert "一、更正的数" in text
    assert "二、逐行说明" in text
    assert "作废，2021年4月12日" in text
    assert "仍为2条，数到的行有出入（补录 1、作废 1）" in text
    assert browser.get(path).content.decode() == text
    word = browser.get(path.replace(".txt", ".docx"))
    assert word.content.startswith(b"PK")
    assert browser.get(path.replace(".txt", ".html")).status_code == 422


def test_where_nothing_differs_the_explanation_says_so(demo, as_):
    demo.visit(demo.compound)
    demo.issue()
    report = corrected(demo, signed(demo, TODAY))
    page = as_(demo.leader).get(f"/reports/{report.pk}/explanation/")

    assert page.context["sentence"].endswith("数和数到的行都一样，没有更正。")
    assert not page.context["numbers"]
    other = drafted(demo, TODAY)
    refused = as_(demo.leader).get(f"/reports/{other.pk}/explanation/")
    assert refused.status_code == 422


def test_a_row_that_one_may_not_see_is_counted_and_not_named(demo):
    demo.visit(demo.compound)
    far, near = demo.issue(place=demo.far_compound), demo.issue()
    earlier = signed(demo, TODAY)
    for gone in (far, near):
        issues.void(gone, reason="重复登记", by=demo.office, now=NOON)

    found = explanation(corrected(demo, earlier), demo.pine_clerk)
    text = as_text(written(found)[0])

    assert ([line.number for line in found.lines], found.hidden) == ([near.number], 1)
    assert far.number not in text
    assert "另有1行不在查看范围，不列。" in text


def test_a_signed_number_is_read_page_by_page(demo, as_, monkeypatch):
    monkeypatch.setattr(stood, "PAGE", 2)
    demo.visit(demo.compound)
    found = [demo.issue() for _n in range(5)]
    report = signed(demo, TODAY)
    number = SignedNumber.objects.get(signing__report=report, key="issues.found", cells={})
    issues.void(found[0], reason="重复登记", by=demo.office, now=NOON)
    page = f"/reports/{report.pk}/numbers/{number.place}/"
    browser, told, url = as_(demo.leader), [], page
    while url:
        shown = browser.get(url).context
        told += [row["value"] for row in shown["table"]["rows"]]
        url = f"{page}{shown['pager']['next_url']}" if shown["pager"]["next_url"] else ""

    assert told == [issue.number for issue in found]
    assert shown["pager"]["previous_url"] == "?after=2"
    assert browser.get(f"{page}?after=6").status_code == 400


def test_numbers_of_a_signed_page_lead_to_the_rows_of_then(pair, demo, as_, settings):
    settings.BASE_URL = "https://office.example"
    earlier, draft = pair
    number = SignedNumber.objects.get(signing__report=earlier, key="issues.found", cells={})
    browser = as_(demo.leader)

    frozen = browser.get(f"/reports/{earlier.pk}/copy.html").content.decode()
    live = browser.get(f"/reports/{draft.pk}/copy.html").content.decode()

    door = f"https://office.example/reports/{earlier.pk}/numbers/{number.place}/"
    assert f'href="{door}">2<' in frozen
    assert "/figures/" not in frozen
    assert 'href="https://office.example/figures/issues.found/rows/' in live


def test_a_browser_can_post_what_a_menu_offers(demo, as_):
    """The token of the page stands in each form: without it no browser's post is believed."""
    report = signed(demo, TODAY)
    page = as_(demo.office).get(f"/reports/{report.pk}/").content.decode()

    forms = re.findall(r'<form method="post" action="([^"]+)">(.*?)</form>', page, re.DOTALL)
    assert f"/reports/{report.pk}/correction/" in dict(forms)
    assert all("csrfmiddlewaretoken" in inside for _action, inside in forms)
