"""The straight road: 登记 → 交办 → 签收 → 反馈整改 → 销号."""

from datetime import UTC, date, datetime

import pytest

from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Stage
from chuangcheng.kernel.periods import OPEN_END
from tests.world import World

pytestmark = pytest.mark.django_db


def test_an_issue_goes_from_raised_to_closed(world: World) -> None:
    issue = world.closed()

    issue.refresh_from_db()
    assert issue.state == State.CLOSED
    assert issue.number == "XX-2021-000001"
    assert issue.ended_at is not None


def test_each_day_of_the_road_has_one_stage(world: World) -> None:
    issue = world.closed()

    stages = Stage.objects.filter(issue=issue).order_by("seq")
    assert [(s.state, s.from_on.day, s.until_on.day) for s in stages] == [
        (State.ACCEPTED, 5, 6),
        (State.DISPATCHED, 6, 7),
        (State.RECTIFYING, 7, 8),
        (State.SUBMITTED, 8, 9),
        (State.CLOSED, 9, 31),
    ]
    assert [s.until_on for s in stages][-1] == OPEN_END


def test_the_due_time_follows_the_limit_and_says_how_it_came_about(world: World) -> None:
    issue = world.dispatched()

    assert issue.due_on == date(2021, 4, 9)
    assert issue.due_at == datetime(2021, 4, 9, 9, 30, tzinfo=UTC)
    assert issue.dispatches.get().steps[0]["due"]
