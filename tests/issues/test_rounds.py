"""一轮交办: with whom, until when, and what pauses and a failed check do to its clock."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chuangcheng.issues import handling
from chuangcheng.issues.clock import Limit, Unit
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Dispatch, Issue, Verification
from chuangcheng.kernel.periods import NO_DEADLINE, OPEN_END
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.trail import queries as trail
from tests.world import NOON, THREE_DAYS, World, days_ago

ON_SITE = Verification.How.ON_SITE
FRIDAY = datetime.fromisoformat("2021-04-16T17:30+08:00")


def dispatch(world: World, **changes: Any) -> Issue:
    """Dispatched six days ago, by default with a given due time."""
    facts = {"unit": world.property_company, "due_at": FRIDAY, "by": world.office}
    issue = changes.pop("issue", None) or world.issue()
    return handling.dispatch(issue, **{**facts, "now": days_ago(6), **changes})


def test_a_given_due_time_is_the_deadline(world: World) -> None:
    issue = dispatch(world)

    issue.refresh_from_db()
    assert (issue.due_at, issue.due_on) == (FRIDAY, date(2021, 4, 16))


def test_a_due_time_is_given_on_its_day_in_the_office(world: World) -> None:
    midnight = datetime.fromisoformat("2021-04-17T00:00+08:00")

    assert dispatch(world, due_at=midnight).due_on == date(2021, 4, 17)
    assert dispatch(world, due_at=midnight - timedelta(seconds=1)).due_on == date(2021, 4, 16)


def test_a_given_due_time_moves_by_the_time_of_a_pause(world: World) -> None:
    issue = dispatch(world)
    handling.suspend(
        issue, reason="等资金", until=date(2021, 4, 20), by=world.office, now=days_ago(5)
    )
    assert (issue.due_at, issue.due_on) == (NO_DEADLINE, OPEN_END)

    handling.resume(issue, by=world.office, now=days_ago(2))

    assert issue.due_at == FRIDAY + timedelta(days=3)


def test_what_had_run_out_before_a_pause_stays_run_out(world: World) -> None:
    past = days_ago(5)
    issue = dispatch(world, due_at=past)
    handling.suspend(
        issue, reason="等资金", until=date(2021, 5, 1), by=world.office, now=days_ago(3)
    )

    handling.resume(issue, by=world.office, now=NOON)

    assert issue.due_at == past


def test_a_failed_check_gives_its_own_limit_whatever_was_given_before(world: World) -> None:
    issue = dispatch(world)
    handling.submit(issue, done="已清运", by=world.property_clerk, now=days_ago(5))

    handling.fail(
        issue, reason="仍有", limit=THREE_DAYS, how=ON_SITE, by=world.verifier, now=days_ago(4)
    )

    assert issue.due_on == date(2021, 4, 13)
    assert [step["what"] for step in issue.dispatches.get().steps] == ["起算"]


def test_a_round_without_a_limit_gets_a_clock_when_it_fails(world: World) -> None:
    issue = dispatch(world, due_at=None)
    assert not issue.has_deadline
    handling.submit(issue, done="已清运", by=world.property_clerk, now=days_ago(5))

    handling.fail(
        issue, reason="仍有", limit=THREE_DAYS, how=ON_SITE, by=world.verifier, now=days_ago(4)
    )

    assert issue.has_deadline


def test_a_return_stops_the_clock_and_the_next_round_has_its_own(world: World) -> None:
    issue = dispatch(world)
    handling.return_(issue, reason="不归我们管", by=world.property_clerk, now=days_ago(4))
    assert not issue.has_deadline

    dispatch(world, issue=issue, unit=world.enforcement, due_at=FRIDAY, now=NOON)

    assert (issue.due_at, issue.lead_unit) == (FRIDAY, world.enforcement)
    first = issue.dispatches.get(round=1)
    assert (first.returned_at, first.return_reason) == (days_ago(4), "不归我们管")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"due_at": days_ago(6)}, "due_at"),
        ({"due_at": FRIDAY, "limit": THREE_DAYS}, "limit"),
        ({"explanation": "坏\x00"}, "explanation"),
        ({"explanation": "长" * 201}, "explanation"),
        ({"at": NOON}, "at"),
    ],
    ids=["gone by", "two", "broken", "long", "to come"],
)
def test_a_dispatch_that_makes_no_sense_is_refused(
    world: World, wrong: dict[str, Any], field: str
) -> None:
    issue = world.issue()
    before = trail.last_entry_id()

    with pytest.raises(Refused) as refusal:
        dispatch(world, issue=issue, **wrong)

    assert refusal.value.field == field
    assert (Dispatch.objects.count(), trail.last_entry_id()) == (0, before)


@pytest.mark.parametrize("n", [-1, 2_501])
def test_no_limit_is_longer_than_the_columns_hold(n: int) -> None:
    with pytest.raises(Refused):
        Limit(n, Unit.WORK_DAY)


def test_each_unit_cooperates_once_and_the_lead_unit_leads(world: World) -> None:
    others = [world.enforcement, world.property_company, world.enforcement, world.pine_unit]

    issue = dispatch(world, cooperating=others)

    sent = issue.dispatches.get()
    assert [c.unit for c in sent.cooperations.all()] == [world.enforcement, world.pine_unit]
    assert (sent.by_id, sent.by_unit) == (world.office.person_id, world.office_unit)


def test_whoever_dispatches_second_is_told_before_anything_is_written(world: World) -> None:
    issue = world.issue()
    seen = Issue.objects.get(pk=issue.pk)
    dispatch(world, issue=issue)

    with pytest.raises(Overtaken, match="000001 刚被别人办过"):
        dispatch(world, issue=seen, unit=world.enforcement)

    assert Dispatch.objects.get().lead_unit == world.property_company


def test_a_pause_before_dispatch_goes_back_to_waiting_for_it(world: World) -> None:
    issue = world.issue()
    handling.suspend(issue, reason="等资金", until=date(2021, 5, 1), by=world.office, now=NOON)

    handling.resume(issue, by=world.office, now=NOON)

    assert (issue.state, issue.has_deadline) == (State.ACCEPTED, False)


@pytest.mark.parametrize("until", [date(2021, 4, 12), date(2021, 4, 1)], ids=["today", "past"])
def test_a_pause_ends_on_a_day_to_come(world: World, until: date) -> None:
    with pytest.raises(Refused, match="晚于今天"):
        handling.suspend(world.issue(), reason="等", until=until, by=world.office, now=NOON)


def test_an_answer_is_on_time_by_the_due_time_then_in_force(world: World) -> None:
    early, late = dispatch(world, due_at=days_ago(4)), dispatch(world, due_at=days_ago(4))
    handling.submit(early, done="已清运", by=world.property_clerk, now=days_ago(4))
    handling.submit(
        late, done="已清运", by=world.property_clerk, now=days_ago(4) + timedelta(seconds=1)
    )

    assert [i.rectifications.get().on_time for i in (early, late)] == [True, False]
