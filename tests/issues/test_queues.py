"""等我处理的: each queue holds what its person can move on, and nothing else."""

from datetime import date, timedelta

import pytest

from chuangcheng.calendars import queries as calendars
from chuangcheng.issues import commands as issues
from chuangcheng.issues import handling, queries, rules
from chuangcheng.issues.clock import Limit, Unit
from chuangcheng.issues.models import Dispatch, Issue, Verification
from chuangcheng.issues.queries import Days, Pile
from chuangcheng.kernel.actor import Actor, Grant, Role
from tests.world import TODAY, World, days_ago

pytestmark = pytest.mark.django_db
DAYS = Days(TODAY, date(2021, 4, 13))
AREA_QUEUES = (
    queries.ACCEPT,
    queries.DISPATCH,
    queries.DECIDE,
    queries.VERIFY,
    queries.RESUME,
    queries.OVERDUE,
    queries.SOON,
)


def returned(world: World, **changes: object) -> Issue:
    issue = world.dispatched(**changes)
    return handling.return_(issue, reason="井盖属市政", by=world.property_clerk, now=days_ago(5))


def held(world: World, *, until: date) -> Issue:
    issue = world.rectifying()
    return handling.suspend(issue, reason="等资金", until=until, by=world.office, now=days_ago(4))


def reworked(world: World) -> Issue:
    how = Verification.How.ON_SITE
    limit = Limit(2, Unit.WORK_DAY)
    return handling.fail(
        world.submitted(), how=how, reason="没清完", limit=limit, by=world.verifier, now=days_ago(3)
    )


LIVES = {
    "accept": lambda world: world.reported(),
    "dispatch": lambda world: world.issue(),
    "decide": returned,
    "verify": lambda world: world.submitted(),
    "resume": lambda world: held(world, until=TODAY),
    "receive": lambda world: world.dispatched(),
    "rectify": lambda world: world.rectifying(),
    "rework": reworked,
}


@pytest.mark.parametrize("queue", queries.TO_DO, ids=lambda queue: queue.key)
def test_each_issue_waits_in_one_queue_at_most(world: World, queue: queries.Queue):
    issue = LIVES[queue.key](world)

    found = {
        other.key
        for other in queries.TO_DO
        for actor in (world.office, world.property_clerk)
        if issue in queries.standing_in(other, actor, DAYS)
    }

    assert found == {queue.key}


@pytest.mark.parametrize("queue", queries.TO_DO, ids=lambda queue: queue.key)
def test_nothing_waits_for_the_neighbouring_community(world: World, queue: queries.Queue):
    LIVES[queue.key](world)

    assert queries.waiting_for(world.dragon_clerk, [queue], DAYS) == {queue.key: Pile()}


def test_a_closed_issue_waits_for_nobody(world: World):
    world.closed()

    for actor in world.everybody().values():
        piles = queries.waiting_for(actor, queries.TO_DO, DAYS)
        assert set(piles.values()) == {Pile()}


def test_a_pile_tells_its_size_its_oldest_and_what_presses(world: World):
    world.issue()
    pending = world.issue(now=days_ago(5))
    issues.log_contact(
        pending, unit=world.enforcement, answer="不属于我们", by=world.office, now=days_ago(4)
    )

    (pile,) = queries.waiting_for(world.office, [queries.DISPATCH], DAYS).values()

    assert pile == Pile(n=2, since=days_ago(7), pressing=1)


@pytest.mark.parametrize(
    ("limit", "queue"),
    [(1, "overdue"), (3, "overdue"), (4, "soon"), (5, "soon"), (6, "")],
    ids=["late", "late by a day", "today", "tomorrow", "the day after"],
)
def test_a_running_issue_is_overdue_or_due_soon_by_day(world: World, limit: int, queue: str):
    world.dispatched(limit=Limit(limit, Unit.WORK_DAY))

    piles = queries.waiting_for(world.office, [queries.OVERDUE, queries.SOON], DAYS)

    assert {key for key, pile in piles.items() if pile.n} == ({queue} if queue else set())


def test_due_soon_ends_with_the_next_work_day(world: World):
    friday = days_ago(3)

    days = queries.days_of(friday, calendars.calendar())

    assert days == Days(today=date(2021, 4, 9), soon_until=date(2021, 4, 12))


@pytest.mark.parametrize(("days", "waits"), [(-1, 1), (0, 1), (1, 0)])
def test_a_suspension_waits_for_the_office_from_its_last_day_on(
    world: World, days: int, waits: int
):
    held(world, until=TODAY + timedelta(days=days))

    assert queries.waiting_for(world.office, [queries.RESUME], DAYS)["resume"].n == waits


