"""会议文件: the list of documents, one document with its versions and files, the export."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.documents.models import Document
from chuangcheng.documents.queries import versions_of, visible_documents
from chuangcheng.documents.rules import POLICY, may
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.ledgers import exporting
from chuangcheng.places.rules import reach_q
from chuangcheng.web import navigation, records, registers, workbooks
from chuangcheng.web.documents import asked, shown
from chuangcheng.web.evidence import files
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb


def index(request: Request) -> HttpResponse:
    """文件一览."""
    found = registers.read(
        request,
        asked.DocumentFilter(request),
        visible_documents(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    return registers.shown(
        found,
        "documents/list.html",
        table=shown.table(found.rows, found.heads, request.today),
        export=workbooks.offer(request, "documents:export", _exported(request, found.which)),
        new_url=navigation.address("documents:new", request.actor),
        figures=beside.of(request, placed.on("documents:list")),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出文件登记表, of the list as it is filtered."""
    rows = _exported(request, registers.exported(asked.DocumentFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = exporting.export_documents(ordered, now=request.now)
    return workbooks.sent(content, request, name=_("文件登记表"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一份文件: what it is, which version is in force, the scans and files."""
    document = see(visible_documents(request.actor), pk)
    is_last = document.until_on == OPEN_END
    can_record = bool(may("record", request.actor, document))
    can_void = bool(may("void", request.actor, document)) and is_last
    force = shown.force(document, request.today)
    return records.shown(
        request,
        document,
        title=document.title,
        crumbs=[crumb(_("会议文件"), ""), crumb(_("文件"), reverse("documents:list"))],
        lead=_("%(kind)s，%(force)s") % {"kind": document.get_kind_display(), "force": force},
        offered=records.Deeds(
            primary=records.deed(
                _("出新版"), _url("version", pk, may=can_record and is_last), icon="plus"
            ),
            buttons=[
                records.deed(_("作废"), _url("void", pk, may=can_void)),
                records.edit(_url("correction", pk, may=can_record)),
            ],
        ),
        parts=[
            records.files(
                document.proofs.select_related("photo", "attachment"),
                lambda proof: reverse("documents:file", args=[pk, proof.pk]),
                add_url=_url("files", pk, may=can_record),
            ),
            records.rows("versions", _("各版"), shown.versions(versions_of(document), document)),
        ],
        side=[records.facts(shown.facts(document))],
    )


@require_safe
def file(request: Request, pk: int, proof: int) -> HttpResponse:
    """材料, under its document."""
    document = see(visible_documents(request.actor), pk)
    found = get_object_or_404(document.proofs.select_related("photo", "attachment"), pk=proof)
    return files.served(found, name=f"{document.title[:40]}-{found.order + 1}")


def _url(page: str, pk: int, *, may: bool) -> str:
    return reverse(f"documents:{page}", args=[pk]) if may else ""


def _exported(request: Request, which: Q) -> QuerySet[Document]:
    mine = reach_q(POLICY, "documents.export", actor=request.actor)
    return visible_documents(request.actor).filter(mine & which)
