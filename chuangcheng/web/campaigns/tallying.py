"""登记日工作量: one page with five big fields; saying a day again corrects its line."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.campaigns import queries
from chuangcheng.campaigns import tallying as commands
from chuangcheng.campaigns.models import COUNTED, DayTally
from chuangcheng.campaigns.rules import may
from chuangcheng.campaigns.tallying import TallyDraft
from chuangcheng.kernel.permission import require
from chuangcheng.places.models import Area
from chuangcheng.web import tallies as shown
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import DayField, LineField, PageForm, QuantityField, RowField
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import crumb, deed_page, form_page

TEMPLATE = "campaigns/tally_form.html"


def _number(name: str, help: Any = "") -> QuantityField:
    label, unit = COUNTED[name]
    words = gettext_lazy("%(label)s（%(unit)s）") % {"label": label, "unit": unit}
    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    return QuantityField(label=words, required=False, help_text=help, widget=widget)


class TallyForm(PageForm):
    """日工作量: what was counted; nothing written is unknown, never 0."""

    community = RowField(label=gettext_lazy("社区/村"))
    worked_on = DayField(label=gettext_lazy("工作日期"))
    people = _number("people", gettext_lazy("没数过就空着，不会当作 0"))
    vehicles = _number("vehicles")
    small_ads = _number("small_ads")
    leaflets = _number("leaflets")
    fixed = _number("fixed", gettext_lazy("当场就办好的小事；已经登记成问题的不重复填"))
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, areas: Sequence[Area], **more: Any) -> None:
        super().__init__(*given, **more)
        fields: Any = self.fields
        fields["community"].offer({"": areas})
        if len(areas) == 1:
            self.initial.setdefault("community", areas[0].pk)

    def draft(self) -> TallyDraft:
        """日工作量草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        return TallyDraft(
            community=given["community"],
            worked_on=given["worked_on"],
            amounts={name: given[name] for name in COUNTED},
            note=given["note"],
        )


def new(request: Request) -> HttpResponse:
    """登记日工作量: today in the own community; where the line is there already, its correction."""
    areas = [area for area in areas_of(request) if may("tally", request.actor, area)]
    own = areas[0] if len(areas) == 1 else None
    if request.method != "POST" and own is not None:
        held = queries.tally_on(request.today, community=own.pk, actor=request.actor)
        if held is not None:
            return redirect("campaigns:tally_correction", held.pk)
    initial = {"worked_on": request.today}
    form = TallyForm(*posted(request), areas=areas, initial=initial, now=request.now)

    def deed() -> DayTally:
        return commands.record_tally(form.draft(), by=request.actor, now=request.now)

    if (tally := done(form, deed)) is not None:
        messages.success(request, _("已登记“%s”") % shown.title(tally))
        return redirect("campaigns:tallies")
    return form_page(
        request,
        form,
        title=_("登记日工作量"),
        submit=_("登记"),
        crumbs=_crumbs(),
        template=TEMPLATE,
        last=_last(request, own),
    )


def correction(request: Request, pk: int) -> HttpResponse:
    """修改日工作量."""
    tally = _tally(request, pk)
    areas = [area for area in areas_of(request) if may("tally", request.actor, area)]
    form = TallyForm(*posted(request), areas=areas, initial=_said(tally), now=request.now)

    def deed() -> DayTally:
        return commands.revise_tally(tally, form.draft(), by=request.actor, now=request.now)

    return deed_page(
        request,
        form,
        deed,
        words=(_("修改日工作量"), _("保存修改"), _("已修改")),
        crumbs=_crumbs(),
        lead=shown.title(tally),
        template=TEMPLATE,
        last=_last(request, tally.community, tally),
    )


def void(request: Request, pk: int) -> HttpResponse:
    """作废日工作量."""
    tally = _tally(request, pk)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> DayTally:
        reason = form.cleaned_data["reason"]
        return commands.void_tally(tally, reason=reason, by=request.actor, now=request.now)

    words = (_("作废日工作量"), _("作废"), _("已作废"))
    lead = shown.title(tally)
    return deed_page(request, form, deed, words=words, crumbs=_crumbs(), lead=lead)


def _tally(request: Request, pk: int) -> DayTally:
    tally = see(queries.visible_tallies(request.actor), pk)
    require(may("tally", request.actor, tally))
    return tally


def _last(request: Request, area: Area | None, tally: DayTally | None = None) -> Any:
    """The line before this one, to look at while writing."""
    if area is None:
        return None
    day = tally.worked_on if tally else request.today
    before = queries.tally_before(day, community=area.pk, actor=request.actor)
    return shown.line(before, request.today) if before else None


def _said(tally: DayTally) -> dict[str, Any]:
    amounts = {
        name: "" if amount.value is None else amount for name, amount in tally.amounts.items()
    }
    names = ("community", "worked_on", "note")
    return {**{name: getattr(tally, name) for name in names}, **amounts}


def _crumbs() -> list[dict[str, str]]:
    return [
        crumb(_("专项治理"), reverse("campaigns:list")),
        crumb(_("日工作量"), reverse("campaigns:tallies")),
    ]
