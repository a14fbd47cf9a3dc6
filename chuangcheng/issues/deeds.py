"""States and deeds of an issue: the transition table of the office, as data.

Every deed that is not listed for a state is refused; the documentation draws its table from
here. A *change* counts from the day on which it happened; a *correction* says that it never was
otherwise, and holds for every as-of day once it is known (docs/architecture.md). Deeds whose
`open` is False belong to the table but cannot be done yet.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class State(TextChoices):
    """问题状态, in the words of the screen."""

    REPORTED = "reported", _("待受理")
    CHECKING = "checking", _("待核实")
    ACCEPTED = "accepted", _("待交办")
    DISPATCHED = "dispatched", _("待签收")
    RECTIFYING = "rectifying", _("整改中")
    SUBMITTED = "submitted", _("待核查")
    RETURNED = "returned", _("退单待定")
    SUSPENDED = "suspended", _("暂缓(挂账)")
    CLOSED = "closed", _("已销号")
    REJECTED = "rejected", _("不予受理")
    HANDED_UP = "handed_up", _("已移交")
    VOID = "void", _("作废")
    MERGED = "merged", _("已并案")


ENDS = frozenset({State.CLOSED, State.REJECTED, State.HANDED_UP, State.VOID, State.MERGED})
OPEN = frozenset(State) - ENDS
RUNNING = frozenset({State.DISPATCHED, State.RECTIFYING})
BEFORE_DISPATCH = frozenset({State.REPORTED, State.CHECKING, State.ACCEPTED})
UNDISPUTED = frozenset({State.ACCEPTED, State.SUBMITTED}) | RUNNING | ENDS  # nobody has to decide


class Effect(StrEnum):
    """What a deed does to the answers about the past."""

    CHANGE = "change"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Deed:
    """办理动作: from which states, to which state, by whom, with what given.

    `target` None keeps the state; `before` returns to the state before a suspension or merge.
    """

    name: Words
    sources: frozenset[State]
    target: State | None
    who: Words
    given: Words = ""
    effect: Effect = Effect.CHANGE
    open: bool = True
    before: bool = field(default=False)


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


START: frozenset[State] = frozenset()

DEEDS: dict[str, Deed] = {
    "raise": Deed(
        _("登记"), START, State.REPORTED, _("可以登记的人"), _("问题描述、点位或位置、发现日期")
    ),
    "fix_on_spot": Deed(
        _("立行立改"),
        _from(State.REPORTED, State.ACCEPTED),
        State.CLOSED,
        _("社区、网格员(本辖区),创城办"),
        _("做了什么"),
    ),
    "ask_check": Deed(
        _("核实"),
        _from(State.REPORTED),
        State.CHECKING,
        _("创城办"),
        _("谁去核实"),
        open=False,
    ),
    "confirm": Deed(
        _("情况属实"),
        _from(State.CHECKING),
        State.ACCEPTED,
        _("核实人"),
        _("看到什么"),
        open=False,
    ),
    "deny": Deed(
        _("情况不属实"),
        _from(State.CHECKING),
        State.REJECTED,
        _("核实人"),
        _("看到什么"),
        open=False,
    ),
    "accept": Deed(
        _("受理"),
        _from(State.REPORTED),
        State.ACCEPTED,
        _("创城办；社区(本辖区)"),
        _("类别"),
    ),
    "reject": Deed(
        _("不予受理"),
        _from(State.REPORTED, State.CHECKING),
        State.REJECTED,
        _("创城办"),
        _("理由"),
    ),
    "log_contact": Deed(_("联系记录"), OPEN, None, _("创城办"), _("联系单位、时间、答复")),
    "dispatch": Deed(
        _("交办"),
        _from(State.ACCEPTED, State.RETURNED),
        State.DISPATCHED,
        _("创城办；社区交给本社区的物业或网格"),
        _("责任单位、时限"),
    ),
    "redispatch": Deed(
        _("改派"), RUNNING, State.DISPATCHED, _("创城办"), _("责任单位、理由"), open=False
    ),
    "receive": Deed(_("签收"), _from(State.DISPATCHED), State.RECTIFYING, _("责任单位")),
    "return": Deed(_("退单"), RUNNING, State.RETURNED, _("责任单位"), _("理由")),
    "ask_extension": Deed(_("申请延期"), RUNNING, None, _("责任单位"), _("天数、理由"), open=False),
    "grant_extension": Deed(
        _("同意延期"), RUNNING, None, _("交办人；超出限额由领导"), _("天数"), open=False
    ),
    "refuse_extension": Deed(
        _("不同意延期"), RUNNING, None, _("交办人；超出限额由领导"), _("理由"), open=False
    ),
    "suspend": Deed(
        _("暂缓"),
        RUNNING | {State.ACCEPTED, State.RETURNED},
        State.SUSPENDED,
        _("创城办；超过 30 天由领导"),
        _("理由、恢复日期"),
    ),
    "resume": Deed(_("恢复"), _from(State.SUSPENDED), None, _("创城办"), before=True),
    "supervise": Deed(
        _("督办"), RUNNING | {State.SUBMITTED}, None, _("街道领导"), _("督办意见"), open=False
    ),
    "urge": Deed(
        _("催办"), RUNNING | {State.SUBMITTED}, None, _("创城办"), _("催办内容"), open=False
    ),
    "submit": Deed(_("反馈整改"), RUNNING, State.SUBMITTED, _("责任单位"), _("做了什么")),
    "pass": Deed(
        _("核查通过，销号"),
        _from(State.SUBMITTED),
        State.CLOSED,
        _("创城办、核查人员；社区(自己交办的)。不能是整改的人和单位"),
        _("到现场看过，还是看照片"),
    ),
    "fail": Deed(
        _("退回重改"),
        _from(State.SUBMITTED),
        State.RECTIFYING,
        _("同核查通过"),
        _("理由、新的时限"),
    ),
    "recheck": Deed(
        _("回头看"),
        _from(State.CLOSED),
        None,
        _("核查人员。不能是整改的人和单位"),
        _("结果；没有守住的写看到什么，另立一条反弹的问题"),
    ),
    "reopen": Deed(
        _("申请复核"),
        _from(State.CLOSED),
        State.RECTIFYING,
        _("创城办；居民提出"),
        _("理由；销号后 15 天内"),
        open=False,
    ),
    "hand_up": Deed(
        _("移交"),
        _from(State.ACCEPTED, State.RETURNED),
        State.HANDED_UP,
        _("创城办"),
        _("移交给谁、对方编号"),
        open=False,
    ),
    "split": Deed(
        _("拆分"),
        _from(State.REPORTED, State.ACCEPTED),
        None,
        _("创城办；社区(本辖区)"),
        _("各条描述"),
        Effect.CORRECTION,
        open=False,
    ),
    "merge": Deed(
        _("并案"),
        OPEN,
        State.MERGED,
        _("创城办；社区(本辖区)"),
        _("并入哪一条"),
        Effect.CORRECTION,
        open=False,
    ),
    "unmerge": Deed(
        _("撤销并案"),
        _from(State.MERGED),
        None,
        _("创城办"),
        _("理由"),
        Effect.CORRECTION,
        open=False,
        before=True,
    ),
    "void": Deed(
        _("作废"),
        frozenset(State) - {State.VOID},
        State.VOID,
        _("创城办"),
        _("理由"),
        Effect.CORRECTION,
    ),
}
