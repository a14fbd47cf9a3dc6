"""报告的样子: the report as a sheet of paper, its outline, and the panel of one number."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import Answer
from chuangcheng.figures.kinds import Scope, leaves_of
from chuangcheng.figures.overview import by_label, overview
from chuangcheng.figures.rows import things, visible
from chuangcheng.figures.sentences import Span
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.actor import Actor
from chuangcheng.reports.dress import Dress
from chuangcheng.reports.paper import Block, Kind, Paper
from chuangcheng.reports.titles import title_lines
from chuangcheng.web.figures import asked, lists, shown
from chuangcheng.web.issues import listing

Shape = dict[str, Any]
FIRST_ROWS = 5
MOST_WORDS = 4000
_KINDS = {Kind.PART: "head", Kind.SECTION: "subhead", Kind.TEXT: "text", Kind.ITEM: "text"}


def sheet(paper: Paper, dress: Dress, *, chosen: int) -> Shape:
    """The sheet for components/paper.html; `chosen` is the number whose panel is open, from 1."""
    numbers = iter(range(1, len(paper.numbers) + 1))
    blocks = [_block(block, label, paper, numbers, chosen) for label, block in paper.labelled]
    return {
        "title": title_lines(paper.title),
        "addressee": dress.addressee_text,
        "blocks": [*_words(dress.opening), *blocks, *_words(dress.closing)],
        "closing": [text for text in (*dress.signers, dress.dated_text) if text],
        "mark": "；".join(dress.marks),
    }


def outline(paper: Paper) -> Shape:
    """目录, with how many numbers stand in each part."""
    items: list[Shape] = []
    for label, block in paper.labelled:
        if block.kind.is_heading:
            text, sub = f"{label}{block.text}", block.kind == Kind.SECTION
            items.append({"text": text, "url": f"#{block.key}", "count": 0, "sub": sub})
        elif items:
            items[-1]["count"] += sum(span.is_number for span in block.spans)
    words = sum(len(label) + len(block.text) for label, block in paper.labelled)
    facts = {"words": words, "most": MOST_WORDS}
    return {"items": items, "notes": [_("%(words)s 字，专项工作不超过 %(most)s 字") % facts]}


def panel(paper: Paper, chosen: int, actor: Actor) -> Shape:
    """The panel of one number: value, 口径, cells, first rows, the way to its neighbours."""
    scope, span = paper.scope, paper.numbers[chosen - 1]
    figure = dictionary.figure(span.key)
    answer = overview([figure], scope)[figure.key]
    leaf = leaves_of(figure)[0]
    value = shown.value_of(leaf, scope, span.cells) if span.cells else answer
    behind = things(leaf, scope, **span.cells)
    seen = visible(leaf, behind, actor)
    mine = seen.count()
    total = mine if shown.counts_few(leaf) else behind.count()
    rows = lists.with_names(leaf, seen)[:FIRST_ROWS]
    last = len(paper.numbers)
    facts = {"n": chosen, "all": last}
    words = "，".join([str(figure.name), *shown.cell_words(leaf, scope, span.cells)])
    return {
        "position": _("第 %(n)s 个数，共 %(all)s 个") % facts,
        "name": words,
        "figure": shown.number(value, ""),
        "as_of": shown.as_of_text(scope),
        "facts": [
            {"term": _("口径"), "text": figure.basis},
            {
                "term": _("同一个数"),
                "text": _("统计项 %s") % figure.name,
                "url": asked.figure_url(figure.key, scope),
            },
        ],
        **_bars(answer, scope, span.cells),
        "rows": [_row(leaf_row) for leaf_row in rows],
        "rows_text": _("打开全部 %s 行") % total,
        "rows_url": asked.rows_url(figure.key, scope, span.cells),
        "hidden": _("另有 %s 条不在您的查看范围") % (total - mine) if total > mine else "",
        "previous_url": panel_url(scope, chosen - 1) if chosen > 1 else "",
        "next_url": panel_url(scope, chosen + 1) if chosen < last else "",
        "close_url": f"{reverse('reports:progress')}?{asked.query(scope, {})}",
    }


def panel_url(scope: Scope, chosen: int) -> str:
    """The report with one number's panel open."""
    return f"{reverse('reports:progress')}?{asked.query(scope, {}, number=str(chosen))}"


def _words(text: str) -> list[Shape]:
    """A paragraph without numbers; nothing of nothing."""
    said = {"text": text, "url": ""}
    return [{"kind": "text", "id": "", "spans": [said], "edited_by": ""}] if text else []


def _block(block: Block, label: str, paper: Paper, numbers: Iterator[int], chosen: int) -> Shape:
    spans = [_span(span, paper.scope, numbers, chosen) for span in block.spans]
    said = [{"text": label, "url": ""}, *spans] if label else spans
    return {"kind": _KINDS[block.kind], "id": block.key, "spans": said, "edited_by": ""}


def _span(span: Span, scope: Scope, numbers: Iterator[int], chosen: int) -> Shape:
    if not span.is_number:
        return {"text": span.text, "url": ""}
    number = next(numbers)
    return {
        "text": span.text,
        "url": asked.rows_url(span.key, scope, span.cells),
        "panel_url": panel_url(scope, number),
        "current": number == chosen,
        "mark": "",
    }


def _bars(answer: Answer, scope: Scope, cells: Mapping[str, object]) -> Shape:
    """The number by community, where it is not a cell already."""
    if cells or "community" not in answer.cells:
        return {"bars": []}
    parts = by_label(answer, "community", scope)
    longest = max((cell.rows for _value, _label, cell in parts), default=0)
    key = answer.figure.key
    return {
        "bars_title": _("按社区"),
        "bars": [
            {
                "label": listing.short_area(label),
                "url": asked.rows_url(key, scope, {"community": value}),
                "text": cell.screen,
                "percent": round(100 * cell.rows / longest) if longest else None,
            }
            for value, label, cell in parts
        ],
        "total": answer.screen,
    }


def _row(thing: Any) -> Shape:
    if isinstance(thing, Issue):
        return {
            "number": thing.serial,
            "title": thing.title,
            "url": reverse("issues:detail", args=[thing.pk]),
            "state": listing.state(thing),
        }
    return {"number": "", "title": str(thing), "url": "", "state": None}
