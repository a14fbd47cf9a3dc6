"""治理措施 on the first page: the office sees what is due, whose they are what is left to do."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.campaigns import arranging
from chuangcheng.campaigns.models import Measure
from chuangcheng.kernel.actor import Actor
from chuangcheng.web import clock
from tests.campaigns.village import clearing, started
from tests.web.conftest import Browser
from tests.web.first_page import blocks_of
from tests.world import NOON, TODAY, World

LATE = date(2021, 4, 10)


@pytest.fixture
def village(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Noon of 12 April: one measure is late, one is far ahead, one is not dated, one is done."""
    monkeypatch.setattr(clock, "read", lambda: clock.Moment(NOON, is_demo=False))
    campaign = started(world)
    arrange(world, campaign, "超期的", due_on=LATE)
    arrange(world, campaign, "还远的", due_on=TODAY + timedelta(days=30))
    arrange(world, campaign, "没定到日期的", due_on=None, due_text="方案时限", unit=None)
    done = arrange(world, campaign, "做完的", due_on=LATE)
    arranging.finish(done, on=TODAY, by=world.office, now=NOON)
    return world


def arrange(world: World, campaign, what: str, **changes) -> Measure:
    return arranging.add_measure(
        campaign, clearing(world, what=what, **changes), by=world.office, now=NOON
    )


def rows(as_: Browser, who: Actor) -> list[tuple[str, str]]:
    due = [block for block in blocks_of(as_(who).get("/")) if block.get("id") == "due"]
    found = [row for block in due for row in block["rows"] if str(row["kind"]) == "措施"]
    return [(row["text"], row["due"]["text"]) for row in found]


def test_the_office_sees_what_is_late_or_due_within_a_week(village: World, as_: Browser):
    assert rows(as_, village.office) == [("超期的", "超期 2 天")]


def test_a_unit_sees_all_that_it_leads_or_does_and_has_not_done(village: World, as_: Browser):
    named = [what for what, _end in rows(as_, village.enforcer)]

    assert named == ["超期的", "还远的", "没定到日期的"]


@pytest.mark.parametrize("who", ["pine_clerk", "property_clerk", "verifier", "administrator"])
def test_whom_no_measure_concerns_sees_none(village: World, as_: Browser, who: str):
    assert rows(as_, getattr(village, who)) == []


@pytest.mark.parametrize("who", ["office", "enforcer"])
def test_the_statements_do_not_grow_with_the_measures(village: World, as_: Browser, who: str):
    browser = as_(getattr(village, who))
    browser.get("/")

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get("/").status_code == 200
        return len(captured)

    before, campaign = statements(), Measure.objects.earliest("pk").campaign
    for n in range(4):
        arrange(village, campaign, f"又一项 {n}", due_on=LATE)
    browser.get("/")
    assert statements() == before
