"""当时数到的行: rows as they were stored with a number, page by page, with what became of them.

The stored order never changes, so a page is asked for by the place of the row before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from chuangcheng.figures.kinds import Figure, Scope
from chuangcheng.web.figures.linked import linked, readable, void_among
from chuangcheng.web.http import Request

Shape = dict[str, Any]
AFTER = "after"
PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """一行: as it was named then, the way to it, and whether it is void by now."""

    number: str
    label: str
    quantity: int | None
    url: str
    void: bool


@dataclass(frozen=True, slots=True)
class Stood:
    """当时数到的行: a page of those that somebody may see, how many these are, and how many all."""

    rows: tuple[Row, ...]
    first: int
    listed: int
    total: int

    @property
    def hidden(self) -> str:
        """另有 3 条不在你的查看范围, or nothing."""
        n = self.total - self.listed
        return _("另有 %s 条不在你的查看范围") % n if n else ""

    def pager(self, *, at: str = "") -> Shape:
        """For components/pager.html; `at` is where on the page the rows stand."""
        last = self.first + len(self.rows)
        facts = {"first": self.first + 1, "last": last, "total": self.listed}
        before = max(self.first - PAGE, 0)
        return {
            "text": _("第 %(first)s—%(last)s 行，共 %(total)s 行") % facts if self.rows else "",
            "previous_url": f"?{AFTER}={before}{at}" if self.first else "",
            "next_url": f"?{AFTER}={last}{at}" if last < self.listed else "",
            "total": "",
            "hidden": self.hidden,
        }


def stood(
    figure: Figure,
    kept: Sequence[Sequence[Any]],
    scope: Scope,
    request: Request,
    *,
    voids: bool,
    most: int | None = None,
) -> Stood:
    """One page of [ref, number, label, quantity]; with `voids` those too that are void by now.

    Raises BadRequest for a place that no page of ours asks for.
    """
    refs = [ref for ref, *_rest in kept]
    seen, void = readable(figure, refs, request.actor), void_among(figure, refs)
    listed = [row for row in kept if row[0] in seen or (voids and row[0] in void)]
    first = _first(request, len(listed))
    page = listed[first : first + (most or PAGE)]
    urls = linked(figure, [row[0] for row in page], request, scope.as_of)
    rows = tuple(
        Row(number, label, quantity, urls.get(ref, ""), ref in void)
        for ref, number, label, quantity in page
    )
    return Stood(rows, first, len(listed), len(kept))


def _first(request: Request, listed: int) -> int:
    text = request.GET.get(AFTER, "0")
    if not (text.isascii() and text.isdigit() and int(text[:9]) <= listed):
        raise BadRequest("no such row")
    return int(text[:9])
