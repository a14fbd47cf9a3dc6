"""整改情况: how far the columns of a line prove that an issue has come. Nothing is made up."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.issues.deeds import RUNNING, UNDISPUTED, State
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.kernel.text import folded
from chuangcheng.ledgers import words
from chuangcheng.ledgers.marking import Marking
from chuangcheng.ledgers.references import References
from chuangcheng.people.models import Person, Unit

# How far along the road a state is; ends other than 已销号 are beyond what a ledger can prove.
_FAR = {State.ACCEPTED: 0, State.DISPATCHED: 1, State.RECTIFYING: 1, State.SUBMITTED: 2}
_END = 3


@dataclass(frozen=True, kw_only=True)
class Proof:
    """证明到哪一步: the state that is proven, what was done and when, who verified it."""

    reaches: State | None = None
    done: str = ""
    done_on: date | None = None
    verifier: Person | None = None


NOTHING = Proof()


def proof_of(
    mark: Marking,
    *,
    unit: Unit | None,
    known: Issue | None,
    done_on: date | None,
    references: References,
    by: Actor,
) -> Proof:
    """证明: as far as the columns go and the importer may enter; marked where it is less.

    A state never goes back: a known issue that has come further gets nothing.
    """
    if known and folded(mark.text("progress")) == folded(known.get_state_display()):
        return NOTHING
    claimed = claimed_by(mark, done_on)
    if claimed is None:
        return NOTHING
    if known and _far(known) >= _FAR.get(claimed, _END):
        _tell_no_way_back(mark, known, claimed)
        return NOTHING
    if hindrance := _hindrance(unit, known, by):
        mark.note("progress", hindrance)
        return NOTHING
    lead = (known.lead_unit if known else None) or unit
    verifier = None
    if claimed == State.CLOSED:
        verifier = _verifier(mark, lead, references, by)
        claimed = State.CLOSED if verifier else State.SUBMITTED
    if known and _far(known) >= _FAR.get(claimed, _END):
        return NOTHING
    done = mark.text("progress") if claimed != State.DISPATCHED else ""
    return Proof(reaches=claimed, done=done, done_on=done_on, verifier=verifier)


def claimed_by(mark: Marking, done_on: date | None) -> State | None:
    """说到哪一步: what the columns claim together: 整改情况, 完成日期, 核查结果, 是否销号."""
    told, state = words.state_said(mark.text("progress"))
    passed = words.verdict_said(mark.text("result"))
    says_closed = mark.value("closed") is True
    if says_closed and told and state is None:
        mark.ask(
            "closed", _("写着已销号，整改情况却写“%s”，确认后不算销号") % mark.text("progress")
        )
        return None
    if passed is False:
        mark.note("result", _("核查没有通过，不算销号"))
        return State.SUBMITTED if state == State.CLOSED or says_closed else state
    if says_closed or passed or state == State.CLOSED:
        return State.CLOSED
    if done_on and told and state in {None, State.DISPATCHED}:
        mark.note("done_on", _("整改情况写的是“%s”，没有按完成日期记") % mark.text("progress"))
    return State.SUBMITTED if done_on and not told else state


def _hindrance(unit: Unit | None, known: Issue | None, by: Actor) -> str:
    """Why nothing of it is entered; '' when it is."""
    if Role.CAMPAIGN_OFFICE not in by.roles:
        return _("办理情况由创城办交办后再记，这次不写入")
    if known and known.state not in UNDISPUTED:
        return _("系统里是“%s”，要先在系统里办，这次不写入") % known.get_state_display()
    if unit is None and not (known and known.lead_unit_id):
        return _("没有责任单位，先记为待交办")
    return ""


def _verifier(mark: Marking, lead: Unit | None, references: References, by: Actor) -> Person | None:
    """核查人: a known person who neither is of the unit that rectified nor enters this."""
    name = mark.text("verifier")
    if not name:
        mark.note("verifier", _("没有写核查人，先记为待核查"))
        return None
    found = references.people_named(name)
    others = [person for person in found if not lead or person.unit_id != lead.pk]
    if len(others) == 1 and others[0].pk != by.person_id:
        mark.read_as("verifier", others[0].name)
        return others[0]
    mark.note("verifier", _no_verifier(name, found, others))
    return None


def _no_verifier(name: str, found: list[Person], others: list[Person]) -> str:
    if not found:
        return _("系统里没有“%s”这个人，先记为待核查") % name
    if not others:
        return _("“%s”是整改单位的人，不能核查，先记为待核查") % name
    if len(others) > 1:
        return _("有 %s 个人同名，先记为待核查") % len(others)
    return _("核查人就是导入的人，要由别人核查，先记为待核查")


def _far(issue: Issue) -> int:
    """How far the issue has come; before acceptance nothing can be proven of it."""
    if issue.state in RUNNING or issue.state in _FAR:
        return _FAR[State(issue.state)]
    return _END if issue.has_ended else -1


def _tell_no_way_back(mark: Marking, known: Issue, claimed: State) -> None:
    if _FAR.get(claimed, _END) < _far(known):
        now = known.get_state_display()
        mark.note("progress", _("系统里已是“%s”，状态不往回改") % now)
