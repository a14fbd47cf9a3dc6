"""一览: the page of a register, filtered by its address, paged by its key, exported as filtered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic

from django.core.exceptions import BadRequest
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from chuangcheng.web import filters, paging
from chuangcheng.web.filters import Chip, FilterForm
from chuangcheng.web.http import Request, form_status, known_only
from chuangcheng.web.paging import Page, Row, Sort

Shape = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked(Generic[Row]):
    """所问: the filters that the address sets, and one page of the rows that pass them."""

    request: Request
    form: FilterForm
    names: tuple[str, ...]
    chips: tuple[Chip, ...]
    page: Page[Row]
    heads: dict[str, dict[str, str]]
    counted: str

    @property
    def rows(self) -> list[Row]:
        """The rows of this page."""
        return self.page.rows

    @property
    def which(self) -> Q:
        """Which rows pass the filters, on whichever page."""
        return filters.all_of(self.chips)


def read(
    request: Request,
    form: FilterForm,
    seen: QuerySet[Row],
    *,
    names: tuple[str, ...],
    sorts: Sequence[Sort],
    size: int = paging.SIZE,
) -> Asked[Row]:
    """所问 of a register, of the rows that the person sees. 400 for what no page of ours asks."""
    known_only(request.GET, "sort", "at", *names)
    chips = form.chips()
    found = seen.none() if form.errors else seen.filter(filters.all_of(chips))
    page = paging.page(found, request.GET, sorts=sorts, size=size)
    heads = {sort.key: page.head(sort, request.GET) for sort in sorts}
    return Asked(request, form, names, chips, page, heads, paging.capped(found))


def shown(asked: Asked[Row], template: str, *, table: Shape, **more: object) -> HttpResponse:
    """The page; `template` extends register.html, which says what it may add."""
    given = asked.request.GET
    context = {
        "form": asked.form,
        "chips": filters.shown(given, asked.chips),
        "words": [chip.value for chip in asked.chips],
        "clear_url": filters.url(given, without=asked.names),
        "order": asked.page.sort.label,
        "table": table,
        "pager": asked.page.pager(asked.counted),
        **more,
    }
    return render(asked.request, template, context, status=form_status(asked.form))


def whole(
    request: Request,
    page: Page[Row],
    template: str,
    *,
    counted: str,
    table: Shape,
    **more: object,
) -> HttpResponse:
    """The page of a register so short that nobody filters it; `template` as for `shown`."""
    context = {"form": None, "chips": [], "table": table, "pager": page.pager(counted), **more}
    return render(request, template, context)


def exported(form: FilterForm) -> Q:
    """Which rows the list shows, for its export. 400 for a filter that cannot be read."""
    chips = form.chips()
    if form.errors:
        raise BadRequest("a filter that cannot be read")
    return filters.all_of(chips)
