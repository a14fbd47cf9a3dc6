"""Difficulties, as tests want them."""

from datetime import date
from typing import Any

from chuangcheng.difficulties import asking, commands
from chuangcheng.difficulties.costs import read_costs
from chuangcheng.difficulties.drafts import DifficultyDraft
from chuangcheng.difficulties.models import AskLevel, Difficulty
from tests.world import World, days_ago

RAISED_ON = date(2021, 4, 6)
ASKED_ON = date(2021, 4, 8)
RAMPS = "坡道，38处，6000—15000元\n扶手，8处，0.1—0.3万元"


def draft(world: World, **changes: Any) -> DifficultyDraft:
    """Ramps that the office cannot pay for: 23.6 to 59.4 万元."""
    given = {
        "title": "老旧小区补建坡道没有钱",
        "cause": "建成时没有无障碍设计，街道没有这笔预算",
        "where": world.town,
        "raised_on": RAISED_ON,
        "level": AskLevel.DISTRICT,
        "costs": read_costs(RAMPS),
    }
    return DifficultyDraft(**{**given, **changes})


def raised(world: World, **changes: Any) -> Difficulty:
    """登记 on 6 April."""
    return commands.record(draft(world, **changes), by=world.office, now=days_ago(6))


def asked(world: World, **changes: Any) -> Difficulty:
    """请示 on 8 April."""
    given: dict[str, Any] = {"level": AskLevel.DISTRICT, "who": "区住建局"}
    return asking.ask(
        raised(world, **changes), on=ASKED_ON, by=world.office, now=days_ago(4), **given
    )
