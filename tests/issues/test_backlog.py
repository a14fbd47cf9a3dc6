"""补录: what a ledger proves is entered on its day, by the office, never by its own verifier."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chuangcheng.issues import backlog
from chuangcheng.issues import commands as issues
from chuangcheng.issues.backlog import Proven
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Dispatch, Issue, Stage, Verification
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.trail.models import Entry
from tests.world import NOON, THREE_DAYS

pytestmark = pytest.mark.django_db

FOUND = date(2021, 4, 5)


def proven(world, issue, **more):
    given = {"reaches": State.CLOSED, "unit": world.property_company, "done_on": date(2021, 4, 8)}
    verifier = world.account(world.verifier)
    return Proven(issue=issue, **{**given, "verifier": verifier, **more})


def entered(world, *several, by=None):
    return backlog.enter_proven(several, by=by or world.office, now=NOON)


@pytest.mark.parametrize("reaches", backlog.PROVABLE)
def test_an_issue_comes_exactly_as_far_as_is_proven(world, reaches):
    issue = world.issue()

    entered(world, proven(world, issue, reaches=reaches))

    issue.refresh_from_db()
    assert issue.state == reaches


def test_several_issues_are_one_deed_with_one_entry(world):
    first, second = world.issue(), world.issue(title="另一条")
    before = Entry.objects.latest("id").pk

    entered(world, proven(world, first), proven(world, second))

    (entry,) = Entry.objects.filter(pk__gt=before)
    assert entry.verb == "issues.enter_proven"
    assert entry.events.count() == 2


def test_one_that_cannot_be_entered_keeps_all_out(world):
    good, bad = world.issue(), world.suspended(title="暂缓的")

    with pytest.raises(Refused, match="不能按台账补录"):
        entered(world, proven(world, good), proven(world, bad))

    good.refresh_from_db()
    assert good.state == State.ACCEPTED


def test_the_dispatch_is_never_later_than_the_completion(world):
    issue = world.issue()

    entered(world, proven(world, issue, limit=THREE_DAYS))

    sent, done = Dispatch.objects.get(issue=issue), issue.rectifications.get()
    assert sent.at == done.at < NOON
    assert done.on_time


def test_without_a_day_it_is_done_when_it_is_entered(world):
    issue = world.issue()

    entered(world, proven(world, issue, done_on=None))

    assert issue.rectifications.get().at == NOON
    assert issue.rectifications.get().done == "台账记载已整改"


def test_what_has_come_further_stays_where_it_is(world):
    issue = world.closed()
    before = issue.version

    entered(world, proven(world, issue, reaches=State.DISPATCHED))

    issue.refresh_from_db()
    assert (issue.state, issue.version) == (State.CLOSED, before)


def test_what_is_dispatched_keeps_its_unit(world):
    issue = world.dispatched()

    entered(world, proven(world, issue, unit=world.enforcement))

    issue.refresh_from_db()
    assert (issue.state, issue.lead_unit) == (State.CLOSED, world.property_company)
    assert Dispatch.objects.filter(issue=issue).count() == 1


def test_the_verification_says_that_a_ledger_proves_it(world):
    issue = world.issue()

    entered(world, proven(world, issue))

    seen = Verification.objects.get(issue=issue)
    assert (seen.how, seen.by_id) == (Verification.How.BY_LEDGER, world.verifier.person_id)


@pytest.mark.parametrize("who", ["property_clerk", "office"])
def test_nobody_verifies_what_their_unit_or_they_themselves_did(world, who):
    verifier = world.account(getattr(world, who))

    with pytest.raises(NotAllowed):
        entered(world, proven(world, world.issue(), verifier=verifier))


def test_nothing_is_closed_without_a_verifier(world):
    with pytest.raises(Refused, match="没有核查人"):
        entered(world, proven(world, world.issue(), verifier=None))


@pytest.mark.parametrize("who", ["pine_clerk", "leader", "verifier", "property_clerk"])
def test_only_the_office_enters_what_is_proven(world, who):
    with pytest.raises(NotAllowed):
        entered(world, proven(world, world.issue()), by=getattr(world, who))


def test_a_day_before_the_last_stage_is_not_believed(world):
    issue = world.dispatched()

    entered(world, proven(world, issue, done_on=FOUND))

    assert issue.rectifications.get().at >= Dispatch.objects.get(issue=issue).at


def test_ten_times_as_many_issues_take_nowhere_near_ten_times_the_statements(world):
    def batch(n):
        return [proven(world, world.issue(title=f"第{i}处"), limit=THREE_DAYS) for i in range(n)]

    small, large = batch(10), batch(100)

    with CaptureQueriesContext(connection) as few:
        entered(world, *small)
    with CaptureQueriesContext(connection) as many:
        entered(world, *large)

    assert len(many) < 2 * len(few)  # SQLite inserts so many rows at a time
    assert {Issue.objects.get(pk=each.issue.pk).state for each in large} == {State.CLOSED}


def test_issues_that_came_differently_far_end_where_each_is_proven(world):
    waiting, sent, done = world.issue(), world.dispatched(), world.submitted()

    entered(
        world,
        proven(world, waiting, reaches=State.DISPATCHED),
        proven(world, sent, reaches=State.SUBMITTED),
        proven(world, done),
    )

    states = [Issue.objects.get(pk=issue.pk).state for issue in (waiting, sent, done)]
    assert states == [State.DISPATCHED, State.SUBMITTED, State.CLOSED]
    assert Stage.objects.filter(until_on=OPEN_END).count() == 3


def test_whoever_holds_an_old_version_keeps_the_whole_batch_out(world):
    good, seen = world.issue(), world.issue(title="另一条")
    issues.log_contact(
        Issue.objects.get(pk=seen.pk),
        unit=world.enforcement,
        answer="在查",
        by=world.office,
        now=NOON,
    )

    with pytest.raises(Overtaken, match="刚被别人办过"):
        entered(world, proven(world, good), proven(world, seen))

    good.refresh_from_db()
    assert good.state == State.ACCEPTED
