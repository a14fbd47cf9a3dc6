"""Every deed of the table that is open: it happens and leaves a trail, the wrong person cannot,
the wrong state cannot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from chuangcheng.issues import commands, handling, rechecking
from chuangcheng.issues.deeds import DEEDS, State
from chuangcheng.issues.models import Issue, Verification
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.refusal import NotAllowed, Refused
from chuangcheng.trail import queries as trail
from tests.world import NOON, THREE_DAYS, World

pytestmark = pytest.mark.django_db

ON_SITE = Verification.How.ON_SITE
Act = Callable[[World, Issue, Actor], object]


@dataclass(frozen=True)
class Case:
    """One deed: how it is done, from which state, to which, by whom and by whom not."""

    act: Act
    start: str
    target: State
    may: tuple[str, ...]
    may_not: tuple[str, ...]
    wrong_start: str


CASES: dict[str, Case] = {
    "fix_on_spot": Case(
        lambda _w, i, by: commands.fix_on_spot(i, done="当场清走", by=by, now=NOON),
        "reported",
        State.CLOSED,
        ("office", "pine_clerk", "grid_worker"),
        ("dragon_clerk", "leader", "property_clerk", "verifier", "supervisor", "keeper"),
        "dispatched",
    ),
    "accept": Case(
        lambda w, i, by: commands.accept(i, category=w.lamp, by=by, now=NOON),
        "reported",
        State.ACCEPTED,
        ("office", "pine_clerk"),
        ("dragon_clerk", "grid_worker", "property_clerk", "leader", "administrator"),
        "issue",
    ),
    "reject": Case(
        lambda _w, i, by: commands.reject(i, reason="不在辖区", by=by, now=NOON),
        "reported",
        State.REJECTED,
        ("office",),
        ("pine_clerk", "leader", "grid_worker", "administrator"),
        "issue",
    ),
    "log_contact": Case(
        lambda w, i, by: commands.log_contact(
            i, unit=w.enforcement, answer="正在核对权属", by=by, now=NOON
        ),
        "issue",
        State.ACCEPTED,
        ("office",),
        ("pine_clerk", "leader", "enforcer"),
        "closed",
    ),
    "dispatch": Case(
        lambda w, i, by: handling.dispatch(
            i, unit=w.property_company, limit=THREE_DAYS, by=by, now=NOON
        ),
        "issue",
        State.DISPATCHED,
        ("office", "pine_clerk"),
        ("dragon_clerk", "leader", "property_clerk", "verifier", "administrator"),
        "reported",
    ),
    "receive": Case(
        lambda _w, i, by: handling.receive(i, by=by, now=NOON),
        "dispatched",
        State.RECTIFYING,
        ("property_clerk",),
        ("office", "enforcer", "pine_clerk", "leader"),
        "issue",
    ),
    "return": Case(
        lambda _w, i, by: handling.return_(i, reason="不归我们管", by=by, now=NOON),
        "dispatched",
        State.RETURNED,
        ("property_clerk",),
        ("office", "enforcer", "leader", "grid_worker"),
        "submitted",
    ),
    "suspend": Case(
        lambda _w, i, by: handling.suspend(
            i, reason="等资金", until=date(2021, 5, 1), by=by, now=NOON
        ),
        "rectifying",
        State.SUSPENDED,
        ("office", "leader"),
        ("pine_clerk", "property_clerk", "verifier"),
        "submitted",
    ),
    "resume": Case(
        lambda _w, i, by: handling.resume(i, by=by, now=NOON),
        "suspended",
        State.RECTIFYING,
        ("office",),
        ("property_clerk", "pine_clerk", "verifier"),
        "rectifying",
    ),
    "submit": Case(
        lambda _w, i, by: handling.submit(i, done="已清运", by=by, now=NOON),
        "rectifying",
        State.SUBMITTED,
        ("property_clerk",),
        ("office", "enforcer", "pine_clerk", "verifier"),
        "issue",
    ),
    "pass": Case(
        lambda _w, i, by: handling.pass_(i, how=ON_SITE, by=by, now=NOON),
        "submitted",
        State.CLOSED,
        ("office", "verifier"),
        ("property_clerk", "pine_clerk", "leader", "dragon_clerk"),
        "closed",
    ),
    "fail": Case(
        lambda _w, i, by: handling.fail(
            i, reason="仍有垃圾", limit=THREE_DAYS, how=ON_SITE, by=by, now=NOON
        ),
        "submitted",
        State.RECTIFYING,
        ("office", "verifier"),
        ("property_clerk", "pine_clerk", "grid_worker"),
        "closed",
    ),
    "recheck": Case(
        lambda _w, i, by: rechecking.recheck(i, holds=True, by=by, now=NOON),
        "closed",
        State.CLOSED,
        ("verifier",),
        ("office", "property_clerk", "pine_clerk", "leader", "administrator"),
        "submitted",
    ),
    "void": Case(
        lambda _w, i, by: commands.void(i, reason="重复登记", by=by, now=NOON),
        "closed",
        State.VOID,
        ("office",),
        ("pine_clerk", "leader", "verifier", "supervisor", "administrator"),
        "voided",
    ),
}


def start(world: World, state: str) -> Issue:
    """An issue in the state that a case begins with."""
    if state == "voided":
        issue = world.issue()
        commands.void(issue, reason="重复登记", by=world.office, now=NOON)
        return issue
    made: Issue = getattr(world, state)()
    return made


def test_every_open_deed_has_its_case() -> None:
    open_deeds = {key for key, deed in DEEDS.items() if deed.open}
    assert open_deeds - {"raise"} == CASES.keys()


@pytest.mark.parametrize("deed", CASES)
def test_the_deed_happens_and_leaves_one_trail_entry(world: World, deed: str) -> None:
    case = CASES[deed]
    for who in case.may:
        issue = start(world, case.start)
        before = trail.last_entry_id()

        case.act(world, issue, getattr(world, who))

        issue.refresh_from_db()
        assert issue.state == case.target, who
        left = [d for d in trail.history_of(f"issues.issue:{issue.pk}") if d.entry_id > before]
        assert [d.verb for d in left] == [f"issues.{deed}"]
        assert left[0].actor == getattr(world, who).key


@pytest.mark.parametrize("deed", CASES)
def test_the_wrong_person_cannot_and_is_told_why(world: World, deed: str) -> None:
    case = CASES[deed]
    for who in case.may_not:
        issue = start(world, case.start)
        before = trail.last_entry_id()

        with pytest.raises(NotAllowed) as refusal:
            case.act(world, issue, getattr(world, who))

        assert refusal.value.reason
        assert trail.last_entry_id() == before, who


@pytest.mark.parametrize("deed", CASES)
def test_the_wrong_state_cannot(world: World, deed: str) -> None:
    case = CASES[deed]
    issue = start(world, case.wrong_start)
    before = (issue.state, trail.last_entry_id())

    with pytest.raises(Refused):
        case.act(world, issue, getattr(world, case.may[0]))

    issue.refresh_from_db()
    assert (issue.state, trail.last_entry_id()) == before


@pytest.mark.parametrize("role", Role)
def test_who_may_raise_follows_the_table(world: World, role: Role) -> None:
    by = world.everybody()[role]
    allowed = {
        Role.CAMPAIGN_OFFICE,
        Role.LEADER,
        Role.COMMUNITY,
        Role.GRID_WORKER,
        Role.RESPONSIBLE_UNIT,
        Role.VERIFIER,
        Role.STATION_KEEPER,
    }
    if role not in allowed:
        with pytest.raises(NotAllowed):
            commands.raise_issue(world.draft(), by=by, now=NOON)
        return
    place = world.far_compound if by == world.dragon_clerk else world.compound
    raised = commands.raise_issue(world.draft(place=place), by=by, now=NOON)
    assert raised.state == (State.ACCEPTED if role == Role.CAMPAIGN_OFFICE else State.REPORTED)
