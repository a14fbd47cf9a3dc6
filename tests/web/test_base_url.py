"""BASE_URL: without it nothing that leaves the system has links, and the page says so."""

from typing import Any

import pytest
from django.urls import reverse

from tests.world import World

pytestmark = pytest.mark.one_engine


@pytest.fixture
def office(world: World, as_: Any) -> Any:
    world.issue()
    return as_(world.office)


def addresses() -> tuple[str, str]:
    return reverse("reports:file", args=["html"]), reverse("reports:progress")


def test_without_it_a_file_has_its_numbers_and_no_links(office: Any, settings: Any) -> None:
    settings.BASE_URL = ""
    file, page = addresses()

    text = office.get(file).content.decode()

    assert "我街道2个社区" in text
    assert "href" not in text
    assert "还没有设置 BASE_URL" in office.get(page).content.decode()


def test_with_it_they_lead_there_whatever_the_request_says(office: Any, settings: Any) -> None:
    settings.BASE_URL = "https://chuangcheng.example.cn"
    settings.ALLOWED_HOSTS = ["other.example.cn"]
    file, page = addresses()

    text = office.get(file, HTTP_HOST="other.example.cn").content.decode()

    assert 'href="https://chuangcheng.example.cn/figures/' in text
    assert "other.example.cn" not in text
    assert (
        "还没有设置 BASE_URL" not in office.get(page, HTTP_HOST="other.example.cn").content.decode()
    )
