"""登记检查: opening a round, a visit, what it found, and taking a visit back."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.inspections import commands, lists
from chuangcheng.inspections.models import Answer, InspectionType, Round, Verdict, Visit
from chuangcheng.inspections.queries import visible_rounds, visible_visits
from chuangcheng.inspections.rules import may, records_for_any
from chuangcheng.issues import routing
from chuangcheng.issues.models import Issue
from chuangcheng.issues.rules import may as may_with_issue
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.web import naming
from chuangcheng.web.evidence import uploads
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, form_error, form_status, posted_with_files, see
from chuangcheng.web.inspections import listed, shown
from chuangcheng.web.inspections.forms import (
    SEEN,
    FindingForm,
    RoundForm,
    VisitForm,
    VoidForm,
    day_of,
)
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.issues.raising import place_asked


def new_round(request: Request) -> HttpResponse:
    """安排检查轮次."""
    form = RoundForm(*posted_with_files(request), now=request.now)
    if form.is_bound and form.is_valid() and (opened := _opened(request, form)):
        messages.success(request, _("已安排“%s”") % opened.name)
        return redirect("inspections:round", opened.pk)
    return _shown(
        request,
        form,
        title=_("安排检查轮次"),
        submit=_("安排"),
        back=reverse("inspections:list"),
    )


def new_visit(request: Request, pk: int) -> HttpResponse:
    """登记检查, in a round."""
    row = see(visible_rounds(request.actor), pk)
    areas = areas_of(request)
    offered = _units(request, areas)
    form = VisitForm(
        *posted_with_files(request),
        areas=areas,
        offered=offered,
        unit=_own(request, offered),
        initial={"on": day_of(row, request.today), **_where(request, areas)},
        now=request.now,
    )
    if form.is_bound and form.is_valid() and (visited := _visited(request, row, form)):
        messages.success(request, _("已登记检查：%s") % shown.where(visited))
        return redirect("inspections:visit", visited.pk)
    context = {
        "form": form,
        "round": row,
        "names": naming.names(request, areas),
        "seen_open": form.opened(*SEEN),
    }
    return render(request, "inspections/visit_form.html", context, status=form_status(form))


def _where(request: Request, areas: Iterable[Area]) -> dict[str, Any]:
    """点位 by whose page one came, in the form already; not one where the person cannot visit."""
    place = place_asked(request)
    if place is None or place.community_id not in {area.pk for area in areas}:
        return {}
    return {"place": place.name, "community": place.community_id}


def new_finding(request: Request, pk: int) -> HttpResponse:
    """检查发现: one issue at a time, and another one if there is more."""
    visit = see(visible_visits(request.actor), pk)
    require(may_with_issue("raise", request.actor, visit.place or visit.community))
    short = _fell_short(request, visit)
    initial = {"title": short.note, "category": short.item.category} if short else {}
    form = FindingForm(*posted_with_files(request), now=request.now, initial=initial)
    if form.is_bound and form.is_valid() and (issue := _found(request, visit, form, short)):
        messages.success(request, _("%s 已登记") % issue.serial)
        more = "again" in request.POST
        return redirect("inspections:finding_new" if more else "inspections:visit", pk)
    along = listed.photos_of(short) if short else []
    context = {"form": form, "visit": visit, "where": shown.where(visit), "along": along}
    return render(request, "inspections/finding.html", context, status=form_status(form))


def void(request: Request, pk: int) -> HttpResponse:
    """作废检查记录."""
    visit = see(visible_visits(request.actor), pk)
    require(may("void_visit", request.actor, visit))
    form = VoidForm(*posted_with_files(request), now=request.now)
    if form.is_bound and form.is_valid() and _voided(request, visit, form):
        messages.success(request, _("已作废检查记录：%s") % shown.where(visit))
        return redirect("inspections:round", visit.round_id)
    return _shown(
        request,
        form,
        title=_("作废检查记录"),
        submit=_("作废"),
        back=reverse("inspections:visit", args=[pk]),
        visit=visit,
    )


def _opened(request: Request, form: RoundForm) -> Round | None:
    given = form.cleaned_data
    subdistrict = subdistrict_of(request.actor)
    if subdistrict is None:
        form.add_error(None, _("你的角色还没有对应的街道，请系统管理员补上"))
        return None
    try:
        return commands.open_round(
            given["name"],
            type=InspectionType(given["type"]),
            subdistrict=subdistrict,
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            by=request.actor,
            now=request.now,
        )
    except Refused as refusal:
        form_error(form, refusal)
        return None


def _visited(request: Request, row: Round, form: VisitForm) -> Visit | None:
    given = form.cleaned_data
    try:
        return commands.visit(
            row,
            form.where(),
            on=given["on"],
            unit=given["unit"],
            note=given["note"],
            seen=form.seen(),
            by=request.actor,
            now=request.now,
        )
    except Refused as refusal:
        form_error(form, refusal)
        return None


def _fell_short(request: Request, visit: Visit) -> Answer | None:
    """The answer from which one came, where it falls short: its words and photos go along."""
    asked = request.GET.get("answer", "")
    if not (asked.isdecimal() and len(asked) < 12):
        return None
    return lists.answers_of(visit).filter(pk=asked, verdict=Verdict.NOT_MET).first()


def _found(request: Request, visit: Visit, form: FindingForm, short: Answer | None) -> Issue | None:
    by, now = request.actor, request.now
    items = [short.item] if short else []
    along = [proof.photo for proof in short.proofs.select_related("photo")] if short else []
    try:
        photos = uploads.received(form.cleaned_data["photos"], by=by, field="photos")
        draft = form.draft(visit, photos=[*along, *photos])
        return commands.find(visit, [draft], by=by, now=now, items=items)[0]
    except Refused as refusal:
        form_error(form, refusal)
        return None


def _voided(request: Request, visit: Visit, form: VoidForm) -> bool:
    try:
        reason = form.cleaned_data["reason"]
        commands.void_visit(visit, reason=reason, by=request.actor, now=request.now)
    except Refused as refusal:
        form_error(form, refusal)
        return False
    return True


def _shown(request: Request, form: PageForm, *, back: str, **words: object) -> HttpResponse:
    context = {"form": form, "back_url": back, **words}
    return render(request, "inspections/form.html", context, status=form_status(form))


def _units(request: Request, areas: list[Area]) -> list[Unit]:
    """Any unit may inspect: the own ones, and for the office all of those around."""
    around = {pk for area in areas for pk in area.concern().area_ids}
    found = routing.units_for(around, on=request.today)
    if records_for_any(request.actor):
        return found
    return [unit for unit in found if unit.pk in request.actor.unit_ids]


def _own(request: Request, offered: list[Unit]) -> Unit | None:
    """The person's own unit, which most likely it was."""
    return next((unit for unit in offered if unit.pk in request.actor.unit_ids), None)
