"""Figures of difficulties: how many stand open, what they cost, what came, what waits for them."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chuangcheng.difficulties import queries
from chuangcheng.difficulties.models import (
    OPEN,
    AskLevel,
    Difficulty,
    DifficultyEver,
    DifficultyStage,
    DifficultyStageEver,
    DifficultyState,
    Receipt,
    ReceiptEver,
    StuckIssue,
    StuckIssueEver,
)
from chuangcheng.figures.cuts import COMMUNITY, LEVELS, by_choice
from chuangcheng.figures.kinds import Count, Happened, Kind, Scope, Shown, Standing, Sum, Words
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue, IssueEver, Stage, StageEver
from chuangcheng.issues.rules import seen_by as issues_seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.trail.queries import as_known

_LEVEL = by_choice("level", _("请求层级"), AskLevel)


def _issues(actor: Actor) -> QuerySet[Issue]:
    return Issue.objects.filter(issues_seen_by(actor))


STAGES = Kind(
    key="difficulty_stages",
    name=_("难点问题"),
    model=DifficultyStage,
    ever=DifficultyStageEver,
    levels=LEVELS,
    cuts={
        "community": COMMUNITY,
        "level": _LEVEL,
        "state": by_choice("state", _("难点状态"), DifficultyState),
    },
    shown=Shown(Difficulty, queries.visible_difficulties, key="difficulty", label="title"),
)
DIFFICULTIES = Kind(
    key="difficulties",
    name=_("难点问题的费用"),
    model=Difficulty,
    ever=DifficultyEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY, "level": _LEVEL},
    shown=Shown(Difficulty, queries.visible_difficulties, label="title"),
)
RECEIPTS = Kind(
    key="difficulty_receipts",
    name=_("到位资金"),
    model=Receipt,
    ever=ReceiptEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY},
    shown=Shown(Receipt, queries.visible_receipts, label="source", related=("difficulty",)),
)
ISSUES = Kind(
    key="stuck_issues",
    name=_("受困问题"),
    model=StuckIssue,
    ever=StuckIssueEver,
    levels=LEVELS,
    cuts={"community": COMMUNITY},
    shown=Shown(Issue, _issues, key="issue", number="number", label="title"),
)
_STOOD = Standing("from_on", "until_on")
_WAITED = Standing("raised_on", "ended_on")
_STUCK = Standing("since", "until")

OPENED = Count(
    key="difficulties.open",
    name=_("没有解决的难点"),
    unit=_("个"),
    of=STAGES,
    when=_STOOD,
    only=Q(state__in=OPEN),
    basis=_("截至日提出了、没有登记已解决或不再请示的难点问题；作废的不计。"),
)
TO_ASK = OPENED.among(
    "difficulties.to_ask",
    name=_("待请示的难点"),
    which=Q(state=DifficultyState.RAISED),
    basis=_("没有解决的难点中截至日还没有登记请示的。"),
)
ASKED = OPENED.among(
    "difficulties.asked",
    name=_("待答复的难点"),
    which=Q(state=DifficultyState.ASKED),
    basis=_("没有解决的难点中截至日已请示、没有登记答复的。"),
)


def _cost(column: str, name: Words, basis: Words) -> Sum:
    return Sum(
        key=f"difficulties.{column}",
        name=name,
        unit=_("元"),
        of=DIFFICULTIES,
        when=_WAITED,
        basis=basis,
        column=column,
        certainty=f"{column}_certainty",
    )


COST_LOW = _cost(
    "cost_low",
    _("难点所需资金下限"),
    _("没有解决的难点费用明细的下限相加：数量×单价，都取小的；没有估算的不按0算，合计写“至少”。"),
)
COST_HIGH = _cost(
    "cost_high",
    _("难点所需资金上限"),
    _("没有解决的难点费用明细的上限相加：数量×单价，都取大的；有一项没有估算，上限就不能封顶。"),
)
RECEIVED = Sum(
    key="difficulties.received",
    name=_("难点到位资金"),
    unit=_("元"),
    of=RECEIPTS,
    when=Happened("received_on"),
    basis=_("从起始日到截至日登记的到位资金相加，难点后来解决没有都算；作废的不计。"),
    column="amount",
)


def _on_record(scope: Scope) -> Q:
    """The issue was found by the day, and is not void as far as was known."""
    issues = as_known(Issue, IssueEver, scope.known_at)
    return Q(Exists(issues.filter(pk=OuterRef("issue"), void=False, found_on__lte=scope.as_of)))


def _held(scope: Scope) -> Q:
    days = {"from_on__lte": scope.as_of, "until_on__gt": scope.as_of}
    stages = as_known(Stage, StageEver, scope.known_at).filter(**days, void=False)
    return Q(Exists(stages.filter(issue=OuterRef("issue"), state=State.SUSPENDED)))


STUCK = Count(
    key="difficulties.issues",
    name=_("受困问题"),
    unit=_("条"),
    of=ISSUES,
    when=_STUCK,
    only=_on_record,
    basis=_("截至日关联到难点的问题，各来源都算；问题本身仍在问题清单里，不重复登记。"),
)
HELD = Count(
    key="difficulties.issues_held",
    name=_("因难点暂缓的问题"),
    unit=_("条"),
    of=ISSUES,
    when=_STUCK,
    only=lambda scope: _on_record(scope) & _held(scope),
    basis=_("受困问题中截至日暂缓(挂账)的，计时停着；恢复或销号以后不算。"),
    whole=STUCK,
)

OF_DIFFICULTIES = (OPENED, TO_ASK, ASKED, STUCK, HELD)
MONEY = (COST_LOW, COST_HIGH, RECEIVED)
FIGURES = (*OF_DIFFICULTIES, *MONEY)
