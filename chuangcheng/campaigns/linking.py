"""Deeds that take issues and rounds into a campaign, never entered twice. Sits beside commands."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.campaigns import queries
from chuangcheng.campaigns.commands import refuse_closed
from chuangcheng.campaigns.models import (
    Campaign,
    CampaignIssue,
    CampaignRound,
    CampaignStatement,
)
from chuangcheng.campaigns.rules import may
from chuangcheng.inspections.models import Round, Statement
from chuangcheng.issues.models import Issue
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry


@transaction.atomic
def link_issues(
    campaign: Campaign, issues: Sequence[Issue], *, by: Actor, now: datetime
) -> list[CampaignIssue]:
    """归入问题: they belong to the campaign and stay what they are, in every other count too.

    Raises Refused for none, for those that lie outside the sites, are void or belong to one.
    """
    require(may("link", by, campaign))
    refuse_closed(campaign)
    if not issues:
        raise Refused(_("还没有选问题"), field="numbers")
    inside = set(queries.issues_inside(campaign, issues).values_list("pk", flat=True))
    held = _held_by(issues)
    for issue in issues:
        if issue.pk not in inside:
            raise Refused(_("%s 不在治理范围里") % issue.serial, field="numbers")
        if issue.pk in held:
            facts = {"issue": issue.serial, "campaign": held[issue.pk]}
            raise Refused(_("%(issue)s 已经归入“%(campaign)s”") % facts, field="numbers")
    entry = trail.record("campaigns.link_issues", by=by, at=now)
    links = [_link(campaign, issue, entry) for issue in dict.fromkeys(issues)]
    taken = _("选的问题里有刚被别人归入专项治理的，刷新后再办")
    with once(Refused(taken, field="numbers")):
        CampaignIssue.objects.bulk_create(links)
    facts = {"campaign": campaign.name}
    trail.note(
        entry, [(campaign, {"issues": len(links)}), *((link.issue, facts) for link in links)]
    )
    return links


@transaction.atomic
def unlink_issue(link: CampaignIssue, *, reason: str, by: Actor, now: datetime) -> CampaignIssue:
    """移出问题: from today on it does not belong to the campaign."""
    campaign = link.campaign
    require(may("link", by, campaign))
    refuse_closed(campaign)
    if link.void or link.until != OPEN_END:
        raise Refused(_("%s 已经移出") % link.issue.serial)
    reason = text.filled(reason, most=200, field="reason")
    facts = {"reason": reason, "campaign": campaign.name}
    entry = trail.record("campaigns.unlink_issue", by=by, at=now)
    versions.revise(link, entry=entry, until=max(law_day(now), link.since))
    trail.note(entry, [(campaign, {"issue": link.issue.number}), (link.issue, facts)])
    return link


@transaction.atomic
def link_round(
    campaign: Campaign, round: Round, *, by: Actor, now: datetime
) -> list[CampaignStatement]:
    """归入检查: the round belongs to the campaign, and what its visits stated is taken over.

    Of a round that belongs to it already, what came since. Raises Refused where that is nothing.
    """
    require(may("link", by, campaign))
    refuse_closed(campaign)
    if round.subdistrict_id != campaign.subdistrict_id:
        raise Refused(_("“%s”不是本街道的检查") % round, field="round")
    is_new = not CampaignRound.objects.filter(
        campaign=campaign, round=round, ended_on=OPEN_END
    ).exists()
    stated = list(queries.stated_inside(campaign, [round]))
    if not is_new and not stated:
        raise Refused(_("“%s”已经归入，没有新的所见情况") % round, field="round")
    facts = {"round": round.name, "statements": len(stated)}
    entry = trail.record("campaigns.link_round", by=by, at=now, on=campaign, facts=facts)
    with once(Refused(_("“%s”刚被别人归入，刷新后再办") % round, field="round")):
        if is_new:
            CampaignRound.objects.create(campaign=campaign, round=round)
        return CampaignStatement.objects.bulk_create(_take(campaign, row, entry) for row in stated)


@transaction.atomic
def unlink_round(linked: CampaignRound, *, by: Actor, now: datetime) -> CampaignRound:
    """移出检查: from today on the round and what was taken over from it do not belong here."""
    campaign = linked.campaign
    require(may("link", by, campaign))
    refuse_closed(campaign)
    if linked.ended_on != OPEN_END:
        raise Refused(_("“%s”已经移出") % linked)
    facts = {"round": linked.round.name}
    entry = trail.record("campaigns.unlink_round", by=by, at=now, on=campaign, facts=facts)
    taken = CampaignStatement.objects.filter(
        campaign=campaign, visit__round=linked.round, until=OPEN_END, void=False
    )
    today = law_day(now)
    for row in taken:
        versions.revise(row, entry=entry, until=max(today, row.since))
    CampaignRound.objects.filter(pk=linked.pk).update(ended_on=today)
    linked.ended_on = today
    return linked


def _held_by(issues: Sequence[Issue]) -> dict[int, str]:
    held = CampaignIssue.objects.filter(issue__in=issues, until=OPEN_END, void=False)
    return dict(held.values_list("issue", "campaign__name"))


def _link(campaign: Campaign, issue: Issue, entry: Entry) -> CampaignIssue:
    return CampaignIssue(
        campaign=campaign,
        issue=issue,
        since=campaign.began_on,
        known_from=entry.pk,
        city_id=issue.city_id,
        district_id=issue.district_id,
        subdistrict_id=issue.subdistrict_id,
        community_id=issue.community_id,
    )


def _take(campaign: Campaign, statement: Statement, entry: Entry) -> CampaignStatement:
    visit = statement.visit
    return CampaignStatement(
        campaign=campaign,
        statement=statement,
        visit=visit,
        certainty=statement.certainty,
        since=max(campaign.began_on, visit.visited_on),
        known_from=entry.pk,
        city_id=visit.city_id,
        district_id=visit.district_id,
        subdistrict_id=visit.subdistrict_id,
        community_id=visit.community_id,
    )
