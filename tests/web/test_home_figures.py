"""街道一页: figures with their change since a chosen day, areas, who is late, one's community."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.duties import commands as duties
from chuangcheng.duties.models import ChargeKind
from chuangcheng.issues import commands as issues
from chuangcheng.kernel.actor import INSTALLER, Role
from chuangcheng.kernel.quantity import UNKNOWN
from chuangcheng.places import commands as places
from chuangcheng.places.models import AreaKind
from chuangcheng.reports import commands as reports
from chuangcheng.reports import signing
from chuangcheng.reports.covers import Cover
from tests.publicity.outreach import doorstep
from tests.web.conftest import Browser
from tests.web.first_page import block_of, opened
from tests.world import NOON, TODAY, World, days_ago

pytestmark = pytest.mark.one_engine

FIGURE_ROLES = (Role.LEADER, Role.DISTRICT_SUPERVISOR)


def lines_of(page: Any) -> dict[str, dict[str, Any]]:
    sections = block_of(page, "figures")["sections"]
    return {str(line["name"]): line for section in sections for line in section["lines"]}


def changes_of(page: Any) -> dict[str, str]:
    return {name: line["change"]["text"] for name, line in lines_of(page).items()}


@pytest.mark.parametrize("role", FIGURE_ROLES)
def test_whoever_reads_figures_opens_exactly_what_they_count(busy: World, as_: Browser, role: Role):
    browser = as_(busy.everybody()[role])
    lines = lines_of(browser.get("/"))
    numbers = {name: line["figure"] for name, line in lines.items()}

    assert numbers["排查发现问题"]["text"] == "9"
    assert opened(browser, numbers["排查发现问题"]["url"]) == 9
    assert opened(browser, lines["排查发现问题"]["before"]["url"]) == 9
    assert browser.get(lines["排查发现问题"]["basis_url"]).status_code == 200
    assert numbers["整改率"]["text"] == "16.67%"
    for figure in numbers.values():
        if figure["url"] and "%" not in figure["text"]:
            assert opened(browser, figure["url"]) == int(figure["text"])


@pytest.mark.parametrize("role", FIGURE_ROLES)
def test_the_areas_add_up_to_the_whole_and_each_cell_opens(busy: World, as_: Browser, role: Role):
    browser = as_(busy.everybody()[role])
    cut = block_of(browser.get("/"), "areas")["cut"]

    assert [row["label"] for row in cut["rows"]] == ["松树园", "龙头山"]
    for column, cell in enumerate(cut["total"]["cells"]):
        assert int(cell["text"]) == sum(int(r["cells"][column]["text"]) for r in cut["rows"])
    for row in [*cut["rows"], cut["total"]]:
        for cell in row["cells"]:
            if cell["url"]:
                assert opened(browser, cell["url"]) == int(cell["text"])
    assert cut["total"]["sum"]["text"] == "16.67%"


def test_a_supervisor_of_several_sub_districts_goes_on_into_one(busy: World, as_: Browser):
    west: dict[str, Any] = {"kind": AreaKind.SUBDISTRICT, "name": "西街道", "mark": "XJ"}
    other = places.add_area(parent=busy.district, by=INSTALLER, now=NOON, **west)
    browser = as_(busy.supervisor)

    cut = block_of(browser.get("/"), "areas")["cut"]
    deeper = browser.get(f"{cut['rows'][0]['url']}&against=2021-04-08")

    assert [row["label"] for row in cut["rows"]] == [busy.town.name, other.name]
    assert [int(row["cells"][0]["text"]) for row in cut["rows"]] == [9, 0]
    assert block_of(deeper, "areas")["cut"]["rows"][0]["label"] == "松树园"
    chips = block_of(deeper, "figures")["chips"]
    assert all(f"area={busy.town.pk}" in chip["url"] for chip in chips)


def test_late_units_of_a_leader_add_up_to_the_figure(busy: World, as_: Browser):
    busy.dispatched(unit=busy.enforcement)
    busy.dispatched(source="hotline")
    browser = as_(busy.leader)
    page = browser.get("/")
    lags = block_of(page, "late")["lags"]
    overdue = lines_of(page)["超期问题"]["figure"]

    assert sum(int(lag["n"]) for lag in lags) == int(overdue["text"]) == 2
    for lag in lags:
        assert opened(browser, lag["url"]) == int(lag["n"])


def test_the_community_charged_to_a_leader_stands_first_while_the_charge_runs(
    busy: World, as_: Browser
):
    leader = busy.account(busy.leader)
    charge = duties.assign(
        busy.pine, ChargeKind.LEADER, person=leader, by=busy.office, now=days_ago(3)
    )
    first = as_(busy.leader).get("/").context["pieces"][0]["blocks"][0]

    assert first["title"] == "我包的社区：松树园"
    assert [each["value"] for each in first["queues"]] == ["8", "1", "1", "1", "16.67%"]

    duties.end(charge, on=TODAY, by=busy.office, now=NOON)
    assert f"charge-{busy.pine.pk}" not in as_(busy.leader).get("/").content.decode()


def test_change_is_told_in_words_against_the_week_before(busy: World, as_: Browser):
    busy.issue(found_on=date(2021, 4, 10), now=days_ago(2))
    page = as_(busy.leader).get("/")
    lines = lines_of(page)

    assert page.context["lead"] == "截至 2021年4月12日，变化与 4月5日比"
    assert lines["排查发现问题"]["change"] == {"text": "增加 1", "worse": False}
    assert lines["排查发现问题"]["before"]["text"] == "9"
    assert lines["登记问题"]["change"]["text"] == "增加 1"
    assert lines["待交办问题"]["before"]["day"] == "4月5日"
    assert block_of(page, "figures")["empty"].startswith("还没有登记的：组织领导、宣传氛围")
    assert lines["超期问题"]["change"] == {"text": "增加 1", "worse": True}
    assert lines["整改率"]["change"]["text"] == "无法比较"


def test_what_is_not_known_exactly_is_not_compared(busy: World, as_: Browser):
    doorstep(busy, households=UNKNOWN)
    line = lines_of(as_(busy.leader).get("/"))["入户户次"]

    assert line["figure"]["unknown"] is True
    assert line["change"] == {"text": "无法比较", "worse": False}


def test_another_day_stands_in_the_address_and_in_a_chip(busy: World, as_: Browser):
    busy.issue(found_on=date(2021, 4, 10), now=days_ago(2))
    page = as_(busy.leader).get("/?against=2021-04-11")
    chips = block_of(page, "figures")["chips"]

    assert changes_of(page)["排查发现问题"] == "不变"
    assert [(chip["text"], chip["current"]) for chip in chips] == [
        ("7 天前", False),
        ("本月1日", False),
        ("4月11日", True),
        ("补记和订正分开看", False),
    ]
    assert "与 4月1日比" in as_(busy.leader).get(chips[1]["url"].split("#")[0]).context["lead"]


def signed_report(world: World, *, days: int) -> None:
    """One as of so many days ago, checked and signed on that day."""
    at = days_ago(days)
    report = reports.draft(world.town, Cover(as_of=at.date()), by=world.office, now=at)
    reports.check(report, by=world.office, now=at)
    signing.sign(report, signed_on=at.date(), by=world.leader, now=at)


def test_the_last_signed_report_is_what_is_compared_with(busy: World, as_: Browser):
    signed_report(busy, days=9)
    signed_report(busy, days=6)
    browser = as_(busy.leader)
    page = browser.get("/")
    chips = block_of(page, "figures")["chips"]

    assert page.context["lead"] == "截至 2021年4月12日，变化与上期报告 4月6日比"
    assert [(chip["text"], chip["current"]) for chip in chips[:3]] == [
        ("上期报告 4月6日", True),
        ("7 天前", False),
        ("本月1日", False),
    ]
    week = browser.get(chips[1]["url"].split("#")[0])
    assert week.context["lead"] == "截至 2021年4月12日，变化与 4月5日比"
    assert block_of(week, "figures")["chips"][0]["text"] == "上期报告 4月6日"


def test_the_report_of_a_sub_district_is_none_of_its_district(busy: World, as_: Browser):
    signed_report(busy, days=6)
    browser = as_(busy.supervisor)

    assert "上期报告" not in browser.get("/").context["lead"]
    assert "上期报告 4月6日" in browser.get(f"/?area={busy.town.pk}").context["lead"]


def test_a_report_of_the_week_before_is_offered_once(busy: World, as_: Browser):
    signed_report(busy, days=7)
    chips = block_of(as_(busy.leader).get("/"), "figures")["chips"]

    assert [chip["text"] for chip in chips[:2]] == ["上期报告 4月5日", "本月1日"]


def test_what_was_known_at_the_report_is_what_was_known_when_it_was_signed(
    busy: World, as_: Browser
):
    """What is written down on the report's own day but behind its signature is told apart."""
    signed_report(busy, days=5)
    busy.issue(now=days_ago(5))
    browser = as_(busy.leader)

    line = lines_of(browser.get("/?known=then"))["排查发现问题"]

    assert line["later"]["text"] == "签发时记 9，补记和订正增加 1"
    assert opened(browser, line["later"]["url"]) == 9


