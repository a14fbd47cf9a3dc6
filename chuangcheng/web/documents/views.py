"""会议文件: the list of documents, one document with its versions and files, the export."""

from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.documents.models import Document
from chuangcheng.documents.queries import versions_of, visible_documents
from chuangcheng.documents.rules import POLICY, may
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.ledgers import exporting
from chuangcheng.places.rules import reach_q
from chuangcheng.web import filters, navigation, paging, workbooks
from chuangcheng.web.documents import asked, shown
from chuangcheng.web.evidence import files
from chuangcheng.web.http import Request, form_status, known_only, see

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """文件一览."""
    known_only(request.GET, "sort", "at", *asked.FILTERS)
    form = asked.DocumentFilter(request)
    chips = form.chips()
    seen = visible_documents(request.actor)
    found = seen.none() if form.errors else seen.filter(filters.all_of(chips))
    page = paging.page(found, request.GET, sorts=asked.SORTS)
    heads = {sort.key: page.head(sort, request.GET) for sort in asked.SORTS}
    context = {
        "form": form,
        "chips": filters.shown(request.GET, chips),
        "words": [chip.value for chip in chips],
        "clear_url": filters.url(request.GET, without=asked.FILTERS),
        "order": page.sort.label,
        "table": shown.table(page.rows, heads, request.today),
        "pager": page.pager(paging.capped(found)),
        "export": _export(request, filters.all_of(chips)),
        "new_url": navigation.address("documents:new", request.actor),
    }
    return render(request, "documents/list.html", context, status=form_status(form))


@require_safe
def export(request: Request) -> HttpResponse:
    """导出文件登记表, of the list as it is filtered."""
    form = asked.DocumentFilter(request)
    chips = form.chips()
    if form.errors:
        raise BadRequest("a filter that cannot be read")
    rows = _exported(request, filters.all_of(chips))
    workbooks.require_few(rows)
    ordered = paging.ordered(rows, request.GET, sorts=asked.SORTS)
    content = exporting.export_documents(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("文件登记表"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一份文件: what it is, which version is in force, the scans and files."""
    document = see(visible_documents(request.actor), pk)
    is_last = document.until_on == OPEN_END
    can_record = bool(may("record", request.actor, document))
    proofs = document.proofs.select_related("photo", "attachment")
    context = {
        "document": document,
        "facts": shown.facts(document),
        "force": shown.force(document, request.today),
        "files": files.rows(proofs, lambda proof: reverse("documents:file", args=[pk, proof.pk])),
        "versions": shown.versions(versions_of(document), document),
        "can_record": can_record,
        "can_supersede": can_record and is_last,
        "can_void": bool(may("void", request.actor, document)) and is_last,
    }
    return render(request, "documents/detail.html", context)


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """材料, under its document."""
    document = see(visible_documents(request.actor), pk)
    found = get_object_or_404(document.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{document.title[:40]}-{found.order + 1}")


def _exported(request: Request, which: Q) -> QuerySet[Document]:
    mine = reach_q(POLICY, "documents.export", actor=request.actor)
    return visible_documents(request.actor).filter(mine & which)


def _export(request: Request, which: Q) -> Shape | None:
    url = navigation.address("documents:export", request.actor)
    text = workbooks.words(_exported(request, which)) if url else ""
    return {"url": f"{url}{filters.url(request.GET)}", "text": text} if text else None
