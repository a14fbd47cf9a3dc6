"""报数留底: the list of what was told, and one of them."""

from dataclasses import replace

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.figures.dictionary import figure as named_figure
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.ledgers.exporting import workbook
from chuangcheng.ledgers.telling_layout import TELLINGS
from chuangcheng.places.rules import reach_q
from chuangcheng.reports import stored, told
from chuangcheng.reports.models import Telling
from chuangcheng.reports.rules import POLICY, may
from chuangcheng.web import records, registers, workbooks
from chuangcheng.web.figures import explained
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.tellings import asked, shown


def index(request: Request) -> HttpResponse:
    """报数留底一览."""
    found = registers.read(
        request,
        asked.TellingFilter(request),
        told.visible_tellings(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    return registers.shown(
        found,
        "tellings/list.html",
        table=shown.table(found.rows, found.heads, request),
        export=workbooks.offer(request, "tellings:export", _exported(request).filter(found.which)),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出报数留底, of the list as it is filtered."""
    rows = _exported(request).filter(registers.exported(asked.TellingFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = workbook(TELLINGS, map(shown.exported, ordered), now=request.now)
    return workbooks.sent(content, request, name=_("报数留底"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一次报数: the number, its basis, the rows that it counted, and whether it still is so."""
    with snapshot():
        telling = see(told.visible_tellings(request.actor).select_related("subdistrict"), pk)
        rows, pager = shown.rows(telling, request)
        since = _since(telling, request)
    voids = not telling.void and may("tell", request.actor, telling)
    void = reverse("tellings:void", args=[pk]) if voids else ""
    return records.shown(
        request,
        telling,
        title=shown.name(telling),
        template="tellings/detail.html",
        crumbs=[crumb(_("报数留底"), reverse("tellings:list"))],
        offered=records.Deeds(menu=[records.deed(_("作废"), void)]),
        parts=[
            records.facts(shown.facts(telling)),
            records.rows(
                "rows",
                _("当时数到的行"),
                rows,
                empty=_("这个数不列行，或者没有数到行"),
                count=str(len(telling.rows)) if telling.rows else "",
                pager=pager,
            ),
        ],
        void=telling.void,
        since=since,
        sentence=shown.pasted(told.sentence_of(telling), request),
    )


def _exported(request: Request) -> QuerySet[Telling]:
    may_export = reach_q(POLICY, "reports.export_told", actor=request.actor)
    return told.visible_tellings(request.actor).filter(may_export)


def _since(telling: Telling, request: Request) -> list[dict[str, object]]:
    """后来的更正: the same question by what we know now."""
    then = told.scope_of(telling)
    figure, cells = named_figure(telling.key), stored.cells(telling.cells)
    if figure.version != telling.version:
        return []
    return explained.differing(figure, cells, then, replace(then, known_at=None), request)
