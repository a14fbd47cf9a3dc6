"""日工作量: told on one page in a moment, listed by day with sums, corrected, taken away."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.campaigns.models import DayTally
from tests.campaigns.days import tally
from tests.web.test_documents_pages import html_of, text_of
from tests.web.test_issues_pages import titles
from tests.world import TODAY

TALLIES = "/campaigns/tallies/"


def test_a_community_tells_its_day_on_one_page(demo, as_):
    tally(demo)
    browser = as_(demo.pine_clerk)
    shown = html_of(browser, f"{TALLIES}new/")
    assert "出动人员12人次" in text_of(shown)
    assert f'value="{demo.pine.pk}" selected' in shown
    assert 'inputmode="numeric"' in shown

    typed = {"community": str(demo.pine.pk), "worked_on": "4月12日", "people": "14"}
    assert browser.post(f"{TALLIES}new/", typed)["Location"] == TALLIES
    told = DayTally.objects.get(worked_on=TODAY)
    assert (told.people, told.fixed) == (14, None)
    page = f"{TALLIES}{told.pk}/"
    assert browser.get(f"{TALLIES}new/")["Location"] == f"{page}correction/"
    assert "未统计" in text_of(html_of(browser, page))

    again = browser.post(f"{TALLIES}new/", typed)
    assert again.status_code == 422
    assert "已经登记过，打开那一条修改" in again.content.decode()
    browser.post(f"{page}correction/", {**typed, "fixed": "0"})
    told.refresh_from_db()
    assert told.fixed == 0
    assert browser.post(f"{page}void/", {"reason": "重复"})["Location"] == TALLIES
    assert browser.get(page).status_code == 404


def test_days_stand_with_sums_that_open_their_lines(demo, as_):
    tally(demo)
    browser = as_(demo.leader)

    shown = html_of(browser, TALLIES)
    assert "近 7 天按日合计" in shown
    assert "in_day=2021-04-08" in shown
    assert f"{TALLIES}new/" not in shown
    assert titles(html_of(browser, f"{TALLIES}?since=2021-04-09")) == []
    rows = html_of(browser, "/figures/campaigns.tally_people/rows/?in_day=2021-04-08")
    assert titles(rows) == ["松树园社区"]
    assert browser.get("/figures/campaigns.tally_people/rows/?in_day=x").status_code == 422


def test_the_list_is_taken_away_as_filtered(demo, as_):
    tally(demo)
    answer = as_(demo.office).get(f"{TALLIES}export/?since=2021-04-01")
    assert answer.status_code == 200
    assert "spreadsheetml" in answer["Content-Type"]


def test_the_list_asks_as_much_for_many_as_for_one(demo, as_):
    browser = as_(demo.office)
    tally(demo)
    html_of(browser, TALLIES)
    with CaptureQueriesContext(connection) as few:
        html_of(browser, TALLIES)
    for back in range(4):
        tally(demo, worked_on=TODAY - timedelta(days=back))
    html_of(browser, TALLIES)
    with CaptureQueriesContext(connection) as many:
        html_of(browser, TALLIES)
    assert len(many) == len(few)
