"""差别的样子: why a figure says something else, row by row, for one page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import end_of
from chuangcheng.figures.differing import Difference, DifferingRow, Reason
from chuangcheng.figures.kinds import Figure, Leaf, Scope
from chuangcheng.figures.rows import shown_of
from chuangcheng.kernel.actor import Actor
from chuangcheng.trail.queries import last_entry_before
from chuangcheng.web import words
from chuangcheng.web.figures.asked import rows_url

Shape = dict[str, Any]


def as_it_was_known(scope: Scope, day: date) -> Scope:
    """The same question on an earlier day, as it was known at the end of that day."""
    return replace(scope, as_of=day, known_at=last_entry_before(end_of(day)) or 0)


def steps(found: Difference, actor: Actor, today: date) -> Shape:
    """当时 → △ 订正 → 按现在所知 → △ 其间发生 → 现在, of one leaf."""
    leaf = found.figure
    return {
        "name": leaf.name,
        "was": _number(leaf, found.was.screen, found.earlier, found.was.rows),
        "known": _number(
            leaf,
            found.known.screen,
            replace(found.earlier, known_at=found.later.known_at),
            found.known.rows,
        ),
        "now": _number(leaf, found.now.screen, found.later, found.now.rows),
        "was_on": words.full_day(found.earlier.as_of),
        "now_on": words.full_day(found.later.as_of),
        "same_day": found.earlier.as_of == found.later.as_of,
        "corrected": signed(found.corrected),
        "changed": signed(found.changed),
        "corrections": _table(_("订正"), leaf, found.corrections, actor, today),
        "changes": _table(_("其间变化"), leaf, found.changes, actor, today),
    }


def signed(by: int) -> str:
    """+3, −2, 0."""
    return f"+{by}" if by > 0 else f"−{-by}" if by else "0"


def _number(leaf: Figure, text: str, scope: Scope, rows: int) -> Shape:
    url = rows_url(leaf.key, scope) if rows else ""
    return {"text": text, "unit": str(leaf.unit), "url": url, "unknown": False, "bad": False}


_COLUMNS = [
    {"label": _("数到的行"), "width": ""},
    {"label": _("增减"), "width": "kind", "align": "num"},
    {"label": _("缘由"), "width": "unit"},
    {"label": _("留痕"), "width": "unit", "hide": "phone"},
]


def _table(
    title: str, leaf: Leaf, rows: Sequence[DifferingRow], actor: Actor, today: date
) -> Shape:
    """For components/table.html: what the person may see, and how many rows besides."""
    seen = shown_of(leaf).seen_by(actor).filter(pk__in=[row.pk for row in rows])
    mine = set(seen.values_list("pk", flat=True)) if rows else set()
    hidden = len(rows) - len(mine)
    return {
        "caption": f"{leaf.name}，{title}",
        "columns": _COLUMNS,
        "rows": [_row(row, today) for row in rows if row.pk in mine],
        "hidden": _("另有 %s 条不在你的查看范围") % hidden if hidden else "",
        "reasons": _by_reason(rows),
    }


def _row(row: DifferingRow, today: date) -> Shape:
    cause = row.cause
    fields = _("；").join(
        _("%(name)s由“%(was)s”改为“%(now)s”") % {"name": f.name, "was": f.was, "now": f.now}
        for f in cause.fields
    )
    day = words.day(cause.day, today) if cause.day else ""
    entry = cause.entry
    by = _("%(who)s 第 %(n)s 条") % {"who": entry.actor_name, "n": entry.pk} if entry else ""
    return {
        "value": row.pk,
        "label": row.label,
        "cells": [
            {"kind": "text", "text": row.label, "sub": row.number},
            {"kind": "plain", "text": signed(row.by)},
            {"kind": "text", "text": str(cause.reason.label), "sub": fields or day},
            {"kind": "plain", "text": by, "hide": "phone"},
        ],
    }


def _by_reason(rows: Iterable[DifferingRow]) -> str:
    """作废 2、补录 1: how many rows for each reason, in the order of the reasons."""
    reasons = [row.cause.reason for row in rows]
    told = [(reason, reasons.count(reason)) for reason in Reason if reason in reasons]
    return _("、").join(f"{reason.label} {n}" for reason, n in told)
