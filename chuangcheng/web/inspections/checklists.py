"""检查表的页面: what is in use by type of place, one edition, publishing and retiring."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.inspections import checking, lists
from chuangcheng.inspections.models import Checklist
from chuangcheng.inspections.rules import may
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.web import policies, records
from chuangcheng.web.http import Request, accepted, form_error, form_status, known_only, posted, see
from chuangcheng.web.inspections import listed, shown
from chuangcheng.web.inspections.checklist_forms import EditionForm, RetireForm
from chuangcheng.web.pages import crumb


def index(request: Request) -> HttpResponse:
    """检查表一览, by type of place."""
    known_only(request.GET)
    found = lists.with_numbers(lists.visible_checklists(request.actor))
    can_publish = bool(policies.may_enter(request.actor, "inspections.publish_checklist"))
    context = {
        "tabs": shown.tabs("checklists"),
        "table": listed.by_type(found, request.today, can_publish=can_publish),
    }
    return render(request, "inspections/checklists.html", context)


def edition(request: Request, pk: int) -> HttpResponse:
    """一版检查表: its items, and the editions before and after it."""
    row = see(lists.visible_checklists(request.actor), pk)
    can_publish = bool(may("publish_checklist", request.actor, row))
    history = lists.editions([row.subdistrict_id], row.place_type)
    draft_url = listed.draft_url(row.place_type) if can_publish else ""
    editions = listed.history(history, row, request.today)
    items = listed.items(lists.items_of(row))
    return records.shown(
        request,
        row,
        crumbs=[
            crumb(_("督导检查"), reverse("inspections:list")),
            crumb(_("检查表"), reverse("inspections:checklists")),
        ],
        lead=listed.lead(row, request.today),
        offered=records.Deeds(
            primary=records.deed(_("起草新版"), draft_url, icon="pencil"),
            buttons=[records.deed(_("停用"), _retire_url(row) if can_publish else "")],
        ),
        parts=[records.own("items", _("检查项"), "inspections/items.html", items)],
        side=[records.rows("editions", _("历次版本"), editions)],
    )


def new(request: Request) -> HttpResponse:
    """起草并发布一版检查表."""
    known_only(request.GET, "type")
    place_type = _type(request.GET.get("type", PlaceType.COMPOUND))
    subdistrict = _own_subdistrict(request)
    form = EditionForm(
        *posted(request),
        drafted=lists.drafted(subdistrict, place_type, on=request.today),
        clauses=lists.clauses_for(subdistrict, place_type, on=request.today),
        initial={"since": request.today},
        now=request.now,
    )
    if form.is_bound and form.is_valid():
        made = _published(request, form, place_type, subdistrict)
        if made is not None:
            messages.success(request, _("已发布“%s”") % made)
            return redirect("inspections:checklist", made.pk)
    context = {"form": form, "type": place_type.label, "most": len(form.lines())}
    return render(request, "inspections/checklist_form.html", context, status=form_status(form))


def retire(request: Request, pk: int) -> HttpResponse:
    """停用检查表."""
    row = see(lists.visible_checklists(request.actor), pk)
    require(may("publish_checklist", request.actor, row))
    form = RetireForm(*posted(request), initial={"on": request.today}, now=request.now)

    def do() -> Checklist:
        on = form.cleaned_data["on"]
        return checking.retire(row, on=on, by=request.actor, now=request.now)

    if accepted(form, do):
        messages.success(request, _("已停用“%s”") % row)
        return redirect("inspections:checklist", pk)
    context = {
        "form": form,
        "title": _("停用%s") % row,
        "submit": _("停用"),
        "back_url": reverse("inspections:checklist", args=[pk]),
    }
    return render(request, "inspections/form.html", context, status=form_status(form))


def _published(
    request: Request, form: EditionForm, place_type: PlaceType, subdistrict: Area
) -> Checklist | None:
    facts: dict[str, Any] = {"subdistrict": subdistrict, "since": form.cleaned_data["since"]}
    try:
        return checking.publish(
            place_type, form.items(), by=request.actor, now=request.now, **facts
        )
    except Refused as refusal:
        form_error(form, refusal)
        return None


def _own_subdistrict(request: Request) -> Area:
    subdistrict = subdistrict_of(request.actor)
    if subdistrict is None:
        raise Refused(_("你的角色还没有对应的街道，请系统管理员补上"))
    return subdistrict


def _type(given: str) -> PlaceType:
    if given not in PlaceType.values:
        raise Http404
    return PlaceType(given)


def _retire_url(row: Checklist) -> str:
    return reverse("inspections:checklist_retire", args=[row.pk]) if row.is_current else ""
