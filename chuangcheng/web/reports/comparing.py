"""与上期比: a report against an earlier signed one, number by number, each with its way on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures.answers import signed
from chuangcheng.figures.kinds import Rate
from chuangcheng.figures.numbers import Number, cell_labels, mark_of
from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.reports import comparing, queries
from chuangcheng.reports.comparing import Compared, Held, Side
from chuangcheng.reports.models import Report, Signing
from chuangcheng.reports.queries import visible_reports
from chuangcheng.reports.rules import may
from chuangcheng.web import words
from chuangcheng.web.figures import asked
from chuangcheng.web.http import Request, see
from chuangcheng.web.reports import shown
from chuangcheng.web.reports.deeds import crumbs_of

Shape = dict[str, Any]
_NONE = {"text": "—", "url": ""}


@dataclass(frozen=True)
class Pair:
    """两份报告, and whether the reader is told which numbers were written over by hand."""

    earlier: Side
    later: Side
    inner: bool


def difference(request: Request, pk: int) -> HttpResponse:
    """与上期比: what was said, what was corrected, what happened, what is said."""
    report = see(visible_reports(request.actor).select_related("subdistrict"), pk)
    with snapshot():
        offered = list(queries.earlier_signings(report, request.actor))
        earlier = _chosen(offered, request.GET.get("earlier", ""))
        pair = _pair(earlier, report, request) if earlier else None
        found = comparing.compared(pair.earlier, pair.later) if pair else ()
    context = {
        "report": report,
        "crumbs": crumbs_of(report),
        "back_url": reverse("reports:detail", args=[pk]),
        "offered": [_offer(signing, earlier) for signing in offered],
        "earlier": _side(pair.earlier) if pair else None,
        "later": _side(pair.later) if pair else None,
        "notes": _notes(pair, found) if pair else [],
        "rows": _rows(found, pair) if pair else [],
    }
    return render(request, "reports/difference.html", context)


def _chosen(offered: Sequence[Signing], text: str) -> Signing | None:
    """The earlier report that is asked for, else the last one. Raises Refused for another."""
    if not text:
        return offered[0] if offered else None
    for signing in offered:
        if str(signing.report_id) == text:
            return signing
    raise Refused(_("只和同一街道更早的已签发报告比，从列出的里面选"))


def _pair(earlier: Signing, report: Report, request: Request) -> Pair:
    inner = bool(may("see", request.actor, report))
    return Pair(comparing.signed_side(earlier), comparing.side_of(report), inner)


def _offer(signing: Signing, chosen: Signing | None) -> Shape:
    report = signing.report
    correction = _("，更正") if report.corrects_id else ""
    return {
        "value": report.pk,
        "text": f"{words.full_day(report.as_of)}{correction}",
        "selected": chosen is not None and signing.pk == chosen.pk,
    }


def _side(side: Side) -> Shape:
    """What one of both is called, its day, and by which knowledge its numbers stand."""
    known_at = side.scope.known_at
    known = _("所知到第 %s 条留痕") % known_at if known_at is not None else _("按现在所知")
    return {
        "name": shown.name(side.report),
        "url": reverse("reports:detail", args=[side.report.pk]),
        "day": words.full_day(side.scope.as_of),
        "known": known,
        "state": str(side.report.get_state_display()),
    }


def _notes(pair: Pair, found: Iterable[Compared]) -> list[str]:
    """How many numbers were corrected, changed, stayed; what must be known to read the table."""
    counted = Counter(kind for each in found for kind in _kinds(each))
    told = (
        _("%s 个数有更正"),
        _("%s 个数有变化"),
        _("%s 个数没有变"),
        _("%s 个数口径改过"),
        _("%s 个数只在一份里"),
    )
    kinds = ("corrected", "changed", "same", "redefined", "alone")
    summary = _("，").join(
        text % counted[kind] for text, kind in zip(told, kinds, strict=True) if counted[kind]
    )
    notes = [summary] if summary else []
    if pair.earlier.scope.since != pair.later.scope.since:
        since = {
            "was": words.full_day(pair.earlier.scope.since),
            "now": words.full_day(pair.later.scope.since),
        }
        notes.append(
            _("两份报告的起始日期不同，上期 %(was)s，本期 %(now)s：按期间数的数不是接着数的")
            % since
        )
    return notes


def _kinds(found: Compared) -> list[str]:
    if found.before is None or found.after is None:
        return ["alone"]
    if found.redefined:
        return ["redefined"]
    if found.was is None or found.now is None or found.known is None:
        return []
    moved = [
        kind
        for kind, before, after in (
            ("corrected", found.was, found.known),
            ("changed", found.known, found.now),
        )
        if before.text != after.text
    ]
    return moved or ["same"]


def _rows(found: Sequence[Compared], pair: Pair) -> list[Shape]:
    """The numbers, each figure followed by its cells; named alone where only cells are held."""
    numbers = [Number(each.figure, each.cells) for each in found]
    names = cell_labels(numbers, pair.later.scope)
    rows: list[Shape] = []
    for key, group in groupby(found, key=lambda each: each.figure.key):
        for place, each in enumerate(group):
            if place == 0 and each.cells:
                url = asked.figure_url(key, pair.later.scope)
                rows.append({"name": str(each.figure.name), "url": url, "is_head": True})
            rows.append(_row(each, names.get(mark_of(key, each.cells), ""), pair))
    return rows


def _row(found: Compared, cell: str, pair: Pair) -> Shape:
    later, earlier = pair.later.scope, pair.earlier.scope
    key, cells = found.figure.key, found.cells
    way = (
        asked.difference_url(key, later, earlier, cells)
        if found.is_comparable
        else asked.figure_url(key, later)
    )
    return {
        "name": cell or str(found.figure.name),
        "url": way,
        "is_cell": bool(cell),
        "notes": _said_besides(found, pair),
        "before": _held(found.before, found, pair.earlier),
        "changed": _by(found.changed, found, way),
        "corrected": _by(found.corrected, found, way),
        "after": _held(found.after, found, pair.later),
    }


def _held(held: Held | None, found: Compared, side: Side) -> Shape:
    """What one of both papers prints, a door to its rows; — where it holds no such number."""
    if held is None:
        return {**_NONE, "unit": ""}
    url = (
        asked.rows_url(held.key, side.scope, held.cells)
        if side.report.is_live
        else reverse("reports:number", args=[side.report.pk, held.place])
    )
    return {"text": held.said, "unit": str(found.figure.unit), "url": url}


def _by(by: int | Decimal | None, found: Compared, way: str) -> Shape:
    if not found.is_comparable:
        return {**_NONE, "unit": ""}
    if by is None:
        return {"text": _("看逐行"), "unit": "", "url": way}
    unit = _("百分点") if isinstance(found.figure, Rate) else ""
    return {"text": signed(by), "unit": unit, "url": way if by else ""}


def _said_besides(found: Compared, pair: Pair) -> list[str]:
    """Why nothing is subtracted, or what somebody wrote over."""
    notes = []
    if found.before is None:
        notes.append(_("上期报告没有这个数"))
    elif found.after is None:
        notes.append(_("本期没有这个数"))
    elif found.redefined:
        facts = {"was": found.before.version, "now": found.after.version}
        changed = _("口径改过，上期第 %(was)s 版，本期第 %(now)s 版，不能相减") % facts
        same = _("口径的定义改过，不能相减")
        notes.append(changed if found.before.version != found.after.version else same)
    elif found.counts_few:
        notes.append(_("数的是少数人，不相减也不逐行比"))
    typed = [held for held in (found.before, found.after) if held is not None and held.typed]
    if typed and pair.inner:
        notes.append(_("报告里是人工写的数，增减按记录里的数算"))
    return notes
