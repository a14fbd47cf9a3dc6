"""关联承诺: which promise of a partner an activity kept; taking that back."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.permission import require
from chuangcheng.partners.models import Delivery
from chuangcheng.partners.rules import may as may_with_partners
from chuangcheng.volunteering import fulfilling
from chuangcheng.volunteering.models import Activity
from chuangcheng.volunteering.queries import Promise, promises_for, visible_activities
from chuangcheng.volunteering.rules import may
from chuangcheng.web import words
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, posted, see
from chuangcheng.web.pages import crumb, deed_page
from chuangcheng.web.volunteering import tabs


class PromiseForm(PageForm):
    """关联承诺: one of those which the activity may have kept on its day."""

    promise = forms.ChoiceField(
        label=gettext_lazy("兑现了哪项承诺"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "还没有登记兑现的，关联时一并登记；只列共同开展的单位在这一天的承诺"
        ),
    )


def fulfilment(request: Request, pk: int) -> HttpResponse:
    """关联承诺."""
    activity = _activity(request, pk)
    offered = {each.key: each for each in keepable(request, activity)}
    form = PromiseForm(*posted(request), now=request.now)
    form.fields["promise"].choices = [(key, _named(each)) for key, each in offered.items()]  # type: ignore[attr-defined]
    if not offered:
        form.fields["promise"].help_text = _(
            "共同开展的单位在这一天没有可以关联的承诺；先在“包联共建”里登记共建事项"
        )

    def deed() -> Delivery:
        chosen = offered[form.cleaned_data["promise"]]
        return fulfilling.fulfil(
            activity, chosen.pledge, own_day=chosen.own_day, by=request.actor, now=request.now
        )

    said = (_("关联承诺"), _("关联"), _("已关联，这次活动就是兑现的凭证"))
    return deed_page(
        request, form, deed, words=said, crumbs=_crumbs(activity), lead=_lead(activity)
    )


def separation(request: Request, pk: int) -> HttpResponse:
    """解除关联."""
    activity = _activity(request, pk)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Activity:
        reason = form.cleaned_data["reason"]
        return fulfilling.unlink(activity, reason=reason, by=request.actor, now=request.now)

    said = (_("解除关联"), _("解除关联"), _("已解除关联，兑现记录还在"))
    return deed_page(
        request, form, deed, words=said, crumbs=_crumbs(activity), lead=_lead(activity)
    )


def keepable(request: Request, activity: Activity) -> list[Promise]:
    """承诺 of which this person may say that the activity kept them."""
    actor = request.actor
    found = promises_for(activity, actor)
    return [each for each in found if may_with_partners("deliver", actor, each.pledge)]


def _activity(request: Request, pk: int) -> Activity:
    activity = see(visible_activities(request.actor).select_related("fulfils__pledge"), pk)
    require(may("record", request.actor, activity))
    return activity


def _named(promise: Promise) -> str:
    who = "、".join(str(row.unit) for row in promise.pledge.units.all())
    told = {"what": promise.pledge.what, "who": who}
    if promise.own_day is None:
        return _("%(what)s（%(who)s）") % told
    told["day"] = words.full_day(promise.own_day)
    return _("%(what)s（%(who)s，%(day)s这一次）") % told


def _lead(activity: Activity) -> str:
    return f"{activity} {words.full_day(activity.held_on)}"


def _crumbs(activity: Activity) -> list[dict[str, str]]:
    return [tabs.top(), crumb(activity, reverse("volunteering:detail", args=[activity.pk]))]
