"""导入的结果: which thing each line became."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from chuangcheng.issues.models import Issue
from chuangcheng.ledgers.models import Import, ImportRow, Register
from chuangcheng.ledgers.verdicts import WRITTEN, Verdict
from chuangcheng.places.models import Place

MOST = 200  # the rest is in the list
LISTS = {Register.ISSUES: "issues:list", Register.PLACES: "places:list"}
_DETAILS = {Register.ISSUES: "issues:detail", Register.PLACES: "places:detail"}

Shape = dict[str, Any]


def table(record: Import) -> Shape | None:
    """The lines that were written and those that were left out, for components/table.html."""
    kept = ImportRow.objects.filter(import_record=record)
    rows = list(kept.filter(verdict__in=[*WRITTEN, Verdict.SKIPPED]).order_by("id")[:MOST])
    if not rows:
        return None
    names = _names(record, [row for row in rows if row.subject])
    return {
        "caption": _("写入的和跳过的行"),
        "columns": [
            _column(_("行号"), "number"),
            _column(_("结论"), "kind"),
            _column(_("内容"), ""),
        ],
        "rows": [{"cells": _cells(record, row, names), "peek_url": ""} for row in rows],
        "selectable": False,
    }


def _names(record: Import, rows: list[ImportRow]) -> dict[int, str]:
    ids = [_pk(row) for row in rows]
    if record.register == Register.ISSUES:
        issues = Issue.objects.in_bulk(ids).values()
        return {issue.pk: f"{issue.serial} {issue.title}" for issue in issues}
    return {place.pk: place.name for place in Place.objects.in_bulk(ids).values()}


def _cells(record: Import, row: ImportRow, names: dict[int, str]) -> list[Shape]:
    pk = _pk(row) if row.subject else 0
    return [
        {"kind": "number", "text": str(row.row), "url": ""},
        {"kind": "plain", "text": str(row.get_verdict_display()), "quiet": False},
        {"kind": "text", "text": names.get(pk, ""), "url": _url(record, pk), "sub": row.sheet},
    ]


def _url(record: Import, pk: int) -> str:
    try:
        return reverse(_DETAILS[Register(record.register)], args=[pk]) if pk else ""
    except NoReverseMatch:
        return ""


def _pk(row: ImportRow) -> int:
    return int(row.subject.partition(":")[2])


def _column(label: str, width: str) -> Shape:
    return {
        "label": label,
        "width": width,
        "align": "",
        "sort_url": "",
        "sorted": "",
        "hide": "",
    }