@pytest.mark.parametrize("asked", ["2021-04-12", "2021-05-01", "2020-12-31", "昨天前天"])
def test_a_day_that_cannot_be_compared_with_is_refused_in_words(
    busy: World, as_: Browser, asked: str
):
    page = as_(busy.leader).get(f"/?against={asked}")

    assert page.status_code == 422
    assert "一天" in page.content.decode()


def test_what_was_recorded_later_is_told_apart_from_what_happened_since(busy: World, as_: Browser):
    """On 5 April ten were known; one of them never was, two of that day were written down later."""
    wrong = busy.issue(now=days_ago(7))
    busy.issue(now=days_ago(1))
    busy.issue(now=days_ago(1))
    issues.void(wrong, reason="重复登记", by=busy.office, now=days_ago(1))
    browser = as_(busy.leader)

    line = lines_of(browser.get("/?known=then"))["排查发现问题"]

    assert (line["figure"]["text"], line["before"]["text"]) == ("11", "11")
    assert line["change"]["text"] == "不变"
    assert line["later"]["text"] == "当时记 10，补记和订正增加 1"
    assert opened(browser, line["later"]["url"]) == 10
    assert lines_of(browser.get("/"))["排查发现问题"]["later"] is None


def test_the_leaders_page_is_counted_once_until_the_next_deed(busy: World, as_: Browser):
    """docs/decisions/0018, for both days and for the day as it was known then."""
    browser = as_(busy.leader)
    for address in ("/", "/?known=then"):
        busy.issue()
        with CaptureQueriesContext(connection) as anew:
            browser.get(address)
        with CaptureQueriesContext(connection) as kept:
            browser.get(address)
        assert len(kept) < len(anew) / 2
