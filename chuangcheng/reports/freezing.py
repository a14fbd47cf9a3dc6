"""定稿: a report as of a day and a trail entry, down to the rows of each number."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from chuangcheng.figures import definitions
from chuangcheng.figures.dictionary import figure
from chuangcheng.figures.kinds import Count, Leaf, Scope
from chuangcheng.figures.rows import Row, rows, rows_behind
from chuangcheng.figures.sentences import Span
from chuangcheng.reports import sheets, stored
from chuangcheng.reports.dress import Attachment
from chuangcheng.reports.models import Report, Signing
from chuangcheng.reports.paper import Paper
from chuangcheng.reports.passages import draft_of, scope_of, value_of

_STORED = (
    *("place", "key", "version", "fingerprint", "cells"),
    *("said", "text", "basis", "rows"),
)


_ATTACHED = ("place", "sheet", "name", "note", "heads", "rows")


@dataclass(frozen=True)
class Frozen:
    """定稿: the paper, each of its numbers with its rows, and its sheets, as plain data."""

    content: dict[str, Any]
    numbers: tuple[dict[str, Any], ...]
    attachments: tuple[dict[str, Any], ...] = ()

    @property
    def sha256(self) -> str:
        """校验值 of all of it."""
        parts = [self.content, self.numbers, *([self.attachments] if self.attachments else [])]
        told = json.dumps(parts, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def freeze(report: Report, *, known_at: int) -> Frozen:
    """What the report says as was known at an entry; the same whenever it is asked again."""
    paper = draft_of(report, known_at=known_at).paper
    bodies = sheets.bodies(report.sheets, paper.scope)
    return Frozen(
        content=stored.of_paper(paper),
        numbers=_numbers(paper),
        attachments=tuple(
            {"place": place, "sheet": sheet, **stored.of_attachment(body)}
            for place, (sheet, body) in enumerate(bodies.items(), start=1)
        ),
    )


def frozen_paper(signing: Signing) -> Paper:
    """The paper as it was signed."""
    return stored.paper(signing.content, signed_scope(signing))


def frozen_bodies(signing: Signing) -> dict[str, Attachment]:
    """附表 as they were signed."""
    rows = signing.attachments.order_by("place").values(*_ATTACHED)
    return {row["sheet"]: stored.attachment(row) for row in rows}


def signed_scope(signing: Signing) -> Scope:
    """The question that all numbers of a signed report answer."""
    return scope_of(signing.report, known_at=signing.known_at)


def of_signing(signing: Signing) -> Frozen:
    """定稿 out of what was stored."""
    numbers = signing.numbers.order_by("place").values(*_STORED)
    attached = signing.attachments.order_by("place").values(*_ATTACHED)
    return Frozen(
        content=signing.content,
        numbers=tuple(dict(number) for number in numbers),
        attachments=tuple(dict(row) for row in attached),
    )


def _numbers(paper: Paper) -> tuple[dict[str, Any], ...]:
    return tuple(
        _number(span, place, paper.scope) for place, span in enumerate(paper.numbers, start=1)
    )


def _number(span: Span, place: int, scope: Scope) -> dict[str, Any]:
    asked = figure(span.key)
    counted = definitions.stamp(asked)
    return {
        "place": place,
        "key": counted.key,
        "version": counted.version,
        "fingerprint": counted.fingerprint,
        "cells": stored.of_cells(span.cells),
        "said": span.text,
        "text": value_of(span, scope) if span.typed else span.text,
        "basis": str(asked.basis),
        "rows": behind(span, scope),
    }


def behind(span: Span, scope: Scope) -> list[list[Any]]:
    """数到的行 of a number as they are stored; none where they would point at few persons."""
    return [[row.ref, row.number, row.label, row.quantity] for row in _counted(span, scope)]


def _counted(span: Span, scope: Scope) -> list[Row]:
    asked = figure(span.key)
    if isinstance(asked, Count) and asked.fewest:
        return []
    if isinstance(asked, Leaf):
        return rows(asked, scope, **span.cells)
    return rows_behind(asked, scope)
