"""报告的样子: a paper as a sheet whose numbers open, its outline, what a report is in one line."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures.sentences import Span
from chuangcheng.kernel.quantity import UNKNOWN
from chuangcheng.reports.dress import Dress
from chuangcheng.reports.models import Form, Report, ReportState, Step
from chuangcheng.reports.paper import Block, Kind, Paper
from chuangcheng.reports.titles import title_lines
from chuangcheng.web import words
from chuangcheng.web.records import fact, said

Shape = dict[str, Any]
MOST_WORDS = 4000
_KINDS = {Kind.PART: "head", Kind.SECTION: "subhead", Kind.TEXT: "text", Kind.ITEM: "text"}
_SHAPES = {
    ReportState.DRAFT: "accepted",
    ReportState.CHECKED: "submitted",
    ReportState.SIGNED: "closed",
    ReportState.NUMBERED: "closed",
    ReportState.ARCHIVED: "closed",
}


@dataclass(frozen=True)
class Ways:
    """去处 of the numbers: the page on which their panel opens, the list of each one's rows."""

    page: str
    rows_url: Callable[[Span, int], str]
    inner: bool = True  # whether the reader is told which numbers were typed over

    def panel(self, number: int) -> str:
        """The page with the panel of one number open, counted from 1."""
        return f"{self.page}{'&' if '?' in self.page else '?'}number={number}"


def table(found: Iterable[Report], heads: Mapping[str, Shape], today: date) -> Shape:
    """报告一览 for components/table.html."""
    return {
        "caption": _("报告"),
        "columns": [
            {"label": _("标题"), "width": ""},
            {"label": _("文种"), "width": "kind", "hide": "phone"},
            {"label": _("状态"), "width": "state"},
            {"label": _("签发人"), "width": "unit", "hide": "medium"},
            {"label": _("发文字号"), "width": "unit", "hide": "phone"},
            {"label": _("截至"), "width": "day", "align": "num", **heads["day"]},
        ],
        "rows": [_row(report, today) for report in found],
    }


def state(report: Report) -> Shape:
    """报告状态 for components/state.html."""
    word = str(report.get_state_display())
    return {"key": _SHAPES[ReportState(report.state)], "word": word}


def name(report: Report) -> str:
    """What a report is called where its whole title is too long."""
    form = _("报告") if report.form == Form.OFFICIAL else str(report.get_form_display())
    return f"{form} {words.full_day(report.as_of)}"


def facts(report: Report) -> list[Shape]:
    """基本情况: its days, to whom it goes, who sends it."""
    since, until = words.full_day(report.since), words.full_day(report.as_of)
    return said(
        [
            fact(_("截至"), until, note=_("自 %s 起") % since),
            fact(_("文种"), str(report.get_form_display())),
            fact(_("主送"), report.addressee),
            fact(_("发文机关"), report.sender),
            fact(_("发文字号"), report.number),
            fact(_("附件"), _("；").join(report.attachments)),
            fact(_("抄送"), report.copies_to),
            fact(_("联系人"), report.contact),
        ]
    )


def steps(found: Iterable[Step], today: date) -> list[Shape]:
    """办理经过 for components/timeline.html, the last one first."""
    told = list(found)[::-1]
    return [
        {
            "at": words.moment(step.at, today),
            "who": step.by_name,
            "unit": "",
            "text": _("：").join(filter(None, [str(step.get_state_display()), step.said])),
            "tone": "now" if place == 0 else "",
        }
        for place, step in enumerate(told)
    ]


def sheet(paper: Paper, ways: Ways, dress: Dress, *, chosen: int) -> Shape:
    """The sheet for components/paper.html; `chosen` is the number whose panel is open, from 1."""
    numbers = iter(range(1, len(paper.numbers) + 1))
    blocks = [block_of(block, label, ways, numbers, chosen) for label, block in paper.labelled]
    return framed(blocks, paper.title, dress)


def framed(blocks: list[Shape], title: str, dress: Dress) -> Shape:
    """The blocks of a sheet with what stands above and below them."""
    attached = ["".join(line) for line in dress.attachment_lines]
    return {
        "title": title_lines(title),
        "addressee": dress.addressee_text,
        "blocks": [*_plain(dress.opening), *blocks, *_plain(dress.closing, *attached)],
        "closing": [text for text in (*dress.signers, dress.dated_text) if text],
        "contact": dress.contact_text,
        "mark": "；".join(dress.marks),
    }


def block_of(block: Block, label: str, ways: Ways, numbers: Iterator[int], chosen: int) -> Shape:
    """One block; `numbers` counts through the paper."""
    spans = [_span(span, ways, numbers, chosen) for span in block.spans]
    told = [{"text": label, "url": ""}, *spans] if label else spans
    return {"kind": _KINDS[block.kind], "id": anchor(block.key), "spans": told, "edited_by": ""}


def anchor(key: str) -> str:
    """By what the page and its addresses name a block: a key may hold the name of a village."""
    return f"p{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def outline(paper: Paper) -> Shape:
    """目录, with how many numbers stand in each part."""
    items: list[Shape] = []
    for label, block in paper.labelled:
        if block.kind.is_heading:
            text, sub = f"{label}{block.text}", block.kind == Kind.SECTION
            items.append({"text": text, "url": f"#{anchor(block.key)}", "count": 0, "sub": sub})
        elif items:
            items[-1]["count"] += sum(span.is_number for span in block.spans)
    counted = sum(len(label) + len(block.text) for label, block in paper.labelled)
    told = {"words": counted, "most": MOST_WORDS}
    return {"items": items, "notes": [_("%(words)s 字，专项工作不超过 %(most)s 字") % told]}


def is_unknown(span: Span) -> bool:
    """没有数据: a number of which nobody told any."""
    return span.is_number and not span.typed and span.text in {UNKNOWN.text(), "—"}


def _plain(*texts: str) -> list[Shape]:
    """Paragraphs without numbers; nothing of nothing."""
    return [
        {"kind": "text", "id": "", "spans": [{"text": text, "url": ""}], "edited_by": ""}
        for text in texts
        if text
    ]


def _span(span: Span, ways: Ways, numbers: Iterator[int], chosen: int) -> Shape:
    if not span.is_number:
        return {"text": span.text, "url": ""}
    number = next(numbers)
    mark = "unknown" if is_unknown(span) else ""
    return {
        "text": span.text,
        "url": ways.rows_url(span, number),
        "panel_url": ways.panel(number),
        "current": number == chosen,
        "mark": "changed" if span.typed and ways.inner else mark,
    }


def _row(report: Report, today: date) -> Shape:
    signing = getattr(report, "signing", None)
    url = reverse("reports:detail", args=[report.pk])
    corrects = _("更正") if report.corrects_id else ""
    return {
        "value": report.pk,
        "label": str(report),
        "cells": [
            {"kind": "text", "text": report.title or name(report), "sub": corrects, "url": url},
            {"kind": "plain", "text": str(report.get_form_display()), "hide": "phone"},
            {"kind": "state", "state": state(report)},
            {"kind": "plain", "text": signing.signatory if signing else "", "hide": "medium"},
            {"kind": "plain", "text": report.number, "hide": "phone"},
            {"kind": "time", "text": words.day(report.as_of, today)},
        ],
    }
