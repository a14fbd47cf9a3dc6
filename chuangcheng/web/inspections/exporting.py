"""导出督导检查: rounds, visits and answers, as the lists are filtered."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.inspections import lists
from chuangcheng.inspections.models import Answer, Round, Visit
from chuangcheng.inspections.queries import (
    of_their_subdistricts,
    visible_rounds,
    visible_visits,
)
from chuangcheng.inspections.rules import answers_seen_by, seen_by
from chuangcheng.ledgers import inspection_exporting
from chuangcheng.web import registers, workbooks
from chuangcheng.web.http import Request
from chuangcheng.web.inspections import asked

_EXPORT = "inspections.export"
_BY_ITEM = ("-visited_on", "-visit", "item__order", "item")


@require_safe
def rounds(request: Request) -> HttpResponse:
    """导出检查轮次."""
    rows = workbooks.taken(rounds_of(request), request, sorts=[asked.ROUNDS_LATEST])
    content = inspection_exporting.export_rounds(rows, by=request.actor, now=request.now)
    return workbooks.sent(content, request, name=_("检查轮次"))


@require_safe
def visits(request: Request) -> HttpResponse:
    """导出检查记录, of the list as it is filtered."""
    which = registers.exported(asked.visit_filter(request))
    rows = workbooks.taken(visits_of(request, which), request, sorts=[asked.LATEST])
    content = inspection_exporting.export_visits(rows, by=request.actor, now=request.now)
    return workbooks.sent(content, request, name=_("检查记录"))


@require_safe
def answers(request: Request) -> HttpResponse:
    """导出检查结果 of the visits of the list as it is filtered, in the order of the checklists."""
    rows = answers_of(request, registers.exported(asked.visit_filter(request)))
    workbooks.require_few(rows)
    content = inspection_exporting.export_answers(
        rows.order_by(*_BY_ITEM), by=request.actor, now=request.now
    )
    return workbooks.sent(content, request, name=_("检查结果"))


def rounds_of(request: Request) -> QuerySet[Round]:
    """检查轮次 that the person may take away."""
    mine = of_their_subdistricts(request.actor, _EXPORT)
    return visible_rounds(request.actor).filter(mine)


def visits_of(request: Request, which: Q) -> QuerySet[Visit]:
    """检查记录 of the list that the person may take away."""
    return visible_visits(request.actor).filter(seen_by(request.actor, _EXPORT) & which)


def answers_of(request: Request, which: Q) -> QuerySet[Answer]:
    """检查结果 of these visits that the person may take away."""
    mine = answers_seen_by(request.actor, _EXPORT)
    visits = visits_of(request, which).order_by().values("pk")
    return lists.visible_answers(request.actor).filter(mine, visit__in=visits)
