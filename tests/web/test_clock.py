"""The clock: a demo's stands still, everybody else's runs."""

from datetime import UTC, datetime

import time_machine

from chuangcheng.web import clock
from tests.world import NOON, TODAY

LATE = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)  # half past midnight in Shanghai


def test_a_demo_stands_where_its_clock_stands(demo):
    assert clock.now() == NOON
    assert clock.today() == TODAY
    assert clock.read() == clock.Moment(NOON, is_demo=True)


def test_an_office_has_the_real_time(db):
    with time_machine.travel(LATE, tick=False):
        assert clock.read() == clock.Moment(LATE, is_demo=False)


def test_the_day_begins_at_midnight_in_shanghai(db):
    with time_machine.travel(LATE, tick=False):
        assert clock.today().isoformat() == "2026-11-23"


def test_sessions_follow_the_real_time_while_a_demo_stands_still(demo, as_):
    with time_machine.travel("2026-11-22T00:00:00Z", tick=False):
        browser = as_(demo.office)
        assert browser.get("/rights/").status_code == 200
    with time_machine.travel("2026-12-24T00:00:00Z", tick=False):
        assert browser.get("/rights/").status_code == 302
