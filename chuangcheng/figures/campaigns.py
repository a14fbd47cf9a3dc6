"""Figures of special campaigns: measures by how they stand, and what the campaigns took in.

The issues of a campaign are on record already: here they are counted again for the campaign, and
for nothing else. What visits stated without a number stays apart and enters no count of issues.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chuangcheng.campaigns import queries
from chuangcheng.campaigns.models import (
    Campaign,
    CampaignEver,
    CampaignIssue,
    CampaignIssueEver,
    CampaignSite,
    CampaignStatement,
    CampaignStatementEver,
    Measure,
    MeasureStage,
    MeasureStageEver,
    MeasureState,
)
from chuangcheng.figures.cuts import COMMUNITY, LEVELS, by_choice, by_name, by_unit
from chuangcheng.figures.kinds import Count, Kind, Scope, Shown, Standing
from chuangcheng.inspections.models import Visit, VisitEver
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue, IssueEver, Stage, StageEver
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.places.models import LEAF_KINDS, Area
from chuangcheng.trail.queries import as_known


def _reaching(area: Area) -> Q:
    """The campaigns that have a site in a community or village."""
    return Q(pk__in=CampaignSite.objects.filter(community=area).values("campaign"))


def _issues_seen_by(actor: Actor) -> QuerySet[Issue]:
    return Issue.objects.filter(seen_by(actor))


_BY_CAMPAIGN = by_name("campaign", _("行动"), Campaign)
_CUTS = {"campaign": _BY_CAMPAIGN, "community": COMMUNITY}

CAMPAIGNS = Kind(
    key="campaigns",
    name=_("专项治理"),
    model=Campaign,
    ever=CampaignEver,
    levels={**LEVELS, **dict.fromkeys(LEAF_KINDS, _reaching)},
    cuts={},
    shown=Shown(Campaign, queries.visible_campaigns),
)
MEASURES = Kind(
    key="measures",
    name=_("治理措施"),
    model=MeasureStage,
    ever=MeasureStageEver,
    levels=LEVELS,
    cuts=_CUTS
    | {
        "unit": by_unit("unit", _("责任单位")),
        "state": by_choice("state", _("措施状态"), MeasureState),
    },
    shown=Shown(Measure, queries.visible_measures, key="measure", label="what"),
)
ISSUES = Kind(
    key="campaign_issues",
    name=_("专项治理问题"),
    model=CampaignIssue,
    ever=CampaignIssueEver,
    levels=LEVELS,
    cuts=_CUTS,
    shown=Shown(Issue, _issues_seen_by, key="issue", number="number", label="title"),
)
STATEMENTS = Kind(
    key="campaign_statements",
    name=_("治理范围所见"),
    model=CampaignStatement,
    ever=CampaignStatementEver,
    levels=LEVELS,
    cuts=_CUTS,
    shown=Shown(
        CampaignStatement, queries.visible_statements, label="__str__", related=("statement",)
    ),
)

RUNNING = Count(
    key="campaigns.running",
    name=_("进行中的专项治理"),
    unit=_("个"),
    of=CAMPAIGNS,
    when=Standing("began_on", "ended_on"),
    basis=_("截至日已经开始、没有结束的专项治理行动；按社区(村)看，治理范围里有它的都算。"),
)
SET = Count(
    key="campaigns.measures",
    name=_("治理措施"),
    unit=_("项"),
    of=MEASURES,
    when=Standing("from_on", "until_on"),
    basis=_(
        "截至日已安排的治理措施，完成、推进中和时限待定的相加等于它；作废的不计；"
        "写明全部范围的措施只计入街道，不分到社区(村)。"
    ),
)
DONE = SET.among(
    "campaigns.measures_done",
    name=_("已完成的治理措施"),
    which=Q(state=MeasureState.DONE),
    basis=_("治理措施中到截至日已登记完成的，按完成日期计入；退回重做的从退回那天起不算。"),
)
UNDATED = SET.among(
    "campaigns.measures_undated",
    name=_("时限待定的治理措施"),
    which=Q(state=MeasureState.UNDATED),
    basis=_("治理措施中截至日没有完成、时限还没有定到哪一天的，如写着“方案时限”的；不算超期。"),
)


def _past_due(scope: Scope) -> Q:
    return Q(state=MeasureState.UNDER_WAY, due_on__lt=scope.as_of)


LATE = Count(
    key="campaigns.measures_late",
    name=_("超期的治理措施"),
    unit=_("项"),
    of=MEASURES,
    when=Standing("from_on", "until_on"),
    only=_past_due,
    basis=_("治理措施中截至日没有完成、完成时限早于截至日的；时限待定的不算。"),
)


def _on_record(scope: Scope) -> Q:
    """The issue was found by the day, and is not void as far as was known."""
    issues = as_known(Issue, IssueEver, scope.known_at)
    return Q(Exists(issues.filter(pk=OuterRef("issue"), void=False, found_on__lte=scope.as_of)))


def _closed(scope: Scope) -> Q:
    days = {"from_on__lte": scope.as_of, "until_on__gt": scope.as_of}
    stages = as_known(Stage, StageEver, scope.known_at).filter(**days, void=False)
    return Q(Exists(stages.filter(issue=OuterRef("issue"), state=State.CLOSED)))


ISSUES_FOUND = Count(
    key="campaigns.issues",
    name=_("专项治理发现问题"),
    unit=_("条"),
    of=ISSUES,
    when=Standing("since", "until"),
    only=_on_record,
    basis=_("归入专项治理、到截至日已发现的问题，各来源都算；问题本身仍在问题清单里，不重复登记。"),
)
ISSUES_CLOSED = Count(
    key="campaigns.issues_closed",
    name=_("专项治理已销号问题"),
    unit=_("条"),
    of=ISSUES,
    when=Standing("since", "until"),
    only=lambda scope: _on_record(scope) & _closed(scope),
    basis=_("专项治理发现问题中截至日已销号的；暂缓(挂账)和移交的不算。"),
    whole=ISSUES_FOUND,
)


def _visited(scope: Scope) -> Q:
    visits = as_known(Visit, VisitEver, scope.known_at)
    return Q(Exists(visits.filter(pk=OuterRef("visit"), void=False)))


def _uncounted(scope: Scope) -> Q:
    return _visited(scope) & Q(certainty=Certainty.UNKNOWN)


STATED = Count(
    key="campaigns.statements",
    name=_("治理范围所见情况"),
    unit=_("项"),
    of=STATEMENTS,
    when=Standing("since", "until"),
    only=_visited,
    basis=_(
        "归入专项治理的检查在治理范围里写下的情况，一次检查写的一种算一项；"
        "不是问题条数，不进排查发现问题。"
    ),
)
UNCOUNTED = Count(
    key="campaigns.statements_unknown",
    name=_("没有计数的所见情况"),
    unit=_("项"),
    of=STATEMENTS,
    when=Standing("since", "until"),
    only=_uncounted,
    basis=_("治理范围所见情况中检查时没有数过的；有多少仍是未知，不按0算。"),
    whole=STATED,
)

FIGURES = (
    RUNNING,
    SET,
    DONE,
    LATE,
    UNDATED,
    ISSUES_FOUND,
    ISSUES_CLOSED,
    STATED,
    UNCOUNTED,
)
