"""What the table alone does not say: independence, clocks, rounds, days and conflicts."""

from datetime import date, datetime, timedelta

import pytest

from chuangcheng.issues import commands, handling
from chuangcheng.issues.clock import Limit, Unit
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Decision, Dispatch, Issue, Stage, Verification
from chuangcheng.kernel.periods import NO_DEADLINE, OPEN_END
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.trail.models import Entry
from tests.world import NOON, THREE_DAYS, World, days_ago

pytestmark = pytest.mark.django_db

ON_SITE = Verification.How.ON_SITE


def test_no_unit_passes_its_own_rectification(world: World) -> None:
    issue = world.submitted()

    with pytest.raises(NotAllowed):
        handling.pass_(issue, how=ON_SITE, by=world.property_clerk, now=NOON)


def test_whoever_inspects_may_rectify_elsewhere_but_not_verify_that(world: World) -> None:
    issue = world.dispatched(unit=world.enforcement)
    handling.submit(issue, done="已拆除", by=world.enforcer, now=days_ago(4))

    with pytest.raises(NotAllowed):
        handling.pass_(issue, how=ON_SITE, by=world.enforcer, now=NOON)
    assert handling.pass_(issue, how=ON_SITE, by=world.verifier, now=NOON).has_ended


def test_a_community_verifies_what_it_dispatched_itself(world: World) -> None:
    issue = world.issue()
    handling.dispatch(
        issue, unit=world.property_company, limit=THREE_DAYS, by=world.pine_clerk, now=days_ago(5)
    )
    handling.submit(issue, done="已清运", by=world.property_clerk, now=days_ago(4))

    handling.pass_(issue, how=ON_SITE, by=world.pine_clerk, now=NOON)

    assert issue.state == State.CLOSED


def test_a_community_does_not_dispatch_to_a_department(world: World) -> None:
    with pytest.raises(NotAllowed, match="本社区的物业、网格"):
        handling.dispatch(
            world.issue(), unit=world.enforcement, limit=THREE_DAYS, by=world.pine_clerk, now=NOON
        )


def test_a_long_suspension_is_the_leaders(world: World) -> None:
    issue, until = world.rectifying(), date(2021, 5, 30)

    with pytest.raises(NotAllowed, match="街道领导"):
        handling.suspend(issue, reason="等资金", until=until, by=world.office, now=NOON)
    handling.suspend(issue, reason="等资金", until=until, by=world.leader, now=NOON)

    assert issue.state == State.SUSPENDED


def test_a_suspension_stops_the_clock_and_what_was_left_is_left(world: World) -> None:
    issue = world.rectifying()  # dispatched Tuesday 6 April, due Friday 9 April at closing time
    handling.suspend(
        issue, reason="等资金", until=date(2021, 4, 20), by=world.office, now=days_ago(4)
    )
    assert (issue.due_at, issue.due_on) == (NO_DEADLINE, OPEN_END)

    handling.resume(issue, by=world.office, now=NOON)

    assert issue.due_on > date(2021, 4, 12)
    assert issue.state == State.RECTIFYING


def test_a_second_dispatch_is_a_second_round_with_its_own_clock(world: World) -> None:
    issue = world.dispatched()
    handling.return_(issue, reason="不归我们管", by=world.property_clerk, now=days_ago(4))
    assert issue.due_on == OPEN_END

    handling.dispatch(
        issue, unit=world.enforcement, limit=Limit(4, Unit.WORK_HOUR), by=world.office, now=NOON
    )

    rounds = list(Dispatch.objects.filter(issue=issue).values_list("round", "lead_unit"))
    assert rounds == [(1, world.property_company.pk), (2, world.enforcement.pk)]
    assert issue.due_on == date(2021, 4, 12)


def test_a_limit_and_a_due_time_together_are_refused(world: World) -> None:
    with pytest.raises(Refused, match="只写一个"):
        handling.dispatch(
            world.issue(),
            unit=world.property_company,
            limit=THREE_DAYS,
            due_at=NOON,
            by=world.office,
            now=NOON,
        )


def test_without_a_limit_no_clock_runs(world: World) -> None:
    issue = handling.dispatch(world.issue(), unit=world.property_company, by=world.office, now=NOON)

    assert not issue.has_deadline


