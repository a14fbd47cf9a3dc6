"""Figures of issues.

The report's figures count the round: what screening found in compounds. Those that say what
became of it look at issues found in the same period; what is overdue is overdue whenever it was
found (docs/decisions/0006).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.cuts import (
    COMMUNITY,
    LEVELS,
    at_place,
    by_choice,
    by_month,
    by_name,
    by_unit,
)
from chuangcheng.figures.items import by_item_found
from chuangcheng.figures.kinds import Count, Happened, Kind, Rate, Scope, Shown, Standing
from chuangcheng.issues import models, rules
from chuangcheng.issues.deeds import OPEN, RUNNING, State
from chuangcheng.issues.models import ROUND, Category, Issue, Source
from chuangcheng.kernel.actor import Actor
from chuangcheng.places.models import Area, AreaKind


def _seen_by(actor: Actor) -> QuerySet[Issue]:
    return Issue.objects.filter(rules.seen_by(actor))


def _in_communities_of(area: Area) -> Q:
    """Every issue lies in a community, a village or 街道直属."""
    leaves = Area.objects.leaves().below(frozenset({area.pk}))
    return Q(community__in=leaves.values("pk"))


# Above the sub-districts no column has an index; the communities have.
_LEVELS: Mapping[AreaKind, str | Callable[[Area], Q]] = {
    **LEVELS,
    AreaKind.CITY: _in_communities_of,
    AreaKind.DISTRICT: _in_communities_of,
}

_CUTS = {
    "community": replace(COMMUNITY, inside=_in_communities_of),
    "kind": by_choice("kind", _("大类"), models.Kind),
    "category": by_name("category", _("类别"), Category),
}

ISSUES = Kind(
    key="issues",
    name=_("问题"),
    model=Issue,
    ever=models.IssueEver,
    levels=_LEVELS,
    cuts=_CUTS
    | {
        "source": by_choice("source", _("来源"), Source),
        "month": by_month("found_on"),
        "item": by_item_found("pk"),
    },
    shown=Shown(Issue, _seen_by, number="number", label="title"),
    points=at_place("place"),
)

STAGES = Kind(
    key="stages",
    name=_("问题的办理阶段"),
    model=models.Stage,
    ever=models.StageEver,
    levels=_LEVELS,
    cuts=_CUTS
    | {
        "state": by_choice("state", _("状态"), State),
        "unit": by_unit("unit", _("责任单位")),
        "item": by_item_found("issue"),
    },
    shown=Shown(Issue, _seen_by, key="issue", number="number", label="title"),
    points=at_place("issue__place"),
)

LOOKS = Kind(
    key="rechecks",
    name=_("回头看"),
    model=models.Recheck,
    ever=models.RecheckEver,
    levels=_LEVELS,
    cuts=_CUTS | {"month": by_month("looked_on")},
    shown=Shown(Issue, _seen_by, key="issue", number="number", label="title"),
    points=at_place("issue__place"),
)

STANDS = Standing("from_on", "until_on")


def _of_the_round(scope: Scope) -> Q:
    """The round's issues, found in the period."""
    return ROUND & Q(found_on__gte=scope.since)


