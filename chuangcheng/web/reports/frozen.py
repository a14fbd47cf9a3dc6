"""定稿的数: a number of a signed report with the rows that it counted then, void ones marked."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.figures import dictionary
from chuangcheng.reports.freezing import signed_scope
from chuangcheng.reports.models import SignedNumber, Signing
from chuangcheng.reports.rules import may
from chuangcheng.web import words
from chuangcheng.web.figures.stood import Row, Stood, stood
from chuangcheng.web.http import Request
from chuangcheng.web.records import fact, said
from chuangcheng.web.reports.panels import FIRST_ROWS, neighbours
from chuangcheng.web.reports.shown import Ways

Shape = dict[str, Any]


def facts(signing: Signing) -> list[Shape]:
    """签发: by whom, on which day, as of which entry, the digest."""
    on_paper = _("纸质签发") if signing.on_paper else ""
    return said(
        [
            fact(_("签发人"), signing.signatory, note=on_paper),
            fact(_("签发日期"), words.full_day(signing.signed_on)),
            fact(_("所知到"), _("第 %s 条留痕") % signing.known_at),
            fact(_("校验值"), signing.sha256),
        ]
    )


def panel(number: SignedNumber, ways: Ways, last: int, request: Request) -> Shape:
    """The panel of one number as it was signed."""
    report = number.signing.report
    found = rows(number, request, most=FIRST_ROWS)
    figure = dictionary.figure(number.key)
    return {
        **neighbours(ways, number.place, last),
        "name": str(figure.name),
        "figure": {"text": number.said, "unit": str(figure.unit), "url": "", "unknown": False},
        "as_of": _("截至 %(day)s，签发时定稿") % {"day": words.full_day(report.as_of)},
        "facts": said(
            [
                fact(_("人工修改"), _typed(number) if ways.inner else ""),
                fact(_("口径"), number.basis, note=_("第 %s 版") % number.version),
            ]
        ),
        "tell_url": "",
        "bars": [],
        "rows": [_shape(row) for row in found.rows],
        "rows_text": _("打开全部 %s 行") % found.total,
        "rows_url": reverse("reports:number", args=[report.pk, number.place]),
        "hidden": found.hidden,
    }


def rows(number: SignedNumber, request: Request, *, most: int | None = None) -> Stood:
    """数到的行 as they were frozen. What is void by now only who reads the drafts still sees."""
    signing = number.signing
    whole = bool(may("see", request.actor, signing.report))
    kept, scope = number.rows, signed_scope(signing)
    return stood(_figure(number), kept, scope, request, voids=whole, most=most)


def name(number: SignedNumber) -> str:
    """What was counted, and what was printed."""
    figure = _figure(number)
    return f"{figure.name} {number.said}{figure.unit}"


def table(number: SignedNumber, found: Stood) -> Shape:
    """数到的行 for components/table.html; a column that says nothing of any row is left out."""
    told = {
        "number": any(row.number for row in found.rows),
        "void": any(row.void for row in found.rows),
    }
    columns = {
        "number": {"label": _("编号"), "width": "number"},
        "label": {"label": _("数到的"), "width": ""},
        "void": {"label": _("现在"), "width": "kind"},
        "quantity": {"label": _("数量"), "width": "amount", "align": "num"},
    }
    said = [name for name in columns if told.get(name, True)]
    lines = [(row, _cells(row)) for row in found.rows]
    return {
        "caption": _("%s数到的行") % _figure(number).name,
        "columns": [columns[name] for name in said],
        "rows": [
            {"value": row.number, "label": row.label, "cells": [cells[name] for name in said]}
            for row, cells in lines
        ],
    }


def _cells(row: Row) -> dict[str, Shape]:
    quantity = _("未统计") if row.quantity is None else str(row.quantity)
    return {
        "number": {"kind": "number", "text": row.number},
        "label": {"kind": "text", "text": row.label, "url": row.url},
        "void": {"kind": "plain", "text": _("已作废") if row.void else ""},
        "quantity": {"kind": "amount", "text": quantity, "unit": ""},
    }


def _shape(row: Row) -> Shape:
    state = {"key": "void", "word": _("已作废")} if row.void else None
    return {"number": row.number, "title": row.label, "url": row.url, "state": state}


def _typed(number: SignedNumber) -> str:
    if number.said == number.text:
        return ""
    told = {"said": number.said, "value": number.text}
    return _("报告里写 %(said)s，记录里是 %(value)s") % told


def _figure(number: SignedNumber) -> Any:
    return dictionary.figure(number.key)
