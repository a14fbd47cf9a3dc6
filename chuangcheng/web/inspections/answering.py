"""按检查表检查: answering a visit's checklist, correcting an answer, its photos."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.evidence.models import Photo
from chuangcheng.evidence.photographs import Print
from chuangcheng.inspections import checking, lists
from chuangcheng.inspections.models import Answer, Verdict
from chuangcheng.inspections.queries import visible_visits
from chuangcheng.inspections.rules import may_visit
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.web.evidence import pictures
from chuangcheng.web.http import Request, accepted, form_status, posted, posted_with_files, see
from chuangcheng.web.inspections import shown
from chuangcheng.web.inspections.checklist_forms import AnswerForm, AnswersForm


def answers(request: Request, pk: int) -> HttpResponse:
    """按检查表检查, all items at once, or those that are left."""
    visit = see(visible_visits(request.actor), pk)
    require(may_visit(request.actor, visit, visit.unit))
    checklist = lists.checklist_of(visit)
    if checklist is None:
        raise Refused(_("这类点位那天没有在用的检查表，先由创城办发布"))
    items = lists.items_of(checklist)
    done = set(lists.answers_of(visit).values_list("item", flat=True))
    left = [item for item in items if item.pk not in done]
    form = AnswersForm(*posted_with_files(request), items=left, now=request.now)

    def do() -> list[Answer]:
        said = form.said(request.actor)
        return checking.answer(visit, said, by=request.actor, now=request.now)

    if accepted(form, do):
        messages.success(request, _("已记下检查结果"))
        return redirect("inspections:visit", pk)
    context = {
        "form": form,
        "visit": visit,
        "where": shown.where(visit),
        "checklist": checklist,
        "asked": len(items),
        "left": len(left),
    }
    return render(request, "inspections/answers.html", context, status=form_status(form))


def correct(request: Request, pk: int) -> HttpResponse:
    """更正检查结果."""
    row = see(lists.visible_answers(request.actor).select_related("visit__unit"), pk)
    require(may_visit(request.actor, row.visit, row.visit.unit))
    form = AnswerForm(*posted(request), answer=row, now=request.now)

    def do() -> Answer:
        given = form.cleaned_data
        verdict = Verdict(given["verdict"])
        return checking.correct(
            row, verdict=verdict, note=given["note"], by=request.actor, now=request.now
        )

    back = reverse("inspections:visit", args=[row.visit_id])
    if accepted(form, do):
        messages.success(request, _("已更正“%s”") % row.item)
        return redirect(back)
    context = {"form": form, "item": row.item, "back_url": back}
    return render(request, "inspections/answer_form.html", context, status=form_status(form))


@require_safe
def photo(request: Request, pk: int, proof: int) -> HttpResponse:
    """检查照片."""
    row, found = _proof(request, pk, proof)
    return pictures.derived(found, Print.VIEW, name=row.item.text[:40])


@require_safe
def thumbnail(request: Request, pk: int, proof: int) -> HttpResponse:
    """检查照片, small."""
    row, found = _proof(request, pk, proof)
    return pictures.derived(found, Print.THUMB, name=row.item.text[:40])


def _proof(request: Request, pk: int, proof: int) -> tuple[Answer, Photo]:
    row = see(lists.visible_answers(request.actor), pk)
    return row, get_object_or_404(row.proofs.select_related("photo"), pk=proof).photo