FOUND = Count(
    key="issues.found",
    name=_("排查发现问题"),
    unit=_("条"),
    of=ISSUES,
    when=Happened("found_on"),
    only=ROUND,
    basis=_("小区排查发现的问题，按发现日期计入；村和其他来源另计，作废和并入他条的不计。"),
)
REGISTERED = Count(
    key="issues.registered",
    name=_("登记问题"),
    unit=_("条"),
    of=ISSUES,
    when=Happened("found_on"),
    basis=_("所有来源、所有点位登记的问题，按发现日期计入；作废和并入他条的不计。"),
)
UNFINISHED = Count(
    key="issues.unfinished",
    name=_("在办问题"),
    unit=_("条"),
    of=STAGES,
    when=Standing("from_on", "until_on", among=Q(state__in=sorted(OPEN))),
    basis=_(
        "所有来源、所有点位的问题中，截至日还没有办结的，不论什么时候发现，暂缓(挂账)的也算；作废的不计。"
    ),
)
LISTED = Count(
    key="issues.listed",
    name=_("在案问题"),
    unit=_("条"),
    of=STAGES,
    when=STANDS,
    only=_of_the_round,
    basis=_("小区排查发现的问题在截至日各处于什么状态，各状态相加等于排查发现数；作废的不计。"),
)
HANDLED = LISTED.among(
    "issues.handled",
    name=_("已交办和立行立改问题"),
    which=Q(handled=True),
    basis=_("小区排查发现的问题中，到截至日曾经交办或者立行立改的；整改率以此为分母。"),
)
DISPATCHED = LISTED.among(
    "issues.dispatched",
    name=_("已交办问题"),
    which=Q(handled=True, fixed_on_spot=False),
    basis=_("小区排查发现的问题中，到截至日曾经交办给责任单位的，不论现在办到哪一步。"),
)
FIXED_ON_SPOT = LISTED.among(
    "issues.fixed_on_spot",
    name=_("立行立改问题"),
    which=Q(fixed_on_spot=True),
    basis=_("小区排查发现的问题中，当场整改、未经交办就销号的；另行抽查。"),
)
WAITING = LISTED.among(
    "issues.waiting",
    name=_("待交办问题"),
    which=Q(state=State.ACCEPTED),
    basis=_("小区排查发现的问题中，截至日已受理、还没有交办的。"),
)
UNIT_PENDING = LISTED.among(
    "issues.unit_pending",
    name=_("正在对接责任单位的问题"),
    which=Q(state=State.ACCEPTED, unit_pending=True),
    basis=_("待交办的问题中，责任单位待明确、已经开始联系的。"),
)
CLOSED = HANDLED.among(
    "issues.closed",
    name=_("已销号问题"),
    which=Q(state=State.CLOSED),
    basis=_("小区排查发现、曾经交办或立行立改的问题中，截至日已销号的；暂缓(挂账)和移交的不算。"),
)
CLOSING_RATE = Rate(
    key="issues.closing_rate",
    name=_("整改率"),
    unit="",
    part=CLOSED,
    whole=HANDLED,
    basis=_("已销号问题除以曾经交办或立行立改的问题，两位小数；没有交办过就没有整改率。"),
)


def _past_due(scope: Scope) -> Q:
    return ROUND & Q(due_on__lt=scope.as_of)


OVERDUE = Count(
    key="issues.overdue",
    name=_("超期问题"),
    unit=_("条"),
    of=STAGES,
    when=Standing("from_on", "until_on", among=Q(state__in=sorted(RUNNING))),
    only=_past_due,
    basis=_("小区排查发现的问题中，待签收或整改中、到期日早于截至日的；暂缓和退单待定的不计时。"),
)

RECHECKED = Count(
    key="issues.rechecked",
    name=_("回头看次数"),
    unit=_("次"),
    of=LOOKS,
    when=Happened("looked_on"),
    basis=_(
        "对已销号的问题再去看的次数，所有来源、所有点位，按回头看日期计入；一条看几次算几次；作废的不计。"
    ),
)
RELAPSED = RECHECKED.among(
    "issues.relapsed",
    name=_("反弹问题"),
    which=Q(holds=False),
    basis=_("回头看时又出现的问题；每条销号的问题最多反弹一次，反弹的另登记一条，也计入登记问题。"),
)
RELAPSE_RATE = Rate(
    key="issues.relapse_rate",
    name=_("反弹率"),
    unit="",
    part=RELAPSED,
    whole=RECHECKED,
    basis=_("回头看发现反弹的次数除以回头看次数，两位小数；没有回头看就没有反弹率。"),
)

FIGURES = (
    FOUND,
    REGISTERED,
    UNFINISHED,
    LISTED,
    HANDLED,
    DISPATCHED,
    FIXED_ON_SPOT,
    WAITING,
    UNIT_PENDING,
    CLOSED,
    CLOSING_RATE,
    OVERDUE,
    RECHECKED,
    RELAPSED,
    RELAPSE_RATE,
)
