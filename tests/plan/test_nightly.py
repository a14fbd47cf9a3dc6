"""The night: the worker asks the figures, keeps what they show, and comes again."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from chuangcheng.figures.asking import ask, ask_by
from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.plan import FIGURES, PLANNED
from chuangcheng.plan import commands
from chuangcheng.plan.models import Compare, Item, Outcome, Verdict
from chuangcheng.publicity.models import AssetForm
from chuangcheng.trail.models import Entry
from chuangcheng.web.plan import nightly
from tests.plan.planned import planned, posters
from tests.publicity.batches import batch
from tests.world import NOON, TODAY, World, days_ago

pytestmark = pytest.mark.django_db


def two(world: World) -> tuple[Item, Item]:
    """One asks for too much; the other is met."""
    batch(world, form=AssetForm.POSTER, quantity=12, place=world.compound)
    few = posters(per="", compare=Compare.AT_LEAST)
    return planned(world), planned(world, text="街道公益广告不少于十处", criteria=(few,))


def verdicts(*items: Item) -> list[str]:
    for item in items:
        item.refresh_from_db()
    return [item.verdict for item in items]


def test_a_night_judges_every_plan_and_is_recorded_once(world: World) -> None:
    items = two(world)
    changed = nightly.judge_everywhere(now=days_ago(1))

    assert changed == {world.town: list(items)}
    assert verdicts(*items) == [Verdict.NOT_MET, Verdict.MET]
    entry = Entry.objects.get(verb="plan.judge")
    assert (entry.actor_name, entry.events.count()) == ("夜间核算", 2)
    (short,) = Outcome.objects.filter(verdict=Verdict.NOT_MET)
    assert [(name, value) for _ref, name, value in short.failing] == [("惠民家园", "0处")]

    assert nightly.judge_everywhere(now=NOON) == {world.town: []}
    assert Entry.objects.filter(verb="plan.judge").count() == 1


def test_a_later_night_begins_a_new_outcome(world: World) -> None:
    item, _met = two(world)
    nightly.judge_everywhere(now=days_ago(2))
    batch(
        world, form=AssetForm.POSTER, quantity=10, place=world.far_compound, community=world.dragon
    )
    nightly.judge_everywhere(now=NOON)

    rows = Outcome.objects.filter(criterion__item=item).order_by("id")
    assert [(row.verdict, row.value, row.from_on.day) for row in rows] == [
        ("not_met", "2个中1个达到", 10),
        ("met", "2个中2个达到", 12),
    ]
    assert verdicts(item) == [Verdict.MET]


def test_what_has_ended_is_judged_no_more(world: World) -> None:
    item, other = two(world)
    commands.withdraw(item, reason="不做了", by=world.office, now=NOON)
    assert nightly.judge_everywhere(now=NOON) == {world.town: [other]}
    assert verdicts(item) == [Verdict.WAITING]


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (17, datetime(2021, 4, 12, 18, 30, tzinfo=UTC)),
        (19, datetime(2021, 4, 13, 18, 30, tzinfo=UTC)),
    ],
)
def test_the_worker_arranges_the_next_night_before_it_begins(world, hour, expected) -> None:
    two(world)
    with time_machine.travel(datetime(2021, 4, 12, hour, tzinfo=UTC), tick=False):
        nightly.ensure()
        nightly.ensure()
        job = DBTaskResult.objects.get()
        job.claim("a worker")
        assert job.task.call() == 2
        nightly.ensure()
    later = DBTaskResult.objects.exclude(pk=job.pk).get()
    assert later.run_after == expected


def test_a_run_that_fails_is_not_the_last(world: World, monkeypatch: Any) -> None:
    def broken(**_given: Any) -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr(nightly, "judge_everywhere", broken)
    with pytest.raises(RuntimeError):
        nightly.judge_all.call()
    assert DBTaskResult.objects.get().run_after > datetime.now(UTC)


def test_the_command_says_what_changed(world: World, capsys: Any) -> None:
    two(world)
    with time_machine.travel(NOON, tick=False):
        call_command("judge_plan")
    said = capsys.readouterr().out
    assert "XX街道：2 项的结论有变化" in said
    assert "未达到  小区公益广告每处不少于十幅" in said


def test_a_night_costs_the_same_however_long_the_plan(world: World) -> None:
    two(world)
    costs = []
    for night, n in ((3, 4), (2, 12), (1, 30)):
        for each in range(n):
            asked = posters(target=Decimal(20 + each))
            planned(world, text=f"第{night}夜{each}项", criteria=(asked,))
        with CaptureQueriesContext(connection) as asked_of_it:
            nightly.judge_town(world.town, by=world.office, now=days_ago(night))
        costs.append(len(asked_of_it))
    assert costs[1] == costs[2] <= costs[0]


def test_figures_count_items_as_they_stood_and_were_judged(world: World) -> None:
    two(world)
    planned(world, text="常年巡查", aspect="巡防", due_on=None, criteria=())
    late = planned(world, text="早该做完", due_on=date(2021, 4, 10), criteria=())
    nightly.judge_everywhere(now=days_ago(1))
    commands.close(late, on=TODAY, by=world.office, now=NOON)

    def shown(on: date, known_at: int | None = None) -> dict[str, Any]:
        answers = ask(FIGURES, Scope(world.town, on, date(2021, 1, 1), known_at))
        return {key.partition(".")[2]: answer.value for key, answer in answers.items()}

    assert shown(TODAY) == {
        "items": 4,
        "items_dated": 3,
        "items_routine": 2,
        "items_judged": 2,
        "items_met": 1,
        "items_not_met": 1,
        "met_rate": Decimal("50.00"),
        "items_due": 1,
        "items_overdue": 0,
        "items_closed": 1,
    }
    before = shown(date(2021, 4, 10))
    assert (before["items_judged"], before["items_due"], before["items_overdue"]) == (0, 1, 0)
    assert shown(date(2021, 4, 11))["items_overdue"] == 1
    cells = ask_by([PLANNED], Scope(world.town, TODAY, date(2021, 1, 1)), "aspect")
    assert {key: answer.value for key, answer in cells[PLANNED.key].items()} == {
        "宣传": 3,
        "巡防": 1,
    }
