"""专项治理 in 一（三）: which meeting it came of, by which plan, who is to do what until when."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.campaigns import queries as campaigns
from chuangcheng.campaigns.models import Campaign
from chuangcheng.campaigns.queries import Treated
from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.sentences import Figures, Span
from chuangcheng.meetings import queries as meetings
from chuangcheng.meetings.models import Meeting
from chuangcheng.reports.paper import Block, Sentence, text, words
from chuangcheng.reports.wording import cell, inside, listed, near_day, ours, titled, unstopped

BEGUN = gettext_noop("%(ours)s开展%(name)s")
MET = gettext_noop("%(day)s召开%(title)s")
PLANNED = gettext_noop("制定%(title)s")
LED = gettext_noop("由%(unit)s牵头")
ENDED = gettext_noop("%(day)s结束")
SET = gettext_noop("已安排治理措施")
ASKED = gettext_noop("要求%(units)s%(until)s完成整改")
MEASURES = (
    "campaigns.measures",
    "campaigns.measures_done",
    "campaigns.measures_undated",
)
_CUT = "campaign"

TEMPLATES = tuple(f"{{{key}:by={_CUT}}}" for key in MEASURES)
"""All templates that hold figures."""


def treated(figures: Figures, key: str) -> list[Block]:
    """A paragraph for each campaign that ran in the period."""
    scope = figures.scope
    told = campaigns.campaigns_known(
        inside(scope), since=scope.since, as_of=scope.as_of, known_at=scope.known_at
    )
    about = [each.campaign for each in told]
    held = meetings.held_for(about, as_of=scope.as_of, known_at=scope.known_at)
    return [
        block
        for each in told
        for block in text(
            f"{key}.campaign.{each.campaign.pk}",
            _sentences(each, held[each.campaign.pk], figures, f"{key}.campaign.{each.campaign.pk}"),
        )
    ]


def _sentences(
    told: Treated, held: Sequence[Meeting], figures: Figures, key: str
) -> list[Sentence]:
    begun = words(f"{key}.begun", _begun(told, held, figures.scope))
    measures = Sentence(f"{key}.measures", tuple(_measures(told, figures)))
    return [begun, measures]


def _begun(told: Treated, held: Sequence[Meeting], scope: Scope) -> str:
    """The meeting is cited by its name: it is counted where all meetings are."""
    campaign = told.campaign
    met = [(near_day(meeting.held_on, scope), meeting.title) for meeting in held]
    parts = [_(BEGUN) % {"ours": ours(scope.area), "name": campaign.name}]
    parts += [_(MET) % {"day": day, "title": title} for day, title in met]
    if _has_plan(campaign, scope):
        parts.append(_(PLANNED) % {"title": titled(str(campaign.plan))})
    if told.lead:
        parts.append(_(LED) % {"unit": told.lead})
    if campaign.ended_on <= scope.as_of:
        parts.append(_(ENDED) % {"day": near_day(campaign.ended_on, scope)})
    return _("%s。") % "，".join(parts)


def _measures(told: Treated, figures: Figures) -> list[Span]:
    """How many measures there are, whom they bind, how many are done or wait for a day."""
    number, done, undated = (cell(figures, key, _CUT, told.campaign.pk) for key in MEASURES)
    if not number:
        return []
    spans = [Span(_(SET)), *number]
    if told.units:
        asked = {"units": listed(told.units), "until": _until(told.campaign, figures.scope)}
        spans.append(Span("，" + _(ASKED) % asked))
    if done:
        spans += [Span(_("，已完成")), *done]
    if undated:
        spans += [Span(_("，时限待定")), *undated]
    return [*spans, Span("。")]


def _until(campaign: Campaign, scope: Scope) -> str:
    """在方案时限（5月30日）内, or what is said of it."""
    if campaign.has_due_day:
        day = near_day(campaign.due_on, scope)
        plan = _("在方案时限（%s）内") if _has_plan(campaign, scope) else _("在%s前")
        return plan % day
    if campaign.due_text and unstopped(campaign.due_text) != _("方案时限"):
        return _("在方案时限（%s）内") % unstopped(campaign.due_text)
    return _("在方案时限内")


def _has_plan(campaign: Campaign, scope: Scope) -> bool:
    plan = campaign.plan
    return plan is not None and not plan.void and plan.issued_on <= scope.as_of
