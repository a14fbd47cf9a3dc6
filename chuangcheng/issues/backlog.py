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
from chuangcheng.issues.models import Dispatch, Issue, Rectification, Verification
from chuangcheng.issues.rules import may
from chuangcheng.issues.timing import Order, Sending, begin_all
from chuangcheng.issues.transition import Move, advance_all
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.people.models import Person, Unit
from chuangcheng.trail import commands as trail
from chuangcheng.trail.models import Entry

PROVABLE = (State.DISPATCHED, State.SUBMITTED, State.CLOSED)  # in the order of the road
SLICE = 500


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


def done_at(day: date | None, since: date, calendar: WorkCalendar, *, now: datetime) -> datetime:
    """办理时间 by its day: its closing time, for done on the due day is done in time; else now.

    Never before the day on which the last deed was done.
    """
    return min(calendar.closing(max(day, since)), now) if day else now


@dataclass(frozen=True)
class _Entering:
    """One run of `enter_proven`: who enters, when, under which entry."""

    by: Actor
    now: datetime
    entry: Entry


@dataclass(frozen=True)
class _Step:
    """One issue on its way, and the moment at which what is proven was done."""

    proven: Proven
    at: datetime

    @property
    def issue(self) -> Issue:
        return self.proven.issue


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
    entering = _Entering(by, now, entry)
    for start in range(0, len(proven), SLICE):
        _enter(proven[start : start + SLICE], entering)
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


def _enter(proven: Sequence[Proven], entering: _Entering) -> None:
    """The deeds that are still to be done, one after the other, never before the last one."""
    steps = _steps(proven, entering)
    _dispatch([step for step in steps if step.issue.state == State.ACCEPTED], entering)
    beyond = [step for step in steps if step.proven.reaches != State.DISPATCHED]
    _submit([step for step in beyond if step.issue.state in RUNNING], entering)
    closed = [step for step in beyond if step.proven.reaches == State.CLOSED]
    _pass([step for step in closed if step.issue.state == State.SUBMITTED], entering)


def _steps(proven: Sequence[Proven], entering: _Entering) -> list[_Step]:
    standing, calendar = stages.current_stages(each.issue for each in proven), calendars.calendar()
    steps = []
    for each in proven:
        since = standing[each.issue.pk].from_on
        steps.append(_Step(each, done_at(each.done_on, since, calendar, now=entering.now)))
    return steps


def _dispatch(steps: Sequence[_Step], entering: _Entering) -> None:
    sendings = [Sending(issue=s.issue, order=_order(s.proven), at=s.at) for s in steps]
    moves = [
        Move(
            issue=step.issue,
            at=step.at,
            facts={"lead_unit": step.proven.unit, "unit_pending": False, **deadline},
        )
        for step, deadline in zip(steps, begin_all(sendings, by=entering.by), strict=True)
    ]
    advance_all(moves, "dispatch", entry=entering.entry)


def _order(proven: Proven) -> Order:
    return Order(
        unit=proven.unit,
        limit=proven.limit,
        due_at=proven.due_at,
        cooperating=proven.cooperating,
        explanation=proven.explanation,
    )


def _submit(steps: Sequence[_Step], entering: _Entering) -> None:
    issues = [step.issue for step in steps]
    rounds = {d.issue_id: d for d in Dispatch.objects.filter(issue__in=issues).order_by("round")}
    Rectification.objects.bulk_create(
        Rectification(
            issue=step.issue,
            dispatch=rounds[step.issue.pk],
            done=text.clean_line(step.proven.done, most=500, field="done") or _("台账记载已整改"),
            at=step.at,
            by_id=entering.by.person_id,
            unit=step.issue.lead_unit,
            due_at=step.issue.due_at,
        )
        for step in steps
    )
    moves = [Move(issue=step.issue, at=step.at) for step in steps]
    advance_all(moves, "submit", entry=entering.entry)


def _pass(steps: Sequence[_Step], entering: _Entering) -> None:
    issues = [step.issue for step in steps]
    rows = Rectification.objects.filter(issue__in=issues).order_by("id")
    done = {rectification.issue_id: rectification for rectification in rows}
    moves = [Move(issue=s.issue, at=max(s.at, done[s.issue.pk].at)) for s in steps]
    Verification.objects.bulk_create(
        Verification(
            issue=move.issue,
            rectification=done[move.issue.pk],
            passed=True,
            how=Verification.How.BY_LEDGER,
            at=move.at,
            by=step.proven.verifier,
        )
        for step, move in zip(steps, moves, strict=True)
    )
    advance_all(moves, "pass", entry=entering.entry)
