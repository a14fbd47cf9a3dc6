"""差别的样子: why a number says something else than it said, row by row, wherever it is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.figures.answers import signed
from chuangcheng.figures.causes import Cause
from chuangcheng.figures.differing import Difference, DifferingRow, differences, reasons
from chuangcheng.figures.kinds import Count, Figure, Key, Scope, leaves_of
from chuangcheng.figures.rows import shown_of
from chuangcheng.kernel.actor import Actor
from chuangcheng.web import words
from chuangcheng.web.figures.asked import difference_url, rows_url
from chuangcheng.web.figures.linked import linked
from chuangcheng.web.http import Request

Shape = dict[str, Any]
FIRST_ROWS = 8
LISTS = {
    "corrections": gettext_noop("更正：以前也该这样数"),
    "changes": gettext_noop("变化：那天以后发生的"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the two lists of a difference: all its rows, and those that somebody may see."""

    kind: str
    rows: Sequence[DifferingRow]
    mine: Sequence[DifferingRow]

    @property
    def hidden(self) -> str:
        """另有 3 条不在你的查看范围, or nothing."""
        n = len(self.rows) - len(self.mine)
        return _("另有 %s 条不在你的查看范围") % n if n else ""


def differing(
    figure: Figure, cells: Mapping[str, Key], earlier: Scope, later: Scope, request: Request
) -> list[Shape]:
    """For figures/differing.html: what differs between two questions; nothing of few persons."""
    if any(isinstance(leaf, Count) and leaf.fewest for leaf in leaves_of(figure)):
        return []
    found = differences(figure, earlier, later, **cells)
    return lines([each for each in found if each], request)


def lines(found: Iterable[Difference], request: Request, *, most: int = FIRST_ROWS) -> list[Shape]:
    """For figures/differing.html: each leaf with its steps and the first rows of both lists."""
    return [
        {
            "name": str(each.figure.name),
            "steps": _steps(each),
            "lists": [
                _list(each, listed, request, most)
                for listed in listed_of(each, request.actor)
                if listed.rows
            ],
        }
        for each in found
    ]


def listed_of(found: Difference, actor: Actor) -> list[Listed]:
    """更正 and 变化 of a difference, with what of them the person may see."""
    both = [("corrections", found.corrections), ("changes", found.changes)]
    pks = {row.pk for _kind, rows in both for row in rows}
    seen = shown_of(found.figure).seen_by(actor).filter(pk__in=pks)
    mine = set(seen.values_list("pk", flat=True)) if pks else set()
    return [Listed(kind, rows, [row for row in rows if row.pk in mine]) for kind, rows in both]


def told_rows(found: Difference, rows: Sequence[DifferingRow], request: Request) -> list[Shape]:
    """Rows for components/rows.html: what it is, why it is counted otherwise, by how much."""
    urls = linked(found.figure, [row.ref for row in rows], request, found.later.as_of)
    return [
        {
            "text": f"{row.number} {row.label}".strip(),
            "url": urls.get(row.ref, ""),
            "note": why(row.cause, request.today),
            "end": signed(row.by) if row.by else "",
        }
        for row in rows
    ]


def why(cause: Cause, today: date) -> str:
    """订正，发现日期由“4月5日”改为“4月12日”，李某，第 512 条留痕."""
    day = words.day(cause.day, today) if cause.day else ""
    entry = cause.entry
    by = _("%(who)s，第 %(n)s 条留痕") % {"who": entry.actor_name, "n": entry.pk} if entry else ""
    return _("，").join(filter(None, (str(cause.reason.label), *map(str, cause.fields), day, by)))


def _steps(found: Difference) -> list[Shape]:
    """当时 → 更正 → 按现在所知 → 变化 → 现在."""
    leaf, earlier, later = found.figure, found.earlier, found.later
    then = replace(earlier, known_at=later.known_at)
    day = {"day": words.full_day(earlier.as_of)}
    numbers = (
        (_("%(day)s当时") % day, found.was, earlier),
        (_("%(day)s，按后来所知") % day, found.known, then),
        (words.full_day(later.as_of), found.now, later),
    )
    was, known, now = (
        {"text": text, "note": "", "figure": _number(leaf, answer.screen, scope, answer.rows)}
        for text, answer, scope in numbers
    )
    corrected, changed = (
        {"text": name, "note": reasons(rows), "end": signed(by)}
        for name, rows, by in (
            (_("更正"), found.corrections, found.corrected),
            (_("变化"), found.changes, found.changed),
        )
    )
    if earlier.as_of == later.as_of and earlier.since == later.since:
        return [was, corrected, known]
    return [was, corrected, known, changed, now]


def _number(leaf: Figure, text: str, scope: Scope, rows: int) -> Shape:
    url = rows_url(leaf.key, scope) if rows else ""
    return {"text": text, "unit": str(leaf.unit), "url": url, "unknown": False, "bad": False}


def _list(found: Difference, listed: Listed, request: Request, most: int) -> Shape:
    more = len(listed.mine) - most
    return {
        "title": _(LISTS[listed.kind]),
        "rows": told_rows(found, listed.mine[:most], request),
        "hidden": listed.hidden,
        "more": {
            "text": _("打开全部 %s 行") % len(listed.mine),
            "url": list_url(found, listed.kind),
        }
        if more > 0
        else None,
    }


def list_url(found: Difference, kind: str, **page: str) -> str:
    """One list of a difference as a page of its own."""
    asked = difference_url(found.figure.key, found.later, found.earlier, found.cells)
    return f"{asked}&list={kind}{''.join(f'&{name}={value}' for name, value in page.items())}"
