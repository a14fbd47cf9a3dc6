"""工作台 where nothing waits."""

from tests.web.conftest import Browser
from tests.world import World


def test_a_quiet_morning_leaves_the_office_to_raise_issues(world: World, as_: Browser):
    page = as_(world.office).get("/")

    assert page.context["main"]["text"] == "登记问题"
    assert page.context["other"] is None
    assert "没有等你处理的" in page.context["lead"]
