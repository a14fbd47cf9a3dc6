"""补录: deeds that a ledger proves to have been done already. Sits beside commands.

The same rows as on the road of `handling`, on the days on which the ledger says that it was so.
A state never goes back, and nothing is made up: what is not proven is not entered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.calendars.worktime import WorkCalendar
from chuangcheng.issues import stages
from chuangcheng.issues.clock import Limit
from chuangcheng.issues.deeds import RUNNING, UNDISPUTED, State
from chuangcheng.issues.models import (
    Issue,
    Rectification,
    Verification,
)
from chuangcheng.issues.rules import may
from chuangcheng.issues.timing import Order, begin, wind
from chuangcheng.issues.transition import advance
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.people.models import Person, Unit
from chuangcheng.trail import commands as trail
from chuangcheng.trail.models import Entry

PROVABLE = (State.DISPATCHED, State.SUBMITTED, State.CLOSED)  # in the order of the road


@dataclass(frozen=True, kw_only=True)
class Proven:
    """已证明的办理: how far an issue has come, with whom, and what was done on which day.

    `reaches` is one of PROVABLE. Without `done_on` a rectification is dated by its entering.
    """

    issue: Issue
    reaches: State
    unit: Unit
    cooperating: Sequence[Unit] = ()
    limit: Limit | None = None
    due_at: datetime | None = None
    explanation: str = ""
    done: str = ""
    done_on: date | None = None
    verifier: Person | None = None


@dataclass(frozen=True)
class _Entering:
    """One run of `enter_proven`: who enters, when, under which entry, by which hours."""

    by: Actor
    now: datetime
    entry: Entry
    calendar: WorkCalendar


@transaction.atomic
def enter_proven(proven: Sequence[Proven], *, by: Actor, now: datetime) -> list[Issue]:
    """按台账补录: dispatch, submit and pass, for each issue as far as it is proven; one deed.

    Raises Refused for an issue that waits for a decision, and for a verifier of the unit that
    rectified; NotAllowed outside the office's area.
    """
    for each in proven:
        require(may("enter_proven", by, each.issue))
        _check(each, by)
    entry = trail.record("issues.enter_proven", by=by, at=now)
    entering = _Entering(by, now, entry, calendars.calendar())
    for each in proven:
        _enter(each, entering)
    trail.note(entry, [(each.issue, {"state": str(each.issue.state)}) for each in proven])
    return [each.issue for each in proven]


def _check(proven: Proven, by: Actor) -> None:
    issue, verifier = proven.issue, proven.verifier
    if issue.state not in UNDISPUTED:
        raise Refused(
            _("%(number)s 现在是“%(state)s”，要先在系统里办，不能按台账补录")
            % {"number": issue.serial, "state": issue.get_state_display()}
        )
    if proven.reaches == State.CLOSED and verifier is None:
        raise Refused(_("没有核查人，不能销号"))
    if verifier is None:
        return
    if verifier.unit_id == (issue.lead_unit_id or proven.unit.pk):
        raise NotAllowed(_("整改单位不能核查自己的整改"))
    if verifier.pk == by.person_id:
        raise NotAllowed(_("补录整改的人不能同时是核查人"))


def _enter(proven: Proven, entering: _Entering) -> None:
    """The deeds that are still to be done, one after the other, never before the last one."""
    issue = proven.issue
    at = _moment(proven, entering)
    if issue.state == State.ACCEPTED:
        _dispatch(proven, at, entering)
    if proven.reaches != State.DISPATCHED and issue.state in RUNNING:
        _submit(proven, at, entering)
    if proven.reaches == State.CLOSED and issue.state == State.SUBMITTED:
        _pass(proven, at, entering)


def _moment(proven: Proven, entering: _Entering) -> datetime:
    """Closing time of the day given: done on the due day is done in time; else this moment."""
    if proven.done_on is None:
        return entering.now
    day = max(proven.done_on, stages.current_stage(proven.issue).from_on)
    return min(entering.calendar.closing(day), entering.now)


def _dispatch(proven: Proven, at: datetime, entering: _Entering) -> None:
    order = Order(
        unit=proven.unit,
        limit=proven.limit,
        due_at=proven.due_at,
        cooperating=proven.cooperating,
        explanation=proven.explanation,
    )
    deadline = wind(begin(proven.issue, order, at=at, by=entering.by))
    facts = {"lead_unit": proven.unit, "unit_pending": False, **deadline}
    advance(proven.issue, "dispatch", at=at, entry=entering.entry, **facts)


def _submit(proven: Proven, at: datetime, entering: _Entering) -> None:
    issue = proven.issue
    Rectification.objects.create(
        issue=issue,
        dispatch=issue.dispatches.latest("round"),
        done=text.clean_line(proven.done, most=500, field="done") or _("台账记载已整改"),
        at=at,
        by_id=entering.by.person_id,
        unit=issue.lead_unit,
        due_at=issue.due_at,
    )
    advance(issue, "submit", at=at, entry=entering.entry)


def _pass(proven: Proven, at: datetime, entering: _Entering) -> None:
    issue, done = proven.issue, proven.issue.rectifications.latest("id")
    assert proven.verifier is not None  # noqa: S101 - checked before anything was entered
    Verification.objects.create(
        issue=issue,
        rectification=done,
        passed=True,
        how=Verification.How.BY_LEDGER,
        at=max(at, done.at),
        by_id=proven.verifier.pk,
    )
    advance(issue, "pass", at=max(at, done.at), entry=entering.entry)
