"""布置和办理任务: setting one, correcting it, its deadline, its end, and taking it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.documents.models import Letter
from chuangcheng.documents.queries import visible_letters
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.permission import Permission, require
from chuangcheng.meetings import assigning as commands
from chuangcheng.meetings.models import Decision, Task
from chuangcheng.meetings.queries import visible_decisions, visible_tasks
from chuangcheng.meetings.rules import may, may_answer, may_assign
from chuangcheng.people.queries import visible_units
from chuangcheng.web.documents.deeds import received
from chuangcheng.web.documents.forms import FilesForm, ReasonForm
from chuangcheng.web.fields import PageForm
from chuangcheng.web.http import Request, done, posted, posted_with_files, see
from chuangcheng.web.issues.choosing import areas_of
from chuangcheng.web.meetings.forms import (
    DeadlineForm,
    DoneForm,
    TaskCorrectionForm,
    TaskForm,
    said_of_task,
)
from chuangcheng.web.pages import Words, crumb, deed_page, form_page

WITH_FILES = "campaigns/files_form.html"
Rule = Callable[[Actor, Task], Permission]


def new(request: Request, pk: int) -> HttpResponse:
    """布置任务, of a decision."""
    decision = see(visible_decisions(request.actor), pk)
    meeting = decision.meeting
    return _assign(request, decision, meeting.title, reverse("meetings:detail", args=[meeting.pk]))


def of_letter(request: Request, pk: int) -> HttpResponse:
    """布置任务, of a letter."""
    letter = see(visible_letters(request.actor), pk)
    return _assign(request, letter, letter.title, reverse("letters:detail", args=[pk]))


def correction(request: Request, pk: int) -> HttpResponse:
    """修改任务."""
    task = _task(request, pk, may_assign)
    form = TaskCorrectionForm(
        *posted(request), initial=said_of_task(task), now=request.now, **_offered(request)
    )

    def deed() -> Task:
        return commands.revise(task, form.draft(), by=request.actor, now=request.now)

    words = (_("修改任务"), _("保存修改"), _("已修改"))
    return _answer(request, form, task, deed, words=words)


def deadline(request: Request, pk: int) -> HttpResponse:
    """调整时限."""
    task = _task(request, pk, may_assign)
    form = DeadlineForm(*posted(request), now=request.now)

    def deed() -> Task:
        limit, reason = form.cleaned_data["due"], form.cleaned_data["reason"]
        said = {"due_on": limit.day, "due_text": limit.said, "reason": reason}
        return commands.reschedule(task, **said, by=request.actor, now=request.now)

    words = (_("调整时限"), _("调整时限"), _("时限已调整"))
    return _answer(request, form, task, deed, words=words)


def completion(request: Request, pk: int) -> HttpResponse:
    """登记完成."""
    task = _task(request, pk, may_answer)
    form = DoneForm(*posted_with_files(request), initial={"on": request.today}, now=request.now)

    def deed() -> Task:
        files = received(request, form)
        on, outcome = form.cleaned_data["on"], form.cleaned_data["outcome"]
        return commands.finish(
            task, on=on, outcome=outcome, files=files, by=request.actor, now=request.now
        )

    words = (_("登记完成"), _("登记完成"), _("已登记完成"))
    return _answer(request, form, task, deed, words=words, template=WITH_FILES)


def withdrawal(request: Request, pk: int) -> HttpResponse:
    """撤回任务."""
    words = (_("撤回任务"), _("撤回任务"), _("任务已撤回"))
    return _with_reason(request, pk, commands.withdraw, words=words)


def reopening(request: Request, pk: int) -> HttpResponse:
    """退回重办."""
    words = (_("退回重办"), _("退回重办"), _("已退回重办"))
    return _with_reason(request, pk, commands.reopen, words=words)


def retraction(request: Request, pk: int) -> HttpResponse:
    """撤回上一次变动."""
    words = (_("撤回上一次变动"), _("撤回"), _("已撤回"))
    return _with_reason(request, pk, commands.retract, words=words)


def void(request: Request, pk: int) -> HttpResponse:
    """作废任务."""
    task = _task(request, pk, may_assign)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Task:
        reason = form.cleaned_data["reason"]
        return commands.void(task, reason=reason, by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已作废这项任务"))
        return redirect("meetings:tasks")
    return _page(request, form, task, _("作废任务"), _("作废"))


def new_files(request: Request, pk: int) -> HttpResponse:
    """补充凭证."""
    task = _task(request, pk, may_answer)
    form = FilesForm(*posted_with_files(request), now=request.now)

    def deed() -> Task:
        files = received(request, form)
        return commands.add_files(task, files, by=request.actor, now=request.now)

    words = (_("补充凭证"), _("上传"), _("凭证已补上"))
    return _answer(request, form, task, deed, words=words, template=WITH_FILES)


def _assign(request: Request, source: Decision | Letter, title: str, back: str) -> HttpResponse:
    require(may("assign", request.actor, source))
    form = TaskForm(*posted(request), now=request.now, **_offered(request))

    def deed() -> Task:
        return commands.assign(source, form.draft(), by=request.actor, now=request.now)

    if done(form, deed) is not None:
        messages.success(request, _("已布置任务"))
        return redirect(back)
    return form_page(
        request,
        form,
        title=_("布置任务"),
        submit=_("布置"),
        crumbs=[crumb(title, back)],
        lead=str(source),
    )


def _with_reason(
    request: Request, pk: int, command: Callable[..., Task], *, words: Words
) -> HttpResponse:
    """A deed that asks for its reason and nothing else."""
    task = _task(request, pk, may_assign)
    form = ReasonForm(*posted(request), now=request.now)

    def deed() -> Task:
        reason = form.cleaned_data["reason"]
        return command(task, reason=reason, by=request.actor, now=request.now)

    return _answer(request, form, task, deed, words=words)


def _answer(
    request: Request,
    form: PageForm,
    task: Task,
    deed: Callable[[], Task],
    *,
    words: Words,
    **more: Any,
) -> HttpResponse:
    """The form of a deed, or the page of the task once it is done."""
    return deed_page(request, form, deed, words=words, crumbs=_crumbs(task), lead=task.what, **more)


def _page(
    request: Request, form: PageForm, task: Task, title: str, submit: str, **more: Any
) -> HttpResponse:
    return form_page(
        request, form, title=title, submit=submit, crumbs=_crumbs(task), lead=task.what, **more
    )


def _task(request: Request, pk: int, rule: Rule) -> Task:
    task = see(visible_tasks(request.actor), pk)
    require(rule(request.actor, task))
    return task


def _offered(request: Request) -> dict[str, Any]:
    """The units and communities that the form of a task offers."""
    found = visible_units(request.actor).valid(request.today).order_by("pinyin", "id")
    return {"named": list(found), "areas": areas_of(request)}


def _crumbs(task: Task) -> list[dict[str, str]]:
    return [
        crumb(_("任务"), reverse("meetings:tasks")),
        crumb(task.what, reverse("meetings:task", args=[task.pk])),
    ]
