"""任务: those of all meetings and letters, one of them with what shows that it was done."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.ledgers import meeting_exporting
from chuangcheng.meetings import queries
from chuangcheng.meetings.models import Task
from chuangcheng.meetings.rules import may_answer, may_assign, tasks_seen_by
from chuangcheng.web import gathered as shown
from chuangcheng.web import records, registers, workbooks
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.meetings import asked
from chuangcheng.web.pages import crumb


def index(request: Request) -> HttpResponse:
    """任务一览."""
    found = registers.read(
        request,
        asked.TaskFilter(request),
        queries.visible_tasks(request.actor),
        names=asked.TASK_FILTERS,
        sorts=asked.TASK_SORTS,
    )
    return registers.shown(
        found,
        "meetings/tasks.html",
        table=shown.tasks(found.rows, found.heads, request.today),
        export=workbooks.offer(request, "meetings:tasks_export", _exported(request, found.which)),
        figures=beside.of(request, placed.on("meetings:tasks")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出任务台账, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.TaskFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.TASK_SORTS)
    content = meeting_exporting.export_tasks(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("任务台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一项任务: of what, by whom, by when, how it stood, what shows it."""
    task = see(queries.visible_tasks(request.actor), pk)
    stages = queries.stages_of(task)
    return records.shown(
        request,
        task,
        crumbs=[crumb(_("会议文件"), ""), crumb(_("任务"), reverse("meetings:tasks"))],
        offered=_offered(request, task, has_moved=len(stages) > 1),
        parts=[
            records.facts(shown.task_facts(task)),
            records.files(
                task.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("meetings:task_file", args=[pk, proof.pk]),
                add_url=_url("files", task) if may_answer(request.actor, task) else "",
            ),
            records.rows("stages", _("历次变动"), shown.stages(stages, request.today)),
        ],
        template="meetings/task.html",
        state=shown.task_state(task),
        due=shown.due(task, request.today),
        ended=not task.is_open,
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """任务凭证, under its task."""
    task = see(queries.visible_tasks(request.actor), pk)
    found = get_object_or_404(task.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{task.what[:40]}-{found.order + 1}")


def _offered(request: Request, task: Task, *, has_moved: bool) -> records.Deeds:
    assigns = bool(may_assign(request.actor, task))
    moves = assigns and task.is_open
    answers = may_answer(request.actor, task) and task.is_open
    again = assigns and not task.is_open
    return records.Deeds(
        primary=records.deed(_("登记完成"), _url("done", task) if answers else ""),
        buttons=[
            records.edit(_url("correction", task) if assigns else ""),
            records.deed(_("调整时限"), _url("deadline", task) if moves else ""),
        ],
        menu=[
            records.deed(_("撤回任务"), _url("withdraw", task) if moves else ""),
            records.deed(_("退回重办"), _url("reopen", task) if again else ""),
            records.deed(
                _("撤回上一次变动"), _url("retract", task) if assigns and has_moved else ""
            ),
            records.deed(_("作废"), _url("void", task) if assigns else ""),
        ],
    )


def _exported(request: Request, which: Q) -> QuerySet[Task]:
    mine = tasks_seen_by(request.actor, "meetings.export_tasks")
    return queries.visible_tasks(request.actor).filter(mine & which)


def _url(page: str, task: Task) -> str:
    return reverse(f"meetings:task_{page}", args=[task.pk])
