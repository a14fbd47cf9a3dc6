"""办理工作计划: listing an item, who answers for it, its deadline, its end, judging by hand."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuangcheng.kernel.permission import require
from chuangcheng.meetings.models import Decision
from chuangcheng.meetings.queries import visible_decisions
from chuangcheng.people.queries import visible_units
from chuangcheng.places.queries import subdistrict_of
from chuangcheng.plan import commands, judging
from chuangcheng.plan.models import Item, Verdict
from chuangcheng.plan.queries import visible_items
from chuangcheng.plan.rules import may
from chuangcheng.web.documents.forms import ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.pages import Words, crumb, deed_page, form_page
from chuangcheng.web.plan import nightly
from chuangcheng.web.plan.forms import (
    AssignmentForm,
    CloseForm,
    CorrectionForm,
    DeadlineForm,
    ItemForm,
    OverrideForm,
    answerable_of,
    said_of,
)

MOST_DECISIONS = 100


def new(request: Request) -> HttpResponse:
    """列入计划."""
    form = ItemForm(*posted(request), now=request.now, **_where(request), **_named(request))

    def deed() -> Item:
        return commands.draft(form.draft(), by=request.actor, now=request.now)

    if (item := done(form, deed)) is not None:
        messages.success(request, _("已列入计划，接着写可核验标准；常态任务不用写"))
        return redirect("plan:detail", item.pk)
    return form_page(request, form, title=_("列入计划"), submit=_("列入"), crumbs=[*top()])


def correction(request: Request, pk: int) -> HttpResponse:
    """修改计划事项."""
    item = item_for(request, pk, "keep")
    form = CorrectionForm(
        *posted(request), initial=said_of(item), now=request.now, **_where(request)
    )

    def deed() -> Item:
        return commands.revise(item, form.draft(), by=request.actor, now=request.now)

    return _answer(request, form, item, deed, words=(_("修改计划"), _("保存修改"), _("已修改")))


def assignment(request: Request, pk: int) -> HttpResponse:
    """落实责任."""
    item = item_for(request, pk, "keep")
    form = AssignmentForm(
        *posted(request), initial=answerable_of(item), now=request.now, **_named(request)
    )

    def deed() -> Item:
        return commands.assign(item, **form.answerable(), by=request.actor, now=request.now)

    return _answer(request, form, item, deed, words=(_("落实责任"), _("保存"), _("责任已落实")))


def deadline(request: Request, pk: int) -> HttpResponse:
    """调整时限."""
    item = item_for(request, pk, "keep")
    form = DeadlineForm(*posted(request), now=request.now)

    def deed() -> Item:
        limit, reason = form.cleaned_data["due"], form.cleaned_data["reason"]
        said = {"due_on": limit.day, "due_text": limit.said, "reason": reason}
        return commands.reschedule(item, **said, by=request.actor, now=request.now)

    words = (_("调整时限"), _("调整时限"), _("时限已调整"))
    return _answer(request, form, item, deed, words=words)


def closing(request: Request, pk: int) -> HttpResponse:
    """办结."""
    item = item_for(request, pk, "keep")
    form = CloseForm(*posted(request), initial={"on": request.today}, now=request.now)

    def deed() -> Item:
        return commands.close(item, **form.cleaned_data, by=request.actor, now=request.now)

    return _answer(request, form, item, deed, words=(_("办结"), _("办结"), _("已办结")))


@require_POST
def judgement(request: Request, pk: int) -> HttpResponse:
    """核算: keeps what it shows today."""
    item = item_for(request, pk, "judge")
    nightly.judge_item(item, by=request.actor, now=request.now)
    item.refresh_from_db()
    messages.success(request, _("已按今天的记录核算：%s") % Verdict(item.verdict).label)
    return redirect("plan:detail", pk)


def override(request: Request, pk: int) -> HttpResponse:
    """人工判定."""
    item = item_for(request, pk, "override")
    form = OverrideForm(*posted(request), now=request.now)

    def deed() -> object:
        verdict, reason = Verdict(form.cleaned_data["verdict"]), form.cleaned_data["reason"]
        return judging.override(
            item, verdict=verdict, reason=reason, by=request.actor, now=request.now
        )

    words = (_("人工判定"), _("判定"), _("已人工判定"))
    return _answer(request, form, item, deed, words=words)


def override_back(request: Request, pk: int) -> HttpResponse:
    """撤销人工判定."""
    words = (_("撤销人工判定"), _("撤销判定"), _("已撤销，按标准判定"))
    item = item_for(request, pk, "override")
    return _with_reason(request, item, judging.take_back_override, words=words)


def withdrawal(request: Request, pk: int) -> HttpResponse:
    """不再执行."""
    words = (_("不再执行"), _("不再执行"), _("这一项不再执行"))
    return _with_reason(request, item_for(request, pk, "keep"), commands.withdraw, words=words)


def reopening(request: Request, pk: int) -> HttpResponse:
    """重新执行."""
    words = (_("重新执行"), _("重新执行"), _("这一项重新执行"))
    return _with_reason(request, item_for(request, pk, "keep"), commands.reopen, words=words)


def void(request: Request, pk: int) -> HttpResponse:
    """作废计划事项."""
    item = item_for(request, pk, "void")
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Item:
        reason = form.cleaned_data["reason"]
        return commands.void(item, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这项计划"))
        return redirect("plan:list")
    return form_page(
        request,
        form,
        title=_("作废计划事项"),
        submit=_("作废"),
        crumbs=crumbs(item),
        lead=item.text,
    )


def item_for(request: Request, pk: int, deed: str) -> Item:
    """The item that somebody sees and may do this to."""
    item = see(visible_items(request.actor), pk)
    require(may(deed, request.actor, item))
    return item


def top() -> list[dict[str, str]]:
    """工作计划, the first crumb."""
    return [crumb(_("工作计划"), reverse("plan:list"))]


def crumbs(item: Item) -> list[dict[str, str]]:
    """The way down to an item."""
    return [*top(), crumb(item.text[:20], reverse("plan:detail", args=[item.pk]))]


def _with_reason(
    request: Request, item: Item, command: Callable[..., Item], *, words: Words
) -> HttpResponse:
    """A deed that asks for its reason and nothing else."""
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Item:
        reason = form.cleaned_data["reason"]
        return command(item, reason=reason, by=request.actor, now=request.now)

    return _answer(request, form, item, deed, words=words)


def _answer(
    request: Request, form: PageForm, item: Item, deed: Callable[[], Any], *, words: Words
) -> HttpResponse:
    """The form of a deed, or the page of the item once it is done."""
    return deed_page(request, form, deed, words=words, crumbs=crumbs(item), lead=item.text)


def _where(request: Request) -> dict[str, Any]:
    """Whose plan it can be, and the decisions of this sub-district that it may come from."""
    town = subdistrict_of(request.actor)
    for_all = town is not None and bool(may("keep", request.actor, town))
    areas = [area for area in areas_of(request) if may("keep", request.actor, area)]
    found = visible_decisions(request.actor).filter(meeting__subdistrict=town)
    decisions: list[Decision] = list(found.order_by("-pk")[:MOST_DECISIONS])
    return {"town": town if for_all else None, "areas": areas, "decisions": decisions}


def _named(request: Request) -> dict[str, Any]:
    found = visible_units(request.actor).valid(request.today).order_by("pinyin", "id")
    return {"named": list(found)}
