"""归入专项治理: issues by their numbers and rounds that are on record; and taking them out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from chuangcheng.campaigns import linking
from chuangcheng.campaigns.models import CampaignIssue, CampaignRound
from chuangcheng.campaigns.queries import visible_held_rounds, visible_links
from chuangcheng.campaigns.rules import may
from chuangcheng.inspections.queries import visible_rounds
from chuangcheng.kernel.permission import require
from chuangcheng.web.campaigns.deeds import campaign_for, page
from chuangcheng.web.campaigns.forms import RoundForm
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.issues.choosing import numbered
from chuangcheng.web.letters.forms import LinkForm

_MOST_ROUNDS = 50


def issues(request: Request, pk: int) -> HttpResponse:
    """归入问题, by their numbers."""
    campaign = campaign_for(request, pk, "link")
    form = LinkForm(*posted(request), now=request.now)

    def deed() -> list[CampaignIssue]:
        town = campaign.subdistrict_id
        found = [numbered(request, number, subdistrict=town) for number in form.wanted()]
        return linking.link_issues(campaign, found, by=request.actor, now=request.now)

    if (links := done(form, deed)) is not None:
        messages.success(request, _("已归入 %s 条问题") % len(links))
        return redirect("campaigns:detail", pk)
    return page(request, form, campaign, _("归入已登记的问题"), _("归入"))


def rounds(request: Request, pk: int) -> HttpResponse:
    """归入检查轮次, with what its visits stated."""
    campaign = campaign_for(request, pk, "link")
    offered = visible_rounds(request.actor).filter(subdistrict=campaign.subdistrict_id)
    latest = list(offered.order_by("-starts_on", "-pk")[:_MOST_ROUNDS])
    form = RoundForm(*posted(request), rounds=latest, now=request.now)

    def deed() -> object:
        row = form.cleaned_data["round"]
        return linking.link_round(campaign, row, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已归入“%s”") % form.cleaned_data["round"])
        return redirect("campaigns:detail", pk)
    return page(request, form, campaign, _("归入检查轮次"), _("归入"))


def issue_removal(request: Request, pk: int) -> HttpResponse:
    """移出问题."""
    link = see(visible_links(request.actor), pk)
    require(may("link", request.actor, link.campaign))
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> CampaignIssue:
        reason = form.cleaned_data["reason"]
        return linking.unlink_issue(link, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已移出 %s") % link.issue.serial)
        return redirect("campaigns:detail", link.campaign_id)
    title = _("移出问题 %s") % link.issue.serial
    return page(request, form, link.campaign, title, _("移出"))


def round_removal(request: Request, pk: int) -> HttpResponse:
    """移出检查."""
    linked = see(visible_held_rounds(request.actor), pk)
    require(may("link", request.actor, linked.campaign))
    form = PageForm(*posted(request), now=request.now)

    def deed() -> CampaignRound:
        return linking.unlink_round(linked, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已移出“%s”") % linked)
        return redirect("campaigns:detail", linked.campaign_id)
    title = _("移出检查：%s") % linked
    return page(request, form, linked.campaign, title, _("移出"))
