"""问题整改: the list and its export."""

from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.calendars import queries as calendars
from chuangcheng.issues.models import Issue, IssueQuerySet
from chuangcheng.issues.queries import branches_of
from chuangcheng.issues.rules import seen_by
from chuangcheng.ledgers import exporting
from chuangcheng.ledgers.photo_lists import may_take
from chuangcheng.web import filters, navigation, paging, words, workbooks
from chuangcheng.web.http import Request, form_status
from chuangcheng.web.issues import asked, listing, refilling, saved
from chuangcheng.web.issues.asked import Question
from chuangcheng.web.paging import Page

Shape = dict[str, Any]


def visible(request: Request) -> IssueQuerySet:
    """看得见的问题."""
    return Issue.objects.filter(seen_by(request.actor))


def index(request: Request) -> HttpResponse:
    """问题整改一览: saved views, filters as chips, one page of rows."""
    views = saved.views_of(request.actor)
    asking = asked.question(request, views)
    page = paging.page(
        listing.with_names(asking.of(Issue.objects.all())),
        request.GET,
        sorts=asking.view.sorts,
        among=branches_of(request.actor),
    )
    counted = paging.capped(asking.of(visible(request)))
    context = {
        "asking": asking,
        "views": _tabs(request, views, asking),
        "chips": filters.shown(request.GET, asking.chips),
        "clear_url": filters.url(request.GET, without=asked.FILTERS),
        "order": page.sort.label,
        "table": _table(request, page),
        "pager": page.pager(counted),
        "nothing": None if page.rows else _nothing(request, asking),
        "export": _export(request, asking),
        "refill": refilling.offered(request, asking),
        "new_url": navigation.address("issues:new", request.actor),
        "print": _print(request, asking, counted),
    }
    return render(request, "issues/list.html", context, status=form_status(asking.form))


@require_safe
def export(request: Request) -> HttpResponse:
    """导出问题清单, as it is filtered and in the order shown."""
    asking = asked.question(request, saved.views_of(request.actor))
    if asking.form.errors:
        raise BadRequest("a filter that cannot be read")
    rows = exported(request, asking)
    workbooks.require_few(rows)
    ordered = paging.ordered(rows, request.GET, sorts=asking.view.sorts)
    content = exporting.export_issues(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("问题清单"))


def exported(request: Request, asking: Question) -> IssueQuerySet:
    """What of the list the person may take away."""
    return asking.of(Issue.objects.filter(may_take(request.actor)))


def _export(request: Request, asking: Question) -> Shape | None:
    url = navigation.address("issues:export", request.actor)
    text = workbooks.words(exported(request, asking)) if url else ""
    query = filters.url(request.GET, view=asking.view.key)
    if not text:
        return None
    photos = reverse("issues:photo_export") + query
    return {"url": f"{url}{query}", "text": text, "photos_url": photos}


def _tabs(request: Request, views: list[saved.SavedView], asking: Question) -> list[Shape]:
    offered = views if asking.view in views else [*views, asking.view]
    counts = saved.counted(visible(request), offered, actor=request.actor, today=request.today)
    return [
        {
            "text": view.name,
            "count": counts[view.key],
            "url": f"?view={view.key}",
            "current": view is asking.view,
        }
        for view in offered
    ]


def _table(request: Request, page: Page[Issue]) -> Shape:
    calendar = calendars.calendar()
    heads = {sort.key: page.head(sort, request.GET) for sort in listing.SORTS}
    return {
        "caption": _("问题，%s") % page.sort.label,
        "columns": listing.columns(heads),
        "rows": [listing.row(issue, request.now, calendar) for issue in page.rows],
    }


def _nothing(request: Request, asking: Question) -> Shape:
    """Why there is no row, and what one filter fewer would give."""
    if asking.form.errors:
        return {"kind": "wrong"}
    if not asking.chips:
        return {"kind": "empty", **_empty(request, asking)}
    fewer = [
        (value, url, saved.number_of(issues))
        for value, url, issues in asking.one_fewer(visible(request))
    ]
    view = [] if asking.view is saved.ALL else [asking.view.name]
    return {
        "kind": "no_match",
        "words": [*view, *(chip.value for chip in asking.chips)],
        "nearby": [
            {"text": _("去掉“%s”") % value, "count": _("%s 条") % number, "url": url}
            for value, url, number in fewer
            if number != "0"
        ],
    }


def _empty(request: Request, asking: Question) -> Shape:
    if asking.view.key in {saved.ALL.key, saved.ROUND_VIEW.key, saved.MINE.key}:
        url = navigation.address("issues:new", request.actor)
        return {
            "title": _("还没有登记问题"),
            "text": _("登记以后，从受理、交办到销号都在这里办，报告里的数也从这里来。"),
            "deed": {"text": _("登记问题"), "url": url, "post": False} if url else None,
        }
    return {
        "title": _("没有“%s”的问题") % asking.view.name,
        "text": _("有了就会出现在这里。"),
        "deed": None,
    }


def _print(request: Request, asking: Question, counted: str) -> Shape:
    """What a printed list says of itself."""
    return {
        "as_of": _("截至 %s") % words.moment(request.now, request.today),
        "filters": [str(asking.view.name), *(chip.text for chip in asking.chips)],
        "total": counted,
    }
