"""带照片的长清单: made in the background, watched on its page, taken part by part."""

from functools import partial

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from chuangcheng.issues.models import IssueQuerySet
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import export_making
from chuangcheng.ledgers.models import Export
from chuangcheng.ledgers.parts import is_kept, part_of, visible_exports
from chuangcheng.web import filters, paging, words, workbooks
from chuangcheng.web.http import Request, see
from chuangcheng.web.issues import asked, saved
from chuangcheng.web.issues.asked import Question
from chuangcheng.web.issues.views import exported
from chuangcheng.web.ledgers import exports

_LONGEST_QUERY = 2000


@require_POST
def new(request: Request) -> HttpResponse:
    """要一份: of the list as its address filters it; one at a time for each person."""
    if any(map(exports.is_under_way, _waiting(request))):
        raise Refused(_("你要的上一份还在做，做好了再要下一份"))
    asking, rows = asked_for(request)
    ordered = paging.ordered(rows, request.GET, sorts=asking.view.sorts)
    export = export_making.ask(
        list(ordered.values_list("pk", flat=True)),
        query=filters.url(request.GET, view=asking.view.key)[:_LONGEST_QUERY],
        start=partial(exports.hand_over, request.actor),
        by=request.actor,
        now=request.now,
    )
    return redirect("issues:photo_list", export.pk)


@require_safe
def detail(request: Request, pk: int) -> HttpResponse:
    """做到哪里了, its parts once they are made, or why it was not made."""
    export = see(visible_exports(request.actor), pk)
    kept = is_kept(export, request.now)
    context = {
        "export": export,
        "runs": exports.is_under_way(export),
        "told": exports.told(export),
        "state": exports.state(export, request.now),
        "parts": exports.parts(export) if kept else [],
        "until": words.moment(export.until, request.today) if export.until else "",
        "again_url": reverse("issues:photo_export") + export.query,
        "list_url": reverse("issues:list") + export.query,
    }
    return render(request, "issues/photo_list.html", context)


@require_safe
def part(request: Request, pk: int, n: int) -> HttpResponse:
    """第 n 份; what the asker may take away is asked again."""
    export = see(visible_exports(request.actor), pk)
    if not 1 <= n <= max(len(export.parts), 1):
        raise Http404
    content = part_of(export, n, by=request.actor, now=request.now)
    name = _("问题清单（带照片）")
    if len(export.parts) > 1:
        name = _("%(name)s-第%(n)s份") % {"name": name, "n": n}
    return workbooks.sent(content, request, name=name)


def asked_for(request: Request) -> tuple[Question, IssueQuerySet]:
    """The list as its address filters it, of what this person may take away."""
    asking = asked.question(request, saved.views_of(request.actor))
    if asking.form.errors:
        raise BadRequest("a filter that cannot be read")
    rows = exported(request, asking)
    workbooks.require_few(rows)
    return asking, rows


def _waiting(request: Request) -> QuerySet[Export]:
    return visible_exports(request.actor).filter(state=Export.State.WAITING)