def test_an_issue_that_was_resumed_does_not_wait_to_be_resumed_again(world: World):
    issue = held(world, until=TODAY)
    handling.resume(issue, by=world.office, now=days_ago(2))
    handling.suspend(
        issue, reason="又等资金", until=date(2021, 5, 1), by=world.office, now=days_ago(1)
    )

    assert queries.waiting_for(world.office, [queries.RESUME], DAYS)["resume"].n == 0


def test_what_waits_to_be_verified_is_what_the_rule_lets_somebody_verify(world: World):
    by_community = world.issue()
    handling.dispatch(
        by_community, unit=world.property_company, limit=None, by=world.pine_clerk, now=days_ago(6)
    )
    handling.submit(by_community, done="已清", by=world.property_clerk, now=days_ago(5))
    by_own_unit = world.dispatched(unit=world.office_unit)
    unit_of_the_office = Actor(
        world.office.person_id,
        world.office.name,
        (*world.office.grants, Grant(Role.RESPONSIBLE_UNIT, unit_id=world.office_unit.pk)),
    )
    handling.submit(by_own_unit, done="已清", by=unit_of_the_office, now=days_ago(5))
    submitted = [by_community, by_own_unit, world.submitted()]

    for actor in (*world.everybody().values(), world.dragon_clerk, unit_of_the_office):
        waiting = set(queries.standing_in(queries.VERIFY, actor, DAYS))
        assert waiting == {issue for issue in submitted if _may_pass(actor, issue)}


def _may_pass(actor: Actor, issue: Issue) -> bool:
    done = issue.rectifications.latest("id")
    return bool(rules.may_verify("pass", actor, issue, done, done.dispatch))


def test_the_count_of_what_waits_is_the_sum_of_its_piles(world: World):
    for life in LIVES.values():
        life(world)

    for actor in world.everybody().values():
        piles = queries.waiting_for(actor, queries.TO_DO, DAYS)
        total = sum(pile.n for pile in piles.values())
        assert queries.waiting_count(actor, queries.TO_DO, TODAY) == total
    assert queries.waiting_count(world.office, queries.TO_DO, TODAY) == 5


def test_a_person_of_the_whole_district_sees_what_is_late_in_it(world: World):
    world.dispatched()

    assert queries.waiting_for(world.supervisor, [queries.OVERDUE], DAYS)["overdue"].n == 1


def test_what_waits_is_asked_in_a_fixed_number_of_statements(
    world: World, django_assert_num_queries
):
    for life in LIVES.values():
        life(world)
        life(world)

    with django_assert_num_queries(2):
        queries.waiting_count(world.pine_clerk, queries.TO_DO, TODAY)
    with django_assert_num_queries(1):
        queries.waiting_count(world.office, queries.TO_DO, TODAY)
    with django_assert_num_queries(1):
        queries.waiting_for(world.office, AREA_QUEUES, DAYS)
    with django_assert_num_queries(0):
        queries.waiting_for(world.administrator, (), DAYS)


def test_lags_join_a_unit_s_categories_and_begin_with_the_longest_late(world: World):
    world.dispatched(category=world.lamp)
    world.dispatched(limit=Limit(1, Unit.WORK_DAY))
    world.dispatched(limit=Limit(2, Unit.WORK_DAY))
    world.dispatched(unit=world.enforcement, limit=Limit(2, Unit.WORK_DAY))

    found = queries.lags(queries.standing_in(queries.OVERDUE, world.office, DAYS))

    assert [(lag.unit, lag.n, lag.categories) for lag in found] == [
        ("和美物业", 3, ("积存垃圾", "楼道灯")),
        ("XX街道综合行政执法局", 1, ("积存垃圾",)),
    ]
    assert found[0].due_at < found[1].due_at


def test_the_latest_record_of_each_issue_comes_in_one_statement(
    world: World, django_assert_num_queries
):
    twice = returned(world)
    limit = Limit(3, Unit.WORK_DAY)
    handling.dispatch(twice, unit=world.enforcement, limit=limit, by=world.office, now=days_ago(4))
    once, never = world.dispatched(), world.issue()

    with django_assert_num_queries(1):
        found = queries.latest(Dispatch.objects.all(), [twice, once, never])

    assert {key: row.round for key, row in found.items()} == {twice.pk: 2, once.pk: 1}
