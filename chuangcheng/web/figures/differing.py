"""差别的页: what it is about in words, and one of its lists opened page by page."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _

from chuangcheng.figures.differing import Difference, DifferingRow
from chuangcheng.figures.kinds import Figure, Key, Scope, leaves_of
from chuangcheng.web import words
from chuangcheng.web.figures import explained, shown
from chuangcheng.web.http import Request

Shape = dict[str, Any]
FIRST_ROWS, PAGE = 20, 50


def name(figure: Figure, scope: Scope, cells: Mapping[str, Key]) -> str:
    """排查发现问题（大类：基础设施）."""
    cell = _("，").join(shown.cell_words(leaves_of(figure)[0], scope, cells))
    return f"{figure.name}（{cell}）" if cell else str(figure.name)


def about(earlier: Scope, later: Scope) -> str:
    """What is held against what, and by which knowledge."""
    until = (
        _("第 %s 条留痕为止知道的") % later.known_at
        if later.known_at is not None
        else _("现在所知")
    )
    facts = {
        "was_on": words.full_day(earlier.as_of),
        "entry": earlier.known_at,
        "now_on": words.full_day(later.as_of),
        "until": until,
    }
    return (
        _("截至 %(was_on)s，第 %(entry)s 条留痕为止知道的；和截至 %(now_on)s，%(until)s比。")
        % facts
    )


def opened(found: Sequence[Difference], request: Request) -> Shape | None:
    """The list that was opened: a page of its rows. None where none was; 400 for what is none.

    A rate has no rows of its own: its 分子 and 分母 are opened each on its own page.
    """
    kind = request.GET.get("list", "")
    if not kind:
        return None
    if kind not in explained.LISTS or len(found) > 1:
        raise BadRequest("no such list")
    (each,) = found
    listed = next(one for one in explained.listed_of(each, request.actor) if one.kind == kind)
    first = _first(listed.mine, request.GET.get("after", ""))
    rows = listed.mine[first : first + PAGE]
    return {
        "name": str(each.figure.name),
        "title": _(explained.LISTS[kind]),
        "rows": explained.told_rows(each, rows, request),
        "pager": _pager(each, listed, first),
    }


def _first(rows: Sequence[DifferingRow], after: str) -> int:
    """The place of the first row behind the one with which the page before ended."""
    if not after:
        return 0
    if not (after.isascii() and after.isdigit() and len(after) < 19):
        raise BadRequest("no such row")
    return sum(row.pk <= int(after) for row in rows)


def _pager(found: Difference, listed: explained.Listed, first: int) -> Shape:
    rows, last = listed.mine, min(first + PAGE, len(listed.mine))
    facts = {"first": first + 1, "last": last, "total": len(rows)}
    before = first - PAGE
    page = {"after": str(rows[before - 1].pk)} if before > 0 else {}
    return {
        "text": _("第 %(first)s—%(last)s 行，共 %(total)s 行") % facts,
        "previous_url": explained.list_url(found, listed.kind, **page) if first else "",
        "next_url": explained.list_url(found, listed.kind, after=str(rows[last - 1].pk))
        if last < len(rows)
        else "",
        "total": "",
        "hidden": listed.hidden,
    }
