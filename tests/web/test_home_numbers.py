"""工作台上的数: kept between two looks, and never older than the last deed."""

import pytest
from django.test import Client

from chuangcheng.web import clock
from tests.web.first_page import block_of
from tests.world import NOON, World


def found(browser: Client) -> str:
    """排查发现问题 on a first page of numbers."""
    sections = block_of(browser.get("/"), "figures")["sections"]
    lines = [line for section in sections for line in section["lines"]]
    return str(next(x["figure"]["text"] for x in lines if str(x["name"]) == "排查发现问题"))


def reported(browser: Client) -> str:
    """The same on the page of a community, of that community alone."""
    lines = block_of(browser.get("/"), "community")["lines"]
    return str(next(x["figure"]["text"] for x in lines if str(x["name"]) == "排查发现问题"))


def test_the_next_page_has_the_last_deed_and_each_their_own_area(
    world: World, as_, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "read", lambda: clock.Moment(NOON, is_demo=False))
    leader, pine, dragon = (
        as_(actor) for actor in (world.leader, world.pine_clerk, world.dragon_clerk)
    )
    world.issue()
    said = [(found(leader), reported(pine), reported(dragon)) for _look in range(2)]
    world.issue(place=world.far_compound)
    said.append((found(leader), reported(pine), reported(dragon)))

    assert said == [("1", "1", "0"), ("1", "1", "0"), ("2", "1", "1")]
