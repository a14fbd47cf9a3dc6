"""Deeds on a campaign as a whole: start, revise, end, resume, void."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.campaigns import stages
from chuangcheng.campaigns.drafts import MOST_SITES, CampaignDraft
from chuangcheng.campaigns.models import (
    Campaign,
    CampaignIssue,
    CampaignQuerySet,
    CampaignSite,
    CampaignStatement,
    Measure,
)
from chuangcheng.campaigns.rules import may
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.once import once
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded
from chuangcheng.places.models import LEAF_KINDS, Area, AreaKind, Place
from chuangcheng.places.queries import kept_at
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.commands import said
from chuangcheng.trail.models import Entry

_SHOWN = ("name", "lead_unit", "plan", "began_on", "due_on", "due_text", "note")


@transaction.atomic
def start(draft: CampaignDraft, *, by: Actor, now: datetime) -> Campaign:
    """部署专项治理. Raises Refused without a site, for a site elsewhere, for a day to come, for a
    plan of somewhere else, and for a name that a campaign of that day bears already."""
    require(may("run", by, draft.subdistrict))
    if draft.subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("专项治理按街道部署"), field="subdistrict")
    columns = _columns(draft, now)
    _check(columns, Campaign.objects.filter(subdistrict=draft.subdistrict))
    campaign = Campaign(
        **kept_at(draft.subdistrict),
        **columns,
        recorded_by_id=by.person_id,
        recorded_at=now,
    )
    facts = {"name": campaign.name, "on": campaign.began_on.isoformat()}
    entry = trail.record("campaigns.start", by=by, at=now)
    campaign.known_from = entry.pk
    with once(_known(campaign.name)):
        campaign.save(force_insert=True)
    CampaignSite.objects.bulk_create(_sites(campaign, draft.sites))
    trail.note(entry, [(campaign, facts)])
    return campaign


@transaction.atomic
def revise(campaign: Campaign, draft: CampaignDraft, *, by: Actor, now: datetime) -> Campaign:
    """订正专项治理: it holds for every day asked about; the sub-district stays what it is."""
    require(may("run", by, campaign))
    refuse_closed(campaign)
    columns = _columns(draft, now)
    others = Campaign.objects.filter(subdistrict=campaign.subdistrict_id).exclude(pk=campaign.pk)
    _check(columns, others)
    moved = {name: value for name, value in columns.items() if getattr(campaign, name) != value}
    sites, held = _sites(campaign, draft.sites), list(campaign.sites.all())
    if not moved and set(map(_where, sites)) == set(map(_where, held)):
        return campaign
    shown = {
        name: [said(getattr(campaign, name)), said(moved[name])] for name in _SHOWN if name in moved
    }
    shown["sites"] = [_named(held), _named(sites)]
    entry = trail.record("campaigns.revise", by=by, at=now, on=campaign, facts=shown)
    with once(_known(str(columns["name"]))):
        versions.revise(campaign, entry=entry, **moved)
    _replace_sites(campaign, held, sites)
    if "began_on" in moved:
        _begin_links_anew(campaign, entry)
    return campaign


@transaction.atomic
def end(campaign: Campaign, *, on: date, outcome: str, by: Actor, now: datetime) -> Campaign:
    """结束专项治理. Raises Refused while a measure is not done, and for a day before the last."""
    require(may("run", by, campaign))
    refuse_closed(campaign)
    left = Measure.objects.open().filter(campaign=campaign).count()
    if left:
        raise Refused(_("还有 %s 项措施没有完成，先登记完成；不做了的，写明理由作废") % left)
    last = _last_done(campaign)
    if past(on, field="on", now=now) < last:
        raise Refused(_("结束日期不能早于 %s") % day_name(last), field="on")
    outcome = text.filled(outcome, most=500, field="outcome")
    entry = trail.record("campaigns.end", by=by, at=now, on=campaign, facts={"on": on.isoformat()})
    return versions.revise(campaign, entry=entry, ended_on=on, outcome=outcome)


@transaction.atomic
def resume(campaign: Campaign, *, reason: str, by: Actor, now: datetime) -> Campaign:
    """重新启动: it had not come to its end. Raises Refused for one that runs."""
    require(may("run", by, campaign))
    refuse_void(campaign)
    if not campaign.has_ended:
        raise Refused(_("“%s”没有结束，不用重新启动") % campaign)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("campaigns.resume", by=by, at=now, on=campaign, facts=facts)
    return versions.revise(campaign, entry=entry, ended_on=OPEN_END)


@transaction.atomic
def void(campaign: Campaign, *, reason: str, by: Actor, now: datetime) -> Campaign:
    """作废专项治理 with its measures and what it took in; issues and rounds stay what they are."""
    require(may("void", by, campaign))
    refuse_void(campaign)
    facts = {"reason": text.filled(reason, most=200, field="reason")}
    entry = trail.record("campaigns.void", by=by, at=now, on=campaign, facts=facts)
    measures = list(Measure.objects.standing().filter(campaign=campaign))
    stages.void_all(measures, entry=entry)
    linked = (CampaignIssue.objects, CampaignStatement.objects)
    for rows in (measures, *(found.filter(campaign=campaign, void=False) for found in linked)):
        versions.revise_all(rows, entry=entry, void=True)
    return versions.revise(campaign, entry=entry, void=True)


def refuse_void(campaign: Campaign) -> None:
    """作废的专项治理 takes nothing more. Raises Refused."""
    if campaign.void:
        raise Refused(_("“%s”已经作废") % campaign)


def refuse_closed(campaign: Campaign) -> None:
    """结束的专项治理 takes nothing more either. Raises Refused."""
    refuse_void(campaign)
    if campaign.has_ended:
        raise Refused(_("“%s”已经结束，要改先重新启动") % campaign)


def _columns(draft: CampaignDraft, now: datetime) -> dict[str, Any]:
    if not draft.sites:
        raise Refused(_("写明治理哪些社区(村)或点位"), field="sites")
    if len(draft.sites) > MOST_SITES:
        raise Refused(_("一次行动最多写 %s 处") % MOST_SITES, field="sites")
    for site in draft.sites:
        _refuse_elsewhere(site, draft.subdistrict)
    plan = draft.plan
    if plan is not None and (plan.void or plan.subdistrict_id != draft.subdistrict.pk):
        raise Refused(_("“%s”不是本街道现有的文件") % plan, field="plan")
    name = text.filled(draft.name, most=60, field="name")
    return {
        "name": name,
        "folded": folded(name),
        "lead_unit": draft.lead_unit,
        "plan": plan,
        "began_on": past(draft.began_on, field="began_on", now=now),
        "due_on": draft.due_on or OPEN_END,
        "due_text": text.clean_line(draft.due_text, most=60, field="due_text"),
        "note": text.clean_line(draft.note, most=200, field="note"),
    }


def _refuse_elsewhere(site: Area | Place, subdistrict: Area) -> None:
    if isinstance(site, Area) and site.kind not in LEAF_KINDS:
        raise Refused(_("治理范围写到社区(村)或点位"), field="sites")
    if site.void or site.subdistrict_id != subdistrict.pk:
        raise Refused(_("“%s”不在本街道") % site, field="sites")


def _check(columns: Mapping[str, Any], others: CampaignQuerySet) -> None:
    """The days follow each other, and no other campaign of that day bears the name."""
    if columns["due_on"] < columns["began_on"]:
        raise Refused(_("完成时限不能早于开始日期"), field="due")
    same = {name: columns[name] for name in ("folded", "began_on")}
    if others.standing().filter(**same).exists():
        raise _known(columns["name"])


def _known(name: str) -> Refused:
    return Refused(_("同一天已经有一个“%s”") % name, field="name")


def _sites(campaign: Campaign, sites: Sequence[Area | Place]) -> list[CampaignSite]:
    return [
        CampaignSite(campaign=campaign, community=site)
        if isinstance(site, Area)
        else CampaignSite(campaign=campaign, community_id=site.community_id, place=site)
        for site in dict.fromkeys(sites)
    ]


def _where(site: CampaignSite) -> tuple[int, int | None]:
    return site.community_id, site.place_id


def _named(sites: Sequence[CampaignSite]) -> str:
    return "、".join(map(str, sites))


def _replace_sites(
    campaign: Campaign, held: Sequence[CampaignSite], sites: Sequence[CampaignSite]
) -> None:
    """What is no longer meant goes, unless measures were set there. Raises Refused."""
    kept = set(map(_where, sites))
    gone = [site for site in held if _where(site) not in kept]
    remaining = {site.community_id for site in sites}
    lost = {site.community_id for site in gone} - remaining
    used = Measure.objects.standing().filter(campaign=campaign, community__in=lost)
    if measure := used.select_related("community").first():
        raise Refused(_("%s还有措施，不能移出治理范围") % measure.community, field="sites")
    CampaignSite.objects.filter(pk__in=[site.pk for site in gone]).delete()
    there = set(map(_where, held))
    CampaignSite.objects.bulk_create(site for site in sites if _where(site) not in there)


def _begin_links_anew(campaign: Campaign, entry: Entry) -> None:
    """What belongs to a campaign counts from its first day, or from when it was seen."""
    began_on = campaign.began_on
    issues = CampaignIssue.objects.filter(campaign=campaign, void=False)
    statements = CampaignStatement.objects.filter(campaign=campaign, void=False)
    for link in issues:
        versions.revise(link, entry=entry, since=began_on, until=max(link.until, began_on))
    for row in statements.select_related("visit"):
        since = max(began_on, row.visit.visited_on)
        versions.revise(row, entry=entry, since=since, until=max(row.until, since))


def _last_done(campaign: Campaign) -> date:
    done = Measure.objects.standing().filter(campaign=campaign).order_by("-done_on").first()
    return max(campaign.began_on, done.done_on) if done else campaign.began_on
