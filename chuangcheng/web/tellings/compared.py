"""与上次比: why a figure says something else than the number that went out, row by row."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.figures.differing import Difference, DifferingRow, difference
from chuangcheng.figures.kinds import Count, Figure, Key, Scope, leaves_of
from chuangcheng.web import words
from chuangcheng.web.figures.linked import Linked, linked
from chuangcheng.web.http import Request

Shape = dict[str, Any]
MOST = 8  # rows of one list


def parts(
    figure: Figure, cells: Mapping[str, Key], earlier: Scope, later: Scope, request: Request
) -> list[Shape]:
    """逐行说明 for tellings/difference.html; nothing where few persons are counted."""
    found = [
        difference(leaf, earlier, later, **cells)
        for leaf in leaves_of(figure)
        if not (isinstance(leaf, Count) and leaf.fewest)
    ]
    differing = [row for each in found for row in (*each.corrections, *each.changes)]
    links = linked(figure, [row.ref for row in differing], request, later.as_of)
    several = len(found) > 1
    return [_part(each, links, request, several=several) for each in found if each]


def _part(found: Difference, links: Linked, request: Request, *, several: bool) -> Shape:
    return {
        "title": str(found.figure.name) if several else "",
        "sum": _sum(found),
        "lists": [
            *_list(_("更正（以前也该这样数）"), found.corrections, links, request),
            *_list(_("之后发生的变化"), found.changes, links, request),
        ],
    }


def _sum(found: Difference) -> str:
    """165 − 1（更正）+ 5（变化）= 169条."""
    terms = [found.was.screen]
    if found.corrections:
        terms.append(_("%s（更正）") % _by(found.corrected))
    if found.changes:
        terms.append(_("%s（变化）") % _by(found.changed))
    return f"{' '.join(terms)} = {found.now.screen}{found.figure.unit}"


def _list(title: str, rows: Iterable[DifferingRow], links: Linked, request: Request) -> list[Shape]:
    found = list(rows)
    if not found:
        return []
    left = len(found) - MOST
    return [
        {
            "title": title,
            "rows": [_row(row, links, request) for row in found[:MOST]],
            "more": _("另有 %s 行") % left if left > 0 else "",
        }
    ]


def _row(row: DifferingRow, links: Linked, request: Request) -> Shape:
    fields = "；".join(f"{each.name}：{each.was} → {each.now}" for each in row.cause.fields)
    day = words.day(row.cause.day, request.today) if row.cause.day else ""
    said = "，".join(filter(None, (str(row.cause.reason.label), fields, day)))
    return {
        "text": f"{row.number} {row.label}".strip(),
        "url": links.urls.get(row.ref, ""),
        "note": said,
        "end": _by(row.by).replace(" ", "") if row.by else "",
    }


def _by(n: int) -> str:
    """+ 5 or − 1, with the sign that is printed."""
    return f"− {-n}" if n < 0 else f"+ {n}"
