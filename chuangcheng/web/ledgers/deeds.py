"""导入: take a file in, decide over it, write it, take it back. Each is a POST."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.ledgers import commands, queries
from chuangcheng.web.http import Request, form_error, known_only, see
from chuangcheng.web.ledgers import jobs
from chuangcheng.web.ledgers.forms import UploadForm, decided
from chuangcheng.web.ledgers.views import detail_page, preview_now, start_page


@require_POST
def take_in(request: Request) -> HttpResponse:
    """上传台账; a file that cannot be read is told so beside the field, and nothing is kept."""
    known_only(request.POST, "register")
    form = UploadForm(request.POST, request.FILES, by=request.actor)
    if not form.is_valid():
        return start_page(request, form, status=422)
    try:
        record = commands.take_in(
            form.content,
            file_name=form.name,
            register=form.chosen,
            by=request.actor,
            now=request.now,
        )
    except Refused as refusal:
        form_error(form, _at_the_file(refusal))
        return start_page(request, form, status=422)
    return redirect("ledgers:detail", record.pk)


@require_POST
def choose(request: Request, pk: int) -> HttpResponse:
    """改单元格、按建议、拆行、跳过, and back to where one was in the preview."""
    record = see(queries.visible_imports(request.actor), pk)
    shown = preview_now(request, record)
    choices = decided(request.POST, record.chosen, shown)
    if choices != record.chosen:
        commands.choose(record, choices, by=request.actor, now=request.now)
    back = request.POST.get("back", "")
    response = redirect("ledgers:detail", record.pk)
    if back.startswith("?"):
        response["Location"] += back
    return response


@require_POST
def commit(request: Request, pk: int) -> HttpResponse:
    """写入; what takes long is left to the worker."""
    known_only(request.POST, "promise")
    record = see(queries.visible_imports(request.actor), pk)
    promise = request.POST.get("promise", "")
    try:
        if _is_long(promise):
            jobs.hand_over(record, promise, by=request.actor)
            return redirect("ledgers:detail", record.pk)
        commands.commit(record, promised=promise, by=request.actor, now=request.now)
    except (NotAllowed, Overtaken):
        raise
    except Refused as refusal:
        return detail_page(request, record, refused=refusal.reason, status=422)
    messages.success(request, _("已写入：%s") % record.file_name)
    return redirect("ledgers:detail", record.pk)


@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """撤销导入."""
    record = see(queries.visible_imports(request.actor), pk)
    try:
        commands.undo(record, by=request.actor, now=request.now)
    except (NotAllowed, Overtaken):
        raise
    except Refused as refusal:
        return detail_page(request, record, refused=refusal.reason, status=422)
    messages.success(request, _("已撤销导入：%s") % record.file_name)
    return redirect("ledgers:detail", record.pk)


def _at_the_file(refusal: Refused) -> Refused:
    """What is wrong with a file is told at its field; no right goes on to its page."""
    if isinstance(refusal, NotAllowed | Overtaken):
        return refusal
    return Refused(refusal.reason, field="file")


def _is_long(promise: str) -> bool:
    """152+6 lines are soon written; beyond jobs.AT_ONCE nobody waits for the page."""
    numbers = promise.split("+")
    return all(map(str.isdecimal, numbers)) and sum(map(int, numbers)) > jobs.AT_ONCE
