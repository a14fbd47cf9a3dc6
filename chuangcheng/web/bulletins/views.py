"""图文通报: the text for a chat group, and the collage that goes with it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.evidence.collage import MOST_PAIRS, collage, is_whole
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.reports import bulletin as bulletins
from chuangcheng.reports.bulletin import Mended, Period
from chuangcheng.reports.rules import may
from chuangcheng.web import marks, words
from chuangcheng.web.bulletins.forms import KEYS, ChoiceForm, PeriodForm
from chuangcheng.web.evidence.pictures import HEADERS
from chuangcheng.web.http import Request, form_status, known_only
from chuangcheng.web.issues.choosing import areas_of

MOST_OFFERED = 60
Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """所问: the period, what can be chosen in it, and what was chosen."""

    period: Period
    offered: list[Issue]
    choice: ChoiceForm

    @property
    def chosen(self) -> list[Issue]:
        """The issues that were ticked."""
        return list(self.choice.cleaned_data.get("issues", [])) if self.choice.is_valid() else []


def bulletin(request: Request) -> HttpResponse:
    """图文通报: choose a period and what was mended in it; below stand the text and the collage."""
    town = _town(request)
    form = _period_form(request)
    context: Shape = {"form": form, "most": MOST_PAIRS, "offered": [], "choice": None, "text": ""}
    if form.is_valid():
        with snapshot():
            context |= _found(request, _asked(request, form, town))
    status = form_status(context["choice"]) if context["choice"] else form_status(form)
    return render(request, "bulletins/bulletin.html", context, status=status)


@require_safe
def picture(request: Request) -> HttpResponse:
    """拼图, of the same question."""
    town = _town(request)
    form = _period_form(request)
    if not form.is_valid():
        raise BadRequest("a period that cannot be read")
    asked = _asked(request, form, town)
    if not asked.chosen:
        raise Refused(_("还没有选整改好的问题，选好再拼图"))
    content = collage([each.photos for each in bulletins.mended(asked.chosen)])
    name = _("整改前后-%s.jpg") % asked.period.until.isoformat()
    disposition = content_disposition_header(False, name) or "inline"
    headers = {**HEADERS, "Cache-Control": "no-store", "Content-Disposition": disposition}
    return HttpResponse(content, content_type="image/jpeg", headers=headers)


def _town(request: Request) -> Area:
    town = subdistrict_of(request.actor)
    if town is None:
        raise Refused(_("图文通报按街道编，你的角色不在哪个街道里"))
    require(may("bulletin", request.actor, town))
    return town


def _period_form(request: Request) -> PeriodForm:
    known_only(request.GET, *KEYS)
    return PeriodForm(request, list(areas_of(request)))


def _asked(request: Request, form: PeriodForm, town: Area) -> Asked:
    period = form.period(town)
    offered = list(bulletins.mended_in(period, request.actor)[:MOST_OFFERED])
    return Asked(period, offered, ChoiceForm(request, offered))


def _found(request: Request, asked: Asked) -> Shape:
    """What can be chosen, the text, and where the collage is."""
    chosen = {each.pk for each in asked.chosen}
    every = bulletins.mended(asked.offered)
    shown = [each for each in every if each.issue.pk in chosen]
    damaged = {each.issue.pk for each in shown if not is_whole(each.photos)}
    text = bulletins.text(asked.period, shown, unpictured=damaged)
    collage_url = f"{reverse('bulletins:collage')}?{_query(request, chosen)}"
    return {
        "choice": asked.choice,
        "offered": [_offer(each, chosen) for each in every],
        "since": words.full_day(asked.period.since),
        "until": words.full_day(asked.period.until),
        "text": f"{text}\n（{marks.DEMO}）" if request.is_demo else text,
        "damaged": [each.where for each in shown if each.issue.pk in damaged],
        "collage_url": collage_url if chosen - damaged else "",
    }


def _offer(each: Mended, chosen: set[int]) -> Shape:
    """One that can be chosen, with its two photos."""
    return {
        "value": each.issue.pk,
        "chosen": each.issue.pk in chosen,
        "url": reverse("issues:detail", args=[each.issue.pk]),
        "text": each.seen,
        "where": each.where,
        "photos": [
            {
                "url": reverse("issues:thumbnail", args=[each.issue.pk, proof.pk]),
                "alt": str(proof.get_moment_display()),
            }
            for proof in (each.before, each.after)
        ],
    }


def _query(request: Request, chosen: set[int]) -> str:
    given = [(key, request.GET[key]) for key in KEYS[:3] if request.GET.get(key)]
    return urlencode([*given, *(("issues", pk) for pk in sorted(chosen))])
