"""检查表的样子: what is in use by type of place, an edition with its items, what was answered."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.inspections.models import Answer, Checklist, ChecklistItem, Verdict
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import PlaceType
from chuangcheng.web import words
from chuangcheng.web.inspections.checklist_forms import asking_clause

Shape = dict[str, Any]


def by_type(found: Iterable[Checklist], today: date, *, can_publish: bool) -> Shape:
    """检查表一览 for components/table.html: a row for each type of place."""
    current = {row.place_type: row for row in found if row.used_from <= today < row.used_until}
    return {
        "caption": _("检查表"),
        "columns": [
            {"label": _("点位类型"), "width": ""},
            {"label": _("在用的版次"), "width": "unit"},
            {"label": _("检查项"), "width": "amount", "align": "num"},
            {"label": _("启用日期"), "width": "day", "align": "num"},
        ],
        "rows": [
            _type(kind, current.get(kind), today, draft_url(kind) if can_publish else "")
            for kind in PlaceType
        ],
    }


def draft_url(place_type: str) -> str:
    """Where an edition for a type of place is drafted."""
    return f"{reverse('inspections:checklist_new')}?{urlencode({'type': place_type})}"


def lead(checklist: Checklist, today: date) -> str:
    """4月1日起用; 示例 where it is one of ours."""
    since = words.day(checklist.used_from, today)
    if checklist.is_current:
        used = _("%s起在用") % since
    else:
        until = words.day(checklist.used_until, today)
        used = _("%(since)s启用，用到%(until)s") % {"since": since, "until": until}
    example = _("示例，以上级下发版本为准")
    return f"{used}。{example}" if checklist.is_example else used


def items(found: Iterable[ChecklistItem]) -> list[Shape]:
    """检查项 for inspections/checklist.html: the clause behind each, what it falls under."""
    return [
        {
            "n": item.order,
            "text": item.text,
            "clause": str(item.clause) if item.clause else "",
            "clause_url": reverse("standards:clause", args=[item.clause_id]) if item.clause else "",
            "category": item.category.name if item.category else "",
            "photo": asking_clause(item),
        }
        for item in found
    ]


def history(found: Iterable[Checklist], shown: Checklist, today: date) -> list[Shape]:
    """历次版本 for components/rows.html; the one that is shown is no link."""
    return [
        {
            "text": _("第 %d 版") % row.number,
            "url": "" if row == shown else reverse("inspections:checklist", args=[row.pk]),
            "note": _("在用") if row.is_current else "",
            "end": words.day(row.used_from, today),
        }
        for row in found
    ]


def answers(
    found: Iterable[Answer],
    *,
    issues: Mapping[int, Iterable[Issue]],
    lacking: Container[int],
    can_correct: bool,
    can_raise: bool,
) -> list[Shape]:
    """检查结果 for inspections/verdicts.html, in the order of the checklist.

    `issues` are those that came of an item, `lacking` the answers that are short of a photo;
    what falls short and has no issue yet leads to the form of one.
    """
    return [
        {
            "text": row.item.text,
            "verdict": row.verdict,
            "word": row.get_verdict_display(),
            "note": row.note,
            "url": reverse("inspections:answer_correct", args=[row.pk]) if can_correct else "",
            "photos": photos_of(row),
            "issues": [_issue(issue) for issue in issues.get(row.item_id, ())],
            "lacks_photo": row.pk in lacking,
            "raise_url": _raise_url(row) if can_raise and row.item_id not in issues else "",
        }
        for row in found
    ]


def photos_of(row: Answer) -> list[Shape]:
    """检查照片 of an answer, small, each leading to the whole."""
    return [_photo(row, proof.pk, n) for n, proof in enumerate(row.proofs.all(), 1)]


def _raise_url(row: Answer) -> str:
    if row.verdict != Verdict.NOT_MET:
        return ""
    return f"{reverse('inspections:finding_new', args=[row.visit_id])}?answer={row.pk}"


def tally(found: Iterable[Answer], asked: int) -> str:
    """18 项：符合 12，基本符合 2，不符合 3，不适用 1; what is open is said too."""
    rows = list(found)
    parts = [
        _("%(word)s %(n)d") % {"word": verdict.label, "n": n}
        for verdict in Verdict
        if (n := sum(row.verdict == verdict for row in rows))
    ]
    if asked > len(rows):
        parts.append(_("没有答 %d") % (asked - len(rows)))
    return _("%(n)d 项：%(parts)s") % {"n": asked, "parts": "，".join(parts)}


def _issue(issue: Issue) -> Shape:
    url = reverse("issues:detail", args=[issue.pk])
    return {"url": url, "text": _("问题 %s") % issue.serial}


def _photo(row: Answer, proof: int, n: int) -> Shape:
    keys = [row.pk, proof]
    return {
        "url": reverse("inspections:answer_photo", args=keys),
        "thumb_url": reverse("inspections:answer_thumbnail", args=keys),
        "alt": _("%(item)s，第 %(n)d 张") % {"item": row.item.text, "n": n},
    }


def _type(kind: PlaceType, current: Checklist | None, today: date, draft: str) -> Shape:
    name = str(kind.label)
    if current is None:
        sub = _("起草一版") if draft else ""
        cells = [
            {"kind": "text", "text": name, "sub": sub, "url": draft},
            {"kind": "plain", "text": _("没有在用的"), "quiet": True},
            {"kind": "amount", "text": "—"},
            {"kind": "time", "text": "—"},
        ]
        return {"value": kind.value, "label": name, "cells": cells}
    facts = {"number": current.number, "mark": _("，示例") if current.is_example else ""}
    url = reverse("inspections:checklist", args=[current.pk])
    cells = [
        {"kind": "text", "text": name, "url": url},
        {"kind": "plain", "text": _("第 %(number)d 版%(mark)s") % facts},
        {"kind": "amount", "text": str(current.n_items), "unit": _("项")},  # type: ignore[attr-defined]
        {"kind": "time", "text": words.day(current.used_from, today)},
    ]
    return {"value": kind.value, "label": name, "cells": cells}
