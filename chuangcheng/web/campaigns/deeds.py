"""办理专项治理: starting one, correcting, ending, resuming and voiding it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.campaigns import commands
from chuangcheng.campaigns.models import Campaign
from chuangcheng.campaigns.queries import sites_of, visible_campaigns
from chuangcheng.campaigns.rules import may
from chuangcheng.documents.models import DocumentKind
from chuangcheng.documents.queries import visible_documents
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.queries import visible_units
from chuangcheng.places.models import Area
from chuangcheng.places.queries import leaves_of, subdistrict_of
from chuangcheng.web.campaigns.forms import CampaignForm, EndForm, Offered, said_of
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.pages import crumb, form_page


def new(request: Request) -> HttpResponse:
    """部署专项治理."""
    town = subdistrict_of(request.actor)
    if town is None:
        raise Refused(_("专项治理按街道部署，你的角色不在一个街道里"))
    initial = {"began_on": request.today}
    form = CampaignForm(
        *posted(request),
        town=town,
        offered=_offered(request, town),
        initial=initial,
        now=request.now,
    )

    def deed() -> Campaign:
        return commands.start(form.draft(), by=request.actor, now=request.now)

    if (campaign := done(form, deed)) is not None:
        messages.success(request, _("已部署“%s”") % campaign)
        return redirect("campaigns:detail", campaign.pk)
    title = _("部署专项治理")
    return form_page(request, form, title=title, submit=_("部署"), crumbs=[top()])


def correction(request: Request, pk: int) -> HttpResponse:
    """修改专项治理."""
    campaign = campaign_for(request, pk, "run")
    form = CampaignForm(
        *posted(request),
        town=campaign.subdistrict,
        offered=_offered(request, campaign.subdistrict),
        initial=said_of(campaign, sites_of([campaign])[pk]),
        now=request.now,
    )

    def deed() -> Campaign:
        return commands.revise(campaign, form.draft(), by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已修改“%s”") % campaign)
        return redirect("campaigns:detail", pk)
    return page(request, form, campaign, _("修改专项治理"), _("保存修改"))


def ending(request: Request, pk: int) -> HttpResponse:
    """结束专项治理."""
    campaign = campaign_for(request, pk, "run")
    form = EndForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Campaign:
        given = form.cleaned_data
        return commands.end(campaign, **given, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已结束“%s”") % campaign)
        return redirect("campaigns:detail", pk)
    return page(request, form, campaign, _("结束行动"), _("结束行动"))


def resumption(request: Request, pk: int) -> HttpResponse:
    """重新启动."""
    campaign = campaign_for(request, pk, "run")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Campaign:
        reason = form.cleaned_data["reason"]
        return commands.resume(campaign, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已重新启动“%s”") % campaign)
        return redirect("campaigns:detail", pk)
    return page(request, form, campaign, _("重新启动"), _("重新启动"))


def void(request: Request, pk: int) -> HttpResponse:
    """作废专项治理."""
    campaign = campaign_for(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Campaign:
        reason = form.cleaned_data["reason"]
        return commands.void(campaign, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废“%s”") % campaign)
        return redirect("campaigns:list")
    return page(request, form, campaign, _("作废专项治理"), _("作废"))


def campaign_for(request: Request, pk: int, deed: str) -> Campaign:
    """The campaign of a page on which somebody may do this. 404, 403."""
    campaign = see(visible_campaigns(request.actor), pk)
    require(may(deed, request.actor, campaign))
    return campaign


def page(
    request: Request, form: PageForm, campaign: Campaign, title: str, submit: str
) -> HttpResponse:
    """The page of a form under a campaign."""
    url = reverse("campaigns:detail", args=[campaign.pk])
    crumbs = [top(), crumb(campaign.name, url)]
    return form_page(request, form, title=title, submit=submit, crumbs=crumbs, lead=campaign.name)


def top() -> dict[str, str]:
    """专项治理, the first crumb."""
    return crumb(_("专项治理"), reverse("campaigns:list"))


def _offered(request: Request, town: Area) -> Offered:
    plans = visible_documents(request.actor).filter(
        kind=DocumentKind.REMEDIATION_PLAN, subdistrict=town
    )
    return Offered(
        areas=list(leaves_of(town, on=request.today)),
        units=list(visible_units(request.actor).valid(request.today).order_by("pinyin", "id")),
        plans=list(plans.order_by("-issued_on", "-pk")),
    )