def test_a_failed_check_starts_a_new_clock_and_marks_the_issue(world: World) -> None:
    issue = world.submitted()

    handling.fail(
        issue, reason="仍有垃圾", limit=THREE_DAYS, how=ON_SITE, by=world.verifier, now=NOON
    )

    assert issue.reworked
    assert issue.due_on == date(2021, 4, 15)


def test_two_officers_doing_the_same_thing_have_one_effect(world: World) -> None:
    issue = world.submitted()
    seen_by_other = Issue.objects.get(pk=issue.pk)
    handling.pass_(issue, how=ON_SITE, by=world.verifier, now=NOON)

    with pytest.raises(Overtaken):
        handling.pass_(seen_by_other, how=ON_SITE, by=world.office, now=NOON)

    assert Verification.objects.filter(issue=issue).count() == 1


def test_a_deed_of_the_past_counts_on_its_day(world: World) -> None:
    issue = world.issue()

    handling.dispatch(
        issue,
        unit=world.property_company,
        limit=THREE_DAYS,
        at=days_ago(6),
        by=world.office,
        now=NOON,
    )

    stage = Stage.objects.filter(issue=issue).latest("seq")
    assert stage.from_on == date(2021, 4, 6)


def test_a_deed_before_the_one_before_it_is_refused(world: World) -> None:
    issue = world.dispatched()

    with pytest.raises(Refused, match="不能早于4月6日"):
        handling.receive(issue, at=days_ago(9), by=world.property_clerk, now=NOON)


def test_a_deed_in_the_future_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="不能晚于现在"):
        handling.receive(
            world.dispatched(), at=NOON + timedelta(days=1), by=world.property_clerk, now=NOON
        )


def test_an_issue_found_tomorrow_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="不能晚于今天"):
        commands.raise_issue(world.draft(found_on=date(2021, 4, 13)), by=world.office, now=NOON)


def test_a_batch_with_one_bad_draft_records_none(world: World) -> None:
    drafts = [world.draft(), world.draft(title=""), world.draft()]

    with pytest.raises(Refused):
        commands.raise_issues(drafts, by=world.office, now=NOON)

    assert not Issue.objects.exists()


def test_a_batch_is_one_deed_with_one_entry(world: World) -> None:
    before = Entry.objects.count()

    raised = commands.raise_issues([world.draft()] * 3, by=world.office, now=NOON)

    assert Entry.objects.count() == before + 1
    assert [issue.number for issue in raised] == [f"XX-2021-00000{n}" for n in (1, 2, 3)]


def test_accepting_gives_the_category_for_all_days(world: World) -> None:
    issue = world.reported(category=None)

    commands.accept(issue, category=world.lamp, by=world.office, now=NOON)

    kinds = set(Stage.objects.filter(issue=issue).values_list("kind", flat=True))
    assert kinds == {world.lamp.kind}


def test_a_contact_marks_an_issue_whose_unit_is_not_known(world: World) -> None:
    issue = world.issue()

    commands.log_contact(
        issue, unit=world.enforcement, answer="要看产权", by=world.office, now=NOON
    )

    assert issue.unit_pending
    assert Issue.objects.unassigned().get() == issue


def test_a_void_issue_says_why_and_what_it_was(world: World) -> None:
    issue = world.closed()

    commands.void(issue, reason="重复登记", by=world.office, now=NOON)

    told = Decision.objects.get(issue=issue)
    assert (told.reason, told.state_before) == ("重复登记", State.CLOSED)


def test_the_spot_fix_in_one_form_is_raised_and_closed_in_one_deed(world: World) -> None:
    issue = commands.raise_fixed(world.draft(), done="捡走烟头", by=world.grid_worker, now=NOON)

    deeds = set(Entry.objects.about(f"issues.issue:{issue.pk}").values_list("deed", flat=True))
    assert issue.state == State.CLOSED
    assert issue.fixed_on_spot
    assert len(deeds) == 1


def test_overdue_is_by_day(world: World) -> None:
    issue = world.rectifying()  # due Friday 9 April

    assert issue not in Issue.objects.overdue(date(2021, 4, 9))
    assert issue in Issue.objects.overdue(date(2021, 4, 10))


def test_a_naive_instant_never_reaches_the_records(world: World) -> None:
    with pytest.raises((TypeError, ValueError)):
        handling.receive(
            world.dispatched(),
            at=datetime(2021, 4, 7, 9),
            by=world.property_clerk,
            now=NOON,
        )
