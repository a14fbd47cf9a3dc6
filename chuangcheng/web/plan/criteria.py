"""定标准: one criterion after the other, each tried on today's records before it is kept."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from chuangcheng.figures import judging as figures
from chuangcheng.figures import required
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.places.models import Area
from chuangcheng.plan import judging
from chuangcheng.plan.criteria import criterion_draft_of, criterion_of
from chuangcheng.plan.models import Criterion, CriterionDraft, Item
from chuangcheng.plan.queries import criteria_of
from chuangcheng.plan.rules import may
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.pages import form_page
from chuangcheng.web.plan import nightly, shown
from chuangcheng.web.plan.deeds import crumbs, item_for
from chuangcheng.web.plan.forms import CriterionForm, said_of_criterion

TRIAL = "trial"  # the button that only tries

Shape = dict[str, Any]


def new(request: Request, pk: int) -> HttpResponse:
    """加一条标准."""
    item = item_for(request, pk, "keep")
    asked = _asked(item)

    def wanted(draft: CriterionDraft) -> list[CriterionDraft]:
        return [*map(criterion_draft_of, asked), draft]

    return _form(request, item, wanted, title=_("加一条标准"), initial={})


def change(request: Request, pk: int, criterion: int) -> HttpResponse:
    """修改一条标准."""
    item = item_for(request, pk, "keep")
    asked = _asked(item)
    held = _one_of(item, criterion)

    def wanted(draft: CriterionDraft) -> list[CriterionDraft]:
        return [draft if each == held else criterion_draft_of(each) for each in asked]

    initial = said_of_criterion(criterion_draft_of(held))
    return _form(request, item, wanted, title=_("修改标准"), initial=initial)


def drop(request: Request, pk: int, criterion: int) -> HttpResponse:
    """不再要求这一条."""
    item = item_for(request, pk, "keep")
    held = _one_of(item, criterion)
    form = PageForm(*posted(request), now=request.now)

    def deed() -> Item:
        return _set(request, item, [criterion_draft_of(c) for c in _asked(item) if c != held])

    if done(form, deed) is not None:
        messages.success(request, _("不再要求这一条"))
        return redirect("plan:detail", pk)
    return form_page(
        request,
        form,
        title=_("不再要求这一条"),
        submit=_("不再要求"),
        crumbs=crumbs(item),
        lead=required.words(held),
    )


def _form(
    request: Request,
    item: Item,
    wanted: Callable[[CriterionDraft], Sequence[CriterionDraft]],
    *,
    title: str,
    initial: Shape,
) -> HttpResponse:
    """The form; 先试算 shows what it would show today, and keeps nothing."""
    form = CriterionForm(
        *posted(request),
        areas=_areas(item, request),
        town=item.subdistrict,
        initial=initial,
        now=request.now,
    )
    tries = TRIAL in request.POST
    trial = done(form, lambda: _tried(request, item, form.draft())) if tries else None
    if not tries and done(form, lambda: _set(request, item, wanted(form.draft()))) is not None:
        messages.success(request, _("标准已保存，并按今天的记录核算"))
        return redirect("plan:detail", item.pk)
    return form_page(
        request,
        form,
        title=title,
        submit=_("保存标准"),
        crumbs=crumbs(item),
        lead=item.text,
        template="plan/criterion.html",
        trial=trial,
    )


def _tried(request: Request, item: Item, draft: CriterionDraft) -> Shape:
    """先试算: what it would show today."""
    criterion = criterion_of(draft, item=item)
    with snapshot():
        (found,) = figures.judge([criterion], as_of=request.today)
    return {"text": required.words(criterion), "shows": shown.judged(found, opens=False)}


def _set(request: Request, item: Item, drafts: Sequence[CriterionDraft]) -> Item:
    """Keeps the criteria and, for whoever may, what they show today."""
    judging.set_criteria(item, drafts, by=request.actor, now=request.now)
    if may("judge", request.actor, item):
        nightly.judge_item(item, by=request.actor, now=request.now)
    return item


def _asked(item: Item) -> list[Criterion]:
    return criteria_of([item])[item.pk]


def _one_of(item: Item, pk: int) -> Criterion:
    return see(item.criteria.filter(dropped=False).select_related("area"), pk)


def _areas(item: Item, request: Request) -> list[Area]:
    leaves = Area.objects.leaves().valid(request.today).filter(subdistrict=item.subdistrict_id)
    return list(leaves.order_by("order", "id"))
