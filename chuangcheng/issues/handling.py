"""Deeds on the road from 交办 to 销号. Sits beside commands; taking in and voiding: `commands`."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.duties import queries as duties
from chuangcheng.evidence.commands import Upload
from chuangcheng.issues.clock import EventKind, Limit
from chuangcheng.issues.commands import attach
from chuangcheng.issues.deeds import RUNNING, State
from chuangcheng.issues.models import (
    ClockEvent,
    Dispatch,
    Issue,
    IssueProof,
    Rectification,
    Suspension,
    Verification,
)
from chuangcheng.issues.rules import may, may_dispatch, may_suspend, may_verify
from chuangcheng.issues.timing import Order, begin, no_deadline, wind
from chuangcheng.issues.transition import advance, check, not_ahead
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people import models as people
from chuangcheng.trail import commands as trail


@transaction.atomic
def dispatch(
    issue: Issue,
    *,
    unit: people.Unit,
    by: Actor,
    now: datetime,
    limit: Limit | None = None,
    due_at: datetime | None = None,
    cooperating: Sequence[people.Unit] = (),
    explanation: str = "",
    at: datetime | None = None,
) -> Issue:
    """交办: to a unit, with a limit or a given due time; a new clock starts at once.

    Without either (方案时限 not yet dated) no clock runs. Raises Refused when both are given, and
    for a due time that has gone by.
    """
    own_units = duties.own_units(issue.community_id, on=law_day(now))
    require(may_dispatch(by, issue, unit, own_units))
    check(issue, "dispatch")
    at, why = not_ahead(at, now=now), text.clean_line(explanation, most=200, field="explanation")
    order = Order(unit=unit, limit=limit, due_at=due_at, cooperating=cooperating, explanation=why)
    if due_at is not None and due_at <= at:
        raise Refused(_("到期时间要晚于交办时间"), field="due_at")
    facts = {"unit": unit.name, "why": why}
    entry = trail.record("issues.dispatch", by=by, at=now, on=issue, facts=facts)
    deadline = begin(issue, order, at=at, by=by)
    return advance(
        issue, "dispatch", at=at, entry=entry, lead_unit=unit, unit_pending=False, **deadline
    )


@transaction.atomic
def receive(issue: Issue, *, by: Actor, now: datetime, at: datetime | None = None) -> Issue:
    """签收: by the lead unit, when it first opens the issue or by the button."""
    require(may("receive", by, issue))
    check(issue, "receive")
    at = not_ahead(at, now=now)
    entry = trail.record("issues.receive", by=by, at=now, on=issue)
    Dispatch.objects.filter(pk=_round(issue).pk).update(received_at=at, received_by=by.person_id)
    return advance(issue, "receive", at=at, entry=entry)


@transaction.atomic
def return_(issue: Issue, *, reason: str, by: Actor, now: datetime) -> Issue:
    """退单: the lead unit says that it is not its business; the clock stands until decided."""
    require(may("return", by, issue))
    check(issue, "return")
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("issues.return", by=by, at=now, on=issue, facts={"reason": reason})
    sent = _round(issue)
    Dispatch.objects.filter(pk=sent.pk).update(returned_at=now, return_reason=reason)
    ClockEvent.objects.create(dispatch=sent, type=EventKind.PAUSE, at=now)
    return advance(issue, "return", at=now, entry=entry, **wind(sent))


@transaction.atomic
def suspend(issue: Issue, *, reason: str, until: date, by: Actor, now: datetime) -> Issue:
    """暂缓(挂账), for a reason until a day; the clock stands still.

    Raises Refused for a day that is not in the future.
    """
    days = (until - law_day(now)).days
    require(may_suspend(by, issue, days))
    check(issue, "suspend")
    if days <= 0:
        raise Refused(_("恢复日期要晚于今天"), field="until")
    reason = text.filled(reason, most=200, field="reason")
    facts = {"reason": reason, "until": until.isoformat()}
    entry = trail.record("issues.suspend", by=by, at=now, on=issue, facts=facts)
    Suspension.objects.create(
        issue=issue, from_state=issue.state, reason=reason, until=until, at=now, by_id=by.person_id
    )
    deadline = no_deadline()
    if issue.state in RUNNING:
        sent = _round(issue)
        ClockEvent.objects.create(dispatch=sent, type=EventKind.PAUSE, at=now)
        deadline = wind(sent)
    return advance(issue, "suspend", at=now, entry=entry, **deadline)


@transaction.atomic
def resume(issue: Issue, *, by: Actor, now: datetime) -> Issue:
    """恢复: back to the state before; what was left of the limit is left."""
    require(may("resume", by, issue))
    check(issue, "resume")
    entry = trail.record("issues.resume", by=by, at=now, on=issue)
    held = issue.suspensions.latest("id")
    Suspension.objects.filter(pk=held.pk).update(resumed_at=now)
    deadline = no_deadline()
    if held.from_state in RUNNING:
        sent = _round(issue)
        ClockEvent.objects.create(dispatch=sent, type=EventKind.RESUME, at=now)
        deadline = wind(sent)
    return advance(issue, "resume", at=now, entry=entry, to=State(held.from_state), **deadline)


@transaction.atomic
def submit(
    issue: Issue,
    *,
    done: str,
    by: Actor,
    now: datetime,
    at: datetime | None = None,
    photos: Sequence[Upload] = (),
) -> Issue:
    """反馈整改: what the unit did; stops the clock, and here 按期 is judged."""
    require(may("submit", by, issue))
    check(issue, "submit")
    done, at = text.filled(done, most=500, field="done"), not_ahead(at, now=now)
    entry = trail.record("issues.submit", by=by, at=now, on=issue, facts={"done": done})
    rectification = Rectification.objects.create(
        issue=issue,
        dispatch=_round(issue),
        done=done,
        at=at,
        by_id=by.person_id,
        unit=issue.lead_unit,
        due_at=issue.due_at,
    )
    inside = by.within(entry.deed)
    after = IssueProof.Moment.AFTER
    attach(issue, photos, after, rectification=rectification, by=inside, now=now)
    return advance(issue, "submit", at=at, entry=entry)


@transaction.atomic
def pass_(
    issue: Issue,
    *,
    how: Verification.How,
    by: Actor,
    now: datetime,
    reason: str = "",
    at: datetime | None = None,
) -> Issue:
    """核查通过，销号 (one deed): the rectification holds, so the issue is closed."""
    check(issue, "pass")
    done = issue.rectifications.latest("id")
    require(may_verify("pass", by, issue, done, done.dispatch))
    at = not_ahead(at, now=now)
    entry = trail.record("issues.pass", by=by, at=now, on=issue, facts={"how": how})
    _verify(issue, done, passed=True, how=how, reason=reason, at=at, by=by)
    return advance(issue, "pass", at=at, entry=entry)


@transaction.atomic
def fail(
    issue: Issue,
    *,
    reason: str,
    limit: Limit,
    how: Verification.How,
    by: Actor,
    now: datetime,
) -> Issue:
    """退回重改: the rectification does not hold; a new clock starts with its own limit."""
    check(issue, "fail")
    done = issue.rectifications.latest("id")
    require(may_verify("fail", by, issue, done, done.dispatch))
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("issues.fail", by=by, at=now, on=issue, facts={"reason": reason})
    _verify(issue, done, passed=False, how=how, reason=reason, at=now, by=by)
    sent = _round(issue)
    ClockEvent.objects.create(
        dispatch=sent, type=EventKind.RESTART, at=now, n=limit.n, unit=limit.unit
    )
    return advance(issue, "fail", at=now, entry=entry, reworked=True, **wind(sent))


def _round(issue: Issue) -> Dispatch:
    """The dispatch whose clock is the issue's."""
    return issue.dispatches.latest("round")


def _verify(
    issue: Issue,
    done: Rectification,
    *,
    passed: bool,
    how: Verification.How,
    reason: str,
    at: datetime,
    by: Actor,
) -> None:
    Verification.objects.create(
        issue=issue,
        rectification=done,
        passed=passed,
        how=how,
        reason=text.clean_line(reason, most=200, field="reason"),
        at=at,
        by_id=by.person_id,
    )
