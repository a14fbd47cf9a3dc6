"""帮扶对象: the list by codes, one case, a look at its name, the export without names."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from chuangcheng.figures.asking import exactly
from chuangcheng.figures.partners import ASSISTED_PERSONS
from chuangcheng.kernel.actor import Role
from chuangcheng.kernel.permission import present
from chuangcheng.ledgers.assistance_exporting import export_cases
from chuangcheng.partners import assisting, queries
from chuangcheng.partners.models import AssistedCase, HelpKind
from chuangcheng.partners.rules import POLICY, cases_seen_by, may
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from chuangcheng.web import navigation, records, registers, workbooks
from chuangcheng.web.assistance import shown
from chuangcheng.web.fields import LineField
from chuangcheng.web.figures.shown import number
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request, see
from chuangcheng.web.pages import crumb
from chuangcheng.web.paging import Sort
from chuangcheng.web.partners import shown as partner_lists

FILTERS = ("q", "community", "kind")
SORTS = (
    Sort("day", "from_on", gettext_lazy("最近开始在前"), descending=True),
    Sort("recorded", "pk", gettext_lazy("最近登记在前"), descending=True),
)

Shape = dict[str, Any]


class CaseFilter(FilterForm):
    """筛选帮扶对象: by code, never by name."""

    COLUMNS: ClassVar = {"community": "community", "kind": "kind"}

    q = LineField(label=gettext_lazy("帮扶编号"), most=24, required=False)
    community = forms.MultipleChoiceField(label=gettext_lazy("社区/村"), required=False)
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("帮扶方式"), choices=HelpKind.choices, required=False
    )

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET, now=request.now)
        seen = queries.visible_cases(request.actor).order_by()
        areas = Area.objects.filter(pk__in=seen.values("community")).order_by("order", "id")
        self.offer("community", areas.values_list("pk", "name"))

    def _chips(self) -> Iterator[Chip]:
        if asked := self.cleaned_data["q"]:
            yield Chip(("q",), _("搜索"), asked, Q(code__icontains=asked))
        yield from super()._chips()


def index(request: Request) -> HttpResponse:
    """帮扶对象一览."""
    found = registers.read(
        request,
        CaseFilter(request),
        queries.visible_cases(request.actor),
        names=FILTERS,
        sorts=SORTS,
    )
    return registers.shown(
        found,
        "assistance/list.html",
        table=shown.table(found.rows, found.heads, request.today),
        tabs=partner_lists.tabs("assistance:list", request.actor),
        export=workbooks.offer(request, "assistance:export", _exported(request, found.which)),
        new_url=navigation.address("assistance:new", request.actor),
        figures=_numbers(request),
    )


@require_safe
def export(request: Request) -> HttpResponse:
    """导出帮扶对象台账: codes only."""
    rows = _exported(request, registers.exported(CaseFilter(request)))
    ordered = workbooks.taken(rows, request, sorts=SORTS)
    return workbooks.sent(export_cases(ordered, now=request.now), request, name=_("帮扶对象台账"))


def detail(request: Request, pk: int) -> HttpResponse:
    """一名帮扶对象, by the code."""
    return _page(request, _case(request, pk))


@require_POST
def name(request: Request, pk: int) -> HttpResponse:
    """查看姓名: shown once, on the answer to the button; a look that leaves its entry."""
    case = _case(request, pk)
    found = assisting.reveal(case, by=request.actor, now=request.now)
    return _page(request, case, name=found)


def top() -> list[dict[str, str]]:
    """The crumbs above a case."""
    return [
        crumb(_("包联共建"), reverse("partners:list")),
        crumb(_("帮扶对象"), reverse("assistance:list")),
    ]


def _page(request: Request, case: AssistedCase, *, name: str = "") -> HttpResponse:
    return records.shown(
        request,
        case,
        crumbs=top(),
        offered=_offered(request, case, is_open=bool(name)),
        parts=[records.facts(shown.facts(case))],
        template="assistance/detail.html",
        name=name,
    )


def _offered(request: Request, case: AssistedCase, *, is_open: bool) -> records.Deeds:
    reads = may("reveal", request.actor, case) and not is_open
    writes = bool(may("assist", request.actor, case))
    ends = writes and not case.has_ended
    return records.Deeds(
        primary=records.deed(_("查看姓名"), _url("name", case) if reads else "", post=True),
        buttons=[
            records.edit(_url("correction", case) if writes else ""),
            records.deed(_("结束帮扶"), _url("ending", case) if ends else ""),
        ],
        menu=[records.deed(_("作废"), _url("void", case) if writes else "")],
    )


def _numbers(request: Request) -> list[Shape]:
    """列入帮扶的对象 to the last one, for who reads every row: of a community, or all of it."""
    held = [grant for role in _owners() for grant in request.actor.holding(role)]
    areas = present(*(grant.area_id for grant in held))
    found = []
    for area in Area.objects.filter(pk__in=areas).order_by("order", "id"):
        answer = exactly(ASSISTED_PERSONS, scope_of(area, as_of=request.today))
        found.append({"term": f"{area.name}{ASSISTED_PERSONS.name}", "figure": number(answer, "")})
    return found


def _owners() -> list[Role]:
    """Whose right to the codes reaches a whole area."""
    return [right.role for right in POLICY.of("partners.export_assisted")]


def _exported(request: Request, which: Q) -> QuerySet[AssistedCase]:
    mine = cases_seen_by(request.actor, "partners.export_assisted")
    return queries.visible_cases(request.actor).filter(mine & which)


def _case(request: Request, pk: int) -> AssistedCase:
    return see(queries.visible_cases(request.actor), pk)


def _url(page: str, case: AssistedCase) -> str:
    return reverse(f"assistance:{page}", args=[case.pk])
