"""备份与状态, 起步清单: what an administrator looks after."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.offices import commands
from chuangcheng.web import clock
from chuangcheng.web.serving import heartbeat
from tests.world import World

STATUS, STEPS = "/settings/status/", "/settings/first-steps/"


@pytest.fixture
def page(world: World, as_: Any, settings: Any, tmp_path: Path) -> Any:
    settings.VAR, settings.BASE_URL = tmp_path, ""
    browser = as_(world.administrator)

    def shown() -> str:
        return str(browser.get(STATUS).content.decode())

    return shown


def made(path: Path, days: int) -> None:
    at = clock.real_now() - timedelta(days=days)
    facts: dict[str, Any] = {"path": str(path), "size": 5_000_000, "sha256": "a" * 64, "files": 3}
    commands.record_backup(**facts, by=INSTALLER, now=at)


def test_without_a_backup_it_says_what_to_do(page: Any) -> None:
    assert "还没有备份过" in page()


def test_a_fresh_backup_is_told_and_an_old_one_warned_of(page: Any, tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    kept.touch()
    made(kept, 8)
    assert "已经 8 天没有备份" in page()

    made(kept, 0)
    assert "没有备份" not in page()
    assert "4.8 MB，附件 3 个" in page()


def test_a_backup_that_lies_here_no_more_is_told(page: Any, tmp_path: Path) -> None:
    made(tmp_path / "gone.zip", 0)

    assert "文件已经不在这里" in page()


def test_the_worker_is_silent_or_beats(page: Any) -> None:
    assert "没有运行过" in page()

    heartbeat.beat()

    assert "最近一次心跳" in page()
    assert "没有动静" not in page()


def test_how_others_reach_the_office_is_told(page: Any, settings: Any) -> None:
    assert "设环境变量 BASE_URL" in page()

    settings.BASE_URL = "https://chuangcheng.example.cn"
    assert "设环境变量 BASE_URL" not in page()


@pytest.mark.parametrize("who", ["office", "leader", "pine_clerk", "property_clerk", "supervisor"])
def test_only_the_administrator_sees_it(world: World, as_: Any, who: str) -> None:
    assert as_(getattr(world, who)).get(STATUS).status_code == 403


def test_the_first_steps_lead_to_their_pages(world: World, as_: Any) -> None:
    text = as_(world.office).get(STEPS).content.decode()

    for way in ("/ledgers/", "/units/", "/people/", "/inspections/", "/issues/", "/places/"):
        assert f'href="{way}"' in text, way


def test_the_first_steps_are_not_for_others(world: World, as_: Any) -> None:
    assert as_(world.grid_worker).get(STEPS).status_code == 403
