"""改写报告: one passage in its place, taking it out, back, as it stands; one added behind it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Overtaken, Refused
from chuangcheng.reports import writing
from chuangcheng.reports.models import Kind, Report
from chuangcheng.reports.passages import Passage, draft_of
from chuangcheng.reports.queries import visible_reports
from chuangcheng.reports.rules import may_rewrite
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, form_error, form_status, posted, see
from chuangcheng.web.reports import reading
from chuangcheng.web.reports.drafted import Opened
from chuangcheng.web.reports.forms import AdditionForm, PassageForm
from chuangcheng.web.reports.shown import anchor

CONFLICT = 409


def passage(request: Request, pk: int, block: str) -> HttpResponse:
    """改写一段: its words in a box where it stands. What was typed outlives a conflict."""
    report = _report(request, pk)
    there = _passage(report, block)
    initial = {"words": there.block.text, "read": writing.seen(there)}
    form = PassageForm(*posted(request), initial=initial, now=request.now)
    if not (form.is_bound and form.is_valid()):
        opened = Opened(there.block.key, form)
        return reading.page(request, report, opened=opened, status=form_status(form))
    given = form.cleaned_data
    key, read = there.block.key, given["read"]
    try:
        writing.rewrite(report, key, given["words"], read=read, by=request.actor, now=request.now)
    except Overtaken:
        return _conflict(request, pk, block, given["words"])
    except Refused as refusal:
        form_error(form, refusal)
        opened = Opened(key, form)
        return reading.page(request, report, opened=opened, status=form_status(form))
    return _back(report, block)


def addition(request: Request, pk: int, block: str) -> HttpResponse:
    """添写一段 behind another."""
    report = _report(request, pk)
    there = _passage(report, block)
    initial = {"kind": Kind.ITEM if there.block.kind == Kind.ITEM else Kind.TEXT}
    form = AdditionForm(*posted(request), initial=initial, now=request.now)
    if form.is_bound and form.is_valid() and _added(request, report, there, form):
        return _back(report, block)
    opened = Opened(there.block.key, form, adds=True)
    return reading.page(request, report, opened=opened, status=form_status(form))


@require_POST
def removal(request: Request, pk: int, block: str) -> HttpResponse:
    """删去一段."""
    report = _report(request, pk)
    key = _passage(report, block).block.key
    writing.remove(report, key, by=request.actor, now=request.now)
    messages.success(request, _("这一段已删去，可以恢复"))
    return _back(report, block)


@require_POST
def restoration(request: Request, pk: int, block: str) -> HttpResponse:
    """恢复一段: it says what the records say."""
    report = _report(request, pk)
    key = _passage(report, block).block.key
    writing.restore(report, key, by=request.actor, now=request.now)
    messages.success(request, _("这一段已恢复成记录里的"))
    return _back(report, block)


@require_POST
def confirmation(request: Request, pk: int, block: str) -> HttpResponse:
    """照旧保留, having read what the records say now."""
    report = _report(request, pk)
    key = _passage(report, block).block.key
    writing.confirm(report, key, by=request.actor, now=request.now)
    messages.success(request, _("这一段照旧保留"))
    return _back(report, block)


def _added(request: Request, report: Report, there: Passage, form: PageForm) -> bool:
    given = form.cleaned_data
    kind = Kind(given["kind"])
    key, by, now = there.block.key, request.actor, request.now
    try:
        writing.add(report, key, given["words"], kind=kind, by=by, now=now)
    except Overtaken:
        form.add_error(None, _("这份报告刚被别人改过，看看现在的样子再添"))
    except Refused as refusal:
        form_error(form, refusal)
    return not form.errors


def _conflict(request: Request, pk: int, block: str, typed: str) -> HttpResponse:
    """Somebody was faster: what was typed stays in the box, beside what the passage says by now."""
    report = _report(request, pk)
    there = _passage(report, block)
    initial = {"words": typed, "read": writing.seen(there)}
    note = _("这一段刚变过，现在写的是：%s") % there.block.text
    opened = Opened(there.block.key, PassageForm(initial=initial, now=request.now), note=note)
    return reading.page(request, report, opened=opened, status=CONFLICT)


def _report(request: Request, pk: int) -> Report:
    """The report of a passage that somebody may write over. 404, 403."""
    report = see(visible_reports(request.actor), pk)
    require(may_rewrite(request.actor, report))
    return report


def _passage(report: Report, block: str) -> Passage:
    """The passage by what its page calls it. 404 where it is gone."""
    for found in draft_of(report).passages:
        if anchor(found.block.key) == block:
            return found
    raise Http404


def _back(report: Report, block: str) -> HttpResponse:
    return redirect(f"{reverse('reports:detail', args=[report.pk])}#{block}")
