"""责任清单: the list of items, one item with its earlier rows."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from chuangcheng.duties import queries
from chuangcheng.duties.models import DutyItem
from chuangcheng.duties.rules import items_seen_by, may
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.ledgers import duty_exporting
from chuangcheng.web import navigation, records, registers, workbooks
from chuangcheng.web.figures import beside, placed
from chuangcheng.web.http import Request, known_only, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.responsibilities import asked, shown

Shape = dict[str, Any]


def index(request: Request) -> HttpResponse:
    """责任清单一览."""
    found = registers.read(
        request,
        asked.ItemFilter(request),
        queries.visible_items(request.actor),
        names=asked.FILTERS,
        sorts=asked.SORTS,
    )
    names = queries.unit_names(found.rows, on=request.today)
    return registers.shown(
        found,
        "responsibilities/list.html",
        table=shown.table(found.rows, found.heads, names, request.today),
        views=_views(request.GET),
        figures=beside.of(request, placed.on("responsibilities:list")),
        export=workbooks.offer(request, "responsibilities:export", _exported(request, found.which)),
        lists_url=navigation.address("responsibilities:lists", request.actor),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出责任清单: of the list as it is filtered."""
    known_only(request.GET, "sort", "at", *asked.FILTERS)
    rows = _exported(request, registers.exported(asked.ItemFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=asked.SORTS)
    content = duty_exporting.export_items(
        ordered.prefetch_related("clause__place_types"), by=request.actor, now=request.now
    )
    return workbooks.sent(content, request, name=_("责任清单"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一个责任项: who answers, by when, and who did before."""
    item = see(_items(request), pk)
    rows = [] if item.is_draft else queries.rows_of(item)
    names = queries.unit_names([item, *rows], on=request.today)
    return records.shown(
        request,
        item,
        title=str(item.clause),
        crumbs=[crumb(_("责任清单"), reverse("responsibilities:list"))],
        here=item.area.name,
        lead=item.area.name,
        offered=_offered(request, item),
        parts=[
            records.facts(
                shown.facts(item, names, request.actor, request.today), title=_("谁负责")
            ),
            records.rows("changes", _("历次变更"), shown.history(rows, names, request.today)),
        ],
    )


def _exported(request: Request, which: Q) -> QuerySet[DutyItem]:
    mine = items_seen_by(request.actor, "duties.export_items")
    return queries.visible_items(request.actor).filter(mine & which)


def _items(request: Request) -> QuerySet[DutyItem]:
    return queries.visible_items(request.actor)


def _offered(request: Request, item: DutyItem) -> records.Deeds:
    """What may be done with it: a draft is edited, what is published changes from a day on."""
    if item.until != OPEN_END or not may("edit_items", request.actor, item):
        return records.Deeds()
    named = [("edit", _("修改")), ("removal", _("删掉"))]
    if not item.is_draft:
        named = [("change", _("变更")), ("ending", _("结束"))]
    deeds = [
        records.deed(text, reverse(f"responsibilities:{page}", args=[item.pk]))
        for page, text in named
    ]
    return records.Deeds(primary=deeds[0], menu=deeds[1:])


def _views(given: QueryDict) -> list[Shape]:
    """全部, 我的责任, 责任人待定 for components/views.html."""
    chosen = (given.get("named", ""), given.get("state", ""))
    named = [
        (_("在用"), "", "now"),
        (_("我的责任"), "mine", ""),
        (_("责任人待定"), "no", "now"),
    ]
    everything = {"text": _("全部"), "count": "", "url": "?", "current": chosen == ("", "")}
    return [
        everything,
        *(
            {
                "text": text,
                "count": "",
                "url": "?" + "&".join(_pairs(who, state)),
                "current": chosen == (who, state),
            }
            for text, who, state in named
        ),
    ]


def _pairs(who: str, state: str) -> list[str]:
    return [f"{key}={value}" for key, value in (("named", who), ("state", state)) if value]
