"""兑现: noting one, its page with what shows it, the unit's confirmation, voiding it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.kernel.permission import require
from chuangcheng.partners import delivering as commands
from chuangcheng.partners.models import Delivery, Outcome
from chuangcheng.partners.queries import visible_deliveries
from chuangcheng.partners.rules import may
from chuangcheng.volunteering.queries import shown_by
from chuangcheng.web import records, words
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.evidence import files
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.pages import crumb, form_page
from chuangcheng.web.partners import shown
from chuangcheng.web.partners.agreements import WITH_FILES
from chuangcheng.web.partners.forms import ConfirmForm, DeliveryForm
from chuangcheng.web.partners.pledging import page, pledge_for
from chuangcheng.web.partners.views import top
from chuangcheng.web.volunteered import showing


def new(request: Request, pk: int) -> HttpResponse:
    """登记兑现, of the occurrence that the address names."""
    pledge = pledge_for(request, pk, "deliver")
    form = DeliveryForm(
        *posted_with_files(request),
        recurring=pledge.rule is not None,
        initial=_said(request),
        now=request.now,
    )

    def deed() -> Delivery:
        given = form.cleaned_data
        said: dict[str, Any] = {name: given.get(name) for name in ("on", "own_day", "words")}
        proofs, outcome = received(request, form), Outcome(given["outcome"])
        return commands.note(
            pledge, outcome, **said, files=proofs, by=request.actor, now=request.now
        )

    if done(form, deed) is not None:
        messages.success(request, _("已登记兑现"))
        return redirect("partners:detail", pk)
    return page(request, form, pledge, _("登记兑现"), _("登记"), template=WITH_FILES)


def detail(request: Request, pk: int) -> HttpResponse:
    """一次兑现: what we noted, what shows it, whether the unit confirmed it."""
    delivery = see(visible_deliveries(request.actor), pk)
    confirms = may("confirm", request.actor, delivery) and not delivery.is_confirmed
    voids = may("void", request.actor, delivery)
    return records.shown(
        request,
        delivery,
        title=_("兑现记录"),
        crumbs=_crumbs(delivery)[:2],
        offered=records.Deeds(
            primary=records.deed(
                _("确认兑现"), _url(delivery, "confirm") if confirms else "", icon="check"
            ),
            menu=[records.deed(_("作废"), _url(delivery, "void") if voids else "")],
        ),
        parts=[
            records.facts(shown.delivery_facts(delivery)),
            records.rows(
                "activities",
                _("兑现时的志愿活动"),
                showing(shown_by(delivery, request.actor), request.today),
            ),
            records.files(
                delivery.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("partners:delivery_file", args=[pk, proof.pk]),
            ),
        ],
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """兑现凭证, under its delivery."""
    delivery = see(visible_deliveries(request.actor), pk)
    found = get_object_or_404(delivery.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{delivery.pledge.what[:40]}-{found.order + 1}")


def confirmation(request: Request, pk: int) -> HttpResponse:
    """确认兑现."""
    delivery = _delivery(request, pk, "confirm")
    form = ConfirmForm(*posted(request), now=request.now)

    def deed() -> Delivery:
        return commands.confirm(delivery, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已确认"))
        return redirect("partners:delivery", pk)
    return _page(request, form, delivery, _("确认兑现"), _("确认"))


def void(request: Request, pk: int) -> HttpResponse:
    """作废兑现记录."""
    delivery = _delivery(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Delivery:
        reason = form.cleaned_data["reason"]
        return commands.void(delivery, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这条兑现记录"))
        return redirect("partners:detail", delivery.pledge_id)
    return _page(request, form, delivery, _("作废兑现记录"), _("作废"))


def _delivery(request: Request, pk: int, deed: str) -> Delivery:
    delivery = see(visible_deliveries(request.actor), pk)
    require(may(deed, request.actor, delivery))
    return delivery


def _page(
    request: Request, form: PageForm, delivery: Delivery, title: str, submit: str
) -> HttpResponse:
    lead = f"{delivery.pledge.what} {words.full_day(delivery.happened_on)}"
    crumbs = _crumbs(delivery)
    return form_page(request, form, title=title, submit=submit, crumbs=crumbs, lead=lead)


def _crumbs(delivery: Delivery) -> list[dict[str, str]]:
    pledge = delivery.pledge
    return [
        top(),
        crumb(pledge.what, reverse("partners:detail", args=[pledge.pk])),
        crumb(_("兑现记录"), reverse("partners:delivery", args=[delivery.pk])),
    ]


def _said(request: Request) -> dict[str, object]:
    """The occurrence that was chosen stands in the form already."""
    try:
        own_day = date.fromisoformat(request.GET.get("own_day", ""))
    except ValueError:
        return {"on": request.today}
    return {"own_day": own_day, "on": min(own_day, request.today)}


def _url(delivery: Delivery, page_of: str) -> str:
    return reverse(f"partners:delivery_{page_of}", args=[delivery.pk])
