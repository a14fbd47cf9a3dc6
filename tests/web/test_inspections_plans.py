"""督导检查: the lists find visits by an index that has their order, not by reading all of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.plans import plans
from tests.world import World


@pytest.fixture
def seen(world: World) -> World:
    if connection.vendor != "sqlite":
        pytest.skip("reads the plans of SQLite")
    world.visit(world.compound)
    return world


def of_visits(browser: Client, url: str) -> list[str]:
    """How the statements of a page find visits, under whatever name."""
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(url).status_code == 200
    found = plans([query["sql"] for query in captured if query["sql"].startswith("SELECT")])
    return [plan for plan in found if "inspections_visit" in plan]


def test_what_a_round_has_not_seen_is_asked_place_by_place(seen: World, as_) -> None:
    round_ = seen.visit(seen.far_compound).round

    found = of_visits(as_(seen.office), f"/inspections/{round_.pk}/")

    assert [plan for plan in found if "(round_id=? AND place_id=?)" in plan]


def test_a_communitys_visits_are_read_in_the_order_of_their_days(seen: World, as_) -> None:
    found = of_visits(as_(seen.pine_clerk), "/inspections/visits/")

    assert [plan for plan in found if "inspections_visits_here_by_day (community_id=?)" in plan]
    assert not [plan for plan in found if plan.startswith("SCAN inspections_visit")]
