"""一条问题: its page, and the same page again as a fragment after a deed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from chuangcheng.calendars import queries as calendars
from chuangcheng.evidence.rules import may_open_original
from chuangcheng.issues.models import IssueProof
from chuangcheng.web import charges
from chuangcheng.web.http import Request
from chuangcheng.web.issues import basics, history, shown
from chuangcheng.web.issues.dossier import open_dossier
from chuangcheng.web.issues.offers import offers
from chuangcheng.web.issues.views import visible

Moment = IssueProof.Moment
PEEK = "peek"


def detail(request: Request, pk: int) -> HttpResponse:
    """一条问题, whole; for Space in a list only what one wants to know at a glance."""
    part = "#peek" if request.headers.get("HX-Target") == PEEK else ""
    return render(request, f"issues/detail.html{part}", context_of(request, pk))


def changed(request: Request, pk: int) -> HttpResponse:
    """After a deed: htmx gets the issue as it is now, a plain form gets its page."""
    if request.headers.get("HX-Request") == "true":
        return render(request, "issues/detail.html#changed", context_of(request, pk))
    return redirect("issues:detail", pk)


def context_of(request: Request, pk: int) -> dict[str, Any]:
    """What the page shows; 404 for an issue that this person may not see."""
    dossier = open_dossier(request, visible(request), pk)
    found = offers(dossier.issue, request.actor, done=dossier.done, sent=dossier.sent)
    if any(row.relapse_id for row in dossier.rechecks):
        found = [offer for offer in found if offer.deed != "recheck"]
    buttons, menu = shown.deeds(found)
    today = request.today
    timeline = history.timeline(dossier.issue, today)
    return {
        "issue": dossier.issue,
        "head": shown.head(dossier, request, calendars.calendar()),
        "notes": shown.notes(dossier, request, found),
        "buttons": buttons,
        "menu": menu,
        "before": shown.photos(dossier, Moment.BEFORE, today),
        "after": shown.photos(dossier, Moment.AFTER, today),
        "looked_again": shown.looked_again(dossier),
        "checks": shown.checks(dossier),
        "originals": shown.originals(dossier) if may_open_original(request.actor) else [],
        "history": timeline,
        "ends": {
            "history": _("%s 条") % len(timeline),
            "contacts": _("%s 条") % len(dossier.contacts),
            "others": _("%s 条") % len(dossier.others),
        },
        "contacts": shown.contacts(dossier, today),
        "others": shown.others(dossier, today),
        "ledger": shown.ledger(dossier, today),
        "due_text": shown.due_text(dossier, today),
        "reasons": shown.why_here(dossier),
        "sent_to": dossier.sent.lead_unit if dossier.sent else None,
        "facts": basics.facts(dossier, today),
        "charges": charges.facts(dossier.charges, today),
        "where": shown.where(dossier),
    }
